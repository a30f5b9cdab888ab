"""`kit.ask`: a question as a form below a cell, marked by the same `kit.check`.

Where a page draws the lesson's own forms nobody needs it. Every other notebook host that shows
widgets (VS Code, Colab, a plain notebook) gets the very same form by it; one that shows none gets
the question as text, with the line of code that answers it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from kit.course import session
from kit.course.bank.shipped import NoBank
from kit.course.learner import replies
from kit.course.learner.reply import Reply, fold
from kit.show.desk import PLAIN_VARIABLE
from kit.show.tables import wrapped
from kit.text.article import Article
from kit.text.numbered import numbered
from kit.text.reading import read

Form = Mapping[str, Any]
HAND_IN = "To hand it in, keep this line in a cell:"
BY_CODE = "Write the function in a cell, and below it this line with its name in place of the dots:"


def ask(id: str) -> Asked | Plain:
    """Return question `id` as a form; where widgets are off, its text and its one-line twin.

    The button hands the answer to `kit.check`, so feedback, points and hints are the same by
    either way. A question that only a function can answer is answered in a code cell, and says so.
    """
    try:
        question = session.question(id) if isinstance(id, str) else None
    except NoBank as error:
        return Plain(f"Not yet: {error}.")
    if question is None:
        return Plain(repr(session.check(id)))
    by_code_alone = question["shape"] == "function" and not question.get("by_hand")
    if os.environ.get(PLAIN_VARIABLE) or by_code_alone:
        return Plain(as_text(question))
    return Asked(question, _article(id))


class Plain:
    """Text that a notebook shows once, as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class Asked(anywidget.AnyWidget):
    """A question as a form: what is asked, what was done so far, and what is said of it.

    `work` is what a notebook would keep of it (`kit.course.marking.events`); `told` counts what
    the page was told. The page sends `{"check": answer, "why": ...}`, `{"hint": 0}` for the next
    hint or its number, and `{"code": true}`.
    """

    _esm = traitlets.Unicode(
        files("kit.show").joinpath("static", "question_form.js").read_text("utf-8")
    ).tag(sync=True)
    form = traitlets.Dict().tag(sync=True)
    article = traitlets.Dict(allow_none=True).tag(sync=True)
    seed = traitlets.Unicode().tag(sync=True)
    work = traitlets.Dict().tag(sync=True)
    told = traitlets.Int().tag(sync=True)

    def __init__(self, question: Form, article: Article | None) -> None:
        self.question = question
        here = session.current()
        shown = numbered(article, question.get("universe", ())) if article else None
        super().__init__(form=dict(question), article=shown, seed=_seed(here), work=self._past())
        self.on_msg(self._heard)

    def _past(self) -> dict[str, Any]:
        """What was done with the question before, as a notebook would keep it."""
        here, id = session.current(), self.question["id"]
        events, standing = here.progress.events(id), here.standing(id)
        work = {"v": 1, "question": id, "article": here.article or "", "events": events}
        if not events or standing is None:
            return work
        reply = replies.again(standing).state or {}
        last = {"reply": reply} if standing.shown else {}
        return {**work, **last, "next": reply.get("next")}

    def _heard(self, _: Any, message: Any, buffers: Any) -> None:
        if not isinstance(message, dict):
            return
        if "check" in message:
            self.check(message["check"], message.get("why") or None)
        elif "hint" in message:
            self.hint(message["hint"] or None)
        else:
            self._tell({"head": BY_CODE, "lines": [self._line(...)], "status": "returned"})

    def check(self, answer: Any, why: str | None = None) -> Reply:
        """Hand an answer in, and return and show what is said of it."""
        reply = session.check(self.question["id"], answer, why=why)
        said = reply.state
        if said is not None and said.get("event") is not None:
            # A notebook keeps code, not clicks: only a line in a cell is handed in for marks.
            said = {**said, "lines": [*said["lines"], HAND_IN, self._line(answer)]}
        self._tell(said or {"head": reply.text, "lines": [], "status": "returned"})
        return reply

    def hint(self, number: int | None = None) -> Reply:
        """Show and return the next hint, or the one with this number."""
        reply = session.hint(self.question["id"], number)
        said = reply.state
        self._tell(said or {"head": reply.text, "lines": [], "status": "returned"})
        return reply

    def _tell(self, said: Mapping[str, Any]) -> None:
        id = self.question["id"]
        said = {"v": 1, "question": id, "points": None, "of": None, "event": None, **said}
        work = {**self.work, "events": session.current().progress.events(id)}
        if said.get("event") is not None and "answer" in said["event"]:
            work.pop("draft", None)
        if said["status"] == "hint":
            others = [h for h in work.get("hints", ()) if h["head"] != said["head"]]
            work["hints"] = [*others, said]
        else:
            work["reply"] = said
        if "next" in said:
            work["next"] = said["next"]
        self.work = work
        self.told += 1

    def _line(self, answer: Any) -> str:
        return twin(self.question["id"], answer)

    def __repr__(self) -> str:
        return as_text(self.question)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """The widget, and for a page that shows none its whole text, where ipywidgets cuts it."""
        made = super()._repr_mimebundle_(**options)
        data, *rest = made if isinstance(made, tuple) else (made,)
        told = {**(data or {}), "text/plain": repr(self)}
        return (told, *rest) if rest else told


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
    return f'kit.check("{id}", {_code(answer)})'


def _code(value: Any) -> str:
    if value is ...:
        return "..."
    if isinstance(value, Mapping):
        rows = (f"{json.dumps(k, ensure_ascii=False)}: {_code(v)}" for k, v in value.items())
        return f"{{{', '.join(rows)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_code, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _title(question: Form) -> str:
    points = question["points"]
    worth = f"{points:g} point{'s' * (points != 1)}" if points else "no points"
    return f"{question['id']} ({worth})"


def _seed(here: Any) -> str:
    """What a learner's own order of options follows from: the place where progress is kept."""
    return hashlib.blake2b(str(here.progress.path).encode(), digest_size=8).hexdigest()


def _article(id: str) -> Article | None:
    """The article the question is asked on: the learner's choice, or the lesson's own."""
    here = session.current()
    lessons = {lesson["id"]: lesson for lesson in here.bank.lessons}
    name = here.article or lessons.get(id.split(".")[0], {}).get("article")
    try:
        return read(name) if name else None
    except (ValueError, OSError):
        return None  # ids alone still make a question; the lesson says what is missing
