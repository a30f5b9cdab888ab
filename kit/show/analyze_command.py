"""`kit analyze`: any article to a ledger, in the terminal, as JSON, or as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.show.ledger import Ledger, ledger
from kit.text.article import Article
from kit.text.decoding import decode
from kit.text.reading import from_text, read
from kit.text.webpage import is_address, is_html, text_at, text_of_html

STANDARD_INPUT = "-"


def article_from(source: str) -> Article:
    """Return the article in a file, at an address, on standard input ("-"), or bundled.

    Web pages go through `kit.text.webpage`. Raises `Unreadable` with one line and the mend.
    """
    if is_address(source):
        return from_text(text_at(source), source, source)
    if source == STANDARD_INPUT:
        return _read(decode(sys.stdin.buffer.read(), "standard input"), *["standard input"] * 2)
    path = Path(source)
    if path.is_file():
        return _read(decode(path.read_bytes(), source), path.stem, source)
    return read(source)


def _read(text: str, id: str, name: str) -> Article:
    return from_text(text_of_html(text, name) if is_html(text) else text, id, name)


def write_page(found: Ledger, path: Path) -> None:
    """Write the ledger as an HTML page to `path`, whole or not at all."""
    from kit.show.page import html

    half = path.with_name(path.name + ".part")
    half.write_text(html(found), encoding="utf-8")
    half.replace(path)


def analyze(source: str) -> Ledger:
    """Return the ledger of the article that `source` names."""
    return ledger(article_from(source))
