"""Marking in a notebook: one answer at a time beside prompt, rubric and marked answers.

Only controls a browser has of its own, so Tab, arrows and Space are enough. Each mark is saved at
once into the marker's CSV sheet: widget and spreadsheet work on the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import ipywidgets as w

from kit.course.whole_file import write_whole
from kit.teach.hand import csv_io
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.keeping import keep_copy
from kit.teach.hand.sheets import MarkingFault, Pack, Sheet, read_pack

NOT_MARKED = "not marked"


@dataclass(eq=False)
class Card:
    """The controls of one answer, from the moment it is shown until it is shown again.

    A click overtakes letters typed just before it, and on a busy machine letters are still typed
    into a box that is about to go. Both come in late, and come in here: to their own answer.
    """

    sheet: Sheet
    code: str
    mark: w.Widget
    note: w.Textarea
    saved: bool = False


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
        self._like: dict[str, set[str]] = {}
        self._written: dict[str, str] = {}
        for name, sheet in self.pack.sheets.items():
            self.marks[name] = csv_io.read_marks(self.pack.path(self.marker, sheet), sheet)
            groups = sheet.groups(self.marker, self.pack.seed)
            self._orders[name] = [code for group in groups for code in group]
            self._like[name] = {code for group in groups for code in group[1:]}
        self._make()
        super().__init__(
            [
                self.question,
                self.about,
                self.place,
                self.answer,
                self.given,
                w.HBox([self.back, self.save, self.next]),
                self.reply,
            ]
        )
        self._open_sheet()

    def _make(self) -> None:
        style = {"description_width": "6em"}
        self.question = w.Dropdown(
            options=list(self.pack.sheets), description="Question", style=style
        )
        self.about, self.answer, self.reply = w.HTML(), w.HTML(), w.HTML(_spoken(""))
        self.place = w.BoundedIntText(min=1, max=1, description="Answer", style=style)
        self.given = w.VBox()
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
    def mark(self) -> w.Widget:
        """The control of the mark that is shown."""
        return self.card.mark

    @property
    def note(self) -> w.Textarea:
        """The control of the note that is shown."""
        return self.card.note

    @property
    def code(self) -> str:
        """The code of the answer that is shown."""
        return self._orders[self.sheet.name][self.place.value - 1]

    def _open_sheet(self) -> None:
        sheet = self.sheet
        self.about.value = _about(sheet)
        self.place.max = len(self._orders[sheet.name])
        self.place.value = self._unmarked() or 1
        self._draw()

    def _draw(self) -> None:
        given = self.marks[self.sheet.name].get(self.code, Mark(None))
        self.card = card = self._card(given)
        for control in (card.mark, card.note):
            control.observe(lambda _: self._late(card), names="value")
        self.given.children = [card.mark, card.note]
        text = escape(self.sheet.answers[self.code])
        like = ", much like the one before" if self.code in self._like[self.sheet.name] else ""
        self.answer.value = (
            f"<p>Answer {self.place.value} of {self.place.max}, code {self.code}{like}</p>"
            f'<blockquote style="white-space:pre-wrap;max-width:44em">{text}</blockquote>'
        )

    def _card(self, given: Mark) -> Card:
        style = {"description_width": "6em"}
        value = "" if given.mark is None else f"{given.mark:g}"
        if scale := self.sheet.scale:
            mark = w.RadioButtons(
                options=[(NOT_MARKED, ""), *((f"{m:g}", f"{m:g}") for m in scale)],
                value=value,
                description="Mark",
                style=style,
                layout=w.Layout(width="max-content"),
            )
        else:
            hint = f"0 to {self.sheet.highest:g}"
            mark = w.Text(value, description="Mark", style=style, placeholder=hint)
        wide = w.Layout(width="100%", max_width="48em")
        note = w.Textarea(given.note, description="Note", rows=2, style=style, layout=wide)
        return Card(self.sheet, self.code, mark, note)

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
        if not self._keep(self.card):
            return
        here = self.place.value
        target = max(1, here - 1) if way < 0 else (self._unmarked(here) or here) if way else here
        if target != here:
            self.place.value = target

    def _late(self, card: Card) -> None:
        """Save again what comes in for an answer that was saved, shown or not."""
        if card.saved:
            self._keep(card)

    def _keep(self, card: Card) -> bool:
        """Save a card and say so; False, with the reason said, where it cannot be saved."""
        try:
            mark = csv_io.mark_from(card.mark.value, card.sheet)
        except ValueError as error:
            self.reply.value = _spoken(f"Not saved: {error}.")
            return False
        try:
            said = self._save(card, Mark(mark, card.note.value.strip()))
        except (MarkingFault, OSError) as error:
            self.reply.value = _spoken(f"Not saved: {error}")
            return False
        card.saved = True
        marks = self.marks[card.sheet.name]
        done = sum(m.mark is not None for m in marks.values())
        self.reply.value = _spoken(f"{said} {done} of {len(card.sheet.answers)} are marked.")
        return True

    def _save(self, card: Card, given: Mark) -> str:
        """Write the sheet with this mark in it; what someone else wrote meanwhile stays."""
        sheet, code, said = card.sheet, card.code, ""
        path = self.pack.path(self.marker, sheet)
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
