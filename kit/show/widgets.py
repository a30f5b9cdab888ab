"""`kit.ask`: a question with controls to click or tab through, marked by the same `kit.check`."""

from __future__ import annotations

import json
import os
from html import escape
from typing import Any

import ipywidgets as w

from kit.course import session
from kit.course.bank.shipped import NoBank
from kit.course.learner.reply import fold
from kit.show.controls import LEFT_OPEN, Form, control
from kit.show.desk import PLAIN_VARIABLE
from kit.show.keys import OwnKeys
from kit.show.tables import wrapped
from kit.text.article import Article
from kit.text.reading import read

UNTOUCHED = "Not yet: nothing is chosen or written so far. Nothing was counted."


def ask(id: str) -> w.Widget | Plain:
    """Return question `id` as a widget; where widgets are off, its text and its one-line twin.

    The button hands the answer to `kit.check`, so feedback, points and hints are the same by
    either way. Questions that want a function are answered in a code cell, and say so.
    """
    try:
        question = session.question(id) if isinstance(id, str) else None
    except NoBank as error:
        return Plain(f"Not yet: {error}.")
    if question is None:
        return Plain(repr(session.check(id)))
    if os.environ.get(PLAIN_VARIABLE):
        return Plain(as_text(question))
    article = _article(id)
    made = control(question, article)
    return Plain(as_text(question)) if made is None else Asked(question, made)


class Plain:
    """Text that a notebook shows once, as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class Asked(w.VBox):
    """A question with its controls, two buttons, and a line that screen readers are told of."""

    def __init__(self, question: Form, made: Any) -> None:
        self.question = question
        self.control = made
        self.check_button = w.Button(description="Check", tooltip=f"Hand in {question['id']}")
        self.hint_button = w.Button(description="Hint", tooltip=f"A hint on {question['id']}")
        self.reply = w.HTML(_spoken(""))
        self.check_button.on_click(self._check)
        self.hint_button.on_click(self._hint)
        prompt = f"<p><b>{escape(_title(question))}</b><br>{escape(question['prompt'])}</p>"
        buttons = w.HBox([self.check_button, self.hint_button])
        super().__init__([w.HTML(prompt), made.widget, buttons, self.reply, OwnKeys()])

    def _check(self, _: w.Button) -> None:
        answer = self.control.read()
        if answer is LEFT_OPEN:
            self.reply.value = _spoken(UNTOUCHED)
            return
        said = repr(session.check(self.question["id"], answer))
        # A notebook keeps code, not clicks: only a line in a cell is handed in for marks.
        line = twin(self.question["id"], answer)
        self.reply.value = _spoken(f"{said}\n\nTo hand it in, keep this line in a cell:\n{line}")

    def _hint(self, _: w.Button) -> None:
        self.reply.value = _spoken(repr(session.hint(self.question["id"])))

    @property
    def feedback(self) -> str:
        """The HTML of the last reply."""
        return self.reply.value

    def __repr__(self) -> str:
        return as_text(self.question)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The widget, and for a page that shows none its whole text, where ipywidgets cuts it."""
        return {**super()._repr_mimebundle_(**options), "text/plain": repr(self)}


def as_text(question: Form) -> str:
    """Return a question as plain text, with the line of code that answers it."""
    lines = [_title(question), *wrapped(question["prompt"])]
    for option in question.get("options", ()):
        lines.append(fold(f"  {option['id']}: {option['text']}"))
    for item in question.get("items", ()):
        # Quoted, since an option may have a comma of its own.
        named = ", ".join(f'"{option["text"]}"' for option in item.get("options", ()))
        choice = f" (one of: {named})" if named else ""
        if item["text"] or choice:
            lines.append(fold(f"  {item['id']}: {item['text']}{choice}"))
    lines.append(f'Answer with: kit.check("{question["id"]}", ...)')
    if question.get("by_hand"):
        lines.append(f'Answer without code: kit.by_hand("{question["id"]}")')
    return "\n".join(lines)


def twin(id: str, answer: Any) -> str:
    """Return the line of code that gives the same answer; `...` marks what was left open.

    >>> twin("start.3", {"2": "headline", "8": ...})
    'kit.check("start.3", {"2": "headline", "8": ...})'
    """
    if isinstance(answer, dict):
        rows = ", ".join(
            f"{json.dumps(k, ensure_ascii=False)}: {_code(v)}" for k, v in answer.items()
        )
        return f'kit.check("{id}", {{{rows}}})'
    if isinstance(answer, list):
        return f'kit.check("{id}", [{", ".join(map(_code, answer))}])'
    return f'kit.check("{id}", {_code(answer)})'


def _code(value: Any) -> str:
    if value is ...:
        return "..."
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _title(question: Form) -> str:
    points = question["points"]
    worth = f"{points:g} point{'s' * (points != 1)}" if points else "no points"
    return f"{question['id']} ({worth})"


def _spoken(text: str) -> str:
    return (
        '<div role="status" aria-live="polite">'
        f'<pre style="white-space:pre-wrap;margin:0">{escape(text)}</pre></div>'
    )


def _article(id: str) -> Article | None:
    """The article the question is asked on: the learner's choice, or the lesson's own."""
    here = session.current()
    lessons = {lesson["id"]: lesson for lesson in here.bank.lessons}
    name = here.article or lessons.get(id.split(".")[0], {}).get("article")
    try:
        return read(name) if name else None
    except (ValueError, OSError):
        return None  # ids alone still make a question; the lesson says what is missing
