"""What a pronoun can stand for: the noun phrases of a sentence that agree with it.

Agreement only narrows the choice. A phrase counts where a careful reader would let it: a person
by name, role or act of speaking for "he" and "she"; several, or a body of people, for "they".
"""

from __future__ import annotations

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases, is_time
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.cast import Cast
from kit.analysis.speech.speakers import HE, THEY, describe

REACH = 120  # items looked back over; keeps the cost linear in a text without full stops
# One person, whose sex is not told, is "they": "neither candidate said whether they would come".
_ANY_ONE = frozenset("neither either each every any no".split())
_PEOPLE_TOGETHER = frozenset(
    "jury crew staff crowd public couple family audience team side".split()
)


def candidates(
    line: Line, chunks: Phrases, stop: int, word: str, cast: Cast, lexicon: CueLexicon
) -> set[tuple[int, int]]:
    """Return the noun phrases before item `stop` that agree with the pronoun `word`."""
    found = set()
    i = max(0, stop - REACH)
    while i < stop:
        span = chunks.noun[i]
        if span is None:
            i += 1
            continue
        if span[1] <= stop:
            if agrees(line, chunks, span, word, cast, lexicon):
                found.add(span)
            owner = next((k for k in range(*span) if line.tags[k] == "POS"), None)
            if owner is not None and owner > span[0]:
                inner = (span[0], owner)  # "Kane's job is safe ... sack him"
                if word in HE and _names_a_person(line, chunks, inner, cast):
                    found.add(inner)
        i = span[1]
    return found


def agrees(
    line: Line,
    chunks: Phrases,
    span: tuple[int, int],
    word: str,
    cast: Cast,
    lexicon: CueLexicon,
) -> bool:
    """Return whether a noun phrase can be what "he", "she", "they" or "them" stands for."""
    head = span[1] - 1
    tag, noun = line.tags[head], line.low[head]
    if tag in ("PRP", "EX", "WP", "WDT"):
        return noun in (HE if word in HE else THEY)
    if is_time(line, span):
        return False
    role = role_of(noun)
    if word in THEY:
        if tag in ("NNS", "NNPS") or role and (role[1] or role[0].who == "body"):
            return True
        if noun in _PEOPLE_TOGETHER or noun.endswith("men") or line.low[span[0]] in _ANY_ONE:
            return True
        return head + 1 < len(line) and line.low[head + 1] == "and" and tag.startswith("NNP")
    if describe(line, chunks, span[0], span[1], cast)[0] == "named":
        return _names_a_person(line, chunks, span, cast)
    if role is not None:
        return role[0].who == "person" and not role[1]
    return tag == "NN" and _speaks(line, chunks, span, lexicon)


def _names_a_person(line: Line, chunks: Phrases, span: tuple[int, int], cast: Cast) -> bool:
    naming, speaker, person = describe(line, chunks, span[0], span[1], cast)
    if naming != "named" or not speaker:
        return False
    titled = span[1] - span[0] > len(speaker.split())
    return person and (titled or cast.known(speaker))


def _speaks(line: Line, chunks: Phrases, span: tuple[int, int], lexicon: CueLexicon) -> bool:
    """Return whether the phrase is the subject of a verb of speaking ("the assistant says she")."""
    verb = chunks.verb[span[1]] if span[1] < len(line) else None
    if verb is None or verb.form != "finite" or verb.passive:
        return False
    return any("quote" in cue.takes for cue in lexicon.verbs.get(line.low[verb.head], ()))
