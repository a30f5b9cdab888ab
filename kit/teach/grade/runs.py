"""Runs: send planned submissions through sandboxes, here or on a cluster, and bring data back.

A task and its outcome are JSON text, so the same work can be done by threads with a sandbox each or
by the workers of a Dask cluster. Tasks hold cells and inputs of code questions; never a key.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.teach.handed_in.repair import Plan
from kit.teach.sandbox.limits import Limits
from kit.teach.sandbox.one_submission import Sandbox
from kit.teach.sandbox.protocol import Transcript

_END = object()
IN_FLIGHT = 8


def task(plan: Plan, code: dict[str, Any], limits: Limits) -> str:
    """Return all that a run needs, as JSON."""
    return json.dumps(
        {
            "first": plan.first,
            "second": plan.second,
            "asked": plan.asked,
            "code": code,
            "limits": limits.as_json(),
        }
    )


def run_task(sandbox: Sandbox, text: str) -> dict[str, Any]:
    """Return the transcript of a task, with the second run where the first left gaps.

    `doubtful` says whether the same task should be run again alone before it counts.
    """
    work = json.loads(text)
    transcript = sandbox.run([tuple(c) for c in work["first"]], work["code"])
    seconds, doubtful = transcript.cpu_seconds, transcript.doubtful
    answered = {a["id"] for a in transcript.answers if "id" in a}
    gaps = [q for q in work["asked"] if q not in answered]
    restored: list[str] = []
    # A run that had to be killed is not given a second life; what it answered counts.
    if work["second"] is not None and gaps and not transcript.stopped:
        again = sandbox.run([tuple(c) for c in work["second"]], work["code"])
        seconds += again.cpu_seconds
        doubtful |= again.doubtful
        found = [a for a in again.answers if a.get("id") in gaps]
        transcript.answers += found
        restored = sorted({a["id"] for a in found})
    return {
        "transcript": transcript.as_json(),
        "restored": restored,
        "cpu": round(seconds, 4),
        "doubtful": doubtful,
    }


def not_run() -> dict[str, Any]:
    """Return the outcome of a submission for which nothing had to be run."""
    return {"transcript": Transcript().as_json(), "restored": [], "cpu": 0.0, "doubtful": False}


def run_here(
    tasks: Iterator[tuple[int, str]],
    jobs: int,
    limits: Limits,
    hidden: Iterable[Path],
    unsandboxed: bool,
    warn: Callable[[str], None],
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the outcome of each numbered task as it is done, on `jobs` sandboxes of this machine.

    Tasks are taken from the iterator one at a time, so any number of them fits in memory.
    """
    taking = threading.Lock()
    done: queue.Queue[Any] = queue.Queue(maxsize=4 * jobs)
    stop = threading.Event()
    running: list[Sandbox] = []

    def work() -> None:
        try:
            with Sandbox(limits, hidden=hidden, unsandboxed=unsandboxed) as sandbox:
                done.put(sandbox.warning())
                running.append(sandbox)
                while not stop.is_set():
                    with taking:
                        item = next(tasks, None)
                    if item is None:
                        break
                    done.put((item[0], run_task(sandbox, item[1])))
                running.remove(sandbox)
        except BaseException as error:  # handed to the caller, who must not wait for ever
            done.put(error)
        finally:
            done.put(_END)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    working, warned = jobs, False
    try:
        while working:
            item = done.get()
            if item is _END:
                working -= 1
            elif isinstance(item, BaseException):
                raise item
            elif isinstance(item, str):
                if item and not warned:
                    warn(item)
                warned = True
            else:
                yield item
    finally:
        stop.set()
        # Who stops grading must not wait for a submission that sleeps; it is run again next time.
        for sandbox in tuple(running):
            sandbox.stop()
        while any(t.is_alive() for t in threads):
            with contextlib.suppress(queue.Empty):
                done.get(timeout=0.1)


_sandbox_of_worker: Sandbox | None = None
_worker_lock = threading.Lock()


def run_on_worker(text: str, unsandboxed: bool, hidden: Sequence[str]) -> str:
    """Return the outcome of a task as JSON; a cluster's worker keeps its sandbox between tasks."""
    global _sandbox_of_worker
    with _worker_lock:
        limits = Limits(**json.loads(text)["limits"])
        if _sandbox_of_worker is None or _sandbox_of_worker.limits != limits:
            if _sandbox_of_worker is not None:
                _sandbox_of_worker.close()
            _sandbox_of_worker = Sandbox(limits, hidden=map(Path, hidden), unsandboxed=unsandboxed)
        return json.dumps(run_task(_sandbox_of_worker, text))


@dataclass(frozen=True)
class Certificates:
    """Files by which a grader and a cluster know each other: an authority, a certificate, its key.

    Without them a Dask cluster asks nobody who they are.
    """

    authority: Path
    own: Path
    key: Path

    def as_options(self) -> dict[str, Any]:
        """Return what a Dask client takes them as."""
        from distributed.security import Security

        given = {
            "tls_ca_file": str(self.authority),
            "tls_client_cert": str(self.own),
            "tls_client_key": str(self.key),
        }
        return {"security": Security(require_encryption=True, **given)}


def run_on_cluster(
    tasks: Iterator[tuple[int, str]],
    scheduler: str,
    hidden: Iterable[Path],
    unsandboxed: bool,
    certificates: Certificates | None = None,
    *,
    alone: bool = False,
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield outcomes from a Dask cluster; what a lost worker held is done again by another.

    Needs the extra `cluster`. `scheduler` is an address such as "tcp://host:8786", or, with
    `certificates`, "tls://host:8786". With `alone` the cluster is given one task at a time.
    """
    from distributed import Client, as_completed

    paths = [str(path) for path in hidden]
    known = certificates.as_options() if certificates else {}
    with Client(scheduler, set_as_default=False, **known) as client:
        futures: dict[Any, int] = {}

        def submit(number: int, text: str) -> Any:
            # Not pure: two equal submissions are two tasks, as they are without a cluster.
            future = client.submit(run_on_worker, text, unsandboxed, paths, pure=False, retries=2)
            futures[future] = number
            return future

        ahead = IN_FLIGHT * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        ahead = 1 if alone else ahead
        first = [submit(*t) for t in itertools.islice(tasks, ahead)]
        # Without a loop it would look for a client of the whole process, which there is not.
        running = as_completed(first, loop=client.loop)
        for future in running:
            yield futures.pop(future), json.loads(future.result())
            for more in itertools.islice(tasks, 1):
                running.add(submit(*more))
