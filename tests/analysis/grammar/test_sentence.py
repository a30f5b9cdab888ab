"""One reading of a sentence: every analysis goes by the same words and the same tags."""

import ast
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.grammar import grammar_of, sentences
from kit.analysis.grammar.tags.sentence import mended
from kit.analysis.speech import attributions
from kit.text.reading import as_article, bundled_ids, from_text, read

KIT = Path(__file__).parents[3] / "kit"
WORDS = """the men was were had been held captured hit by said that “ ” , . and left who Ray The IS
army it 's bombed dead killed to reported asked shelling town in Varn on Monday""".split()


@pytest.mark.parametrize(
    ("text", "word", "noun"),
    [
        ("The US military denied the claim.", "military", True),
        ("Norland military said it had won.", "military", True),
        ("The US military base was hit.", "military", False),
        ("The road is safe and was open.", "safe", False),
    ],
)
def test_a_noun_phrase_before_a_finite_verb_has_a_head(text, word, noun):
    tags = {t.text: t.tag for t in sentences(text)[0].tokens}
    assert (tags[word] == "NN") is noun


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        # A clause needs a finite verb: the form in -ed is it, or the one that follows is.
        ("Forces from Ankara mutilated the port before Kurds replied.", "mutilated", "VBD"),
        ("U.S. massacred the troops of Syria.", "massacred", "VBD"),
        ("Islamic State disagreed that Britain had left.", "disagreed", "VBD"),
        ("Gaza health ministry swore that the road was open.", "swore", "VBD"),
        ("British officials shot back that Norland was wrong.", "shot", "VBD"),
        ("The deserted town was retaken.", "deserted", "JJ"),
        ("The bridge was mutilated the same day.", "mutilated", "VBN"),
        ("Donetsk People's Republic bombed mill, Azov says", "bombed", "VBD"),
        # "that" behind a verb joins a clause, behind a noun it stands for it.
        ("Norland officials urged that aid workers be let in.", "that", "IN"),
        ("The convoy that came was small.", "that", "WDT"),
        # The people something was done to are a noun; a participle before a noun is none.
        ("He treated the wounded, and left.", "wounded", "NNS"),
        ("The wounded men left.", "wounded", "VBN"),
        # Particles within a name.
        ("Clan del Golfo said it had left.", "del", "NNP"),
        ("The road to la Paz was open.", "la", None),
    ],
)
def test_the_sentence_decides_what_a_word_is(text, word, wanted):
    tags = {t.text: t.tag for t in sentences(text)[0].tokens}
    assert tags[word] == wanted if wanted else tags[word] != "NNP"


@pytest.mark.parametrize(
    ("words", "tags", "i"),
    [
        # Each is the finite verb's neighbour and must keep its tag.
        ("The port mutilated the week before was rebuilt .", "DT NN JJ DT NN RB VBD VBN .", 2),
        ("Ann Lee , a nurse trained the hard way , said so .",
         "NNP NNP , DT NN VBN DT JJ NN , VBD RB .", 5),
        ("Reporter denied the right to appeal", "NN VBN DT NN TO VB", 1),
        ("Norland fishermen concerned that quotas fell .", "NNP NNS JJ IN NNS VBD .", 2),
        ("Norland armed men , who had fled , were seen .",
         "NNP JJ NNS , WP VBD VBN , VBD VBN .", 1),
        ("A deal signed that ended it .", "DT NN VBN WDT VBD PRP .", 2),
        ("The speed the car had was high .", "DT NN DT NN VBD VBD JJ .", 1),
    ],
)  # fmt: skip
def test_a_participle_beside_a_finite_verb_keeps_its_tag(words, tags, i):
    assert mended(words.split(), tags.split())[i] == tags.split()[i]


def test_a_sentence_is_read_once_and_kept_on_its_article():
    article = as_article("The guard sneered: “Go.” Two men were held.")
    assert sentences(article) is sentences(article)
    assert grammar_of(article) is grammar_of(article)
    assert sentences("Talks failed.") == sentences(read("Talks failed."))


def test_a_readers_own_verbs_of_saying_change_no_other_reading():
    text = "The mayor blarped that the road was shut."
    before = sentences(text)
    assert attributions(text, extra_cues=["blarp"]) and not attributions(text)
    assert sentences(text) is before


def test_a_sentence_too_long_to_be_prose_is_read_in_pieces():
    text = "The men were held , " * 100
    (sentence,) = sentences(text + "and left.")
    assert len(sentence.pieces) > 1
    assert sum((piece.tokens for piece in sentence.pieces), ()) == sentence.tokens
    assert sum(len(piece.participles) for piece in sentence.pieces) == 101
    assert sentence.participles == ()


TWO_TAGS = runpy.run_path(str(KIT.parent / "scripts" / "two_tags.py"))["disagreements"]


@pytest.mark.parametrize("id", bundled_ids())
def test_no_word_of_a_bundled_article_has_two_tags(id):
    assert list(TWO_TAGS(read(id))) == []


def test_no_word_of_a_hard_text_has_two_tags():
    text = (
        "RAID KILLS NINE AS IS FLEES\n\n"
        "“We saw”, said Ann Lee, “the men held in May shot.” The base captured last week, he "
        "said, was “hit and left in ruins”. Homes were raided and computers seized. The talks, "
        "delayed for weeks, begin. Surety firms that had insured it agreed to pay. Asked whether "
        "he would go, the envoy said: “Let them come.” Rebels “bombed” a mill."
    )
    assert list(TWO_TAGS(as_article(text))) == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_no_word_of_any_text_has_two_tags(words):
    assert list(TWO_TAGS(from_text("Men " + " ".join(words), "text", "the text", False))) == []


def test_only_grammar_asks_for_the_taggers_own_tags():
    readers = {
        path.relative_to(KIT).as_posix()
        for path in KIT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "tokens"
        and isinstance(node.value, ast.Name) and node.value.id == "article"
    }  # fmt: skip
    assert readers == {"analysis/grammar/sentence.py"}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        # "'s" is a verb before an article or adverb, and an owner before a noun.
        ("Ann's the one who left.", "'s", "VBZ"),
        ("Norland's not its owner.", "'s", "VBZ"),
        ("Norland's refusing to pay.", "'s", "VBZ"),
        ("The region's only democracy answered.", "'s", "POS"),
        ("The army's newly built port burned.", "'s", "POS"),
        ("He filmed last week's shooting.", "'s", "POS"),
        # A noun before a pronoun is a verb where the pronoun is its object.
        ("The nurse calls him every day.", "calls", "VBZ"),
        ("A number of tax experts I spoke to agreed.", "experts", "NNS"),
        # In capitals "IS" is the verb again.
        ("THIS IS PROVED BY THE INCIDENT.", "IS", "VBZ"),
        ("The raid hit IS, officials said.", "IS", "NNP"),
        # A headline's verb that looks like a noun.
        ("Serb police shell villages\n\nA mill burned.", "shell", "VBP"),
    ],
)
def test_words_that_a_rule_decides(text, word, tag):
    assert {t.text: t.tag for s in sentences(text) for t in s.tokens}[word] == tag
