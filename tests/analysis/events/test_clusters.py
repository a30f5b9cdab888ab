"""Events in invented reports, held against what a recorder wrote down first (clusters.toml)."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from kit.analysis.events.account import Event, event
from kit.analysis.events.relations import RELATIONS

CLUSTERS = tomllib.loads(Path(__file__).with_name("clusters.toml").read_text("utf-8"))["cluster"]
PAIRS = [(c["id"], *name.split(), want) for c in CLUSTERS for name, want in c["pairs"].items()]


@cache
def told(id: str) -> Event:
    return event(next(c for c in CLUSTERS if c["id"] == id)["report"])


@pytest.mark.parametrize(("cluster", "one", "two", "kind", "want"), PAIRS)
def test_a_pair_stands_as_the_recorder_says(cluster, one, two, kind, want):
    assert want in RELATIONS
    found = {frozenset((p.a.report.id, p.b.report.id)): p for p in told(cluster).pairs(kind)}
    pair = found[frozenset((one, two))]
    assert pair.relation == want, pair.why
    assert pair.why


def test_ten_clusters_are_held_and_conflicts_are_among_what_is_expected():
    assert len(CLUSTERS) == 10
    assert {want for *_, want in PAIRS} == set(RELATIONS)
