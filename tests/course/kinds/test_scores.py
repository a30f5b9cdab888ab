"""The marking rules, against worked numbers and against what guessing would earn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.course.kinds.scores import (
    cases_score,
    confidence_score,
    discernment_score,
    interval_score,
    match_score,
    order_score,
    token_f1,
    units_score,
)

BLOCKS = {str(n) for n in range(1, 23)}
SETTINGS = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ({"1", "4", "20"}, 1.0),
        ({"1", "4", "20", "22"}, 1.0),  # 22 is neutral
        ({"1", "4"}, 2 / 3),
        ({"1", "4", "14"}, 2 / 3 - 1 / 18),
        ({"1", "4", "20", "14"}, 0.8),  # all found, one false mark: never above .8
        (set(), 0.0),
        (BLOCKS, 0.0),
        ({"22"}, 0.0),
    ],
)
def test_units_are_hits_minus_false_marks(answer, score):
    assert units_score({"1", "4", "20"}, {"22"}, BLOCKS, answer) == pytest.approx(score)


@pytest.mark.parametrize(("answer", "score"), [(set(), 1.0), ({"7"}, 0.0), ({"22"}, 1.0)])
def test_an_empty_key_pays_only_for_an_empty_answer(answer, score):
    assert units_score(set(), {"22"}, BLOCKS, answer) == score


SETS = st.sets(st.sampled_from(sorted(BLOCKS)), max_size=22)


@given(SETS, SETS, SETS)
@SETTINGS
def test_units_stay_in_bounds_and_marking_everything_earns_nothing(key, neutral, answer):
    neutral = neutral - key
    score = units_score(key, neutral, BLOCKS, answer)
    assert 0 <= score <= 1
    exact = answer - neutral == key and len(answer & neutral) <= max(1, len(key))
    assert (score == 1) == exact
    assert exact or score <= 0.8
    if key != BLOCKS - neutral:
        assert units_score(key, neutral, BLOCKS, BLOCKS) == 0


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ({"9", "10"}, 1.0),
        ({"9", "10", "3", "16"}, 1.0),  # two to argue over beside two right ones
        ({"9", "10", "3", "16", "11"}, 0.8),
        ({"9", "10", "3", "5", "8", "11", "12", "16"}, 1 - 4 / 18),  # whatever might be meant
        ({"3", "5", "8", "11", "12", "16"}, 0.0),
    ],
)
def test_what_counts_neither_way_is_free_only_as_often_as_something_is_right(marked, score):
    found = units_score({"9", "10"}, {"3", "5", "8", "11", "12", "16"}, BLOCKS, marked)
    assert found == pytest.approx(score)


@given(SETS, SETS)
@SETTINGS
def test_one_false_mark_more_never_helps(key, answer):
    for extra in sorted(BLOCKS - key - answer)[:3]:
        assert units_score(key, set(), BLOCKS, answer | {extra}) <= units_score(
            key, set(), BLOCKS, answer
        )


def test_match_pays_per_item_and_half_where_stated():
    key = {"2": ["headline"], "14": ["fragment"], "22": ["other"]}
    half = {"22": ["furniture"]}
    right = {"2": "headline", "14": "fragment", "22": "other"}
    assert match_score(key, half, right) == 1
    assert match_score(key, half, right | {"22": "furniture"}) == pytest.approx(2.5 / 3)
    assert match_score(key, half, right | {"22": "body"}) == pytest.approx(2 / 3)


def test_one_option_for_all_earns_nothing_from_four_items_on():
    key = {"1": ["a"], "2": ["a"], "3": ["a"], "4": ["b"]}
    assert match_score(key, {}, dict.fromkeys(key, "a")) == 0
    three = {k: key[k] for k in ("1", "2", "3")} | {"3": ["b"]}
    assert match_score(three, {}, dict.fromkeys(three, "a")) == pytest.approx(2 / 3)


def test_interval_pays_each_end_and_nothing_when_turned_round():
    assert interval_score(True, True, 31, 194) == 1
    assert interval_score(True, False, 31, 635) == 0.5
    assert interval_score(True, True, 194, 31) == 0
    assert interval_score(True, True, 500, None) == 1
    assert interval_score(False, True, 0, None) == 0  # "anything": needs no reading
    assert interval_score(True, False, 500, 600) == 0.5


def test_order_pays_the_share_of_constraints():
    constraints = [("14", "9"), ("14", "10"), ("14", "15")]
    assert order_score(constraints, ["14", "9", "10", "15"]) == 1
    assert order_score(constraints, ["9", "14", "10", "15"]) == pytest.approx(2 / 3)
    assert order_score(constraints, ["9", "10", "15", "14"]) == 0


def test_token_f1_of_positions():
    assert token_f1(range(2, 4), range(2, 4)) == 1
    assert token_f1(range(2, 4), range(3, 5)) == 0.5
    assert token_f1(range(0, 2), range(3, 5)) == 0


VERDICTS = st.sampled_from(["flag", "fine"])


@given(st.dictionaries(st.sampled_from("12345678"), VERDICTS, min_size=2))
@SETTINGS
def test_all_flag_and_all_fine_earn_nothing(key):
    if len(set(key.values())) < 2:
        return
    assert discernment_score(key, key) == 1
    assert discernment_score(key, dict.fromkeys(key, "flag")) == 0
    assert discernment_score(key, dict.fromkeys(key, "fine")) == 0


def test_confidence_is_one_minus_brier():
    stated = {"a.1": 0.5, "a.2": 0.5}
    assert confidence_score(stated, {"a.1": 1.0, "a.2": 0.0}) == 0.75
    assert confidence_score({"a.1": 1.0}, {"a.1": 0.8}) == 1
    assert confidence_score({"a.1": 1.0}, {"a.1": 0.79}) == 0
    assert confidence_score({"a.1": 0.0}, {}) == 1


def test_a_constant_function_earns_nothing_where_answers_vary():
    assert cases_score([True, True, False], ["1", "1", "1"], True) == 0
    assert cases_score([True, False], ["1", "1"], True) == 0
    assert cases_score([True], ["1"], True) == 1  # one case alone cannot vary
    assert cases_score([True, True, True], ["1", "1", "1"], False) == 1
    assert cases_score([True, False], ["1", "0"], True) == 0.5
