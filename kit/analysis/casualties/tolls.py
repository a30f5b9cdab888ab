"""Tolls: counts whose state is named by a noun somewhere else in the sentence.

"The death toll rose to 87 from 62", "to 265, the number of people killed", "deaths dropped from
1,055 to 807". A superseded number ("from 62") is no claim. The wordings are rows of
`casualty_rows.toml`; where the toll's noun stands first, a walk finds the number it comes to.
"""

from __future__ import annotations

from kit.analysis.casualties.chunks import BREAKS, Chunk, Clauses, rule_of, word_at
from kit.analysis.casualties.reality import noun_is_real
from kit.analysis.casualties.row_values import group_named, kind_of
from kit.analysis.casualties.rows import rows

_LONGEST_WALK = 24
_TOLL_HEADS = frozenset(("bare", "person", "unknown", "casualty"))
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
            number = next(c for c in chunks[match.first : match.last] if c.what == "Q")
            give_toll(number, kind, group, row.id)


def _first(clauses: Clauses, at: int) -> int:
    """Return the first token of the chunk at a place, the end of the sentence beyond the last."""
    return clauses.chunks[at].first if at < len(clauses.chunks) else len(clauses.tokens)


def give_toll(chunk: Chunk, kind: str, group: str | None, row: str) -> None:
    """Give a number the kind of the toll whose value it is, and its group where it has none."""
    if chunk.blocked:
        return
    if chunk.kind is None or chunk.kind == "casualties":
        chunk.kind, chunk.row = kind, row
    if group and not chunk.noun.states_group:
        chunk.group = group
        chunk.noun.states_group = True


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
            what = chunks[at].what
            if what == "Q":
                goes_on = self._number(at, at == start)
            elif what == "V":
                goes_on = not self.taken
            else:
                goes_on = what == "A" or self._word(at)
            if not goes_on:
                return

    def _number(self, at: int, first: bool) -> bool:
        """Read the number at `at`; return whether the walk goes on behind it."""
        chunks, chunk = self.clauses.chunks, self.clauses.chunks[at]
        row, _ = rows("toll_number").at(chunks, at) or (None, None)
        role = row.says["role"] if row else ""
        prev = word_at(chunks, at - 1)
        if role == "upper" and self.moved:
            chunk.upper = True
            return self._give(chunk)
        if role in ("superseded", "upper") or role == "rise" and self.moved:
            chunk.blocked, chunk.row = True, row.id
            return True
        if self.taken and prev not in ("reached", "hit", "passed"):
            return False
        if chunk.people and not chunk.kind and role != "aside":
            tops = first and chunk.quantity.form in ("more_than", "nearly")
            if word_at(chunks, at + 1) in ("percent", "%") or not (
                self.moved or tops or prev in ("of", "to", "at", ":")
            ):
                return False
            if chunk.noun.head in _TOLL_HEADS and self._has_own_verb(at):
                return False
            if not noun_is_real(self.clauses.tokens, chunk.first, self.clauses.lex):
                chunk.blocked = True
                return False
            self._give(chunk)
            self.taken = True
            return True
        if rule_of(chunk.row) == "casualties.noun" and chunk.kind == "casualties":
            if self.moved or prev in ("to", "at", "of"):
                # "the death toll is 1,140 casualties": the toll says which casualties they are
                chunk.kind, chunk.row, self.taken = self.kind, self.row, True
                return True
        return not chunk.kind or chunk.noun.head == "casualty"

    def _give(self, chunk: Chunk) -> bool:
        give_toll(chunk, self.kind, self.group, self.row)
        return False

    def _has_own_verb(self, at: int) -> bool:
        """Return whether "rose to 12 wounded" states another kind right behind the number."""
        after = self.clauses.chunks[at + 1 : at + 2]
        return any(c.what == "V" and c.predicate.kind != "killed" for c in after)

    def _word(self, at: int) -> bool:
        """Read the word at `at`; return whether the walk goes on behind it."""
        chunks, text = self.clauses.chunks, self.clauses.chunks[at].text
        if text in BREAKS - {":"} or text == "--":
            return False
        if text in _UP_TO or text in _INCLUDES and not self.taken:
            self.moved = True
        elif text in self.clauses.lex.toll_verbs - {"to", "at", "of"}:
            self.moved = True
        elif self.taken and text in ("and", "while", "but"):
            return False
        elif self.taken and text == ",":
            return at + 1 >= len(chunks) or chunks[at + 1].what != "Q"
        return True
