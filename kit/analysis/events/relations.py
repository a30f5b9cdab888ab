"""How two reports' figures on one event stand to each other, and why.

The words are those of `kit.compare`, and one more: "updated" where a later report of the same
counter, or of one that is not said, gives another number than an earlier one. Two figures conflict
only where no number satisfies both as worded: an open end, a vague word, a later hour, a wider
group are room, and are told as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from kit.analysis.events.counters import counter_key, nameless, one_counter
from kit.analysis.events.incidents import Counted
from kit.analysis.figures.alignment import aligned
from kit.analysis.figures.corroboration import RELATIONS as OF_TWO_FIGURES
from kit.analysis.figures.reports import Figure, interval_words
from kit.analysis.places.gazetteer import one_spelling
from kit.analysis.places.relation import standing

_ANYONE = frozenset(
    "people persons person lives life dead victims victim individuals others souls casualties "
    "bodies fatalities deaths".split()
)
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'ʼ-]+(?: [A-Z][\w’'ʼ-]+)*")
_ARMED = ("fighters", "government_forces")
WHILE = 6  # hours in which a toll may have risen however quickly reports follow each other
ASK = "Ask what each includes and when it was taken; do not add or average them."
RELATIONS = (*OF_TWO_FIGURES, "updated")
_WHO = {
    "civilians": "all/civilians", "children": "all/civilians/children", "fighters": "all/fighters",
    "government_forces": "all/government forces",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two figures of two reports: how they stand to each other (`RELATIONS`), and why."""

    a: Counted
    b: Counted
    relation: str
    why: str
    independent: bool | None
    """True for two counters, False for one, None where nobody can tell."""


def figure(counted: Counted) -> Figure:
    """Return a counted figure as the record that `kit.compare` and its charts take."""
    claim = counted.claim
    place = counted.where.place if counted.where else None
    return Figure(
        id=counted.id, low=counted.low, high=counted.high, kind=claim.kind,
        who=_WHO.get(claim.group or ""), wording=claim.wording or claim.words,
        place=place.path if place else counted.where.words if counted.where else None,
        first_day=counted.first_day, last_day=counted.last_day, counter=claim.counter,
        reporter=counted.report.outlet, by_table=claim.form == "vague",
    )  # fmt: skip


def related(a: Counted, b: Counted) -> Pair:
    """Return how the figures of two reports on one event stand to each other."""
    independent = _independent(a, b)

    def pair(relation: str, why: str) -> Pair:
        return Pair(a, b, relation, why, independent)

    apart = _apart(a, b)
    if apart:
        return pair("not-comparable", f"They do not count the same thing: {apart}.")
    one, two = figure(a), figure(b)
    rows = {row.name: row for row in aligned(one, two)}
    scopes = {rows[name].relation for name in ("who", "what")} - {"same"}
    if "apart" in scopes or "unclear" in scopes or scopes >= {"part", "whole"}:
        words = "; ".join(f"{n} ({rows[n].words})" for n in ("who", "what")
                          if rows[n].relation != "same")  # fmt: skip
        return pair("not-comparable", f"They do not count the same thing: {words}.")
    if (None, None) in (one.interval, two.interval):
        return pair("not-comparable", "A number word here names no interval.")
    if _two_groups(a, b) or _two_groups(b, a):
        who = f"{_whom(a)} and {_whom(b)}"
        return pair("not-comparable", f"They do not count the same thing: who ({who}).")
    if a.part or b.part:
        if a.part and b.part:
            return pair("not-comparable", "Both are parts of a count, and maybe of two.")
        return _inside(a, b, a.part, pair)
    if scopes:
        return _inside(a, b, "part" in scopes, pair)
    narrow = _narrower(a), _narrower(b)
    # People who were missing are found, and one counter's later count takes the place of its first.
    moved = a.claim.kind == "missing" or (
        one_counter(a, b) and a.report.before(b.report) is not None
    )
    if not moved and narrow[0] != narrow[1]:
        if all(narrow) and _exclude(one, two):
            who = f"{narrow[0]} and {narrow[1]}"
            return pair("not-comparable", f"Whether they count the same people is open: {who}.")
        if _fits(*((one, two) if narrow[0] else (two, one))):
            return _inside(a, b, bool(narrow[0]), pair)
    words = f"{a.report.outlet} says {interval_words(one)}, {b.report.outlet} {interval_words(two)}"
    if one.interval == two.interval and not (a.open_because or b.open_because):
        return pair("same", f"Both say the same: {interval_words(one)}.")
    if not _exclude(one, two):
        low = max((f.low for f in (one, two) if f.low is not None), default=None)
        high = min((f.high for f in (one, two) if f.high is not None), default=None)
        both = interval_words(Figure("both", low, high, one.kind))
        vague = "".join(
            f" {why[:1].upper()}{why[1:]}."
            for why in sorted({a.open_because, b.open_because} - {""})
        )
        return pair("compatible", f"{words}; {both} satisfies both.{vague}")
    return _excluding(a, b, words, pair)


def _narrower(counted: Counted) -> str:
    """Return the counted noun where it names some of those who can be hurt: "pupils"; else ""."""
    who = (counted.claim.who or "").lower().split()
    noun = who[-1] if who else ""
    return "" if noun in _ANYONE or counted.claim.group else noun


def _two_groups(armed: Counted, other: Counted) -> bool:
    """Whether one counts armed people and the other a noun of none: "officers", "protesters"."""
    return armed.claim.group in _ARMED and bool(_narrower(other))


def _whom(counted: Counted) -> str:
    return (counted.claim.group or _narrower(counted)).replace("_", " ")


def _exclude(one: Figure, two: Figure) -> bool:
    low = max((f.low for f in (one, two) if f.low is not None), default=None)
    high = min((f.high for f in (one, two) if f.high is not None), default=None)
    return low is not None and high is not None and low > high


def _fits(part: Figure, whole: Figure) -> bool:
    """Whether the two exclude each other as counts of one group, and not as a part and a whole."""
    low, high = part.low, whole.high
    apart = part.high is not None and whole.low is not None and part.high < whole.low
    return apart and not (low is not None and high is not None and low > high)


def _independent(a: Counted, b: Counted) -> bool | None:
    if one_counter(a, b):
        return False
    if None in (counter_key(a), counter_key(b)):
        return None
    # "officials" of two reports may be the same people or quite others.
    unclear = nameless(a.claim.counter or "") or nameless(b.claim.counter or "")
    return None if unclear else True


def _apart(a: Counted, b: Counted) -> str:
    """Return why two figures are of two events, "" where nothing says so."""
    if a.of == "unplaced" or b.of == "unplaced":
        lost = a if a.of == "unplaced" else b
        return f"what {lost.id} counts cannot be told ({lost.why})"
    place, words = standing(a.where, b.where)
    if place == "apart" or place == "unclear" and None not in (a.where, b.where):
        return f"where ({words})"
    if a.first_day and b.last_day and (a.first_day - b.last_day).days > 1:
        return f"when ({b.last_day} and {a.first_day})"
    if b.first_day and a.last_day and (b.first_day - a.last_day).days > 1:
        return f"when ({a.last_day} and {b.first_day})"
    if a.of != b.of:
        return f"{a.id} is of the {a.of} event, {b.id} of the {b.of}"
    if a.of == "other" and place == "unclear":
        return f"where ({words})"
    return ""


def _inside(a: Counted, b: Counted, first_is_part: bool, pair) -> Pair:
    part, whole = (a, b) if first_is_part else (b, a)
    inner, outer = figure(part), figure(whole)
    some = "" if part.claim.group else _narrower(part)
    names = f"{'these ' if part.part else ''}{_scope(inner, some)} are among {_scope(outer)}"
    if inner.low is not None and outer.high is not None and inner.low > outer.high:
        if whole.report.before(part.report):
            return pair(
                "updated",
                f"{names}, and the later report already has {interval_words(inner)} of them, "
                f"more than the earlier {interval_words(outer)} of all.",
            )
        return pair(
            "conflict",
            f"{names}, but they are more: {interval_words(inner)} against "
            f"{interval_words(outer)}. Ask what each includes.",
        )
    relation = "nested" if one_counter(a, b) and inner.low != outer.low else "compatible"
    return pair(
        relation,
        f"{names}: {interval_words(inner)} fits into {interval_words(outer)}, and the whole is "
        f"then {max(inner.low or 0, outer.low or 0):,} or more. A part is never added to its "
        "whole.",
    )


def _hours_apart(earlier: Counted, later: Counted) -> float:
    """Return the hours between two publications; of days without an hour, 24 for each."""
    one, two = earlier.report.published, later.report.published
    if isinstance(one, datetime) and isinstance(two, datetime):
        return (two - one).total_seconds() / 3600
    days = (later.report.day or date.min) - (earlier.report.day or date.min)
    return 24 * days.days


def _scope(told: Figure, noun: str = "") -> str:
    who = noun or (told.who or "all").split("/")[-1]
    kind = told.kind.replace("_", " ")
    return f"{'people' if who == 'all' else who} {kind}"


def _elsewhere(a: Counted, b: Counted) -> str:
    """Return the names of the two places where each report names one that the other never does.

    No table need know them: who excludes a count of one town by that of another errs.
    """
    if a.across or b.across or not a.places or not b.places:
        return ""
    if standing(a.where, b.where)[0] != "unclear":
        return ""
    for one, other in ((a, b), (b, a)):
        told = _NAME.findall(other.report.article.text)
        if any(one_spelling(name, word) for name in one.places for word in told):
            return ""
    return f"{a.places[0]} and {b.places[0]}"


def _other_span(a: Counted, b: Counted) -> bool:
    """Whether two counts begin on days that lie apart: the dead of a week, and of two months."""
    if a.first_day is None or b.first_day is None:
        return False
    return abs((a.first_day - b.first_day).days) > 2


def _excluding(a: Counted, b: Counted, words: str, pair) -> Pair:
    if elsewhere := _elsewhere(a, b):
        return pair("not-comparable", f"{words}, but maybe at two places: {elsewhere}.")
    if _other_span(a, b):
        return pair("not-comparable", f"{words}, but they do not count from the same day.")
    earlier, later = (a, b) if a.report.before(b.report) else (b, a)
    ordered = a.report.before(b.report) is not None
    rose = (later.low or 0) > (earlier.high if earlier.high is not None else later.low or 0)
    same = one_counter(a, b)
    unsaid = counter_key(a) is None or counter_key(b) is None
    if ordered and a.claim.kind == "missing":
        return pair("updated", f"{words}: people who were missing are found, alive or dead.")
    if ordered and same:
        moved = "rose" if rose else "fell: ask whether the first was withdrawn"
        return pair("updated", f"{words}: one counter, and the count {moved}.")
    if ordered and unsaid and rose:
        return pair(
            "updated",
            f"{words}: the later count is the higher. Who counted is not said for both, so "
            "whether the toll rose or two counters differ is open.",
        )
    if ordered and rose and _hours_apart(earlier, later) >= WHILE:
        return pair(
            "updated",
            f"{words}: the later count, hours after the other, is the higher. Two counters gave "
            "them, so whether the toll rose or they differ is open.",
        )
    if a.across != b.across:
        wide = a if a.across else b
        return pair(
            "not-comparable",
            f"{words}, but {wide.id} counts over an area, and the other maybe at one place in it.",
        )
    late = "" if ordered else " Which was printed later is not said, and a toll may have risen."
    place, where = standing(a.where, b.where)
    if place in ("part", "whole"):
        return pair("not-comparable", f"{words}, but one reaches further: {where}.")
    return pair(
        "conflict",
        f"{words}: no number satisfies both as worded. {ASK}{late}",
    )
