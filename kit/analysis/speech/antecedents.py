"""What a pronoun can stand for: the noun phrases of a sentence that agree with it.

Agreement only narrows the choice. A phrase counts where a careful reader would let it: a person
by name, role or act of speaking for "he" and "she"; several, or a body of people, for "they".
"""

from __future__ import annotations

from kit.analysis.cast.mentions import Cast
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.grammar.phrases import is_time
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.speakers import HE, THEY, describe

REACH = 120  # items looked back over; keeps the cost linear in a text without full stops
# One person, whose sex is not told, is "they": "neither candidate said whether they would come".
_ANY_ONE = frozenset("neither either each every any no".split())
_PEOPLE_TOGETHER = frozenset(
    "jury crew staff crowd public couple family audience team side".split()
)


def candidates(p: Parsed, stop: int, word: str, cast: Cast) -> set[Items]:
    """Return the noun phrases before item `stop` that agree with the pronoun `word`."""
    found = set()
    for span in p.phrases(max(0, stop - REACH), stop):
        if span[1] > stop:
            break
        if agrees(p, span, word, cast):
            found.add(span)
        if word in HE and "POS" in p.tags[span[0] + 1 : span[1]]:
            owner = span[0], p.tags.index("POS", span[0] + 1)  # "Kane's job is safe ... sack him"
            if _names_a_person(p, owner, cast):
                found.add(owner)
    return found


def agrees(p: Parsed, span: Items, word: str, cast: Cast) -> bool:
    """Return whether a noun phrase can be what "he", "she", "they" or "them" stands for."""
    head = span[1] - 1
    tag, noun = p.tags[head], p.low[head]
    if tag in ("PRP", "EX", "WP", "WDT"):
        return noun in (HE if word in HE else THEY)
    if is_time(p.line, span):
        return False
    role = role_of(noun)
    if word in THEY:
        return (
            tag in ("NNS", "NNPS")
            or role is not None
            and (role[1] or role[0].who == "body")
            or noun in _PEOPLE_TOGETHER
            or noun.endswith("men")
            or p.low[span[0]] in _ANY_ONE
            or p.low[head + 1] == "and"
            and tag.startswith("NNP")
        )
    if describe(p, span, cast)[0] == "named":
        return _names_a_person(p, span, cast)
    if role is not None:
        return role[0].who == "person" and not role[1]
    return tag == "NN" and _speaks(p, span[1])


def _names_a_person(p: Parsed, span: Items, cast: Cast) -> bool:
    naming, speaker, person = describe(p, span, cast)
    if naming != "named" or not speaker:
        return False
    titled = span[1] - span[0] > len(speaker.split())
    return person and (titled or cast.known(speaker))


def _speaks(p: Parsed, k: int) -> bool:
    """Return whether a verb of speaking stands at item k ("the assistant says she")."""
    verb = p.verb[k]
    if verb is None or verb.form != "finite" or verb.passive:
        return False
    return any("quote" in cue.takes for cue in p.lexicon.verbs.get(p.head[k], ()))
