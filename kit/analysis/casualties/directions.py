"""Which way a predicate looks: whether its people stand before or after it, and if it is real."""

from __future__ import annotations

from kit.analysis.casualties.chunks import LIST_LINKS, Clauses, Number
from kit.analysis.casualties.clause_ends import TIME_WORDS
from kit.analysis.casualties.predicates import REPORTED, Predicate
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, SEVERITY, STOP, Lexicon
from kit.analysis.lexicon.closed_classes import DO, NOMINATIVE, POSSESSIVES
from kit.analysis.numbers.numerals import Word, text_at

_CLAUSE_MARKS = frozenset(", ; : -- — ( )".split())
_ALSO_DONE_TO = frozenset("drown drowns drowned drowning suffocated suffocating".split())
_LEAVE = frozenset("left leaving leaves leave found finding took taking take shot".split())
_BEFORE_AN_OBJECT = frozenset("also instantly even only immediately outright ' off".split())
# Words that open an object, unless a time follows: "the rebels", "that day".
_OPENS_OBJECT = frozenset(
    "a an the this that these those any no every each both all most many".split()
)
_OBJECTS = POSSESSIVES | frozenset(
    "whole entire other him them us me it himself themselves anyone anybody someone nobody "
    "everyone one".split()
)


def settle_directions(clauses: Clauses) -> None:
    """Settle for every predicate where its people stand; a verb without any is a plain word."""
    for at, predicate in clauses.verbs():
        predicate.real = _is_real(clauses.tokens, predicate, clauses.lex)
        after = _looks_after(clauses, at, predicate)
        if after is None:
            clauses.no_predicate(at)
        else:
            predicate.after = after


def _looks_after(clauses: Clauses, at: int, predicate: Predicate) -> bool | None:
    """Return whether its people stand after the predicate; None where it has none at all."""
    if predicate.shape in ("of", "phrase"):
        return True
    if predicate.shape == "state":
        return _state(clauses, at)
    if predicate.takes == "subject":
        # "a wave drowning 3,000 people"
        people = at + 1 < len(clauses.chunks) and clauses.chunks[at + 1].people
        return people and clauses.word(at) in _ALSO_DONE_TO and not helpers(clauses, at)[0]
    if predicate.shape == "past":
        return _past(clauses, at)
    return _has_object(clauses, at + 1) or None


def _state(clauses: Clauses, at: int) -> bool | None:
    """ "left dead 12 people" looks after, "12 people dead" before; "two dead horses" is neither."""
    nxt = clauses.word(at + 1)
    if clauses.plain(at + 1) and nxt in clauses.lex.not_people and nxt not in STOP:
        return None
    people = clauses.counted(at + 1)
    return people is not None and people.people and clauses.word(at - 1) in _LEAVE


def _past(clauses: Clauses, at: int) -> bool:
    """ "killed 12 people", "had killed the 12", not "12 killed", "a man whom they had killed"."""
    be, have = helpers(clauses, at)
    back = clauses.skip(at - 1, HAVE | ADVERBS, -1)
    whom = clauses.word(back - 1) == "whom" and clauses.word(back) in NOMINATIVE | {"it", "you"}
    if be or whom or _counted_state(clauses, at):
        return False
    return have or _has_object(clauses, at + 1)


def helpers(clauses: Clauses, at: int) -> tuple[bool, bool]:
    """Return (be, have): which helping verb stands right before the predicate at `at`."""
    back = at - 1
    while (text := clauses.word(back)) in _PASSED or text.endswith("ly"):
        if text in HAVE:
            break
        back -= 1
    return text in BE, text in HAVE


_PASSED = (ADVERBS | REPORTED | {"not", "'"}) - BE


def _counted_state(clauses: Clauses, at: int) -> bool:
    """Return whether "the 41 wounded" names people by their state, whatever follows."""
    number = clauses.number(at - 1)
    if number is None or number.noun.head != "bare" or not number.people:
        return False
    return clauses.word(at - 2) in ("the", "these", "those") and clauses.counted(at + 1) is None


def _has_object(clauses: Clauses, at: int) -> bool:
    """Return whether an object starts at chunk `at`, so that the verb before it is active."""
    at = clauses.skip(at, _BEFORE_AN_OBJECT)
    number = clauses.counted(at)
    if number is not None:
        percent = isinstance(number, Number) and number.quantity.unit == "percent"
        if number.noun.head != "other" or percent:
            return True
        # "killed 18 elephants, two herders": people stand further on in the list.
        further = clauses.counted(at + 2) if clauses.word(at + 1) in LIST_LINKS else None
        return further is not None and further.people and further.noun.head == "person"
    text = clauses.word(at)
    if not clauses.plain(at):
        return False
    if text in _OPENS_OBJECT:
        return not {clauses.word(at + 1), clauses.word(at + 2)} & TIME_WORDS
    if text in _OBJECTS:
        return True
    closed = text in STOP or text in SEVERITY or text in clauses.lex.verbs
    return text[0].isalpha() and not closed and not text.endswith("ly")


def _is_real(tokens: list[Word], predicate: Predicate, lex: Lexicon) -> bool:
    """Return whether the words before the predicate leave it as something that happened.

    Past hedges ("may have died", "feared dead") are claims all the same. Futures, conditions,
    plans and threats are not.
    """
    at = predicate.first - 1
    if predicate.shape == "ing":
        governed = any(text_at(tokens, at - step) in lex.governors for step in range(4))
        return not governed and not _conditional(tokens, at)
    helpers = set()
    while (text := text_at(tokens, at)) and text not in lex.modals and text not in DO | {"not"}:
        if text in HAVE or text in BE:
            helpers.add("have" if text in HAVE else "be")
        elif not (
            text in ADVERBS or text in REPORTED or text in ("and", "or")
            or text in lex.verbs or text.endswith("ly")
        ):  # fmt: skip
            return not _conditional(tokens, at)
        at -= 1
    state = predicate.shape == "state"
    if text == "to":
        prev = text_at(tokens, at - 1)
        told = prev in lex.realis_infinitive or prev in REPORTED - {"left"}
        # "used to kill" happened; "the death toll rose to 5 killed" has no infinitive at all.
        return "have" in helpers or told or state or tokens[at + 1].number is not None
    if text in ("may", "might", "must"):
        return "have" in helpers or "be" in helpers and state
    if text == "could":
        return helpers == {"be"} and state
    return not text or text in DO


_CLAUSE_WORDS = 60


def _conditional(tokens: list[Word], at: int) -> bool:
    """Return whether an "if" opens the clause that the predicate stands in, near enough to it."""
    first = max(0, at - _CLAUSE_WORDS)
    while at >= first and tokens[at].text not in _CLAUSE_MARKS:
        if tokens[at].text in ("if", "unless", "lest"):
            return True
        at -= 1
    return False
