"""Whole stories of five kinds: who says what, who counted, whose voice, and what is no story."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

import kit
from kit.text.records import Span

SMALL = {"a", "an", "the", "of", "and", "in", "for", "s", "from"}


class Story(NamedTuple):
    """An invented story, the day it came out, and the lines of what is expected of it."""

    kind: str
    day: str
    text: str
    expected: list[tuple[str, str, str]]


def stories():
    text = (Path(__file__).parent / "newsroom_stories.txt").read_text("utf-8")
    for part in text.split("\n### ")[1:]:
        head, _, rest = part.partition("\n")
        story, _, lines = rest.partition("\n--\n")
        expected = []
        for line in filter(str.strip, lines.splitlines()):
            what, _, rest = line.partition(": ")
            words, _, answer = rest.partition(" = ")
            expected.append((what, words, answer))
        yield Story(*head.split(" | "), story.strip() + "\n", expected)


STORIES = list(stories())


@lru_cache
def read(text, day):
    return kit.read(text, published=day)


def place(story, words):
    """Where the words stand in the story, however its lines break."""
    found = re.search(r"\b" + r"\s+".join(map(re.escape, words.split())), story.text)
    assert found is not None, words
    return Span(*found.span())


def asked(what):
    """Yield (story, article, words, place, answer) for each line of one sort."""
    for story in STORIES:
        article = read(story.text, story.day)
        for sort, words, answer in story.expected:
            if sort == what:
                yield story, article, words, place(story, words), answer


def alike(one, other):
    """Whether two names share a word that is not a small one."""
    first, second = (set(re.findall(r"\w+", (s or "").lower())) - SMALL for s in (one, other))
    return bool(first & second)


def speaker(article, where):
    """The innermost attribution over a place, and the name the kit gives; "" for no attribution."""
    found = kit.attributions(article)
    over = [a for a in found if any(c.contains(where) for c in a.content)]
    over = over or [a for a in found if any(c.overlaps(where) for c in a.content)]
    if not over:
        return None, ""
    inner = min(over, key=lambda a: sum(map(len, a.content)))
    words = inner.source.of(article) if inner.source else ""
    return inner, inner.speaker or words


def test_speakers_are_right_and_never_a_wrong_name():
    answers = [
        (words, answer, *speaker(article, where))
        for _, article, words, where, answer in asked("who")
    ]
    missed = [a for a in answers if not alike(a[1], a[3])]
    assert len(answers) >= 110
    assert len(missed) <= 5, missed
    wrong = [a for a in missed if a[2] and a[2].speaker and not alike(a[3], a[2].words)]
    assert wrong == []


def test_who_counted_is_right_and_never_a_wrong_name():
    answers = []
    for _, article, words, where, answer in asked("count"):
        claim = next((c for c in kit.casualties(article) if c.span.overlaps(where)), None)
        low, high, kind, rest = (*answer.split(" ", 3), "")[:4]
        counter = rest.removeprefix("/ ").partition(" / ")[0]
        if claim is not None:
            figures = (str(claim.low or "-"), str(claim.high or "-"), claim.kind)
            assert figures == (low, high, kind), words
        answers.append((words, counter, claim and claim.counter))
    missed = [a for a in answers if not (alike(*a[1:]) if a[1] != "-" else a[2] is None)]
    assert len(answers) >= 28
    assert len(missed) <= 5, missed
    assert all(found is None for *_, found in missed), missed


def test_the_reporters_own_words_are_given_to_nobody():
    told = [(words, speaker(article, where)) for _, article, words, where, _ in asked("own")]
    assert [found for found in told if found[1][0] is not None] == []


@pytest.mark.parametrize("story", STORIES, ids=[s.kind for s in STORIES])
def test_no_sentence_that_somebody_answers_for_is_the_reporters_own(story):
    article = read(story.text, story.day)
    rows = [row.span for row in kit.unattributed(article)]
    said = [place(story, words) for what, words, _ in story.expected if what == "who"]
    assert [span.of(article) for span in rows if any(span.contains(s) for s in said)] == []


def test_what_is_no_part_of_a_story_is_left_out():
    roles = []
    for _, article, words, where, _ in asked("furniture"):
        block = next(b for b in article.blocks if b.span.contains(where))
        roles.append((words, block.role))
    assert [row for row in roles if row[1] not in ("furniture", "other-story")] == []
