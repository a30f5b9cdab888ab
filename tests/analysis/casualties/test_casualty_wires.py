"""A thousand invented wire sentences: what the kit scores on them, in every case of letters."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[3] / "benchmarks" / "casualties.py"
SPEC = importlib.util.spec_from_file_location("casualty_benchmark", PATH)
benchmark = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(benchmark)

ROWS = benchmark.read_rows(benchmark.WIRES)


@pytest.fixture(scope="module")
def scores():
    """Return the scores as written, in lower case and in capitals."""
    changes = {"as written": str, "lower case": str.lower, "capitals": str.upper}
    return {name: benchmark.run(ROWS, benchmark.kit_reader, c)[0] for name, c in changes.items()}


def test_the_sentences_are_many_and_a_third_hold_no_claim():
    assert len(ROWS) > 1000
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    empty = sum(not row["claims"] for row in ROWS)
    assert 0.3 < empty / len(ROWS) < 0.5
    claims = [claim for row in ROWS for claim in row["claims"]]
    assert {c["kind"] for c in claims} == set(benchmark._KINDS.values())
    assert {c["group"] for c in claims} == set(benchmark._GROUPS.values())


# The floors lie above what the project promises on unseen sentences (.92, .94, .80): these
# sentences have been seen. A rule that costs one of them more than it gains is found here.
@pytest.mark.parametrize(
    ("test", "floor"), [("strict", 0.98), ("interval", 0.98), ("strict+group", 0.97)]
)
def test_the_claims_are_found(scores, test, floor):
    assert scores["as written"][test]["F1"] >= floor


def test_sentences_without_a_claim_raise_next_to_no_alarm(scores):
    alarms = scores["as written"]["false alarms"]
    assert alarms["count"] * 50 <= alarms["of"]


@pytest.mark.parametrize("case", ["lower case", "capitals"])
def test_the_case_of_letters_changes_next_to_nothing(scores, case):
    for test in ("strict", "interval", "strict+group"):
        assert abs(scores[case][test]["F1"] - scores["as written"][test]["F1"]) <= 0.02


def test_a_note_that_does_not_fit_its_sentence_is_refused():
    with pytest.raises(ValueError, match="x.txt:7: .*no note"):
        benchmark.read_row("Two died. :: Three|=3|K|-", "x.txt:7")
    with pytest.raises(ValueError, match="no count"):
        benchmark.read_row("Two died. :: Two|2|K|-", "x.txt:7")
    with pytest.raises(ValueError, match='no "::"'):
        benchmark.read_row("Two died.", "x.txt:7")
