"""Alignment: do two figures count the same thing? Row by row, before any number is looked at.

The rows are those a recorder fills in before two counts may be held together: who, what, where,
when, how and origin (the bound is compared afterwards; the version shows in when). Each row is
"same", "part" (the first lies inside the second), "whole" (the other way round), "apart" (they
exclude each other) or "unclear". Something not said is marked, not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kit.analysis.figures.reports import Figure

# What happened, widest first: whoever was killed is among the "killed or wounded".
_WIDER_KINDS = {
    "killed": ("killed_or_wounded", "casualties"),
    "wounded": ("killed_or_wounded", "casualties"),
    "killed_or_wounded": ("casualties",),
}
KIND_WORDS = {
    "killed": "people killed", "wounded": "people wounded", "casualties": "casualties",
    "killed_or_wounded": "people killed or wounded", "missing": "people missing",
    "detained": "people detained", "kidnapped": "people kidnapped", "displaced": "people displaced",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of the alignment of two figures: its name, how they stand, and in words."""

    name: str
    relation: str
    words: str
    said: bool = True
    """False where one of the two figures does not say, so that the row rests on silence."""


def aligned(a: Figure, b: Figure) -> tuple[Row, ...]:
    """Return the rows who, what, where, when, how for two figures.

    >>> one = Figure("A", 5, 5, "killed", "all/civilians", "P")
    >>> two = Figure("B", 9, 9, "killed", "all", "P")
    >>> [(row.name, row.relation) for row in aligned(one, two)][:3]
    [('who', 'part'), ('what', 'same'), ('where', 'same')]
    """
    return (_who(a, b), _what(a, b), _where(a, b), _when(a, b), _how(a, b))


def _path(a: str, b: str) -> str:
    one, two = a.split("/"), b.split("/")
    if one == two:
        return "same"
    if one == two[: len(one)]:
        return "whole"
    return "part" if two == one[: len(two)] else "apart"


def _last(path: str | None) -> str:
    return "everyone" if path is None or path == "all" else path.split("/")[-1]


def _who(a: Figure, b: Figure) -> Row:
    # "People" with no more said stands for everyone the counter counted.
    relation = _path(a.who or "all", b.who or "all")
    said = a.who is not None and b.who is not None
    words = f"{_last(a.who)} and {_last(b.who)}"
    if relation == "same":
        words = _last(a.who) if said else "not said in at least one of the reports"
    if relation == "apart" and {"children", "civilians"} == {_last(a.who), _last(b.who)}:
        relation = "unclear"
    return Row("who", relation, words, said)


def _what(a: Figure, b: Figure) -> Row:
    words = f"{KIND_WORDS.get(a.kind, a.kind)} and {KIND_WORDS.get(b.kind, b.kind)}"
    if a.kind == b.kind:
        return Row("what", "same", KIND_WORDS.get(a.kind, a.kind))
    if b.kind in _WIDER_KINDS.get(a.kind, ()):
        return Row("what", "part", words)
    if a.kind in _WIDER_KINDS.get(b.kind, ()):
        return Row("what", "whole", words)
    return Row("what", "apart", words)


def _where(a: Figure, b: Figure) -> Row:
    if a.place is None or b.place is None:
        return Row("where", "same", "not said in at least one of the reports", said=False)
    one, two = a.place_words or _last(a.place), b.place_words or _last(b.place)
    words = f"{one} and {two}"
    relation = _path(a.place, b.place)
    if a.place_words or b.place_words:
        if a.place_words and b.place_words and one.casefold() == two.casefold():
            return Row("where", "same", one)
        return Row("where", _without_border(a, b, relation), words)
    if relation == "same":
        return Row("where", "same", _last(a.place))
    if relation == "apart" and "/" not in a.place + b.place:
        # Two bare names: one may lie inside the other, and no map is consulted here.
        relation = "same" if a.place.casefold() == b.place.casefold() else "unclear"
    return Row("where", relation, words)


def _without_border(a: Figure, b: Figure, relation: str) -> str:
    """Return how two places stand of which one at least has no border of its own.

    "The region of Aleppo" lies inside Syria; whether it is the province, no word says. So it is
    part of whatever holds the place around it, and cannot be told from what lies inside that.
    """
    if relation != "apart":
        if a.place_words and not b.place_words and relation in ("same", "part"):
            return "part"
        if b.place_words and not a.place_words and relation in ("same", "whole"):
            return "whole"
        return "unclear"
    return "apart"


def _when(a: Figure, b: Figure) -> Row:
    said = None not in (a.first_day, a.last_day, b.first_day, b.last_day)
    words = f"{_days(a)} and {_days(b)}"
    if a.last_day and b.first_day and a.last_day < b.first_day:
        return Row("when", "apart", words, said)
    if b.last_day and a.first_day and b.last_day < a.first_day:
        return Row("when", "apart", words, said)
    starts = _compared(a.first_day, b.first_day)
    ends = _compared(b.last_day, a.last_day)
    if starts == ends == 0:
        words = _days(a) if said else "not given to the day in at least one of the reports"
        return Row("when", "same", words, said)
    if starts >= 0 and ends >= 0:
        return Row("when", "part", words, said)
    if starts <= 0 and ends <= 0:
        return Row("when", "whole", words, said)
    return Row("when", "unclear", words, said)


def _compared(a: date | None, b: date | None) -> int:
    return 0 if a is None or b is None else (a > b) - (a < b)


def _days(figure: Figure) -> str:
    first, last = figure.first_day, figure.last_day
    if first is None and last is None:
        return "days not given"
    begin = f"{first.day} {first:%B %Y}" if first else "a day not given"
    end = f"{last.day} {last:%B %Y}" if last else "a day not given"
    return begin if begin == end else f"{begin} to {end}"


def _how(a: Figure, b: Figure) -> Row:
    one, two = a.cause or a.how, b.cause or b.how
    if one == two and a.how != b.how:
        return Row("how", "same", f"{a.how} and {b.how}, one cause in other words")
    if one == two:
        return Row("how", "same", a.how or "not said in either report", a.how is not None)
    words = f"{a.how or 'no cause given'} and {b.how or 'no cause given'}"
    return Row("how", "unclear" if a.how is None or b.how is None else "apart", words)
