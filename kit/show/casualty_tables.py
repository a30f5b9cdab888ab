"""Casualty claims as a reader should meet them: wording, interval in words, who, when, by whom."""

from __future__ import annotations

from kit.analysis.casualties import CasualtyClaim, casualties as find
from kit.analysis.quantities import vague_table
from kit.show.tables import text_table, wrapped
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


def casualties(article: Article | str, words: str = "kit") -> None:
    """Print every casualty claim: wording, interval, what and who, counter, when and where.

    `words` picks the table for vague words: "kit", "acled" or "pitf".
    """
    article = as_article(article)
    found = find(article, words=words)
    if not found:
        print("No casualty claim found.")
        return
    print(text_table([_row(claim, article) for claim in found]))
    for note in dict.fromkeys(claim.note for claim in found if claim.note):
        print("\n".join(wrapped(f"Note: {note}.".replace("..", "."))))


def _row(claim: CasualtyClaim, article: Article) -> dict[str, str]:
    wording = claim.wording or claim.span.of(article)
    return {
        "Wording": " ".join(wording.split()),
        "Interval": in_words(claim.interval),
        "What, who": f"{_plain(claim.kind)}, {_plain(claim.group) if claim.group else 'who: ' + NOT_STATED}",
        "Counted by": claim.counter or NOT_STATED,
        "When, where": f"{claim.period or 'when: ' + NOT_STATED}; {claim.place or 'where: ' + NOT_STATED}",
    }


def _plain(name: str) -> str:
    return name.replace("_", " ")


def vague_words(*names: str) -> None:
    """Print what each table makes of vague number words; "unresolved" where it has no value."""
    tables = {name: vague_table(name) for name in TABLES}
    rows = []
    for word in names:
        if all(word not in table for table in tables.values()):
            known = ", ".join(sorted(set().union(*tables.values())))
            raise ValueError(f"{word!r} is in none of the tables; they have {known}")
        rows.append({"Word": word} | {name: in_words(t.get(word)) for name, t in tables.items()})
    print(text_table(rows))
