"""Native controls for each shape of a question's form: what to show, and how the answer is read.

`kit.course.kinds.kind` tells the shapes; a new kind that uses one of them needs nothing here. Only
controls a browser has of its own (radio buttons, check boxes, lists, text fields): they work with
the keyboard and a screen reader as they are. Nothing is chosen beforehand, so that an untouched
control is never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as w

from kit.text.article import Article

Form = Mapping[str, Any]
LEFT_OPEN = ...
FIRST_WORDS = 9


@dataclass(frozen=True)
class Control:
    """What stands between prompt and button, and `read`, which gives the answer as plain data."""

    widget: w.Widget
    read: Callable[[], Any]


def control(form: Form, article: Article | None) -> Control | None:
    """Return the control for a form, or None for one that is answered in a code cell."""
    make = _SHAPES.get(form["shape"])
    return make(form, article) if make else None


def _one(form: Form, article: Article | None) -> Control:
    radio = w.RadioButtons(
        options=_pairs(form["options"]),
        value=None,
        description=form["label"],
        layout=w.Layout(width="max-content", max_width="100%"),
    )
    return Control(radio, lambda: LEFT_OPEN if radio.value is None else radio.value)


def _pairs(options: Iterable[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    return [(option["text"], option["id"]) for option in options]


def _boxes(labels: Mapping[str, str], none_of_them: str) -> Control:
    boxes = {
        id: w.Checkbox(
            value=False,
            description=text,
            indent=False,
            layout=w.Layout(width="auto", height="auto"),
        )
        for id, text in labels.items()
    }
    # "None of these" has to be said, so that an untouched list is not taken for an answer.
    none = w.Checkbox(value=False, description=none_of_them, indent=False)
    column = w.VBox([*boxes.values(), none])

    def read() -> Any:
        chosen = [id for id, box in boxes.items() if box.value]
        return chosen if chosen or none.value else LEFT_OPEN

    return Control(column, read)


def _several(form: Form, article: Article | None) -> Control:
    return _boxes({o["id"]: o["text"] for o in form["options"]}, form["none"])


def _marks(form: Form, article: Article | None) -> Control:
    return _boxes({id: label(id, article) for id in form["universe"]}, form["none"])


def label(id: str, article: Article | None) -> str:
    """Return an id with the first words it stands for, so that nobody has to look it up."""
    words = _passage(id, article).split()
    if not words:
        return id
    more = " ..." if len(words) > FIRST_WORDS else ""
    return f"{id}  {' '.join(words[:FIRST_WORDS])}{more}"


def _passage(id: str, article: Article | None) -> str:
    if article is None:
        return ""
    spans = {str(b.number): b.span for b in article.blocks}
    spans |= {s.id: s.span for s in article.sentences} | {q.id: q.span for q in article.quotations}
    return spans[id].of(article) if id in spans else ""


def _rows(names: Mapping[str, str], make: Callable[[str], w.Widget]) -> Control:
    fields = {}
    for id, text in names.items():
        field = make(id)
        field.description = text
        field.style = {"description_width": "initial"}
        field.layout = w.Layout(width="auto", max_width="48em")
        fields[id] = field

    def read() -> Any:
        values = {id: _given(field.value) for id, field in fields.items()}
        return LEFT_OPEN if all(v is LEFT_OPEN for v in values.values()) else values

    return Control(w.VBox(list(fields.values())), read)


def _given(value: Any) -> Any:
    return LEFT_OPEN if value is None or value == "" else value


def _menu(options: list[tuple[str, Any]]) -> w.Dropdown:
    # index, not value: a value of None is "nothing chosen" to ipywidgets, and shows an empty list.
    return w.Dropdown(options=[("choose ...", None), *options], index=0)


def _table(form: Form, article: Article | None) -> Control:
    for_all = form.get("options") or form.get("values")
    offered = {item["id"]: item.get("options") or for_all for item in form["items"]}

    def field(id: str) -> w.Widget:
        options = offered[id]
        return _menu(_pairs(options)) if options else w.Text()

    return _rows({item["id"]: item["label"] for item in form["items"]}, field)


def _order(form: Form, article: Article | None) -> Control:
    options = [(item["label"], item["id"]) for item in form["items"]]
    rows = _rows({text: text for text in form["places"]}, lambda _: _menu(options))

    def read() -> Any:
        places = rows.read()
        return LEFT_OPEN if places is LEFT_OPEN else list(places.values())

    return Control(rows.widget, read)


def _ends(form: Form, article: Article | None) -> Control:
    rows = _rows({end["id"]: end["label"] for end in form["ends"]}, lambda _: w.Text())

    def read() -> Any:
        ends = rows.read()
        return LEFT_OPEN if ends is LEFT_OPEN else [_end(ends["low"]), _end(ends["high"])]

    return Control(rows.widget, read)


def _end(text: Any) -> Any:
    if isinstance(text, str) and text.strip().casefold() in ("open", "none"):
        return None
    return _number_in(text)


def _number_in(text: Any) -> Any:
    """The number a person typed, "1,200" included; anything else as it is, to be sent back."""
    if not isinstance(text, str):
        return text
    plain = text.strip().replace(",", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return text.strip()


def _number(form: Form, article: Article | None) -> Control:
    field = w.Text(description=form["label"], style={"description_width": "initial"})
    return Control(field, lambda: _number_in(_given(field.value)))


def _line(form: Form, article: Article | None) -> Control:
    return _field(w.Text(description=form["label"]))


def _prose(form: Form, article: Article | None) -> Control:
    return _field(w.Textarea(description=form["label"], rows=5))


def _field(field: w.Text | w.Textarea) -> Control:
    field.style = {"description_width": "initial"}
    field.layout = w.Layout(width="100%", max_width="48em")
    return Control(field, lambda: _given(field.value))


_SHAPES: dict[str, Callable[[Form, Article | None], Control]] = {
    "one": _one,
    "several": _several,
    "marks": _marks,
    "table": _table,
    "number": _number,
    "order": _order,
    "ends": _ends,
    "quote": _line,
    "line": _line,
    "prose": _prose,
}
