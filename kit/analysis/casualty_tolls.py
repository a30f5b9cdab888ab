"""Tolls and lists of the dead: counts whose state is named by a noun somewhere else.

"The death toll rose to 87 from 62", "to 265, the number of people killed", "the victims were two
women", "three children were among the dead".
"""

from __future__ import annotations

from kit.analysis.casualty_chunks import BREAKS, Chunk, Clauses, assign, word_at
from kit.analysis.casualty_group_words import group_of
from kit.analysis.casualty_joined import SUBJECT_PRONOUNS, joined_left
from kit.analysis.casualty_lexicon import ADVERBS, BE, HAVE, RELATIVES, SUBORDINATORS
from kit.analysis.casualty_lists import take_list
from kit.analysis.casualty_nouns import combined

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
                _toll_value(clauses, at, end, kind, group)
        elif text in lex.nouns and text not in lex.singular_nouns and chunks[at].what == "W":
            _noun_value(clauses, at, lex.nouns[text])
        elif text in _GROUPED and word_at(chunks, at + 1) == "at":
            # "the coroner put the dead at 60"
            nxt = chunks[at + 2] if at + 2 < len(chunks) else None
            if nxt is not None and nxt.what == "Q" and nxt.noun.head == "bare":
                _give_toll(nxt, _GROUPED[text], None)
        at += 1


_NOUN_ENDS = BREAKS | SUBORDINATORS | RELATIVES | SUBJECT_PRONOUNS | {","}


def _noun_value(clauses: Clauses, at: int, kind: str) -> None:
    """Read "deaths dropped from 1,055 to 807" and "the most deaths (3,587)"."""
    chunks = clauses.chunks
    nxt = chunks[at + 2] if at + 2 < len(chunks) else None
    if word_at(chunks, at + 1) == "(" and nxt is not None and nxt.what == "Q":
        if word_at(chunks, at + 3) == ")" and nxt.noun.head == "bare" and not nxt.kind:
            nxt.blocked = False
            _give_toll(nxt, kind, None)
        return
    for here in range(at + 1, min(at + 8, len(chunks))):
        if chunks[here].what != "W" or chunks[here].text in _NOUN_ENDS:
            return
        if chunks[here].text in _MOVES:
            _toll_value(clauses, at, here, kind, None)
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
    if word_at(chunks, here) != "of":
        prev = word_at(chunks, at - 1)
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


def _toll_value(clauses: Clauses, at: int, start: int, kind: str, group: str | None) -> None:
    chunks, lex = clauses.chunks, clauses.lex
    # "raises to about 180, the number of fighters who were killed"
    back = at - 1
    while back >= 0 and word_at(chunks, back) in (
        "the",
        "total",
        "overall",
        "death",
        ",",
        "official",
        "current",
    ):
        back -= 1
    if (
        back >= 1
        and chunks[back].what == "Q"
        and word_at(chunks, back - 1) in ("to", "at", "reached", "bringing", "raising")
    ):
        if chunks[back].noun.head in ("bare", "unknown", "person") and not chunks[back].kind:
            if word_at(chunks, back - 1) in ("to", "at"):
                _give_toll(chunks[back], kind, group)
                return
    if word_at(chunks, at - 1) == "the":
        # "raising to 17, including two children, the number of people killed"
        for earlier in range(at - 2, max(at - 16, 0), -1):
            found = chunks[earlier]
            if found.what == "V" or found.text in BREAKS:
                break
            if found.what == "Q" and word_at(chunks, earlier - 1) == "to" and found.people:
                if {word_at(chunks, earlier - 2), word_at(chunks, earlier - 3)} & lex.toll_verbs:
                    found.kind = None if found.rule != "casualties.noun" else found.kind
                    _give_toll(found, kind, group)
                    return
                break
    moved = False
    here = start
    taken = False
    while here < len(chunks) and here - start < 24:
        chunk = chunks[here]
        text = word_at(chunks, here)
        if chunk.what == "Q":
            prev = word_at(chunks, here - 1)
            if prev == "from":
                if chunk.quantity.form == "range" and moved:
                    chunk.upper = True
                    _give_toll(chunk, kind, group)
                    return
                chunk.blocked = True
            elif prev == "by" and moved:
                chunk.blocked = True
            elif taken and prev not in ("reached", "hit", "passed"):
                return
            elif (
                chunk.people
                and not chunk.kind
                and prev
                not in ("in", "on", "since", "within", "for", "after", "during", "near", "with")
            ):
                if word_at(chunks, here + 1) in ("percent", "%"):
                    return
                if moved or prev in ("of", "to", "at", ":"):
                    if chunk.noun.head in (
                        "bare",
                        "person",
                        "unknown",
                        "casualty",
                    ) and _own_toll_verb(chunks, here):
                        return
                    _give_toll(chunk, kind, group)
                    taken = True
                else:
                    return
            elif (
                chunk.kind == "casualties"
                and chunk.rule == "casualties.noun"
                and (moved or prev in ("to", "at", "of"))
            ):
                # "death toll ... 1140 casualties": the toll says which casualties they are.
                chunk.kind = kind
                taken = True
            elif chunk.kind and not chunk.noun.head == "casualty":
                return
        elif chunk.what == "V":
            if taken:
                return
        elif text in BREAKS and text != ":" or text in ("--",):
            return
        elif text == ":":
            moved = True
        elif text in ("includes", "included", "include", "contains", "contained") and not taken:
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


_MOVES = frozenset(
    "rose risen rises fell fallen falls dropped drops climbed climbs jumped increased increases "
    "decreased declined grew soared surged doubled reached".split()
)
_GROUPED = {
    "dead": "killed", "killed": "killed", "slain": "killed", "wounded": "wounded",
    "injured": "wounded", "victims": "casualties", "casualties": "casualties",
    "missing": "missing", "fatalities": "killed", "deceased": "killed", "hurt": "wounded",
    "arrested": "detained", "detained": "detained", "kidnapped": "kidnapped", "bodies": "killed",
    "hostages": "kidnapped", "detainees": "detained", "captured": "detained", "deaths": "killed",
    "displaced": "displaced", "martyrs": "killed", "abducted": "kidnapped", "murdered": "killed",
}  # fmt: skip


def read_among(clauses: Clauses) -> None:
    """Read "the victims were two women", "among the dead were ...", "two were among the dead"."""
    chunks = clauses.chunks
    for at, chunk in enumerate(chunks):
        word = chunk.text
        if word not in _GROUPED or word_at(chunks, at - 1) not in ("the", "those", "these"):
            if not (
                word in ("victims", "casualties")
                and word_at(chunks, at - 1) in ("the", "civilian", "its", "their")
            ):
                continue
        kind = _GROUPED[word]
        before = word_at(chunks, at - 2)
        nxt = at + 1
        while word_at(chunks, nxt) in ("also", "in", "by", "from", "of", "and"):
            nxt += 1
            if word_at(chunks, nxt - 1) != "also":
                while (
                    nxt < len(chunks)
                    and chunks[nxt].what == "W"
                    and word_at(chunks, nxt) not in BE | {"included", "include", "includes"}
                    and word_at(chunks, nxt) not in BREAKS
                    and nxt - at < 8
                ):
                    nxt += 1
        if word_at(chunks, nxt) in (
            "were",
            "are",
            "include",
            "included",
            "includes",
            "was",
            "is",
            "comprised",
            "being",
        ) or (word_at(chunks, nxt) == "including"):
            start = nxt + 1
            while word_at(chunks, start) in ADVERBS | {"all", ":"}:
                start += 1
            if start < len(chunks) and chunks[start].what in "QA" and chunks[start].people:
                if chunks[start].noun.head in ("person", "unknown") and not chunks[start].kind:
                    take_list(clauses, nxt, start, kind, "casualties.among")
                elif before != "of" and chunks[start].noun.head == "bare":
                    continue
        if before == "among":
            back = at - 3
            while word_at(chunks, back) in ADVERBS | BE:
                back -= 1
            while back is not None and back >= 0 and chunks[back].what in "QA":
                if not chunks[back].people or chunks[back].kind:
                    break
                left = joined_left(clauses, back)
                assign(chunks[back], kind, "casualties.among")
                back = left


def read_of_those(clauses: Clauses) -> None:
    """Read "Of those killed, eight were civilians and five were police officers"."""
    chunks, lex = clauses.chunks, clauses.lex
    if word_at(chunks, 0) != "of" or word_at(chunks, 1) not in ("those", "the") or len(chunks) < 5:
        return
    named = chunks[2]
    kind = named.predicate.kind if named.what == "V" else _GROUPED.get(named.text)
    if kind is None:
        return
    for at, chunk in enumerate(chunks[3:], start=3):
        if chunk.what == "Q" and chunk.people and chunk.noun.head == "bare" and (
            word_at(chunks, at + 1) in BE and word_at(chunks, at + 2) in lex.people
        ):  # fmt: skip
            assign(chunk, kind, "casualties.among")
            chunk.noun.part = True
        elif chunk.what == "Q" and chunk.people and word_at(chunks, at + 1) in BE and (
            chunk.noun.head == "bare" and word_at(chunks, at + 3) in lex.people
        ):  # fmt: skip
            assign(chunk, kind, "casualties.among")
            chunk.noun.part = True
