"""A batch: many stories to records, on several processors, that can be killed and goes on.

What is done stands in the two files that are written, a line a story: `stories.jsonl` the records,
`problems.jsonl` the stories passed by, with the reason. A line cut short is dropped when the batch
is taken up again; a story whose key is there is not read again, so nothing is lost or doubled.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any

import kit
from kit.newsroom.one_at_a_time import locked
from kit.newsroom.reading import Story
from kit.newsroom.record_fields import VERSION
from kit.text.reading import MOST_BYTES

RECORDS, PROBLEMS = "stories.jsonl", "problems.jsonl"
_AHEAD = 6  # stories handed to each process before the first is back
_TO_DISK = 1.0  # seconds of work that a power cut may cost; a kill costs none


class OtherBatch(ValueError):
    """The folder holds a batch of another version."""


@dataclass
class Outcome:
    """How a batch ended: stories written and passed by in this run, and those there before."""

    written: int = 0
    passed_by: int = 0
    before: int = 0
    problems: list[dict[str, str]] = field(default_factory=list)


Result = tuple[str, dict[str, Any]]
"""("record" or "problem", the line to be written)."""
Elsewhere = Callable[[Iterator[tuple[Story, str]]], Iterator[Result]]


def run(
    stories: Iterable[Story], out: Path, jobs: int = 1,
    tell: Callable[[int], None] = lambda n: None, elsewhere: Elsewhere | None = None,
) -> Outcome:  # fmt: skip
    """Write the records of stories to the folder `out`, and return how it went.

    The stories are analyzed in `jobs` processes, or by `elsewhere`, which yields the results of
    stories in their order (`kit.newsroom.on_cluster`). `tell` is called with the number of stories
    done after each. Raises `InUse` where another batch is writing there, and `OtherBatch` where
    one of another version did.
    """
    out.mkdir(parents=True, exist_ok=True)
    with locked(out), _Lines(out / RECORDS) as records, _Lines(out / PROBLEMS) as problems:
        _same_version(records)
        done = records.keys | problems.keys
        outcome = Outcome(before=len(done))
        seen = 0

        def fresh() -> Iterator[tuple[Story, str]]:
            nonlocal seen
            texts: dict[str, str] = {}
            ids: dict[str, int] = {}
            for story in stories:
                sha = _content(story)
                ids[story.id] = ids.get(story.id, 0) + 1
                if ids[story.id] > 1:
                    story = replace(story, id=f"{story.id}#{ids[story.id]}")
                key = f"{sha}:{story.id}" if sha in texts else sha
                if sha in texts and not story.broken:
                    why = f"{story.place}: the same text as {texts[sha]}; it is not counted twice"
                    story = replace(story, broken=why)
                texts.setdefault(sha, story.id)
                if key in done:
                    seen += 1
                    tell(seen)
                else:
                    yield story, key

        for kind, line in elsewhere(fresh()) if elsewhere else _results(fresh(), jobs):
            if kind == "record":
                records.add(line)
                outcome.written += 1
            else:
                problems.add(line)
                outcome.passed_by += 1
                outcome.problems.append(line)
            seen += 1
            tell(seen)
        return outcome


def analyzed(story: Story, key: str) -> Result:
    """Return a story's record, or why there is none; whatever a story holds, nothing is raised."""
    from kit.newsroom.story_record import record
    from kit.text.decoding import Unreadable

    try:
        return "record", record(story.article(), story, key)
    except Unreadable as error:
        return "problem", passed_by(story, key, "unreadable", str(error))
    except Exception as error:  # one story of ten thousand must not end the rest
        why = f"{story.place}: {type(error).__name__}: {error}; please report this text"
        return "problem", passed_by(story, key, "failed", why)


def passed_by(story: Story, key: str, what: str, why: str) -> dict[str, Any]:
    """Return the line on a story that has no record: its key, its place, and why."""
    what = "twice" if what == "unreadable" and "the same text as" in why else what
    return {"key": key, "id": story.id, "place": story.place, "what": what, "why": why}


def _content(story: Story) -> str:
    """Return the SHA-256 of what a story is made of; of a huge file, of its name and size."""
    if story.text is not None:
        data = story.text.encode("utf-8", "surrogatepass")
    elif story.path is not None and not story.broken:
        try:
            small = story.path.stat().st_size <= MOST_BYTES
            data = story.path.read_bytes() if small else str(story.path).encode()
        except OSError:
            data = str(story.path).encode()
    else:
        data = story.place.encode()
    return hashlib.sha256(data).hexdigest()


def _results(stories: Iterator[tuple[Story, str]], jobs: int) -> Iterator[Result]:
    """Yield the results in the order of the stories."""
    if jobs == 1:
        for story, key in stories:
            yield analyzed(story, key)
        return
    waiting: deque[tuple[Story, str, Future[Result]]] = deque()
    pool = _pool(jobs)
    try:
        more = True
        while more or waiting:
            while more and len(waiting) < jobs * _AHEAD:
                found = next(stories, None)
                more = found is not None
                if found is not None:
                    waiting.append((*found, pool.submit(analyzed, *found)))
            if not waiting:
                break
            story, key, future = waiting[0]
            try:
                result = future.result()
            except BrokenProcessPool:
                # Some story ended its process. Each that was under way is tried by itself.
                pool.shutdown(wait=False, cancel_futures=True)
                yield from (_alone(story, key) for story, key, _ in waiting)
                waiting.clear()
                pool = _pool(jobs)
                continue
            waiting.popleft()
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(story: Story, key: str) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(analyzed, story, key).result()
        except BrokenProcessPool:
            why = f"{story.place}: its process ended (out of memory?); cut it into smaller stories"
            return "problem", passed_by(story, key, "failed", why)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave an interrupt of the terminal to the parent, which ends its processes itself."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _same_version(records: _Lines) -> None:
    mine = (f"dateline-story-{VERSION}", f"dateline {kit.__version__}")
    if records.first is not None and records.first != mine:
        theirs = ", ".join(records.first)
        raise OtherBatch(
            f"{records.path.parent}: its records are of {theirs}; name another folder with --out"
        )


class _Lines:
    """A file of JSON lines that is only added to, with the keys of the whole lines in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys: set[str] = set()
        self.first: tuple[str, str] | None = None
        self._read()
        self._file: IO[bytes] = path.open("ab")
        self._kept = time.monotonic()

    def _read(self) -> None:
        if not self.path.exists():
            return
        whole = 0
        with self.path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                try:
                    entry = json.loads(line)
                    self.keys.add(entry["key"])
                except (ValueError, KeyError, TypeError):
                    break  # a disk's mistake: from here on all is made again
                self.first = self.first or (entry.get("schema", ""), entry.get("made_by", ""))
                whole += len(line)
        if whole < self.path.stat().st_size:
            os.truncate(self.path, whole)

    def add(self, entry: dict[str, Any]) -> None:
        """Write one line; it is the system's when this returns, the disk's within a second."""
        line = json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        self._file.write(line.encode("utf-8", "backslashreplace") + b"\n")
        self._file.flush()
        if time.monotonic() - self._kept > _TO_DISK:
            os.fsync(self._file.fileno())
            self._kept = time.monotonic()

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *exception: object) -> None:
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()
