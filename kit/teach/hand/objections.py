"""Objections: what a learner holds against a mark, as rows that a person decides on.

`I object to sourcing.3, because ...` stands among the notes of a graded file. Here it becomes an
answer to be marked like any other: a sheet a question, without names, on the desk or in a
spreadsheet, where the mark is the points that the answer shall have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.marking.verdict import Verdict
from kit.teach.grade.feedback_pages import given_words, number
from kit.teach.grade.grading import Graded

SHEET = ".objections"
"""What the name of such a sheet ends with."""
_NOTE = re.compile(r"objects to (\S+): (.*)", re.DOTALL)
NO_WORDS = "no reason given"


def objections(graded: Graded) -> dict[str, str]:
    """Return what a file's author objects to: the words by question, several as one.

    Only questions that were marked count.
    """
    found: dict[str, list[str]] = {}
    for note in graded.notes:
        match = _NOTE.fullmatch(note)
        if match and match[1] in graded.verdicts:
            found.setdefault(match[1], []).append(match[2].strip() or NO_WORDS)
    return {id: " / ".join(said) for id, said in found.items()}


def to_be_read(question: Digested, verdict: Verdict, words: str) -> str:
    """Return what a marker reads of an objection: the answer, what it earned, the words.

    Of free text the points are left out: they were a reader's, and whoever decides starts anew.
    """
    given = given_words(question, verdict.given) or "(nothing that can be shown)"
    rows = [f"Answer: {given}"]
    if not verdict.by_reader:
        rows.append(f"Points now: {number(verdict.points)} of {number(verdict.of)}")
    return "\n".join([*rows, f"Objection: {words}"])


def rubric(question: Digested) -> tuple[str, ...]:
    """Return what a marker is told before deciding: how a mark is meant, and why the key is so."""
    if question.data.get("rubric"):
        return tuple(question.data["rubric"])
    told = " ".join(question.behind.get("explanation", "").split())
    most = number(question.points)
    how = f"The mark is the points that this answer shall have, from 0 to {most}."
    stay = "Give the points it has now to leave it as it is; the note is shown to the learner."
    return (how, stay, *([f"Explanation of the key: {told}"] if told else []))


def decided_on(verdict: Verdict) -> str:
    """Return the words of an answer that a decision belongs to, whatever its type."""
    if isinstance(verdict.given, str):
        return verdict.given
    plain = sorted(verdict.given) if isinstance(verdict.given, (set, frozenset)) else verdict.given
    return json.dumps(plain, sort_keys=True, default=str)


def stored(given: Mapping[str, Any], verdict: Verdict, words: str) -> dict[str, Any]:
    """Return a decision as it is stored: a mark, what stood there before, and the objection."""
    before = None if verdict.by_reader else verdict.points
    return {**given, "objection": words, "before": before}


def fits(verdict: Verdict, decision: Mapping[str, Any]) -> bool:
    """Whether a decision still belongs to what the machine says of the answer now."""
    return verdict.by_reader or decision["before"] == verdict.points


def answered(verdict: Verdict, decision: Mapping[str, Any]) -> Verdict:
    """Return the verdict with the decision's lines for the learner."""
    said = f"You objected: {decision['objection']}"
    before = decision["before"]
    if before is None or before == verdict.points:
        outcome = f"A person read it: {number(verdict.points)} of {number(verdict.of)} points."
    else:
        outcome = (
            f"A person read it: {number(verdict.points)} of {number(verdict.of)} points in place "
            f"of {number(before)}."
        )
    return replace(verdict, notes=(said, outcome, *verdict.notes))
