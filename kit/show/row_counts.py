"""`kit rules`: the rows by which casualty claims are read, and how often each fired on some texts.

A row that never fires may be rare, or wrong; one that fires everywhere deserves a look first when a
finding is wrong. Every row has its own example, so none is kept alive by a folder alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.analysis.casualties import all_rows, rows_fired
from kit.show.analyze_command import article_from
from kit.text.decoding import Unreadable

_ENDINGS = frozenset((".txt", ".text", ".md", ".html", ".htm"))


@dataclass(frozen=True)
class RowCounts:
    """How often each row fired, in all and in how many texts; why other texts were not read."""

    fired: Counter[str]
    in_texts: Counter[str]
    texts: int
    unread: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return the table of all rows in the order of their file, then a line for the whole."""
        rows = all_rows()
        wide = max(len(row.id) for row in rows)
        lines = [f"{'row':<{wide}}  fired  texts", "-" * (wide + 14)]
        lines += [f"{r.id:<{wide}}  {self.fired[r.id]:5}  {self.in_texts[r.id]:5}" for r in rows]
        idle = sum(not self.fired[row.id] for row in rows)
        return [*lines, f"{len(rows)} rows on {_texts(self.texts)}; {idle} never fired"]


def texts_in(folder: Path) -> list[Path]:
    """Return the texts and pages in a folder and its folders, sorted.

    Raises `Unreadable` with one line where there is no such folder, or no text in it.
    """
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "there is no such folder"
        raise Unreadable(f"{folder}: {what}; name a folder of texts")
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _ENDINGS and p.is_file())
    if not found:
        raise Unreadable(f"{folder}: holds no text; put files ending on .txt, .md or .html there")
    return found


def counted(paths: Iterable[Path]) -> RowCounts:
    """Return how often each row fired on the texts; one that cannot be read is named, not lost."""
    fired: Counter[str] = Counter()
    in_texts: Counter[str] = Counter()
    texts, unread = 0, []
    for path in paths:
        try:
            here = rows_fired(article_from(str(path)))
        except Unreadable as error:
            unread.append(str(error))
            continue
        texts += 1
        fired += here
        in_texts.update(here.keys())
    return RowCounts(fired, in_texts, texts, tuple(unread))


def _texts(number: int) -> str:
    return f"{number} text{'s' * (number != 1)}"
