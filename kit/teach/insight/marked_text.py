"""Marks on the article: how many learners marked each block, sentence, quotation or word.

One `Heat` is one question on one article; answers on different articles are never mixed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kit.course.answers.digested import Digested
from kit.course.answers.passages import words
from kit.course.bank.assembly import lesson_article
from kit.course.kinds.registry import kind_of
from kit.teach.insight.papers import Group
from kit.teach.insight.withholding import Count, count, enough
from kit.text.article import Article
from kit.text.records import Span

KEY, NEUTRAL, OTHER = "key", "either way", ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the article that could be marked, with how many did.

    `id` is the unit's own, or for quoted words that of the passage they stand in. `standing` is
    "key", "either way" or "" by the question's key, and "" throughout where that is kept back.
    """

    id: str
    span: Span
    marked: Count
    standing: str


@dataclass(frozen=True)
class Heat:
    """One question on one article: its units in the order of the text.

    `units` is empty, and `why` says so, where fewer than five answered it there.
    """

    lesson: str
    question: str
    prompt: str
    article: Article
    answered: int
    units: tuple[Unit, ...]
    open_key: bool
    words: bool = False
    why: str = ""


def heats(group: Group) -> list[Heat]:
    """Return every question whose answers are marks on an article, with what was marked."""
    found = []
    for lesson in group.titles:
        for id in group.ids(lesson):
            for name in _articles(group, lesson):
                question = group.question(lesson, id, name)
                if question is None or not kind_of(question).marks_text:
                    continue
                article = article_of(name, group.exercises, lesson)
                if article is None:
                    continue
                given = [
                    p.answers[id].given
                    for p in group.of(lesson)
                    if p.article == name and id in p.answers
                ]
                given = [g for g in given if g is not None]
                if given:
                    found.append(heat(lesson, question, article, given))
    return found


def heat(lesson: str, question: Digested, article: Article, given: Sequence) -> Heat:
    """Return how many of the answers `given` marked each unit of the article.

    `given` are answers as marking reads them: sets of ids, or places in the passage.
    """
    n, prompt = len(given), question.data["prompt"]
    open_key = question.gradeable and not question.flag("private")
    by_word = kind_of(question).marks_text == "words"
    if not enough(n):
        why = "fewer than five learners answered it on this article, so the marks are withheld"
        return Heat(lesson, question.id, prompt, article, n, (), open_key, by_word, why)
    found = _words(question, article, given) if by_word else _units(question, article, given)
    units = sorted(found, key=lambda u: u.span)
    return Heat(lesson, question.id, prompt, article, n, tuple(units), open_key, by_word)


def _units(question: Digested, article: Article, given: Sequence) -> Iterator[Unit]:
    times = Counter(id for marks in given for id in set(marks))
    for id in question.universe:
        span = span_of(article, id)
        if span is not None:
            standing = OTHER
            if question.gradeable and not question.flag("private"):
                standing = (
                    KEY
                    if question.holds("key", id)
                    else NEUTRAL
                    if question.holds("neutral", id)
                    else OTHER
                )
            yield Unit(id, span, count(times[id], len(given), both_ways=True), standing)


def _words(question: Digested, article: Article, given: Sequence) -> Iterator[Unit]:
    """Words next to each other that as many learners quoted, as one unit."""
    times: Counter[int] = Counter()
    for places in given:
        times.update(set(_meant(question, places)))
    told = question.gradeable and not question.flag("private")
    key = {i for wording in question.wordings for i in wording} if told else set()
    run: list[tuple[int, str, Span]] = []
    for position, (owner, span) in enumerate(_placed(question, article)):
        if run and (owner, times[position], position in key) != (
            run[-1][1],
            times[run[-1][0]],
            run[-1][0] in key,
        ):
            yield _run(run, times, key, len(given))
            run = []
        run.append((position, owner, span))
    if run:
        yield _run(run, times, key, len(given))


def _run(run: list[tuple[int, str, Span]], times: Counter, key: set[int], n: int) -> Unit:
    position, owner, first = run[0]
    marked = count(times[position], n, both_ways=True)
    return Unit(owner, Span(first.start, run[-1][2].end), marked, KEY if position in key else OTHER)


def _meant(question: Digested, places: Sequence[range]) -> range:
    """Of several places with the same words, the one nearest to a key, as marking takes it."""
    wordings = question.wordings if question.gradeable else []
    return max(places, key=lambda place: max((len(w & set(place)) for w in wordings), default=0))


def _placed(question: Digested, article: Article) -> Iterator[tuple[str, Span]]:
    """Every word of the passage with the part it stands in and where it is in the article."""
    for owner, text in question.data["passage"]:
        whole = span_of(article, owner)
        found = list(word_spans(text))
        if whole is None or whole.of(article) != text or len(found) != len(words(text)):
            raise ValueError(f"{question.id}: the passage is not that of article '{article.id}'")
        for start, end in found:
            yield owner, Span(whole.start + start, whole.start + end)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word of `words(text)` stands in the text.

    >>> [("“No,” he said"[a:b]) for a, b in word_spans("“No,” he said")]
    ['No', 'he', 'said']
    """
    spaced = re.sub(
        r"[\u2013\u2014]|\.\.\.|\u2026", lambda m: " " * len(m[0]), text.replace("\u00a0", " ")
    )
    for part in re.finditer(r"\S+", spaced):
        inner = re.search(r"\w(?:.*\w)?", part[0])
        if inner:
            yield part.start() + inner.start(), part.start() + inner.end()


def span_of(article: Article, id: str) -> Span | None:
    """Return where a block ("7"), sentence ("7.1") or quotation ("q3") stands; None if nowhere."""
    if id.isdigit() and 1 <= int(id) <= len(article.blocks):
        return article.block(int(id)).span
    spans = {s.id: s.span for s in article.sentences} | {q.id: q.span for q in article.quotations}
    return spans.get(id)


@lru_cache(maxsize=32)
def article_of(name: str, exercises: Path | None, lesson: str) -> Article | None:
    """Return a lesson's article, as the lesson itself finds it; None where there is none."""
    try:
        return lesson_article(name, exercises / lesson if exercises else None)
    except (ValueError, OSError, KeyError):
        return None


def _articles(group: Group, lesson: str) -> list[str]:
    """The articles that a lesson was answered on, its own first."""
    keys = group.keys.get(lesson)
    if keys is None:
        return []
    used = {p.article for p in group.of(lesson) if p.article is not None}
    return sorted(used, key=lambda name: (name != keys.article, name))
