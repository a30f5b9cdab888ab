"""The `kit` command. Each subcommand imports what it needs when it runs, so help comes at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from kit.newsroom.changes_command import changes
from kit.newsroom.event_command import event
from kit.teach.grade_command import grade
from kit.teach.hand.command import mark
from kit.teach.insight.command import insight
from kit.teach.similarity.command import similarity

app = typer.Typer(
    name="kit",
    help="Dateline: read one conflict story like an investigator.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        from kit import __version__

        typer.echo(f"dateline-kit {__version__}")
        raise typer.Exit


@app.callback()
def _kit(
    version: Annotated[
        bool,
        typer.Option("--version", help="Say which kit this is.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Dateline: read one conflict story like an investigator."""


@app.command()
def build(
    exercises: Annotated[Path, typer.Argument(help="The folder of lessons.")] = Path("exercises"),
    out: Annotated[
        Path | None, typer.Option(help="Where notebooks go; default: notebooks/ beside it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether all is current.")
    ] = False,
    no_execute: Annotated[
        bool, typer.Option("--no-execute", help="Do not run solved notebooks (fast).")
    ] = False,
) -> None:
    """Turn exercises/ into learner notebooks, solved notebooks and the bank without plain keys."""
    from kit.course.bank.read import BankError
    from kit.teach.lessons.building import build as run_build

    try:
        report = run_build(exercises, out, check, not no_execute, tell=_progress)
    except BankError as error:
        fail(str(error))
    if report.kept:
        typer.echo(f"kept      {report.kept} (notebooks that somebody had changed)")
    for name in report.removed:
        typer.echo(f"{'stale' if check else 'removed'}   {name}")
    for name in report.written:
        typer.echo(f"{'stale' if check else 'written'}   {name}")
    for name in report.left:
        typer.echo(f"not run   {name}: stale")
    typer.echo(f"{len(report.same)} current")
    if check and not report.current:
        fail("run `kit build` to bring them up to date")


@app.command()
def release(
    exercises: Annotated[Path, typer.Argument(help="The folder of lessons.")] = Path("exercises"),
    out: Annotated[Path, typer.Option(help="Where folder and zip go.")] = Path("dist"),
    version: Annotated[
        str | None, typer.Option(help="Name of this release; default: the course's version.")
    ] = None,
    private_keys: Annotated[
        Path | None, typer.Option(help="Keys that are kept apart from the lessons.")
    ] = None,
    nbgrader: Annotated[
        bool, typer.Option("--nbgrader", help="A course folder for nbgrader instead, with keys.")
    ] = False,
) -> None:
    """Write a folder and a zip for learners, once it is proven that no key is inside."""
    from kit.course.bank.read import BankError
    from kit.teach.release.make import Refused, drafts
    from kit.teach.release.make import release as run_release
    from kit.teach.release.nbgrader_export import export

    try:
        made = (export if nbgrader else run_release)(exercises, out, version, private_keys)
    except (BankError, Refused) as error:
        fail(f"{error}\nkit release: nothing was written")
    except OSError as error:
        fail(f"kit release: {error.filename}: {error.strerror}; nothing is half written")
    for path in made.kept:
        typer.echo(f"kept      {path} (from before)")
    for name in drafts(exercises):
        typer.echo(f"left out  {exercises / name}: a draft; finish its review to make it a lesson")
    typer.echo(f"written   {made.folder}{os.sep}")
    if nbgrader:
        typer.echo(
            f"{made.files} files, keys among them: run nbgrader there, and keep it to yourself"
        )
        return
    typer.echo(f"written   {made.zip}")
    for line in made.tried:
        typer.echo(f"tried     {line}")
    typer.echo(f"{made.files} files, searched for every key: none is inside")


@app.command()
def paper(
    lesson: Annotated[str, typer.Argument(help="A lesson's folder name, such as 01-sourcing.")],
    exercises: Annotated[Path, typer.Option(help="The folder of lessons.")] = Path("exercises"),
    out: Annotated[Path, typer.Option(help="Where the files go.")] = Path("sheets"),
) -> None:
    """Write a lesson as a worksheet to print, its answer key, and as a quiz to import."""
    from kit.course.bank.assembly import lesson_folders, read_lesson
    from kit.course.bank.read import BankError
    from kit.course.kept_copies import write_keeping
    from kit.teach.release import moodle_xml, qti, qti_12
    from kit.teach.release.worksheet import worksheet

    folders = {f.name: f for f in lesson_folders(exercises.resolve())}
    if lesson not in folders:
        fail(f"{lesson}: no such lesson in {exercises}; choose from {', '.join(folders) or 'none'}")
    try:
        read = read_lesson(folders[lesson], exercises.resolve().parent)
    except BankError as error:
        fail(str(error))
    (newer, taken), (older, _) = qti.package(read), qti_12.package(read)
    sheets: list[tuple[str, str | bytes]] = [
        (f"{lesson}.html", worksheet(read)),
        (f"{lesson}.key.html", worksheet(read, key=True)),
    ]
    quizzes: list[tuple[str, str | bytes]] = [
        (f"{lesson}.qti.zip", newer),
        (f"{lesson}.canvas.zip", older),
        (f"{lesson}.moodle.xml", moodle_xml.questions(read)),
    ]
    try:
        for name, made in [*sheets, *(quizzes if taken else [])]:
            write_keeping(out / name, made, tell=typer.echo)
            typer.echo(f"written   {out / name}")
    except OSError as error:
        fail(f"{out}: {error.strerror}; name another folder with --out")
    left = len(read.questions) - len(taken)
    typer.echo(f"{len(taken)} questions as a quiz, {left} have no form there; the files hold keys")


@app.command()
def validate(
    exercises: Annotated[Path, typer.Argument(help="The folder of lessons.")] = Path("exercises"),
    fast: Annotated[
        bool, typer.Option("--fast", help="Run no notebook; the rest takes seconds.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Run this check alone (may be given again).")
    ] = None,
    private_keys: Annotated[
        Path | None, typer.Option(help="Keys that are kept apart from the lessons.")
    ] = None,
) -> None:
    """Check the whole course: 0 if all is well, 1 if a check failed, 2 if it could not begin."""
    from kit.teach.checks.validation import Unusable, summary
    from kit.teach.checks.validation import validate as run_validate

    results = []
    try:
        for result in run_validate(exercises, fast, only or (), private_keys, tell=_progress):
            results.append(result)
            typer.echo(result.text())
    except Unusable as error:
        fail(f"kit validate: {error}", 2)
    typer.echo(summary(results))
    if any(result.failed for result in results):
        raise typer.Exit(1)


@app.command()
def translation(
    language: Annotated[str, typer.Argument(help="A code, as in strings.es.toml: es.")],
    exercises: Annotated[Path, typer.Option(help="The folder of lessons.")] = Path("exercises"),
) -> None:
    """List what a translation of questions and feedback lacks, lesson by lesson."""
    from kit.course.bank.read import BankError
    from kit.teach.lessons.translations import report

    try:
        lines = report(exercises.resolve(), language)
    except BankError as error:
        fail(str(error))
    typer.echo("\n".join(lines))


app.command()(changes)
app.command()(event)
app.command()(grade)
app.command()(insight)
app.command()(similarity)
app.add_typer(mark, name="mark")


@app.command()
def draft(
    source: Annotated[str, typer.Argument(help="A file, an address, a bundled id, or - .")],
    exercises: Annotated[Path, typer.Option(help="The folder of lessons.")] = Path("exercises"),
    number: Annotated[int | None, typer.Option(help="The lesson's number, 0 to 99.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title; default: the headline.")] = None,
) -> None:
    """Propose a graded lesson on any article, for you to review question by question."""
    from kit.show.analyze_command import article_from
    from kit.teach.draft.drafting import make
    from kit.teach.draft.folder import DraftError
    from kit.text.decoding import Unreadable

    try:
        made = make(article_from(source), exercises, number, title)
    except (Unreadable, DraftError) as error:
        fail(str(error))
    for note in made.notes:
        typer.echo(note)
    themes = ", ".join(sorted({p.theme for p in made.proposals})) or "nothing"
    typer.echo(f"{len(made.proposals)} questions proposed on {themes}")
    typer.echo(f"review them in {made.folder / 'review.ipynb'}")


@app.command()
def analyze(
    sources: Annotated[
        list[str],
        typer.Argument(help="A file, an address, a bundled id, or - ; or a folder, JSON Lines."),
    ],
    page: Annotated[
        Path | None, typer.Option("--html", help="Write one self-contained HTML page here.")
    ] = None,
    records: Annotated[
        Path | None,
        typer.Option(help="Write a verification record for each casualty figure: .csv or .json."),
    ] = None,
    marks: Annotated[
        Path | None,
        typer.Option(
            help="Write findings: Web Annotation (.json), doccano (.jsonl), CAS (.xmi), .conllu."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    published: Annotated[
        str | None, typer.Option(help="The day it was published, as 2017-04-05.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet that published it.")] = None,
    byline: Annotated[str | None, typer.Option(help="Under whose name it was published.")] = None,
    every_row: Annotated[bool, typer.Option("--all", help="Show all rows of all tables.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Many stories: the folder for records, tables and digest.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Many stories: how many at one time.")
    ] = None,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Many stories: tables as Parquet too (pyarrow).")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(help="Many stories: address of a Dask scheduler (extra: cluster).")
    ] = None,
) -> None:
    """List what an article rests on: sources, claims, labels, doers, dates, row by row.

    kit analyze story.txt --html ledger.html
    kit analyze https://example.org/story --published 2017-04-05 --records figures.csv
    kit analyze stories/ --out found --jobs 2
    kit analyze day.jsonl --out found --parquet

    Many stories go to a folder, a record each (found/stories.jsonl). The same command goes on where
    it was ended. It leaves with 0 if all were written, 1 if some were passed by (each is named), 2
    if it could not begin, 3 if another batch is writing there.
    """
    from kit.newsroom.batch_command import batch, is_batch, processors

    if out is not None or is_batch(sources):
        if out is None:
            fail("kit analyze: many stories go to a folder; name it with --out", 2)
        else:
            raise typer.Exit(batch(sources, out, jobs or processors(), parquet, scheduler))
    (source,) = sources
    from kit.show.analyze_command import analyze as run_analyze
    from kit.show.analyze_command import write_page, write_records
    from kit.show.terminal import MOST_ROWS, summary
    from kit.text.imprint import given

    try:
        found = run_analyze(source, given(published, outlet, byline))
    except ValueError as error:  # an `Unreadable` is one
        fail(str(error))
    if page is not None:
        try:
            write_page(found, page, _progress)
        except OSError as error:
            fail(f"{page}: cannot be written ({error.strerror}); name another place")
        typer.echo(f"written   {page}", err=True)
    if records is not None:
        try:
            count = write_records(found, records, _progress)
        except ValueError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{records}: cannot be written ({error.strerror}); name another place")
        typer.echo(f"written   {records} ({count} record{'s' * (count != 1)})", err=True)
    if marks is not None:
        from kit.newsroom.exchange import write_marks

        try:
            count = write_marks(found.article, marks, tell=_progress)
        except ValueError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{marks}: cannot be written ({error.strerror}); name another place")
        typer.echo(f"written   {marks} ({count} mark{'s' * (count != 1)})", err=True)
    if as_json:
        typer.echo(found.as_json())
    elif page is None and records is None and marks is None:
        typer.echo(summary(found, most_rows=sys.maxsize if every_row else MOST_ROWS))


@app.command()
def rules(
    folder: Annotated[Path, typer.Argument(help="A folder of texts: .txt, .md or .html.")],
) -> None:
    """List the rows by which casualty claims are read, and how often each fired on some texts."""
    from kit.show.progress_bar import told
    from kit.show.row_counts import counted, texts_in
    from kit.text.decoding import Unreadable

    try:
        paths = texts_in(folder)
    except Unreadable as error:
        fail(f"kit rules: {error}")
    found = counted(told(paths, "reading"))
    for line in found.unread:
        typer.echo(f"not read: {line}", err=True)
    if not found.texts:
        fail(f"kit rules: {folder}: none of its texts could be read")
    typer.echo("\n".join(found.lines()))


@app.command()
def start(
    folder: Annotated[Path, typer.Argument(help="The folder; made where it is not there.")] = Path(
        "dateline"
    ),
) -> None:
    """Lay the lessons into a folder, to open there with `jupyter lab`; what is there stays."""
    from kit.course.laying import lay

    try:
        for line in lay(folder):
            typer.echo(line)
    except (ValueError, OSError) as error:
        fail(str(error))


@app.command()
def site(
    out: Annotated[Path, typer.Argument(help="Where it goes; made, or made anew.")],
    notebooks: Annotated[Path, typer.Option(help="The folder of built notebooks.")] = Path(
        "notebooks"
    ),
    cache: Annotated[
        Path | None, typer.Option(help="Where tools are kept; default: your cache.")
    ] = None,
    stand_in: Annotated[
        bool,
        typer.Option(
            "--stand-in",
            help="Fetch nothing from Pyodide's distribution: Python's re stands in for regex.",
        ),
    ] = False,
) -> None:
    """Make the course a static site: Python runs in the reader's browser, nothing to install."""
    from kit.teach.site.making import make
    from kit.teach.site.workshop import SiteError, default_folder, workshop

    try:
        tools = workshop(cache or default_folder(), _progress)
        made = make(notebooks, out, tools, stand_in, _progress)
    except (SiteError, OSError) as error:
        fail(str(error))
    if made.kept:
        typer.echo(f"kept      {made.kept} (files that somebody had changed)")
    typer.echo(f"written   {made.folder}{os.sep} ({made.lessons} lessons, {made.pictures} figures)")
    typer.echo(
        "The news article is on it, as the second choice: third-party text. Whoever publishes the "
        "site decides whether it may be there (NOTICE)."
    )


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(words: typer.Context) -> None:
    """Open the course in JupyterLab; the same as `python3 lab.py`, with the same options."""
    launcher = Path(__file__).resolve().parents[1] / "lab.py"
    if not launcher.is_file():
        fail("this kit was installed without the course; get its folder and run: python3 lab.py")
    raise typer.Exit(subprocess.call([sys.executable, launcher, *words.args]))


def _progress(line: str) -> None:
    """Progress goes to the error stream: output stays what a script would read."""
    typer.echo(line, err=True)


def fail(message: str, code: int = 1) -> None:
    """Print `message` as the error and leave with `code`."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        sys.stderr.close()
        sys.exit(141)


if __name__ == "__main__":
    main()
