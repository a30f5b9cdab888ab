"""`kit analyze`: any article to a ledger, in the terminal, as JSON, or as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.course.kept_copies import Tell, silent, write_keeping
from kit.show.ledger import ledger
from kit.show.ledger_rows import Ledger
from kit.text.article import Article
from kit.text.decoding import decode
from kit.text.imprint import UNKNOWN, Imprint
from kit.text.reading import MOST_BYTES, from_page, read, text_in
from kit.text.webpage import is_address, page_at

STANDARD_INPUT = "-"


def article_from(source: str, stated: Imprint = UNKNOWN) -> Article:
    """Return the article in a file, at an address, on standard input ("-"), or bundled.

    Web pages go through `kit.text.webpage`; `stated` is what the user says of the publication.
    Raises `Unreadable` with one line and the mend.
    """
    if is_address(source):
        return from_page(page_at(source), source, source, stated=stated)
    if source == STANDARD_INPUT:
        # One byte more than is read shows that there is too much, and a pipe need not end.
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        said = decode(data, "standard input")
        return from_page(said, "standard input", "standard input", stated=stated)
    path = Path(source)
    if path.is_file():
        return from_page(text_in(path), path.stem, source, stated=stated)
    return read(source, published=stated.published, outlet=stated.outlet, byline=stated.byline)


def write_page(found: Ledger, path: Path, tell: Tell = silent) -> None:
    """Write the ledger as an HTML page to `path`, whole or not at all; `tell` of a copy kept."""
    from kit.show.page import html

    write_keeping(path, html(found), make_folders=False, tell=tell)


def write_records(found: Ledger, path: Path, tell: Tell = silent) -> int:
    """Return how many claims were written to `path`, a verification record each: CSV or JSON.

    `tell` gets a line where another file stood there, which is kept. Raises `ValueError` where the
    name ends on neither.
    """
    from kit.analysis.casualties.claims import casualties
    from kit.analysis.figures.record_form import record_of, to_csv, to_json

    forms = {".csv": to_csv, ".json": to_json}
    if path.suffix.lower() not in forms:
        raise ValueError(f"{path}: records are CSV or JSON; end the name on .csv or .json")
    records = [record_of(claim) for claim in casualties(found.article)]
    write_keeping(path, forms[path.suffix.lower()](records), make_folders=False, tell=tell)
    return len(records)


def analyze(source: str, stated: Imprint = UNKNOWN) -> Ledger:
    """Return the ledger of the article that `source` names; `stated` as in `article_from`."""
    return ledger(article_from(source, stated))
