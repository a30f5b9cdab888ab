"""What an event tells beside its pairs: origins, gaps, and what can be printed."""

import tomllib
from pathlib import Path

import pytest

from kit.analysis.events.account import event

CLUSTERS = tomllib.loads(Path(__file__).with_name("clusters.toml").read_text("utf-8"))["cluster"]


def told(id):
    return event(next(c for c in CLUSTERS if c["id"] == id)["report"])


def test_reports_with_one_text_are_one_source_of_the_earlier():
    found = told("copied")
    words = [(r.report, r.on) for r in found.rests if r.how == "same words"]
    assert words == [("paper", "agency")]
    copies = event([r for c in CLUSTERS if c["id"] == "copied" for r in c["report"][:2]])
    assert copies.printable().one_source
    assert "one source" in copies.printable().why
    assert not found.printable().one_source


def test_one_counter_behind_all_reports_is_one_source():
    found = told("ferry")
    assert found.printable().one_source
    assert {r.on for r in found.rests if r.how == "same counter"} == {"port authority"}
    assert found.printable().low == 9


def test_counters_who_exclude_each_other_allow_nothing_to_be_printed_as_one():
    found = told("two-ministries").printable()
    assert (found.low, found.high) == (None, None)
    assert "exclude each other" in found.why
    assert len(found.counters) == 2


def test_two_named_counters_allow_the_tightest_interval():
    found = event(
        [
            {"id": "a", "date": "2020-05-02", "text": "Dam bursts near Velm\n\nAt least 20 people "
             "were killed when a dam burst near Velm on Friday, the Norland Rights Monitor said."},
            {"id": "b", "date": "2020-05-02", "text": "Dam burst\n\nUp to 35 people were killed "
             "when a dam burst near Velm on Friday, the Varn water ministry said."},
        ]
    ).printable()  # fmt: skip
    assert (found.low, found.high) == (20, 35)
    assert (found.low_from, found.high_from) == (("a 2.1",), ("b 2.1",))
    assert "2 named counters" in found.why


def test_figures_of_another_place_or_time_are_set_apart():
    found = told("background")
    assert {(f.id, f.of) for f in found.figures if f.claim.value in (48, 30)} == {
        ("short 3.1", "other"),
        ("long 3.1", "other"),
    }


def test_of_two_towns_that_no_table_knows_nobody_says_that_they_are_one():
    text = "Raid\n\nPolice said {} people were killed in a raid on the town of {}."
    told = {"a": ("Nine", "Ansk"), "b": ("Six", "Velm"), "c": ("Nine", "Ansk")}
    found = event([{"id": id, "text": text.format(*words)} for id, words in told.items()])
    relations = {(p.a.report.id, p.b.report.id): p.relation for p in found.pairs()}
    assert relations == {
        ("a", "b"): "not-comparable", ("a", "c"): "same", ("b", "c"): "not-comparable",
    }  # fmt: skip


def test_a_part_of_the_dead_conflicts_with_no_count_of_all():
    found = event(
        [
            {"id": "a", "text": "Raid\n\nPolice said 26 people were killed in Homs. They said 11 "
             "of those killed were farmers."},
            {"id": "b", "text": "Raid\n\nPolice said 26 people were killed in Homs."},
        ]
    )  # fmt: skip
    assert found.conflicts == ()
    assert [p.relation for p in found.pairs()] == ["same"]
    assert {p.relation for p in found.every_pair} == {"same", "compatible"}


def test_a_headline_that_drops_a_bound_and_a_counter_that_is_not_named_are_gaps():
    found = event(
        [
            {"id": "a", "text": "Blast in Homs kills four\n\nAt least four people were killed in "
             "a blast in Homs. Nine were wounded."},
            {"id": "b", "text": "Homs blast\n\nFour people were killed in a blast in Homs, the "
             "civil defence said."},
            {"id": "c", "date": "2020-01-01", "text": "Homs\n\nFive people were killed in Homs and "
             "twelve wounded, the civil defence said."},
        ]
    )  # fmt: skip
    gaps = {(g.report, g.what) for g in found.gaps}
    assert {("a", "bound"), ("a", "counter"), ("b", "kind"), ("a", "day")} <= gaps
    assert ("c", "day") not in gaps


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["One report of a flood.\n"], "two or more"),
        ([{"text": "It rained.\n"}, {"title": "x"}], "report 2 has no text"),
        ([{"id": "a", "text": "x\n"}, {"id": "a", "text": "y\n"}], "two reports are called 'a'"),
        ([{"text": "x\n"}, {"text": "y\n", "date": "5/4/2017"}], "'5/4/2017' is no date"),
    ],
)
def test_what_is_no_set_of_reports_is_told_in_one_line(given, says):
    with pytest.raises(ValueError, match=says):
        event(given)


def test_one_text_alone_is_no_list_of_reports():
    with pytest.raises(TypeError, match="list of reports"):
        event("Four people were killed.")


def test_the_order_of_the_reports_given_changes_nothing():
    reports = next(c for c in CLUSTERS if c["id"] == "ferry")["report"]
    one, other = event(reports), event(reversed(reports))
    assert [f.id for f in one.figures] == [f.id for f in other.figures]
    assert [p.relation for p in one.pairs()] == [p.relation for p in other.pairs()]
    assert one.printable() == other.printable()


def test_an_odd_figure_and_a_day_to_come_end_nothing():
    found = event(
        [
            {"id": "a", "date": "2199-01-01", "text": "Velm\n\n1,000,000,000 people were killed."},
            {"id": "b", "text": "Velm\n\nDozens of people were killed in Velm, police said."},
        ]
    )
    assert found.printable().low is not None


def test_a_conflict_says_that_a_toll_may_have_risen_only_where_the_order_is_open():
    toll = "Blast in Varn\n\nThe mayor said exactly {} people were killed in Varn on Monday.\n"
    other = "Blast in Varn\n\nThe army said exactly {} people were killed in Varn on Monday.\n"
    for day, open_yet in (("2031-05-02", False), (None, True)):
        given = [{"text": toll.format(9)}, {"text": other.format(4)}]
        dated = [g | ({"date": f"{day}T0{n + 7}:00"} if day else {}) for n, g in enumerate(given)]
        (pair,) = event(dated).conflicts
        assert ("Which was printed later is not said" in pair.why) == open_yet


def test_a_later_higher_count_leaves_another_counters_behind_and_confirms_nothing():
    told = event([
        {"id": "a", "outlet": "Tarn Wire", "date": "2026-05-06T09:00",
         "text": "Blast in Ostrel\n\nSeventeen people were wounded in Ostrel on Wednesday, the "
         "civil defence said."},
        {"id": "b", "outlet": "Post", "date": "2026-05-06T16:00",
         "text": "Ostrel blast\n\nThe ministry of health said that 22 people were wounded in "
         "Ostrel on Wednesday. Tarn Wire had a lower number."},
    ])  # fmt: skip
    (pair,) = told.pairs("wounded")
    assert pair.relation == "updated" and "whether the toll rose or they differ" in pair.why
    printed = told.printable("wounded")
    assert (printed.low, printed.high, printed.counters) == (22, 22, ("ministry of health",))
    assert "no two named counters confirm it. A later count is higher" in printed.why
    assert [(r.report, r.on, r.how) for r in told.rests] == [("b", "a", "citing")]
