"""Native controls for each kind of question: what to show, and how to read the answer off it.

Only controls a browser has of its own (radio buttons, check boxes, lists, text fields): they
work with the keyboard and a screen reader as they are. Nothing is chosen beforehand, so that
an untouched control is never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as w

from kit.text.article import Article

Question = Mapping[str, Any]
LEFT_OPEN = ...
FIRST_WORDS = 9
PROBABILITIES = tuple(round(n / 10, 1) for n in range(11))


@dataclass(frozen=True)
class Control:
    """What stands between prompt and button, and `read`, which gives the answer as plain data."""

    widget: w.Widget
    read: Callable[[], Any]


def control(question: Question, article: Article | None) -> Control | None:
    """Return the control for a question, or None for one that is answered in a code cell."""
    make = _KINDS.get(question["kind"])
    if question.get("computed"):
        return None
    return make(question, article) if make else None


def _choice(question: Question, article: Article | None) -> Control:
    radio = w.RadioButtons(
        options=[(o["text"], o["id"]) for o in question["options"]],
        value=None,
        description="Choose one:",
        layout=w.Layout(width="max-content", max_width="100%"),
    )
    return Control(radio, lambda: LEFT_OPEN if radio.value is None else radio.value)


def _boxes(labels: Mapping[str, str]) -> Control:
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
    none = w.Checkbox(value=False, description="None of these", indent=False)
    column = w.VBox([*boxes.values(), none])

    def read() -> Any:
        chosen = [id for id, box in boxes.items() if box.value]
        return chosen if chosen or none.value else LEFT_OPEN

    return Control(column, read)


def _choices(question: Question, article: Article | None) -> Control:
    return _boxes({o["id"]: o["text"] for o in question["options"]})


def _units(question: Question, article: Article | None) -> Control:
    return _boxes({id: label(id, article) for id in question["universe"]})


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
    everything = [*article.sentences, *article.quotations]
    spans = {str(b.number): b.span for b in article.blocks} | {x.id: x.span for x in everything}
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


def _names(question: Question) -> dict[str, str]:
    """Item ids with their texts; "block 2" already says which block is meant."""
    names = {}
    for item in question["items"]:
        text = item["text"] or item["id"]
        said = set(text.replace(":", " ").split()).issuperset(item["id"].split())
        mark = "." if item["id"].isdigit() else ":"
        names[item["id"]] = text if said else f"{item['id']}{mark} {text}"
    return names


def _match(question: Question, article: Article | None) -> Control:
    options = [(o["text"], o["id"]) for o in question["options"]]
    return _rows(_names(question), lambda _: _menu(options))


def _discernment(question: Question, article: Article | None) -> Control:
    return _rows(_names(question), lambda _: _menu([("flag", "flag"), ("fine", "fine")]))


def _record(question: Question, article: Article | None) -> Control:
    options = {i["id"]: i.get("options") for i in question["items"]}
    return _rows(
        _names(question),
        lambda id: _menu([(o, o) for o in options[id]]) if options[id] else w.Text(),
    )


def _confidence(question: Question, article: Article | None) -> Control:
    return _rows(
        {id: f"{id}: how sure, 0 to 1" for id in question["questions"]},
        lambda _: _menu([(str(p), p) for p in PROBABILITIES]),
    )


def _order(question: Question, article: Article | None) -> Control:
    names = {str(n): f"place {n}" for n in range(1, len(question["items"]) + 1)}
    options = [(text, id) for id, text in _names(question).items()]
    rows = _rows(names, lambda _: _menu(options))

    def read() -> Any:
        places = rows.read()
        return LEFT_OPEN if places is LEFT_OPEN else list(places.values())

    return Control(rows.widget, read)


def _interval(question: Question, article: Article | None) -> Control:
    rows = _rows(
        {"low": "from (write open if there is no lowest)", "high": "to (write open if no highest)"},
        lambda _: w.Text(),
    )

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


def _number(question: Question, article: Article | None) -> Control:
    field = w.Text(description="number", style={"description_width": "initial"})
    return Control(field, lambda: _number_in(_given(field.value)))


def _span(question: Question, article: Article | None) -> Control:
    return _field(w.Text(description="words from the text"))


def _prediction(question: Question, article: Article | None) -> Control:
    return _field(w.Text(description="your prediction"))


def _text(question: Question, article: Article | None) -> Control:
    return _field(w.Textarea(description="your answer", rows=5))


def _field(field: w.Text | w.Textarea) -> Control:
    field.style = {"description_width": "initial"}
    field.layout = w.Layout(width="100%", max_width="48em")
    return Control(field, lambda: _given(field.value))


_KINDS: dict[str, Callable[[Question, Article | None], Control]] = {
    "choice": _choice,
    "choices": _choices,
    "units": _units,
    "match": _match,
    "number": _number,
    "interval": _interval,
    "order": _order,
    "span": _span,
    "record": _record,
    "discernment": _discernment,
    "prediction": _prediction,
    "confidence": _confidence,
    "text": _text,
}
