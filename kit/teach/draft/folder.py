"""A drafted lesson on the disk: article, proposals and review notebook; later the lesson itself.

`proposals.json` holds every proposal with its evidence and a person's decision on it. There is no
`questions.toml` until the review is finished, so that nothing unreviewed can be built or released.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kit.course.kept_copies import free_name, write_keeping
from kit.course.whole_file import write_whole
from kit.teach.draft.proposals import STATUSES, THEMES, Proposal
from kit.text.article import Article
from kit.text.reading import read

PROPOSALS, ARTICLE, REVIEW = "proposals.json", "article.txt", "review.ipynb"
VERSION = 1


class DraftError(ValueError):
    """A draft that cannot be used; one line with file, place and mend."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: the line itself."""
        return [str(self)]


@dataclass(frozen=True)
class Draft:
    """What a lesson folder holds while it is being drafted."""

    folder: Path
    number: int
    lesson: str
    title: str
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()

    @property
    def article(self) -> Article:
        """The article the lesson is on, read from the folder."""
        return read(self.folder / ARTICLE)

    def save(self, keep: bool = True) -> None:
        """Write `proposals.json`, whole or not at all; `keep` keeps a copy of what stood there."""
        table = {
            "version": VERSION,
            "number": self.number,
            "lesson": self.lesson,
            "title": self.title,
            "notes": list(self.notes),
            "proposals": [asdict(p) for p in self.proposals],
        }
        text = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
        (write if keep else write_whole)(self.folder / PROPOSALS, text)


def load(folder: Path) -> Draft:
    """Return the draft in a folder; `DraftError` says what is wrong with its file and where."""
    path = folder / PROPOSALS
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DraftError(
            f"{path}: there is no draft here; `kit draft ARTICLE` begins one"
        ) from None
    except (ValueError, OSError) as error:
        raise DraftError(
            f"{path}: cannot be read as JSON ({error}); restore it from a copy"
        ) from None
    try:
        if table["version"] != VERSION:
            raise DraftError(f"{path}: version {table['version']!r}, and this kit writes {VERSION}")
        proposals = tuple(_proposal(row, path) for row in table["proposals"])
        return Draft(
            folder,
            int(table["number"]),
            str(table["lesson"]),
            str(table["title"]),
            proposals,
            tuple(table.get("notes", ())),
        )
    except (KeyError, TypeError) as error:
        raise DraftError(f"{path}: field {error} is missing or of another kind") from None


def _proposal(row: dict[str, Any], path: Path) -> Proposal:
    made = Proposal(
        row["id"],
        row["theme"],
        row["question"],
        tuple(tuple(e) for e in row["evidence"]),
        row["status"],
        row["note"],
        row.get("first", {}),
    )
    for field, allowed in (("theme", THEMES), ("status", STATUSES)):
        value = getattr(made, field)
        if value not in allowed:
            raise DraftError(
                f"{path}: {made.id}: {field} '{value}' is not one of {', '.join(allowed)}"
            )
    return made


def write(path: Path, text: str) -> None:
    """Write a text file whole; what stood there before is kept beside it as a numbered copy."""
    write_keeping(path, text)


def keep_copy(path: Path) -> Path:
    """Copy a file to `name.kept-1.ext`, or the next free number, and return the copy's path."""
    copy = free_name(path.parent, f"{path.stem}.", path.suffix)
    copy.write_bytes(path.read_bytes())
    return copy


def slug_of(title: str) -> str:
    """Return the words of a title for a folder's name: at most four, lower case, ASCII.

    >>> slug_of("Shells hit the old port, the mayor says"), slug_of("Élysée: no talks")
    ('shells-hit-the-old', 'elysee-no-talks')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold().replace("'", ""))
    return "-".join(words[:4]) or "article"
