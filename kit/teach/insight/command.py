"""The `kit insight` command: where the grade book is, which keys, where the page goes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def insight(
    grades: Annotated[Path, typer.Argument(help="The folder that kit grade wrote.")] = Path(
        "grades"
    ),
    keys: Annotated[Path, typer.Option(help="The folder of lessons with their keys.")] = Path(
        "exercises"
    ),
    private_keys: Annotated[
        Path | None, typer.Option(help="Keys that are kept apart from the lessons.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the page goes; default: beside the grade book.")
    ] = None,
    before: Annotated[str, typer.Option(help="The question judged before.")] = "start.7",
    after: Annotated[str, typer.Option(help="The question that has its twins.")] = "capstone.8",
) -> None:
    """Show what a class misunderstood: one page and tables, without names. Runs nothing."""
    from kit.course.bank.read import BankError
    from kit.course.kept_copies import OwnFiles
    from kit.teach.handed_in.keys import read_keys
    from kit.teach.insight.grades import NoClass
    from kit.teach.insight.page import insight as look
    from kit.teach.insight.page import write
    from kit.teach.insight.papers import read_class

    folder = grades if grades.is_dir() else grades.parent
    try:
        read_class(grades)  # a bad grade book is told before the keys are read
        known = read_keys(keys, private_keys) if keys.is_dir() else {}
        group = read_class(grades, known, keys)
        with OwnFiles(out or folder) as own:
            paths = write(look(group, before, after), own)
    except (NoClass, BankError) as error:
        _leave(f"kit insight: {error}")
    except OSError as error:
        _leave(f"kit insight: {error.filename}: {error.strerror}; name another place with --out")
    if own.kept:
        typer.echo(f"kept      {own.kept} (files that somebody had changed)")
    for note in group.notes:
        typer.echo(note)
    if group.learners < 5:
        typer.echo(f"{group.learners} of at least five learners: all figures are withheld")
    typer.echo(f"{group.learners} learners, {len(group.papers)} papers; read {paths[0]}")


def _leave(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
