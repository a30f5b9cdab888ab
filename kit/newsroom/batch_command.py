"""`kit analyze` on many stories: records, tables and a digest in a folder, which it takes up."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kit.newsroom.reading import SETS, stories

if TYPE_CHECKING:
    from rich.progress import Progress

    from kit.newsroom.running import Elsewhere

SOME_PASSED_BY, UNUSABLE, IN_USE, INTERRUPTED = 1, 2, 3, 130


def is_batch(sources: Sequence[str]) -> bool:
    """Return whether sources are many stories: more than one, a folder, or JSON Lines."""
    if len(sources) != 1:
        return True
    path = Path(sources[0])
    return path.is_dir() or path.suffix.lower() in SETS and path.is_file()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def batch(
    sources: Sequence[str], out: Path, jobs: int, parquet: bool, scheduler: str | None = None
) -> int:
    """Analyze many stories into `out`; return the exit code, everything told on the error stream.

    With `scheduler`, the address of a Dask cluster's, its workers do it and `jobs` is not asked.

    0: all written. 1: some passed by, each named. 2: could not begin. 3: another batch is writing
    there. 130: interrupted; the same command goes on.
    """
    from kit.newsroom.one_at_a_time import InUse
    from kit.newsroom.running import OtherBatch, run
    from kit.text.decoding import Unreadable

    if parquet and not _has_pyarrow():
        return _fail("--parquet needs pyarrow: pip install pyarrow", UNUSABLE)
    if scheduler is not None and find_spec("distributed") is None:
        return _fail("--scheduler needs Dask: pip install distributed", UNUSABLE)
    try:
        total = sum(1 for _ in stories(sources))
        if not total:
            return _fail(f"{', '.join(sources)}: there is no story in it", UNUSABLE)
        with _Progress(total) as progress:
            there = _on_cluster(scheduler) if scheduler else None
            outcome = run(stories(sources), out, jobs, progress.tell, there)
    except InUse as error:
        return _fail(str(error), IN_USE)
    except (Unreadable, OtherBatch) as error:
        return _fail(str(error), UNUSABLE)
    except OSError as error:
        if scheduler is not None and not error.filename:
            return _fail(f"--scheduler {scheduler}: nobody answers there ({error})", UNUSABLE)
        why = f"{error.filename or out}: {error.strerror}; nothing is lost, mend it and go on"
        return _fail(why, UNUSABLE)
    except KeyboardInterrupt:
        return _fail("interrupted; the same command goes on where it was", INTERRUPTED)
    for problem in outcome.problems:
        print(f"passed by: {problem['why']}", file=sys.stderr)
    written = finish(out, parquet)
    for path in written:
        print(f"written   {path}", file=sys.stderr)
    before = f", {outcome.before} there from before" if outcome.before else ""
    print(
        f"{outcome.written} stories written, {outcome.passed_by} passed by{before}", file=sys.stderr
    )
    return SOME_PASSED_BY if any(True for _ in _problems(out)) else 0


MADE = ("stories.csv", "findings.csv", "digest.html", "stories.parquet", "findings.parquet")


def finish(out: Path, parquet: bool = False) -> list[Path]:
    """Return the files made from a folder's records: tables and the digest."""
    from kit.course.kept_copies import OwnFiles
    from kit.course.whole_file import write_whole
    from kit.newsroom.digest import digest
    from kit.newsroom.digest_page import html
    from kit.newsroom.flat_tables import records_in, write_tables
    from kit.newsroom.running import PROBLEMS, RECORDS

    with OwnFiles(out) as own:
        for name in MADE[: None if parquet else 3]:
            own.keep(name)
        made = [out / RECORDS, out / PROBLEMS, *write_tables(out)]
        if parquet:
            made += write_tables(out, parquet=True)
        page = out / "digest.html"
        write_whole(page, html(digest(records_in(out / RECORDS)), _problems(out)))
        for path in (*made[2:], page):
            own.wrote(path.name)
    if own.kept:
        print(f"kept      {own.kept} (files that somebody had changed)", file=sys.stderr)
    return [*made, page]


def _problems(out: Path) -> list[dict[str, str]]:
    from kit.newsroom.flat_tables import records_in
    from kit.newsroom.running import PROBLEMS

    return list(records_in(out / PROBLEMS))


def _on_cluster(scheduler: str) -> Elsewhere:
    from kit.newsroom.on_cluster import results_on_cluster

    return partial(results_on_cluster, scheduler=scheduler)


def _has_pyarrow() -> bool:
    return find_spec("pyarrow") is not None


def _fail(why: str, code: int) -> int:
    print(f"kit analyze: {why}", file=sys.stderr)
    return code


class _Progress:
    """How many stories are done and how long the rest takes: a bar on a terminal, else lines."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._begun = time.monotonic()
        self._step = max(1, total // 20)
        self._bar: Progress | None = None

    def __enter__(self) -> _Progress:
        if find_spec("rich") is None:  # the kit alone: a line now and then
            return self
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

        console = Console(stderr=True)
        if console.is_terminal:
            columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn())
            self._bar = Progress(*columns, TimeRemainingColumn(), console=console)
            self._task = self._bar.add_task("analyzing", total=self.total)
            self._bar.start()
        return self

    def tell(self, done: int) -> None:
        """Show how many are done."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done)
        elif done % self._step == 0 or done == self.total:
            left = (time.monotonic() - self._begun) / done * (self.total - done)
            left_words = f", about {left / 60:.0f} min left" if left >= 60 else ""
            print(f"analyzed {done} of {self.total}{left_words}", file=sys.stderr, flush=True)

    def __exit__(self, *exception: object) -> None:
        if self._bar is not None:
            self._bar.stop()
