"""What a release must not say: every key, solution and explanation of the course, as words.

Short keys ("7", "exact", the id of an option) are not among these: a learner has to be able to
type them, so they occur everywhere and prove nothing. `kit.teach.release.leaks` looks for those by
structure instead. What is collected here is long enough to be nobody's accident.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.bank.assembly import key_files, lesson_folders
from kit.course.bank.lint import sentences
from kit.course.bank.read import load_toml
from kit.teach.lessons.lesson import read_cells

WORDS = 6
"""Fewest words of a sentence that is searched for; shorter ones are met by chance."""
OPEN_WORDS = 10
"""The same for an open question's explanations: a lesson may well define a term in like words."""
LINES = 2
"""Lines of a solution that are searched for together; one line alone may be anybody's."""
CODE_WORDS = 8
KEY_LINE = 20
"""Fewest characters of a line of a key file that is searched for as it stands."""


@dataclass(frozen=True)
class Withheld:
    """Words that must not be in a release: `question` (or file) they belong to, and what they are.

    `said` is how a message shows them.
    """

    question: str
    what: str
    words: tuple[str, ...]
    said: str


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text evened out: case, punctuation, spacing and accents' form gone.

    >>> plain_words("It’s  NOT\\nsaid.")
    ('it', 's', 'not', 'said')
    """
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def withheld(exercises: Path, keys: Path | None = None) -> list[Withheld]:
    """Return everything long enough to search for, out of banks, overlays, key files and lessons.

    `keys` is a folder of private keys kept apart. Raises `BankError` for a file that is no TOML.
    """
    found: dict[tuple[str, ...], Withheld] = {}
    given = _given_to_read(exercises)
    for folder in lesson_folders(exercises):
        for item in _of_lesson(folder, keys, exercises.parent):
            # An explanation may quote the article; a quotation betrays nothing.
            if f" {' '.join(item.words)} " not in given:
                found.setdefault(item.words, item)
    return list(found.values())


def _given_to_read(exercises: Path) -> str:
    """The words of every article and card that learners get, spaces between and around them."""
    data = exercises.parent / "kit" / "data"
    texts = [*data.glob("articles/*.txt"), *data.glob("reports/*.jsonl")]
    texts += [p for folder in lesson_folders(exercises) for p in folder.glob("*.txt")]
    said = [" ".join(plain_words(p.read_text("utf-8", "replace"))) for p in sorted(texts)]
    return f" {' | '.join(said)} "


def key_lines(exercises: Path, keys: Path | None = None) -> dict[str, str]:
    """Return lines that stand in files of private keys and in no public bank: line -> file."""
    public: set[str] = set()
    private: dict[str, str] = {}
    for folder in lesson_folders(exercises):
        for bank in folder.glob("questions*.toml"):
            public |= {line.strip() for line in bank.read_text(encoding="utf-8").splitlines()}
        for path in private_files(folder, keys):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                if len(line.strip()) >= KEY_LINE:
                    private.setdefault(line.strip(), path.name)
    return {line: name for line, name in private.items() if line not in public}


def private_files(folder: Path, keys: Path | None) -> list[Path]:
    """Return every file that lies with a lesson's private keys, whatever its kind."""
    places = {path.parent for path in key_files(folder, keys)} | {folder / "keys"}
    return sorted(p for place in places if place.is_dir() for p in place.iterdir() if p.is_file())


def _of_lesson(folder: Path, keys: Path | None, root: Path) -> Iterator[Withheld]:
    kept = key_files(folder, keys)
    for path in [*sorted(folder.glob("questions*.toml")), *kept]:
        for entry in load_toml(path, path.name).get("question", ()):
            if isinstance(entry, dict):
                private = path in kept or entry.get("private") is True
                yield from _of_question(str(entry.get("id")), entry, private)
    for path in sorted(folder.glob("strings.*.toml")):
        for id, table in load_toml(path, path.name).items():
            if isinstance(table, dict):
                yield from _of_question(id, _as_entry(table), False)
    lesson = folder / "lesson.md"
    cells = [c for c in read_cells(lesson, f"{folder.name}/lesson.md") if c.kind == "code"]
    given = [c.source for c in cells if "solution" not in c.tags]
    open_lines = {line.strip() for source in given for line in source.splitlines()}
    for cell in cells:
        if "solution" in cell.tags:
            yield from _code(f"{folder.name}/lesson.md", "solution cell", cell.source, open_lines)


def _as_entry(table: dict[str, Any]) -> dict[str, Any]:
    """The strings of a translation in the form of the question they belong to."""
    entry: dict[str, Any] = {k: v for k, v in table.items() if isinstance(v, str)}
    for rows in ("options", "items", "fields", "anchors"):
        given = table.get(rows, {})
        entry[rows] = [v for v in given.values() if isinstance(v, dict)]
    return entry


def _of_question(id: str, entry: dict[str, Any], private: bool) -> Iterator[Withheld]:
    # What the question itself shows is no secret, even where an explanation says it again.
    shown = " ".join(plain_words(" \n ".join(_shown(entry))))
    yield from (item for item in _behind(id, entry, private) if " ".join(item.words) not in shown)


def _shown(entry: dict[str, Any]) -> Iterator[str]:
    yield str(entry.get("prompt", ""))
    for list_name in ("options", "items", "fields"):
        for table in entry.get(list_name, ()):
            yield str(table.get("text", "")) if isinstance(table, dict) else ""


def _behind(id: str, entry: dict[str, Any], private: bool) -> Iterator[Withheld]:
    least = WORDS if private else OPEN_WORDS
    yield from _prose(id, "explanation", entry.get("explanation"), least)
    yield from _prose(id, "answer", entry.get("answer"), WORDS)
    # Feedback on an open question is shown to whoever errs, and may be a stock question.
    for number, table in enumerate(entry.get("misconception", ()) if private else ()):
        yield from _prose(id, f"misconception {table.get('id', number)}", table.get("ask"), least)
    for list_name in ("options", "items", "fields", "anchors"):
        for table in entry.get(list_name, ()):
            if isinstance(table, dict):
                yield from _prose(id, f"why of {list_name}", table.get("why"), least)
    starter = {line.strip() for line in str(entry.get("starter", "")).splitlines()}
    yield from _code(id, "solution", str(entry.get("solution", "")), starter)


def _prose(id: str, what: str, text: Any, least: int) -> Iterator[Withheld]:
    if not isinstance(text, str):
        return
    for sentence in sentences(text):
        words = plain_words(sentence)
        if len(words) >= least:
            yield Withheld(id, what, words, sentence)


def _code(id: str, what: str, source: str, open_lines: set[str]) -> Iterator[Withheld]:
    """Every `LINES` lines of a solution that follow each other and are the author's own."""
    own = [line.strip() for line in source.splitlines() if line.strip()]
    own = [line for line in own if line not in open_lines and not line.startswith("#")]
    for start in range(max(1, len(own) - LINES + 1)):
        lines = own[start : start + LINES]
        words = plain_words(" ".join(lines))
        if len(words) >= CODE_WORDS:
            yield Withheld(id, what, words, " / ".join(lines))
