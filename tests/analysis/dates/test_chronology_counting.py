"""Which day a word of time means: weekdays, year ends, leap years, ranges, and refusals.

Every row was worked out with a calendar by hand. None means that the words and the anchor do not
settle it; an empty list, that nothing there is a time.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kit.analysis.dates.chronology import assembled, dates

CASES = [
    ("Talks failed on Saturday.", "2016-02-12", [("2016-02-06", "2016-02-06")]),
    ("Talks failed on Thursday.", "2016-02-12", [("2016-02-11", "2016-02-11")]),
    ("Talks failed last Wednesday.", "2016-02-12", [None]),
    ("Talks failed last Sunday.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("They will meet next Monday.", "2016-02-12", [("2016-02-15", "2016-02-15")]),
    ("They will meet next Friday.", "2016-02-10", [None]),
    ("They will meet this Friday.", "2016-02-10", [("2016-02-12", "2016-02-12")]),
    ("They met this past Friday.", "2016-02-12", [("2016-02-05", "2016-02-05")]),
    ("They met on Wednesday last week.", "2016-02-12", [("2016-02-03", "2016-02-03")]),
    ("They met on Monday of this week.", "2016-02-12", [("2016-02-08", "2016-02-08")]),
    ("They meet every Friday.", "2016-02-12", [None]),
    ("He died on a Friday in the old port.", "2016-02-12", [None]),
    ("He died on the Friday after the coup.", "2016-02-12", [None]),
    ("The Monday attack killed two.", "2016-02-12", [("2016-02-08", "2016-02-08")]),
    ("A Wednesday statement denied it.", "2016-02-12", [("2016-02-10", "2016-02-10")]),
    ("Bloody Sunday is remembered.", "2016-02-12", []),
    ("He told the Sunday Times about it.", "2016-02-12", []),
    ("The Good Friday Agreement held.", "2016-02-12", []),
    ("Early Sunday, shells fell.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("Shells fell late on Saturday night.", "2016-02-12", [("2016-02-06", "2016-02-06")]),
    (
        "It was shelled from Monday to Thursday.",
        "2016-02-09",
        [("2016-02-01", "2016-02-01"), ("2016-02-04", "2016-02-04")],
    ),
    (
        "It was shelled between Saturday and Tuesday.",
        "2016-02-09",
        [("2016-02-06", "2016-02-06"), ("2016-02-09", "2016-02-09")],
    ),
    ("The vote is scheduled for Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    ("The vote is due on Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    (
        "The vote, planned for Sunday, has been put off.",
        "2016-02-12",
        [("2016-02-14", "2016-02-14")],
    ),
    ("Talks begin on Tuesday.", "2016-02-12", [("2016-02-16", "2016-02-16")]),
    ("Both sides agreed to meet on Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    (
        "The army ordered residents to leave by Sunday.",
        "2016-02-12",
        [("2016-02-14", "2016-02-14")],
    ),
    ("She managed to flee on Sunday.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("They failed to agree on Sunday.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("Fifty may have drowned on Sunday.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("On Sunday, he said he will resign.", "2016-02-12", [("2016-02-07", "2016-02-07")]),
    ("On Sunday, voters will go to the polls.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    (
        "Workers will rebuild the bridge destroyed on Monday.",
        "2016-02-12",
        [("2016-02-08", "2016-02-08")],
    ),
    ("They are to meet on Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    ("The truce expires on Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    ("The minister is expected to resign on Sunday.", "2016-02-12", [("2016-02-14", "2016-02-14")]),
    (
        "The ministry said the truce would begin on Sunday.",
        "2016-02-12",
        [("2016-02-14", "2016-02-14")],
    ),
    ("Talks stalled this week.", "2016-02-10", [("2016-02-08", "2016-02-10")]),
    ("Talks stalled last week.", "2016-02-10", [("2016-02-01", "2016-02-07")]),
    ("In the last week 40 people died.", "2016-02-10", [("2016-02-03", "2016-02-10")]),
    ("Over the past three days 40 people died.", "2016-02-10", [("2016-02-07", "2016-02-10")]),
    ("In the last 24 hours 40 people died.", "2016-02-10", [("2016-02-09", "2016-02-10")]),
    ("It was the last year of the war.", "2016-02-10", []),
    ("It was the last week of the war.", "2016-02-10", []),
    ("In the past month prices rose.", "2016-03-31", [("2016-02-29", "2016-03-31")]),
    ("In the past year prices rose.", "2016-02-29", [("2015-02-28", "2016-02-29")]),
    ("Talks stalled last month.", "2016-01-10", [("2015-12-01", "2015-12-31")]),
    ("They will meet next month.", "2015-12-10", [("2016-01-01", "2016-01-31")]),
    ("Talks stalled last week.", "2016-01-01", [("2015-12-21", "2015-12-27")]),
    ("Talks failed on Wednesday.", "2016-01-01", [("2015-12-30", "2015-12-30")]),
    ("They will meet on Sunday.", "2015-12-30", [("2016-01-03", "2016-01-03")]),
    ("They leave by the end of the year.", "2015-12-30", [("2015-12-31", "2015-12-31")]),
    ("It fell last year.", "2016-01-01", [("2015-01-01", "2015-12-31")]),
    ("It fell the previous day.", "2016-02-10", [None]),
    ("Two days later it fell.", "2016-02-10", [None]),
    ("A day earlier it fell.", "2016-02-10", [None]),
    ("It fell the following week.", "2016-02-10", [None]),
    ("It fell the day before.", "2016-02-10", [None]),
    ("It fell the day before yesterday.", "2016-02-10", [("2016-02-08", "2016-02-08")]),
    ("It fell two days before the vote.", "2016-02-10", [None]),
    ("It fell later that day.", "2016-02-10", [None]),
    ("A few days ago it fell.", "2016-02-10", [None]),
    ("Several weeks ago it fell.", "2016-02-10", [None]),
    ("It fell on the night of 3-4 May.", "2016-05-10", [("2016-05-03", "2016-05-04")]),
    ("It fell on the night of May 3-4, 2014.", "2016-05-10", [("2014-05-03", "2014-05-04")]),
    ("It fell between 3 and 7 May 2014.", None, [("2014-05-03", "2014-05-07")]),
    ("It fell from May 3 to 7.", "2016-05-10", [("2016-05-03", "2016-05-07")]),
    ("On May 3 and 4, shells fell.", "2016-05-10", [("2016-05-03", "2016-05-04")]),
    ("By May 3, 7 people had died.", "2016-05-10", [("2016-05-03", "2016-05-03")]),
    ("It fell on 29 February.", "2016-03-10", [("2016-02-29", "2016-02-29")]),
    ("It fell on 29 February.", "2015-03-10", [None]),
    ("It fell on 29 February 2015.", None, [None]),
    ("It fell on Monday, 10 February 2016.", None, [None]),
    ("It fell on Wednesday, 10 February 2016.", None, [("2016-02-10", "2016-02-10")]),
    ("It fell on Wednesday, 10 February.", "2016-02-12", [("2016-02-10", "2016-02-10")]),
    ("It fell on Monday, 10 February.", "2016-02-12", [None]),
    ("It fell on 31 December.", "2016-01-01", [("2015-12-31", "2015-12-31")]),
    ("It will end on 2 January.", "2015-12-30", [("2016-01-02", "2016-01-02")]),
    ("They agreed to hold elections on 3 May 2017.", "2016-02-12", [("2017-05-03", "2017-05-03")]),
    ("It fell in mid-January.", "2016-02-12", [("2016-01-01", "2016-01-31")]),
    ("It fell in February.", "2016-02-12", [("2016-02-01", "2016-02-12")]),
    ("It fell last December.", "2016-02-12", [("2015-12-01", "2015-12-31")]),
    ("It fell last December.", "2016-12-12", [("2015-12-01", "2015-12-31")]),
    ("It fell last May.", "2016-06-12", [None]),
    ("It will end next May.", "2016-02-12", [None]),
    ("It will end next January.", "2016-02-12", [("2017-01-01", "2017-01-31")]),
    ("It fell last summer.", "2016-02-12", [None]),
    ("It fell in the spring of 1999.", "2016-02-12", [None]),
    ("It began in the 1990s.", None, [("1990-01-01", "1999-12-31")]),
    ("It raged between May and July 1994.", None, [("1994-05-01", "1994-07-31")]),
    ("It raged from May to July, 1994.", None, [("1994-05-01", "1994-07-31")]),
    ("The May–July 1994 siege was long.", None, [("1994-05-01", "1994-07-31")]),
    ("It raged from November to February 1994.", None, [("1993-11-01", "1994-02-28")]),
    ("It fell in May and July 1994.", None, [None, ("1994-07-01", "1994-07-31")]),
    ("They may go to June 1994 for it.", None, [("1994-06-01", "1994-06-30")]),
    ("It ruled between 1976 and 1983.", None, [("1976-01-01", "1983-12-31")]),
    ("It will end by 2030.", None, [("2030-01-01", "2030-12-31")]),
    ("This morning it fell.", "2016-02-12", [("2016-02-12", "2016-02-12")]),
    ("Last night it fell.", "2016-02-12", [("2016-02-11", "2016-02-12")]),
    ("They will meet in the next two weeks.", "2016-02-12", [("2016-02-12", "2016-02-26")]),
    ("Over the next two weeks, 300 people died.", "2016-02-12", [None]),
    ("It opens on the first Sunday of the year.", "2016-02-10", [None]),
    ("It opened on the last Sunday in the village.", "2016-02-10", [None]),
    ("The talks were to have begun on Monday.", "2016-02-10", [("2016-02-08", "2016-02-08")]),
    ("He was to meet them on Monday.", "2016-02-10", [None]),
    ("He was to meet them later on Wednesday.", "2016-02-10", [("2016-02-10", "2016-02-10")]),
    ("The rebels have until Friday to leave.", "2016-02-10", [("2016-02-12", "2016-02-12")]),
    ("Snow is forecast for Friday.", "2016-02-10", [("2016-02-12", "2016-02-12")]),
    ("A march has been called for Friday.", "2016-02-10", [("2016-02-12", "2016-02-12")]),
    ("Two men were held for Monday's attack.", "2016-02-10", [("2016-02-08", "2016-02-08")]),
    ("The envoy is due in Oslo on Friday.", "2016-02-10", [("2016-02-12", "2016-02-12")]),
    ("It was set alight by a drone on Monday.", "2016-02-10", [("2016-02-08", "2016-02-08")]),
    ("He said that night raids went on.", "2016-02-12", []),
    ("The law of 1 May 1995 stands.", None, [("1995-05-01", "1995-05-01")]),
]


@pytest.mark.parametrize(("text", "anchor", "days"), CASES)
def test_the_days_meant(text, anchor, days):
    rows = dates(text, anchor)
    assert [r.start and (str(r.start), str(r.end)) for r in rows] == days


@pytest.mark.parametrize(("text", "anchor", "days"), CASES)
def test_a_refusal_says_why_and_a_day_never_carries_two_readings(text, anchor, days):
    for row in dates(text, anchor):
        assert row.reason and row.counter_reading
        assert (row.start is None) == (row.end is None)
        assert row.start is None or row.start <= row.end
        assert row.start is None or row.relative_to is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Talks failed last Wednesday.", "may be the Wednesday of this week"),
        ("They will meet next Saturday.", "may be the Saturday of this week"),
        ("It fell the previous day.", "counted from another day of the story"),
        ("It fell last summer.", "north and south"),
        ("A few days ago it fell.", "leaves the number open"),
        ("It fell on Monday, 10 February.", "10 February 2016 was a Wednesday, not a Monday"),
        ("It began a month ago.", "no single day"),
        ("The vote was scheduled for Sunday.", "on which side of the day of writing"),
        ("It fell on 31 June.", "no such day"),
    ],
)
def test_why_no_day_follows(text, reason):
    (row,) = dates(text, "2016-02-12")
    assert row.start is None
    assert reason in row.reason


def test_a_clock_beside_a_day_is_named_in_the_other_reading():
    for text in ("Early Sunday, shells fell.", "Shells fell on the night of 3-4 May."):
        assert "other clocks" in dates(text, "2016-05-10")[0].counter_reading
    assert "other clocks" not in dates("Shells fell on Sunday.", "2016-05-10")[0].counter_reading


def test_a_moment_as_anchor_counts_by_its_own_date():
    moment = datetime(2016, 2, 12, 23, 30, tzinfo=UTC)
    assert str(dates("It fell in February.", moment)[0].end) == "2016-02-12"
    assert str(dates("It fell on 3 February.", moment)[0].end) == "2016-02-03"


def test_a_plan_is_not_taken_for_the_past():
    window = assembled("The bridge fell on 3 May 2016. They agreed to rebuild it by 1 July 2017.")
    assert (str(window.earliest), str(window.latest)) == ("2016-05-03", "2017-07-01")
