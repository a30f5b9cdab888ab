"""The reports on one event in a folder: taken in, dated, put aside and brought back.

A report that is taken in is a JSON file of its own, as `kit event FOLDER` reads it, with the text
or the page's HTML as it was given. Files that were laid into the folder by hand are reports too.
Nothing is ever deleted: what is put aside lies in the folder `.put-aside`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kit.analysis.events import Event
from kit.analysis.events import event as held_together
from kit.analysis.events.coverage import day_of
from kit.course.whole_file import write_whole
from kit.newsroom.reading import MOST_REPORTS, Story, stories, stories_in
from kit.text.article import Article
from kit.text.decoding import Unreadable, decode

ASIDE = ".put-aside"
_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Report:
    """A report of a collection: what is stated of it, and the article or why there is none."""

    id: str
    outlet: str
    when: str
    """The day, or day and hour, as `2016-11-11` or `2016-11-11T08:30`; "" where nobody says it."""
    address: str
    article: Article | None
    problem: str
    """Why it cannot be read, in one line; "" where it can."""
    place: str
    story: Story


class Collection:
    """A folder of reports on one event. The folder is made with the first report.

    >>> import tempfile
    >>> desk = Collection(tempfile.mkdtemp())
    >>> desk.add("Four people were killed in Varn.", outlet="Varn Post", date="2016-11-11T08:30")
    ['report']
    >>> desk.reports()[0].outlet
    'Varn Post'
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._articles: dict[Any, Article | Unreadable] = {}
        self._told: tuple[list[Any], Event | None] = [], None

    def add(
        self,
        given: str | bytes,
        name: str = "report",
        *,
        outlet: str = "",
        date: str = "",
        address: str = "",
    ) -> list[str]:
        """Return the ids of what was taken in: a text, or the bytes of a file of this name.

        JSON and JSON Lines may hold several. Raises `Unreadable` in one line for what is no
        report, a date that is none, and a text that is here already; then nothing is taken in.
        """
        name = Path(name).name.lstrip(". ") or "report"
        data = given.encode() if isinstance(given, str) else given
        taken = []
        for story in stories_in(data, name):
            article = story.article()
            stated = {
                "outlet": outlet or story.outlet or "",
                "date": date or story.when,
                "byline": story.byline or "",
                "address": address or story.address,
            }
            _checked(story.id, stated["date"])
            text = story.text if story.text is not None else article.text
            taken.append((story.id, {"text": text, **stated}, article))
        if not taken:
            raise Unreadable(f"{name}: holds no report")
        reports = self.reports()
        here = {" ".join(r.article.text.split()): r.id for r in reports if r.article}
        for id, _, article in taken:
            same = here.setdefault(" ".join(article.text.split()), "")
            if same:
                raise Unreadable(f"{id}: the same text is here already, as {same}")
        if len(here) > MOST_REPORTS:
            raise Unreadable(f"{name}: a collection holds at most {MOST_REPORTS} reports")
        known = {r.id for r in reports}
        ids = []
        for id, about, _ in taken:
            ids.append(self._write(self._free(id, known), about))
            known.add(ids[-1])
        return ids

    def add_address(self, address: str) -> list[str]:
        """Return the id of the page at an address, which is fetched now. Raises `Unreadable`."""
        from kit.text.webpage import is_address, page_at

        address = address.strip()
        if not is_address(address):
            raise Unreadable(f"{address[:80]!r} is no address; it begins with https://")
        parts = urlsplit(address)
        last = Path(parts.path).stem
        name = f"{parts.netloc.removeprefix('www.').split(':')[0]}{'-' * bool(last)}{last}.html"
        return self.add(page_at(address), name, address=address)

    def state(self, id: str, outlet: str | None = None, date: str | None = None) -> None:
        """Say who published a report, and when: a day, or a day and an hour; "" takes it back.

        Raises ValueError for an id that is not here, a date that is none, and a report that is
        a line of a file with others.
        """
        report = self[id]
        story = report.story
        file = self._file(report)
        text = story.text
        if text is None:
            text = decode(file.read_bytes(), str(file))
        about = {
            "text": text,
            "outlet": (story.outlet or "") if outlet is None else outlet.strip(),
            "date": story.when if date is None else date.strip(),
            "byline": story.byline or "",
            "address": story.address,
        }
        _checked(id, about["date"])
        if file.suffix == ".json":
            self._write(file.stem, about, id)
        else:  # laid here by hand: what is said of it needs a file that can say it
            self._put_aside(file)
            self._write(self._free(id, {r.id for r in self.reports()}), about, id)

    def remove(self, id: str) -> None:
        """Put a report aside, where `bring_back` finds it. Raises ValueError as `state` does."""
        self._put_aside(self._file(self[id]))

    def bring_back(self) -> str | None:
        """Return the name of the file last put aside, which is back in its place; None: none is."""
        kept = sorted((self.folder / ASIDE).glob("[0-9]*-*")) if self.folder.is_dir() else []
        if not kept:
            return None
        name = kept[-1].name.partition("-")[2]
        back = self.folder / name
        number = 2
        while back.exists():
            back = self.folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
            number += 1
        kept[-1].rename(back)
        return back.name

    def reports(self) -> list[Report]:
        """Return the reports in the order of their files, those that cannot be read among them."""
        if not self.folder.is_dir():
            return []
        return [self._report(story) for story in stories([self.folder])]

    def event(self, reports: Iterable[Report] | None = None) -> Event:
        """Return the event that the readable reports tell of; ValueError for fewer than two.

        `reports` are those here, where they were just read. As long as they are the same, the
        event is the same, with all that was worked out of it.
        """
        given = [
            {"id": r.id, "article": r.article, "address": r.address, "date": r.when,
             "outlet": r.outlet}
            for r in (self.reports() if reports is None else reports) if r.article is not None
        ]  # fmt: skip
        # An article is kept as long as the collection is, so that it is the same by its identity.
        key = [{**about, "article": id(about["article"])} for about in given]
        before, told = self._told
        if told is None or key != before:
            told = held_together(given)
            self._told = key, told
        return told

    def __getitem__(self, id: str) -> Report:
        found = next((r for r in self.reports() if r.id == id), None)
        if found is None:
            known = ", ".join(r.id for r in self.reports()) or "none"
            raise ValueError(f"there is no report {id!r}; there is {known}")
        return found

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports())

    def _report(self, story: Story) -> Report:
        found = self._read(story)
        article = found if isinstance(found, Article) else None
        problem = str(found).replace(f"{self.folder}/", "") if article is None else ""
        when = story.hour or (str(article.published) if article and article.published else "")
        outlet = story.outlet or (article.outlet if article else None) or story.id
        return Report(story.id, outlet, when, story.address, article, problem, story.place, story)

    def _read(self, story: Story) -> Article | Unreadable:
        """A story's article, read and analyzed once however often the desk looks at it."""
        status = story.path.stat() if story.path is not None else None
        key = (story.id, story.text, story.when, story.outlet, story.byline, story.broken,
               status and (status.st_mtime_ns, status.st_size))  # fmt: skip
        if key not in self._articles:
            try:
                self._articles[key] = story.article()
            except Unreadable as error:
                self._articles[key] = error
        return self._articles[key]

    def _file(self, report: Report) -> Path:
        """The file that holds a report and nothing else."""
        path = Path(report.place)
        if not path.is_file():
            raise ValueError(
                f"{report.id}: is a line of a file ({path.name}); change it there, or take it out"
            )
        return path

    def _free(self, id: str, taken: set[str]) -> str:
        """An id, and a file's name, that nothing here has; `taken` are the ids here."""
        plain = _NO_NAME.sub("-", id).strip("-.")[:60] or "report"
        name, number = plain, 2
        while name in taken or (self.folder / f"{name}.json").exists():
            name, number = f"{plain}-{number}", number + 1
        return name

    def _write(self, name: str, about: dict[str, str], id: str | None = None) -> str:
        told = {"id": id or name} | {key: value for key, value in about.items() if value}
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(told, ensure_ascii=False, indent=1)
        write_whole(self.folder / f"{name}.json", text + "\n")
        return told["id"]

    def _put_aside(self, file: Path) -> None:
        aside = self.folder / ASIDE
        aside.mkdir(exist_ok=True)
        number = max((int(p.name.partition("-")[0]) for p in aside.glob("[0-9]*-*")), default=0)
        file.rename(aside / f"{number + 1:04}-{file.name}")


def _checked(id: str, when: str) -> None:
    """Nothing; `Unreadable` for a day that no calendar has."""
    try:
        day_of(when, id)
    except ValueError as error:
        raise Unreadable(str(error).removeprefix("event: ")) from None
