"""The desk for one event: reports are dropped onto it, and it shows what they say together.

In a notebook the desk is a widget for mouse or keyboard; every button has a one-line twin
(`desk.add`, `desk.state`, `desk.remove`, `desk.save`), and without widgets it prints its account.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from kit.analysis.events import Event
from kit.course.kept_copies import write_keeping
from kit.newsroom.collection import ASIDE, Collection, Report
from kit.newsroom.event_page import as_data, page_of
from kit.newsroom.event_views import VIEWS, view_of
from kit.show.parts import inline
from kit.show.plain_too import PlainToo, traitlets
from kit.show.shown import Shown

_STATIC = files("kit.newsroom") / "static"
TOO_FEW = "Take in two or more reports on one event, and they are held together here."


class EventDesk(PlainToo):
    """A desk with the reports on one event, kept in a folder, a file a report.

    `view` is what the page shows; the page sends `{"add": [names]}` with the files' bytes,
    `{"paste": text, ...}`, `{"fetch": address}`, `{"state": id, ...}`, `{"remove": id}`,
    `{"back": true}`, `{"look": true}`, `{"example": true}`, `{"tab": name}`, `{"kind": name}`,
    `{"read": id}` and `{"save": "html" or "json"}`.

    >>> import tempfile
    >>> desk = EventDesk(tempfile.mkdtemp())
    >>> desk.add("Four people were killed in Varn, police said.", outlet="Varn Post")
    'Taken in: report.'
    >>> desk
    <EventDesk: 1 report>
    """

    _esm = traitlets.Unicode(_STATIC.joinpath("event_desk.js").read_text("utf-8")).tag(sync=True)
    _css = traitlets.Unicode(_STATIC.joinpath("event_desk.css").read_text("utf-8")).tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, folder: str | os.PathLike[str] = "event") -> None:
        self.collection = Collection(Path(folder))
        self._tab, self._kind, self._read = VIEWS[0].name, "", ""
        super().__init__()
        self._show("")
        self.on_msg(self._heard)

    def add(
        self,
        given: str | os.PathLike[str] | bytes,
        name: str = "report",
        *,
        outlet: str = "",
        date: str = "",
        address: str = "",
    ) -> str:
        """Take in a text, the bytes of a file, or the file at a `Path`; return what was done.

        `date` is a day or a day and an hour: 2016-11-11T08:30. Raises `Unreadable`, a ValueError,
        in one line for what is no report.
        """
        data: str | bytes
        if isinstance(given, str | bytes):
            data = given
        else:
            path = Path(given)
            data, name = path.read_bytes(), path.name
        ids = self.collection.add(data, name, outlet=outlet, date=date, address=address)
        return self._show(f"Taken in: {', '.join(ids)}.")

    def add_address(self, address: str) -> str:
        """Fetch the page at an address and take it in; return what was done."""
        return self._show(f"Taken in: {', '.join(self.collection.add_address(address))}.")

    def state(self, id: str, outlet: str | None = None, date: str | None = None) -> str:
        """Say who published a report, and when; return what was done."""
        self.collection.state(id, outlet, date)
        return self._show(f"Kept: what is said of {id}.")

    def remove(self, id: str) -> str:
        """Put a report aside; `bring_back` takes it in again."""
        self.collection.remove(id)
        return self._show(f"Put aside: {id}. Nothing is deleted.")

    def bring_back(self) -> str:
        """Take the report in again that was last put aside."""
        back = self.collection.bring_back()
        return self._show(f"Brought back: {back}." if back else "Nothing is put aside.")

    def add_example(self) -> str:
        """Take in three invented reports on one event, to see what the desk does."""
        ids = []
        here = {r.id for r in self.collection}
        for file in sorted((files("kit.data") / "example_event").iterdir(), key=lambda f: f.name):
            if file.name.endswith(".json") and file.name[:-5] not in here:
                ids += self.collection.add(file.read_bytes(), file.name)
        if not ids:
            return self._show("They are here already.")
        return self._show(f"Taken in: {', '.join(ids)}. They are invented.")

    def save(self, form: str = "html") -> str:
        """Write the event beside its folder, as a page ("html") or as data ("json")."""
        path = self.collection.folder.with_suffix(f".{form}")
        event = self.event
        text = page_of(event) if form == "html" else json.dumps(
            as_data(event), ensure_ascii=False, indent=1)  # fmt: skip
        copy = write_keeping(path, text + "\n" * (form == "json"))
        kept = f" What stood there is kept as {copy.name}." if copy else ""
        return self._show(f"Written: {path}.{kept}")

    @property
    def event(self) -> Event:
        """The event as its readable reports tell it; ValueError for fewer than two."""
        return self.collection.event()

    def _heard(self, _: Any, message: Any, buffers: Sequence[Any]) -> None:
        if not isinstance(message, dict):
            return
        try:
            self._do(message, [bytes(b) for b in buffers or ()])
        except (ValueError, OSError) as error:
            self._show(str(error).replace(f"{self.collection.folder}/", ""), refused=True)

    def _do(self, message: dict[str, Any], data: Sequence[bytes]) -> None:
        def word(name: str) -> str:
            return str(message.get(name) or "")

        if isinstance(names := message.get("add"), list):
            self._take_in(list(zip(map(str, names), data, strict=False)))
        elif "paste" in message:
            # With the ending of a text, whatever the outlet's name ends on.
            name = f"{word('name').replace('/', '-') or 'report'}.txt"
            self.add(word("paste"), name, outlet=word("outlet"), date=word("date"))
        elif "state" in message:
            self.state(word("state"), message.get("outlet"), message.get("date"))
        elif choice := next((n for n in ("tab", "kind", "read") if n in message), None):
            setattr(self, f"_{choice}", word(choice))
            self._show("")
        else:
            plain: dict[str, Callable[[str], object]] = {
                "fetch": self.add_address, "remove": self.remove, "save": self.save,
                "back": lambda _: self.bring_back(), "example": lambda _: self.add_example(),
                "look": lambda _: self._show("Looked at the folder again."),
            }  # fmt: skip
            for name in plain.keys() & message.keys():
                plain[name](word(name))

    def _take_in(self, given: Sequence[tuple[str, bytes]]) -> None:
        """Take in files; one that is no report is named and does not keep the others out."""
        told, refused = [], []
        for name, data in given:
            try:
                told += self.collection.add(data, name)
            except ValueError as error:
                refused.append(str(error))
        said = [f"Taken in: {', '.join(told)}."] if told else []
        self._show(" ".join([*said, *refused]), refused=bool(refused))

    def _show(self, said: str, refused: bool = False) -> str:
        """Hand the page what stands now; return what is said of it."""
        reports = self.collection.reports()
        event, trouble = self._held(reports)
        if trouble:
            said, refused = f"{said} {trouble}".strip(), True
        shown = view_of(event, self._tab, self._kind, self._read)
        self.view = {
            "reports": [
                {"id": r.id, "outlet": r.outlet, "day": r.when[:10], "hour": r.when[11:16],
                 "words": len(r.article.text.split()) if r.article else 0,
                 "address": r.address, "problem": r.problem, "own": Path(r.place).is_file()}
                for r in reports
            ],
            "aside": any((self.collection.folder / ASIDE).glob("[0-9]*")),
            "folder": self.collection.folder.name,
            "said": said, "refused": refused, "told": self.view.get("told", 0) + 1,
            **(shown if event else {**shown, "html": f"<p>{inline(trouble or TOO_FEW)}</p>"}),
        }  # fmt: skip
        return said

    def _held(self, reports: Sequence[Report]) -> tuple[Event | None, str]:
        """The event as reports tell it, or None and what keeps them apart: files laid in by hand
        may share an id, or bear a day that is none. "" where they are only too few."""
        if sum(r.article is not None for r in reports) < 2:
            return None, ""
        try:
            return self.collection.event(reports), ""
        except ValueError as error:
            return None, str(error)

    def as_text(self) -> str:
        """The desk for a page without widgets: its reports, and the account of the event."""
        from kit.show.event_tables import event_parts

        reports = self.collection.reports()
        event, trouble = self._held(reports)
        lines = [f"{r.id}: {r.problem or r.outlet}" for r in reports]
        lines.append('Take in with: desk.add("text", outlet="...", date="2016-11-11")')
        head = "\n".join(lines)
        if event is None:
            return f"{head}\n\n{trouble or TOO_FEW}"
        return f"{head}\n\n{Shown(tuple(event_parts(event)), chr(10) * 2)!r}"

    def __repr__(self) -> str:
        number = len(self.collection.reports())
        return f"<EventDesk: {number} report{'s' * (number != 1)}>"
