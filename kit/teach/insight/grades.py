"""What `kit grade` left in a folder: the grade book and, beside it, the journal of answers.

Both may have been edited, cut short or made by another version; whatever is wrong with them is one
line with file, place and mend.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BOOK = "gradebook.json"
VERSION = 1
AGAIN = "run kit grade again"


class NoClass(ValueError):
    """A grade book that cannot be read, in one line: file, place, mend."""


def read_book(path: Path) -> dict[str, Any]:
    """Return the grade book, checked for its shape; `NoClass` says what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoClass(
            f"{path}: there is no such grade book; name the folder that kit grade wrote (--out)"
        ) from None
    except UnicodeDecodeError:
        raise NoClass(f"{path}: is not text in UTF-8; {AGAIN}") from None
    except OSError as error:
        raise NoClass(f"{path}: cannot be read ({error.strerror})") from None
    if not text.strip():
        raise NoClass(f"{path}: is empty; {AGAIN}")
    try:
        book = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise NoClass(f"{path}: is nested too deeply for a grade book; {AGAIN}") from None
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        what = "is cut short" if cut else "is not JSON"
        raise NoClass(f"{path}: line {error.lineno}: {what}; {AGAIN}") from None
    except ValueError as error:
        raise NoClass(f"{path}: {error}; {AGAIN}") from None
    if not isinstance(book, dict) or not isinstance(book.get("learners"), dict):
        raise NoClass(f"{path}: holds no learners, so it is no grade book; name {BOOK}")
    if book.get("version", VERSION) != VERSION:
        raise NoClass(
            f"{path}: version {book['version']!r}, and this kit reads version {VERSION}; {AGAIN} "
            "with this kit"
        )
    if not book["learners"]:
        raise NoClass(f"{path}: has no learners in it; grade submissions first")
    return book


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no mark")


def entries(book: dict[str, Any], path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield learner, lesson and entry of every marked paper; `NoClass` for another shape."""
    for learner, own in sorted(book["learners"].items()):
        lessons = own.get("lessons") if isinstance(own, dict) else None
        if not isinstance(lessons, dict):
            raise NoClass(f"{path}: learner '{learner}': lessons are missing; {AGAIN}")
        for lesson, entry in lessons.items():
            questions = entry.get("questions") if isinstance(entry, dict) else None
            if not isinstance(questions, dict):
                raise NoClass(f"{path}: '{learner}', {lesson}: questions are missing; {AGAIN}")
            if questions:
                yield learner, lesson, entry


def read_records(path: Path, notes: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what every file answered, by its path; what is missing is added to `notes`."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        notes.append(
            f"There is no {path.name} beside the grade book, so marks on the article and first "
            "answers are left out."
        )
        return {}
    found, lost = {}, 0
    for line in lines:
        try:
            entry = json.loads(line)
            answers = [*entry.get("page", ()), *entry["transcript"]["answers"]]
            if not all(isinstance(a, dict) for a in answers):
                raise TypeError
            found[str(entry["path"])] = answers
        except (ValueError, KeyError, TypeError, RecursionError):
            lost += 1
    if lost:
        plural = "" if lost == 1 else "s"
        notes.append(f"{lost} line{plural} of {path.name} could not be read and were left out.")
    return found
