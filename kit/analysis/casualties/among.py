"""Counts among the dead, the wounded or the victims: "the victims were two women".

Also "three children were among the dead" and "of those killed, eight were civilians". The
wordings are rows of `casualty_rows.toml`.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import Clauses
from kit.analysis.casualties.joined import joined_left
from kit.analysis.casualties.lists import take_list
from kit.analysis.casualties.row_values import kind_of
from kit.analysis.casualties.rows import rows
from kit.analysis.casualties.words import ADVERBS, BE
from kit.analysis.lexicon.closed_classes import POSSESSIVES


def read_of_those(clauses: Clauses) -> None:
    """Read "Of those killed, eight were civilians and five were police officers"."""
    chunks = clauses.chunks
    for row, match in rows("of_those").along(chunks):
        number = clauses.number(match.first)
        if number is not None:
            number.give(kind_of(row, match, chunks, clauses.lex), row.id)
            number.noun.part = True


def read_among(clauses: Clauses) -> None:
    """Read "the victims were two women", "among the dead were ...", "two were among the dead"."""
    chunks = clauses.chunks
    for row, match in rows("among").along(chunks):
        kind = kind_of(row, match, chunks, clauses.lex)
        if row.says["gives"] == "list":
            take_list(clauses, match.last - 1, match.last, kind, row.id)
        elif row.says["gives"] == "number":
            people = clauses.counted(match.last - 1)
            if people is not None:
                people.give(kind, row.id)
        else:
            _give_left(clauses, match.first - 1, kind, row.id)


def _give_left(clauses: Clauses, back: int, kind: str, row: str) -> None:
    """Give the numbers of the list that ends before `back` this kind.

    "a boy and his grandmother", "two Germans and their Afghan guide": the last has no number.
    """
    while clauses.word(back) in ADVERBS | BE:
        back -= 1
    for step in (1, 2):
        noun = clauses.word(back) in clauses.lex.people or step == 2
        if noun and clauses.word(back - step) in POSSESSIVES:
            if clauses.word(back - step - 1) in ("and", ","):
                back -= step + 2
                break
    here: int | None = back
    while here is not None:
        people = clauses.counted(here)
        if people is None or not people.people or people.kind:
            return
        here = joined_left(clauses, here)
        people.give(kind, row)
