"""The arithmetic of insight against closed forms, hand-made sums and a second implementation."""

from __future__ import annotations

import math

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.teach.insight.discernment import Shares, compare, shares
from kit.teach.insight.intervals import (
    Z,
    correlation,
    deviation,
    mean,
    mean_interval,
    share,
    t_quantile,
    t_within,
)
from kit.teach.insight.withholding import FEWEST, count

few = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.parametrize("t", [0.1, 0.5, 1.0, 2.0, 5.0, 30.0])
def test_students_distribution_has_its_closed_forms(t):
    # df 1 is Cauchy's; df 2, 3 and 4 are integrals that can be done by hand.
    assert t_within(t, 1) == pytest.approx(2 * math.atan(t) / math.pi, abs=1e-14)
    assert t_within(t, 2) == pytest.approx(t / math.sqrt(2 + t * t), abs=1e-14)
    x = t / math.sqrt(3)
    third = 2 / math.pi * (math.atan(x) + x / (1 + x * x))
    assert t_within(t, 3) == pytest.approx(third, abs=1e-14)
    y = t / math.sqrt(4 + t * t)
    assert t_within(t, 4) == pytest.approx(1.5 * y - y**3 / 2, abs=1e-14)


@pytest.mark.parametrize("df", [5, 6, 9, 24])
def test_students_distribution_is_the_integral_of_its_density(df):
    scale = math.gamma((df + 1) / 2) / (math.sqrt(df * math.pi) * math.gamma(df / 2))
    steps, t = 4000, 2.3
    xs = [t * i / steps for i in range(steps + 1)]
    ys = [scale * (1 + x * x / df) ** (-(df + 1) / 2) for x in xs]
    simpson = t / steps / 3 * (ys[0] + ys[-1] + 4 * sum(ys[1:-1:2]) + 2 * sum(ys[2:-1:2]))
    assert t_within(t, df) == pytest.approx(2 * simpson, abs=1e-10)


@pytest.mark.parametrize(
    ("df", "value"), [(1, 12.706), (4, 2.776), (9, 2.262), (10, 2.228), (29, 2.045), (120, 1.980)]
)
def test_quantiles_are_those_of_the_printed_tables(df, value):
    assert t_quantile(df) == pytest.approx(value, abs=5e-4)


def test_many_degrees_come_to_the_normal_distribution():
    assert t_quantile(5000) == pytest.approx(Z, abs=1e-3)
    assert t_quantile(5000) > Z


def test_a_mean_with_its_interval_by_hand():
    # Values 1, 2, 3, 4, 5: mean 3, s = sqrt(2.5), t(4) = 2.77645, reach 2.77645 * sqrt(.5).
    found = mean_interval([1, 2, 3, 4, 5], 0, 10)
    assert found.value == 3 and found.n == 5
    assert found.high - 3 == pytest.approx(2.776445105 * math.sqrt(0.5), abs=1e-6)
    assert 3 - found.low == pytest.approx(found.high - 3)


def test_an_interval_stays_on_its_scale_and_needs_spread():
    assert mean_interval([1, 1, 1, 1, 0.75], 0, 1).high == 1
    alike = mean_interval([0.5] * 9, 0, 1)
    assert (alike.value, alike.low, alike.high) == (0.5, None, None)
    assert "all 9 alike" in str(alike)
    assert mean_interval([], 0, 1) is None


def test_wilsons_interval_at_the_ends_has_its_closed_form():
    for n in (5, 10, 40):
        none, all_ = share(0, n), share(n, n)
        assert (none.value, none.low) == (0, 0)
        assert none.high == pytest.approx(Z * Z / (n + Z * Z))
        assert (all_.value, all_.high) == (1, 1)
        assert all_.low == pytest.approx(n / (n + Z * Z))


@few
@given(st.integers(1, 60), st.data())
def test_wilsons_ends_are_the_shares_that_the_test_just_allows(n, data):
    k = data.draw(st.integers(0, n))
    found = share(k, n)
    for end in (found.low, found.high):
        if 0 < end < 1:
            score = (k / n - end) / math.sqrt(end * (1 - end) / n)
            assert abs(score) == pytest.approx(Z, abs=1e-6)
    assert found.low <= found.value <= found.high


def test_a_correlation_with_fishers_interval_by_hand():
    # xs 1..5, ys 2, 1, 4, 3, 5: sum of products 8, both squares 10, r = .8; atanh .8 = 1.0986.
    found = correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    assert found.value == pytest.approx(0.8)
    reach = Z / math.sqrt(2)
    assert found.low == pytest.approx(math.tanh(math.log(3) - reach))
    assert found.high == pytest.approx(math.tanh(math.log(3) + reach))


def test_a_correlation_without_spread_is_not_defined():
    assert correlation([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]) is None
    assert correlation([3], [4]) is None
    exact = correlation([1, 2, 3, 4, 5], [10, 8, 6, 4, 2])
    assert (exact.value, exact.low, exact.high) == (-1, None, None)


halves = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])


@few
@given(st.lists(st.tuples(halves, halves), min_size=4, max_size=30))
def test_a_correlation_agrees_with_numpys(pairs):
    xs, ys = map(list, zip(*pairs, strict=True))
    found = correlation(xs, ys)
    if found is None:
        assert len(set(xs)) == 1 or len(set(ys)) == 1
    else:
        assert found.value == pytest.approx(numpy.corrcoef(xs, ys)[0, 1], abs=1e-9)
        assert correlation(ys, xs).value == pytest.approx(found.value)
    assert mean(xs) == pytest.approx(numpy.mean(xs))
    assert deviation(xs) == pytest.approx(numpy.std(xs, ddof=1))


def test_shares_keep_faulty_and_sound_apart():
    key = {"1": "flag", "2": "flag", "3": "fine", "4": "fine", "5": "fine"}
    assert shares(key, dict.fromkeys(key, "flag")) == Shares(1.0, 0.0)
    assert shares(key, dict.fromkeys(key, "fine")) == Shares(0.0, 1.0)
    open_ones = shares(key, {"1": "flag", "3": "fine"})
    assert open_ones == Shares(0.5, pytest.approx(1 / 3))
    assert shares(key, dict.fromkeys(key, "flag")).b == 0.5
    with pytest.raises(ValueError, match="no item is 'fine'"):
        shares({"1": "flag"}, {})


def test_a_change_is_the_mean_of_each_learners_own_difference():
    pairs = [(Shares(0.25, 1.0), Shares(0.75, 1.0)), (Shares(0.5, 1.0), Shares(0.75, 0.75))]
    pairs += [(Shares(0.5, 0.5), Shares(0.5, 1.0)), (Shares(0.75, 0.75), Shares(1.0, 1.0))]
    flagged, left, b = compare(pairs)
    # Differences .5, .25, 0, .25: mean .25, s = sqrt(.125 / 3), t(3) = 3.18245.
    reach = 3.182446305 * math.sqrt(0.125 / 3) / 2
    assert (flagged.before.value, flagged.after.value) == (0.5, 0.75)
    assert flagged.change.value == 0.25
    assert flagged.change.low == pytest.approx(0.25 - reach, abs=1e-6)
    assert flagged.change.high == pytest.approx(0.25 + reach, abs=1e-6)
    assert left.change.value == pytest.approx((0 - 0.25 + 0.5 + 0.25) / 4)
    assert b.change.value == pytest.approx((flagged.change.value + left.change.value) / 2)


@pytest.mark.parametrize("both_ways", [False, True])
@pytest.mark.parametrize("of", range(41))
def test_no_count_of_one_to_four_is_ever_told(of, both_ways):
    for learners in range(of + 1):
        shown = count(learners, of, both_ways)
        if of < FEWEST:
            assert str(shown) == shown.share == "withheld" and shown.middle is None
            continue
        assert shown.low <= learners <= shown.high
        if 0 < learners < FEWEST:
            assert shown.low < shown.high
        if both_ways and 0 < of - learners < FEWEST and learners:
            assert shown.low < shown.high
        # Whoever sees the range cannot tell which of its counts is meant.
        for other in range(shown.low, shown.high + 1):
            if both_ways or other < FEWEST:
                assert count(other, of, both_ways) == shown


def test_a_count_outside_its_group_is_refused():
    with pytest.raises(ValueError, match="7 of 6"):
        count(7, 6)


@pytest.mark.parametrize(
    ("learners", "of", "one_way", "both_ways"),
    [
        # Four is too few for any figure; five is enough.
        (4, 4, "withheld", "withheld"),
        (5, 5, "5", "5"),
        (0, 5, "0", "0"),
        # One to four stand together; five are told.
        (1, 20, "1 to 4", "1 to 4"),
        (4, 20, "1 to 4", "1 to 4"),
        (5, 20, "5", "5"),
        # Where leaving it out is an answer too, one to four who did stand together as well.
        (15, 20, "15", "15"),
        (16, 20, "16", "16 to 19"),
        (19, 20, "19", "16 to 19"),
        (20, 20, "20", "20"),
        # Of eight, "1 to 4" and "4 to 7" would overlap, and which is shown would tell the count.
        (4, 8, "1 to 4", "1 to 7"),
        (5, 8, "5", "1 to 7"),
        (0, 8, "0", "0"),
        (8, 8, "8", "8"),
        # Of nine, "1 to 4" and "5 to 8" lie beside each other, and each may be shown.
        (1, 9, "1 to 4", "1 to 4"),
        (4, 9, "1 to 4", "1 to 4"),
        (5, 9, "5", "5 to 8"),
        (8, 9, "8", "5 to 8"),
    ],
)
def test_how_many_is_told_as_exactly_as_may_be_at_every_edge(learners, of, one_way, both_ways):
    assert str(count(learners, of)) == one_way
    assert str(count(learners, of, both_ways=True)) == both_ways


@pytest.mark.parametrize("of", range(FEWEST, 30))
def test_a_range_shown_both_ways_never_holds_fewer_than_four_counts(of):
    shown = [str(count(n, of, both_ways=True)) for n in range(of + 1)]
    exact = [n for n, words in enumerate(shown) if words == str(n)]
    assert {0, of} <= set(exact)
    # What is exact in between leaves five or more on either side.
    assert all(n in (0, of) or FEWEST <= n <= of - FEWEST for n in exact)
    for words in set(shown) - {str(n) for n in exact}:
        low, high = map(int, words.split(" to "))
        # A range is the same for every count in it, so that it does not tell which it is.
        assert {shown[n] for n in range(low, high + 1)} == {words} and high - low >= 3


def test_a_share_and_its_middle_follow_the_range():
    few, exact, none = count(3, 20), count(5, 20), count(3, 4)
    assert (few.share, exact.share, none.share) == ("5 to 20 %", "25 %", "withheld")
    assert (few.middle, exact.middle, none.middle) == (0.125, 0.25, None)
    with pytest.raises(ValueError, match="21 of 20 learners"):
        count(21, 20)
    with pytest.raises(ValueError, match="-1 of 20 learners"):
        count(-1, 20)
