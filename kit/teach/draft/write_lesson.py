"""The files of a reviewed lesson: bank, prose, and the article among the bundled ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from textwrap import fill

from kit.analysis.agency.acts import violent_acts
from kit.analysis.casualties.claims import casualties
from kit.course.bank.lint import COLUMNS
from kit.teach.draft.explaining import explained
from kit.teach.draft.figures import hurt
from kit.teach.draft.folder import Draft, write
from kit.teach.draft.proposals import THEMES, Proposal

NO_COUNT = "This story gives no number of people killed or wounded. That is worth noticing too."
HEADINGS = {
    "sourcing": ("Who speaks?", "For each sentence: who could be asked?"),
    "attribution": ("Who answers for it?", "Where does a report begin, and where does it end?"),
    "casualties": ("How many, and who counted?", "Take each figure at its word, and no further."),
    "framing": ("Whose words, whose doing?", "Observations, not verdicts: point at words."),
}


def write_lesson(
    draft: Draft,
    taken: Sequence[Proposal],
    origin: str,
    rights: str,
    minutes: int,
    articles: Path | None = None,
) -> list[Path]:
    """Write `questions.toml`, `lesson.md` and the bundled article; return their paths.

    `articles` is the folder of bundled articles; by default the kit's own.

    Files that stood there before are kept as numbered copies.
    """
    bank = draft.folder / "questions.toml"
    prose = draft.folder / "lesson.md"
    write(bank, _bank(draft, taken, minutes))
    write(prose, _prose(draft, taken, minutes))
    place = articles or Path(str(files("kit.data"))) / "articles"
    return [bank, prose, *_bundle(draft, origin, rights, place)]


def article_id(draft: Draft) -> str:
    """Return the id under which the lesson's article is bundled: the folder's slug."""
    return draft.folder.name[3:]


def _bank(draft: Draft, taken: Sequence[Proposal], minutes: int) -> str:
    import tomli_w

    lesson = {
        "id": draft.lesson,
        "number": draft.number,
        "title": draft.title,
        "minutes": minutes,
        "points": sum(p.question["points"] for p in taken),
        "article": article_id(draft),
    }
    table = {"lesson": lesson, "question": [explained(p, draft.article) for p in taken]}
    note = (
        "# Drafted by rules from the article, then reviewed by a person question by question.\n\n"
    )
    return note + tomli_w.dumps(table, multiline_strings=False)


def _prose(draft: Draft, taken: Sequence[Proposal], minutes: int) -> str:
    points = sum(p.question["points"] for p in taken)
    lines = [
        f"# {draft.number:02d} {draft.title}",
        "",
        f"{minutes} minutes · {points:g} points",
        "",
        *_content_note(draft),
        "```{code-cell} python",
        "import kit",
        "from kit import show",
        "",
        f'article = kit.use("{article_id(draft)}")',
        "show.passage(article)",
        "```",
    ]
    for theme in THEMES:
        here = [p for p in taken if p.theme == theme]
        if here:
            heading, line = HEADINGS[theme]
            lines += ["", f"## {heading}", "", line]
            for proposal in here:
                lines += ["", f"```{{question}} {proposal.id}", "```"]
        elif theme == "casualties" and not _counts(draft):
            lines += ["", f"## {HEADINGS[theme][0]}", "", fill(NO_COUNT, COLUMNS)]
    lines += [
        "",
        "## Key points",
        "",
        "- Ask of each sentence who answers for it.",
        "- Ask of each number who counted, and what.",
    ]
    return "\n".join(lines) + "\n"


def _counts(draft: Draft) -> bool:
    """Whether the article gives any number of people killed or wounded."""
    return bool(hurt(casualties(draft.article)))


def _content_note(draft: Draft) -> list[str]:
    """The lines that say beforehand what the story holds; [] for one without violence."""
    article = draft.article
    if _counts(draft):
        holds = "numbers of people killed or wounded"
    elif violent_acts(article):
        holds = "acts of violence"
    else:
        return []
    return [
        f"> *Content note.* The story tells of {holds}.",
        "> Stop at any time; nothing is lost.",
        "",
    ]


def _bundle(draft: Draft, origin: str, rights: str, place: Path) -> list[Path]:
    import tomli_w

    article = draft.article
    text, facts = place / f"{article_id(draft)}.txt", place / f"{article_id(draft)}.toml"
    write(text, article.text)
    table = {
        "id": article_id(draft),
        "title": draft.title,
        "sha256": hashlib.sha256(text.read_bytes()).hexdigest(),
        "words": len(article.text.split()),
        "blocks": len(article.blocks),
        "origin": origin,
        "rights": rights,
    }
    write(facts, tomli_w.dumps(table))
    return [text, facts]
