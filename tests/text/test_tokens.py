from __future__ import annotations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from kit.text.decoding import Unreadable
from kit.text.nltk_parts import NLTKWordTokenizer
from kit.text.reading import as_article
from kit.text.tokens import _Step, _tokenizer, token_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria’s rebels’ plan", ["Syria", "’s", "rebels", "’", "plan"]),
        ("Syria's rebels' plan", ["Syria", "'s", "rebels", "'", "plan"]),
        (
            "They don’t know, can’t they?",
            ["They", "do", "n’t", "know", ",", "ca", "n’t", "they", "?"],
        ),
        ("“Only,” he said.", ["“", "Only", ",", "”", "he", "said", "."]),
        ('"Only," he said.', ['"', "Only", ",", '"', "he", "said", "."]),
        ("``Only,'' he said.", ["``", "Only", ",", "''", "he", "said", "."]),
        ("‘Only,’ he said.", ["‘", "Only", ",", "’", "he", "said", "."]),
        ("«Only,» he said.", ["«", "Only", ",", "»", "he", "said", "."]),
        ("the anti-ISIS [Daesh] coalition", ["the", "anti-ISIS", "[", "Daesh", "]", "coalition"]),
        ("1,500 dead (3.5 percent).", ["1,500", "dead", "(", "3.5", "percent", ")", "."]),
        (
            "BEIRUT (AP) — The U.S. left.",
            ["BEIRUT", "(", "AP", ")", "—", "The", "U.S.", "left", "."],
        ),
        ("a\u00a0truce\u202fheld", ["a", "truce", "held"]),
        ("a cease\u00adfire held", ["a", "cease\u00adfire", "held"]),
        ("$5m was paid", ["$", "5m", "was", "paid"]),
    ],
)
def test_tokens_quote_the_text_as_given(text, expected):
    assert cut(text) == expected


ODD = st.lists(
    st.sampled_from(
        [
            "``",
            "''",
            '"',
            "'",
            "“",
            "’s",
            "word",
            "n't",
            ".",
            "...",
            " ",
            "\u00ad",
            "\u200b",
            "(",
            "can",
            "not",
            "--",
            "\r\n",
            "`",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=120), ODD))
def test_tokens_are_in_order_and_leave_out_no_visible_word(text):
    at = 0
    for start, end in token_spans(text):
        assert at <= start < end <= len(text)
        assert not any(c.isalnum() for c in text[at:start])
        at = end
    assert not any(c.isalnum() for c in text[at:])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_an_articles_tokens_lie_in_their_sentences(text):
    try:
        article = as_article(text)
    except Unreadable:
        reject()  # "/0" may be a path, and is refused
    assert len(article.tokens) == len(article.sentences)
    for sentence, tokens in zip(article.sentences, article.tokens, strict=True):
        for token in tokens:
            assert sentence.span.contains(token.span)
            assert token.text == token.span.of(article)
            assert token.tag


@pytest.mark.parametrize(
    "unit", ["a", "'", '"', "``", ".", "a ", "' ", "-", "“", "\u200b", "can't "]
)
def test_long_sentences_finish(unit):
    assert token_spans(unit * 30_000) or unit == "\u200b"


PIECES = st.sampled_from(
    [*"«“‘„`'\"([{<)]}>:,;.@#$%&–—?!*-»”’ \n\t7aA", "``", "''", "--", "...", " word ", "n't",
     "cannot", "CanNot", "gonna", " 'tis", " 'Twas", "d'ye", "more'n", "wanna ", "'ll ", "U.S."]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_step_that_is_left_out_would_have_cut_nothing(text):
    assert _tokenizer().tokenize(text) == NLTKWordTokenizer().tokenize(text)


def test_most_steps_know_what_they_need():
    steps = [*_tokenizer().STARTING_QUOTES, *_tokenizer().PUNCTUATION, *_tokenizer().ENDING_QUOTES]
    assert sum(isinstance(pattern, _Step) for pattern, _ in steps) >= len(steps) - 3
    assert all(isinstance(pattern, _Step) for pattern in _tokenizer().CONTRACTIONS2)
