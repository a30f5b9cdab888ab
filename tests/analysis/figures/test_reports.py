"""The bundled dossier: facts, marks of checking, and refusals."""

from __future__ import annotations

import pytest

from kit.analysis.figures.reports import Figure, dossier

REPORTS = dossier("aleppo-2016-02")


def test_every_report_says_how_far_it_was_checked():
    for report in REPORTS.reports:
        assert report.checked and report.checked in str(report)
        for figure in report.figures:
            assert figure.checked == report.checked and figure.checked in str(figure)


def test_nothing_from_memory_is_in_the_dossier():
    assert "F30" not in REPORTS
    assert not any("memory" in report.checked for report in REPORTS.reports)


def test_the_unexplained_sum_is_flagged():
    assert "sum unexplained" in REPORTS["F27"].checked
    assert any("1,333" in flag and "1,378" in flag for flag in REPORTS["F27"].flags)


def test_the_facts_the_lessons_rely_on():
    value = {f.id: f.low if f.low is not None else f.high for f in REPORTS.figures}
    assert value["F03-government"] + value["F03-opposition"] + value["F03-civilians"] == 506
    assert value["F04-rebels"] + value["F04-foreign"] == 274
    assert (
        value["F26-side-a"] + value["F26-side-b"] + value["F26-civilians"] + value["F26-unknown"]
        == 635
    )
    assert value["F26-civilians"] + value["F26-unknown"] == 194
    assert round(100 * (143 + 274) / 506) == 82
    assert REPORTS["F01"].figure.interval == (None, 500)
    assert REPORTS["F07"].figure.interval == (501, None)


def test_quoted_words_are_five_at_most():
    for figure in REPORTS.figures:
        assert len(figure.wording.split()) <= 5


def test_numbers_that_count_no_casualties_are_kept_apart():
    assert REPORTS["F20"].figures == () and REPORTS["F20"].not_casualties
    with pytest.raises(ValueError, match="nothing to compare"):
        _ = REPORTS["F20"].figure


def test_every_part_points_to_a_figure_there_is():
    ids = {figure.id for figure in REPORTS.figures}
    assert len(ids) == len(REPORTS.figures)
    assert all(f.part_of in ids for f in REPORTS.figures if f.part_of)


def test_what_is_not_there_is_refused_in_one_line():
    with pytest.raises(ValueError, match="there is aleppo-2016-02"):
        dossier("homs-2012")
    with pytest.raises(KeyError, match="no report 'F99'"):
        REPORTS["F99"]
    with pytest.raises(ValueError, match="low 9 is above high 3"):
        Figure("X", 9, 3, "killed")
