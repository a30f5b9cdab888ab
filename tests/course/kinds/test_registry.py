"""The kinds there are, and what each promises."""

import pytest

from kit.course.answers.plain import AnswerError, to_plain
from kit.course.bank.shipped import find_bank, load_bank
from kit.course.kinds import KINDS, kind_of
from kit.teach.release.leaks import allowed_fields

EVERY = {"id", "kind", "points", "prompt", "hint", "flags", "twin", "keys", "scrambled", "was"}


def test_kinds_stand_in_their_stated_order_each_in_the_file_of_its_name():
    assert list(KINDS) == [
        "choice", "choices", "units", "match", "number", "interval", "order", "span",
        "code", "record", "discernment", "prediction", "confidence", "text",
    ]  # fmt: skip
    assert all(type(k).__module__ == f"kit.course.kinds.{name}" for name, k in KINDS.items())
    assert len({kind.place for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_has_a_table_of_its_name(kind):
    assert kind.table().model_fields["kind"].annotation.__args__ == (kind.name,)
    assert kind.shape and kind.how.endswith(".")


@pytest.mark.parametrize("question", load_bank(find_bank()).questions.values(), ids=lambda q: q.id)
def test_a_question_ships_what_its_kind_says_and_no_more(question):
    assert set(question.data) <= EVERY | set(kind_of(question).ships)
    assert set(question.data) <= allowed_fields()


def test_a_kind_of_a_later_version_is_no_crash():
    class Later:
        kind = "drawing"

    with pytest.raises(AnswerError, match="knows no questions of kind 'drawing'; update the kit"):
        kind_of(Later())


FIRST = {
    "choice": lambda q: q.options[0],
    "choices": lambda q: [],
    "units": lambda q: [],
    "match": lambda q: dict.fromkeys(q.items, q.options[0]),
    "order": lambda q: list(q.items),
    "discernment": lambda q: dict.fromkeys(q.items, "fine"),
    "interval": lambda q: (0, None),
    "confidence": lambda q: dict.fromkeys(q.data["questions"], 0.5),
    "number": lambda q: {"marks": q.universe[:1], "value": 0} if q.data.get("computed") else 0,
    "record": lambda q: {
        i["id"]: i["options"][0] if i.get("options") else "not stated" for i in q.data["items"]
    },
    "span": lambda q: " ".join(q.data["passage"][0][1].split()[:2]),
    "text": lambda q: "not stated",
}


@pytest.mark.parametrize("question", load_bank(find_bank()).questions.values(), ids=lambda q: q.id)
def test_what_stands_in_for_a_key_kept_elsewhere_is_the_least_that_can_be_answered(question):
    if question.kind in FIRST:
        answer = kind_of(question).stand_in(question)
        assert answer == FIRST[question.kind](question)
        kind_of(question).read(question, to_plain(answer), final=True)
