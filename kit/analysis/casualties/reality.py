"""Did a count happen? Futures, conditions, plans and threats are no casualties.

Past-tense hedges ("may have died", "there could be 5 wounded") are claims all the same: someone
says that it happened, if not how surely.
"""

from __future__ import annotations

from kit.analysis.casualties.words import DETERMINERS, Lexicon
from kit.analysis.numbers.numerals import Word, text_at

_REACH = 80  # words looked back over; keeps the cost linear in a text without full stops
_ENDS = frozenset("; : -- — ( who which that after when".split())
# Governors after which the losses are told as facts all the same: "without 5 deaths".
_FACTS = frozenset(("without", "against"))
_RISKS = frozenset("risk fearing plan plans aim".split())
_EFFECT = frozenset(
    "cause inflict produce leave result lead bring claim kill suffer take avoid prevent mean "
    "yield create provoke make reach injure wound".split()
)


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
