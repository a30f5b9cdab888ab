"""The kinds of question there are: found in this room, so that a new one is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, Protocol

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds.protocol import Kind

ROOM = "kit.course.kinds"


def _found() -> dict[str, Kind[Any, Any]]:
    kinds: list[Kind[Any, Any]] = []
    for _, name, _ in pkgutil.iter_modules(importlib.import_module(ROOM).__path__):
        module = importlib.import_module(f"{ROOM}.{name}")
        own = [c for c in vars(module).values() if getattr(c, "__module__", "") == module.__name__]
        kinds += [c() for c in own if isinstance(c, type) and issubclass(c, Kind) and c is not Kind]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: kind.place)}


KINDS: dict[str, Kind[Any, Any]] = _found()
"""Name -> kind, in the order of their `place`."""


class Asked(Protocol):
    """A question, as its author wrote it or as marking sees it."""

    @property
    def kind(self) -> str:
        """The name of its kind."""


def kind_of(question: Asked) -> Kind[Any, Any]:
    """Return the kind of a question; `AnswerError` for one that this version does not know."""
    kind = KINDS.get(question.kind)
    if kind is None:
        raise AnswerError(
            f"this version of the kit knows no questions of kind '{question.kind}'; update the kit"
        )
    return kind


def form(question: Digested) -> dict[str, Any]:
    """Return the form a page shows of a question, as `kit.course.kinds.protocol` tells it."""
    return kind_of(question).form(question)
