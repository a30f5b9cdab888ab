"""The verification worksheet: filling in, grading, and export that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kit.analysis.casualties.claims import casualties
from kit.analysis.figures.record_form import VerificationRecord, record_of, to_csv, to_json
from kit.analysis.figures.reports import dossier


def test_a_claim_fills_the_form_as_far_as_it_goes():
    text = "At least 40 villagers were killed in Velm on Monday, the Valley Monitor said."
    row = record_of(casualties(text)[0])
    assert (row.figure, row.bound, row.unit, row.who) == (
        "40",
        "floor",
        "people killed",
        "villagers",
    )
    assert (row.where, row.when, row.counted_by) == ("Velm", "Monday", "Valley Monitor")
    assert (row.method_known, row.confirmed_independently) == ("not stated", "not stated")


def test_a_report_of_the_dossier_shows_how_far_it_was_checked():
    row = record_of(dossier("aleppo-2016-02")["F05"])
    assert (row.figure, row.bound, row.checked) == (
        "at least 500",
        "floor",
        "read in a stored copy, again in December 2026",
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"independent_sources": 1}, "Weak"),
        ({"independent_sources": 2}, "Weak"),
        ({"independent_sources": 2, "party_active_nearby": True}, "Fair"),
        ({"independent_sources": 1, "rival_accounts": True}, "Contested"),
        ({"independent_sources": 1, "responsible_party_accepts": True}, "Confirmed"),
        (
            {"independent_sources": 3, "discounted_because": "those hurt were fighters"},
            "Discounted",
        ),
    ],
)
def test_a_grade_comes_with_the_rule_that_gave_it(fields, name):
    grade = VerificationRecord(**fields).grade()
    assert grade.name == name
    assert grade.rule and grade.to_raise and grade.checked


def test_nothing_is_graded_before_the_sources_are_counted():
    with pytest.raises(ValueError, match="fill in independent_sources"):
        VerificationRecord(figure="12").grade()
    with pytest.raises(ValueError, match="no source"):
        VerificationRecord(independent_sources=0).grade()
    with pytest.raises(ValueError, match="not negative"):
        VerificationRecord(independent_sources=-1).grade()


def test_many_outlets_of_one_counter_stay_one_source():
    row = record_of(dossier("aleppo-2016-02")["F06"])
    assert (
        row.counted_by == "Syrian Observatory for Human Rights"
        and row.reported_by != row.counted_by
    )


def test_both_exports_hold_the_same_rows():
    rows = [record_of(report) for report in dossier("aleppo-2016-02").reports if report.figures]
    table = list(csv.DictReader(io.StringIO(to_csv(rows))))
    listed = json.loads(to_json(rows))
    assert len(table) == len(listed) == len(rows)
    assert [r["figure"] for r in table] == [r["figure"] for r in listed]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_starts_a_formula(cell):
    (row,) = csv.DictReader(io.StringIO(to_csv([VerificationRecord(who=cell)]), newline=""))
    assert row["who"] == "'" + cell


def test_what_is_no_figure_is_refused():
    with pytest.raises(TypeError, match="claim, figure or report"):
        record_of("500")
    with pytest.raises(ValueError, match="no casualty figure"):
        record_of(dossier("aleppo-2016-02")["F20"])
