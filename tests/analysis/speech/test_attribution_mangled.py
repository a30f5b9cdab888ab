"""Any text at all: no exception, valid offsets, cost in step with length."""

from __future__ import annotations

import random
import string
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.speech.attribution import attributions
from kit.analysis.speech.references import dangling, unattributed
from kit.analysis.speech.source_list import sources
from kit.text.reading import Unreadable, as_article

STORY = """
Norland's envoy, Ann Lee, said on Monday that the truce would hold. “We want peace,” she told
Radio North, “and we will keep our word.” According to the Sudmark ministry, however, shells fell
on the port, while residents blamed both armies for the fire; the spokesman denied it. Officials
who asked not to be named said 'no talks are planned', adding that the bridge (the only one left)
was “full of mines”. Is it closed? “Yes!” said Mark Stone, a farmer. The convoy reportedly turned
back.
""".strip().replace("\n", " ")
MARKS = "“”\"'‘’«»()[]—-:;,.\n?!\u200f\u202e\u00a0"
RIGHT_TO_LEFT = " אמר הדובר כי הגשר סגור. قال المتحدث إن الجسر مغلق. "


def check(text):
    """Run every entry point and hold every offset to the text."""
    try:
        article = as_article(text)
    except Unreadable:
        return
    for found in attributions(article):
        spans = [s for s in (found.source, found.cue, *found.content) if s is not None]
        assert found.content
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(found.content))
    for row in sources(article):
        assert row.attributions and 0 <= row.first_mention.start < row.first_mention.end <= len(
            text
        )
    for reference in dangling(article):
        assert reference.words == text[reference.span.start : reference.span.end]
    for sentence in unattributed(article):
        assert article.sentence(sentence.sentence).span == sentence.span


def stray_marks(rng, text):
    return "".join(c if rng.random() > 0.04 else rng.choice(MARKS) for c in text)


def no_punctuation(rng, text):
    return "".join(c for c in text if c.isalnum() or c == " ")


def all_capitals(rng, text):
    return text.upper()


def all_small(rng, text):
    return text.lower()


def shuffled(rng, text):
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def letters_lost(rng, text):
    return "".join(c for c in text if rng.random() > 0.1)


def right_to_left(rng, text):
    at = rng.randrange(len(text))
    return text[:at] + RIGHT_TO_LEFT + text[at:]


def a_mark_before_every_word(rng, text):
    return " ".join(rng.choice(MARKS) + word for word in text.split())


MANGLERS = (
    stray_marks, no_punctuation, all_capitals, all_small, shuffled, letters_lost, right_to_left,
    a_mark_before_every_word,
)  # fmt: skip


@pytest.mark.parametrize("mangle", MANGLERS, ids=lambda f: f.__name__)
def test_a_thousand_mangled_texts(mangle):
    rng = random.Random(mangle.__name__)
    for _ in range(125):
        start = rng.randrange(len(STORY) - 120)
        check(mangle(rng, STORY[start : start + rng.randrange(60, 500)]))


WORDS = st.sampled_from(
    [
        *STORY.split(),
        *MARKS,
        "said",
        "that",
        "and",
        "“",
        "”",
        "he",
        "who",
        ",",
        ":",
        "\n\n",
        "to",
        "’s",
    ]
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(WORDS, max_size=60))
def test_any_order_of_words_and_marks(words):
    check(" ".join(words))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from(string.printable + MARKS + "אمé漢🕊"), max_size=200))
def test_any_characters(text):
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "“",
        "”",
        "said",
        "“”",
        ":",
        "said said said",
        "— said.",
        ": , coach, said, say",
    ],
)
def test_next_to_nothing(text):
    check(text)


def steps(text):
    """Return how many lines of Python it takes to find the attributions of a text."""
    article = as_article(text)
    article.tokens  # noqa: B018 - tagged beforehand: the tagger's cost is another test's
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    old = sys.gettrace()
    sys.settrace(trace)
    try:
        attributions(article)
    finally:
        sys.settrace(old)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "the mayor said ",
        "he said that ",
        "“ ” , said X ",
        "Norland says, and Sudmark denied, that the officials, who said it, left while it rained ",
        "( said ) who , ",
    ],
)
def test_cost_grows_in_step_with_length(unit):
    words = len(unit.split())
    assert steps(unit * (1_200 // words)) < 4 * steps(
        unit * (400 // words)
    )  # three times the words


def test_a_paragraph_of_ten_thousand_words():
    words = no_punctuation(None, STORY).split()
    text = " ".join(words * (10_000 // len(words) + 1))
    assert len(text.split()) >= 10_000
    check(text)
