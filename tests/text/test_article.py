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


def test_an_article_says_what_it_is_in_a_line_of_its_own_and_to_a_notebook():
    bundle = ARTICLE._repr_mimebundle_()
    told = "aleppo-2016-02: 22 blocks, 25 sentences, 3,439 characters"
    assert str(ARTICLE).split("\n") == [ARTICLE.title, told]
    assert ARTICLE.title.startswith("Russia says US planes bombed")
    assert bundle["text/plain"] == str(ARTICLE)
    one = kit.read("<b>One</b> & only.")
    assert one.title == "<b>One</b> & only."
    assert str(one).endswith("1 block, 1 sentence, 18 characters")
    assert "&lt;b&gt;One&lt;/b&gt; &amp; only." in one._repr_mimebundle_()["text/html"]
