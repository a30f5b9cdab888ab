"""Counts among the dead, the wounded or the victims: "the victims were two women".

Also "three children were among the dead" and "of those killed, eight were civilians".
"""

from __future__ import annotations

from kit.analysis.casualty_chunks import BREAKS, Clauses, assign, word_at
from kit.analysis.casualty_joined import joined_left
from kit.analysis.casualty_lexicon import ADVERBS, BE
from kit.analysis.casualty_lists import take_list

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
    kind = named.predicate.kind if named.what == "V" else GROUPED.get(named.text)
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
