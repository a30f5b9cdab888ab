"""The metric of the casualty benchmark: what counts as a hit, and what is not counted."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

PATH = Path(__file__).parents[3] / "benchmarks" / "casualties.py"
SPEC = importlib.util.spec_from_file_location("casualty_benchmark", PATH)
benchmark = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(benchmark)

TEXT = "At least 12 people were killed and several hurt in Velm."


def claim(start, end, low, high, kind="killed", group=None, form="exact", value=None):
    return {
        "start": start, "end": end, "low": low, "high": high, "kind": kind, "group": group,
        "form": form, "value": value,
    }  # fmt: skip


def row(claims, ignore=()):
    return {"id": "1", "text": TEXT, "claims": claims, "ignore": list(ignore)}


GOLD = [
    claim(0, 11, 12, None, form="at_least", value=12),
    claim(35, 42, 3, 9, "wounded", form="vague"),
]


def f1(rows, predictions, test="strict"):
    return benchmark.score(rows, {"1": predictions})[test]["F1"]


def test_a_perfect_reading_scores_one():
    assert f1([row(GOLD)], GOLD) == 1
    assert f1([row(GOLD)], benchmark.kit_reader(TEXT)) == 1


def test_half_a_reading_scores_by_precision_and_recall():
    assert f1([row(GOLD)], GOLD[:1]) == pytest.approx(2 / 3)
    assert f1([row(GOLD)], []) == 0


def test_one_prediction_matches_one_claim_only():
    wide = [claim(0, 42, 12, None)]
    assert f1([row(GOLD[:1] * 2)], wide) == pytest.approx(2 / 3)


def test_a_span_over_eighty_characters_matches_nothing():
    assert f1([row(GOLD[:1])], [claim(0, 81, 12, None)]) == 0


@pytest.mark.parametrize(
    ("gold", "low", "high", "hit"),
    [
        (claim(0, 11, 13, None, form="more_than", value=12), 12, None, True),
        (claim(0, 11, 13, None, form="more_than", value=12), 14, None, False),
        (claim(0, 11, None, 11, form="less_than", value=12), 0, 12, True),
        (claim(0, 11, None, 12, form="up_to", value=12), 0, 12, True),
        (claim(0, 11, 12, 12, value=12), 0, 12, False),
    ],
)
def test_the_ends_may_differ_as_the_wording_allows(gold, low, high, hit):
    assert (f1([row([gold])], [claim(0, 11, low, high)]) == 1) is hit


def test_the_group_counts_in_its_own_test_only():
    found = [claim(0, 11, 12, None, group="civilians")]
    assert f1([row(GOLD[:1])], found) == 1
    assert f1([row(GOLD[:1])], found, "strict+group") == 0


def test_ignored_zones_and_sentences_without_claims():
    ignored = row([], ignore=[[0, 11]])
    assert benchmark.score([ignored], {"1": GOLD[:1]})["false alarms"] == {"count": 0, "of": 1}
    assert benchmark.score([row([])], {"1": GOLD})["false alarms"] == {"count": 1, "of": 1}


def test_the_table_is_printed_with_the_peer(tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row(GOLD)) + "\n", "utf-8")
    assert benchmark.main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "1 sentences, 2 claims" in printed and "regex peer" in printed
    assert benchmark.main([str(tmp_path / "none.jsonl")]) == 1
