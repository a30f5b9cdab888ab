"""The rows by which casualty claims are read, from one file that a reader may edit.

`kit/data/lexicons/casualty_rows.toml` holds them: each row has an id, a pattern (see
`kit.analysis.casualties.pattern_reader`), what it gives, a sentence it fires on and one that it
leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from kit.analysis.casualties.claim_record import RULES
from kit.analysis.casualties.kinds import KINDS
from kit.analysis.casualties.pattern_reader import PatternError, PatternReader
from kit.analysis.casualties.patterns import Match, Pattern, Words, needs, starts
from kit.analysis.casualties.row_classes import NUMBER_TESTS, at_least, number_class, word_classes
from kit.text.decoding import Unreadable
from kit.text.lexicon_file import read_lexicon

FILE = "casualty_rows"
_KINDS = {"kind": KINDS}
# What a row of a section says besides its texts, each with the values it may have; () = any text.
SECTIONS: dict[str, dict[str, tuple[Any, ...]]] = {
    "phrase": _KINDS | {
        "takes": ("object", "subject"),
        "shape": ("past", "present", "state", "phrase", "of"),
        "people_only": (True,),
    },
    "nobody": _KINDS,
    "toll": _KINDS | {"gives": ("number", "value")},
    "toll_number": {"role": ("superseded", "rise")},
    "of_those": _KINDS,
    "again": {"gives": ("same", "some", "fewer")},
    "linked": {"gives": ("bare", "people", "parts")},
    "among": _KINDS | {"gives": ("list", "left", "number")},
    "uncounted": {},
    "reading": {"does": ()},
}  # fmt: skip
_NEEDED = ("gives", "role", "does")
_RULES = (*RULES, "phrase", "toll", "uncounted")
_WORD_KEYS = ("of", "not", "only", "at_least")


@dataclass(frozen=True)
class Row:
    """One row: `says` is what its section lets it say, such as the kind it gives."""

    id: str
    section: str
    patterns: tuple[Pattern, ...]
    example: str
    leaves: str
    says: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str | None:
        """Return the kind that the row gives, None where the words found say it."""
        return self.says.get("kind")


class _Line(NamedTuple):
    """A pattern of a row, the words it begins with, and those of which a sentence needs one."""

    row: Row
    pattern: Pattern
    starts: frozenset[str] | None
    needs: frozenset[str] | None


class Rows:
    """The rows of a section, in order."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines

    def standing(self, items: Sequence[Any]) -> Rows:
        """Return the rows that a sentence has the words for: few, so that looking on is quick."""
        texts = {item.text for item in items}
        return Rows([x for x in self._lines if x.needs is None or not x.needs.isdisjoint(texts)])

    def at(self, items: Sequence[Any], at: int) -> tuple[Row, Match] | None:
        """Return the first row whose words found begin with `items[at]`, and where it matches."""
        text = items[at].text
        for row, pattern, begins, _ in self._lines:
            if begins is None or text in begins:
                match = pattern.match(items, at)
                if match is not None:
                    return row, match
        return None

    def along(self, items: Sequence[Any]) -> Iterator[tuple[Row, Match]]:
        """Return what holds in a sentence from left to right, none inside another."""
        some = self.standing(items)
        at = 0
        while some._lines and at < len(items):
            found = some.at(items, at)
            if found is not None:
                yield found
            at = max(found[1].last, at + 1) if found is not None else at + 1


@cache
def rows(section: str) -> Rows:
    """Return the rows of a section of the file ("phrase", "nobody", "toll" ...)."""
    return Rows([
        _Line(row, p, starts(p.found), needs(p.steps))
        for row in all_rows() if row.section == section for p in row.patterns
    ])  # fmt: skip


@cache
def all_rows() -> tuple[Row, ...]:
    """Return every row of the file, in order. Raises `Unreadable` with file, place and mend."""
    return read_rows(read_lexicon(FILE), str(files("kit.data") / "lexicons" / f"{FILE}.toml"))


def read_rows(table: Mapping[str, Any], path: str) -> tuple[Row, ...]:
    """Return the rows of a table as the file has it. Raises `Unreadable` with place and mend."""
    reader = PatternReader(_classes(table, path), table.get("parts", {}))
    found: dict[str, Row] = {}
    for section in table:
        if section in ("words", "numbers", "parts"):
            continue
        if section not in SECTIONS:
            raise Unreadable(f"{path}: [[{section}]] is none of {', '.join(SECTIONS)}; rename it")
        for entry in table[section]:
            row = _row(section, entry, reader, path)
            if row.id in found:
                raise Unreadable(f"{path}: two rows have the id {row.id}; rename one")
            found[row.id] = row
    return tuple(found.values())


def _row(section: str, entry: Mapping[str, Any], reader: PatternReader, path: str) -> Row:
    place, says = f"{path}: [[{section}]] {entry.get('id', 'without id')}", SECTIONS[section]
    texts = ["id", "example", "not", *([] if section == "reading" else ["pattern"])]
    for key in [*texts, *(key for key in _NEEDED if key in says)]:
        if not entry.get(key):
            raise Unreadable(f"{place}: {key} is missing; write it")
    for key, value in entry.items():
        if key not in says and key not in texts:
            raise Unreadable(f"{place}: {key} is not one of {', '.join([*texts, *says])}")
        if says.get(key) and value not in says[key]:
            known = ", ".join(str(one).lower() for one in says[key])
            raise Unreadable(f"{place}: {key} {value!r} is not one of {known}")
    if entry["id"].rpartition(".")[0] not in _RULES:
        raise Unreadable(f"{place}: an id is one of {', '.join(_RULES)}, a dot, a name of its own")
    written = entry.get("pattern", [])
    try:
        lines = [written] if isinstance(written, str) else written
        patterns = tuple(reader.pattern(line) for line in lines)
    except PatternError as error:
        raise Unreadable(f"{place}: pattern: {error}") from None
    if "kind" in says and "kind" not in entry:
        if not all(any(step.says for step in pattern.steps) for pattern in patterns):
            raise Unreadable(f"{place}: no word that it must find says what happened; write kind")
    given = {key: value for key, value in entry.items() if key in says}
    return Row(entry["id"], section, patterns, entry["example"], entry["not"], given)


def _classes(table: Mapping[str, Any], path: str) -> dict[str, Words]:
    """Return the classes that patterns may name: the kit's own, then those of the file."""
    classes = word_classes()
    for name, asked in table.get("numbers", {}).items():
        if unknown := sorted(set(asked) - set(NUMBER_TESTS)):
            known = ", ".join(NUMBER_TESTS)
            raise Unreadable(f"{path}: [numbers] {name}: {unknown[0]} is not one of {known}")
        classes["#" + name] = number_class(asked)
    reader = PatternReader(classes, {})
    for name, entry in table.get("words", {}).items():
        asked = {"of": "|".join(entry.split())} if isinstance(entry, str) else entry
        if unknown := sorted(set(asked) - set(_WORD_KEYS)):
            known = ", ".join(_WORD_KEYS)
            raise Unreadable(f"{path}: [words] {name}: {unknown[0]} is not one of {known}")
        try:
            made = reader.words(asked["of"])
            if "at_least" in asked:
                made |= at_least(asked["at_least"])
            if "only" in asked:
                made = made & reader.words(asked["only"])
            classes[name] = made - reader.words(asked["not"]) if "not" in asked else made
        except (PatternError, KeyError) as error:
            raise Unreadable(f"{path}: [words] {name}: {error}; see the head of the file") from None
    return classes
