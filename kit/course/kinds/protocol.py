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
    number        perhaps low and high              a number; text such as "1,200" is read too
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
    low, high  the least and the most that a number can be
    ends       [{"id": "low" or "high", "label"}]
    passage    [[id, text]], the block or sentence to quote from, or every block
    rubric     lines; anchors [{"id", "text"}], answers by others to rate first; max_words or None
    by_hand    None, or {"inputs": [{"id", "text", "with"}], "with": [text], "how", "types"}: what
               is answered without code; `with` is what else the function is given (with an
               input, or with all alike), `types` the JSON types of an answer: "boolean",
               "array" ...; `inputs` is empty where the instructor holds them
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, TypeVar

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import BLANK, AnswerError
from kit.course.kinds.answer_forms import LEFT_OPEN, renamed
from kit.course.kinds.key_forms import Made

if TYPE_CHECKING:  # a learner's check reads no TOML and needs no pydantic, half a second of import
    from kit.course.schema.parts import Base
    from kit.text.article import Article

Written = TypeVar("Written", bound="Base")
"""The author's table of a kind, a class of `kit.course.schema`."""
Read = TypeVar("Read")
"""What reading makes of an answer, and marking takes."""


@dataclass(frozen=True)
class Result:
    """What marking found: a score from 0 to 1, what was given in the terms of misconceptions."""

    score: float
    given: Given
    notes: tuple[str, ...] = ()
    status: str | None = None


class Name(str):
    """A name of Python, as an answer in a cell: written without quotation marks."""


class Kind(Generic[Written, Read]):
    """One kind of question. A class of its own for each; nothing is kept in an instance."""

    name: ClassVar[str]
    """How a bank calls it: `kind = "choice"`."""
    place: ClassVar[int]
    """Where it stands among the kinds, lowest first."""
    shape: ClassVar[str]
    label: ClassVar[str] = ""
    how: ClassVar[str]
    """How an answer is typed, in a sentence or two."""
    ships: ClassVar[tuple[str, ...]] = ()
    """The fields that `digest` adds to what learners receive."""
    wanted: ClassVar[tuple[str, ...]] = ("hint", "explanation")
    """What an author writes to every question that earns points."""
    runs_function: ClassVar[bool] = False
    """Whether the answer is a function, run on held-out inputs."""
    read_by_person: ClassVar[bool] = False
    """Whether a person marks the answer; until then it awaits a reader."""
    beforehand: ClassVar[bool] = False
    """Whether any answer counts, given before its outcome is shown; then the first one is kept."""
    judged: ClassVar[str] = ""
    """What is said of each item or unit, where readers' answers can be held against each other."""
    marks_text: ClassVar[Literal["", "units", "words"]] = ""
    """What an answer marks in the article, if it does."""

    # What an author writes.

    def table(self) -> type[Written]:
        """Return the class of the author's table; `kit.course.bank.read` checks banks by it."""
        raise NotImplementedError

    def has_key(self, source: Written) -> bool:
        """Return whether the key is here; a private question's may be kept elsewhere."""
        return all(getattr(source, field) is not None for field in source.KEY_FIELDS)

    def digest(self, source: Written, article: Article | None, made: Made) -> None:
        """Put into `made` what learners receive, what stands behind it, and digests of the key.

        Raises `KeyProblem` for a key that cannot be marked.
        """
        raise NotImplementedError

    def faults(self, source: Written) -> Iterator[str]:
        """Yield faults of wording that only this kind has, as `field: what is wrong`."""
        yield from ()

    def key_ids(self, source: Written) -> list[str]:
        """Return the ids and numbers of the key that the question itself does not show."""
        return []

    def key_words(self, source: Written, item: str | None) -> Iterator[str]:
        """Yield words of the key that no hint may hold; `item` is the one that a hint is about."""
        yield from ()

    # What a learner gives, and what it earns.

    def given(self, question: Digested, answer: Any, final: bool = False) -> Read:
        """Return the answer as `mark` takes it, from plain JSON as `to_plain` gives it.

        Raises `AnswerError` with what would be right; such an answer is no attempt. With `final`
        (at hand-in) whatever was left open is dropped instead, so that the rest still counts.
        """
        if answer == BLANK or (isinstance(answer, str) and not answer.strip()):
            raise AnswerError(LEFT_OPEN if answer == BLANK else "the answer is empty")
        return self.read(question, renamed(answer, question.data.get("was", {})), final)

    def read(self, question: Digested, answer: Any, final: bool) -> Read:
        """Return an answer that is not blank as `mark` takes it, as told in `given`."""
        raise NotImplementedError

    def mark(self, question: Digested, given: Read, scored: Mapping[str, float]) -> Result:
        """Return what an answer earns; `scored` maps questions to scores (see `looks_at`).

        Pure. Raises `AnswerError` for an answer that can be read and yet not marked. A kind that is
        `beforehand` is not asked: its answers earn what coming in time earns.
        """
        raise NotImplementedError

    def looks_at(self, question: Digested) -> list[str]:
        """Return the questions on whose scores this one's mark hangs; it is marked after them."""
        return []

    def scores_alone(self, question: Digested) -> bool:
        """Return whether an answer's score hangs on that answer, and on nothing else."""
        return not (self.read_by_person or self.beforehand or self.looks_at(question))

    def marked_by(self, question: Digested) -> Literal["kit", "reader", "instructor"]:
        """Return who marks this question."""
        if self.read_by_person:
            return "reader"
        return "kit" if question.gradeable or self.beforehand else "instructor"

    # Functions, where the answer is one.

    def outcomes(self, question: Digested, outputs: Sequence[Any]) -> Read:
        """Return what a function gave for the held-out inputs, as `mark` takes it."""
        raise NotImplementedError

    def inputs(self, question: Digested) -> list[list[Any]]:
        """Return the held-out inputs, one list of arguments a case; [] where no function is run."""
        return []

    def function(self, source: Written) -> Callable[..., Any]:
        """Return the author's own function."""
        raise NotImplementedError

    # What stands in a notebook.

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

    def how_to(self, question: Digested) -> str:
        """Return how an answer to this question is typed."""
        return self.how

    def above(self, source: Written, solved: bool) -> str:
        """Return the code above the call that hands an answer in, where the answer is code."""
        return ""

    def blank(self, source: Written, question: Digested) -> Any:
        """Return the answer a learner starts from, with `...` where something has to go."""
        return ...

    def row_by_row(self, question: Digested) -> bool:
        """Return whether an answer that is a table is written with a line for each item."""
        return True

    def solution(self, source: Written, question: Digested) -> Any:
        """Return an answer that reaches full marks; None where the author has to give one."""
        return source.answer if source.answer is not None else self.from_key(source, question)

    def from_key(self, source: Written, question: Digested) -> Any:
        """Return an answer made of the key, or None."""
        return None

    def stand_in(self, question: Digested) -> Any:
        """Return an answer of the right form to a question whose key is kept elsewhere."""
        return "not stated"
