"""The `kit grade` command: options, progress and exit codes around `kit.teach.grade.grading`."""

from __future__ import annotations

import errno
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from kit.teach.grade.grading import Graded
    from kit.teach.grade.runs import Certificates

NOT_ALL_MARKED, UNUSABLE, IN_USE, INTERRUPTED = 1, 2, 3, 130


def grade(
    submissions: Annotated[Path, typer.Argument(help="A folder or zip of notebooks.")],
    keys: Annotated[Path, typer.Option(help="The folder of lessons with their keys.")] = Path(
        "exercises"
    ),
    out: Annotated[Path, typer.Option(help="Where grade book and feedback go.")] = Path("grades"),
    jobs: Annotated[
        int, typer.Option(min=1, help="Submissions run at one time.", show_default="processors")
    ] = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler (extra: cluster).")
    ] = None,
    tls_ca: Annotated[
        Path | None, typer.Option(help="The authority that a tls:// scheduler is known by.")
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="Your certificate, for tls://.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="The key of that certificate.")] = None,
    private_keys: Annotated[
        Path | None, typer.Option(help="Keys that are kept apart from the lessons.")
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(help="A CSV with a column 'learner' or 'id': who should hand in."),
    ] = None,
    dates: Annotated[
        Path | None, typer.Option(help="dates.toml: when lessons are due, what lateness costs.")
    ] = None,
    extensions: Annotated[
        Path | None, typer.Option(help="A CSV with learner, lesson, until: who was given longer.")
    ] = None,
    times: Annotated[
        Path | None, typer.Option(help="A CSV with learner, lesson, handed in: when work came.")
    ] = None,
    cell_seconds: Annotated[float, typer.Option(min=1, help="Time for one cell.")] = 30,
    submission_seconds: Annotated[float, typer.Option(min=1, help="Time for all cells.")] = 120,
    unsandboxed: Annotated[
        bool, typer.Option("--unsandboxed", help="Run without isolation where there is none.")
    ] = False,
) -> None:
    """Mark submissions, which may be broken or hostile, and write grade book and feedback."""
    from kit.course.bank.read import BankError
    from kit.course.kept_copies import OwnFiles
    from kit.teach.grade import feedback_pages, gradebook
    from kit.teach.grade.dates import DatesFault, applied, read_dates
    from kit.teach.grade.grading import grade as mark_all
    from kit.teach.grade.journal import InUse, Journal
    from kit.teach.grade.own_folder import HandedIn, mark_made_here, refuse_handed_in
    from kit.teach.grade.roster import MISSING, RosterFault, compared, read_roster
    from kit.teach.grade.roster import lines as roster_lines
    from kit.teach.grade.safe_csv import as_csv
    from kit.teach.hand.join import rejoin
    from kit.teach.hand.sheets import MarkingFault
    from kit.teach.handed_in import manifest
    from kit.teach.handed_in.keys import read_keys
    from kit.teach.handed_in.submissions import NoSubmissions
    from kit.teach.sandbox.limits import Limits
    from kit.teach.sandbox.one_submission import SandboxUnavailable

    limits = Limits(cell_seconds=cell_seconds, submission_seconds=submission_seconds)
    try:
        certificates = _certificates(scheduler, tls_ca, tls_cert, tls_key)
        lessons = read_keys(keys, private_keys)
        if not lessons:
            _leave(f"{keys}: no lesson was found there; name the folder with --keys", UNUSABLE)
        expected = read_roster(roster) if roster else None
        calendar = read_dates(dates, extensions, times, lessons)
        hidden = [keys.resolve(), *([private_keys.resolve()] if private_keys else [])]
        refuse_handed_in(out, submissions)
        with Journal(out) as journal, _Progress() as progress, ExitStack() as files:
            mark_made_here(out)
            result = mark_all(
                submissions,
                lessons,
                journal,
                jobs=jobs,
                limits=limits,
                scheduler=scheduler,
                certificates=certificates,
                unsandboxed=unsandboxed,
                hidden=hidden,
                tell=progress.tell,
                warn=lambda line: typer.echo(line, err=True),
            )
            result = applied(result, calendar, date.today())
            own = files.enter_context(OwnFiles(out, "before-grading"))
            gradebook.write(result, own)
            own.write(manifest.NAME, as_csv(manifest.rows(result.seen)))
            lost = manifest.unaccounted(submissions, result.seen, [out.resolve()])
            feedback_pages.write(result, own)
            by_hand = rejoin(own, result)
            told = []
            if roster and expected is not None:
                found = (
                    (expected.name_of(g.submission.learner, g.submission.lms_id), g.lesson or "")
                    for g in result.graded
                )
                missing, strangers = compared(expected.learners, found)
                rows = [(name, lesson) for lesson, names in missing.items() for name in names]
                text = as_csv([("learner", "not handed in"), *rows])
                own.write(MISSING, text)
                told = roster_lines(missing, strangers, roster)
    except InUse as error:
        _leave(str(error), IN_USE)
    except MarkingFault as error:
        _leave(f"graded, but marks given by hand were not put back: {error}", UNUSABLE)
    except OSError as error:
        _leave(_said(error, out), UNUSABLE)
    except (
        BankError,
        RosterFault,
        DatesFault,
        NoSubmissions,
        SandboxUnavailable,
        HandedIn,
        ImportError,
    ) as error:
        _leave(str(error), UNUSABLE)
    except KeyboardInterrupt:
        _leave("stopped; the same command goes on where this one ended", INTERRUPTED)
    typer.echo(result.line())
    if own.kept:
        typer.echo(f"kept      {own.kept} (files that somebody had changed)")
    for line in _not_fine(result.graded):
        typer.echo(f"  {line}")
    for graded in result.graded:
        if graded.late:
            who = graded.submission.learner
            typer.echo(f"  late: {who}: {graded.lesson}: {feedback_pages.late_words(graded)}")
    if objected := sum(n.startswith("objects to ") for g in result.graded for n in g.notes):
        many = f"{objected} objection{'s' * (objected != 1)}"
        typer.echo(f"{many}: `kit mark gather {out}` puts them on the marking desk")
    for line in by_hand:
        typer.echo(f"  marked by hand: {line}")
    for line in told:
        typer.echo(f"  {line}")
    typer.echo(f"{manifest.line(result.seen)} (each in {out / manifest.NAME})")
    for path in lost:
        typer.echo(f"  not accounted for: {path}: it came while the others were graded; run again")
    if result.alone:
        typer.echo(f"{result.alone} run once more, alone: a limit had ended something")
    typer.echo(f"{result.ran} run now; grade book in {out / 'gradebook.csv'}")
    if lost or not result.complete:
        raise typer.Exit(NOT_ALL_MARKED)


def _certificates(scheduler: str | None, *files: Path | None) -> Certificates | None:
    """The files for TLS, all or none of them."""
    from kit.teach.grade.runs import Certificates

    given = [file for file in files if file is not None]
    if not given:
        return None
    if len(given) < len(files) or not (scheduler or "").startswith("tls://"):
        _leave(
            "--tls-ca, --tls-cert and --tls-key belong together, and to --scheduler tls://HOST:PORT",
            UNUSABLE,
        )
    for file in given:
        if not file.is_file():
            _leave(f"{file}: there is no such file; name a PEM file", UNUSABLE)
    return Certificates(*given)


def _said(error: OSError, out: Path) -> str:
    """What the system refused, where, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{out}: the disk is full; make room, and the same command goes on where it was"
    if out.exists() and not out.is_dir():
        return f"{out}: is a file; name a folder with --out"
    return f"{error.filename or out}: {error.strerror}" if error.strerror else str(error)


MOST_LINES, MOST_PATH = 20, 300
"""Lines told of one learner, and letters of a path: the manifest has them all."""


def _not_fine(every: Sequence[Graded]) -> Iterator[str]:
    """A line for each file that is not fine; of very many of one learner, the first."""
    from kit.teach.handed_in import manifest

    told: Counter[str] = Counter()
    for graded in every:
        if graded.status == "fine":
            continue
        own = graded.submission
        told[own.learner] += 1
        if told[own.learner] <= MOST_LINES:
            yield f"{graded.status}: {_short(own.path)}: {'; '.join(graded.notes)}"
    for learner, many in told.items():
        if many > MOST_LINES:
            yield f"and {many - MOST_LINES} more of {_short(learner)}: see {manifest.NAME}"


def _short(path: str) -> str:
    half = MOST_PATH // 2
    return path if len(path) <= MOST_PATH else f"{path[:half]} ... {path[-half:]}"


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(f"kit grade: {message}", err=True)
    raise typer.Exit(code)


class _Progress:
    """A bar with the time left on a terminal; a line now and then elsewhere."""

    def __enter__(self) -> _Progress:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        self.plain = not console.is_terminal
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("time left"),
            TimeRemainingColumn(),
            console=console,
            disable=self.plain,
        )
        self.bar.start()
        self.task = self.bar.add_task("running", total=None)
        return self

    def tell(self, done: int, total: int) -> None:
        """Show that `done` of `total` runs are done."""
        self.bar.update(self.task, completed=done, total=total)
        step = max(1, total // 10)
        if self.plain and total and (done % step == 0 or done == total):
            print(f"running: {done} of {total}", file=sys.stderr, flush=True)

    def __exit__(self, *exception: object) -> None:
        self.bar.stop()
