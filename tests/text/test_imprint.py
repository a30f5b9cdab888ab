"""When, where and by whom a story was published: from the reader, the page's head, its lines."""

from datetime import date, datetime

import pytest

import kit
from kit.text.imprint import Imprint, given
from kit.text.page_meta import imprint_of_page

STORY = (
    "Shells fall on the port of Varn\n\n{}\n\nShells fell on the port on Monday. Two cranes burned."
)
DAY = date(2017, 4, 5)


@pytest.mark.parametrize(
    "line",
    [
        "5 April 2017",
        "Wednesday, April 5, 2017",
        "Wed 05 Apr 2017 14.30 BST",
        "Published: 5 April 2017, 14:30 GMT",
        "Posted on April 5th, 2017 at 9:12 a.m.",
        "April 5, 2017 | Page 2",
        "By Ann Lee | 5 April 2017",
        "Published 5 April 2017 | Updated 7 April 2017",
        "2017-04-05T09:12:00",
        "25/03/2017",
    ],
)
def test_a_date_line_gives_the_day(line):
    day = date(2017, 3, 25) if line.startswith("25") else DAY
    assert kit.read(STORY.format(line)).published == day


@pytest.mark.parametrize(
    "line",
    [
        "April 5",  # no year
        "05/04/2017",  # April or May, as the country has it
        "Monday, April 5, 2017",  # it was a Wednesday
        "31 April 2017",
        "The truce of 5 April 2017 was signed in the port.",
        "Siege of Varn, 5 April 2017 to 9 May 2018",
    ],
)
def test_a_line_that_does_not_settle_a_day_gives_none(line):
    assert kit.read(STORY.format(line)).published is None


def test_the_first_publication_goes_before_an_update():
    text = STORY.format("Updated 7 April 2017\n\nPublished 5 April 2017")
    assert kit.read(text).published == DAY
    assert kit.read(STORY.format("Updated 7 April 2017")).published == date(2017, 4, 7)


@pytest.mark.parametrize(
    ("line", "published", "outlet"),
    [
        ("VARN, Elland, April 5, 2017 (Reuters) - Shells fell on the port.", DAY, "Reuters"),
        ("VARN (AP) — Shells fell on the port.", None, "AP"),
        ("VARN, April 5 - Shells fell on the port.", None, None),
        ("Wed 05 Apr 2017 Shells fell on the port.", DAY, None),
        ("On 5 April 2017 shells fell on the port.", None, None),
    ],
)
def test_the_first_line_of_a_story_may_say_it(line, published, outlet):
    article = kit.read(f"{line} Two cranes burned.\n\nThe mayor came. People ran.")
    assert (article.published, article.outlet) == (published, outlet)


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Shells fall on the port of Varn | The Varn Times", "The Varn Times"),
        ("Shells fall on the port of Varn - BBC News", "BBC News"),
        ("We will hold the port of Varn – Mayor Ann Lee", None),
    ],
)
def test_a_title_may_end_on_the_outlet(title, outlet):
    assert kit.read(f"{title}\n\nShells fell on Monday. Two cranes burned.").outlet == outlet


def test_a_signature_and_a_copyright_name_the_outlet():
    assert kit.read("Shells fell. Two cranes burned.\n\nPeople ran. - REUTERS").outlet == "Reuters"
    said = kit.read(STORY.format("Copyright 2017 The Associated Press. All rights reserved."))
    assert said.outlet == "The Associated Press"
    assert kit.read("Shells fell. Two cranes burned.\n\nPeople ran to the AP").outlet is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee and Jo de Roe, Varn", "Ann Lee and Jo de Roe"),
        ("By Monday Evening", "Monday Evening"),
        ("By the port", None),
    ],
)
def test_a_byline_names_its_writers(line, byline):
    found = kit.read(STORY.format(line)).byline
    assert found == (None if "Monday" in line else byline)


def test_what_the_reader_gives_goes_before_what_the_page_says():
    article = kit.read(
        STORY.format("By Ann Lee\n\n5 April 2017"), published="2017-04-06", outlet="X"
    )
    assert (article.published, article.outlet, article.byline) == (date(2017, 4, 6), "X", "Ann Lee")
    assert dict(article.imprint.because) == {
        "published": "given by the reader", "outlet": "given by the reader",
        "byline": "the line “By Ann Lee”",
    }  # fmt: skip
    again = kit.read(article, byline="Jo Roe")
    assert (again.byline, again.outlet) == ("Jo Roe", "X")


def test_a_day_that_is_none_is_refused_with_the_mend():
    with pytest.raises(ValueError, match="published 'Monday': give a date, or a day such as"):
        kit.read("Shells fell.", published="Monday")
    assert given(datetime(2017, 4, 5, 9)).published == DAY


def test_days_and_periods_are_counted_from_the_day_of_publication():
    text = STORY.format("Wednesday, April 5, 2017") + " Since Sunday 12 people have been killed."
    days = {row.words: row.start for row in kit.dates(text)}
    assert days["Monday"] == date(2017, 4, 3)
    (claim,) = kit.casualties(text)
    assert (claim.first_day, claim.last_day) == (date(2017, 4, 2), DAY)
    assert kit.dates(text, anchor="2017-04-12")[1].start == date(2017, 4, 10)


HEAD = """<html><head><meta property="og:site_name" content="The Varn Times">
<meta name="author" content="By Ann Lee"><meta name="date" content="2017-04-09">
<script type="application/ld+json">{}</script></head><body><time datetime="2016-01-01">x</time>"""


@pytest.mark.parametrize(
    ("json", "expected"),
    [
        ('{"@type": "NewsArticle", "datePublished": "2017-04-05T09:00:00+02:00", "publisher": '
         '{"@type": "Organization", "name": "Elland Press"}, "author": [{"name": "Jo Roe"}, '
         '{"name": "Ann Lee"}]}', (DAY, "Elland Press", "Jo Roe, Ann Lee")),
        ('{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, {"@type": ["Article"], '
         '"datePublished": "2017-04-05"}]}', (DAY, "The Varn Times", "Ann Lee")),
        ("{not json", (date(2017, 4, 9), "The Varn Times", "Ann Lee")),
        ('{"@type": "NewsArticle", "datePublished": 5, "author": 7}',
         (date(2017, 4, 9), "The Varn Times", "Ann Lee")),
    ],
)  # fmt: skip
def test_the_head_of_a_page_says_it(json, expected):
    found = imprint_of_page(HEAD.replace("{}", json))
    assert (found.published, found.outlet, found.byline) == expected


def test_a_page_without_a_head_says_nothing():
    assert imprint_of_page("<p>5 April 2017</p>") == Imprint()


def test_a_saved_page_is_read_with_its_day(tmp_path):
    pytest.importorskip("trafilatura")
    page = tmp_path / "story.html"
    words = "The old bridge was closed on Monday after shells fell on the bank, the mayor said."
    page.write_text(
        '<!DOCTYPE html><html><head><title>Bridge closed</title><meta name="date" '
        f'content="2017-04-05"></head><body><article><h1>Bridge closed</h1><p>{words}</p>'
        f"<p>{words}</p><p>{words}</p></article></body></html>"
    )
    article = kit.read(page)
    assert article.published == DAY
    assert "<p>" not in article.text
    assert kit.dates(article)[0].start == date(2017, 4, 3)
