"""The marking rules as arithmetic: each function takes plain sets and numbers, returns 0 to 1.

Nothing here knows of digests, feedback or files. The rules reward discernment: marking
everything, or giving every item the same answer, earns nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

Id = str
RIGHT = 0.8
"""The score from which on a question counts as right, where one says how sure one is."""
MOST_INEXACT = 0.8
"""The most that a set which is not exactly the key can earn."""


def units_score(
    key: Collection[Id], neutral: Collection[Id], universe: Collection[Id], answer: Collection[Id]
) -> float:
    """Return hits minus false marks: exactly the key gives 1, anything else at most .8.

    Neutral ids are dropped from answer and universe, as many of them as `free` says; those beyond
    are marks like any other, or marking whatever might be meant would be as good as reading. Hits
    are the share of the key found, false marks the share of the rest marked. An empty key pays 1
    for an empty answer.

    >>> blocks = {str(n) for n in range(1, 23)}
    >>> units_score({"1", "4"}, {"22"}, blocks, {"1", "4", "22"})
    1.0
    >>> units_score({"1"}, {"20", "21", "22"}, blocks, {"1", "20", "21"})
    0.8
    """
    wanted, undecided = set(key), set(neutral)
    others = set(universe) - undecided - wanted
    given = set(answer) & (wanted | others)
    beyond = max(0, len(set(answer) & undecided) - free(wanted))
    if given == wanted and not beyond:
        return 1.0
    if not wanted:
        return 0.0
    hits = len(given & wanted) / len(wanted)
    rest = len(others) + max(0, len(undecided) - free(wanted))
    false = (len(given - wanted) + beyond) / rest if rest else 0.0
    return min(MOST_INEXACT, max(0.0, hits - false))


def free(key: Collection[Id]) -> int:
    """Return how many neutral ids may be marked: as many as there are right ones, 1 at least."""
    return max(1, len(key))


def match_score(
    key: Mapping[Id, Collection[Id]],
    half: Mapping[Id, Collection[Id]],
    answer: Mapping[Id, Id],
) -> float:
    """Return the mean over items: 1 for an accepted option, .5 for a half-credit one.

    With four items or more, one and the same option for every item scores 0: it is what
    somebody gives who has not read, and no key is like that.
    """
    if one_for_all(key, answer):
        return 0.0
    earned = 0.0
    for item, accepted in key.items():
        given = answer.get(item)
        earned += 1.0 if given in accepted else 0.5 if given in half.get(item, ()) else 0.0
    return earned / len(key)


def one_for_all(key: Collection[Id], answer: Mapping[Id, Id]) -> bool:
    """Return whether an answer gives four items or more one and the same option."""
    return len(key) >= 4 and len(answer) == len(key) and len(set(answer.values())) == 1


def interval_score(low_right: bool, high_right: bool, low: Any, high: Any) -> float:
    """Return half for each right end; 0 where low lies above high. None is an open end.

    An open end alone earns nothing: "anything is possible" can be said without reading.

    >>> interval_score(True, False, None, 40), interval_score(True, False, 31, 40)
    (0.0, 0.5)
    """
    if low is not None and high is not None and low > high:
        return 0.0
    if low_right != high_right and (low if low_right else high) is None:
        return 0.0
    return 0.5 * low_right + 0.5 * high_right


def order_score(constraints: Iterable[tuple[Id, Id]], answer: Sequence[Id]) -> float:
    """Return the share of constraints (before, after) that the ordering satisfies."""
    place = {item: i for i, item in enumerate(answer)}
    pairs = list(constraints)
    return sum(place[a] < place[b] for a, b in pairs) / len(pairs)


def token_f1(given: Collection[int], accepted: Collection[int]) -> float:
    """Return F1 of two sets of token positions."""
    shared = len(set(given) & set(accepted))
    return 2 * shared / (len(set(given)) + len(set(accepted))) if shared else 0.0


def discernment_score(key: Mapping[Id, str], answer: Mapping[Id, str]) -> float:
    """Return max(0, 2b - 1), b the mean of faulty items flagged and sound items called fine.

    >>> discernment_score({"1": "fine", "2": "flag"}, {"1": "flag", "2": "flag"})
    0.0
    """
    shares = []
    for verdict in ("flag", "fine"):
        items = [i for i, v in key.items() if v == verdict]
        shares.append(sum(answer.get(i) == verdict for i in items) / len(items))
    return max(0.0, sum(shares) - 1.0)


def confidence_score(stated: Mapping[Id, float], scores: Mapping[Id, float]) -> float:
    """Return 1 minus the Brier score; a question counts as right from a score of .8 up.

    Brier, Monthly Weather Review 78 (1950). A constant .5 gives .75.

    >>> confidence_score({"a.1": 0.5, "a.2": 0.5}, {"a.1": 1, "a.2": 0})
    0.75
    """
    if not stated:
        return 0.0
    misses = [(p - (1.0 if scores.get(q, 0.0) >= RIGHT else 0.0)) ** 2 for q, p in stated.items()]
    return 1.0 - sum(misses) / len(misses)


def cases_score(passed: Sequence[bool], outputs: Sequence[Any], expected_vary: bool) -> float:
    """Return the share of cases passed; 0 for a function that gives every input the same answer."""
    if expected_vary and len(outputs) > 1 and len(set(outputs)) == 1:
        return 0.0
    return sum(passed) / len(passed)
