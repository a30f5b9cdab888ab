"""The records of a batch as flat tables: a row a story, a row a finding; CSV, and Parquet.

CSV is safe to open in a spreadsheet. Parquet needs pyarrow (extra: parquet).
A column of a finding is a field of `record_fields.KINDS`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kit.analysis.figures.record_form import spreadsheet_cell
from kit.newsroom.record_fields import KINDS, MAYBE, SPAN, SPANS, TEXTS, TRUTH, WHOLE

STORY_COLUMNS = (
    "id", "outlet", "published", "byline", "title", "address", "place", "words", "notes",
    *(f"{kind}s" for kind in KINDS),
)  # fmt: skip
_SHARED = ("story", "outlet", "published", "type", "id", "start", "end", "sentence", "words",
           "rule", "reason", "counter_reading")  # fmt: skip
_OWN = {name: type_ for _, fields in KINDS.values() for name, type_ in fields.items()}
# A field that means one thing in one kind and another elsewhere keeps its kind's name.
_DAYS = {"start": "first_day", "end": "last_day"}
FINDING_COLUMNS = (
    *_SHARED,
    *(name for name in dict.fromkeys(_DAYS.get(n, n) for n in _OWN) if name not in _SHARED),
)
_CHUNK = 5_000


def records_in(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records in a file of JSON lines, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def story_row(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as one row: what is known of the story, and how many findings of each kind.

    >>> story_row({"id": "a", "notes": [], "findings": [{"type": "label"}]})["labels"]
    1
    """
    row = {name: record.get(name) for name in STORY_COLUMNS}
    row["notes"] = "; ".join(note["why"] for note in record["notes"])
    for kind in KINDS:
        row[f"{kind}s"] = sum(found["type"] == kind for found in record["findings"])
    return row


def finding_rows(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the findings of a record as rows of one form, other spans as "start-end"."""
    for found in record["findings"]:
        row: dict[str, Any] = dict.fromkeys(FINDING_COLUMNS)
        row |= {
            "story": record["id"], "outlet": record["outlet"], "published": record["published"],
            "start": found["span"][0], "end": found["span"][1],
        }  # fmt: skip
        row |= {name: found[name] for name in _SHARED if name in found and name not in _DAYS}
        for name, type_ in KINDS[found["type"]][1].items():
            row[_DAYS.get(name, name)] = _flat(found[name], type_.removesuffix(MAYBE))
        yield row


def _flat(value: Any, type_: str) -> Any:
    if value is None or type_ not in (SPAN, SPANS, TEXTS):
        return value
    if type_ == SPAN:
        return f"{value[0]}-{value[1]}"
    return "; ".join(item if type_ == TEXTS else f"{item[0]}-{item[1]}" for item in value)


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows to a CSV file, safe to open in a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: spreadsheet_cell(value) for name, value in row.items()})


def write_parquet(path: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows to a Parquet file; ImportError where pyarrow is missing."""
    import pyarrow
    import pyarrow.parquet

    numbers = {"start", "end", *(n for n, t in _OWN.items() if t.removesuffix(MAYBE) == WHOLE)}
    numbers |= {"words"} if "reason" not in columns else set()
    truths = {n for n, t in _OWN.items() if t == TRUTH}
    counts = {f"{kind}s" for kind in KINDS}
    kinds = {
        **dict.fromkeys(columns, pyarrow.string()),
        **dict.fromkeys(numbers | counts, pyarrow.int64()),
        **dict.fromkeys(truths, pyarrow.bool_()),
    }
    form = pyarrow.schema([(name, kinds[name]) for name in columns])
    with pyarrow.parquet.ParquetWriter(path, form) as file:
        for chunk in _chunks(rows):
            file.write_table(pyarrow.Table.from_pylist(chunk, schema=form))


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def write_tables(folder: Path, parquet: bool = False) -> list[Path]:
    """Return the tables written beside a folder's records: stories and findings."""
    source = folder / "stories.jsonl"
    ending, write = ("parquet", write_parquet) if parquet else ("csv", write_csv)
    stories, findings = folder / f"stories.{ending}", folder / f"findings.{ending}"
    write(stories, STORY_COLUMNS, (story_row(r) for r in records_in(source)))
    rows = (row for r in records_in(source) for row in finding_rows(r))
    write(findings, FINDING_COLUMNS, rows)
    return [stories, findings]
