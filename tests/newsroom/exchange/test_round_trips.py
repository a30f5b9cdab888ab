"""What goes out to another tool's format comes back with the same offsets, by its own library."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.newsroom.exchange import displacy, doccano, web_annotation
from kit.newsroom.exchange.cas import cas, marks_of, type_system
from kit.newsroom.exchange.files import read_marks, write_marks
from kit.newsroom.exchange.marked import Mark, marks
from kit.text.reading import from_text

TEXT = (
    "😀 Blast kills four\n\nAt least four people 😀😀 were killed, the health ministry said.\n"
    "“We heard  a horrific explosion,” said Ann Lee, a trader. It’s naïve…\n"
)
MARKS = marks(from_text(TEXT))


def places(found):
    return [(m.start, m.end, m.label) for m in found]


@st.composite
def texts_and_marks(draw):
    text = draw(st.text(st.sampled_from("ab 😀\n“’1."), min_size=1, max_size=30))
    cuts = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(cuts, cuts), max_size=6))
    return text, [Mark(min(p), max(p), "x", f"x-{n}") for n, p in enumerate(pairs) if p[0] != p[1]]


def test_marks_hold_the_words_of_the_text():
    assert {m.label for m in MARKS} > {"attribution", "attribution.source", "casualty_claim"}
    assert {TEXT[m.start : m.end] for m in MARKS if m.label == "attribution.cue"} == {"said"}
    with pytest.raises(ValueError, match="there is source"):
        marks(TEXT, ("nothing",))


@settings(max_examples=60, deadline=None)
@given(texts_and_marks())
def test_a_cas_is_read_back_by_cassis_with_every_offset(held):
    from cassis import load_cas_from_xmi

    text, given_marks = held
    back = load_cas_from_xmi(cas(text, given_marks).to_xmi(), type_system())
    assert back.sofa_string == text
    assert sorted(marks_of(back)) == sorted(given_marks)


def test_the_file_of_a_cas_counts_in_utf16_as_uima_does():
    xmi = cas("😀 ab", [Mark(2, 4, "x")]).to_xmi()
    assert 'begin="3" end="5"' in xmi


@settings(max_examples=60, deadline=None)
@given(texts_and_marks())
def test_web_annotations_and_doccano_come_back(held):
    text, given_marks = held
    assert web_annotation.load(web_annotation.dump(text, given_marks, "a"), text) == given_marks
    ((id, back, found),) = doccano.load([doccano.dump("a", text, given_marks)])
    assert (id, back, places(found)) == ("a", text, places(given_marks))


def test_an_annotation_is_of_the_form_that_clients_read():
    page = json.loads(web_annotation.dump(TEXT, MARKS, "https://example.org/a"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    one = page["items"][0]
    assert {"@context", "id", "type", "body", "target"} == set(one)
    position, quote = one["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert len({item["id"] for item in page["items"]}) == len(MARKS)


def test_an_annotation_finds_its_words_in_a_text_that_has_moved():
    page = web_annotation.dump(TEXT, MARKS, "a")
    moved = "New on top.\n\n" + TEXT
    shift = len(moved) - len(TEXT)
    assert places(web_annotation.load(page, moved)) == [
        (s + shift, e + shift, label) for s, e, label in places(MARKS)
    ]
    with pytest.raises(ValueError, match="not in the text once"):
        web_annotation.load(page, "Another text altogether.")


def test_displacy_draws_no_mark_inside_another():
    ents = displacy.drawn(TEXT, MARKS)["ents"]
    assert ents == sorted(ents, key=lambda e: e["start"])
    assert all(a["end"] <= b["start"] for a, b in zip(ents, ents[1:], strict=False))


@settings(max_examples=60, deadline=None)
@given(texts_and_marks())
def test_a_doc_of_spacy_has_the_text_and_every_mark(held):
    spacy = pytest.importorskip("spacy", reason="spaCy is large; pip install spacy runs this test")
    text, given_marks = held
    made = displacy.doc(spacy.blank("en"), text, given_marks)
    assert made.text == text
    assert displacy.marks_of(made) == given_marks


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.xmi"])
def test_files_are_told_by_their_ending(name, tmp_path):
    article = from_text(TEXT, "a")
    assert write_marks(article, tmp_path / name) == len(MARKS)
    assert sorted(places(read_marks(tmp_path / name))) == sorted(places(MARKS))


def test_another_ending_and_a_file_that_is_none_are_told(tmp_path):
    with pytest.raises(ValueError, match="Web Annotation"):
        write_marks(from_text(TEXT), tmp_path / "a.pdf")
    for name, held in (("a.json", "{}"), ("a.jsonl", "[1]"), ("b.jsonl", "")):
        (tmp_path / name).write_text(held, "utf-8")
        with pytest.raises(ValueError, match="web annotations|line"):
            read_marks(tmp_path / name)
