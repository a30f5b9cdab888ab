"""Tables: findings as a pandas frame, or as plain text no wider than a terminal.

Text tables are what lessons print below every figure, so they are plain (a screen reader
can follow them), at most `WIDTH` columns wide, and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from kit.analysis.finding import NOWHERE, Finding
from kit.show.plain_grid import grid
from kit.text.article import Article
from kit.text.records import Block, Quotation, Sentence, Span, Token

if TYPE_CHECKING:
    import pandas

WIDTH = 80
MOST_COLUMNS = 5
NOTHING = "-"
_NO_PANDAS = (
    "kit.table makes pandas frames, and pandas is not here. Mend: pip install pandas, or take "
    "kit.show.tables.rows_of(findings), the same as plain dicts"
)


def table(findings: Iterable[Any], article: Article | str | None = None) -> pandas.DataFrame:
    """Return findings of one kind as a pandas frame, a row a finding, a column a field.

    A finding knows its article: its row begins with its sentence, its words and their place
    ("start-end"), then come its own fields, every span as the words it covers, then rule, reason
    and counter-reading. `article` does the same for blocks, sentences, quotations and tokens, whose
    spans are shown as "start-end" without it. Raises TypeError for what is no record of this kit.

    >>> from kit.analysis.agency.passive_clauses import passives
    >>> table(passives("The mill was burned by rebels."))[["sentence", "words", "agent"]]
      sentence                          words   agent
    0      1.1  The mill was burned by rebels  rebels
    >>> table(["not a finding"])
    Traceback (most recent call last):
    TypeError: kit.table takes findings such as kit.attributions(article), not a str
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError(_NO_PANDAS) from error

    return pandas.DataFrame(rows_of(findings, article))


def rows_of(findings: Iterable[Any], article: Article | str | None = None) -> list[dict[str, Any]]:
    """Return each finding as a dict of plain values, in the order of its fields."""
    rows = []
    for finding in findings:
        if isinstance(finding, Finding):
            rows.append(_row_of(finding))
            continue
        if not is_dataclass(finding) or isinstance(finding, type):
            name = type(finding).__name__
            raise TypeError(
                f"kit.table takes findings such as kit.attributions(article), not a {name}"
            )
        row: dict[str, Any] = {}
        where = place(finding, article)
        if where:
            row["sentence"] = where
        for field in fields(finding):
            row[field.name] = shown(getattr(finding, field.name), article)
        rows.append(row)
    return rows


def _row_of(finding: Finding) -> dict[str, Any]:
    article = None if finding.article is NOWHERE else finding.article
    row: dict[str, Any] = {
        "sentence": finding.sentence,
        "words": " ".join(finding.words.split()),
        "span": shown(finding.span, None),
    }
    shared = {field.name for field in fields(Finding)}
    for field in fields(finding):
        if field.name not in shared:
            row[field.name] = shown(getattr(finding, field.name), article)
    return row | {name: getattr(finding, name) for name in ("rule", "reason", "counter_reading")}


def place(finding: Any, article: Article | str | None) -> str | None:
    """Return the id of the sentence in which a finding's first span begins, or None."""
    if not isinstance(article, Article):
        return None
    spans = list(_spans(finding))
    if not spans:
        return None
    first = min(spans)
    for sentence in article.sentences:
        if sentence.span.start <= first.start < sentence.span.end:
            return sentence.id
    return None


def shown(value: Any, article: Article | str | None) -> Any:
    """Return a field's value as a reader should see it: spans as their words."""
    if isinstance(value, Span):
        return " ".join(value.of(article).split()) if article else f"{value.start}-{value.end}"
    if isinstance(value, (Sentence, Block, Quotation, Token)):
        return shown(value.span, article)
    if isinstance(value, (tuple, list)):
        return " … ".join(str(shown(item, article)) for item in value)
    return value


def text_table(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str] | None = None, width: int = WIDTH
) -> str:
    """Return rows as a plain text table at most `width` characters wide.

    `columns` picks and orders the columns; at most five, since more cannot be read on a
    narrow screen. An empty list of rows gives "(no rows)".

    >>> print(text_table([{"block": 18, "words": 26}]))
    block   words
    -------------
    18      26
    """
    rows = list(rows)
    if not rows:
        return "(no rows)"
    columns = named_columns(rows, columns)
    return grid(columns, [[cell(row.get(column)) for column in columns] for row in rows], width)


def named_columns(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None
) -> list[str]:
    """Return a table's columns; ValueError where a narrow screen has no room for so many."""
    names = list(columns or rows[0])
    if len(names) > MOST_COLUMNS:
        raise ValueError(f"a text table takes at most {MOST_COLUMNS} columns, not {len(names)}")
    return names


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Return `text` as lines of at most `width` characters, broken between words."""
    import textwrap

    # A word of the article keeps its hyphen: "cease-fire" can be found and copied whole.
    return textwrap.wrap(text, width, break_on_hyphens=False) or [""]


def cell(value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _spans(finding: Any) -> Iterable[Span]:
    for field in fields(finding):
        value = getattr(finding, field.name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Span))
