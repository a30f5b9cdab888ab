"""How two places stand to each other: the same, one inside the other, apart, or nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.analysis.places.gazetteer import Place, one_spelling


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a figure is about: the text's words, and the place where a table knows one."""

    words: str
    place: Place | None = None

    @property
    def specific(self) -> bool:
        """Whether it is narrower than a country, as far as known."""
        return self.place is None or self.place.kind != "country"


def settled(words: str, may_be: Iterable[Place], lands: Iterable[str]) -> Where:
    """Return the place that words mean, given the countries that the text names.

    Of several of one name it is the one in a country that the text names; where none is, the name
    stays bare unless there is only one.

    >>> from kit.analysis.places.gazetteer import called
    >>> settled("Tripoli", called("Tripoli"), ["Lebanon"]).place.path
    'Lebanon/Liban-Nord/Tripoli'
    """
    known = list(may_be)
    lands = set(lands)
    inside = [p for p in known if p.country in lands]
    if inside:
        return Where(words, inside[0])
    return Where(words, known[0] if len({p.country for p in known}) == 1 else None)


def standing(a: Where | None, b: Where | None) -> tuple[str, str]:
    """Return (relation, why): "same", "part", "whole", "apart" or "unclear" of the first.

    >>> from kit.analysis.places.gazetteer import called
    >>> afghan = [Where(n, called(n)[0]) for n in ("Mazar-i-Sharif", "Mazar-e-Sharif")]
    >>> standing(*afghan)[0], standing(Where("Velm"), afghan[0])[0]
    ('same', 'unclear')
    """
    if a is None or b is None:
        return "unclear", "where is not said in at least one of the reports"
    if a.place is None or b.place is None:
        if one_spelling(a.words, b.words):
            return "same", a.words if a.words == b.words else f"{a.words}, spelled {b.words} too"
        return "unclear", f"{a.words} and {b.words}: no table here tells whether one lies in other"
    one, two = a.place.path.split("/"), b.place.path.split("/")
    if one == two:
        return "same", a.words if a.words == b.words else f"{a.words}, spelled {b.words} too"
    if one == two[: len(one)]:
        return "whole", f"{b.words} lies in {a.words}"
    if two == one[: len(two)]:
        return "part", f"{a.words} lies in {b.words}"
    if {a.place.kind, b.place.kind} == {"city", "province"} and _one_name(a.place, b.place):
        city, land = (a, b) if a.place.kind == "city" else (b, a)
        return "part" if city is a else "whole", f"{city.words} lies in {land.words}"
    return "apart", f"{a.words} and {b.words} are two places"


def _one_name(a: Place, b: Place) -> bool:
    return a.country == b.country and one_spelling(a.name, b.name)
