"""From words to claims: which number of a sentence counts people in which state.

The sentence is cut into chunks (counted noun phrases, predicates, other words). Each predicate
then takes its people: the subject before it or the list after it, across coordination,
relative clauses and inserted parts. What no rule claims is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.analysis.casualty_lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    OTHER_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SEVERITY,
    STOP,
    SUBORDINATORS,
    Lexicon,
)
from kit.analysis.casualty_nouns import NounPhrase, combined, group_of, noun_phrase
from kit.analysis.casualty_predicates import (
    _REPORTED,
    Predicate,
    is_real,
    noun_is_real,
    predicates,
)
from kit.analysis.numerals import Word
from kit.analysis.quantities import Quantity


@dataclass
class Chunk:
    """A counted noun phrase ("Q"), one unnamed person ("A"), a predicate ("V") or a word ("W")."""

    what: str
    first: int
    last: int
    text: str = ""
    quantity: Quantity | None = None
    noun: NounPhrase | None = None
    predicate: Predicate | None = None
    kind: str | None = None
    group: str | None = None
    rule: str = ""
    part_of: Chunk | None = None
    blocked: bool = False
    """Whether the number is known to be no claim (superseded, averted, released)."""
    unlikely: bool = False
    """Whether the noun is unknown and does not look like one for people ("boards")."""
    upper: bool = False
    """Whether only the second number of a range counts ("rose from 62 to 87")."""

    @property
    def people(self) -> bool:
        """Return whether this is a number or article that may count people."""
        return self.what in "QA" and not self.blocked and self.noun.head != "other"


@dataclass
class Clauses:
    """One sentence in chunks, and the lexicon it is read with."""

    tokens: list[Word]
    chunks: list[Chunk]
    lex: Lexicon
    text: str = ""
    claims: list[Chunk] = field(default_factory=list)


_SKIPPED = ADVERBS | BE | HAVE | _REPORTED
_BREAKS = frozenset(". ! ? ;".split()) | {":"}
_TIME = frozenset(
    "day days week weeks month months year years night nights morning afternoon evening time times "
    "hour hours weekend decade summer winter spring autumn same previous following next last moment".split()
)
_LIST_LINKS = frozenset(", and or & plus / nor".split())
_FREED = frozenset(
    "released release releasing freed free freeing rescued rescue exchanged swapped surrendered "
    "handed returned liberated saved pardoned".split()
)


def chunked(tokens: list[Word], quantities: list[Quantity], lex: Lexicon, text: str) -> Clauses:
    """Return the sentence `tokens` cut into chunks."""
    starts = {q.first: q for q in quantities}
    found = predicates(tokens, lex)
    chunks: list[Chunk] = []
    at, size = 0, len(tokens)
    while at < size:
        quantity = starts.get(at)
        if quantity is not None:
            chunk = _counted(tokens, quantity, lex)
        elif tokens[at].text in ("a", "an"):
            chunk = _article(tokens, at, lex, text)
        else:
            chunk = None
        if chunk is None and at in found:
            predicate = found[at]
            chunk = Chunk("V", at, predicate.last, tokens[at].text, predicate=predicate)
        if chunk is None:
            chunk = Chunk("W", at, at + 1, tokens[at].text)
        chunks.append(chunk)
        at = max(chunk.last, at + 1)
    return Clauses(tokens, chunks, lex, text)


def _counted(tokens: list[Word], quantity: Quantity, lex: Lexicon) -> Chunk:
    vague = quantity.form in ("vague", "unresolved") or (
        tokens[quantity.last - 1].text in ("dozen", "hundred", "thousand", "million", "score")
    )
    if quantity.unit != "count":
        return Chunk(
            "Q", quantity.first, quantity.last, quantity=quantity,
            noun=NounPhrase(quantity.last, "other"), blocked=True,
        )  # fmt: skip
    noun = noun_phrase(tokens, quantity.last, lex, vague)
    chunk = Chunk("Q", quantity.first, max(noun.end, quantity.last), quantity=quantity, noun=noun)
    chunk.group = noun.group
    word = tokens[chunk.last - 1].text
    chunk.unlikely = noun.head == "unknown" and not noun.group and not word.endswith(_PEOPLE_ENDINGS)
    if noun.head == "casualty" and word in lex.singular_nouns and quantity.value not in (1, None):
        chunk.blocked = quantity.form == "exact"  # "the 1999 shooting death"
    if "family" in quantity.wording.lower() or "families" in quantity.wording.lower():
        noun.states_group = True
    prev = tokens[quantity.first - 1].text if quantity.first else ""
    nxt = tokens[chunk.last].text if chunk.last < len(tokens) else ""
    if quantity.form == "unresolved" and not quantity.table == "kit":
        pass
    elif quantity.form == "unresolved" or noun.severity or nxt in SEVERITY:
        chunk.blocked = True
    # "Jones, 45, who was": an age between commas, no count.
    if noun.head == "bare" and quantity.form == "exact" and prev in (",", "(") and nxt in (",", ")"):
        if tokens[quantity.first].number is not None and quantity.value < 120:
            before = tokens[quantity.first - 2].text if quantity.first > 1 else ""
            if before.isalpha() and before not in lex.verbs and before not in lex.states:
                chunk.blocked = True
    if prev in ("another", "other") and quantity.value == 1:
        chunk.blocked = True
    if quantity.value == 1 and noun.head == "bare" and prev in ("no", "the", "this", "that", "any", "every"):
        chunk.blocked = True
    if quantity.value == 0 and quantity.form == "exact":
        chunk.blocked = noun.head not in ("casualty", "person")
    return chunk


_PEOPLE_ENDINGS = ("ans", "ese", "ists", "ers", "ors", "is", "ians", "ees", "ants", "men")


def _article(tokens: list[Word], at: int, lex: Lexicon, text: str) -> Chunk | None:
    """Return the chunk of one unnamed person with a or an, or None where it is no such thing."""
    after = at + 1
    if after >= len(tokens) or tokens[after].text in ("number", "total", "dozen", "group", "family"):
        return None
    noun = noun_phrase(tokens, after, lex)
    if noun.head != "person" or noun.end <= after or noun.others:
        return None
    head = tokens[noun.end - 1].text
    if head not in lex.one_person or head in ("being", "minor", "human", "senior", "private", "general", "major") and (
        noun.end < len(tokens) and tokens[noun.end].text.isalpha() and tokens[noun.end].text not in STOP
        and tokens[noun.end].text not in lex.verbs
    ):  # fmt: skip
        return None
    if _named(tokens, noun.end, text, lex):
        return None
    return Chunk("A", at, noun.end, noun=noun, group=noun.group)


def _named(tokens: list[Word], at: int, text: str, lex: Lexicon) -> bool:
    """Return whether a name follows the noun phrase that ends at `at`: a named victim."""
    if at >= len(tokens):
        return False
    word = tokens[at].text
    look = at + 1 if word == "," else at
    if look < len(tokens) and tokens[look].text in ("named", "identified", "called", "known"):
        return True
    if word == ",":
        # "a reporter, Roberto Navas, was killed"
        close = look
        while close < len(tokens) and close - look < 5 and tokens[close].text.isalpha():
            inner = tokens[close].text
            if inner in STOP or inner in lex.verbs or inner in lex.people or inner in lex.states:
                return False
            close += 1
        return look < close < len(tokens) and tokens[close].text in (",", "(")
    first = text[tokens[at].start] if text else ""
    if first.isupper() and word not in STOP and word not in lex.verbs and not text.isupper():
        return True
    return False


def read_claims(clauses: Clauses) -> list[Chunk]:
    """Return the chunks of a sentence that are claims, with kind, group, rule and whole."""
    chunks, lex = clauses.chunks, clauses.lex
    if not any(chunk.people for chunk in chunks):
        return []
    if any(chunk.text in lex.simulated for chunk in chunks if chunk.what == "W"):
        return []
    _direct(clauses)
    _decide_directions(clauses)
    _tolls(clauses)
    for at, chunk in enumerate(chunks):
        if chunk.what == "V" and not chunk.predicate.after:
            _take_subject(clauses, at)
    for at, chunk in enumerate(chunks):
        if chunk.what == "V" and chunk.predicate.after:
            _take_list(clauses, at, at + 1, chunk.predicate.kind, "casualties.object")
    _among_the_dead(clauses)
    _heads(clauses)
    _parts(clauses)
    _elliptic(clauses)
    _groups(clauses)
    clauses.claims = [c for c in chunks if c.what in "QA" and c.kind and not c.blocked]
    return clauses.claims


def _word(chunks: list[Chunk], at: int) -> str:
    return chunks[at].text if 0 <= at < len(chunks) and chunks[at].what in "WV" else ""


_SUBJECT_RULES = frozenset(
    ("casualties.subject", "casualties.subject-list", "casualties.relative", "casualties.pronoun")
)


def _set(chunk: Chunk, kind: str, rule: str, part_of: Chunk | None = None) -> None:
    # A noun that names the state says it best; "victims" leaves it open, so a verb settles it.
    if chunk.kind and not (chunk.kind == "casualties" and chunk.rule == "casualties.noun"):
        return
    if chunk.noun.head == "other" or chunk.blocked:
        return
    if rule in _SUBJECT_RULES and kind in ("missing", "detained", "displaced") and chunk.unlikely:
        return
    if chunk.what == "A" and chunk.noun.kind:
        kind = chunk.noun.kind  # "including a wounded corporal"
    chunk.kind, chunk.rule = kind, rule
    if part_of is not None and part_of is not chunk:
        chunk.part_of = part_of


_HOLD = frozenset(
    "take takes took taken taking hold holds held holding capture captured captures capturing "
    "seize seized have had made make making report reported include includes including kept".split()
)
_LIFE_VERBS = frozenset(
    "claim claims claimed claiming take takes took taken taking cost costs costing lose lost "
    "losing loss ended of with".split()
)


def _direct(clauses: Clauses) -> None:
    """Give a number its kind from its own noun: "8 deaths", "60 wounded soldiers"."""
    chunks, tokens, lex = clauses.chunks, clauses.tokens, clauses.lex
    for at, chunk in enumerate(chunks):
        if chunk.what not in "QA" or not chunk.people or not chunk.noun.kind:
            continue
        noun = chunk.noun
        head = tokens[chunk.last - 1].text
        prev = _word(chunks, at - 1)
        if not noun_is_real(tokens, chunk.first, lex):
            chunk.blocked = True
        elif head in ("lives", "life"):
            verb = prev if prev not in ADVERBS else _word(chunks, at - 2)
            after = {_word(chunks, at + step) for step in (1, 2, 3)}
            if verb in _LIFE_VERBS and verb not in ("with",) or after & {"lost", "claimed"}:
                _set(chunk, "killed", "casualties.lives")
            else:
                chunk.blocked = True
        elif noun.part and noun.head == "bare":
            continue
        elif head in _HELD_NOUNS:
            back = {_word(chunks, at - step) for step in (1, 2, 3)}
            if back & _FREED:
                chunk.blocked = True
            elif back & _HOLD:
                _set(chunk, noun.kind, "casualties.noun")
        elif head in ("bodies", "body") and tokens[chunk.last - 2].text in _NOT_CORPSES:
            chunk.blocked = True
        elif noun.head == "casualty":
            _set(chunk, noun.kind, "casualties.noun")
        elif chunk.what == "A":
            # "a wounded man told reporters" is a witness; a list or a verb must claim him.
            continue
        else:
            _set(chunk, noun.kind, "casualties.adjective")


_HELD_NOUNS = frozenset(
    "hostages hostage prisoners prisoner captives captive detainees detainee abductees".split()
)
_NOT_CORPSES = frozenset("un international government professional state regional local".split())


def _decide_directions(clauses: Clauses) -> None:
    """Settle for every predicate whether its people stand before or after it, and if it is real."""
    chunks, tokens, lex = clauses.chunks, clauses.tokens, clauses.lex
    for at, chunk in enumerate(chunks):
        if chunk.what != "V":
            continue
        predicate = chunk.predicate
        predicate.real = is_real(tokens, predicate, lex)
        if predicate.shape in ("of", "phrase"):
            predicate.after = True
            continue
        if predicate.takes == "subject" and predicate.shape != "state":
            continue
        if predicate.shape == "state":
            nxt = chunks[at + 1] if at + 1 < len(chunks) else None
            if nxt and nxt.what == "W" and nxt.text in lex.not_people and nxt.text not in STOP:
                chunk.what = "W"  # "two dead horses"
                continue
            if nxt and nxt.what in "QA" and nxt.people:
                predicate.after = _word(chunks, at - 1) in _LEAVE
            continue
        if predicate.shape == "past":
            be, have = _helpers(chunks, at)
            predicate.after = not be and (have or _has_object(clauses, at + 1))
        else:
            predicate.after = _has_object(clauses, at + 1)
            if not predicate.after:
                chunk.what = "W"


_LEAVE = frozenset("left leaving leaves leave found finding took taking take shot".split())


def _helpers(chunks: list[Chunk], at: int) -> tuple[bool, bool]:
    """Return (be, have): which helping verb stands right before the predicate at `at`."""
    back = at - 1
    while back >= 0:
        text = _word(chunks, back)
        if text in BE:
            return True, False
        if text in HAVE:
            return False, True
        if not (text in ADVERBS or text in _REPORTED or text.endswith("ly") or text in ("not", "'")):
            return False, False
        back -= 1
    return False, False


def _has_object(clauses: Clauses, at: int) -> bool:
    """Return whether an object starts at chunk `at`, so that the verb before it is active."""
    chunks, lex = clauses.chunks, clauses.lex
    while at < len(chunks) and (
        chunks[at].text in ("also", "instantly", "even", "only", "immediately", "outright", "'", "off")
    ):
        at += 1
    if at >= len(chunks):
        return False
    chunk = chunks[at]
    if chunk.what == "Q":
        return chunk.noun.head != "other" or chunk.quantity.unit == "percent"
    if chunk.what == "A":
        return True
    if chunk.what == "V":
        return False
    text = chunk.text
    if text in ("a", "an", "the", "this", "that", "these", "those", "any", "no", "every", "each", "both", "all", "most", "many"):
        words = {_word(chunks, at + step) for step in (1, 2)}
        return not words & _TIME
    if text in ("his", "her", "their", "its", "our", "my", "whole", "entire", "other"):
        return True
    if text in ("him", "her", "them", "us", "me", "it", "himself", "themselves", "anyone", "anybody", "someone", "nobody", "everyone", "one"):
        return True
    if text in STOP or not text[0].isalpha():
        return False
    if text.endswith("ly") or text in SEVERITY:
        return False
    return not (text in lex.verbs)


# --- the subject before the predicate -------------------------------------------------------


def _take_subject(clauses: Clauses, at: int) -> None:
    """Give the predicate at `at` the numbers of its subject, found by walking left."""
    chunks = clauses.chunks
    predicate = chunks[at].predicate
    back = at - 1
    while back >= 0 and chunks[back].what == "W" and (
        chunks[back].text in _SKIPPED or chunks[back].text.endswith("ly")
        or chunks[back].text in clauses.lex.modals or chunks[back].text in ("not", "among", "'")
    ) and chunks[back].text not in ("least", "left", "both", "all"):  # fmt: skip
        back -= 1
    if back < 0:
        return
    moved = at - 1 - back
    first = chunks[back]
    rule = "casualties.subject"
    if first.what in "QA":
        if not first.people:
            if first.noun.head == "other" and not first.blocked:
                return
        elif not (_word(chunks, back - 1) == "by" and moved):
            _claim_subject(clauses, back, predicate, rule)
            return
    text = first.text if first.what == "W" else ""
    if text in ("they", "these", "those", "all", "both", "whom"):
        if text == "those":
            return
        if text == "whom":
            _claim_whom(clauses, back, predicate)
            return
        _claim_pronoun(clauses, back, predicate)
        return
    if text in ("who", "which", "that"):
        _claim_antecedent(clauses, back, predicate)
        return
    if (
        text in ("and", "or", ",") and predicate.shape == "past" and predicate.takes == "object"
        and not _helpers(chunks, at)[0]
    ):  # fmt: skip
        # "five men were caught in the crossfire and wounded": the earlier verb has the subject.
        helper = back - 1
        while helper >= 0 and chunks[helper].what == "W" and back - helper < 12:
            if chunks[helper].text in BE:
                break
            if chunks[helper].text in _BREAKS or chunks[helper].text in SUBORDINATORS | RELATIVES:
                return
            helper -= 1
        if helper < 0 or chunks[helper].what != "W" or back - helper >= 12:
            return
        back = helper
        while back >= 0 and _word(chunks, back) in _SKIPPED:
            back -= 1
        if back >= 0 and chunks[back].what in "QA" and chunks[back].people and not chunks[back].kind:
            _claim_subject(clauses, back, predicate, rule)
        return
    _walk_left(clauses, back, predicate, rule)


def _claim_subject(clauses: Clauses, at: int, predicate: Predicate, rule: str) -> None:
    """Claim the number at `at` and the numbers joined to it on its left."""
    chunks = clauses.chunks
    if not predicate.real:
        chunks[at].blocked = True
    else:
        _set(chunks[at], predicate.kind, rule)
    if _word(chunks, at - 1) in ("between", "among", "of") and at > 1:
        # "three soldiers among 12 killed": the first number is a part of the second.
        part = chunks[at - 2]
        if part.what == "Q" and part.people and predicate.real and not part.noun.part:
            if part.noun.head in ("person", "unknown", "bare"):
                _set(part, predicate.kind, "casualties.part", chunks[at])
    inserted = _opens_part(chunks, at)
    left = _joined_left(clauses, at) if not inserted else None
    while left is not None:
        if not predicate.real:
            chunks[left].blocked = True
        else:
            _set(chunks[left], predicate.kind, "casualties.subject-list")
        if _opens_part(chunks, left):
            inserted = True
            at = left
            break
        at, left = left, _joined_left(clauses, left)
    if inserted:
        _walk_left(clauses, _before_part(chunks, at), predicate, "casualties.subject", parts=at)
    else:
        _relative_left(clauses, at, predicate)


_PART_WORDS = frozenset("including include includes among whom them particularly notably namely".split())


def _opens_part(chunks: list[Chunk], at: int) -> bool:
    """Return whether the number at `at` is introduced as part of another: "including two"."""
    return (
        _word(chunks, at - 1) in _PART_WORDS
        or (chunks[at].what == "Q" and chunks[at].noun.part)
        or _word(chunks, at - 1) == "("
    )


def _before_part(chunks: list[Chunk], at: int) -> int:
    back = at - 1
    while back >= 0 and (
        _word(chunks, back) in _PART_WORDS or _word(chunks, back) in (",", "(", "--", "—", "of", "-", "–")
    ):
        back -= 1
    return back


def _joined_left(clauses: Clauses, at: int) -> int | None:
    """Return the number that the one at `at` is joined to on its left ("A and B"), or None."""
    chunks = clauses.chunks
    back = at - 1
    links = 0
    while back >= 0 and chunks[back].what == "W":
        if chunks[back].text in _LIST_LINKS:
            links += 1
        elif chunks[back].text == "as" and _word(chunks, back - 1) == "well":
            links += 1
            back -= 2
        elif chunks[back].text == "with" and _word(chunks, back - 1) in ("along", "together"):
            links += 1
            back -= 1
        else:
            break
        back -= 1
    if not links:
        return None
    # The noun on the left may carry an "of" or "from" phrase: "two deputies from Lima and a judge".
    steps = 0
    while back >= 0 and steps < 6 and chunks[back].what == "W":
        text = chunks[back].text
        if text in _BREAKS or text in _LIST_LINKS and text != "and" or text in BE or text in OTHER_VERBS:
            return None
        if text in SUBORDINATORS or text in RELATIVES or text in ("--", "—", "by"):
            return None
        back -= 1
        steps += 1
    if back < 0 or chunks[back].what not in "QA" or not chunks[back].people or chunks[back].kind:
        if back >= 0 and chunks[back].what in "QA" and chunks[back].rule == "casualties.noun":
            return None
        return None
    if steps and not _word(chunks, back + 1) in ("of", "from", "in", "at", "with", "for"):
        return None
    if steps == 0 and chunks[back].noun.head == "other":
        return None
    if _word(chunks, back - 1) in PREPOSITIONS - {"including", "after", "as", "that", "with", "before", "when"}:
        return None
    return back


def _relative_left(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Also claim "two policemen who were guarding her" before "and a citizen were wounded"."""
    chunks = clauses.chunks
    back = at - 1
    if _word(chunks, back) not in ("and", "or"):
        return
    while back >= 0 and at - back < 14:
        chunk = chunks[back]
        if chunk.what == "V" or (chunk.what == "W" and chunk.text in _BREAKS):
            return
        if chunk.what == "W" and chunk.text in ("who", "that", "which"):
            left = chunks[back - 1] if back else None
            if left is not None and left.what in "QA" and left.people and not left.kind:
                if predicate.real:
                    _set(left, predicate.kind, "casualties.subject-list")
            return
        back -= 1


def _walk_left(clauses, back, predicate, rule, parts: int | None = None) -> None:
    """Walk left over names, places and insertions to the number that is the subject."""
    chunks, lex = clauses.chunks, clauses.lex
    passed = 0
    while back >= 0:
        chunk = chunks[back]
        if chunk.what == "V":
            return
        if chunk.what in "QA":
            prev = _word(chunks, back - 1)
            governed = prev in PREPOSITIONS - {"including", "after", "before", "since", "as", "like", "than", "plus"}
            if prev == "among" or prev in _PART_WORDS:
                governed = False
            if chunk.people and not governed and not chunk.kind:
                if passed and _opens_part(chunks, back) and not prev == "(":
                    if predicate.real:
                        _set(chunk, predicate.kind, "casualties.part")
                    back = _before_part(chunks, back)
                    continue
                if passed and chunk.noun.head == "bare" and not chunk.noun.part and _word(chunks, back + 1) not in ("in", "from", "of", "at", ",", "(", "on", "--"):
                    return
                _claim_subject(clauses, back, predicate, rule)
                if parts is not None:
                    _mark_parts(clauses, back, parts)
                return
            if chunk.people and not governed and chunk.kind and not chunk.part_of:
                return
            if chunk.what == "Q" and not governed and not chunk.people and chunk.noun.head == "other" and not chunk.blocked:
                return
        else:
            text = chunk.text
            if text in _BREAKS or text in SUBORDINATORS - {"that", "as", "until", "before", "since", "after"}:
                return
            if text in ("that", "who", "which"):
                return
            if text in ("after", "before", "since", "until") and passed == 0:
                return
            if text in BE or text in HAVE or text in lex.modals or text in OTHER_VERBS:
                # A verb of its own: only a relative clause ("people who were ... were killed").
                _relative_subject(clauses, back, predicate, rule)
                return
            if text in _SUBJECT_PRONOUNS:
                return
            if passed == 0 and text in lex.people and not _goes_further_left(clauses, back):
                return
            if text in ("but", ";") or text in ("--", "—", "–") and passed > 8 and parts is None:
                return
            passed += 1
            if passed > 25:
                return
        back -= 1


_SUBJECT_PRONOUNS = frozenset(
    "he she it they we i you him me there everyone everybody someone somebody anyone anybody nobody "
    "none who what himself themselves".split()
)


def _goes_further_left(clauses: Clauses, at: int) -> bool:
    """Return whether the plain noun at `at` is only the end of a longer subject.

    "two soldiers and their driver died" and "20 men of his unit died" go on to the left;
    "the driver died" is the whole subject.
    """
    chunks = clauses.chunks
    back = at - 1
    while back >= 0 and chunks[back].what == "W" and at - back < 6:
        text = chunks[back].text
        if text in _LIST_LINKS or text in PREPOSITIONS - {"as"} or text in ("(", "--", "—"):
            return True
        if text in _BREAKS or text in SUBORDINATORS or text in BE or text in OTHER_VERBS:
            return False
        back -= 1
    return back >= 0 and chunks[back].what in "QA"


def _relative_subject(clauses, back, predicate, rule) -> None:
    chunks = clauses.chunks
    steps = 0
    while back >= 0 and steps < 16:
        chunk = chunks[back]
        if chunk.what == "V" or chunk.what == "W" and chunk.text in _BREAKS:
            return
        if chunk.what == "W" and chunk.text in ("who", "that", "which", "whose"):
            comma = _word(chunks, back - 1) == ","
            left = chunks[back - 2] if comma and back > 1 else chunks[back - 1] if back else None
            if left is not None and left.what in "QA" and left.people and not left.kind:
                _claim_subject(clauses, back - 2 if comma else back - 1, predicate, rule)
            return
        back -= 1
        steps += 1


def _mark_parts(clauses: Clauses, whole: int, first_part: int) -> None:
    chunks = clauses.chunks
    for chunk in chunks[whole + 1 :]:
        if chunk.what in "QA" and chunk.kind and chunk.first >= chunks[first_part].first:
            if chunk.part_of is None and chunk.first < chunks[whole].first + 60:
                if chunk.rule in ("casualties.part", "casualties.subject", "casualties.subject-list"):
                    chunk.part_of = chunks[whole]
            if chunk.what == "V":
                break


def _claim_pronoun(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "they were kidnapped" to the one plural count of people earlier in the sentence."""
    chunks = clauses.chunks
    seen = [
        i for i, c in enumerate(chunks[:at])
        if c.what == "Q" and c.noun.head in ("person", "unknown") and not c.blocked
        and (c.quantity.value or 2) > 1 and _word(chunks, i - 1) not in PREPOSITIONS - {"after", "before"}
    ]  # fmt: skip
    if len(seen) == 1 and not chunks[seen[0]].kind and chunks[seen[0]].people:
        if predicate.real:
            _set(chunks[seen[0]], predicate.kind, "casualties.pronoun")
        else:
            chunks[seen[0]].blocked = True


def _claim_antecedent(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "who were killed" to the count right before it: "the 12 who were murdered"."""
    chunks, lex = clauses.chunks, clauses.lex
    back = at - 1
    if _word(chunks, back) == ",":
        back -= 1
    steps = 0
    while back >= 0 and steps < 7:
        chunk = chunks[back]
        if chunk.what in "QA":
            if chunk.people:
                if chunk.noun.head == "casualty" and chunk.kind:
                    return
                _claim_subject(clauses, back, predicate, "casualties.relative")
            return
        if chunk.what == "V" or chunk.text in _BREAKS | {","} or chunk.text in BE | OTHER_VERBS:
            return
        if chunk.text in lex.people and chunk.text not in lex.one_person and steps == 0:
            # "200 relatives of the soldiers who were killed": the soldiers, who have no number.
            if _word(chunks, back - 1) in DETERMINERS:
                return
        back -= 1
        steps += 1


def _claim_whom(clauses: Clauses, at: int, predicate: Predicate) -> None:
    chunks = clauses.chunks
    if _word(chunks, at - 1) != "of":
        return
    back = at - 2
    if back >= 0 and chunks[back].what == "Q" and predicate.real:
        _set(chunks[back], predicate.kind, "casualties.part")


# --- the list after the predicate -----------------------------------------------------------


def _take_list(clauses: Clauses, at: int, start: int, kind: str, rule: str) -> None:
    """Give every number of the list that starts at chunk `start` this kind."""
    chunks, lex = clauses.chunks, clauses.lex
    predicate = chunks[at].predicate if chunks[at].what == "V" else None
    real = predicate.real if predicate else True
    here = start
    in_phrase = False  # inside a prepositional phrase that follows an item
    gap = 0
    last_item: Chunk | None = None
    part_of: Chunk | None = None
    while here < len(chunks):
        chunk = chunks[here]
        text = _word(chunks, here)
        if chunk.what == "V":
            return
        if chunk.what in "QA":
            prev = _word(chunks, here - 1)
            linked = prev in _LIST_LINKS or prev in ("as", "plus", "including", "namely") or here == start
            opens = _opens_part(chunks, here)
            if chunk.kind and not opens:
                if chunk.rule != "casualties.noun" or chunk.kind != "casualties":
                    return
            if _own_verb(clauses, here) and not (
                predicate and predicate.shape == "of" and here == start
            ):
                return
            governed = prev in PREPOSITIONS - {"including", "plus"} and here != start and not (
                prev == "as" and _word(chunks, here - 2) == "well"
                or prev == "with" and _word(chunks, here - 2) in ("along", "together")
                or prev == "of" and last_item is None and predicate and predicate.shape == "of"
                or prev == "to" and predicate and predicate.shape == "of"
            )  # fmt: skip
            if governed and not opens:
                in_phrase = True
                here += 1
                continue
            if chunk.what == "A" and prev == "," and gap and last_item is None:
                # "killed Roberto Navas, a reporter": the article explains a name.
                here += 1
                continue
            if chunk.people and (linked or opens or not in_phrase or gap == 0):
                if last_item is None and gap > 6:
                    return
                needs = predicate is not None and predicate.people_only
                if chunk.noun.head == "bare" and last_item is None and here != start and not linked and not opens:
                    return
                if needs and last_item is None and not _lost_people(clauses, here, gap):
                    return
                if chunk.noun.head == "unknown" and kind in ("detained", "missing") and not chunk.group:
                    if not _looks_plural_people(clauses, chunk):
                        return
                if not real:
                    chunk.blocked = True
                elif opens or part_of is not None and prev in (",", "and") and _word(chunks, here - 1) != "" and _still_part(chunks, here, part_of):
                    part_of = part_of or last_item
                    _set(chunk, kind, "casualties.part", part_of)
                else:
                    _set(chunk, kind, rule)
                last_item = last_item if opens and last_item is not None else chunk
                gap, in_phrase = 0, False
            elif chunk.people and not linked:
                return
        else:
            if text in _BREAKS or text in SUBORDINATORS - {"as", "that"} or text in RELATIVES - {"whom", "which"}:
                return
            if text in BE or text in HAVE or text in lex.modals - {"to"}:
                return
            if text in OTHER_VERBS - {"including", "left"} and text not in lex.people:
                return
            if text in ("to", "by") and last_item is not None and text == "to":
                return
            if text in ("but", "while", "according"):
                return
            if text in PREPOSITIONS - {"including"}:
                in_phrase = True
            gap += 1
            if gap > 14:
                return
        here += 1


def _lost_people(clauses: Clauses, at: int, gap: int) -> bool:
    """Return whether "lost 12 men" or "wiped out a family" means people killed."""
    chunk = clauses.chunks[at]
    if gap > 1 or _word(clauses.chunks, at - 1) in PREPOSITIONS:
        return False
    if chunk.what == "A":
        return chunk.group in ("fighters", "government_forces")
    return chunk.noun.head == "person" or "famil" in chunk.quantity.wording.lower()


def _still_part(chunks: list[Chunk], at: int, whole: Chunk) -> bool:
    """Return whether a list of parts goes on: "including 5 women and 3 children"."""
    back = at - 1
    while back >= 0 and chunks[back].what == "W" and (
        chunks[back].text in _LIST_LINKS or chunks[back].text not in STOP
    ):
        back -= 1
    return back >= 0 and chunks[back].what in "QA" and (
        chunks[back].part_of is whole
    )


def _looks_plural_people(clauses: Clauses, chunk: Chunk) -> bool:
    word = clauses.tokens[chunk.last - 1].text
    if not word.isalpha() or chunk.noun.head != "unknown":
        return False
    return word.endswith(_PEOPLE_ENDINGS)


def _own_verb(clauses: Clauses, at: int) -> bool:
    """Return whether the number at `at` is the subject of a verb that follows it."""
    chunks, lex = clauses.chunks, clauses.lex
    nxt = at + 1
    while nxt < len(chunks) and chunks[nxt].what == "W" and (
        chunks[nxt].text in ADVERBS - {"in", "total"} or chunks[nxt].text.endswith("ly")
    ):
        nxt += 1
    if nxt >= len(chunks):
        return False
    chunk = chunks[nxt]
    if chunk.what == "V":
        return not chunk.predicate.after or chunk.predicate.shape == "past" and chunks[at].what == "Q"
    if chunk.what != "W":
        return False
    text = chunk.text
    if text in BE or text in HAVE or text in lex.modals - {"to"}:
        return True
    if text in OTHER_VERBS and text not in ("including", "left", "left", "aged"):
        return True
    return text.endswith("ed") and text not in STOP and chunks[at].noun.head != "casualty" and (
        _word(chunks, nxt + 1) not in ("by", "with") and text not in ("aged", "armed", "related")
    )


# --- tolls, "among the dead", own nouns, parts, ellipses --------------------------------------


_TOLL_NOUNS = {"toll": "killed", "tally": None, "number": None, "total": None, "count": None, "figure": None}


def _tolls(clauses: Clauses) -> None:
    """Read "the death toll rose to 87 from 62" and "to 265, the number of people killed"."""
    chunks, lex = clauses.chunks, clauses.lex
    at = 0
    while at < len(chunks):
        text = _word(chunks, at)
        if text in _TOLL_NOUNS and chunks[at].what == "W":
            kind, group, end = _toll_kind(clauses, at)
            if kind:
                _toll_value(clauses, at, end, kind, group)
        at += 1


def _toll_kind(clauses: Clauses, at: int) -> tuple[str | None, str | None, int]:
    """Return (kind, group, chunk after the noun phrase) of a toll noun at chunk `at`."""
    chunks, lex = clauses.chunks, clauses.lex
    text = chunks[at].text
    if text == "toll":
        prev = _word(chunks, at - 1)
        if prev in ("injury", "casualty", "wounded"):
            kind = "wounded" if prev != "casualty" else "casualties"
        else:
            kind = "killed"
        # "the death toll of civilians"
        return kind, None, at + 1
    here = at + 1
    if _word(chunks, here) != "of":
        prev = _word(chunks, at - 1)
        if prev in ("death", "casualty"):
            return ("killed" if prev == "death" else "casualties"), None, here
        return None, None, here
    kinds: list[str] = []
    start = chunks[here].last
    stop = start
    while here + 1 < len(chunks) and here - at < 14:
        here += 1
        chunk = chunks[here]
        if chunk.what == "V":
            if chunk.predicate.people_only:
                break
            kinds.append(chunk.predicate.kind)
            here += 1
            break
        if chunk.what != "W":
            break
        word = chunk.text
        if word in lex.nouns and word not in lex.singular_nouns:
            kinds.append(lex.nouns[word])
            here += 1
            break
        if word in lex.verbs and lex.verbs[word][1] == "past":
            kinds.append(lex.verbs[word][0])
            here += 1
            break
        if word in lex.states:
            kinds.append(lex.states[word])
            here += 1
            break
        if word in BE | HAVE and _word(chunks, here - 1) not in RELATIVES and word not in ("been",):
            if not any(_word(chunks, here - step) in RELATIVES for step in (1, 2)):
                break
        if word in ("to", "at", ",") or word in _BREAKS:
            break
    if not kinds:
        return None, None, here
    stop = chunks[here - 1].first if here - 1 < len(chunks) else len(clauses.tokens)
    while here < len(chunks) and _word(chunks, here) in ("and", "or"):
        nxt = chunks[here + 1] if here + 1 < len(chunks) else None
        if nxt is None:
            break
        word = nxt.text
        kind = nxt.predicate.kind if nxt.what == "V" else lex.nouns.get(word) or lex.states.get(word)
        if kind is None and word in lex.verbs:
            kind = lex.verbs[word][0]
        if kind is None:
            break
        kinds.append(kind)
        here += 2
    group = group_of(clauses.tokens, start, max(stop, start), lex)
    return combined(kinds), group, here


def _toll_value(clauses: Clauses, at: int, start: int, kind: str, group: str | None) -> None:
    chunks, lex = clauses.chunks, clauses.lex
    # "raises to about 180, the number of fighters who were killed"
    back = at - 1
    while back >= 0 and _word(chunks, back) in ("the", "total", "overall", "death", ",", "official", "current"):
        back -= 1
    if back >= 1 and chunks[back].what == "Q" and _word(chunks, back - 1) in ("to", "at", "reached", "bringing", "raising"):
        if chunks[back].noun.head in ("bare", "unknown", "person") and not chunks[back].kind:
            if _word(chunks, back - 1) in ("to", "at"):
                _give_toll(chunks[back], kind, group)
                return
    moved = False
    here = start
    taken = False
    while here < len(chunks) and here - start < 24:
        chunk = chunks[here]
        text = _word(chunks, here)
        if chunk.what == "Q":
            prev = _word(chunks, here - 1)
            if prev == "from":
                if chunk.quantity.form == "range" and moved:
                    chunk.upper = True
                    _give_toll(chunk, kind, group)
                    return
                chunk.blocked = True
            elif prev == "by" and moved:
                chunk.blocked = True
            elif taken:
                return
            elif chunk.people and not chunk.kind and prev not in ("in", "on", "since", "within", "for", "after", "during", "near", "with"):
                if moved or prev in ("of", "to", "at", ":"):
                    if chunk.noun.head in ("bare", "person", "unknown", "casualty") and _own_toll_verb(chunks, here):
                        return
                    _give_toll(chunk, kind, group)
                    taken = True
                else:
                    return
            elif chunk.kind == "casualties" and chunk.rule == "casualties.noun" and (
                moved or prev in ("to", "at", "of")
            ):
                # "death toll ... 1140 casualties": the toll says which casualties they are.
                chunk.kind = kind
                taken = True
            elif chunk.kind and not chunk.noun.head == "casualty":
                return
        elif chunk.what == "V":
            if taken:
                return
        elif text in _BREAKS and text != ":" or text in ("--",):
            return
        elif text == ":":
            moved = True
        elif text in lex.toll_verbs and text not in ("to", "at", "of"):
            moved = True
        elif text == "up" or text in ("above", "past", "beyond"):
            moved = True
        elif text in RELATIVES and not taken:
            pass
        elif taken and text in ("and", "while", "but", ","):
            nxt = chunks[here + 1] if here + 1 < len(chunks) else None
            if text != "," or (nxt and nxt.what == "Q"):
                return
        here += 1


def _own_toll_verb(chunks: list[Chunk], at: int) -> bool:
    nxt = chunks[at + 1] if at + 1 < len(chunks) else None
    return bool(nxt and nxt.what == "V" and nxt.predicate.kind not in ("killed",))


def _give_toll(chunk: Chunk, kind: str, group: str | None) -> None:
    if chunk.blocked:
        return
    if chunk.kind is None or chunk.kind == "casualties":
        chunk.kind, chunk.rule = kind, "casualties.toll"
    if group and not chunk.noun.states_group:
        chunk.group = group
        chunk.noun.states_group = True


_GROUPED = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "wounded",
    "injured": "wounded", "victims": "casualties", "casualties": "casualties",
    "missing": "missing", "fatalities": "killed", "deceased": "killed", "hurt": "wounded",
    "arrested": "detained", "detained": "detained", "kidnapped": "kidnapped", "bodies": "killed",
    "hostages": "kidnapped", "detainees": "detained", "captured": "detained", "deaths": "killed",
    "displaced": "displaced", "martyrs": "killed", "abducted": "kidnapped", "murdered": "killed",
}  # fmt: skip


def _among_the_dead(clauses: Clauses) -> None:
    """Read "the victims were two women", "among the dead were ...", "two were among the dead"."""
    chunks = clauses.chunks
    for at, chunk in enumerate(chunks):
        word = chunk.text
        if word not in _GROUPED or _word(chunks, at - 1) not in ("the", "those", "these"):
            if not (word in ("victims", "casualties") and _word(chunks, at - 1) in ("the", "civilian", "its", "their")):
                continue
        kind = _GROUPED[word]
        before = _word(chunks, at - 2)
        nxt = at + 1
        while _word(chunks, nxt) in ("also", "in", "by", "from", "of", "and"):
            nxt += 1
            if _word(chunks, nxt - 1) != "also":
                while nxt < len(chunks) and chunks[nxt].what == "W" and _word(chunks, nxt) not in BE | {"included", "include", "includes"} and _word(chunks, nxt) not in _BREAKS and nxt - at < 8:
                    nxt += 1
        if _word(chunks, nxt) in ("were", "are", "include", "included", "includes", "was", "is", "comprised", "being") or (
            _word(chunks, nxt) == "including"
        ):
            start = nxt + 1
            while _word(chunks, start) in ADVERBS | {"all", ":"}:
                start += 1
            if start < len(chunks) and chunks[start].what in "QA" and chunks[start].people:
                if chunks[start].noun.head in ("person", "unknown") and not chunks[start].kind:
                    _take_list(clauses, nxt, start, kind, "casualties.among")
                elif before != "of" and chunks[start].noun.head == "bare":
                    continue
        if before == "among":
            back = at - 3
            while _word(chunks, back) in ADVERBS | BE:
                back -= 1
            while back is not None and back >= 0 and chunks[back].what in "QA":
                if not chunks[back].people or chunks[back].kind:
                    break
                left = _joined_left(clauses, back)
                _set(chunks[back], kind, "casualties.among")
                back = left


def _heads(clauses: Clauses) -> None:
    """Read what is left of parts that name their state: "three of the dead"."""
    for at, chunk in enumerate(clauses.chunks):
        if chunk.what != "Q" or chunk.kind or not chunk.people:
            continue
        noun = chunk.noun
        if noun.part and noun.kind:
            _set(chunk, noun.kind, "casualties.part")
        elif noun.part and noun.head in ("bare", "person"):
            nxt = clauses.chunks[at + 1] if at + 1 < len(clauses.chunks) else None
            if nxt and nxt.what == "V" and clauses.tokens[chunk.last - 1].text == "those":
                _set(chunk, nxt.predicate.kind, "casualties.part")


def _parts(clauses: Clauses) -> None:
    """Give parts ("258 of them civilians", "including a child") the state of their whole."""
    chunks = clauses.chunks
    whole: Chunk | None = None
    for at, chunk in enumerate(chunks):
        if chunk.what == "W" and chunk.text in (".", "!", "?", ";"):
            continue
        if chunk.what not in "QA":
            continue
        opens = _opens_part(chunks, at)
        if chunk.kind is None and opens and whole is not None and chunk.people:
            if chunk.what == "Q" and chunk.noun.part and _other_clause(clauses, at):
                continue
            if chunk.noun.head == "unknown" and not chunk.group and whole.kind != "killed":
                pass
            _set(chunk, whole.kind, "casualties.part", whole)
            _list_of_parts(clauses, at, whole)
        elif chunk.kind and opens and whole is not None and chunk.part_of is None:
            if chunk is not whole and not chunk.rule == "casualties.noun":
                chunk.part_of = whole
        if chunk.kind and not chunk.blocked and not chunk.part_of:
            whole = chunk


def _other_clause(clauses: Clauses, at: int) -> bool:
    """Return whether "two of them" does something of its own ("two of them escaped")."""
    chunks = clauses.chunks
    nxt = _word(chunks, at + 1)
    if nxt in BE | HAVE or nxt in OTHER_VERBS:
        tail = {_word(chunks, at + step) for step in (2, 3)}
        return not (tail & set(clauses.lex.people))
    return nxt.endswith("ed") and nxt not in clauses.lex.people and nxt not in ("aged",)


def _list_of_parts(clauses: Clauses, at: int, whole: Chunk) -> None:
    """Carry "including" on over a list: "including 5 women and 3 children"."""
    chunks = clauses.chunks
    here = at + 1
    while here < len(chunks):
        links = 0
        while _word(chunks, here) in _LIST_LINKS:
            here, links = here + 1, links + 1
        if not links or here >= len(chunks) or chunks[here].what not in "QA":
            return
        if not chunks[here].people or chunks[here].kind or _own_verb(clauses, here):
            return
        if chunks[here].noun.head not in ("person", "unknown"):
            return
        _set(chunks[here], whole.kind, "casualties.part", whole)
        here += 1


def _elliptic(clauses: Clauses) -> None:
    """Carry the state on to bare numbers: "and 400 according to the guerrillas", "12 in Hama"."""
    chunks = clauses.chunks
    last: Chunk | None = None
    for at, chunk in enumerate(chunks):
        text = _word(chunks, at)
        if text in (".", "!", "?"):
            last = None
        if chunk.what not in "QA":
            continue
        if chunk.kind and not chunk.blocked:
            last = chunk
            continue
        if last is None or not chunk.people or chunk.what != "Q" or chunk.noun.part:
            continue
        prev, nxt = _word(chunks, at - 1), _word(chunks, at + 1)
        before = _word(chunks, at - 2)
        if chunk.noun.head == "bare" and prev in _COUNT_VERBS and nxt in ("", ",", ";", ".", "and", "but"):
            # "the ministry admitted 12 deaths, while the rebels claimed 45"
            _set(chunk, last.kind, "casualties.elliptic")
            continue
        if prev == "at" and _words_back(chunks, at - 2, ("number", "figure", "total", "count", "toll", "it", "tally")):
            _set(chunk, last.kind, "casualties.elliptic")
            continue
        if chunk.noun.head == "bare" and prev == "," and nxt in BE and _opened_by_of(chunks, at):
            chunk.noun.part = True
            _set(chunk, last.kind, "casualties.part", last)
            noun_at = at + 2
            if _word(chunks, noun_at) in clauses.lex.people:
                chunk.group = clauses.lex.people[_word(chunks, noun_at)] or None
                chunk.noun.states_group = True
            continue
        linked = prev in (",", "and", "--", "—", "-", "but", "(", ":") or (
            prev in ("others",) or before in (",", "--", "and") and prev in ("another",)
        )
        if not linked or chunk.noun.head not in ("bare", "person"):
            continue
        if chunk.noun.head == "bare":
            if nxt not in ("in", "at", "near", "according", "from", "on", "by"):
                continue
            if _verb_between(clauses, last, chunk):
                continue
            _set(chunk, last.kind, "casualties.elliptic")
        elif prev in ("--", "—", "(", ":") or (prev == "," and _appositive(clauses, at, last)):
            if _own_verb(clauses, at) or _verb_between(clauses, last, chunk):
                continue
            _set(chunk, last.kind, "casualties.part", last)
            _list_of_parts(clauses, at, last)


_COUNT_VERBS = frozenset("claimed reported said counted estimated confirmed says claims reports counts".split())


def lex_people(clauses: Clauses) -> dict[str, str]:
    """Return the nouns for people of the lexicon in use."""
    return clauses.lex.people


def _words_back(chunks: list[Chunk], at: int, wanted: tuple[str, ...]) -> bool:
    return _word(chunks, at) in wanted


def _opened_by_of(chunks: list[Chunk], at: int) -> bool:
    """Return whether the sentence opens with "Of the 60 dead," before the number at `at`."""
    return any(
        chunk.what == "W" and chunk.text == "of" and (i == 0 or chunks[i - 1].text in _BREAKS)
        for i, chunk in enumerate(chunks[:at])
    )


def _appositive(clauses: Clauses, at: int, whole: Chunk) -> bool:
    """Return whether ", 5 soldiers and 3 civilians" spells out the total before it."""
    chunks = clauses.chunks
    if chunks[at].noun.head != "person" or _own_verb(clauses, at):
        return False
    nxt = _word(chunks, at + 1)
    return nxt in (",", "and", ".", "", "from", "in", "among") or at + 1 >= len(chunks)


def _verb_between(clauses: Clauses, first: Chunk, second: Chunk) -> bool:
    """Return whether another verb stands between two numbers, so that a new clause began."""
    inside = False
    for chunk in clauses.chunks:
        if chunk is first:
            inside = True
        elif chunk is second:
            return False
        elif inside and chunk.what == "W":
            if chunk.text in OTHER_VERBS - {"said", "says", "report", "reports"} or chunk.text in SUBORDINATORS:
                return True
            if chunk.text in ("who", "which"):
                return True
    return False


# --- groups -----------------------------------------------------------------------------------


_SUFFERED = frozenset(
    "suffered suffer suffers suffering sustained sustaining had has have lost cost costs costing "
    "admitted acknowledged".split()
)


def _groups(clauses: Clauses) -> None:
    """Settle groups: who suffered the count, and what a bare number inherits."""
    chunks, lex = clauses.chunks, clauses.lex
    before: Chunk | None = None
    counted: Chunk | None = None
    for at, chunk in enumerate(chunks):
        if chunk.what == "W" and chunk.text in (".", "!", "?", ";"):
            before = None
        if chunk.what not in "QA":
            continue
        if chunk.what == "Q" and chunk.noun.head in ("person", "unknown") and not chunk.kind:
            if not chunk.blocked:
                counted = chunk
        if not chunk.kind or chunk.blocked:
            continue
        noun = chunk.noun
        if chunk.group is None and not noun.states_group and not noun.others:
            stated = _sufferer(clauses, at)
            if stated is not None:
                chunk.group = stated or None
            elif chunk.part_of is not None and noun.head == "bare":
                chunk.group = chunk.part_of.group
            elif noun.part and noun.head == "bare" and (before or counted):
                chunk.group = (before or counted).group
            elif noun.head in ("bare", "casualty") and before is not None and not chunk.rule == "casualties.toll":
                if before.part_of is None or chunk.part_of is before.part_of:
                    chunk.group = before.group
                elif before.part_of is not None:
                    chunk.group = before.part_of.group
            elif noun.head == "bare" and counted is not None and noun.part:
                chunk.group = counted.group
        elif chunk.group is None and chunk.part_of is not None and not noun.states_group:
            chunk.group = chunk.part_of.group
        elif (
            chunk.group is None and chunk.part_of is not None and noun.head == "person"
            and chunk.part_of.group in ("government_forces", "fighters", "civilians")
            and chunk.part_of.noun.head == "person"
        ):  # fmt: skip
            chunk.group = chunk.part_of.group
        before = chunk


def _sufferer(clauses: Clauses, at: int) -> str | None:
    """Return the group of whoever "suffered" the number at `at`; "" if none, None if not said."""
    chunks = clauses.chunks
    back = at - 1
    if back >= 0 and chunks[back].what == "W":
        # "cost the army 29 dead"
        span = back
        while span >= 0 and chunks[span].what == "W" and back - span < 4:
            if chunks[span].text in ("cost", "costs", "costing"):
                return group_of(clauses.tokens, chunks[span].last, chunks[at].first, clauses.lex) or ""
            span -= 1
    steps = 0
    while back >= 0 and steps < 3 and _word(chunks, back) not in _SUFFERED:
        if chunks[back].what != "W" or chunks[back].text not in ADVERBS | {"to"}:
            return None
        back -= 1
        steps += 1
    if back < 0 or _word(chunks, back) not in _SUFFERED:
        return None
    stop = chunks[back].first
    begin = back - 1
    while begin >= 0 and chunks[begin].what == "W" and back - begin < 6:
        text = chunks[begin].text
        if begin == back - 1 and text in ("it", "they", "which", "we", "he", "she", "there"):
            return None if text in ("it", "they", "which", "there") else ""
        if text in _BREAKS or text in SUBORDINATORS | {"which", ","} or text in OTHER_VERBS:
            break
        begin -= 1
    group = group_of(clauses.tokens, chunks[begin + 1].first, stop, clauses.lex) if begin + 1 < back else None
    return group or None
