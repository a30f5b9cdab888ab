"""Each rule fires on the text that it is for and leaves another alone."""

import pytest

from kit.analysis.checking.first_looks import EACH, MOST, WEIGHTS, look_first
from kit.text.imprint import given
from kit.text.reading import from_text

FIRES = {
    "check.headline": ("Blast kills four\n\nAt least four people were killed in Velm on Monday.",
                       "Blast kills at least four\n\nAt least four people were killed in Velm."),
    "check.death-uncounted": ("Nine people were killed in Velm.",
                              "Nine people were killed in Velm, the health ministry said."),
    "check.uncounted": ("Nine people were wounded in Velm.",
                        "Nine people were wounded in Velm, the health ministry said."),
    "check.vague-count": ("Dozens of people were killed, the ministry said.",
                          "Thirty people were killed, the ministry said."),
    "check.unnamed-counter": ("Nine people were killed, officials said.",
                              "Nine people were killed, said Ann Lee, a doctor."),
    "check.two-counts": ("Nine people were killed, police said. Later 14 people were killed, the "
                         "army said.",
                         "Nine people were killed, police said. At least 7 people were killed, the "
                         "army said."),
    "check.no-date": ("Talks failed on Monday.", "Talks failed on 3 May 2016."),
    "check.nobody-named": ("Talks failed, officials said. Rain fell, police said. Roads closed, "
                           "residents said.",
                           "Talks failed, officials said. Rain fell, police said. Roads closed, "
                           "Ann Lee said."),
    "check.reply": ("Norland bombed mill, union says\n\nThe union said a mill burned in Velm.",
                    "Mill burns, union says\n\nThe union said a mill burned in Velm."),
}  # fmt: skip


@pytest.mark.parametrize("rule", FIRES)
def test_a_rule_fires_on_its_text_and_leaves_the_other_alone(rule):
    fires, leaves = FIRES[rule]
    assert rule in {look.rule for look in look_first(fires, most=99)}
    assert rule not in {look.rule for look in look_first(leaves, most=99)}


def test_the_weightiest_stand_first_and_none_crowds_the_rest_out():
    text = "Raid kills six\n\n" + " ".join(
        f"At least six people were killed in {name}." for name in ("Velm", "Varn", "Oster", "Lema")
    )
    looks = look_first(text)
    assert len(looks) <= MOST
    weights = [WEIGHTS[look.rule] for look in looks]
    assert weights == sorted(weights, reverse=True)
    rules = [look.rule for look in look_first(text, most=99)]
    assert max(map(rules.count, rules)) == EACH


@pytest.mark.parametrize(
    "text",
    [
        "Police said 26 people were killed. Police said 11 of those killed were farmers.",
        "It claimed 40 soldiers had been killed.",
        "In 2018, 214 people died in fighting along the border.",
    ],
)
def test_a_part_a_claim_by_somebody_and_an_earlier_count_are_no_weighty_gaps(text):
    rules = {look.rule for look in look_first(text, most=99)}
    assert not rules & {"check.two-counts", "check.death-uncounted"}


def test_each_look_has_words_reason_and_another_reading():
    for look in look_first("Dozens killed in Velm\n\nDozens of people were killed on Monday."):
        assert look.words and look.ask and look.reason and look.counter_reading
        assert look.sentence


def test_a_story_that_says_when_it_was_published_needs_no_date():
    text = "Talks failed on Monday."
    dated = from_text(text, stated=given("2016-11-11", None, None))
    assert "check.no-date" in {look.rule for look in look_first(text)}
    assert "check.no-date" not in {look.rule for look in look_first(dated)}


def test_an_empty_text_has_nothing_to_look_at():
    assert look_first("") == []
