"""The review as a widget: one proposal at a time, with its passage, and three buttons."""

from __future__ import annotations

import json
from html import escape

import ipywidgets as w

from kit.show.shown import boxed
from kit.teach.draft.review import Review


class ReviewDesk(w.VBox):
    """Shows a proposal, its evidence and passage; takes accept, save-as-edited, or reject."""

    def __init__(self, review: Review) -> None:
        self.review = review
        ids = [p.id for p in review.draft.proposals]
        self.choice = w.Dropdown(options=ids, description="Proposal")
        self.view = w.HTML()
        wide = w.Layout(width="auto", max_width="50rem")
        self.prompt = w.Textarea(description="Prompt", rows=3, layout=wide)
        self.key = w.Text(description="Key (JSON)", layout=wide)
        self.why = w.Text(description="Reason", layout=wide)
        for field in (self.prompt, self.key, self.why, self.choice):
            field.style = {"description_width": "6em"}
        self.accept, self.save, self.reject = (
            w.Button(description=text) for text in ("Accept", "Save as edited", "Reject")
        )
        self.reply = w.HTML()
        self.choice.observe(lambda _: self._draw(), names="value")
        self.accept.on_click(lambda _: self._do(lambda id: review.accept(id)))
        self.save.on_click(lambda _: self._do(self._edited))
        self.reject.on_click(lambda _: self._do(lambda id: review.reject(id, self.why.value)))
        buttons = w.HBox([self.accept, self.save, self.reject])
        super().__init__(
            [self.choice, self.view, self.prompt, self.key, self.why, buttons, self.reply]
        )
        if ids:
            self._draw()

    def _draw(self) -> None:
        parts = self.review.parts(self.choice.value)
        self.view.value = boxed("".join(part.html for part in parts))
        question = self.review.proposal(self.choice.value).question
        self.prompt.value = question["prompt"]
        self.key.value = (
            json.dumps(question["key"], ensure_ascii=False) if "key" in question else ""
        )
        self.key.disabled = "key" not in question

    def _edited(self, id: str) -> str:
        changes = {"prompt": self.prompt.value}
        if not self.key.disabled:
            try:
                changes["key"] = json.loads(self.key.value)
            except ValueError as error:
                raise ValueError(
                    f'not saved: the key is not JSON ({error}); write "a" or ["5.1"]'
                ) from None
        return self.review.edit(id, **changes)

    def _do(self, decide) -> None:
        try:
            said = decide(self.choice.value)
            options = list(self.choice.options)
            waiting = [p.id for p in self.review.draft.proposals if p.status == "review"]
            after = [id for id in waiting if options.index(id) > options.index(self.choice.value)]
            if after or waiting:
                self.choice.value = (after or waiting)[0]
            else:
                self._draw()
        except ValueError as error:
            said = str(error)
        self.reply.value = f'<div role="status">{escape(said)}</div>'

    def __repr__(self) -> str:
        return repr(self.review)
