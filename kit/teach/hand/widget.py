"""Marking in a notebook: one answer at a time beside prompt, rubric and marked answers.

Only controls a browser has of its own, so Tab, arrows and Space are enough. Each mark is saved at
once into the marker's CSV sheet: widget and spreadsheet work on the same file.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import ipywidgets as w

from kit.course.whole_file import write_whole
from kit.teach.hand import csv_io
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.keeping import keep_copy
from kit.teach.hand.sheets import MarkingFault, Pack, Sheet, read_pack

NOT_MARKED = "not marked"


class MarkingDesk(w.VBox):
    """The sheets of one marker, with controls to mark them.

        from kit.teach.hand.widget import MarkingDesk
        MarkingDesk("marking", "marker-1")

    Raises `MarkingFault` for a folder that was not gathered, a marker it does not know, and a
    sheet with mistakes (a line each).
    """

    def __init__(self, folder: str | Path = "marking", marker: str | None = None) -> None:
        self.pack: Pack = read_pack(Path(folder))
        self.marker = marker if marker is not None else self.pack.markers[0]
        if self.marker not in self.pack.markers:
            raise MarkingFault(
                f"{self.pack.folder}: there is no marker '{self.marker}'; "
                f"there are {', '.join(self.pack.markers)}"
            )
        self.marks: dict[str, dict[str, Mark]] = {}
        self._orders: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}
        for name, sheet in self.pack.sheets.items():
            self.marks[name] = csv_io.read_marks(self.pack.path(self.marker, sheet), sheet)
            self._orders[name] = sheet.order(self.marker, self.pack.seed)
        self._make()
        super().__init__(
            [
                self.question,
                self.about,
                self.place,
                self.answer,
                self.mark,
                self.note,
                w.HBox([self.back, self.save, self.next]),
                self.reply,
            ]
        )
        self._open_sheet()

    def _make(self) -> None:
        wide = w.Layout(width="100%", max_width="48em")
        style = {"description_width": "6em"}
        self.question = w.Dropdown(
            options=list(self.pack.sheets), description="Question", style=style
        )
        self.about, self.answer, self.reply = w.HTML(), w.HTML(), w.HTML(_spoken(""))
        self.place = w.BoundedIntText(min=1, max=1, description="Answer", style=style)
        self.mark: w.Widget = w.RadioButtons(options=[NOT_MARKED], description="Mark", style=style)
        self.note = w.Textarea(description="Note", rows=2, style=style, layout=wide)
        self.back, self.save, self.next = (
            w.Button(description=text, tooltip=tip)
            for text, tip in (
                ("Back", "Save and go to the answer before"),
                ("Save", "Save this mark"),
                ("Save and next", "Save and go to the next answer without a mark"),
            )
        )
        self.question.observe(lambda _: self._open_sheet(), names="value")
        self.place.observe(lambda _: self._draw(), names="value")
        self.back.on_click(lambda _: self._step(-1))
        self.save.on_click(lambda _: self._step(0))
        self.next.on_click(lambda _: self._step(1))

    @property
    def sheet(self) -> Sheet:
        """The sheet that is open."""
        return self.pack.sheets[self.question.value]

    @property
    def code(self) -> str:
        """The code of the answer that is shown."""
        return self._orders[self.sheet.name][self.place.value - 1]

    def _open_sheet(self) -> None:
        sheet = self.sheet
        self.about.value = _about(sheet)
        style, layout = {"description_width": "6em"}, w.Layout(width="max-content")
        if sheet.scale:
            options = [(NOT_MARKED, ""), *((f"{m:g}", f"{m:g}") for m in sheet.scale)]
            self.mark = w.RadioButtons(
                options=options, description="Mark", style=style, layout=layout
            )
        else:
            self.mark = w.Text(
                description="Mark", style=style, placeholder=f"0 to {sheet.highest:g}"
            )
        if self.children:
            self.children = [*self.children[:4], self.mark, *self.children[5:]]
        self.place.max = len(self._orders[sheet.name])
        self.place.value = self._unmarked() or 1
        self._draw()

    def _draw(self) -> None:
        given = self.marks[self.sheet.name].get(self.code, Mark(None))
        self.mark.value = "" if given.mark is None else f"{given.mark:g}"
        self.note.value = given.note
        text = escape(self.sheet.answers[self.code])
        self.answer.value = (
            f"<p>Answer {self.place.value} of {self.place.max}, code {self.code}</p>"
            f'<blockquote style="white-space:pre-wrap;max-width:44em">{text}</blockquote>'
        )

    def _unmarked(self, after: int = 0) -> int | None:
        """The number of the next answer without a mark, from the start again at the end."""
        own = self.marks[self.sheet.name]
        open_places = [
            n
            for n, code in enumerate(self._orders[self.sheet.name], 1)
            if own.get(code, Mark(None)).mark is None
        ]
        return next((n for n in open_places if n > after), open_places[0] if open_places else None)

    def _step(self, way: int) -> None:
        sheet = self.sheet
        try:
            mark = csv_io.mark_from(self.mark.value, sheet)
        except ValueError as error:
            self.reply.value = _spoken(f"Not saved: {error}.")
            return
        try:
            said = self._save(sheet, Mark(mark, self.note.value.strip()))
        except (MarkingFault, OSError) as error:
            self.reply.value = _spoken(f"Not saved: {error}")
            return
        done = sum(m.mark is not None for m in self.marks[sheet.name].values())
        self.reply.value = _spoken(f"{said} {done} of {self.place.max} are marked.")
        here = self.place.value
        target = max(1, here - 1) if way < 0 else (self._unmarked(here) or here) if way else here
        if target != here:
            self.place.value = target
        else:
            self._draw()

    def _save(self, sheet: Sheet, given: Mark) -> str:
        """Write the sheet with this mark in it; what someone else wrote meanwhile stays."""
        path = self.pack.path(self.marker, sheet)
        code, said = self.code, ""
        on_disk = csv_io.read_marks(path, sheet)
        marks = {**on_disk, code: given}
        text = csv_io.text_of(sheet, self._orders[sheet.name], marks)
        former = path.read_bytes().decode("utf-8-sig")
        ours = csv_io.text_of(sheet, self._orders[sheet.name], on_disk).lstrip(csv_io.BOM)
        if former != ours and self._written.get(sheet.name) != former:
            # Somebody's spreadsheet wrote it: columns or an order of their own would be lost.
            copy = keep_copy(path, text)
            said = f" A copy of the sheet as it was is in {copy.name}." if copy else ""
        write_whole(path, text)
        self._written[sheet.name] = text.lstrip(csv_io.BOM)
        self.marks[sheet.name] = marks
        shown = NOT_MARKED if given.mark is None else f"{given.mark:g}"
        return f"Saved {code}: {shown}.{said}"

    def __repr__(self) -> str:
        rows = [
            f"  {name}: {sum(m.mark is not None for m in own.values())} of "
            f"{len(self.pack.sheets[name].answers)} marked"
            for name, own in self.marks.items()
        ]
        return "\n".join([f"Sheets of {self.marker} in {self.pack.folder}", *rows])


def _about(sheet: Sheet) -> str:
    """Prompt, rubric and anchors as HTML; everything in them is escaped."""
    worth = f"{sheet.points:g} point{'s' * (sheet.points != 1)}"
    article = f" Asked on the article {escape(sheet.article)}." if sheet.article else ""
    rubric = "".join(f"<li>{escape(line)}</li>" for line in sheet.rubric)
    anchors = "".join(
        f"<li>Mark {a.mark:g}: {escape(a.text)}<br><i>{escape(a.why)}</i></li>"
        for a in sheet.anchors
    )
    marked = f"<details><summary>Answers marked already</summary><ul>{anchors}</ul></details>"
    return (
        f'<div style="max-width:48em"><p><b>{escape(sheet.question)}</b> ({worth}).{article}</p>'
        f"<p>{escape(sheet.prompt)}</p><p>Rubric</p><ul>{rubric}</ul>"
        f"{marked if anchors else ''}</div>"
    )


def _spoken(text: str) -> str:
    """A line that screen readers are told of."""
    return f'<div role="status" aria-live="polite">{escape(text)}</div>'
