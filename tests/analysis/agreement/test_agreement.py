"""Agreement: equal to a second implementation, defined where it should be, refusing elsewhere."""

from __future__ import annotations

import math
import subprocess
import sys

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import interval_distance

from kit.analysis.agreement.readers import (
    alpha,
    kappa,
    pairs,
    pairwise_span_f1,
    ratings,
    span_f1,
    why_undefined,
)
from kit.text.records import Span

# The practice marks of the lesson on framing: made up by the course, over 19 body sentences.
BODY = [
    *("3.1 5.1 6.1 7.1 7.2 8.1 8.2 9.1 10.1 11.1 11.2".split()),
    *("12.1 13.1 15.1 16.1 17.1 18.1 19.1 21.1".split()),
]
PRACTICE = {
    "A": "3.1 9.1 10.1 16.1".split(),
    "B": "8.2 9.1 10.1 12.1 16.1".split(),
    "C": "9.1 11.2 16.1 19.1".split(),
    "D": "3.1 10.1 16.1 17.1 18.1".split(),
}


@pytest.mark.parametrize(
    ("fifth", "expected"),
    [
        (None, 0.3295),
        ("9.1 10.1 16.1".split(), 0.4254),
        ([], 0.2201),
        (BODY, 0.0582),
    ],
)
def test_practice_marks_give_the_published_alphas(fifth, expected):
    marks = PRACTICE if fifth is None else {**PRACTICE, "you": fifth}
    assert alpha(marks, units=BODY) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.integers(2, 5).flatmap(
        lambda readers: st.lists(
            st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=readers, max_size=readers),
            min_size=2,
            max_size=12,
        )
    ),
)
def test_alpha_equals_the_krippendorff_package(level, by_unit):
    rows = [list(row) for row in zip(*by_unit, strict=True)]
    ours = alpha(rows, level=level)
    kept = [u for u in by_unit if sum(v is not None for v in u) > 1]
    if len({v for u in kept for v in u if v is not None}) < 2:
        assert ours is None
        return
    data = np.array([[math.nan if v is None else v for v in row] for row in rows], dtype=float)
    theirs = krippendorff.alpha(data, level_of_measurement=level)
    assert ours == pytest.approx(theirs, abs=1e-9)


MARKS = st.lists(
    st.tuples(*[st.one_of(st.none(), st.integers(1, 4))] * 2), min_size=2, max_size=12
).map(lambda units: [list(row) for row in zip(*units, strict=True)])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(MARKS)
def test_alpha_and_kappa_equal_those_of_nltk(rows):
    # Which also holds their words "item" and "coder" to what ours are called.
    task = [
        (f"{reader}", f"{unit:02}", value)
        for reader, row in enumerate(rows)
        for unit, value in enumerate(row)
        if None not in (rows[0][unit], rows[1][unit])
    ]
    if len({value for *_, value in task}) < 2:
        return
    ours = alpha(rows), alpha(rows, level="interval"), kappa(*rows)
    nominal, interval = AnnotationTask(task), AnnotationTask(task, distance=interval_distance)
    theirs = nominal.alpha(), interval.alpha(), nominal.kappa_pairwise("0", "1")
    assert ours == pytest.approx(theirs, abs=1e-12)


def test_alpha_loads_neither_nltk_nor_numpy():
    code = (
        "import sys, kit; kit.alpha([[1, 2], [1, 3]]); print({'nltk', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_alpha_takes_nan_for_a_gap_and_words_for_values():
    gaps = [[1, 2, 3, math.nan], [1, 2, 4, 3], [math.nan, 2, 4, 3]]
    assert alpha(gaps) == alpha([[None if v != v else v for v in row] for row in gaps])
    assert alpha([["yes", "no"], ["yes", "no"]]) == 1.0


def test_alpha_is_not_defined_where_chance_could_not_disagree():
    assert alpha([[1, 1, 1], [1, 1, 1]]) is None
    assert alpha([[1, 2, 3]]) is None
    assert alpha([[1, None], [None, 2]]) is None
    assert alpha({}, units=BODY) is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: alpha(PRACTICE), "units="),
        (lambda: alpha({"A": ["99.9"]}, units=BODY), "'99.9' is not one of the units"),
        (lambda: alpha({"A": "3.1"}, units=BODY), "list of ids"),
        (lambda: alpha([[1, 2], [1]]), "None where they did not judge"),
        (lambda: alpha([["a", "b"], ["a", "a"]], level="interval"), "needs numbers"),
        (lambda: alpha([[1, 2], [1, 2]], level="ratio"), "nominal, ordinal, interval"),
        (lambda: alpha("abc"), "rows of values"),
        (lambda: span_f1([(5, 5)], []), "end must come after"),
        (lambda: span_f1([], [], match="near"), "overlap, exact, characters"),
    ],
)
def test_bad_input_gets_one_clear_line(call, words):
    with pytest.raises(ValueError, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


def kappa_by_hand(a, b):
    n = len(a)
    observed = sum(x == y for x, y in zip(a, b, strict=True)) / n
    expected = sum((a.count(v) / n) * (b.count(v) / n) for v in set(a + b))
    return (observed - expected) / (1 - expected)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=20))
def test_kappa_follows_its_definition(columns):
    a, b = (list(side) for side in zip(*columns, strict=True))
    if len(set(a + b)) < 2:
        assert kappa(a, b) is None
    else:
        assert kappa(a, b) == pytest.approx(kappa_by_hand(a, b), abs=1e-9)


def test_kappa_leaves_out_what_only_one_judged():
    assert kappa(["a", "b", None, "a"], ["a", "b", "b", None]) == 1.0
    assert kappa([None, 1], [1, None]) is None
    assert kappa(["3.1"], ["3.1", "5.1"], units=BODY) == pytest.approx(
        kappa_by_hand([1] + [0] * 18, [1, 1] + [0] * 17)
    )


def test_pairs_shows_plain_agreement_beside_kappa():
    rows = pairs(PRACTICE, units=BODY)
    assert len(rows) == 6
    assert all(row.units == 19 and row.kappa < row.same for row in rows)


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=6,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(spans, spans, st.sampled_from(["overlap", "exact", "characters"]))
def test_span_f1_is_symmetric_bounded_and_full_for_equal_marks(a, b, match):
    figure = span_f1(a, b, match)
    assert figure == span_f1(b, a, match)
    assert (figure is None) == (not a and not b)
    assert figure is None or 0 <= figure <= 1
    if a:
        assert span_f1(a, a, match) == 1


def test_one_long_mark_does_not_meet_two_short_ones():
    assert span_f1([(0, 20)], [(0, 5), (10, 15)]) == pytest.approx(2 / 3)
    assert pairwise_span_f1({"A": [], "B": []}) is None


def test_marks_of_one_reader_that_overlap_or_touch_are_one_and_marks_apart_are_two():
    assert span_f1([(0, 5), (3, 8)], [(0, 8)]) == 1
    assert span_f1([(0, 4), (4, 8)], [(0, 8)]) == 1
    assert span_f1([(0, 4), (5, 8)], [(0, 8)]) == pytest.approx(2 / 3)
    assert span_f1([(0, 4), (4, 8)], [(0, 8)], match="exact") == 0
    # Marks of two readers that touch share no character, so neither meets the other.
    assert span_f1([(0, 4)], [(4, 8)]) == 0


def test_ratings_reads_an_answer_per_unit():
    assert ratings({"A": {"7.1": 2, "8.1": None}}) == [("A", "7.1", 2)]


# Four observers, twelve units, with gaps: the worked example of Krippendorff (2011), Computing
# Krippendorff's Alpha-Reliability, whose figures stand there to three places.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_worked_example_of_the_measures_author(level, published):
    assert round(alpha(OBSERVERS, level=level), 3) == published


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([[1, 1], [1, 1]], "one judgement throughout"),
        ([[1], [1]], "one judgement throughout"),
        ([[1, 2, 3]], "no unit was judged by two readers"),
        ([[None, None], [None, None]], "no unit was judged by two readers"),
        ([], "no unit was judged by two readers"),
        ([[1], [2]], ""),
    ],
)
def test_why_a_figure_is_not_defined(marks, words):
    assert why_undefined(marks).startswith(words)
    assert (alpha(marks) is None) == bool(words)


def test_values_that_are_no_judgement_are_refused_in_one_line():
    with pytest.raises(ValueError, match="that are finite; inf"):
        alpha([[1, math.inf], [2, 3]], level="interval")
    with pytest.raises(ValueError, match="a word or a number"):
        alpha([[[1], [2]], [[1], [2]]])
