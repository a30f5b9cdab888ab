"""A question as a form below a cell: the widget that `kit.ask` gives where widgets can be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from kit.course import session
from kit.course.learner import replies
from kit.course.learner.reply import Reply
from kit.show.question_text import Form, as_text, twin
from kit.text.article import Article
from kit.text.numbered import numbered

HAND_IN = "To hand it in, keep this line in a cell:"
BY_CODE = "Write the function in a cell, and below it this line with its name in place of the dots:"


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


def _seed(here: Any) -> str:
    """What a learner's own order of options follows from: the place where progress is kept."""
    return hashlib.blake2b(str(here.progress.path).encode(), digest_size=8).hexdigest()
