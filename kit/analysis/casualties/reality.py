"""Did it happen? Futures, conditions, plans and threats are no casualties.

Past-tense hedges ("may have died", "there could be 5 wounded") are claims all the same: someone
says that it happened, if not how surely.
"""

from __future__ import annotations

from kit.analysis.casualties.predicates import REPORTED, Predicate
from kit.analysis.casualties.words import ADVERBS, BE, DETERMINERS, HAVE, Lexicon
from kit.analysis.lexicon.closed_classes import DO
from kit.analysis.numbers.numerals import Word, text_at

_REACH = 80  # words looked back over; keeps the cost linear in a text without full stops
_CLAUSE_MARKS = frozenset(", ; : -- — ( )".split())
_ENDS = frozenset("; : -- — ( who which that after when".split())
# Governors after which the losses are told as facts all the same: "without 5 deaths".
_FACTS = frozenset(("without", "against"))
_RISKS = frozenset("risk fearing plan plans aim".split())
_EFFECT = frozenset(
    "cause inflict produce leave result lead bring claim kill suffer take avoid prevent mean "
    "yield create provoke make reach injure wound".split()
)


def is_real(tokens: list[Word], predicate: Predicate, lex: Lexicon) -> bool:
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


def _conditional(tokens: list[Word], at: int) -> bool:
    """Return whether an "if" opens the clause that the predicate stands in."""
    while at >= 0 and tokens[at].text not in _CLAUSE_MARKS:
        if tokens[at].text in ("if", "unless", "lest"):
            return True
        at -= 1
    return False


def noun_is_real(tokens: list[Word], first: int, lex: Lexicon) -> bool:
    """Return whether a number with its own casualty noun ("5 deaths") is said to have happened.

    "could cause 500 casualties" did not; "there could be 5 dead" is a past-tense hedge.
    """
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        text = tokens[at].text
        if text in _ENDS or text in ("if", "unless"):
            return text in _ENDS
        if text in lex.modals and at + 1 < first:
            real = _under_to(tokens, at, lex) if text == "to" else _under_modal(tokens, at)
            if real is not None:
                return real
        elif text in lex.governors - _FACTS:
            return text in _RISKS
    return True


def _under_modal(tokens: list[Word], at: int) -> bool:
    """ "may have left 5 dead", "there could be 5 dead", "would later rise", not "could cause 5"."""
    text, after = tokens[at].text, tokens[at + 1].text
    if text == "would" and after in ("later", "eventually", "ultimately"):
        return True  # looks back
    if after == "have":
        return text in ("may", "might", "must")
    return after == "be" and text in ("may", "might", "could")


def _under_to(tokens: list[Word], at: int, lex: Lexicon) -> bool | None:
    """Return whether what a "to" brings in happened, None where the words before it must tell."""
    prev, after = text_at(tokens, at - 1), tokens[at + 1].text
    if after in DETERMINERS or after.endswith(("s'", "'s")) or not after.isalpha():
        return None  # "to the 12 dead"
    led = prev in lex.realis_infinitive
    if after in ("have", "be") or led or prev in ("due", "according"):
        return True  # "went on to kill 12", "is said to have left 5 dead"
    return led if after in _EFFECT else None
