"""Counts among the dead, the wounded or the victims: "the victims were two women".

Also "three children were among the dead" and "of those killed, eight were civilians".
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Clauses, assign, own_verb, word_at
from kit.analysis.casualties.joined import POSSESSIVES, joined_left
from kit.analysis.casualties.lists import take_list
from kit.analysis.casualties.words import ADVERBS, BE

GROUPED = {
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
        if chunk.what == "V" and word_at(chunks, at + 1) in ("included", "include", "includes"):
            if at and chunks[at - 1].what == "Q" and chunks[at - 1].kind == chunk.predicate.kind:
                # "the 14 wounded included three women and a baby"
                take_list(
                    clauses, at + 1, at + 2, chunk.predicate.kind, "casualties.among.included"
                )
            continue
        if word not in GROUPED or word_at(chunks, at - 1) not in ("the", "those", "these"):
            if not (
                word in ("victims", "casualties")
                and word_at(chunks, at - 1) in ("the", "civilian", "its", "their")
            ):
                continue
        kind = GROUPED[word]
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
        if word_at(chunks, nxt) == "," and nxt + 1 < len(chunks) and nxt == at + 1:
            people = chunks[nxt + 1]  # "the victims, 17 men and 4 women, were employees"
            if people.what == "Q" and people.people and people.noun.head == "person":
                if not people.kind and not own_verb(clauses, nxt + 1):
                    take_list(clauses, nxt, nxt + 1, kind, "casualties.among.apposed")
            continue
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
            while word_at(chunks, start) in ADVERBS | {"all", ":", "those", "of"}:
                start += 1
            if word_at(chunks, nxt).startswith("includ") and start < len(chunks) and (
                not chunks[start].people and _names_people(clauses, start)
            ):  # fmt: skip
                take_list(clauses, nxt, start, kind, "casualties.among.named")
            elif start < len(chunks) and chunks[start].what in "QA" and chunks[start].people:
                if chunks[start].noun.head in ("person", "unknown") and not chunks[start].kind:
                    take_list(clauses, nxt, start, kind, "casualties.among.were")
                elif before != "of" and chunks[start].noun.head == "bare":
                    continue
        if before == "among":
            back = at - 3
            while word_at(chunks, back) in ADVERBS | BE:
                back -= 1
            _give_left(clauses, back, kind)


def read_among_those(clauses: Clauses) -> None:
    """Read "were among those who died" and "were among the 11 people killed"."""
    chunks = clauses.chunks
    for at, chunk in enumerate(chunks):
        if chunk.text != "among" or word_at(chunks, at - 1) not in BE:
            continue
        here = at + 1
        while word_at(chunks, here) in _THOSE_WHO or word_at(chunks, here) in clauses.lex.people:
            here += 1
        if here >= len(chunks):
            continue
        found = chunks[here]
        kind = found.kind if found.what in "QA" else None
        if found.what == "V" and found.predicate.shape in ("past", "state"):
            kind = found.predicate.kind if found.predicate.real else None
        if kind:
            back = at - 1
            while word_at(chunks, back) in ADVERBS | BE:
                back -= 1
            _give_left(clauses, back, kind)


_THOSE_WHO = frozenset(("the", "those", "people", "who", "were", "was", "have", "had", "been"))


def _give_left(clauses: Clauses, back: int, kind: str) -> None:
    """Give the numbers of the list that ends at `back` this kind.

    "a boy and his grandmother", "two Germans and their Afghan guide": the last has no number.
    """
    chunks = clauses.chunks
    for step in (1, 2):
        people = word_at(chunks, back) in clauses.lex.people or step == 2
        if people and word_at(chunks, back - step) in POSSESSIVES:
            if word_at(chunks, back - step - 1) in ("and", ","):
                back -= step + 2
                break
    here: int | None = back
    while here is not None and here >= 0 and chunks[here].what in "QA":
        if not chunks[here].people or chunks[here].kind:
            break
        left = joined_left(clauses, here)
        assign(chunks[here], kind, "casualties.among.among")
        here = left


def _names_people(clauses: Clauses, at: int) -> bool:
    """Return whether people without a number open the list: "included a couple", "his wife"."""
    chunks, lex = clauses.chunks, clauses.lex
    chunk = chunks[at]
    if chunk.what == "Q":
        return clauses.tokens[chunk.last - 1].text in lex.people or chunk.text == "couple" or (
            chunk.quantity.form == "unresolved"
        )  # fmt: skip
    return any(word_at(chunks, at + step) in lex.people for step in (0, 1, 2))


_ONE_OF_THEM = frozenset("casualty fatality victim death".split())
_SOLE = frozenset("the only sole first latest second third other".split())


def read_sole(clauses: Clauses) -> None:
    """Read "the only casualty was a security guard": one unnamed person after a noun for one."""
    chunks, lex = clauses.chunks, clauses.lex
    for at, chunk in enumerate(chunks):
        if chunk.text not in _ONE_OF_THEM or word_at(chunks, at - 1) not in _SOLE:
            continue
        here = at + 1
        while word_at(chunks, here) in BE | ADVERBS:
            here += 1
        if here > at + 1 and here < len(chunks) and chunks[here].what == "A":
            assign(chunks[here], lex.nouns.get(chunk.text, "casualties"), "casualties.among.only")


def read_of_those(clauses: Clauses) -> None:
    """Read "Of those killed, eight were civilians and five were police officers"."""
    chunks, lex = clauses.chunks, clauses.lex
    if word_at(chunks, 0) != "of" or word_at(chunks, 1) not in ("those", "the") or len(chunks) < 5:
        return
    named = chunks[2]
    kind = named.predicate.kind if named.what == "V" else GROUPED.get(named.text)
    if kind is None:
        return
    for at, chunk in enumerate(chunks[3:], start=3):
        if chunk.what == "Q" and chunk.people and chunk.noun.head == "bare" and (
            word_at(chunks, at + 1) in BE and word_at(chunks, at + 2) in lex.people
        ):  # fmt: skip
            assign(chunk, kind, "casualties.among.of-those")
            chunk.noun.part = True
        elif chunk.what == "Q" and chunk.people and word_at(chunks, at + 1) in BE and (
            chunk.noun.head == "bare" and word_at(chunks, at + 3) in lex.people
        ):  # fmt: skip
            assign(chunk, kind, "casualties.among.of-those")
            chunk.noun.part = True
