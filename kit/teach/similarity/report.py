"""The report on work that reads alike: each pair side by side, and a table. It accuses nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kit.course.kept_copies import OwnFiles
from kit.teach.grade.html_page import page
from kit.teach.grade.safe_csv import as_csv
from kit.teach.similarity import wrong_answers
from kit.teach.similarity.own_work import CODE
from kit.teach.similarity.pairs import Pair, groups
from kit.teach.similarity.wrong_answers import SameWrong

PAGE, TABLE, WRONG = "similarity.html", "similarity.csv", "similarity-wrong-answers.csv"
MOST_SHOWN = 100


def write(
    found: Sequence[Pair],
    compared: int,
    notes: Sequence[str],
    own: OwnFiles,
    wrong: Sequence[SameWrong] | None = None,
) -> list[Path]:
    """Write the page and the tables; return their paths. `compared` counts pieces of work.

    `wrong` are groups by wrong answers; None where no answers were marked.
    """
    files = {PAGE: html(found, compared, notes, wrong), TABLE: as_csv(table(found))}
    if wrong is not None:
        files[WRONG] = as_csv(wrong_answers.table(wrong))
    for name, text in files.items():
        own.write(name, text)
    return [own.folder / name for name in files]


def table(found: Sequence[Pair]) -> list[list[Any]]:
    """Return every pair as a row."""
    rows: list[list[Any]] = [
        [
            "lesson",
            "work",
            "one",
            "the other",
            "part of the shorter",
            "shared",
            "of one",
            "of other",
        ]
    ]
    for p in found:
        who = [p.first.learner, p.second.learner]
        rows.append([p.first.lesson, p.first.what, *who, round(p.part, 4), p.shared])
        rows[-1] += [p.of_first, p.of_second]
    return rows


def html(
    found: Sequence[Pair],
    compared: int,
    notes: Sequence[str],
    wrong: Sequence[SameWrong] | None = None,
) -> str:
    """Return the page. Everything learners wrote is escaped, and no script can run."""
    # Of a group the pair that is most alike is shown; who else is in it is named.
    shown = [
        {
            "pair": pair,
            "others": [
                n for n in alike.learners if n not in (pair.first.learner, pair.second.learner)
            ],
            "more": len(alike.pairs) - 1,
            "code": pair.first.what == CODE,
            "sides": [
                (pair.first, list(stretches(pair.first.text, pair.in_first)), pair.of_first),
                (pair.second, list(stretches(pair.second.text, pair.in_second)), pair.of_second),
            ],
        }
        for alike in groups(found)[:MOST_SHOWN]
        for pair in alike.pairs[:1]
    ]
    return page(
        PAGE,
        "similarity.css",
        shown=shown,
        pairs=len(found),
        groups=len(groups(found)),
        compared=compared,
        notes=notes,
        wrong=wrong,
    )


def stretches(text: str, shared: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Yield a text in order as (words, whether they are shared).

    >>> list(stretches("We saw them.", [(3, 6)]))
    [('We ', False), ('saw', True), (' them.', False)]
    """
    at = 0
    for start, end in shared:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
