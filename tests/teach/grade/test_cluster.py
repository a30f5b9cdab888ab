"""A Dask cluster marks the same class to the same bytes, and a lost worker loses nothing."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kit.course.kept_copies import OwnFiles
from kit.teach.grade import feedback_pages, gradebook, runs
from kit.teach.grade.grading import grade
from kit.teach.grade.journal import Journal
from kit.teach.sandbox import bubblewrap

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install '.[cluster]'")
pytestmark = pytest.mark.skipif(
    bubblewrap.available() is None, reason="bubblewrap is not installed"
)


@pytest.fixture()
def cluster():
    """A local scheduler with two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def book(folder: Path) -> dict[str, bytes]:
    """Every file of a grade book but the journal, whose order is that of the runs."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name not in ("journal.jsonl", ".lock", ".made-here")
    }


def write(result, folder):
    gradebook.write(result, OwnFiles(folder))
    feedback_pages.write(result, OwnFiles(folder))


@pytest.mark.long
def test_the_same_bytes_even_when_a_worker_is_lost(
    cluster, course, hand_in, warm, tmp_path, monkeypatch
):
    for n in range(12):
        hand_in(f"learner{n:02d}/70-harbour.ipynb", "solved" if n % 3 else "blank")
    hand_in("broken/70-harbour.ipynb", ["import os\nos._exit(1)"])
    place = tmp_path / "submissions"
    lost: list[int] = []

    def lose_one(done: int, total: int) -> None:
        # After the first results, one worker dies with whatever it holds.
        if done == 2 and not lost:
            with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
                pid = next(iter(client.run(os.getpid).values()))
            os.kill(pid, signal.SIGKILL)
            lost.append(pid)

    limits = warm.limits
    with Journal(tmp_path / "far") as journal:
        far = grade(
            place,
            course,
            journal,
            limits=limits,
            scheduler=cluster.scheduler_address,
            tell=lose_one,
        )
        write(far, tmp_path / "far")
    # A notebook as it was released is not run: there is no answer in it.
    assert lost and far.ran == 9 and far.counts["stopped"] == 1
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: _Kept(warm))
    with Journal(tmp_path / "near") as journal:
        near = grade(place, course, journal, limits=limits)
        write(near, tmp_path / "near")
    assert book(tmp_path / "far") == book(tmp_path / "near")


class _Kept:
    """The session's sandbox, handed on and not closed."""

    def __init__(self, warm):
        self.warm = warm

    def __enter__(self):
        return self.warm

    def __exit__(self, *exception):
        pass
