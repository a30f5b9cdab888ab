"""The proof that a release holds no key: every file of it searched, one line for each leak.

What is searched for, and how:

* `questions.json`: only fields that learners may have, digests of the right form, and nothing at
  all behind a private question;
* digests and scrambled parts of private questions, in every file;
* learner notebooks: no outputs, and every answer cell as empty as it was made;
* any `kit.check(id, answer)`, in any file, whose answer would get full marks;
* sentences of explanations and model answers, feedback of private questions, and lines of
  solutions (`kit.teach.release.withheld`), as words, in every file;
* files of private keys: by name, by content, and line by line.

Not found: a key put into other words, shown in a picture, or too short to be told from ordinary
text outside the places above.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.assembly import LessonSource, assemble, lesson_folders
from kit.course.bank.shipped import NAME, ShippedBank
from kit.course.kinds.registry import KINDS, kind_of
from kit.teach.lessons.placing import blank_call
from kit.teach.release.withheld import (
    WORDS,
    Withheld,
    key_lines,
    plain_words,
    private_files,
    withheld,
)

FORBIDDEN = {"exercises", "keys", "solved", "tests", "work", "grades", ".git", ".venv"}
_FIELDS = frozenset({
    "id", "kind", "points", "prompt", "hint", "flags", "twin", "keys", "scrambled", "was",
})  # fmt: skip
"""What every question ships with; a kind adds its own."""
_ROWS = {"options": {"id", "text"}, "items": {"id", "text", "options"}, "anchors": {"id", "text"}}
_DIGEST = re.compile(r"[0-9a-f]{20}")
_CALL = re.compile(
    r"""\bcheck\(\s*(?:id\s*=\s*)?["']([a-z]+\.[0-9a-z-]+)["']\s*,\s*(?:answer\s*=(?!=))?"""
)
# What may end an argument; a string is passed over whole, whatever stands in it.
_ENDS = re.compile(r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[][(){},]""")
_PICTURES = (".png", ".jpg", ".ico", ".woff2")
_THEIR_OWN = ("answer", "solution", "solution cell")
_OPAQUE = re.compile(
    r".*\.(zip|tar|tgz|bz2|xz|7z|whl|pkl|pickle|npz|db|sqlite3?|xlsx|ods|docx|odt|pdf)"
)


@dataclass
class Course:
    """What a proof needs of the course: its questions with keys, and all that must stay out."""

    exercises: Path
    keys: Path | None = None
    lessons: list[LessonSource] = field(init=False)
    bank: ShippedBank = field(init=False)

    def __post_init__(self) -> None:
        self.lessons, self.bank = assemble(self.exercises, self.keys, private=True)

    @cached_property
    def asked(self) -> dict[str, list[Digested]]:
        """Every form of every question: on its own article and on the others."""
        forms: dict[str, list[Digested]] = {id: [q] for id, q in self.bank.questions.items()}
        for changed in self.bank.on.values():
            for id, question in changed.items():
                forms.setdefault(id, []).append(question)
        return forms

    @cached_property
    def needles(self) -> dict[tuple[str, ...], list[Withheld]]:
        """What is searched for, by its first words."""
        index: dict[tuple[str, ...], list[Withheld]] = {}
        for item in withheld(self.exercises, self.keys):
            index.setdefault(item.words[:WORDS], []).append(item)
        return index

    @cached_property
    def private_digests(self) -> dict[str, str]:
        """Digests (and scrambled parts) of private questions -> the question."""
        found: dict[str, str] = {}
        for id, forms in self.asked.items():
            for question in forms:
                if question.flag("private"):
                    found |= dict.fromkeys(question.data.get("keys", ()), id)
                    if question.gradeable:
                        found[question.data["scrambled"]] = id
        return found


def leaks(archive: Mapping[str, bytes], course: Course) -> list[str]:
    """Return a line for every leak in the files of a release (path below its root -> content)."""
    lines: list[str] = []
    hashes, marked_lines = _private_content(course)
    for name, data in sorted(archive.items()):
        lines += _names(name)
        if (digest := hashlib.sha256(data).hexdigest()) in hashes:
            lines.append(f"{name}: is the key file {hashes[digest]}")
            continue
        if name == f"notebooks/{NAME}":
            lines += _bank(name, data, course)
        elif name.endswith(".ipynb"):
            lines += _notebook(name, data, course)
        if name.endswith(_PICTURES):
            continue
        try:
            written = _decoded(gzip.decompress(data) if name.endswith(".gz") else data)
        except (OSError, EOFError, zlib.error):
            lines.append(f"{name}: cannot be unpacked, so nothing about it is proven; take it out")
            continue
        text = _text(name.removesuffix(".gz"), written)
        lines += _digests(name, written, course)
        lines += _key_lines(name, text, marked_lines)
        lines += _answers(name, text, course)
        lines += _words(name, text, course)
    return list(dict.fromkeys(lines))


def _names(name: str) -> Iterator[str]:
    parts = name.split("/")
    for part in parts[:-1]:
        if part in FORBIDDEN:
            yield f"{name}: lies in a folder '{part}', which is not for learners"
    if parts[-1] == "lesson.md" or re.fullmatch(r"(questions|strings\.).*\.toml", parts[-1]):
        yield f"{name}: is a source of a lesson, with its keys"
    if _OPAQUE.fullmatch(parts[-1].casefold()):
        yield f"{name}: cannot be searched; take it out, or lay what is in it beside as text"


def _private_content(course: Course) -> tuple[dict[str, str], dict[str, str]]:
    hashes = {}
    for folder in lesson_folders(course.exercises):
        for path in private_files(folder, course.keys):
            hashes[hashlib.sha256(path.read_bytes()).hexdigest()] = path.name
    return hashes, key_lines(course.exercises, course.keys)


def _bank(name: str, data: bytes, course: Course) -> Iterator[str]:
    try:
        bank = json.loads(data)
        questions = [*bank["questions"], *(q for on in bank["on"].values() for q in on)]
        for translated in bank.get("into", {}).values():
            questions += [{"id": id, **fields} for id, fields in translated.items()]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"{name}: cannot be read as a bank ({error!r}), so nothing about it is proven"
        return
    for question in questions:
        id = question.get("id")
        for key in sorted(set(question) - allowed_fields()):
            yield f"{name}: {id}: holds '{key}', which learners must not have"
        for rows, allowed in _ROWS.items():
            extra = {k for row in question.get(rows, ()) for k in row} - allowed
            for key in sorted(extra):
                yield f"{name}: {id}: {rows} hold '{key}', which learners must not have"
        if not isinstance(question.get("cases", 0), int):
            yield f"{name}: {id}: holds its held-out cases in plain"
        if not all(_DIGEST.fullmatch(str(k)) for k in question.get("keys", ())):
            yield f"{name}: {id}: holds a key in plain, not as a digest"
        forms = course.asked.get(str(id), ())
        private = "private" in question.get("flags", ()) or any(q.flag("private") for q in forms)
        if private and {"keys", "scrambled"} & set(question):
            yield f"{name}: {id}: is private, and yet digests of its key are here"


def allowed_fields() -> frozenset[str]:
    """Return the fields that a question in `questions.json` may have."""
    return _FIELDS.union(*(kind.ships for kind in KINDS.values()))


def _notebook(name: str, data: bytes, course: Course) -> Iterator[str]:
    blank = {
        id: blank_call(source, question)
        for lesson in course.lessons
        for id, question in lesson.questions.items()
        if (source := lesson.source(id)) is not None
    }
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError, TypeError) as error:
        yield f"{name}: cannot be read as a notebook ({error!r}), so nothing about it is proven"
        return
    for number, cell in enumerate(cells, 1):
        where = f"{name}: cell {number}"
        id = cell.get("metadata", {}).get("dateline", {}).get("question")
        written = "".join(cell.get("source", ""))
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"{where}: {id or 'code'}: holds outputs; a learner's notebook has none"
        if id is not None and written.strip() != blank.get(id, "").strip():
            yield f"{where}: {id}: the answer cell is not empty"


def _digests(name: str, written: str, course: Course) -> Iterator[str]:
    if not course.private_digests:
        return
    found = set(re.findall(r"(?<![0-9a-f])[0-9a-f]{20}(?![0-9a-f])", written))
    for digest in sorted(found & set(course.private_digests)):
        id = course.private_digests[digest]
        yield f"{name}: {id}: is private, and a digest of its key is here"
    for digest, id in course.private_digests.items():
        if len(digest) > 20 and digest in written:
            yield f"{name}: {id}: is private, and what stands behind it is here, scrambled"


def _key_lines(name: str, text: str, lines: Mapping[str, str]) -> Iterator[str]:
    for line in dict.fromkeys(part.strip() for part in text.splitlines()):
        if line in lines:
            yield f"{name}: holds a line of the key file {lines[line]}: '{_short(line)}'"


def _answers(name: str, text: str, course: Course) -> Iterator[str]:
    for match in _CALL.finditer(text):
        id, answer = match[1], _literal(text, match.end())
        if answer is not ... and any(_right(q, answer) for q in course.asked.get(id, ())):
            yield f"{name}: {id}: hands in the right answer"


def _literal(text: str, start: int) -> Any:
    """The literal that an argument beginning at `start` is; `...` where it is none."""
    depth = 0
    for mark in _ENDS.finditer(text, start, start + 5000):
        if depth == 0 and mark[0] in (",", ")"):
            try:
                return ast.literal_eval(text[start : mark.start()].strip())
            except (ValueError, SyntaxError, MemoryError, RecursionError):
                return ...
        depth += (mark[0] in "([{") - (mark[0] in ")]}")
    return ...


def _right(question: Digested, answer: Any) -> bool:
    from kit.course.answers.plain import AnswerError, to_plain
    from kit.course.marking.verdict import mark

    kind = kind_of(question)
    if kind.runs_function or not kind.scores_alone(question) or not question.gradeable:
        return False
    try:
        return mark(question, to_plain(answer)).score == 1
    except (AnswerError, TypeError, ValueError):
        return False


def _words(name: str, text: str, course: Course) -> Iterator[str]:
    said = plain_words(text)
    needles = course.needles
    # A drafted lesson has stock sentences, the same for every article: they tell of no key.
    stock = name.startswith("kit/teach/draft/")
    for start in range(len(said) - WORDS + 1):
        for item in needles.get(said[start : start + WORDS], ()):
            if stock and item.what not in _THEIR_OWN:
                continue
            if said[start : start + len(item.words)] == item.words:
                yield f"{name}: {item.question}: holds its {item.what}: '{_short(item.said)}'"


def _decoded(data: bytes) -> str:
    """The characters of a file, whatever they are: nothing is left out of the search."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _text(name: str, written: str) -> str:
    """What a file says: the strings of JSON unescaped, other files as they are written."""
    if name.endswith((".json", ".ipynb")):
        try:
            return "\n".join(_strings(json.loads(written)))
        except ValueError:
            return written
    return written


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        if value and all(isinstance(v, str) for v in value):
            yield "".join(value)  # lines of a cell's source
        else:
            for inner in value:
                yield from _strings(inner)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."
