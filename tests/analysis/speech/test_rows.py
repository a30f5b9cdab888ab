"""Every row of the tables of speech: it decides its own example, and leaves the other alone.

The examples stand in the rules' docstrings, between backticks: first the one that the rule decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import kit
from kit.analysis.speech import clauses, frames


def examples(rule):
    """Return the sentences of a rule's docstring, on one line each."""
    return re.findall("`(.+?)`", " ".join(rule.__doc__.split()))


def read_anew(text):
    """Return the attributions of a text, with the rows as they are now."""
    return kit.attributions(kit.read(text.encode(), language_check=False))


def rules_for(example):
    """Return the rules of the findings that carry just the words between an example's bars."""
    before, words, after = example.split("|")
    place = len(before), len(before) + len(words)
    return {
        found.rule
        for found in read_anew(before + words + after)
        if (found.content[0].start, found.content[-1].end) == place
    }


# ---- where reported words stop ---------------------------------------------------------------


def stop_cases():
    """Yield (table, rows, row, the example it decides, the one it leaves) of every stop."""
    seen = []
    for table, rows in (
        ("CLAUSE_STOPS", clauses.CLAUSE_ROWS),
        ("OBJECT_STOPS", clauses.OBJECT_ROWS),
    ):
        for row in rows:
            pair = 2 * seen.count(row.rule)
            decides, leaves = examples(row.rule)[pair : pair + 2]
            seen.append(row.rule)
            name = f"{table} {row.rule.__name__}"
            yield pytest.param(table, rows, row, decides, leaves, id=name)


def watched(monkeypatch, table, rows, row):
    """Return the list in which the row notes what it answers."""
    answers = []

    def rule(content, k):
        answers.append(row.rule(content, k))
        return answers[-1]

    rows = tuple(replace(other, rule=rule) if other is row else other for other in rows)
    monkeypatch.setattr(clauses, table, clauses._table(rows))
    return answers


@pytest.mark.parametrize(("table", "rows", "row", "decides", "leaves"), list(stop_cases()))
def test_a_stop_ends_the_words_of_its_example(monkeypatch, table, rows, row, decides, leaves):
    answers = watched(monkeypatch, table, rows, row)
    assert rules_for(decides)
    assert any(answers)


@pytest.mark.parametrize(("table", "rows", "row", "decides", "leaves"), list(stop_cases()))
def test_without_a_stop_its_example_runs_on(monkeypatch, table, rows, row, decides, leaves):
    others = tuple(other for other in rows if other is not row)
    monkeypatch.setattr(clauses, table, clauses._table(others))
    assert not rules_for(decides)


@pytest.mark.parametrize(("table", "rows", "row", "decides", "leaves"), list(stop_cases()))
def test_a_stop_leaves_its_other_example_alone(monkeypatch, table, rows, row, decides, leaves):
    answers = watched(monkeypatch, table, rows, row)
    assert rules_for(leaves)
    assert not any(answers[:-1])  # the last it may be asked of is the full stop of the sentence
    kinds = {"CC": "and", "NP": "truce", "VERB": "won"}
    items = re.findall(r"\w+|[^\w\s|]+", leaves)
    assert any(kinds.get(at, at) in items for at in row.at)


# ---- what stands behind a verb ---------------------------------------------------------------

FRAMES = [pytest.param(frame, id=frame.read.__name__) for frame in frames.FRAMES]


def watched_frame(monkeypatch, frame):
    """Return the list in which the frame notes what it answers."""
    answers = []

    def read(verb):
        answers.append(frame.read(verb))
        return answers[-1]

    rows = tuple(replace(other, read=read) if other is frame else other for other in frames.FRAMES)
    monkeypatch.setattr(frames, "FRAMES", rows)
    return answers


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_reads_its_example(monkeypatch, frame):
    answers = watched_frame(monkeypatch, frame)
    assert rules_for(examples(frame.read)[0])
    assert any(answer is not None and answer.content for answer in answers)


@pytest.mark.parametrize("frame", FRAMES)
def test_without_a_frame_its_example_is_read_otherwise(monkeypatch, frame):
    example = examples(frame.read)[0]
    before = rules_for(example)
    others = tuple(other for other in frames.FRAMES if other is not frame)
    monkeypatch.setattr(frames, "FRAMES", others)
    assert before != rules_for(example)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_leaves_its_other_example_alone(monkeypatch, frame):
    answers = watched_frame(monkeypatch, frame)
    read_anew(examples(frame.read)[1])
    assert answers
    assert not any(answer is not None and answer.content for answer in answers)
