"""Casualty claims as a reader should meet them: wording, interval in words, who, when, by whom."""

from __future__ import annotations

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties as find
from kit.analysis.figures.corroboration import compare
from kit.analysis.figures.record_form import record_of
from kit.analysis.figures.reports import Dossier, Report
from kit.analysis.figures.reports import Figure as Count
from kit.analysis.figures.reports import dossier as bundled
from kit.analysis.numbers.number_phrases import vague_table
from kit.course.learner.slips import NoSuchId
from kit.show.beside import article_id
from kit.show.parts import named, said, table
from kit.show.shown import present
from kit.text.article import Article
from kit.text.reading import as_article

NOT_STATED = "not stated"
NO_VALUE = "unresolved"
TABLES = ("kit", "acled", "pitf")

Interval = tuple[int | None, int | None]


def in_words(interval: Interval | None) -> str:
    """Return an interval as a reader says it; an open end is named, never left blank.

    >>> [in_words(i) for i in [(12, 12), (500, None), (None, 500), (24, 99), (0, 0)]]
    ['12', '500 or more', 'no floor, 500 at most', '24 to 99', 'none']
    """
    if interval is None or interval == (None, None):
        return NO_VALUE
    low, high = interval
    if low == high:
        return f"{low:,}" if low else "none"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"no floor, {high:,} at most"
    return f"{low:,} to {high:,}"


def casualties(article: Article | str, words: str = "kit", name: str = "") -> None:
    """Show every casualty claim: wording, interval, what and who, counter, when and where.

    `words` picks the table for vague words: "kit", "acled" or "pitf". `name` stands above all.
    """
    above = [said(f"{name}:")] if name else []
    article = as_article(article)
    found = find(article, words=words)
    if not found:
        present([*above, said("No casualty claim found.")])
        return
    rows = table("Casualty claims", [_row(claim, article) for claim in found])
    notes = dict.fromkeys(claim.note for claim in found if claim.note)
    present([*above, rows, *(said(f"Note: {note}.".replace("..", ".")) for note in notes)])


def _row(claim: CasualtyClaim, article: Article) -> dict[str, str]:
    wording = claim.wording or claim.span.of(article)
    who = _plain(claim.group) if claim.group else f"who: {NOT_STATED}"
    when = claim.period or f"when: {NOT_STATED}"
    where = claim.place or f"where: {NOT_STATED}"
    return {
        "Wording": " ".join(wording.split()),
        "Interval": in_words(claim.interval),
        "What, who": f"{_plain(claim.kind)}; {who}",
        "Counted by": claim.counter or NOT_STATED,
        "When, where": f"{when}; {where}",
    }


def _plain(name: str) -> str:
    return name.replace("_", " ")


def vague_words(*names: str) -> None:
    """Show what each table makes of vague number words; "unresolved" where it has no value."""
    tables = {name: vague_table(name) for name in TABLES}
    rows = []
    for word in names:
        if all(word not in table for table in tables.values()):
            known = ", ".join(sorted(set().union(*tables.values())))
            raise NoSuchId(f"{word!r} is in none of the tables; they have {known}")
        rows.append({"Word": word} | {name: in_words(t.get(word)) for name, t in tables.items()})
    present([table("What each table makes of vague number words", rows)])


def comparison(a: str, b: str, dossier: Dossier | str | None = None) -> None:
    """Show how the figures of two reports relate, why, and the alignment it rests on."""
    book = dossier if isinstance(dossier, Dossier) else bundled(article_id(dossier))
    found = compare(book[a], book[b])
    relation = found.relation.replace("-", " ")
    rows = [
        {"Row": r.name, "Stands": r.relation if r.said else "not said", "In words": r.words}
        for r in found.rows
    ]
    present(
        [
            said(f"{found.a.id} and {found.b.id}: {relation}. {found.why}"),
            table("The alignment it rests on", rows),
        ],
        gap="\n\n",
    )


def record(item: CasualtyClaim | Count | Report) -> None:
    """Show the verification worksheet filled in from a claim or a report, as far as it goes."""
    row = record_of(item)
    values = {_plain(name): str(getattr(row, name)) for name in _FIELDS}
    present([named(values, names=_LABEL, width=79 - _LABEL)])


_FIELDS = (
    "figure",
    "bound",
    "unit",
    "who",
    "where",
    "when",
    "counted_by",
    "reported_by",
    "method_known",
    "confirmed_independently",
)
_LABEL = max(map(len, _FIELDS)) + 1
