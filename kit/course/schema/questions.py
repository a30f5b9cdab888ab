"""Question banks: the schema of `exercises/NN-topic/questions.toml`, kind by kind.

A bank is one `[lesson]` table and a list of `[[question]]` tables. Every kind below is one class;
`kit.course.kinds` has the rest of what a kind knows. The tables stand apart from it because they
need pydantic, which takes half a second to load and which no learner's check should wait for.
Keys live here and in the TOML file only: `kit.course.bank.digesting` turns a question into what
learners receive. The file is long because the kinds are many; each is read by itself.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from kit.course.schema.parts import (
    Base,
    End,
    Evidence,
    Id,
    Ids,
    Item,
    Numbers,
    Option,
    Table,
    Words,
    as_list,
    one_of,
    option_ids,
)
from kit.course.schema.rubrics import begins_with_number, scale


class Lesson(Table):
    """The `[lesson]` table. `points` is what the questions must add up to."""

    id: str = Field(pattern=r"^[a-z]+$")
    number: int = Field(ge=0, le=99)
    title: str
    minutes: int = Field(gt=0)
    points: float = Field(ge=0)
    article: str | None = "aleppo-2016-02"


class Choice(Base):
    """One option. Score 1 for a key, an option's `credit` where stated, else 0."""

    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2)
    key: Annotated[Ids, Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _keys(self) -> Choice:
        for k in self.key or ():
            one_of(k, option_ids(self.options), "key")
        return self


class Choices(Base):
    """A set of options, marked as `units`."""

    kind: Literal["choices"]
    options: list[Option] = Field(min_length=2)
    key: Ids | None = None
    neutral: Ids = []

    @model_validator(mode="after")
    def _keys(self) -> Choices:
        for field in ("key", "neutral"):
            for k in getattr(self, field) or ():
                one_of(k, option_ids(self.options), field)
        if set(self.key or ()) & set(self.neutral):
            raise ValueError("neutral and key overlap")
        return self


class Units(Base):
    """A set of block, sentence or quotation ids out of a universe. Hits minus false marks."""

    kind: Literal["units"]
    universe: Literal["blocks", "body-blocks", "sentences", "body-sentences", "quotations"] | Ids
    key: Ids | None = None
    neutral: Ids = []

    @model_validator(mode="after")
    def _keys(self) -> Units:
        if isinstance(self.universe, list):
            for field in ("key", "neutral"):
                for k in getattr(self, field) or ():
                    one_of(k, self.universe, field)
        if set(self.key or ()) & set(self.neutral):
            raise ValueError("neutral and key overlap")
        return self


class Match(Base):
    """Item to option. Each item may accept several options; `half` lists options worth half."""

    kind: Literal["match"]
    items: list[Item] = Field(min_length=2)
    options: list[Option] = Field(min_length=3)
    key: dict[str, Ids] | None = None
    half: dict[str, Ids] = {}

    @model_validator(mode="after")
    def _keys(self) -> Match:
        if self.key is None:
            return self
        items, options = [i.id for i in self.items], option_ids(self.options)
        for item, accepted in [*self.key.items(), *self.half.items()]:
            one_of(item, items, "key for item")
            for option in accepted:
                one_of(option, options, f"key for '{item}':")
        for item in items:
            if item not in self.key:
                raise ValueError(f"key for item '{item}' is missing")
        if len(items) >= 4 and set.intersection(*(set(self.key[i]) for i in items)):
            raise ValueError("key lets one option answer every item, and that answer scores 0")
        return self


class Number(Base):
    """A number among the accepted values, or within `tolerance` of one.

    `computed = "nominal-alpha"` takes `{"marks": [ids], "value": number}` and holds the value
    against the agreement of those marks with the practice readers in `readers`.
    """

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["number"]
    key: Numbers = []
    tolerance: float = Field(default=0, ge=0)
    computed: Literal["nominal-alpha"] | None = None
    readers: dict[str, Ids] = {}
    universe: Literal["blocks", "body-blocks", "sentences", "body-sentences"] | Ids | None = None

    @model_validator(mode="after")
    def _keys(self) -> Number:
        if bool(self.key) == bool(self.computed) and not self.private:
            raise ValueError("key is missing (give key, or computed, and not both)")
        if self.computed and not (self.readers and self.universe and self.tolerance):
            raise ValueError("computed needs readers, universe and tolerance")
        return self


class Interval(Base):
    """(low, high), each end worth half; an open end is "open" here and None in the answer."""

    kind: Literal["interval"]
    key: Annotated[list[End], Field(min_length=2, max_length=2)] | None = None
    low_also: list[End] = []
    high_also: list[End] = []

    @model_validator(mode="after")
    def _ends(self) -> Interval:
        low, high = self.key or ("open", "open")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            raise ValueError(
                f"key [{low:g}, {high:g}]: the lower end stands first; turn them round"
            )
        return self


class Order(Base):
    """A full ordering; the score is the share of satisfied constraints `[before, after]`."""

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ("constraints",)

    kind: Literal["order"]
    items: list[Item] = Field(min_length=3)
    constraints: list[Annotated[list[Id], Field(min_length=2, max_length=2)]] | None = None

    @model_validator(mode="after")
    def _keys(self) -> Order:
        if self.constraints == []:
            raise ValueError("constraints is empty")
        for pair in self.constraints or ():
            for item in pair:
                one_of(item, [i.id for i in self.items], "constraint item")
        return self


class SpanQuestion(Base):
    """Words quoted from the text. Token F1 with the best accepted span.

    `core` are words that every right answer holds, `without` words that no right answer holds:
    a quotation that lacks the one or has any of the other earns nothing.
    """

    kind: Literal["span"]
    key: Annotated[Words, Field(min_length=1)] | None = None
    core: str | None = None
    without: Words = []
    within: Id | None = None
    key_within: Id | None = None


class CaseCategory(Table):
    """Held-out inputs of one named category, made from templates; `count` of them are drawn."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    count: int = Field(gt=0)
    templates: Words = Field(min_length=1)
    expect: Any = None
    expects_none: bool = False
    accept: list[Any] = []
    about: str | None = None


class Cases(Table):
    """How the held-out inputs of a code question are generated."""

    seed: int
    input: Literal["text", "tokens"] = "text"
    more: list[Any] = []
    compare: Literal["exact", "set"] = "exact"
    fill: dict[str, list[Any]] = {}
    category: list[CaseCategory] = Field(min_length=1)


class Code(Base):
    """A function, run on held-out inputs; the score is the share of cases passed."""

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["code"]
    function: str = Field(pattern=r"^[a-z_][a-z0-9_]*$")
    starter: str
    solution: str
    cases: Cases
    by_hand: bool = True
    by_hand_form: str = ""  # how one answer is written down, for whoever answers without code

    @model_validator(mode="after")
    def _code(self) -> Code:
        for field in ("starter", "solution"):
            source = getattr(self, field)
            if f"def {self.function}(" not in source:
                raise ValueError(f"{field} does not define {self.function}()")
            try:
                compile(source, field, "exec")
            except SyntaxError as error:
                raise ValueError(f"{field} line {error.lineno}: {error.msg}") from None
        return self


class RecordField(Table):
    """One field of a record: accepted values; with `options` the learner picks one of them."""

    id: Id
    text: str = ""
    key: Annotated[list[str | int | float], BeforeValidator(as_list)] = []
    options: list[str] = []
    why: str = ""

    @model_validator(mode="after")
    def _keys(self) -> RecordField:
        if self.options:
            for k in self.key:
                one_of(str(k), self.options, f"key of field '{self.id}':")
        return self


class Record(Base):
    """Named fields; the score is the share of right ones. "not stated" is a value."""

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["record"]
    fields: list[RecordField] = Field(min_length=1)

    @model_validator(mode="after")
    def _keys(self) -> Record:
        for f in self.fields:
            if not f.key and not self.private:
                raise ValueError(f"key of field '{f.id}' is missing")
        return self


class Discernment(Base):
    """Flag or fine for each item; score max(0, 2b - 1), b the mean share judged right per class.

    `twins` says which item of an earlier question an item is the twin of, where their ids differ;
    it goes with the key.
    """

    kind: Literal["discernment"]
    items: list[Item] = Field(min_length=2)
    key: dict[str, Literal["flag", "fine"]] | None = None
    twins: dict[str, str] = {}

    @model_validator(mode="after")
    def _keys(self) -> Discernment:
        if self.key is None:
            return self
        items = [i.id for i in self.items]
        for item in self.key:
            one_of(item, items, "key for item")
        for item in items:
            if item not in self.key:
                raise ValueError(f"key for item '{item}' is missing")
        if set(self.key.values()) != {"flag", "fine"}:
            raise ValueError("key needs both faulty and sound items")
        return self


class Prediction(Base):
    """Any answer committed before the cell that calls `kit.reveal(id)` is run.

    With `low` and `high` it is a number between them, with `universe` a list of its ids; then
    nothing else can be predicted.
    """

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["prediction"]
    low: int | float | None = None
    high: int | float | None = None
    universe: Literal["blocks", "body-blocks", "sentences", "body-sentences"] | Ids | None = None

    @model_validator(mode="after")
    def _range(self) -> Prediction:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high go together: give both, or neither")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"low {self.low:g} is not below high {self.high:g}")
        if self.low is not None and self.universe is not None:
            raise ValueError("give low and high, or a universe, not both")
        return self


class Confidence(Base):
    """A probability for each listed question; 1 minus the Brier score."""

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["confidence"]
    questions: list[str] = Field(min_length=1)


class TextCheck(Table):
    """A concept a machine can look for in free text: named in feedback, never marked.

    `pattern`: regular expressions, any of which counts; `ids`: at least so many ids of the article;
    `absent = true` turns it round: the patterns must not occur, and `name` says what holds then
    ("no verdict on the whole page").
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    pattern: Words = []
    ids: int = 0
    absent: bool = False
    words: int = 0

    @model_validator(mode="after")
    def _something(self) -> TextCheck:
        if not (self.pattern or self.ids or self.words):
            raise ValueError(f"check '{self.id}' looks for nothing: give pattern, ids or words")
        for pattern in self.pattern:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"check '{self.id}': pattern '{pattern}': {error}") from None
        return self


class Anchor(Table):
    """A worked answer to rate before one's own is shown: its mark, the reason, its lines.

    `evidence` is written as a question's is: ids that the answer or the reason names, or that show
    what is wrong with it.
    """

    id: Literal["weak", "fair", "strong"]
    text: str
    mark: float
    why: str
    evidence: Evidence = ""


class Text(Base):
    """Free text, marked by a person with the rubric; until then "awaiting a reader"."""

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ()

    kind: Literal["text"]
    rubric: list[str] = Field(min_length=1)
    checks: list[TextCheck] = []
    anchors: list[Anchor] = []
    max_words: int | None = None

    @model_validator(mode="after")
    def _marks(self) -> Text:
        marks = scale(self.rubric)
        for n, line in enumerate(self.rubric, 1):
            if not line.strip():
                raise ValueError(f"rubric line {n} is empty; say what earns a mark")
        for n, line in enumerate(self.rubric, 1):
            if not marks and begins_with_number(line):
                raise ValueError(
                    f"rubric line {n} begins with a number, and another line does not, or not with "
                    "one and a colon; begin each as in '0.5: ...', or none"
                )
        if marks and not marks[0]:
            raise ValueError("rubric gives no mark above 0; begin its best line with the points")
        for anchor in self.anchors:
            if marks and anchor.mark not in marks:
                allowed = ", ".join(f"{m:g}" for m in marks)
                said = f"anchor '{anchor.id}': mark {anchor.mark:g} is not on the rubric's scale"
                raise ValueError(f"{said} {allowed}")
        return self


class Bank(Table):
    """One `questions.toml`: the lesson and its questions, checked against each other.

    `kit.course.bank.read` checks a file by a bank whose questions are of the kinds there are.
    """

    lesson: Lesson
    question: list[Base]
