"""The article inside a web page: its text out of HTML, or out of the page at an address.

Both need trafilatura (Barbaresi 2021, ACL), an optional extra. Nothing else in the kit touches
the network, and this does so only for an address its user typed.
"""

from __future__ import annotations

import logging
import re
from types import ModuleType
from urllib.parse import urlsplit

from kit.text.decoding import Unreadable, decode

MOST_BYTES = 20_000_000
# The kit is on no package index, so its extra cannot be named; its packages can. The second is a
# part of lxml that its sixth version leaves out, and without which the first does not start.
GET_TRAFILATURA = (
    "`pip install trafilatura lxml_html_clean` in a terminal of JupyterLab, or "
    "`.venv/bin/python -m pip install trafilatura lxml_html_clean` in any other"
)
_FIRST_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_SPACES = re.compile(r"\s*")
_BEFORE_IT = (("<?xml", ">"), ("<!--", "-->"))


def is_address(text: str) -> bool:
    """Return whether a text is an http or https address.

    >>> is_address("https://example.org/story"), is_address("story.html")
    (True, False)
    """
    return urlsplit(text.strip()).scheme in ("http", "https") and not re.search(r"\s", text.strip())


def is_html(text: str) -> bool:
    """Return whether a text begins as an HTML page does.

    >>> is_html("<!-- saved --> <!DOCTYPE html>"), is_html("<!-- never ended <html>")
    (True, False)
    """
    place = _words_from(text, 0)
    for opening, ending in _BEFORE_IT:
        while text.startswith(opening, place):
            end = text.find(ending, place)
            if end < 0:
                return False
            place = _words_from(text, end + len(ending))
    return bool(_FIRST_TAG.match(text, place))


def _words_from(text: str, place: int) -> int:
    """Where the first character stands that is no space, from a place on."""
    found = _SPACES.match(text, place)
    return found.end() if found else place


def text_of_html(html: str, name: str = "the page") -> str:
    """Return the title and the article text of an HTML page, blocks apart by blank lines.

    Raises `Unreadable` where trafilatura is missing or no article can be told from the page.
    """
    trafilatura = _trafilatura(name)
    from trafilatura.metadata import extract_metadata

    body = trafilatura.extract(
        html, include_comments=False, include_tables=False, favor_recall=True
    )
    if not body:
        raise Unreadable(f"{name}: no article text found in this page; paste its text into a file")
    data = extract_metadata(html)
    title = (data.title or "").strip() if data else ""
    blocks = [line.strip() for line in body.splitlines() if line.strip()]
    if title and blocks[0] != title:
        blocks.insert(0, title)
    return "\n\n".join(blocks) + "\n"


def page_at(address: str) -> str:
    """Return the HTML, or the text, at an http or https address.

    Raises `Unreadable` where it cannot be fetched or is too large.
    """
    trafilatura = _trafilatura(address)
    response = trafilatura.fetch_response(address, decode=False)
    if response is None or not response.data:
        raise Unreadable(
            f"{address}: could not be fetched; save the page and name the file instead"
        )
    if len(response.data) > MOST_BYTES:
        raise Unreadable(f"{address}: over {MOST_BYTES // 1_000_000} MB; save the article's text")
    return decode(response.data)


def text_at(address: str) -> str:
    """Return the article text of the page at an http or https address.

    Raises `Unreadable` where the page cannot be fetched, is too large, or holds no article.
    """
    return text_of_html(page_at(address), address)


def _trafilatura(name: str) -> ModuleType:
    try:
        import trafilatura
    except ImportError:
        raise Unreadable(
            f"{name}: reading web pages needs two packages more: {GET_TRAFILATURA}; "
            "or paste the article's text into a file"
        ) from None
    # Its own account of a failed download would stand beside ours, over many lines.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura
