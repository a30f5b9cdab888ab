"""Sentences of an article by place, against a plain walk over all of them."""

import pytest

import kit
from kit.text.records import Span

ARTICLE = kit.read("aleppo-2016-02")
SPANS = [Span(at, at + size) for at in range(0, len(ARTICLE.text), 37) for size in (0, 1, 60, 900)]


@pytest.mark.parametrize("at", range(0, len(ARTICLE.text) + 40, 23))
def test_a_character_stands_in_one_sentence_or_in_none(at):
    walked = [s for s in ARTICLE.sentences if s.span.start <= at < s.span.end]
    assert ARTICLE.sentence_at(at) == (walked[0] if walked else None)


def test_sentences_over_a_span_are_those_that_share_a_character_with_it():
    for span in SPANS:
        walked = tuple(s for s in ARTICLE.sentences if s.span.overlaps(span))
        assert ARTICLE.sentences_over(span) == walked


def test_sentences_of_a_block_are_its_own():
    for block in ARTICLE.blocks:
        walked = tuple(s for s in ARTICLE.sentences if s.block == block.number)
        assert ARTICLE.sentences_of(block) == ARTICLE.sentences_of(block.number) == walked
    assert ARTICLE.sentences_of(99) == ()
