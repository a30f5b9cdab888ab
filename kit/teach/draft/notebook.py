"""The notebook in which an instructor reviews a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

from kit.teach.lessons.lesson import KERNEL

if TYPE_CHECKING:
    from kit.teach.draft.folder import Draft

INTRO = """# Review: {title}

{count} questions are proposed. Each rests on findings of rules, and rules miss
things: look at the passage before you accept. A question is used only if you
accept or edit it; nothing is built or released before `review.finish()`.

{notes}
Go through them at the desk below, or a line each:
`review.accept("{first}")`, `review.edit("{first}", prompt="...", key=[...])`,
`review.reject("{first}", why="...")`. Every decision is saved at once."""


def review_notebook(draft: Draft) -> str:
    """Return the text of the review notebook for a draft."""
    notes = "".join(f"*{note}*\n\n" for note in draft.notes)
    first = draft.proposals[0].id if draft.proposals else f"{draft.lesson}.1"
    intro = INTRO.format(title=draft.title, count=len(draft.proposals), notes=notes, first=first)
    cells = [
        nbformat.v4.new_markdown_cell(intro, id="intro"),
        nbformat.v4.new_code_cell(
            "from kit.teach.draft import Review, ReviewDesk\n\nreview = Review('.')\nreview",
            id="open",
        ),
        nbformat.v4.new_code_cell("ReviewDesk(review)", id="desk"),
        nbformat.v4.new_markdown_cell(
            "When every proposal is decided, fill in where the article comes from, who holds\n"
            "the rights in it and by what right you hand it out; learners read both. Take away\n"
            "the `#` and run the cell. It writes `questions.toml`, `lesson.md` and the article\n"
            "itself, to `kit/data/articles/`. Then add your own words to `lesson.md` and type\n"
            "`kit build` in a terminal.",
            id="then",
        ),
        nbformat.v4.new_code_cell(
            '# print(review.finish(origin="outlet, date and address",\n'
            '#                     rights="who holds them, and why you may hand it out"))',
            id="finish",
        ),
    ]
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    return nbformat.writes(book) + "\n"
