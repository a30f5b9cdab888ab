"""Named fields: the share of right ones. "not stated" is a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kit.course.answers.digested import Digested, field_text
from kit.course.answers.misconceptions import Given
from kit.course.answers.plain import AnswerError
from kit.course.kinds.answer_forms import one_option, rows
from kit.course.kinds.form_parts import labelled, named
from kit.course.kinds.key_forms import Made
from kit.course.kinds.protocol import Kind, Result

if TYPE_CHECKING:
    from kit.course.schema import questions as written
    from kit.text.article import Article

NOT_STATED = "not stated"


class Record(Kind["written.Record", dict[str, Any]]):
    """Named fields."""

    name, place = "record", 100
    shape = "table"
    how = 'Fill every field, with words between quotation marks. `"not stated"` is a value.'
    ships = ("items",)

    def table(self) -> type[written.Record]:
        """Return the class of the author's table."""
        from kit.course.schema.questions import Record

        return Record

    def has_key(self, source: written.Record) -> bool:
        """Return whether every field has its key."""
        return all(field.key for field in source.fields)

    def digest(self, source: written.Record, article: Article | None, made: Made) -> None:
        """Add the fields, what there is to choose from, and the accepted values."""
        made.data["items"] = [
            {"id": f.id, "text": f.text, **({"options": f.options} if f.options else {})}
            for f in source.fields
        ]
        made.behind["item_why"] = {f.id: f.why for f in source.fields if f.why}
        for field in source.fields:
            for value in field.key:
                made.key("key", field.id, field_text(value))

    def key_words(self, source: written.Record, item: str | None) -> Iterator[str]:
        """Yield the accepted values of the field, or of all."""
        for field in source.fields:
            if item in (None, field.id):
                yield from (str(k) for k in field.key if str(k).casefold() != NOT_STATED)

    def read(self, question: Digested, answer: Any, final: bool) -> dict[str, Any]:
        """Return the value of each field."""
        found = rows(question, answer, final, f'"{NOT_STATED}"')
        for item in question.data["items"]:
            value = found.get(item["id"], "")
            if value is None or isinstance(value, (list, dict, bool)):
                raise AnswerError(
                    f"field '{item['id']}' wants words or a number; \"not stated\" is a value too"
                )
            if item.get("options") and item["id"] in found:
                found[item["id"]] = one_option(value, named(item["options"]))
        return found

    def mark(
        self, question: Digested, given: dict[str, Any], scored: Mapping[str, float]
    ) -> Result:
        """Return the share of right fields."""
        right = {f for f, v in given.items() if question.holds("key", f, field_text(v))}
        wrong = {f: v for f, v in given.items() if f not in right}
        held = f"{len(right)} of {len(question.items)} fields hold. Each field counts alike."
        note = () if len(right) == len(question.items) else (held,)
        return Result(len(right) / len(question.items), Given(rows=given, wrong_rows=wrong), note)

    def fields(self, question: Digested) -> dict[str, Any]:
        """Return the fields, those to choose for with what there is to choose from."""
        items = [
            {**item, "options": named(item["options"])} if item.get("options") else item
            for item in question.data["items"]
        ]
        return {"items": labelled(items)}

    def blank(self, source: written.Record, question: Digested) -> Any:
        """Return a table to fill."""
        return dict.fromkeys(question.items, ...)

    def from_key(self, source: written.Record, question: Digested) -> dict[str, Any] | None:
        """Return the first accepted value of every field."""
        return {f.id: f.key[0] for f in source.fields} if self.has_key(source) else None

    def stand_in(self, question: Digested) -> dict[str, str]:
        """Return the first choice of every field, "not stated" where there is none."""
        return {i["id"]: i.get("options", [NOT_STATED])[0] for i in question.data["items"]}
