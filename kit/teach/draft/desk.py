"""The review as a widget: one proposal at a time on the whole story, editable, with a preview."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from kit.show.shown import boxed
from kit.teach.draft.review import Review
from kit.teach.draft.sourcing import looking_at

STATES = (
    ("right", "key"), ("wrong", "wrong"), ("counts neither way", "neutral"), ("not asked", "out"),
)  # fmt: skip
_LOOK_AT = re.compile(r" Look at [\d.]+(?:, [\d.]+)*(?:,? and [\d.]+)?\.$")


class ReviewDesk(w.VBox):
    """Shows a proposal, its evidence and the story; takes accept, save-as-edited, reject, undo.

    Where sentences are marked, each of the story has a control: right, wrong, neither, not
    asked. The preview below shows what learners get with what stands in the fields.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        ids = [p.id for p in review.draft.proposals]
        self.choice = w.Dropdown(options=ids, description="Proposal")
        self.view = w.HTML()
        wide = w.Layout(width="auto", max_width="50rem")
        self.prompt = w.Textarea(description="Prompt", rows=3, layout=wide)
        self.sentences = w.VBox([])
        self.key = w.Text(description="Key (JSON)", layout=wide)
        self.points = w.BoundedFloatText(description="Points", min=0, max=20, step=0.5)
        self.hint = w.Text(description="Hint", layout=wide)
        self.explanation = w.Textarea(
            description="Explanation", rows=3, layout=wide, placeholder="made from the key"
        )
        self.why = w.Text(description="Reason", layout=wide)
        fields = (self.prompt, self.key, self.points, self.hint, self.explanation, self.why)
        for field in (*fields, self.choice):
            field.style = {"description_width": "6em"}
        self.accept, self.save, self.reject, self.undo = (
            w.Button(description=text)
            for text in ("Accept", "Save as edited", "Reject", "Take back")
        )
        self.preview, self.reply = w.HTML(), w.HTML()
        self._states: dict[str, w.Dropdown] = {}
        self._drawing = False
        self.choice.observe(lambda _: self._draw(), names="value")
        for field in fields[:-1]:
            field.observe(lambda _: self._preview(), names="value")
        self.accept.on_click(lambda _: self._do(lambda id: review.accept(id)))
        self.save.on_click(lambda _: self._do(lambda id: review.edit(id, **self._changes(id))))
        self.reject.on_click(lambda _: self._do(lambda id: review.reject(id, self.why.value)))
        self.undo.on_click(lambda _: self._do(lambda id: review.undo(), stay=True))
        buttons = w.HBox([self.accept, self.save, self.reject, self.undo])
        super().__init__(
            [self.choice, self.view, self.prompt, self.sentences, self.key, self.points, self.hint,
             self.explanation, self.preview, self.why, buttons, self.reply]
        )  # fmt: skip
        if ids:
            self._draw()

    def _draw(self) -> None:
        self._drawing = True
        parts = self.review.parts(self.choice.value)
        self.view.value = boxed("".join(part.html for part in parts))
        question = self.review.proposal(self.choice.value).question
        self.prompt.value = question["prompt"]
        self._draw_sentences(question)
        has_key = "key" in question and not self._states
        self.key.value = json.dumps(question["key"], ensure_ascii=False) if has_key else ""
        self.key.disabled = not has_key
        self.key.layout.display = "none" if self._states else None
        self.points.value = question["points"]
        self.hint.value = question.get("hint", "")
        self.explanation.value = question.get("explanation", "")
        self._drawing = False
        self._preview()

    def _draw_sentences(self, question: dict[str, Any]) -> None:
        """A control for every sentence of the story, where sentences are marked."""
        article = self.review.draft.article
        universe = question.get("universe")
        self._states = {}
        rows = []
        if question["kind"] == "units" and (
            universe == "body-sentences" or isinstance(universe, list) and "." in universe[0]
        ):
            every = [s.id for s in article.body_sentences]
            asked = set(every if universe == "body-sentences" else universe)
            for id in every:
                state = (
                    "key" if id in question["key"]
                    else "neutral" if id in question.get("neutral", ())
                    else "wrong" if id in asked else "out"
                )  # fmt: skip
                box = w.Dropdown(options=STATES, value=state, description=id)
                box.style = {"description_width": "4em"}
                box.layout = w.Layout(width="15em", flex="0 0 auto")
                box.observe(lambda _: self._preview(), names="value")
                self._states[id] = box
                words = " ".join(article.sentence(id).span.of(article).split())
                rows.append(w.HBox([box, w.HTML(escape(words))]))
        self.sentences.children = tuple(rows)

    def _changes(self, id: str) -> dict[str, Any]:
        """What the fields hold that the proposal does not."""
        question = self.review.proposal(id).question
        now: dict[str, Any] = {
            "prompt": self.prompt.value,
            "points": self.points.value,
            "hint": self.hint.value,
        }
        if self.explanation.value.strip() or question.get("explanation"):
            now["explanation"] = self.explanation.value
        if self._states:
            now |= self._marked(question)
        elif not self.key.disabled:
            try:
                now["key"] = json.loads(self.key.value)
            except ValueError as error:
                raise ValueError(
                    f'not saved: the key is not JSON ({error}); write "a" or ["5.1"]'
                ) from None
        return {k: v for k, v in now.items() if v != question.get(k)}

    def _marked(self, question: dict[str, Any]) -> dict[str, Any]:
        """Key, what counts neither way and what is asked about, as the controls stand."""
        states = {id: box.value for id, box in self._states.items()}
        universe = [id for id, state in states.items() if state != "out"]
        now: dict[str, Any] = {"key": [id for id, state in states.items() if state == "key"]}
        neutral = [id for id, state in states.items() if state == "neutral"]
        if neutral or question.get("neutral"):
            now["neutral"] = neutral
        if isinstance(question["universe"], list) or len(universe) < len(states):
            now["universe"] = universe
        changed = now.get("universe", question["universe"]) != question["universe"]
        if changed and _LOOK_AT.search(self.prompt.value) and len(universe) > 1:
            now["prompt"] = looking_at(_LOOK_AT.sub("", self.prompt.value), universe)
        return now

    def _preview(self) -> None:
        if self._drawing:
            return
        id = self.choice.value
        try:
            _, part = self.review.preview(id, **self._changes(id))
            self.preview.value = boxed(part.html)
        except ValueError as error:
            self.preview.value = f"<div>{escape(str(error))}</div>"

    def _do(self, decide: Callable[[str], str], stay: bool = False) -> None:
        try:
            said = decide(self.choice.value)
            options = list(self.choice.options)
            waiting = [p.id for p in self.review.draft.proposals if p.status == "review"]
            after = [id for id in waiting if options.index(id) > options.index(self.choice.value)]
            if (after or waiting) and not stay:
                self.choice.value = (after or waiting)[0]
            else:
                self._draw()
        except ValueError as error:
            said = str(error)
        self.reply.value = f'<div role="status">{escape(said)}</div>'

    def __repr__(self) -> str:
        return repr(self.review)
