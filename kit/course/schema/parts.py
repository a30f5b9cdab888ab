"""What every question of a bank has: id, points, prompt, hints, misconceptions, options.

The kinds of question are in `kit.course.schema.questions`. Unknown fields are refused, so
that a slip of the pen never passes silently.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from kit.course.schema.evidence import places


def _identifier(value: Any) -> Any:
    if isinstance(value, bool) or isinstance(value, float):
        raise ValueError(f'id {value!r} must stand in quotes, as in "7.1"')
    return str(value) if isinstance(value, int) else value


def as_list(value: Any) -> Any:
    """Return a list as it is, anything else as a list of one: keys may be written either way."""
    return value if isinstance(value, list) else [value]


def _question_form(value: str) -> str:
    if not value.strip().endswith("?"):
        raise ValueError(f"'{value.strip()[-40:]}' must be a question and end in '?'")
    return value.strip()


Id = Annotated[str, BeforeValidator(_identifier), Field(min_length=1)]
Ids = Annotated[list[Id], BeforeValidator(as_list)]
Numbers = Annotated[list[int | float], BeforeValidator(as_list)]
Words = Annotated[list[str], BeforeValidator(as_list)]


def _listed(value: str) -> str:
    places(value)
    return value


Evidence = Annotated[str, AfterValidator(_listed)]


def as_end(value: Any) -> Any:
    """The end of an interval; ValueError for what is neither a number nor "open"."""
    if isinstance(value, bool) or not (isinstance(value, int | float) or value == "open"):
        raise ValueError(f'{value!r} is no end; write a number, or "open"')
    return value


End = Annotated[int | float | Literal["open"], BeforeValidator(as_end)]


class Table(BaseModel):
    """A table of the bank: no unknown fields, and read-only once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Option(Table):
    """One option of a choice or match. `why` is shown after the question is closed."""

    id: Id | None = None
    text: str
    why: str = ""
    credit: float = Field(default=0, ge=0, lt=1)


class Item(Table):
    """One row of a match, order or discernment question."""

    id: Id
    text: str = ""
    why: str = ""


class When(Table):
    """What the learner gave. Every field that is set must hold for the misconception to match."""

    adds: Ids | None = None
    misses: Ids | None = None
    gives: Any = None
    item: Id | None = None
    equals: Any = None
    all: Id | float | None = None
    same: bool | None = None
    first: Id | None = None
    before: list[Id] | None = None
    low: End | None = None
    high: End | None = None
    above: float | None = None
    below: float | None = None
    within: Ids | None = None
    words_over: int | None = None
    failed: Ids | None = None
    lacks: Ids | None = None
    has: Ids | None = None
    any: bool | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> When:
        if not self.model_fields_set:
            raise ValueError("when is empty: say what the learner gave, or write any = true")
        return self


class Misconception(Table):
    """A likely wrong reading, and the question that sends its holder back to the text."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    when: When
    ask: str

    @model_validator(mode="after")
    def _asks(self) -> Misconception:
        _question_form(self.ask)
        return self


class Base(Table):
    """What every question has, whatever its kind.

    A private question may stand here without its key; the key is then merged in from the file an
    instructor keeps (`kit.course.bank.assembly`).
    """

    KEY_FIELDS: ClassVar[tuple[str, ...]] = ("key",)

    id: str = Field(pattern=r"^[a-z]+\.[0-9a-z-]+$")
    kind: str
    points: float = Field(default=0, ge=0)
    prompt: str
    hint: str = ""
    explanation: str = ""
    evidence: Evidence = ""
    """Ids of blocks, sentences, quotations, cards that carry the key; or "made up", "general"."""
    ours: list[str] = []
    """Words in quotation marks in hints and explanations that are our own examples."""
    twin: str | None = None
    practice: bool = False
    provisional: bool = False
    private: bool = False
    silent: bool = False
    misconception: list[Misconception] = []
    answer: Any = None
    was: dict[str, Id] = {}
    """Ids that an older edition gave options, items or fields -> theirs now, for stored answers."""

    @model_validator(mode="after")
    def _common(self) -> Base:
        if self.hint:
            _question_form(self.hint)
        if self.practice and self.points:
            raise ValueError("points must be 0 for a practice question")
        if not self.points and not (self.practice or self.silent):
            raise ValueError("points are missing (or write practice = true)")
        for field in self.KEY_FIELDS:
            if getattr(self, field) is None and not self.private:
                raise ValueError(f"{field} is missing")
        if twice := _doubled([m.id for m in self.misconception]):
            raise ValueError(f"misconception '{twice}' is listed twice")
        if twice := _doubled(option_ids(getattr(self, "options", []))):
            raise ValueError(f"options: id '{twice}' is used twice (without one it is the letter)")
        now = {*option_ids(getattr(self, "options", []))}
        now |= {row.id for field in ("items", "fields") for row in getattr(self, field, ())}
        for old, new in self.was.items():
            if new not in now or old in now:
                raise ValueError(f"was: '{old}' must be an id of before, and '{new}' one of now")
        for field in ("items", "fields"):
            if twice := _doubled([row.id for row in getattr(self, field, ())]):
                raise ValueError(f"{field}: id '{twice}' is used twice")
        return self


def _doubled(ids: list[str]) -> str | None:
    """The first of the ids that stands there more than once, or None."""
    return next((i for n, i in enumerate(ids) if i in ids[:n]), None)


def one_of(value: str, allowed: list[str], field: str) -> None:
    """Refuse a value outside `allowed`, naming the field and what would be right."""
    if value not in allowed:
        raise ValueError(f"{field} '{value}' is not one of {', '.join(allowed)}")


def option_ids(options: list[Option]) -> list[str]:
    """The ids of the options; an option without one gets its letter (a, b, c ...).

    Raises ValueError where there is no letter left.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    if any(not o.id for o in options[len(letters) :]):
        raise ValueError(f"options: from the {len(letters) + 1}th on each needs an id of its own")
    return [o.id or letters[i] for i, o in enumerate(options)]
