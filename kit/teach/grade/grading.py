"""Grade: from submissions and keys to marks, never running the one beside the other.

Three steps that share nothing but JSON: `survey` reads files and plans runs, `runs` brings back
what each submission answered, `marked` holds the answers against the keys. Only the middle step
runs code, and it has no keys; only the last has keys, and it runs nothing. A submission whose
answers are all data already, since a page kept them in the file, is not run at all.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kit
from kit.course.marking.handed_in import judged
from kit.course.marking.page_records import Record
from kit.course.marking.verdict import Verdict
from kit.teach.grade import runs
from kit.teach.grade.journal import Journal
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.lms_names import kept_back
from kit.teach.handed_in.manifest import Seen
from kit.teach.handed_in.repair import listed
from kit.teach.handed_in.submissions import Submission
from kit.teach.handed_in.survey import Surveyed, survey
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.protocol import Transcript

FINE, REPAIRED, STOPPED, UNREADABLE = "fine", "repaired", "stopped", "unreadable"
STATUSES = (FINE, REPAIRED, STOPPED, UNREADABLE)
JOURNAL_OF = 3
"""What an entry of the journal holds: the second kind has what a page kept as well; in the third
what may have been slow for its neighbours' sake was run once more, alone."""
BY_WIDGET = "asked with kit.ask, and no answer in a kit.check line is in the file"
UNHEARD = (
    "the cell was filled in, and no answer came of it; look there: an error came first, or "
    "kit.check was written over"
)
KEPT_BACK = "its name is one that not every system can hold: no page goes back under it"
AGAIN = "a limit ended it also when it was run once more, alone"
STOPPED_CELL = "a cell was stopped because it took too long"
STOPPED_BY = {
    "time": "it was stopped because it took too long",
    "memory": "it was stopped because it took too much memory or too many processes",
    "channel": "it was stopped because it sent far too much",
    "crashed": "its code ended the run",
}


_Outcomes = Iterator[tuple[int, dict[str, Any]]]


@dataclass(frozen=True)
class Graded:
    """One submission, marked. `verdicts` is empty where it could not be read."""

    submission: Submission
    lesson: str | None
    status: str
    notes: tuple[str, ...]
    verdicts: dict[str, Verdict]
    errors: tuple[str, ...] = ()
    article: str | None = None
    late: str = ""
    kept: float = 1.0
    """The share of the points that stays after a penalty for being late."""


@dataclass(frozen=True)
class Result:
    """All submissions of a run, with the lessons they were marked by."""

    graded: tuple[Graded, ...]
    lessons: dict[str, LessonKeys]
    ran: int
    seen: tuple[Seen, ...] = ()
    answers: frozenset[str] = frozenset()
    """Lessons whose model answers may stand on feedback pages by now."""
    alone: int = 0
    """How many were run once more, with no other beside them."""

    @property
    def counts(self) -> dict[str, int]:
        """How many were fine, repaired, stopped, unreadable."""
        found = Counter(g.status for g in self.graded)
        return {status: found[status] for status in STATUSES}

    @property
    def complete(self) -> bool:
        """Whether every submission was marked."""
        return not self.counts[UNREADABLE]

    def line(self) -> str:
        """Return the summary as one line."""
        total = len(self.graded)
        counts = ", ".join(f"{n} {status}" for status, n in self.counts.items())
        return f"{total} submission{'' if total == 1 else 's'}: {counts}"


def grade(
    place: Path,
    lessons: dict[str, LessonKeys],
    journal: Journal,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    scheduler: str | None = None,
    certificates: runs.Certificates | None = None,
    unsandboxed: bool = False,
    hidden: Iterable[Path] = (),
    tell: Callable[[int, int], None] = lambda done, total: None,
    warn: Callable[[str], None] = lambda line: None,
) -> Result:
    """Return the marks of every submission in `place`; runs only what `journal` does not know.

    `tell` is called with how many runs are done and how many there are. `hidden` paths are kept
    from the submissions, besides `place` and the journal's folder. `warn` is given a line where
    protections are missing. `scheduler` is a Dask cluster's address, `certificates` are for TLS.
    """
    limits = limits or Limits()
    found = survey(place, lessons, [journal.folder.resolve()])
    surveyed = found.entries
    new = [
        n
        for n, entry in enumerate(surveyed)
        if entry.problem is None and _known(journal, entry, lessons, limits) is None
    ]
    todo = [n for n in new if surveyed[n].runs]

    kept: dict[int, list[Record]] = {}

    def tasks(numbers: list[int], limits: Limits) -> Iterator[tuple[int, str]]:
        for n in numbers:
            read = surveyed[n].reading()
            kept[n] = list(read.page)
            yield n, runs.task(read.plan, surveyed[n].of(lessons).code_inputs, limits)

    def outcomes(numbers: list[int], limits: Limits, alone: bool) -> _Outcomes:
        work = tasks(numbers, limits)
        if not numbers:
            return iter(())
        if scheduler:
            return runs.run_on_cluster(
                work, scheduler, covered, unsandboxed, certificates, alone=alone
            )
        here = 1 if alone else max(1, min(jobs, len(numbers)))
        told = (lambda line: None) if alone else warn
        return runs.run_here(work, here, limits, covered, unsandboxed, told)

    def note(n: int, page: list[Record], outcome: dict[str, Any]) -> None:
        entry = surveyed[n]
        run = _run_mark(entry.of(lessons), limits)
        about = {"path": entry.submission.path, "file": entry.file, "run": run}
        journal.add({**about, "page": page, **outcome})

    for n in new:
        if not surveyed[n].runs:
            note(n, list(surveyed[n].reading().page), runs.not_run())
    tell(0, len(todo))
    covered = [place.resolve(), journal.folder.resolve(), *hidden]
    done, again = 0, []
    for n, outcome in outcomes(todo, limits, alone=False):
        page = kept.pop(n)
        if outcome["doubtful"]:
            again.append(n)
            continue
        note(n, page, outcome)
        done += 1
        tell(done, len(todo))
    # A limit that neighbours can bring about counts only where there is no neighbour.
    for n, outcome in outcomes(sorted(again), limits.alone(), alone=True):
        note(n, kept.pop(n), outcome)
        done += 1
        tell(done, len(todo))
    graded = [marked(entry, lessons, _known(journal, entry, lessons, limits)) for entry in surveyed]
    return Result(tuple(graded), lessons, len(todo), found.seen, alone=len(again))


def _run_mark(lesson: LessonKeys, limits: Limits) -> str:
    """What a run depends on: cells and inputs of the lesson, limits, the kit. Never keys."""
    text = json.dumps([lesson.run_mark, limits.as_json(), kit.__version__, JOURNAL_OF])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _known(
    journal: Journal, entry: Surveyed, lessons: dict[str, LessonKeys], limits: Limits
) -> dict[str, Any] | None:
    if entry.problem is not None:
        return None
    mark = _run_mark(entry.of(lessons), limits)
    return journal.known(entry.submission.path, entry.file, mark)


def marked(
    entry: Surveyed, lessons: dict[str, LessonKeys], outcome: dict[str, Any] | None
) -> Graded:
    """Return the marks of one submission from what its run brought back. Runs nothing."""
    if entry.problem is not None:
        return Graded(entry.submission, entry.lesson, UNREADABLE, (entry.problem,), {})
    if outcome is None:
        return Graded(entry.submission, entry.lesson, UNREADABLE, ("it was not run",), {})
    lesson = entry.of(lessons)
    transcript = Transcript.from_json(outcome["transcript"])
    read = entry.reading()
    article = _article(transcript, read.page, lesson) or lesson.article
    found = judged(lesson.asked_on(article), [*read.page, *transcript.answers], lesson.asked_on)
    verdicts = found.verdicts
    notes = [*entry.notes, *read.plan.notes, *read.left_out, *found.notes(), *read.objections]
    if kept_back(entry.submission.path):
        notes.append(KEPT_BACK)
    if restored := outcome["restored"]:
        notes.append(f"{listed(restored)}: answered only in the released order")
    if unseen := [id for id in read.plan.by_widget if verdicts[id].given is None]:
        notes.append(f"{listed(unseen)}: {BY_WIDGET}")
    heard = {a.get("id") for a in transcript.answers}
    unheard = [q for q in read.typed if entry.runs and q not in heard and verdicts[q].given is None]
    if unheard:
        notes.append(f"{listed(unheard)}: {UNHEARD}")
    late = any("the cell was stopped after" in e["error"] for e in transcript.errors)
    status = FINE
    if notes:
        status = REPAIRED
    if transcript.stopped or late:
        status = STOPPED
        notes.append(STOPPED_BY.get(transcript.ended, STOPPED_CELL))
    if slow := _slow(transcript):
        notes.append(f"{listed(slow)}: the function took too long on an input")
    if outcome.get("doubtful"):
        notes.append(AGAIN)
    errors = tuple(_error(e) for e in transcript.errors[:20])
    return Graded(entry.submission, entry.lesson, status, tuple(notes), verdicts, errors, article)


def _slow(transcript: Transcript) -> list[str]:
    """Return the code questions whose function was stopped on an input."""
    last = {a["id"]: a["outputs"] for a in transcript.answers if "outputs" in a}
    return [id for id, outputs in last.items() if any("slow" in o for o in outputs)]


def _article(transcript: Transcript, page: Sequence[Record], lesson: LessonKeys) -> str | None:
    """Return the article the answers are on: the one that was in use for most of them.

    Only articles the lesson is asked on count. Any other name is a submission's own words, and
    later steps look for a file of that name.
    """
    known = {lesson.article, *lesson.on}
    named = Counter(a["article"] for a in transcript.answers if a.get("article", "") in known)
    on_page = (e.get("on", r["article"]) for r in page for e in r["events"] if "answer" in e)
    named += Counter(article for article in on_page if article in known)
    return min(named, key=lambda n: (-named[n], n)) if named else None


def _error(entry: dict[str, Any]) -> str:
    number = entry["cell"]
    where = "" if number is None else f"cell {number + 1}: " if number >= 0 else "set-up: "
    return where + str(entry["error"])
