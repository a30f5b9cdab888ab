"""Articles out of web pages; the network is touched for a given address only."""

import sys

import pytest

from kit.text.decoding import Unreadable
from kit.text.webpage import is_address, is_html, text_at, text_of_html

PAGE = """<!DOCTYPE html><html><head><title>Bridge closed after shelling</title>
<script>document.title = "not this"</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closed after shelling</h1>
<p>The old bridge was closed on Monday after shells fell on the east bank, the mayor said.</p>
<p>At least two people were hurt, according to the town’s only clinic, which gave no names.</p>
<p>Engineers will look at the pillars on Tuesday, a spokesman for the road office said.</p>
</article><footer>Share this page</footer></body></html>"""


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("ftp://example.org/a", False),
        ("file:///etc/passwd", False),
        ("story.txt", False),
        ("http://example.org/a story", False),
        ("Ministry: http://example.org", False),
    ],
)
def test_only_web_addresses_are_addresses(text, answer):
    assert is_address(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (PAGE, True),
        ("\n <html><body>x", True),
        ("<!-- saved --><!DOCTYPE HTML>", True),
        ("Shells <of 120 mm> fell.", False),
        ("", False),
    ],
)
def test_a_page_is_told_by_its_beginning(text, answer):
    assert is_html(text) is answer


def test_title_and_paragraphs_become_blocks_and_scripts_do_not():
    pytest.importorskip("trafilatura")
    blocks = text_of_html(PAGE).strip().split("\n\n")
    assert blocks[0] == "Bridge closed after shelling"
    assert blocks[2].startswith("At least two people were hurt")
    assert "document.title" not in "".join(blocks)


def test_a_page_without_an_article_is_refused():
    pytest.importorskip("trafilatura")
    with pytest.raises(Unreadable, match="no article text found"):
        text_of_html("<html><body></body></html>", "empty.html")


def test_without_trafilatura_the_mend_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(
        Unreadable, match=r"`pip install trafilatura lxml_html_clean` in a terminal of Jup"
    ) as told:
        text_of_html(PAGE)
    assert "\n" not in str(told.value) and ".venv/bin/python -m pip install" in str(told.value)


def test_a_fetched_page_is_read(monkeypatch):
    trafilatura = pytest.importorskip("trafilatura")
    from trafilatura.utils import Response

    asked = []

    def fetch(url, **options):
        asked.append(url)
        return Response(PAGE.encode(), 200, url)

    monkeypatch.setattr(trafilatura, "fetch_response", fetch)
    assert "the mayor said" in text_at("https://news.example/story")
    assert asked == ["https://news.example/story"]


def test_addresses_inside_ones_own_network_are_not_fetched(caplog):
    pytest.importorskip("trafilatura")
    with pytest.raises(Unreadable, match="could not be fetched"):
        text_at("http://127.0.0.1:9/story")


@pytest.mark.parametrize("number", [40, 40_000])
def test_comments_before_a_page_take_no_time(number):
    # A pattern that tries every way to end them would not come back from the first already.
    comments = "<!-- a --> " * number
    assert is_html(comments + "<html>") and not is_html(comments + "Nine people were killed.")
