"""The kinds there are, and what each promises."""

import pytest

from kit.course.answers.plain import AnswerError
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
