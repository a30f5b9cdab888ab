"""The commands `kit mark gather`, `agree` and `join`: options and lines around `kit.teach.hand`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

mark = typer.Typer(help="Mark free answers by hand.", no_args_is_help=True)

Grades = Annotated[Path, typer.Argument(help="The folder that `kit grade` wrote.")]
Folder = Annotated[Path, typer.Argument(help="The folder of the sheets.")]
Keys = Annotated[Path, typer.Option(help="The folder of lessons with their keys.")]
Private = Annotated[Path | None, typer.Option(help="Keys that are kept apart from the lessons.")]


@mark.command()
def gather(
    grades: Grades = Path("grades"),
    out: Annotated[Path, typer.Option(help="Where the sheets go.")] = Path("marking"),
    marker: Annotated[
        list[str] | None, typer.Option(help="A marker's name (give it again for a second one).")
    ] = None,
    keys: Keys = Path("exercises"),
    private_keys: Private = None,
    seed: Annotated[int, typer.Option(help="Seed of the order of answers.")] = 2016,
) -> None:
    """Gather free answers without names: a sheet a question for each marker."""
    with _one_line():
        from kit.teach.hand.gather import TABLE
        from kit.teach.hand.gather import gather as run_gather

        made = run_gather(
            grades, _lessons(keys, private_keys), out, tuple(marker or ["marker-1"]), seed
        )
    for path in made.kept:
        typer.echo(f"kept      {path} (from before)")
    for sheet in made.pack.sheets.values():
        count = len(sheet.answers)
        typer.echo(f"gathered  {sheet.name}: {count} answer{'s' * (count != 1)}")
    for note in made.notes:
        typer.echo(f"look at   {note}")
    typer.echo(f"sheets in {out}; who wrote what is only in {grades / TABLE}: keep it to yourself")


@mark.command()
def agree(folder: Folder = Path("marking")) -> None:
    """Say how far two markers agree, and list what they have to settle."""
    with _one_line():
        from kit.teach.hand.double import agree as run_agree
        from kit.teach.hand.sheets import read_pack

        found, path, kept = run_agree(read_pack(folder))
    for copy in kept:
        typer.echo(f"kept      {copy} (from before)")
    for one in found:
        for line in one.lines():
            typer.echo(line)
    if any(one.unsettled for one in found):
        typer.echo(f"to settle {path}: fill its column 'settled', then join")
    elif path is not None:
        typer.echo(f"settled   {path}: nothing is left to settle; join")


@mark.command()
def join(
    folder: Folder = Path("marking"),
    grades: Annotated[Path, typer.Option(help="The folder that `kit grade` wrote.")] = Path(
        "grades"
    ),
    keys: Keys = Path("exercises"),
    private_keys: Private = None,
) -> None:
    """Put the marks into the grade book; no code is run. 1 while answers wait for a mark."""
    with _one_line():
        from kit.teach.hand.join import join as run_join
        from kit.teach.hand.sheets import read_pack

        done = run_join(grades, read_pack(folder), _lessons(keys, private_keys))
    if done.kept:
        typer.echo(f"kept      {done.kept} (the books from before)")
    for note in done.notes:
        typer.echo(f"look at   {note}")
    for line in done.unsettled:
        typer.echo(f"differ    {line}")
    typer.echo(
        f"{done.marked} marked, {len(done.unsettled)} to settle, {done.unmarked} without a mark; "
        f"grade book in {grades / 'gradebook.csv'}"
    )
    if not done.complete:
        raise typer.Exit(1)


def _lessons(keys: Path, private: Path | None) -> dict:
    from kit.teach.hand.sheets import MarkingFault
    from kit.teach.handed_in.keys import read_keys

    lessons = read_keys(keys, private)
    if not lessons:
        raise MarkingFault(f"{keys}: no lesson was found there; name the folder with --keys")
    return lessons


@contextmanager
def _one_line() -> Iterator[None]:
    """Say what stops a command in its own words, without a traceback, and leave with 2."""
    from kit.course.bank.read import BankError
    from kit.teach.grade.journal import InUse
    from kit.teach.hand.sheets import MarkingFault

    try:
        yield
    except (MarkingFault, BankError, InUse) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"{error.filename}: {error.strerror}; nothing is half written", err=True)
        raise typer.Exit(2) from None
