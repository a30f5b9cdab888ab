"""The files of a reviewed lesson: bank, prose, and the article among the bundled ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from textwrap import fill, wrap

from kit.analysis.agency.acts import violent_acts
from kit.analysis.agency.passive_clauses import passives
from kit.analysis.casualties.claims import casualties
from kit.course.bank.lint import COLUMNS
from kit.course.kept_copies import write_keeping
from kit.teach.draft.explaining import explained
from kit.teach.draft.figures import hurt, sound
from kit.teach.draft.folder import Draft, write
from kit.teach.draft.proposals import THEMES, Proposal
from kit.teach.draft.two_counts import left_open
from kit.teach.draft.withdrawn import withdrawn

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
    minutes: int | None = None,
    articles: Path | None = None,
) -> list[Path]:
    """Write `questions.toml`, `lesson.md` and the bundled article; return their paths.

    `articles` is the folder of bundled articles; by default the kit's own. `minutes` are counted
    where none are given.

    Files that stood there before are kept as numbered copies.
    """
    minutes = minutes or counted_minutes(draft, taken)
    bank = draft.folder / "questions.toml"
    prose = draft.folder / "lesson.md"
    write(bank, _bank(draft, taken, minutes))
    write(prose, _prose(draft, taken, minutes) + _text_of(origin, rights))
    place = articles or Path(str(files("kit.data"))) / "articles"
    return [bank, prose, *_bundle(draft, origin, rights, place)]


def article_id(draft: Draft) -> str:
    """Return the id under which the lesson's article is bundled: the folder's slug."""
    return draft.folder.name[3:]


def counted_minutes(draft: Draft, taken: Sequence[Proposal]) -> int:
    """Return the minutes a lesson takes, in steps of five, as `scripts/minutes.py` counts them.

    From words to read, questions, rows, units to judge, free texts and second tries; not measured.
    """
    questions = [p.question for p in taken]
    prose = sum(len(q["prompt"].split()) for q in questions)
    told = sum(len(explained(p, draft.article)["explanation"].split()) for p in taken)
    rows = sum(len(q.get("items", q.get("fields", ()))) for q in questions)
    units = [q["universe"] for q in questions if q["kind"] == "units"]
    judged = sum(
        len(u) if isinstance(u, list) else len(draft.article.body_sentences) for u in units
    )
    texts = sum(q["kind"] == "text" for q in questions)
    minutes = (prose + told) / 180 + len(draft.article.text.split()) / 220
    seconds = 45 * len(questions) + 25 * rows + 5 * judged + 240 * texts + 12 * len(questions)
    return max(10, 5 * round((minutes + seconds / 60) / 5))


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
            lines += [
                "",
                f"## {heading}",
                "",
                fill(" ".join([line, *_taught(draft, theme)]), COLUMNS),
            ]
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


def _text_of(origin: str, rights: str) -> str:
    """The lines that tell learners whose the text is."""
    told = _linked(f"Where it comes from: {_stop(origin)} Rights: {_stop(rights)}")
    lines = fill(told, COLUMNS, break_long_words=False, break_on_hyphens=False)
    return f"\n## The text\n\n{lines}\n"


def _linked(words: str) -> str:
    """The words with each address as a link whose text is the site's name.

    >>> _linked("Orsa Post, https://www.orsa.example/2024/a.html.")
    'Orsa Post, [orsa.example](https://www.orsa.example/2024/a.html).'
    """
    return re.sub(
        r"https?://(?:www\.)?([^\s/)]+)(?:/\S*?)?(?=[.,;]?(?:\s|$))",
        lambda found: f"[{found[1]}]({found[0]})",
        words,
    )


def _stop(words: str) -> str:
    """Words on one line, with a full stop.

    >>> _stop("Orsa Post,  2 May")
    'Orsa Post, 2 May.'
    """
    line = " ".join(words.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _counts(draft: Draft) -> bool:
    """Whether the article gives any number of people killed or wounded."""
    return bool(hurt(casualties(draft.article)))


def _taught(draft: Draft, theme: str) -> Iterator[str]:
    """Sentences on what this very story holds, for the instructor to go on from; no key in them."""
    article = draft.article
    if theme == "attribution" and article.quotations:
        yield f"{len(article.quotations)} quotations stand in the story."
        yield "The words round them are the writer's."
    if theme == "casualties" and left_open(article, hurt(sound(article))):
        yield "More than one number of dead is given for the same event."
        yield "Before you ask which one holds, ask who gives it, and how they could know."
    if theme == "casualties" and withdrawn(article):
        yield "One number is taken back on the page itself. Counts change, up and down."
    if theme == "framing" and passives(article):
        yield "A passive is no fault. It shows what was done, and may leave out by whom."


def _content_note(draft: Draft) -> list[str]:
    """The lines that say beforehand what the story tells of; [] for one without violence."""
    claims = hurt(casualties(draft.article))
    kinds = {c.kind for c in claims}
    groups = {c.group for c in claims}
    told = []
    if kinds & {"killed", "casualties", "killed_or_wounded"}:
        told.append("people who were killed")
    if kinds & {"wounded", "casualties", "killed_or_wounded"}:
        told.append("people who were wounded")
    if "children" in groups:
        told.append("children among them")
    if not told and violent_acts(draft.article):
        told.append("acts of violence")
    if not told:
        return []
    note = f"*Content note.* The story tells of {_and(told)}. Stop at any time; nothing is lost."
    return [*(f"> {line}" for line in wrap(note, COLUMNS - 2)), ""]


def _and(parts: Sequence[str]) -> str:
    return " and ".join(parts) if len(parts) < 3 else f"{parts[0]} and {parts[1]}, {parts[2]}"


def _bundle(draft: Draft, origin: str, rights: str, place: Path) -> list[Path]:
    import tomli_w

    article = draft.article
    text, facts = place / f"{article_id(draft)}.txt", place / f"{article_id(draft)}.toml"
    # Copies go into the lesson's folder: here every .toml is taken for an article.
    write_keeping(text, article.text, beside=draft.folder)
    table = {
        "id": article_id(draft),
        "title": draft.title,
        "sha256": hashlib.sha256(text.read_bytes()).hexdigest(),
        "words": len(article.text.split()),
        "blocks": len(article.blocks),
        "origin": origin,
        "rights": rights,
    }
    write_keeping(facts, tomli_w.dumps(table), beside=draft.folder)
    return [text, facts]
