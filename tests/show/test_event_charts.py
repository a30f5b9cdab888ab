import pytest

from kit.analysis.events.account import event
from kit.show.event_charts import event_intervals, event_origins

TOLD = event(
    [
        {"id": "a", "outlet": "Post", "date": "2020-01-02T08:00",
         "text": "Homs\n\nAt least four people were killed in Homs, the civil defence said."},
        {"id": "b", "outlet": "Herald", "date": "2020-01-02T11:00",
         "text": "Homs flood\n\nSix people drowned in a flood in Homs, the civil defence said."},
    ]
)  # fmt: skip


def test_figures_stand_by_time_of_publication_with_open_ends_named():
    chart = event_intervals(TOLD)
    assert [row["Interval"] for row in chart.rows] == ["4 or more", "6"]
    assert "4 or more" in chart.alt
    assert chart.svg.count("08:00") and chart.svg.count("11:00")


def test_reports_hang_on_who_counted():
    assert [(r["Origin"], r["Reports"]) for r in event_origins(TOLD).rows] == [
        ("civil defence", "a, b")
    ]


def test_a_kind_that_no_report_counts_is_told_with_those_that_are():
    with pytest.raises(ValueError, match="there is killed"):
        event_intervals(TOLD, "missing")
