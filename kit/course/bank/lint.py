"""Faults of wording that no schema sees: hints that give the key away, long sentences, wide lines.

Every function returns lines, `question: field: what is wrong`, and an empty list where all is well.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator

from kit.course.answers.passages import words
from kit.course.kinds.registry import kind_of
from kit.course.schema.parts import Base, Misconception, Option, option_ids
from kit.course.schema.questions import Bank

COLUMNS = 80
SENTENCE_WORDS = 20
TABLE_COLUMNS = 5
# Pictographs and dingbats that fonts draw as emoji; arrows and mathematics stay allowed.
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u2714-\u2716\u2728\u274c\u2764]")
_ID = re.compile(r"(?<![\w.])(q?\d{1,3}(?:\.\d{1,2})?)(?![\w%]|\.\d)")
_RUNGS = {
    "hint": "the first rung says where to reread",
    "explanation": "it is the last rung",
}
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[A-Z(\"'“])")


def lint_bank(bank: Bank) -> list[str]:
    """Return every fault of a bank's wording."""
    faults = []
    for question in bank.question:
        faults += [f"{question.id}: {fault}" for fault in _question(question)]
    lengths = [len(s.split()) for q in bank.question for s in sentences(q.prompt)]
    if lengths and statistics.median(lengths) > SENTENCE_WORDS:
        faults.append(
            f"lesson: prompts have {statistics.median(lengths):g} words a sentence (median); "
            f"at most {SENTENCE_WORDS}"
        )
    return faults


def _question(question: Base) -> Iterator[str]:
    for field, text, entry in hints(question):
        if not text.endswith("?"):
            yield f"{field}: must end in a question mark"
        yield from (f"{field}: {leak}" for leak in leaks(question, text, entry))
    for field in ("prompt", "hint", "explanation"):
        if _EMOJI.search(getattr(question, field)):
            yield f"{field}: holds an emoji"
    for sentence in sentences(question.prompt):
        if len(sentence.split()) > 2 * SENTENCE_WORDS:
            yield f"prompt: a sentence of {len(sentence.split())} words: '{sentence[:40]}...'"
    kind = kind_of(question)
    yield from kind.faults(question)
    if question.points:
        for field in kind.wanted:
            if not getattr(question, field):
                yield f"{field}: is missing; {_RUNGS[field]}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a prompt, roughly: enough to count their words."""
    return [s for s in _SENTENCE_END.split(" ".join(text.split())) if s]


def hints(question: Base) -> Iterator[tuple[str, str, Misconception | None]]:
    """Every text that a learner reads before a question is closed: its field, words, entry."""
    if question.hint:
        yield "hint", question.hint, None
    for entry in question.misconception:
        yield f"misconception '{entry.id}'", entry.ask, entry


def leaks(question: Base, text: str, entry: Misconception | None) -> Iterator[str]:
    """Every piece of the key that `text` gives away to somebody who did not give it first."""
    said = f" {' '.join(words(text))} "
    open_words = f" {' '.join(words(question.prompt))} "
    kind = kind_of(question)
    key_ids = kind.key_ids(question)
    asked = set(_ID.findall(question.prompt))
    # A prompt that lists what it asks about names right ones among wrong ones, and tells nothing.
    listed = asked > set(key_ids)
    given = set(_given(entry)) | (set() if listed else asked)
    for id in key_ids:
        if id in _ID.findall(text) and id not in given:
            yield f"names {id}, which belongs to the key"
    for wording in kind.key_words(question, entry.when.item if entry else None):
        plain = f" {' '.join(words(wording))} "
        if plain.strip() and plain in said and plain not in open_words and wording not in given:
            yield f"holds '{wording}', which is in the key"
    for id, option in _options(question):
        plain = " ".join(words(option))
        if len(plain.split()) > 1 and f" {plain} " in said and id not in given:
            yield f"holds the text of option '{id}'"


def _given(entry: Misconception | None) -> Iterator[str]:
    """What the learner who is asked this has given, or was shown as an item."""
    if entry is None:
        return
    when = entry.when
    for value in (when.adds, when.gives, when.item, when.equals, when.before, when.first, when.low):
        for part in value if isinstance(value, list) else [value]:
            if part is not None:
                yield str(part)
    if when.high is not None:
        yield str(when.high)


def _options(question: Base) -> list[tuple[str, str]]:
    options: list[Option] = getattr(question, "options", [])
    return list(zip(option_ids(options), (o.text for o in options), strict=True))


def lint_prose(source: str) -> Iterator[str]:
    """Yield faults of one prose cell: emoji, tables wider than five columns."""
    if found := _EMOJI.search(source):
        yield f"prose: holds an emoji: '{found[0]}'"
    for line in source.splitlines():
        if re.match(r"\s*\|.*\|\s*$", line):
            columns = line.strip().strip("|").count("|") + 1
            if columns > TABLE_COLUMNS:
                yield f"prose: a table of {columns} columns; at most {TABLE_COLUMNS}"
                break


def lint_code(source: str) -> Iterator[str]:
    """Yield faults of one code cell a learner sees: lines over 80 columns."""
    for line in source.splitlines():
        if len(line) > COLUMNS:
            yield f"code: a line of {len(line)} columns; at most {COLUMNS}: '{line[:40]}...'"


def lint_headings(cells: Iterable[str]) -> list[str]:
    """Return faults of the headings in prose cells: one H1, first of all, and steps of one."""
    levels = []
    for source in cells:
        fenced = False
        for line in source.splitlines():
            if re.match(r"\s*(```|~~~)", line):
                fenced = not fenced
            heading = re.match(r"(#{1,6})\s+\S", line)
            if heading and not fenced:
                levels.append((len(heading[1]), line.strip()))
    faults = []
    if [level for level, _ in levels].count(1) != 1 or levels[0][0] != 1:
        faults.append("headings: a lesson has one H1, its title, and it stands first")
    for (before, _), (level, line) in zip(levels, levels[1:], strict=False):
        if level > before + 1:
            faults.append(f"headings: '{line}' skips a level")
    return faults
