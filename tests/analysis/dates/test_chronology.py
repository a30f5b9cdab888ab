"""Dates and relative expressions: resolved with an anchor, related without, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

import kit
from kit.analysis.dates.chronology import assembled, conflicts, dates, nows

ANCHOR = "2016-02-12"  # a Friday


def day(text, anchor=ANCHOR):
    (row,) = dates(text, anchor)
    return None if row.start is None else (str(row.start), str(row.end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Talks failed on Wednesday.", "2016-02-10", "2016-02-10"),
        ("Talks failed on Friday.", "2016-02-12", "2016-02-12"),
        ("Talks failed last Friday.", "2016-02-05", "2016-02-05"),
        ("Talks will resume on Friday.", "2016-02-19", "2016-02-19"),
        ("Talks failed yesterday.", "2016-02-11", "2016-02-11"),
        ("They will meet tomorrow.", "2016-02-13", "2016-02-13"),
        ("The port reopened earlier this month.", "2016-02-01", "2016-02-12"),
        ("The port closed last month.", "2016-01-01", "2016-01-31"),
        ("It began two weeks ago.", "2016-01-29", "2016-01-29"),
        ("The army will leave by February 22.", "2016-02-22", "2016-02-22"),
        ("Norland said it will quit flying by February 22.", "2016-02-22", "2016-02-22"),
        ("It fell on 30 December.", "2015-12-30", "2015-12-30"),
        ("It fell in December.", "2015-12-01", "2015-12-31"),
        ("The war began in March 2011.", "2011-03-01", "2011-03-31"),
        ("The war began in 2011.", "2011-01-01", "2011-12-31"),
        ("It fell on March 4, 2011.", "2011-03-04", "2011-03-04"),
        ("It fell on 4 March 2011.", "2011-03-04", "2011-03-04"),
        ("It fell on Friday, 4 March 2011.", "2011-03-04", "2011-03-04"),
        ("People have left since the beginning of this month.", "2016-02-01", "2016-02-12"),
    ],
)
def test_resolved_against_the_day_of_writing(text, start, end):
    assert day(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["“We left yesterday”, he said.", "It fell on 31 February 2011.", "It began a month ago."],
)
def test_unresolved_rather_than_guessed(text):
    assert day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "The May government fell.",
        "It cost 2011 dollars.",
        "She sat in the sun.",
    ],
)
def test_look_alikes_are_not_dates(text):
    assert dates(text, ANCHOR) == []


def test_without_an_anchor_relative_words_say_what_they_count_from():
    (row,) = dates("Talks failed on Wednesday.")
    assert (row.start, row.relative_to) == (None, "the day the text was written")
    (row,) = dates("“We left yesterday”, he said.")
    assert row.relative_to == "the day it was said"
    (row,) = dates("The war began in March 2011.")
    assert (row.start, row.relative_to) == (date(2011, 3, 1), None)


def test_a_bad_anchor_gets_one_clear_line():
    with pytest.raises(ValueError, match="'2016-02-12'"):
        dates("It rained.", anchor="last week")


def test_expressions_of_the_article():
    article = kit.read("aleppo-2016-02")
    rows = [(row.sentence, row.words) for row in dates(article)]
    assert rows == [
        ("2.1", "Wednesday"),
        ("7.1", "Monday"),
        ("7.1", "February 22"),
        ("8.1", "Wednesday"),
        ("15.1", "yesterday"),
        ("16.1", "earlier this month"),
        ("18.1", "the beginning of this month"),
        ("18.1", "Wednesday"),
        ("19.1", "March 2011"),
    ]
    assert all(row.reason and row.counter_reading for row in dates(article))


def test_two_nows_in_the_article():
    article = kit.read("aleppo-2016-02")
    (clash,) = conflicts(article)
    assert (clash.shared, clash.ahead_sentence, clash.back_sentence) == ("Munich", "3.1", "5.1")
    outlooks = {(row.sentence, row.about): row.outlook for row in nows(article)}
    assert outlooks["8.1", "talks"] == "ahead"
    assert not any(sentence == "13.1" for sentence, _ in outlooks)


@pytest.mark.parametrize(
    "text",
    [
        "The truce reached in Geneva held. Both sides met in Geneva.",
        "They will meet in Geneva. They hope to sign in Geneva.",
        "They will meet in Geneva. The truce reached in Oslo failed.",
        "Planes will fly over Geneva. A man died in Geneva.",
    ],
)
def test_one_now_is_no_conflict(text):
    assert conflicts(text) == []


def test_when_the_article_can_have_been_put_together():
    window = assembled(kit.read("aleppo-2016-02"), anchor=ANCHOR)
    assert (str(window.earliest), str(window.latest)) == ("2016-02-10", "2016-02-22")
    # "Munich" is over for one sentence and ahead for another; neither has a day, so none follows.
    assert window.conflicts[0].shared == "Munich"
    assert window.earliest_because == "2.1 looks back on Wednesday"
    silent = assembled("It rained.")
    assert (silent.earliest, silent.latest) == (None, None)
