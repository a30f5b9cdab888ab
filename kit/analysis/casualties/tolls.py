"""Tolls: counts whose state is named by a noun somewhere else in the sentence.

"The death toll rose to 87 from 62", "to 265, the number of people killed", "deaths dropped from
1,055 to 807". A superseded number ("from 62") is no claim.
"""

from __future__ import annotations

from kit.analysis.casualties.among import GROUPED
from kit.analysis.casualties.chunks import BREAKS, Chunk, Clauses, word_at
from kit.analysis.casualties.group_words import complement_group, group_of
from kit.analysis.casualties.joined import SUBJECT_PRONOUNS
from kit.analysis.casualties.nouns import combined
from kit.analysis.casualties.toll_values import give_toll, toll_value
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, RELATIVES, SUBORDINATORS

_TOLL_NOUNS = {
    "toll": "killed",
    "tally": None,
    "number": None,
    "total": None,
    "count": None,
    "figure": None,
}


def read_tolls(clauses: Clauses) -> None:
    """Read "the death toll rose to 87 from 62" and "to 265, the number of people killed"."""
    chunks, lex = clauses.chunks, clauses.lex
    at = 0
    while at < len(chunks):
        text = word_at(chunks, at)
        if text in _TOLL_NOUNS and chunks[at].what == "W":
            kind, group, end = _toll_kind(clauses, at)
            if kind:
                toll_value(clauses, at, end, kind, group)
        elif text in lex.nouns and text not in lex.singular_nouns and chunks[at].what == "W":
            _noun_value(clauses, at, lex.nouns[text])
        elif text == "losses" and (
            word_at(chunks, at - 1).removesuffix("'s") in _LOSSES_OF
            or word_at(chunks, at + 1) in ("of", "among", "in")
            and complement_group(clauses.tokens, chunks[at + 1].last, lex)
        ):
            _noun_value(clauses, at, "killed")
        elif chunks[at].what == "V" and word_at(chunks, at + 1) == ":":
            # "Killed: at least 12"
            nxt = chunks[at + 2] if at + 2 < len(chunks) else None
            opens = at == 0 or word_at(chunks, at - 1) in BREAKS | {","}
            if opens and nxt is not None and nxt.what == "Q" and nxt.noun.head == "bare":
                give_toll(nxt, chunks[at].predicate.kind, None)
        elif text in GROUPED and (here := _after_number_verb(chunks, at + 1)):
            # "the dead now number 54"
            if chunks[here].what == "Q" and chunks[here].noun.head in ("bare", "person"):
                give_toll(chunks[here], GROUPED[text], None)
        elif text in GROUPED and word_at(chunks, at + 1) == "at":
            # "the coroner put the dead at 60"
            nxt = chunks[at + 2] if at + 2 < len(chunks) else None
            if nxt is not None and nxt.what == "Q" and nxt.noun.head == "bare":
                # "put the army's dead at nine"
                first = chunks[max(at - 2, 0)].first
                give_toll(
                    nxt, GROUPED[text], group_of(clauses.tokens, first, chunks[at].first, lex)
                )
        at += 1


_NUMBER_VERBS = frozenset("number numbers numbered total totals totaled totalled".split())


def _after_number_verb(chunks: list[Chunk], at: int) -> int:
    """Return the chunk after "number" in "the dead now number 54", 0 where no such verb follows."""
    while word_at(chunks, at) in ADVERBS:
        at += 1
    return at + 1 if word_at(chunks, at) in _NUMBER_VERBS and at + 1 < len(chunks) else 0


_LOSSES_OF = frozenset("human enemy rebel guerrilla army military troop government".split())
_NOUN_ENDS = BREAKS | SUBORDINATORS | RELATIVES | SUBJECT_PRONOUNS | {","}


def _noun_value(clauses: Clauses, at: int, kind: str) -> None:
    """Read "deaths dropped from 1,055 to 807" and "the most deaths (3,587)"."""
    chunks = clauses.chunks
    nxt = chunks[at + 2] if at + 2 < len(chunks) else None
    if word_at(chunks, at + 1) == "(" and nxt is not None and nxt.what == "Q":
        if word_at(chunks, at + 3) == ")" and nxt.noun.head == "bare" and not nxt.kind:
            nxt.blocked = False
            give_toll(nxt, kind, None)
        return
    first = chunks[at + 1] if at + 1 < len(chunks) else None
    if first is not None and first.what == "Q" and first.noun.head == "bare":
        if first.quantity.form in ("more_than", "nearly") and not first.kind:
            give_toll(first, kind, None)  # "Arrests top 5,000"
            return
    if word_at(chunks, at + 1) == ":" and nxt is not None and nxt.what == "Q":
        follows = chunks[at + 3].what if at + 3 < len(chunks) else ""
        if nxt.noun.head == "bare" and follows != "V":
            give_toll(nxt, kind, None)  # "Fatalities: 6", not "Casualties: 6 dead"
        return
    if word_at(chunks, at + 1) in ("to", "at") and nxt is not None and nxt.what == "Q":
        if word_at(chunks, at) == "losses" and nxt.noun.head == "bare":
            # "bringing the army's losses to 23"
            first = chunks[at - 1].first
            give_toll(nxt, kind, group_of(clauses.tokens, first, chunks[at].first, clauses.lex))
        return
    for here in range(at + 1, min(at + 8, len(chunks))):
        if chunks[here].what != "W" or chunks[here].text in _NOUN_ENDS:
            return
        if chunks[here].text in _MOVES:
            if any(word_at(chunks, here + step) in _TOLL_NOUNS for step in (1, 2, 3, 4)):
                return  # "more casualties raise the death toll to 14": the toll says of whom
            group = None
            if word_at(chunks, at + 1) in ("of", "among", "in", "on"):
                group = complement_group(clauses.tokens, chunks[at + 1].last, clauses.lex)
            toll_value(clauses, at, here, kind, group)
            return


def _toll_kind(clauses: Clauses, at: int) -> tuple[str | None, str | None, int]:
    """Return (kind, group, chunk after the noun phrase) of a toll noun at chunk `at`."""
    chunks, lex = clauses.chunks, clauses.lex
    text = chunks[at].text
    if text == "toll":
        prev = word_at(chunks, at - 1)
        if prev in ("injury", "casualty", "wounded"):
            kind = "wounded" if prev != "casualty" else "casualties"
        else:
            kind = "killed"
        # "the death toll of civilians"
        return kind, None, at + 1
    here = at + 1
    if word_at(chunks, here) == "for" and text in ("figure", "count", "total"):
        pass  # "the figure for the dead"
    elif word_at(chunks, here) != "of":
        prev = word_at(chunks, at - 1)
        participle = chunks[here] if here < len(chunks) else None
        if (
            participle is not None
            and participle.what == "V"
            and prev in ("the", "total", "overall")
        ):
            if participle.predicate.shape in ("past", "state") and not participle.predicate.after:
                return participle.predicate.kind, None, here + 1  # "the total killed since June"
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
        if (
            word in BE | HAVE
            and word_at(chunks, here - 1) not in RELATIVES
            and word not in ("been",)
        ):
            if not any(word_at(chunks, here - step) in RELATIVES for step in (1, 2)):
                break
        if word in ("to", "at", ",") or word in BREAKS:
            break
    if not kinds:
        return None, None, here
    stop = chunks[here - 1].first if here - 1 < len(chunks) else len(clauses.tokens)
    while here < len(chunks) and word_at(chunks, here) in ("and", "or"):
        nxt = chunks[here + 1] if here + 1 < len(chunks) else None
        if nxt is None:
            break
        word = nxt.text
        kind = (
            nxt.predicate.kind if nxt.what == "V" else lex.nouns.get(word) or lex.states.get(word)
        )
        if kind is None and word in lex.verbs:
            kind = lex.verbs[word][0]
        if kind is None:
            break
        kinds.append(kind)
        here += 2
    group = group_of(clauses.tokens, start, max(stop, start), lex)
    return combined(kinds), group, here


_MOVES = frozenset(
    "rise rises climb jump rose risen fell "
    "fallen falls dropped drops climbed climbs jumped increased increases "
    "decreased declined grew soared surged doubled reached".split()
)
