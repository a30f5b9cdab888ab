"""The part of the command `kit` that needs nothing but the kit: analyze, rules, start, --version.

`kit.cli` says the same of these, and more, where typer is installed; tests/test_reading_cli.py
holds the two together.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import kit

COMMANDS = ("analyze", "rules", "start")
MORE = "it needs more packages than the kit alone. Mend: pip install 'dateline-kit[lab,teach]'"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves with 1 where something cannot be read or written."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        sys.exit(f"kit {words[0]}: {MORE}")
    told, more = _parser().parse_known_args(words)
    if more:
        sys.exit(f"kit {words[0]} {more[0]}: {MORE}")
    try:
        told.run(told)
    except (ValueError, OSError, ImportError) as error:
        sys.exit(str(error))
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
        sys.exit(141)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kit",
        description="Dateline: read one conflict story like an investigator.",
        epilog="Lessons, marks and much more come with: pip install 'dateline-kit[lab,teach]'",
    )
    parser.add_argument("--version", action="version", version=f"dateline-kit {kit.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    analyze = commands.add_parser("analyze", help="List what an article rests on, row by row.")
    analyze.add_argument(
        "source",
        nargs="+",
        help="A file, an address, a bundled id, or - ; or a folder, JSON Lines.",
    )
    analyze.add_argument("--html", type=Path, help="Write one self-contained HTML page here.")
    analyze.add_argument("--records", type=Path, help="Write verification records: .csv or .json.")
    analyze.add_argument("--marks", type=Path, help="Write findings: .json, .jsonl, .xmi, .conllu.")
    analyze.add_argument("--json", action="store_true", help="Print JSON instead of tables.")
    analyze.add_argument("--published", help="The day it was published, as 2017-04-05.")
    analyze.add_argument("--outlet", help="The outlet that published it.")
    analyze.add_argument("--byline", help="Under whose name it was published.")
    analyze.add_argument("--all", action="store_true", help="Show all rows of all tables.")
    analyze.add_argument("--out", type=Path, help="Many stories: the folder for what is written.")
    analyze.add_argument("--jobs", type=int, help="Many stories: how many at one time.")
    analyze.set_defaults(run=_analyze)

    rules = commands.add_parser("rules", help="List the rows of casualty claims, and what fired.")
    rules.add_argument("folder", type=Path, help="A folder of texts: .txt, .md or .html.")
    rules.set_defaults(run=_rules)

    start = commands.add_parser("start", help="Lay the lessons into a folder.")
    start.add_argument("folder", type=Path, nargs="?", default=Path("dateline"))
    start.set_defaults(run=_start)
    return parser


def _analyze(told: argparse.Namespace) -> None:
    from kit.newsroom.batch_command import batch, is_batch, processors
    from kit.show.analyze_command import analyze, write_page, write_records
    from kit.show.terminal import MOST_ROWS, summary
    from kit.text.imprint import given

    if told.out is not None or is_batch(told.source):
        if told.out is None:
            raise ValueError("kit analyze: many stories go to a folder; name it with --out")
        sys.exit(batch(told.source, told.out, max(1, told.jobs or processors()), parquet=False))
    found = analyze(told.source[0], given(told.published, told.outlet, told.byline))
    if told.html:
        write_page(found, told.html, _aside)
        print(f"written   {told.html}", file=sys.stderr)
    if told.records:
        count = write_records(found, told.records, _aside)
        print(f"written   {told.records} ({count} record{'s' * (count != 1)})", file=sys.stderr)
    if told.marks:
        from kit.newsroom.exchange import write_marks

        count = write_marks(found.article, told.marks, tell=_aside)
        print(f"written   {told.marks} ({count} mark{'s' * (count != 1)})", file=sys.stderr)
    if told.json:
        print(found.as_json())
    elif not (told.html or told.records or told.marks):
        print(summary(found, most_rows=sys.maxsize if told.all else MOST_ROWS))


def _rules(told: argparse.Namespace) -> None:
    from kit.show.progress_bar import told as with_progress
    from kit.show.row_counts import counted, texts_in

    found = counted(with_progress(texts_in(told.folder), "reading"))
    for line in found.unread:
        print(f"not read: {line}", file=sys.stderr)
    if not found.texts:
        raise ValueError(f"kit rules: {told.folder}: none of its texts could be read")
    print("\n".join(found.lines()))


def _aside(line: str) -> None:
    print(line, file=sys.stderr)


def _start(told: argparse.Namespace) -> None:
    from kit.course.laying import lay

    for line in lay(told.folder):
        print(line)
