"""What a kind of question knows, and the form a page shows of it: the one protocol of this room.

Every kind is one file of this room with one class built on `Kind`, and is found there by
`kit.course.kinds.registry`. What the rest of the kit does with a question it asks of its kind.

**The form** (`Kind.form`) is plain JSON, all that a page or widget needs to draw a question before
it is answered, and never a key. Every form has

    id, kind, prompt, points    as the author wrote them
    shape       how it is drawn and what answers it: the table below. Several kinds share a shape
    label       a few words for whoever cannot see where a field stands; "" where items have theirs
    how         how the answer is typed in a line of code, `kit.check(id, ...)`
    flags       of "practice", "provisional", "private", "silent"
    marked      by whom: "kit", where it is asked; "reader", a person with the rubric; "instructor",
                who holds the key
    hints       whether `kit.hint` has something to say on it

    shape         further fields                    answer, as `kit.check` takes it
    one           options                           the id of an option
    several       options, none                     list of ids of options; [] is said by `none`
    marks         universe, none                    list of ids of the article; [] is said by `none`
    marks-number  universe, readers                 {"marks": list of ids, "value": number}
    table         items, perhaps options or values  {item id: value}, every item in it
    order         items, places                     list of all item ids, in order
    number                                          a number; text such as "1,200" is read too
    ends          ends                              [low, high]; None is an open end
    quote         passage                           words of the passage
    line                                            text
    prose         rubric, anchors, max_words        text
    function      function, by_hand                 a function, in a cell; or {"1": ..., "8": ...}

    options    [{"id", "text"}], what the author offers
    items      [{"id", "text", "label"}]; `label` says id and text once. An item may have `options`
    values     [{"id", "text"}], what the kind itself offers for every item
               An item of a table is answered with one of its own `options`, else of the form's
               `options`, else of `values`; where there is none, with what is written in a field
    universe   ids of blocks, sentences or quotations of the article, that may be marked
    none       what to call the box that says that nothing is to be marked
    readers    {name: ids that a practice reader marked}
    places     labels of the places of an order, first to last
    ends       [{"id": "low" or "high", "label"}]
    passage    [[id, text]], the block or sentence to quote from, or every block
    rubric     lines; anchors [{"id", "text"}], answers by others to rate first; max_words or None
    by_hand    None, or {"inputs": [{"id", "text", "with"}], "with": [text], "how", "types"}: what
               is answered without code; `with` is what else the function is given (with an
               input, or with all alike), `types` the JSON types of an answer: "boolean",
               "array" ...; `inputs` is empty where the instructor holds them
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kit.course.answers.digested import Digested


class Kind:
    """One kind of question. A class of its own for each; nothing is kept in an instance."""

    name: ClassVar[str]
    """How a bank calls it: `kind = "choice"`."""
    place: ClassVar[int]
    """Where it stands among the kinds, lowest first."""
    shape: ClassVar[str]
    label: ClassVar[str] = ""
    how: ClassVar[str]
    """How an answer is typed, in a sentence or two."""

    def form(self, question: Digested) -> dict[str, Any]:
        """Return the form a page shows of a question: plain JSON, as told above, without a key."""
        return {
            "id": question.id,
            "kind": self.name,
            "shape": self.shape,
            "prompt": question.data["prompt"],
            "points": question.points,
            "flags": list(question.data.get("flags", ())),
            "label": self.label,
            "how": self.how_to(question),
            "marked": self.marked_by(question),
            "hints": question.gradeable and not question.flag("silent"),
            **self.fields(question),
        }

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return what the form of this kind has beyond what every form has."""
        return {}

    def marked_by(self, question: Digested) -> str:
        """Return who marks this question: "kit", "reader" or "instructor"."""
        return "kit" if question.gradeable else "instructor"

    def how_to(self, question: Digested) -> str:
        """Return how an answer to this question is typed."""
        return self.how


def labelled(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return items, each with its `label`; "block 2" already says which block is meant.

    >>> labelled([{"id": "2", "text": "block 2"}, {"id": "3", "text": "the third"}])[1]["label"]
    '3. the third'
    """
    return [{**item, "label": _label(item)} for item in items]


def _label(item: Mapping[str, Any]) -> str:
    id, text = item["id"], item["text"] or item["id"]
    if set(text.replace(":", " ").split()).issuperset(id.split()):
        return text
    return f"{id}{'.' if id.isdigit() else ':'} {text}"


def named(values: list[Any]) -> list[dict[str, Any]]:
    """Return values as options, each called by what it is."""
    return [{"id": value, "text": str(value)} for value in values]
