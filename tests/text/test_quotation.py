from __future__ import annotations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from kit.text.decoding import Unreadable
from kit.text.reading import as_article


def inner(text: str) -> list[str]:
    article = as_article(text)
    return [quotation.inner.of(article) for quotation in article.quotations]


STYLES = [
    ("“We saw it,” he said. “They came.”", ["We saw it,", "They came."]),
    ('"We saw it," he said. "They came."', ["We saw it,", "They came."]),
    ("``We saw it,'' he said.", ["We saw it,"]),
    ("''We saw it,'' he said.", ["We saw it,"]),
    ("«We saw it,» he said.", ["We saw it,"]),
    ("« We saw it, » he said.", ["We saw it,"]),
    ("»We saw it,« he said.", ["We saw it,"]),
    ("„We saw it,“ he said.", ["We saw it,"]),
    ("”We saw it,” he said.", ["We saw it,"]),
    ("‘We saw it,’ he said.", ["We saw it,"]),
    ("'We saw it,' he said.", ["We saw it,"]),
    ("“We saw it”, he said, “at dawn”.", ["We saw it", "at dawn"]),
    ('He said:"We saw it."', ["We saw it."]),
    ('" We saw it , " he said .', ["We saw it ,"]),
    ("“ We saw it , ” he said .", ["We saw it ,"]),
    ('("We saw it")', ["We saw it"]),
    ("He said “We saw it.”[1] Then he left.", ["We saw it."]),
    ('The "so-called" Islamic State—"a gang"—lost.', ["so-called", "a gang"]),
    ("They want “peace”, “bread” and “land”.", ["peace", "bread", "land"]),
    ('He used the word "terrorist".', ["terrorist"]),
    ('"Who?" he asked.', ["Who?"]),
    ("‘Anti-regime’ forces and ‘terrorists’ fought.", ["Anti-regime", "terrorists"]),
]
APOSTROPHES = [
    ("He called it a ‘safe zone’ for Syria’s rebels’ families.", ["safe zone"]),
    ("He called it a 'safe zone' for Syria's rebels' families.", ["safe zone"]),
    ("The rebels' plan and the soldiers' pay failed.", []),
    ("The rebels’ plan and the soldiers’ pay failed.", []),
    ("‘The rebels’ plan failed,’ he said.", ["The rebels’ plan failed,"]),
    ("'The rebels' plan failed,' he said.", ["The rebels' plan failed,"]),
    ("'It's over,' he said. 'Don't go.'", ["It's over,", "Don't go."]),
    ("‘It’s over,’ he said. ‘Don’t go.’", ["It’s over,", "Don’t go."]),
    ("It was the ’90s and they said ’tis over, don’t they?", []),
    ("It was the '90s and they told 'em it's over.", []),
    ("In the summer of '14 he left.", []),
    ("Rock 'n' roll is dead.", []),
    ("O'Brien's and al-Ja'afari's men met.", []),
    ("The shell was 12\" long and 5' wide.", []),
    ('He is 6\'2" tall and "very angry", they said.', ["very angry"]),
]
NESTED = [
    ("“He told me ‘stay’ and left,” she said.", ["He told me ‘stay’ and left,"]),
    ("‘He told me “stay” and left,’ she said.", ["He told me “stay” and left,"]),
    ("'He told me \"stay\" and left,' she said.", ['He told me "stay" and left,']),
    ("\"He told me 'stay' and left,\" she said.", ["He told me 'stay' and left,"]),
    ("“‘Stay,’ he told me,” she said.", ["‘Stay,’ he told me,"]),
    ("\"'Stay,' he told me,\" she said.", ["'Stay,' he told me,"]),
    ("“It’s the rebels’,” she said.", ["It’s the rebels’,"]),
    ("“They said «no» twice,” she said.", ["They said «no» twice,"]),
]
UNBALANCED = [
    ("“We have nothing left. They took it.", ["We have nothing left. They took it."]),
    ("We have nothing,” he said.", []),
    (
        'He said "we will win and left. "They know it," he said.',
        ["we will win and left.", "They know it,"],
    ),
    ("“”", []),
    ('""', []),
    ('He left. "', []),
]


@pytest.mark.parametrize(("text", "expected"), STYLES + APOSTROPHES + NESTED + UNBALANCED)
def test_quoted_words(text, expected):
    assert inner(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph_and_says_so():
    article = as_article("He said “we have nothing left.\n\nThe ministry denied it.")
    (quotation,) = article.quotations
    assert quotation.span.of(article) == "“we have nothing left."
    assert not quotation.closed
    assert not quotation.continues


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "«»"])
def test_a_quotation_may_go_on_in_the_next_paragraph(opening, closing):
    article = as_article(
        f"{opening}We came at dawn. The road was open.\n\nAdvertisement\n\n"
        f"{opening}Then the shells fell.{closing}"
    )
    first, second = article.quotations
    assert (first.closed, first.continues) == (False, True)
    assert (second.closed, second.continues) == (True, False)
    assert second.inner.of(article) == "Then the shells fell."


def test_ids_run_in_order_of_appearance():
    article = as_article("‘One,’ he said. “Two,” she said.\n\n«Three,» they said.")
    assert [q.id for q in article.quotations] == ["q1", "q2", "q3"]
    assert [q.inner.of(article) for q in article.quotations] == ["One,", "Two,", "Three,"]


def test_marks_belong_to_the_span_and_not_to_the_inner_words():
    text = "Then «  We saw it,  » he said."
    article = as_article(text)
    (quotation,) = article.quotations
    assert quotation.span.of(article) == "«  We saw it,  »"
    assert quotation.inner.of(article) == "We saw it,"


MARKS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "``",
            "''",
            "«",
            "»",
            "„",
            "word",
            "s",
            ",",
            ".",
            " ",
            "\n\n",
            "5",
            "(",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=200), MARKS))
def test_quotations_lie_in_one_block_in_order_without_overlap(text):
    try:
        article = as_article(text)
    except Unreadable:
        reject()  # "/0" may be a path, and is refused
    at = 0
    for quotation in article.quotations:
        assert at <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.contains(quotation.inner)
        assert quotation.inner.of(article).strip()
        assert sum(b.span.contains(quotation.span) for b in article.blocks) == 1
        at = quotation.span.end


@pytest.mark.parametrize(
    "unit", ['"', "'", "‘", "’", "“a ", "‘a ", "a’ ", "'a ", '"a" ', "‘a’ ", "s’ a"]
)
def test_long_runs_of_marks_finish(unit):
    assert as_article(unit * 60_000 + " end.").blocks
