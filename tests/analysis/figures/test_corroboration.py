"""What a careful recorder says about pairs of reports on the same event, written down first."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.casualties.claims import casualties
from kit.analysis.figures.corroboration import (
    RELATIONS,
    Conflict,
    compare,
    merge,
    origins,
)
from kit.analysis.figures.reports import Figure, dossier
from kit.analysis.figures.sum_check import check_sum

REPORTS = dossier("aleppo-2016-02")

# One line for each pair a recorder has an opinion on; the reason is tested by a word of it.
EXPECTED = [
    # The same monitor's count in different wordings.
    ("F02", "F05", "compatible", "506"),
    ("F02", "F06", "compatible", "one counter"),
    ("F05", "F06", "same", "one counter"),
    ("F02", "F07", "compatible", "one counter"),
    ("F05", "F07", "compatible", "one counter"),
    ("F02", "F09", "same", "one counter"),
    ("F02", "F10", "compatible", "one counter"),
    ("F02", "F04", "same", "one counter"),
    ("F05", "F11", "same", "not said"),
    # The ceiling of the article against the floors and the number of the others.
    ("F01", "F02", "conflict", "500 or fewer"),
    ("F01", "F05", "compatible", "500"),
    ("F01", "F07", "conflict", "501 or more"),
    ("F01", "F04", "conflict", "500 or fewer"),
    ("F01", "F10", "conflict", "500 or fewer"),
    # Parts and wholes of one list.
    ("F03-opposition", "F02", "nested", "274"),
    ("F03-civilians", "F02", "nested", "89"),
    ("F03-government", "F02", "nested", "143"),
    ("F04-rebels", "F03-opposition", "nested", "169"),
    ("F04-foreign", "F03-opposition", "nested", "105"),
    ("F07-children", "F07-civilians", "nested", "23"),
    ("F02-children", "F02", "nested", "23"),
    # A cause on one side only: those killed by it may not be all who were killed.
    ("F07-children", "F02", "not-comparable", "how"),
    # One cause in two wordings, two counters.
    ("F07-civilians", "F25", "not-comparable", "cannot be told"),
    ("F07-children", "F25-children", "not-comparable", "where"),
    ("F05-civilians", "F07-civilians", "not-comparable", "how"),
    ("F07-rebel-fire", "F07-civilians", "not-comparable", "gunfire"),
    ("F03-civilians", "F07-civilians", "same", "One copy names a cause"),
    ("F03-opposition", "F07-opposition", "compatible", "one counter"),
    ("F07-rebel-fire", "F07-civilians", "not-comparable", "how"),
    # Two parts of one whole exclude each other: nothing to compare, nothing to merge.
    ("F03-opposition", "F03-civilians", "not-comparable", "who"),
    ("F04-rebels", "F04-foreign", "not-comparable", "who"),
    ("F03-government", "F03-opposition", "not-comparable", "who"),
    # 89 and "at least 100" civilians, same monitor, same days: both cannot hold as worded.
    ("F03-civilians", "F05-civilians", "conflict", "what each includes"),
    ("F05-civilians", "F06-civilians", "same", "one counter"),
    # The area shrank from the province to the city.
    ("F02", "F08", "not-comparable", "where"),
    # Other lists ask other questions.
    ("F02", "F25", "not-comparable", "who"),
    ("F02", "F25", "not-comparable", "where (Aleppo province and the Aleppo region)"),
    ("F26-civilians", "F25", "not-comparable", "It cannot be told whether"),
    ("F27", "F25", "not-comparable", "when"),
    ("F03-civilians", "F07-civilians", "same", "Where stands in other words"),
    ("F28-government", "F03-civilians", "same", "One copy names a cause"),
    ("F28-rebel-fire", "F07-rebel-fire", "not-comparable", "where"),
    ("F28-rebel-fire", "F28-civilians", "nested", "12"),
    ("F28", "F02", "conflict", "518"),
    ("F03-civilians", "F25", "not-comparable", "how"),
    ("F27", "F03-civilians", "not-comparable", "where"),
    ("F27", "F25", "not-comparable", "how"),
    ("F27", "F02", "not-comparable", "who"),
    ("F25-fair", "F25", "nested", "122"),
    ("F25-injured", "F25", "not-comparable", "what"),
    ("F26-civilians", "F26", "nested", "31"),
    ("F26-unknown", "F26-civilians", "not-comparable", "who"),
    ("F12", "F03-civilians", "compatible", "89"),
    ("F12", "F05-civilians", "conflict", "table"),
    ("F12", "F25", "not-comparable", "how"),
    # Displaced people are not dead people.
    ("F13", "F02", "not-comparable", "what"),
    ("F13", "F14", "compatible", "50,000"),
    ("F12-displaced", "F14", "not-comparable", "when"),
    ("F15", "F13", "not-comparable", "where"),
    ("F12", "F12-displaced", "not-comparable", "what"),
]


def figure(id):
    found = REPORTS[id]
    return found if isinstance(found, Figure) else found.figure


@pytest.mark.parametrize(("a", "b", "relation", "word"), EXPECTED, ids=lambda v: str(v)[:20])
def test_what_a_careful_recorder_says_of_the_pair(a, b, relation, word):
    found = compare(REPORTS[a], REPORTS[b])
    assert (found.relation, word in found.why) == (relation, True), found


def test_every_pair_of_the_dossier_has_a_relation_and_a_reason():
    for a, b in combinations(REPORTS.figures, 2):
        found = compare(a, b)
        assert found.relation in RELATIONS
        assert len(found.why) > 20
        assert found == compare(b, a)


def test_a_list_of_claims_is_compared_pair_by_pair():
    found = compare([figure("F01"), figure("F02"), figure("F05")])
    assert [(c.a.id, c.b.id) for c in found] == [("F01", "F02"), ("F01", "F05"), ("F02", "F05")]


def test_reports_that_share_a_counter_are_one_origin():
    found = origins([figure(id) for id in ("F01", "F02", "F05", "F25", "F26")])
    assert {name: len(group) for name, group in found.items()} == {
        "Syrian Observatory for Human Rights": 3, "Airwars": 1, "Uppsala Conflict Data Program": 1,
    }  # fmt: skip
    assert not compare(REPORTS["F02"], REPORTS["F09"]).independent
    assert not compare(REPORTS["F02"], REPORTS["F26"]).independent  # coded from the same reports


def test_a_count_built_on_another_one_does_not_corroborate_it():
    assert "rests" in compare(REPORTS["F02"], REPORTS["F26"]).why


def test_merge_says_which_report_sets_each_end():
    merged = merge([figure("F02"), figure("F05"), figure("F07")])
    assert merged.interval == (506, 506)
    assert (merged.low_from, merged.high_from) == (("F02",), ("F02",))
    assert merged.independent_counters == 1
    assert "not corroborated" in merged.why


def test_merge_of_two_counters_takes_the_tightest_ends():
    a = Figure("A", 40, None, "killed", "all", "P", counter="ministry")
    b = Figure("B", None, 60, "killed", "all", "P", counter="monitor")
    merged = merge([a, b])
    assert (merged.interval, merged.low_from, merged.high_from) == ((40, 60), ("A",), ("B",))
    assert merged.independent_counters == 2


def test_merge_refuses_what_cannot_be_compared():
    with pytest.raises(ValueError, match="F13.*what"):
        merge([figure("F02"), figure("F13")])
    with pytest.raises(ValueError, match="part"):
        merge([figure("F02"), figure("F03-civilians")])
    with pytest.raises(ValueError, match="no figures"):
        merge([])


def test_merge_of_wordings_that_exclude_each_other_is_no_interval():
    with pytest.raises(Conflict, match="F01.*F02"):
        merge([figure("F01"), figure("F02"), figure("F05")])


def test_the_breakdown_adds_up_to_the_total():
    found = check_sum([143, 274, 89], 506)
    assert (found.fits, found.low, found.high) == ("adds up", 506, 506)
    assert check_sum([169, 105], 274).fits == "adds up"


def test_a_floor_among_the_parts_leaves_the_sum_open():
    parts = [figure(id) for id in ("F03-government", "F03-opposition", "F03-civilians")]
    found = check_sum(parts, figure("F02"))
    assert (found.fits, found.low, found.high) == ("can add up", 506, None)


def test_an_unexplained_sum_is_said_to_be_one():
    parts = [f for f in REPORTS["F27"].figures if f.id != "F27"]
    found = check_sum(parts, figure("F27"))
    assert (found.fits, found.gap) == ("does not add up", 45)
    assert "1,333" in found.why and "1,378" in found.why


def test_parts_that_come_to_more_than_the_total_do_not_add_up():
    found = check_sum([600, 100], 650)
    assert (found.fits, found.gap) == ("does not add up", 50)
    assert "= 700, not 650: 50 are unexplained" in found.why


@pytest.mark.parametrize(
    ("low", "high", "total", "gap", "said"),
    [
        (500, 600, 800, 100, "is 600 to 700, not 800: at least 100 are"),
        (500, None, 550, 50, "is 600 or more, not 550: at least 50 are"),
        (None, 300, 600, 200, "is 100 to 400, not 600: at least 200 are"),
    ],
)
def test_a_sum_of_intervals_is_told_as_an_interval(low, high, total, gap, said):
    part = Figure("A", low, high, "killed", who="all/fighters")
    found = check_sum([part, 100], total)
    assert (found.fits, found.gap) == ("does not add up", gap)
    assert said in found.why


def test_overlapping_counts_are_never_added():
    with pytest.raises(ValueError, match="F07-children.*part of.*F07-civilians"):
        check_sum([figure("F07-civilians"), figure("F07-children")], 112)
    with pytest.raises(ValueError, match="two counts of the same people"):
        check_sum([figure("F02"), figure("F05")], 1006)


def test_claims_of_a_text_can_be_compared():
    first, second = casualties("At least 40 people were killed, the ministry said.") + casualties(
        "Up to 30 people were killed, a hospital said."
    )
    assert compare(first, second).relation == "conflict"
    part = casualties("Forty people, including 12 children, were killed.")
    assert compare(*part).relation == "nested"


def test_claims_of_two_texts_are_never_part_and_whole():
    (part,) = casualties("Fifty people, including 11 children, were killed.")[1:]
    (other,) = casualties("Sixty people were killed in Velm.")
    assert compare(part, other).relation != "nested"
    assert compare(part, other).a.id != compare(part, other).b.id
    merged = merge(
        casualties("At least 12 people were killed, the Valley Monitor said.")
        + casualties("Up to 20 people were killed, the Health Ministry said.")
    )
    assert (merged.interval, merged.independent_counters) == ((12, 20), 2)
    assert merged.low_from != merged.high_from


def test_the_same_name_is_one_counter_and_the_same_description_may_be_two():
    a = casualties("At least 12 people were killed, the Health Ministry said.")[0]
    b = casualties("At least 14 people were killed, the health ministry said.")[0]
    assert compare(a, b).independent is False
    a = Figure("A", 12, None, "killed", "all", "P", counter="hospital officials")
    b = Figure("B", 14, None, "killed", "all", "P", counter="hospital officials")
    assert compare(a, b).independent is None
    assert "is one counter or two" in compare(a, b).why


def test_parts_named_after_their_whole_add_up():
    whole, *parts = casualties("Of the 60 dead, 22 were civilians and 38 were soldiers.")
    assert check_sum(parts, whole).fits == "adds up"


def test_what_cannot_be_compared_is_refused_in_one_line():
    with pytest.raises(TypeError, match="nothing to compare"):
        compare()
    with pytest.raises(TypeError, match="merge takes a list"):
        merge(5)
    with pytest.raises(TypeError, match="check_sum: part 1 is 1.5"):
        check_sum([1.5], 2)
    with pytest.raises(TypeError, match="one figure"):
        compare(figure("F02"))
    with pytest.raises(ValueError, match="F20 gives no casualty figure"):
        compare(REPORTS["F20"], REPORTS["F02"])


ENDS = st.none() | st.integers(0, 600)


@st.composite
def figures(draw):
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Figure(
        id=draw(st.text("ABCDEFGH", min_size=3, max_size=6)), low=low, high=high,
        kind=draw(st.sampled_from(["killed", "wounded", "killed_or_wounded"])),
        who=draw(st.sampled_from([None, "all", "all/civilians", "all/civilians/boys", "all/f"])),
        place=draw(st.sampled_from([None, "P", "P/City", "Q"])),
        first_day=draw(st.sampled_from([None, date(2030, 1, 1), date(2030, 1, 3)])),
        last_day=draw(st.sampled_from([None, date(2030, 1, 5), date(2030, 1, 9)])),
        how=draw(st.sampled_from([None, "air strikes"])),
        counter=draw(st.sampled_from([None, "monitor", "ministry"])),
    )  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(figures(), figures())
def test_comparing_is_symmetric(a, b):
    assert compare(a, b) == compare(b, a)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(figures(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merging_is_order_free(some, random):
    def outcome(these):
        try:
            return merge(these)
        except ValueError as refusal:
            return type(refusal)

    mixed = list(some)
    random.shuffle(mixed)
    assert outcome(some) == outcome(mixed)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(figures(), min_size=1, max_size=3))
def test_a_merged_interval_lies_inside_every_report(some):
    try:
        merged = merge(some)
    except ValueError:
        return
    for one in some:
        assert one.low is None or merged.low >= one.low
        assert one.high is None or merged.high <= one.high


def test_a_part_by_the_reports_own_words_is_no_conflict_with_all():
    found = casualties(
        "Police said 26 people were killed. Police said 11 of those killed were farmers."
    )
    assert compare(*found).relation in ("nested", "not-comparable")
    assert compare(*casualties("Police said 26 died. Police said 11 died.")).relation == "conflict"
