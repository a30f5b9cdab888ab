"""A batch on a Dask cluster: its stories analyzed by the cluster's workers, in their own order.

A worker needs this kit and no file of ours: what a file holds is sent along. What a lost worker
held is done again by another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kit.newsroom.reading import Story
from kit.newsroom.running import Result, analyzed, passed_by
from kit.text.decoding import Unreadable
from kit.text.reading import text_in

AHEAD = 12  # stories sent to each worker before the first is back
WAIT = "20s"


def results_on_cluster(stories: Iterator[tuple[Story, str]], scheduler: str) -> Iterator[Result]:
    """Yield the results of stories with their keys, in their order, from a Dask cluster.

    Needs the extra `cluster`. `scheduler` is an address such as "tcp://host:8786". Raises OSError
    where nobody answers there.
    """
    from distributed import Client

    with Client(scheduler, set_as_default=False, timeout=WAIT) as client:
        ahead = AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        waiting: deque[tuple[Story, str, Any]] = deque()
        more = True
        while more or waiting:
            while more and len(waiting) < ahead:
                found = next(stories, None)
                more = found is not None
                if found is not None:
                    story, key = _with_text(found[0]), found[1]
                    future = client.submit(analyzed, story, key, pure=False, retries=2)
                    waiting.append((story, key, future))
            if not waiting:
                return
            story, key, future = waiting.popleft()
            try:
                yield future.result()
            except Exception as error:  # every worker that took it was lost
                why = (
                    f"{story.place}: {type(error).__name__} on the cluster; cut it, or try it here"
                )
                yield "problem", passed_by(story, key, "failed", why)


def _with_text(story: Story) -> Story:
    """The story with what its file holds, for a machine that does not have the file."""
    if story.path is None or story.broken:
        return story
    try:
        return replace(story, text=text_in(story.path), path=None)
    except Unreadable as error:
        return replace(story, broken=str(error), path=None)
