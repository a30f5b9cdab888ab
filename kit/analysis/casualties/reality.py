"""Did it happen? Futures, conditions, plans and threats are no casualties.

Past-tense hedges ("may have died", "there could be 5 wounded") are claims all the same: someone
says that it happened, if not how surely.
"""

from __future__ import annotations

from kit.analysis.casualties.predicates import REPORTED, Predicate
from kit.analysis.casualties.words import ADVERBS, BE, DETERMINERS, HAVE, Lexicon
from kit.analysis.numbers.numerals import Word, text_at


def is_real(tokens: list[Word], predicate: Predicate, lex: Lexicon) -> bool:
    """Return whether the words before the predicate leave it as something that happened.

    Past hedges ("may have died", "feared dead") are claims all the same. Futures, conditions,
    plans and threats are not.
    """
    at = predicate.first - 1
    if predicate.shape == "ing":
        return not any(
            text_at(tokens, at - step) in lex.governors for step in range(4) if at - step >= 0
        ) and not _conditional(tokens, at)
    has_be = has_have = False
    while at >= 0:
        text = tokens[at].text
        if text in lex.modals or text in ("did", "does", "do", "not"):
            break
        if text in HAVE:
            has_have = True
        elif text in BE:
            has_be = True
        elif not (
            text in ADVERBS or text in REPORTED or text in ("and", "or")
            or text in lex.verbs or text.endswith("ly")
        ):  # fmt: skip
            return not _conditional(tokens, at)
        at -= 1
    if at < 0:
        return True
    text = tokens[at].text
    if text == "not":
        return False
    if text in ("did", "does", "do"):
        return True
    prev = text_at(tokens, at - 1)
    if text == "to":
        if has_have or prev in lex.realis_infinitive or prev in REPORTED and prev != "left":
            return True
        # "used to kill" happened; "the death toll rose to 5 killed" has no infinitive at all.
        return predicate.shape == "state" or tokens[at + 1].number is not None
    if text in ("may", "might", "must"):
        return has_have or (has_be and predicate.shape == "state")
    if text == "could":
        return has_be and predicate.shape == "state" and not has_have
    return False


def _conditional(tokens: list[Word], at: int) -> bool:
    """Return whether an "if" opens the clause that the predicate stands in."""
    while at >= 0 and tokens[at].text not in (",", ";", ":", "--", "—", "(", ")"):
        if tokens[at].text in ("if", "unless", "lest"):
            return True
        at -= 1
    return False


def noun_is_real(tokens: list[Word], first: int, lex: Lexicon) -> bool:
    """Return whether a number with its own casualty noun ("5 deaths") is said to have happened.

    "could cause 500 casualties" did not; "there could be 5 dead" is a past-tense hedge.
    """
    at = first - 1
    while at >= 0 and first - at < _REACH:
        text, after = tokens[at].text, tokens[at + 1].text
        if text in (";", ":", "--", "—", "(") or text in ("who", "which", "that", "after", "when"):
            return True
        if text in ("if", "unless"):
            return False
        if text in lex.modals and at + 1 < first:
            if text == "to":
                if after in DETERMINERS or after.endswith(("s'", "'s")) or not after.isalpha():
                    at -= 1
                    continue
                prev = text_at(tokens, at - 1)
                if (
                    after in ("have", "be")
                    or prev in lex.realis_infinitive
                    or prev in ("due", "according")
                ):
                    return True
                if after in _EFFECT:
                    return prev in lex.realis_infinitive
                at -= 1
                continue
            if text == "would" and after in ("later", "eventually", "ultimately"):
                return True  # "would later rise to 191" looks back
            if after == "have" or (after == "be" and text in ("may", "might", "could")):
                return text in ("may", "might", "must") or after == "be"
            return False
        if text in lex.governors and text not in ("without", "against"):
            return text in ("risk", "fearing", "plan", "plans", "aim")
        at -= 1
    return True


_REACH = 80  # words looked back over; keeps the cost linear in a text without full stops
_EFFECT = frozenset(
    "cause inflict produce leave result lead bring claim kill suffer take avoid prevent mean "
    "yield create provoke make reach injure wound".split()
)
