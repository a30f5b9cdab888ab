"""Loaded words of the reporter's voice on invented sentences, annotated before they were read."""

from __future__ import annotations

from pathlib import Path

import kit

CASES = [
    line.partition("::")
    for line in (Path(__file__).parent / "loaded_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_what_a_careful_editor_would_mark_is_found_and_little_else():
    found = right = wanted = 0
    missed = []
    for text, _, answers in CASES:
        words = [w for w in answers.strip().split(" ; ") if w]
        rows = [row.word for row in kit.loaded_words(text.strip())]
        hits = [w for w in words if any(w in row or row in w for row in rows)]
        wanted += len(words)
        found += len(rows)
        right += len(hits)
        missed += [w for w in words if w not in hits]
    assert len(CASES) >= 23
    assert right >= 0.9 * wanted, missed
    assert right >= 0.9 * found


def test_a_plain_account_has_no_loaded_word():
    plain = [text for text, _, answers in CASES if not answers.strip()]
    assert len(plain) >= 8
    assert [row.word for text in plain for row in kit.loaded_words(text)] == []
