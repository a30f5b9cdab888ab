"""Tolls: counts whose state is named by a noun somewhere else in the sentence.

"The death toll rose to 87 from 62", "to 265, the number of people killed", "deaths dropped from
1,055 to 807". A superseded number ("from 62") is no claim. The wordings are rows of
`casualty_rows.toml`; where the toll's noun stands first, a walk finds the number it comes to.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Clauses, Number, Verb
from kit.analysis.casualties.reality import noun_is_real
from kit.analysis.casualties.row_values import group_named, kind_of
from kit.analysis.casualties.rows import rows

_LONGEST_WALK = 24
_TOLL_HEADS = frozenset(("bare", "person", "unknown", "casualty"))
_WHEN = frozenset("in on since within for after during near with".split())
_INCLUDES = frozenset("includes included include contains contained".split())
_UP_TO = frozenset("up above past beyond :".split())


def read_tolls(clauses: Clauses) -> None:
    """Read "the death toll rose to 87 from 62" and "to 265, the number of people killed"."""
    chunks = clauses.chunks
    for row, match in rows("toll").along(chunks):
        kind = kind_of(row, match, chunks, clauses.lex)
        group = group_named(match, clauses.tokens, clauses.lex, lambda at: _first(clauses, at))
        if row.says["gives"] == "value":
            _Walk(clauses, kind, group, row.id).go(match.last)
        else:
            number = next(c for c in chunks[match.first : match.last] if isinstance(c, Number))
            give_toll(number, kind, group, row.id)


def _first(clauses: Clauses, at: int) -> int:
    """Return the first token of the chunk at a place, the end of the sentence beyond the last."""
    return clauses.chunks[at].first if at < len(clauses.chunks) else len(clauses.tokens)


def give_toll(chunk: Number, kind: str, group: str | None, row: str) -> None:
    """Give a number the kind of the toll whose value it is, and its group where it has none."""
    if chunk.blocked:
        return
    if chunk.kind is None or chunk.kind == "casualties":
        chunk.kind, chunk.row = kind, row
    if group and not chunk.noun.states_group:
        chunk.settle_group(group)


class _Walk:
    """The walk from a toll's noun to the number that it comes to; numbers it replaces are blocked.

    `moved` tells whether a verb has said that the toll came to something, `taken` whether it has
    its number.
    """

    def __init__(self, clauses: Clauses, kind: str, group: str | None, row: str) -> None:
        self.clauses, self.kind, self.group, self.row = clauses, kind, group, row
        self.moved = self.taken = False

    def go(self, start: int) -> None:
        """Give the toll to its number, looking on from chunk `start`."""
        chunks = self.clauses.chunks
        for at in range(start, min(start + _LONGEST_WALK, len(chunks))):
            chunk = chunks[at]
            if isinstance(chunk, Number):
                goes_on = self._number(at, chunk, at == start)
            elif isinstance(chunk, Verb):
                goes_on = not self.taken
            else:
                goes_on = chunk.what == "A" or self._word(at)
            if not goes_on:
                return

    def _number(self, at: int, chunk: Number, first: bool) -> bool:
        """Read the number at `at`; return whether the walk goes on behind it."""
        found = rows("toll_number").at(self.clauses.chunks, at)
        role, row = (found[0].says["role"], found[0].id) if found else ("", "")
        prev = self.clauses.word(at - 1)
        if self.moved and prev == "from" and chunk.quantity.form == "range":
            chunk.upper = True
            give_toll(chunk, self.kind, self.group, self.row)
            return False
        if role == "superseded" or role == "rise" and self.moved:
            chunk.block(row)
            return True
        if self.taken and prev not in ("reached", "hit", "passed"):
            return False
        if chunk.people and not chunk.kind and prev not in _WHEN:
            self.taken = self._comes_to(at, chunk, first)
            return self.taken
        if chunk.open_victims and (self.moved or prev in ("to", "at", "of")):
            # "the death toll is 1,140 casualties": the toll says which casualties they are
            chunk.kind, chunk.row, self.taken = self.kind, self.row, True
            return True
        return not chunk.kind or chunk.noun.head == "casualty"

    def _comes_to(self, at: int, chunk: Number, first: bool) -> bool:
        """Give the number its toll; return False where it is not what the toll came to."""
        tops = first and chunk.quantity.form in ("more_than", "nearly")
        if self.clauses.word(at + 1) in ("percent", "%") or not (
            self.moved or tops or self.clauses.word(at - 1) in ("of", "to", "at", ":")
        ):
            return False
        after = self.clauses.verb(at + 1)
        if chunk.noun.head in _TOLL_HEADS and after is not None and after.kind != "killed":
            return False  # "the toll rose to 12 wounded" has a state of its own
        if not noun_is_real(self.clauses.tokens, chunk.first, self.clauses.lex):
            chunk.block()
            return False
        give_toll(chunk, self.kind, self.group, self.row)
        return True

    def _word(self, at: int) -> bool:
        """Read the word at `at`; return whether the walk goes on behind it."""
        text = self.clauses.word(at)
        if text in BREAKS - {":"} or text == "--":
            return False
        if text in _UP_TO or text in _INCLUDES and not self.taken:
            self.moved = True
        elif text in self.clauses.lex.toll_verbs - {"to", "at", "of"}:
            self.moved = True
        elif self.taken and text in ("and", "while", "but"):
            return False
        elif self.taken and text == ",":
            return self.clauses.number(at + 1) is None
        return True
