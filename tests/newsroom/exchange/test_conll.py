"""CoNLL-U brings text, tags and marks back as they were, in a reader library too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.newsroom.exchange import conll
from kit.newsroom.exchange.files import read_marks, write_marks
from kit.newsroom.exchange.marked import Mark, marks
from kit.text.reading import from_text

TEXT = (
    "\n 😀 Blast kills four\n\nAt least four people 😀😀 were killed,\tthe health ministry said.\n"
    "“We heard  a horrific explosion,” said Ann\u00a0Lee, a trader. It’s naïve | a=b…\r\n\u2028 End"
)
ARTICLE = from_text(TEXT, "a")
MARKS = marks(ARTICLE)


def places(found):
    return sorted((m.start, m.end, m.label, m.about) for m in found)


def test_text_and_marks_come_back(tmp_path):
    text, found = conll.load(conll.dump(ARTICLE, MARKS))
    assert text == TEXT
    assert places(found) == places(MARKS) and len(found) > 5
    assert write_marks(ARTICLE, tmp_path / "a.conllu") == len(MARKS)
    assert places(read_marks(tmp_path / "a.conllu")) == places(MARKS)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_text_and_any_mark_come_back(data):
    text = data.draw(
        st.text(st.sampled_from("ab 😀\n“’1.\t\r\u00a0|=\\_#"), min_size=1, max_size=30)
    )
    text += "a"  # a text has a word
    cuts = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(cuts, cuts), max_size=6))
    given_marks = [Mark(min(p), max(p), "x", f"x-{n}") for n, p in enumerate(pairs) if p[0] != p[1]]
    back, found = conll.load(conll.dump(from_text(text, language_check=False), given_marks))
    assert back == text
    assert places(found) == places(given_marks)


def test_a_line_that_is_none_is_named():
    with pytest.raises(ValueError, match="line 2: 1 columns, not 10"):
        conll.load("# text = a\nno column")


def test_a_reader_of_the_format_sees_tokens_offsets_and_marks():
    conllu = pytest.importorskip("conllu", reason="pip install conllu runs this test")
    read = conllu.parse(conll.dump(ARTICLE, MARKS))
    assert read[0].metadata["newdoc id"] == "a"
    tokens = [token for sentence in read for token in sentence]
    for token in tokens:
        start, end = int(token["misc"]["start_char"]), int(token["misc"]["end_char"])
        assert TEXT[start:end] == token["form"]
    told = [m for token in tokens for m in (token["misc"].get("Mark") or "").split(",") if m]
    assert sorted(m.split(":")[2] for m in told) == sorted(m.label for m in MARKS)
