"""A chart of intervals draws an open end as open, and no figure off the axis."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure as Canvas

from kit.analysis.figures.reports import Dossier, Figure, Report
from kit.show.interval_chart import draw, figures, group_style, intervals


def report(id, low, high, who=None):
    figure = Figure(id, low, high, "killed", who=who, counter="the registry")
    return Report(id, "Harbour Post", "2031-05-02", "", "read", (figure,))


BOOK = Dossier(
    "harbour",
    (
        report("A", 12, 12, "all/civilians"),
        report("B", 500, None),
        report("C", None, 500, "all/fighters"),
        report("D", 20, 40),
        report("E", None, None),
    ),
)


def drawn(*ids):
    """The axes of a chart, its bars as (left, right), and the points that its arrows start at."""
    canvas = Canvas()
    draw(canvas, figures(ids, BOOK))
    (axes,) = canvas.axes
    bars = [(b.get_x(), b.get_x() + b.get_width()) for b in axes.patches]
    arrows = [t.xy[0] for t in axes.texts if getattr(t, "arrowprops", None)]
    return axes, bars, arrows


def test_a_closed_interval_is_a_bar_between_its_ends():
    _, bars, arrows = drawn("D", "B")
    assert bars[0] == (20, 40)
    assert arrows == [bars[1][1]]  # the open one's, and none of the closed one's


def test_a_floor_runs_off_to_the_right_and_a_ceiling_to_the_left():
    axes, bars, arrows = drawn("B", "C")
    left, right = axes.get_xlim()
    assert bars == [(500, right), (left, 500)]
    assert arrows == [right, left]
    assert right > 500  # or an open end would look like a closed one


def test_an_exact_figure_is_thin_but_there_and_lies_on_its_number():
    axes, ((left, right),), arrows = drawn("A")
    assert 0 < right - left < axes.get_xlim()[1] / 50
    assert (left + right) / 2 == pytest.approx(12) and not arrows


def test_a_word_that_names_no_number_has_no_bar():
    axes, bars, arrows = drawn("E", "A")
    assert len(bars) == 1 and not arrows
    assert "no number" in [t.get_text() for t in axes.texts]


def test_every_label_stands_inside_the_picture():
    axes, _, _ = drawn("A", "B", "C", "D", "E")
    left, right = axes.get_xlim()
    assert all(left <= t.get_position()[0] <= right for t in axes.texts)


def test_whoever_is_counted_has_a_letter_in_the_rows():
    chart = intervals(["A", "C", "B"], BOOK)
    assert [row["Who"][:2] for row in chart.rows] == ["C:", "F:", "A:"]
    assert chart.png.startswith(b"\x89PNG") and chart.png == intervals(["A", "C", "B"], BOOK).png
    assert group_style("all/government forces").letter == "G"


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="at least one report id"):
        intervals([], BOOK)
    with pytest.raises(KeyError, match="no report 'Z'"):
        intervals(["Z"], BOOK)
