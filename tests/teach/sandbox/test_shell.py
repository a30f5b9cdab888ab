"""The warm start: what it loads can be loaded, and what it runs does run."""

from __future__ import annotations

from inspect import isfunction

import pytest

import kit
from kit import show
from kit.teach.sandbox.shell import uses

ARTICLES = ("aleppo-2016-02", "capstone-a", "capstone-b", "capstone-c", "twin")
# These want figures, ids, names or marks besides an article, or in its place.
WANT_MORE = {
    "kit.alpha", "kit.changes", "kit.check_sum", "kit.compare", "kit.event", "kit.merge",
    "kit.pairwise_span_f1",
    "kit.record_of",
    "kit.show.cards", "kit.show.changes", "kit.show.comparison", "kit.show.event",
    "kit.show.event_intervals", "kit.show.event_origins", "kit.show.intervals", "kit.show.marks",
    "kit.show.origins", "kit.show.record", "kit.show.sentences", "kit.show.swap",
    "kit.show.vague_words",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(uses(kit)))
def test_what_the_warm_start_runs_does_not_break(name, capsys):
    for article in ARTICLES:
        uses(kit)[name](kit.read(article))


@pytest.mark.parametrize("package", [kit, show], ids=lambda package: package.__name__)
def test_what_the_warm_start_loads_is_there(package):
    assert all(getattr(package, name) is not None for name in package.__all__)


def test_the_warm_start_leaves_out_only_what_wants_more_than_an_article():
    parts = {
        f"{package.__name__}.{name}": getattr(package, name)
        for package in (kit, show)
        for name in package.__all__
    }
    mine = {
        name
        for name, part in parts.items()
        if isfunction(part) and part.__module__.startswith(("kit.analysis.", "kit.show."))
        if name not in ("kit.ask", "kit.table")  # a question's and a table's, no analysis
    }
    assert mine - set(uses(kit)) == WANT_MORE
