"""Stories out of folders, files and JSON Lines, one at a time, with what is known of each.

A line of JSON Lines, or a .json file, is an object with "text" and, where known, "id", "title",
"outlet", "date" ("published"), "byline" and "address" ("url"). Of a title that the text does not
begin with, headline and blank line are put before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from kit.text.article import Article
from kit.text.decoding import Unreadable, decode
from kit.text.imprint import UNKNOWN, Imprint, given
from kit.text.page_meta import hour_of_page
from kit.text.reading import MOST_BYTES, from_page, text_in
from kit.text.webpage import is_html

TEXTS = (".txt", ".md", ".html", ".htm", ".text")
MOST_REPORTS = 200
"""Of one event; more are put on the desk by mistake."""
SETS = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True)
class Story:
    """A story that has not been read yet: its id, where it is, and what is stated about it."""

    id: str
    place: str
    """The file, or the file and line, by which it is reported: "day.jsonl:12"."""
    path: Path | None = None
    text: str | None = None
    when: str = ""
    """The day, or day and hour, as it was given."""
    outlet: str | None = None
    byline: str | None = None
    address: str = ""
    broken: str = ""
    """Why it can be told to be unreadable without opening it; "" where it cannot."""

    def article(self) -> Article:
        """Return the story as an article; `Unreadable` in one line where it is none."""
        if self.broken:
            raise Unreadable(self.broken)
        if self.text is None:
            assert self.path is not None
            return from_page(text_in(self.path), self.id, self.place, stated=self.stated)
        return from_page(self.text, self.id, self.place, stated=self.stated)

    @property
    def hour(self) -> str:
        """The day, or day and hour, as given, or as the page says it; "" where neither does."""
        if self.when or self.broken:
            return self.when
        try:
            held = self.text if self.text is not None else text_in(self.path) if self.path else ""
        except Unreadable:
            return ""
        return hour_of_page(held) if is_html(held) else ""

    @property
    def stated(self) -> Imprint:
        """What is stated about its publication; `Unreadable` for a date that is none."""
        if not (self.when or self.outlet or self.byline):
            return UNKNOWN
        try:
            return given(self.when[:10] or None, self.outlet, self.byline)
        except ValueError as error:
            raise Unreadable(f"{self.place}: {error}") from None


def stories(sources: Iterable[Path | str]) -> Iterator[Story]:
    """Yield the stories of folders, files and JSON Lines, in the order of their names.

    Hidden files are passed by; every other file is a story, so that what cannot be read is told.
    Raises `Unreadable` for a source that is not there.
    """
    for source in map(Path, sources):
        if source.is_dir():
            for path in sorted(p for p in source.rglob("*") if p.is_file()):
                inside = path.relative_to(source).parts
                if not any(part.startswith(".") for part in inside):
                    yield from _in_file(path, source)
        elif source.is_file():
            yield from _in_file(source, source.parent)
        else:
            raise Unreadable(f"{source}: no such file or folder; check the name")


def _in_file(path: Path, root: Path) -> Iterator[Story]:
    name = path.relative_to(root)
    suffix = path.suffix.lower()
    if suffix not in SETS:
        yield Story(str(name.with_suffix("")) if suffix in TEXTS else str(name), str(path), path)
        return
    if suffix == ".json":
        yield from _in_json(path, str(name.with_suffix("")))
        return
    with path.open("rb") as lines:
        yield from _in_lines(lines, str(path), str(name.with_suffix("")))


def _in_lines(lines: Iterable[bytes], place: str, id: str) -> Iterator[Story]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _in_line(line, f"{place}:{number}", f"{id}-{number}")


def stories_in(data: bytes, name: str) -> Iterator[Story]:
    """Yield the stories in the bytes of one file, as if a file of this name had been read.

    Raises `Unreadable` where they are no text.
    """
    file = Path(name)
    suffix = file.suffix.lower()
    if suffix in SETS and suffix != ".json":
        yield from _in_lines(BytesIO(data), name, file.stem)
    elif len(data) > MOST_BYTES:
        raise Unreadable(f"{name}: over {MOST_BYTES:,} bytes; cut it into stories")
    elif suffix == ".json":
        yield _in_line(data, name, file.stem)
    else:
        id = file.stem if suffix in TEXTS else name
        yield Story(id, name, text=decode(data, name))


def _in_json(path: Path, id: str) -> Iterator[Story]:
    if path.stat().st_size > MOST_BYTES:
        yield Story(id, str(path), broken=f"{path}: over {MOST_BYTES:,} bytes; use JSON Lines")
        return
    yield _in_line(path.read_bytes(), str(path), id)


def _in_line(line: bytes, place: str, id: str) -> Story:
    try:
        about = json.loads(decode(line, place))
    except Unreadable as error:
        return Story(id, place, broken=str(error))
    except ValueError as error:
        return Story(id, place, broken=f"{place}: no JSON ({error}); one object a line")
    if not isinstance(about, dict) or not isinstance(about.get("text"), str):
        why = f'{place}: no story; write an object with a "text", such as {{"text": "..."}}'
        return Story(id, place, broken=why)
    return _of(about, place, id)


def _of(about: Mapping[str, Any], place: str, id: str) -> Story:
    def said(*names: str) -> str:
        found = next((about[n] for n in names if about.get(n) not in (None, "")), "")
        return str(found).strip()

    text, title = about["text"], said("title", "headline")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return Story(
        said("id") or id, place, text=text, when=said("date", "published"),
        outlet=said("outlet", "source") or None, byline=said("byline", "author") or None,
        address=said("address", "url"),
    )  # fmt: skip
