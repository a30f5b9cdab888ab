"""`kit analyze`: any article to a ledger, in the terminal, as JSON, or as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.course.whole_file import write_whole
from kit.show.ledger import ledger
from kit.show.ledger_rows import Ledger
from kit.text.article import Article
from kit.text.decoding import decode
from kit.text.reading import MOST_BYTES, from_text, read, text_in
from kit.text.webpage import is_address, is_html, text_at, text_of_html

STANDARD_INPUT = "-"


def article_from(source: str) -> Article:
    """Return the article in a file, at an address, on standard input ("-"), or bundled.

    Web pages go through `kit.text.webpage`. Raises `Unreadable` with one line and the mend.
    """
    if is_address(source):
        return from_text(text_at(source), source, source)
    if source == STANDARD_INPUT:
        # One byte more than is read shows that there is too much, and a pipe need not end.
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        return _article(decode(data, "standard input"), "standard input", "standard input")
    path = Path(source)
    if path.is_file():
        return _article(text_in(path), path.stem, source)
    return read(source)


def _article(text: str, id: str, name: str) -> Article:
    return from_text(text_of_html(text, name) if is_html(text) else text, id, name)


def write_page(found: Ledger, path: Path) -> None:
    """Write the ledger as an HTML page to `path`, whole or not at all."""
    from kit.show.page import html

    write_whole(path, html(found), make_folders=False)


def write_records(found: Ledger, path: Path) -> int:
    """Return how many claims were written to `path`, a verification record each: CSV or JSON.

    Raises `ValueError` where the name ends on neither.
    """
    from kit.analysis.casualties.claims import casualties
    from kit.analysis.figures.record_form import record_of, to_csv, to_json

    forms = {".csv": to_csv, ".json": to_json}
    if path.suffix.lower() not in forms:
        raise ValueError(f"{path}: records are CSV or JSON; end the name on .csv or .json")
    records = [record_of(claim) for claim in casualties(found.article)]
    write_whole(path, forms[path.suffix.lower()](records), make_folders=False)
    return len(records)


def analyze(source: str) -> Ledger:
    """Return the ledger of the article that `source` names."""
    return ledger(article_from(source))
