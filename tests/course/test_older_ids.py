"""Answers kept with ids of an older edition: they are read as what they say."""

import pytest

from kit.course.bank.read import BankError, check_bank, load_toml
from kit.course.bank.shipped import find_bank, load_bank
from kit.course.marking import mark

BANK = load_bank(find_bank())


@pytest.mark.parametrize(
    ("id", "older", "now"),
    [
        ("attribution.3", "kurds", "named-group"),
        ("attribution.p3", ["kerry", "erdogan"], ["secretary", "warner"]),
        (
            "sourcing.p1",
            {"is": "islamic-state", "federation": "russia", "sohr": "cannot-tell", "un": "russia"},
            {
                "in-3": "armed-group",
                "in-5": "accuser",
                "in-21": "cannot-tell",
                "in-13": "accuser",
            },
        ),
        (
            "sourcing.p3",
            {"russia": "2", "turkey": "5", "us": "7", "opposition": "16", "government": "2"},
            {"accuser": "2", "neighbour": "5", "accused": "7", "opposition": "16",
             "government": "2"},
        ),
        (
            "framing.4",
            {"rebels": "writer", "terrorists": "states", "insurgents": "rahman",
             "opposition": "writer", "islamist": "rahman"},
            {"rebels": "writer", "label-2": "states", "insurgents": "founder",
             "opposition": "writer", "label-5": "founder"},
        ),
        (
            "framing.p5",
            {"ministry": "26", "thabet": "10", "rahman": "14"},
            {"ministry": "26", "named-only": "10", "founder": "14"},
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("article", [None, "twin"])
def test_an_answer_with_older_ids_earns_what_it_earned(id, older, now, article):
    question = BANK.question(id, article)
    one, other = mark(question, older), mark(question, now)
    assert one == other and one.attempt
    assert one.given == other.given


def test_a_mistyped_id_is_still_sent_back():
    assert mark(BANK.question("attribution.3"), "kurd").status == "returned"


TINY = """
[lesson]
id = "tiny"
number = 1
title = "Tiny"
minutes = 1
points = 1
[[question]]
id = "tiny.1"
kind = "choice"
points = 1
was = {table}
prompt = "Which?"
hint = "Which one?"
explanation = "That one."
key = "one"
options = [{{ id = "one", text = "one" }}, {{ id = "two", text = "two" }}]
"""


@pytest.mark.parametrize("table", ['{ old = "three" }', '{ two = "one" }'])
def test_a_table_that_leads_nowhere_or_takes_an_id_of_now_is_refused(tmp_path, table):
    path = tmp_path / "questions.toml"
    path.write_text(TINY.format(table=table), "utf-8")
    with pytest.raises(BankError, match="was: '"):
        check_bank(load_toml(path, "q"), "q")
    path.write_text(TINY.format(table='{ old = "one" }'), "utf-8")
    assert check_bank(load_toml(path, "q"), "q").question[0].was == {"old": "one"}
