"""Every row of the tables of speech: it decides its own example, and leaves the other alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kit
from kit.analysis.speech import clauses, frames


def read_anew(text):
    """Return the attributions of a text, with the rows as they are now."""
    return kit.attributions(kit.read(text.encode(), language_check=False))


def named(row):
    rule = getattr(row, "rule", None) or row.read
    return f"{rule.__name__} {' '.join(sorted(getattr(row, 'at', ()))[:3])}".strip()


# ---- where reported words stop ---------------------------------------------------------------

STOPS = [
    *(("CLAUSE_STOPS", clauses.CLAUSE_ROWS, row) for row in clauses.CLAUSE_ROWS),
    *(("OBJECT_STOPS", clauses.OBJECT_ROWS, row) for row in clauses.OBJECT_ROWS),
]
STOP_IDS = [f"{table} {named(row)}" for table, _, row in STOPS]


def rules_for(example):
    """Return the rules of the findings that carry just the words between an example's bars."""
    before, words, after = example.split("|")
    place = len(before), len(before) + len(words)
    return {
        found.rule
        for found in read_anew(before + words + after)
        if (found.content[0].start, found.content[-1].end) == place
    }


def watched(monkeypatch, table, rows, row):
    """Return the list in which the row notes what it answers."""
    answers = []

    def rule(content, k):
        answers.append(row.rule(content, k))
        return answers[-1]

    rows = tuple(replace(other, rule=rule) if other is row else other for other in rows)
    monkeypatch.setattr(clauses, table, clauses._table(rows))
    return answers


@pytest.mark.parametrize(("table", "rows", "row"), STOPS, ids=STOP_IDS)
def test_a_stop_ends_the_words_of_its_example(monkeypatch, table, rows, row):
    answers = watched(monkeypatch, table, rows, row)
    assert rules_for(row.stops)
    assert any(answers)


@pytest.mark.parametrize(("table", "rows", "row"), STOPS, ids=STOP_IDS)
def test_without_a_stop_its_example_runs_on(monkeypatch, table, rows, row):
    others = tuple(other for other in rows if other is not row)
    monkeypatch.setattr(clauses, table, clauses._table(others))
    assert not rules_for(row.stops)


@pytest.mark.parametrize(("table", "rows", "row"), STOPS, ids=STOP_IDS)
def test_a_stop_leaves_its_other_example_alone(monkeypatch, table, rows, row):
    answers = watched(monkeypatch, table, rows, row)
    assert rules_for(row.runs)
    assert not any(answers[:-1])  # the last it may be asked of is the full stop of the sentence
    kinds = {"CC": "and", "NP": "truce", "VERB": "won"}
    words = row.runs.replace(",", " ,").replace(";", " ;").split()
    assert any(kinds.get(at, at) in words or at in row.runs for at in row.at)


# ---- what stands behind a verb ---------------------------------------------------------------

FRAME_IDS = [named(frame) for frame in frames.FRAMES]


def watched_frame(monkeypatch, frame):
    answers = []

    def read(verb):
        answers.append(frame.read(verb))
        return answers[-1]

    rows = tuple(replace(other, read=read) if other is frame else other for other in frames.FRAMES)
    monkeypatch.setattr(frames, "FRAMES", rows)
    return answers


@pytest.mark.parametrize("frame", frames.FRAMES, ids=FRAME_IDS)
def test_a_frame_reads_its_example(monkeypatch, frame):
    answers = watched_frame(monkeypatch, frame)
    assert rules_for(frame.finds)
    assert any(answer is not None and answer.content for answer in answers)


@pytest.mark.parametrize("frame", frames.FRAMES, ids=FRAME_IDS)
def test_without_a_frame_its_example_is_not_read(monkeypatch, frame):
    before = rules_for(frame.finds)
    others = tuple(other for other in frames.FRAMES if other is not frame)
    monkeypatch.setattr(frames, "FRAMES", others)
    assert before != rules_for(frame.finds)


@pytest.mark.parametrize("frame", frames.FRAMES, ids=FRAME_IDS)
def test_a_frame_leaves_its_other_example_alone(monkeypatch, frame):
    answers = watched_frame(monkeypatch, frame)
    read_anew(frame.leaves)
    assert answers
    assert not any(answer is not None and answer.content for answer in answers)
