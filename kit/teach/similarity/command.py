"""The `kit similarity` command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def similarity(
    place: Annotated[Path, typer.Argument(help="Submissions (folder or zip), or a grades folder.")],
    keys: Annotated[Path, typer.Option(help="The folder of lessons.")] = Path("exercises"),
    private_keys: Annotated[
        Path | None, typer.Option(help="Keys that are kept apart from the lessons.")
    ] = None,
    grades: Annotated[
        Path | None, typer.Option(help="The folder that `kit grade` wrote, for wrong answers.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Where the page goes.")] = Path("similarity"),
) -> None:
    """Show code and free answers that read alike, and wrong answers that few share; runs nothing.

    It accuses nobody.
    """
    from kit.course.bank.read import BankError
    from kit.course.kept_copies import OwnFiles
    from kit.teach.handed_in.keys import read_keys
    from kit.teach.handed_in.submissions import NoSubmissions
    from kit.teach.insight.grades import NoClass
    from kit.teach.similarity.own_work import given as had
    from kit.teach.similarity.own_work import graded, pieces
    from kit.teach.similarity.pairs import pairs
    from kit.teach.similarity.report import write
    from kit.teach.similarity.wrong_answers import answers, same_wrong

    try:
        if not place.exists():
            raise NoSubmissions(f"{place}: there is no such folder or file")
        lessons = read_keys(keys, private_keys)
        if not lessons:
            raise NoSubmissions(f"{keys}: no lesson was found there; name the folder with --keys")
        found, notes = pieces(place, lessons)
        alike = pairs(found, lambda lesson, what: had(lessons[lesson], what, keys))
        wrong = None
        if folder := grades or graded(place):
            given, more = answers(folder, lessons)
            notes += [note for note in more if note not in notes]
            wrong = same_wrong(given)
        else:
            notes.append("Wrong answers were not compared; name what kit grade wrote: --grades")
        with OwnFiles(out) as own:
            paths = write(alike, len(found), notes, own, wrong)
    except (BankError, NoClass, NoSubmissions) as error:
        _leave(f"kit similarity: {error}")
    except OSError as error:
        _leave(f"kit similarity: {error.filename}: {error.strerror}; name another place with --out")
    if own.kept:
        typer.echo(f"kept      {own.kept} (files that somebody had changed)")
    for note in notes:
        typer.echo(note)
    typer.echo(
        f"{len(found)} pieces of work compared; {len(alike)} pair{'s' * (len(alike) != 1)} "
        f"read{'s' * (len(alike) == 1)} alike"
    )
    if wrong is not None:
        typer.echo(
            f"{len(wrong)} group{'s' * (len(wrong) != 1)} of learners share"
            f"{'s' * (len(wrong) == 1)} wrong answers that few gave"
        )
    typer.echo(f"read both sides of each before you think anything of it: {paths[0]}")


def _leave(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)
