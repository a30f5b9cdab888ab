"""Numbers in text with the words that bound them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.numbers.number_phrases import (
    BOUND_RULES,
    bounds,
    interval,
    quantities,
    vague_table,
)

WORDINGS = [
    ("500 people", (500, 500)),
    ("forty-three people", (43, 43)),
    ("one hundred and forty-three", (143, 143)),
    ("two thousand three hundred", (2300, 2300)),
    ("1.2 million people", (1_200_000, 1_200_000)),
    ("half a million", (500_000, 500_000)),
    ("a dozen", (12, 12)),
    ("half a dozen", (6, 6)),
    ("two dozen", (24, 24)),
    ("a hundred", (100, 100)),
    ("1,204", (1204, 1204)),
    ("50\u00a0000", (50_000, 50_000)),
    ("٥٠", (50, 50)),
    ("१२", (12, 12)),
    ("at least 12", (12, None)),
    ("no fewer than 12", (12, None)),
    ("12 civilians at least", (12, None)),
    ("12 or more", (12, None)),
    ("50+ people", (50, None)),
    ("50k people", (50_000, 50_000)),
    ("50 at least 3 of them", (50, 50)),
    ("more than 24", (25, None)),
    ("over a dozen", (13, None)),
    ("well over 100", (101, None)),
    ("as many as 500", (None, 500)),
    ("up to 40", (None, 40)),
    ("no more than 40", (None, 40)),
    ("at most five", (None, 5)),
    ("fewer than ten", (None, 9)),
    ("under 50", (None, 49)),
    ("about 90", (81, 99)),
    ("some 130", (117, 143)),
    ("an estimated 50,000", (45_000, 55_000)),
    ("forty or so", (36, 44)),
    ("nearly 100", (90, 100)),
    ("almost 1,000", (900, 1000)),
    ("between 19 and 24", (19, 24)),
    ("10 to 15", (10, 15)),
    ("20-30 people", (20, 30)),
    ("three or four", (3, 4)),
    ("two or three hundred", (200, 300)),
    ("at least 40 and up to 60", (40, 60)),
    ("at least 40 and possibly as many as 60", (40, 60)),
    ("several", (3, 9)),
    ("a handful", (3, 9)),
    ("many", (3, None)),
    ("dozens", (24, 99)),
    ("tens", (20, 99)),
    ("scores", (40, 99)),
    ("hundreds", (200, 999)),
    ("thousands", (2000, 9999)),
    ("several tens of thousands", (20_000, 99_999)),
    ("scores of thousands", (40_000, 99_999)),
    ("hundreds, if not thousands", (200, 9999)),
    ("at least dozens", (24, None)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "ends"), WORDINGS)
def test_a_wording_gives_its_interval(words, ends):
    assert bounds(words) == ends


@pytest.mark.parametrize(("words", "ends"), WORDINGS)
def test_capitals_change_nothing(words, ends):
    assert bounds(words.upper()) == ends


@pytest.mark.parametrize(
    "words",
    [
        "in 2011", "since 1981", "on 11 November", "10 May 89", "at 0130 GMT", "10:30",
        "$3 million", "40 percent", "60% of them", "Resolution 637", "aged 45", "aged 9 to 14",
        "under the age of five", "one in five", "-5 people", "Channel 7", "XIV", "the F-16",
        "a large number of people", "a few", "so many", "1" + "0" * 30, "1.5 people", "M-19",
    ],
)  # fmt: skip
def test_what_is_no_count_gives_no_interval(words):
    assert bounds(words) is None


@pytest.mark.parametrize("name", ["kit", "acled", "pitf"])
def test_a_table_gives_whole_numbers_in_order(name):
    for low, high in vague_table(name).values():
        assert low is None or high is None or 0 <= low <= high


def test_one_word_reads_differently_by_table():
    read = {
        name: quantities("dozens of civilians", words=name)[0] for name in ("kit", "acled", "pitf")
    }
    assert read["kit"].interval == (24, 99)
    assert (read["acled"].interval, read["acled"].by_rule) == ((12, 12), True)
    assert (read["pitf"].form, read["pitf"].interval) == ("unresolved", (None, None))
    assert bounds("several", words="pitf") == (5, 24)


def test_acled_reads_several_by_whether_there_is_a_war():
    assert quantities("several", words="acled")[0].interval == (10, 10)
    assert quantities("several", words="acled", war_zone=False)[0].interval == (3, 3)


def test_an_unknown_table_is_refused_with_the_ones_there_are():
    with pytest.raises(ValueError, match="kit, acled, pitf"):
        bounds("dozens", words="ucdp")


def test_a_bound_word_covers_its_own_number_only():
    found = quantities("at least 4 killed and 8 wounded")
    assert [q.interval for q in found] == [(4, None), (8, 8)]


def test_an_estimate_is_reckoned_in_whole_numbers():
    assert interval("about", 50_000) == (45_000, 55_000)  # 1.1 x 50,000 is 55,000.00000000001


NUMBERS = st.integers(0, 10**9)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(set(BOUND_RULES) - {"range", "vague", "none", "article", "unresolved"})),
    NUMBERS,
)
def test_low_never_passes_high_and_the_number_is_held_or_just_outside(form, number):
    low, high = interval(form, number)
    assert low is None or high is None or low <= high
    strict = {"more_than": low == number + 1, "less_than": high == max(number - 1, 0)}
    held = (low is None or low <= number) and (high is None or number <= high)
    assert strict.get(form, held)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(NUMBERS, st.sampled_from(["{}", "{:,}", "at least {}", "about {:,}", "up to {} people"]))
def test_offsets_quote_the_text(number, shape):
    text = "In Velm, " + shape.format(number) + " were counted."
    for q in quantities(text):
        assert q.span.of(text) == q.wording


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_read_without_a_crash(text):
    for q in quantities(text):
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert q.low is None or q.high is None or q.low <= q.high
