from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import sys
import tomllib
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tag.perceptron import PerceptronTagger

from kit.text.reading import as_article
from kit.text.tagging import (
    _OF_LEFT,
    _OF_RIGHT,
    _OF_TAGS,
    _OF_WORD,
    Model,
    _model,
    features,
    mixed_features,
    normalize,
    shape,
    tag,
)

SCRIPT = Path(__file__).parents[2] / "scripts" / "train_tagger.py"


SENTENCES = [
    "Rebels left the town of Tal Amar on Wednesday after a siege of three weeks , officials said .",
    "AT LEAST 12 PEOPLE WERE KILLED IN THE SHELLING OF THE U.N. COMPOUND .",
    "The Free-Men of al-Rashid blamed `` foreign-backed '' fighters for 2,500 deaths in 2015 .",
    "\" We had no bread , \" said Umm Ali , who 'd fled ; her brother 's shop had burned .",
    "who bombed it ? nobody will say , the mayor told them",
]


def load_script():
    spec = importlib.util.spec_from_file_location("train_tagger", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def nltk_tagger() -> PerceptronTagger:
    """NLTK's own class with the kit's weights and features."""

    class Tagger(PerceptronTagger):
        def _get_features(self, i, word, context, prev, prev2):
            return dict.fromkeys(features(i, word, context, prev, prev2), 1)

    model = _model()
    tagger = Tagger(load=False)
    tagger.decode_json_params(
        ({feature: model.weights(feature) for feature in model}, model.tagdict, model.tags)
    )
    return tagger


def test_tags_are_those_of_nltks_own_tagger(nltk_tagger):
    for sentence in SENTENCES:
        words = sentence.split()
        assert tag(words) == [pos for _, pos in nltk_tagger.tag(words)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=12))
def test_tags_are_those_of_nltk_for_any_words(words):
    tagger = PerceptronTagger(load=False)
    assert [normalize(w) for w in words] == [tagger.normalize(w) for w in words]
    assert len(tag(words)) == len(words)
    assert set(tag(words)) <= set(_model().tags)


def test_the_features_begin_with_nltks_fourteen():
    words = ["The", "town", "of", "Tal-Amar", "fell", "in", "2016", "."]
    tagger = PerceptronTagger(load=False)
    context = [*tagger.START, *map(tagger.normalize, words), *tagger.END]
    for i, word in enumerate(words):
        ours = features(i, word, context, "DT", "-START-")
        theirs = tagger._get_features(i, word, context, "DT", "-START-")
        assert list(ours[:14]) == list(theirs)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("As many as 500 people have been killed in the offensives.", "killed", "VBN"),
        ("Officials said the raid killed nine people.", "killed", "VBD"),
        ("AT LEAST 12 PEOPLE WERE KILLED IN THE SHELLING.", "KILLED", "VBN"),
        ("at least 12 people were killed in the shelling.", "killed", "VBN"),
        ("The rebels’ commander was wounded.", "’", "POS"),
        ("Syria’s army withdrew.", "’s", "POS"),
        ("He said it’s over.", "’s", "VBZ"),
        ("The town fell on Wednesday.", "Wednesday", "NNP"),
        ("Nine civilians died.", "Nine", "CD"),
    ],
)
def test_words_that_the_analyses_rest_on(sentence, word, expected):
    article = as_article(sentence)
    assert [t.tag for t in article.tokens[0] if t.text == word] == [expected]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»"])
def test_quotation_marks_are_tagged_by_the_way_they_face(marks):
    opening, closing = marks
    article = as_article(f"The {opening}safe zone{closing} failed.")
    found = [(t.text, t.tag) for t in article.tokens[0] if t.text in marks]
    assert found == [(opening, "``"), (closing, "''")]


def test_invisible_characters_do_not_change_a_tag():
    assert tag(["the", "cease\u00adfire"]) == tag(["the", "ceasefire"])
    assert tag(["Syria", "’s"]) == tag(["Syria", "'s"])


def test_features_kept_as_sums_are_all_features_once():
    words = ["The", "town", "of", "Tal-Amar", "fell", "in", "2016", "."]
    context = ["-START-", "-START2-", *map(normalize, words), "-END-", "-END2-"]
    for i, word in enumerate(words):
        found = features(i, word, context, "DT", "NN")
        grouped = [found[n] for n in (*_OF_WORD, *_OF_LEFT, *_OF_RIGHT, *_OF_TAGS)]
        assert sorted([*grouped, *mixed_features(i + 2, word, context, "DT")]) == sorted(found)


def test_outlines():
    assert [shape(w) for w in ("ISIS", "al-Jubeir", "2,500", "Ω")] == ["X", "x-Xx", "d,d", "Ω"]


def test_ties_go_to_the_last_tag_of_the_alphabet_as_in_nltk():
    model = Model({"bias": "NN 1 VB 1 JJ 1"}, {}, ["JJ", "NN", "VB"])
    assert model.best(["bias"]) == "VB"
    assert model.best(["unknown"]) == "VB"


def test_the_weights_ship_with_origin_licence_date_and_accuracy():
    folder = files("kit.data") / "tagger"
    origin = tomllib.loads((folder / "ORIGIN.toml").read_text("utf-8"))
    assert origin["licence"] == "CC BY 3.0"
    assert origin["credit"] == "Manually Annotated Sub-Corpus, American National Corpus"
    assert origin["trained"].startswith("20")
    assert 0.9 < origin["accuracy"]["as_printed"] < 1
    assert sum(origin["tags"].values()) >= origin["words_trained_on"] + origin["words_held_out"]
    data = (folder / "weights.json.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0"  # no time stamp: the same weights are the same bytes
    content = json.loads(gzip.decompress(data))
    assert len(content["weights"]) == origin["features"]
    assert set(content["tags"]) <= set(origin["tags"])


def test_training_gives_the_same_bytes_each_time(tmp_path, monkeypatch):
    corpus = tmp_path / "masc_tagged.zip"
    lines = "The_DT town_NN fell_VBD ._. \nTroops_NNS took_VBD “_NN it_PRP ”_NN ._. \n" * 8
    with zipfile.ZipFile(corpus, "w") as archive:
        archive.writestr("masc_tagged/categories.txt", "written/a0.txt newspaper\n")
        for n in range(20):
            archive.writestr(f"masc_tagged/written/a{n:02}.txt", lines)
    script = load_script()
    written = []
    for run in ("one", "two"):
        out = tmp_path / run
        monkeypatch.setattr(
            sys, "argv", ["train_tagger", str(corpus), "--out", str(out), "--date", "2026-01-01"]
        )
        script.main()
        written.append([(out / n).read_bytes() for n in ("weights.json.gz", "ORIGIN.toml")])
    assert written[0] == written[1]
    origin = tomllib.loads(written[0][1].decode())
    assert origin["words_held_out"] == 2 * 8 * 10
    assert origin["accuracy"]["as_printed"] == 1


def test_slips_of_the_corpus_are_mended():
    read_line = load_script().read_line
    assert read_line("He_PRP said_VBD “_NN no_DT ”_NN —_NN twice_RB ..._...") == [
        ("He", "PRP"), ("said", "VBD"), ('"', "''"), ("no", "DT"), ('"', "''"), ("—", ":"),
        ("twice", "RB"), ("...", ":"),
    ]  # fmt: skip
    assert read_line("Syria_NNP ’_NN s_VBZ army_NN") == [
        ("Syria", "NNP"), ("'s", "POS"), ("army", "NN"),
    ]  # fmt: skip
    assert read_line("you_PRP ’_NN ll_NN see_VB") == [
        ("you", "PRP"), ("'ll", "MD"), ("see", "VB"),
    ]  # fmt: skip
    assert read_line("don_VB ’_NN t_NN go_VB") == []


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_kit_loads_nothing_heavy():
    heavy = "{'nltk', 'numpy', 'pandas', 'matplotlib', 'pydantic', 'IPython', 'regex'}"
    assert run(f"import sys, kit; print(sorted({heavy} & set(sys.modules)))") == "[]"
    assert run(f"import sys, kit; kit.read; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_tagging_leaves_nltk_as_it_found_it():
    first = "import sys, kit; kit.read('The town fell. Nobody spoke.').tokens; "
    assert run(first + "print([m for m in sys.modules if m.startswith('nltk')])") == "[]"
    assert run(
        first + "import nltk; nltk.tokenize.punkt.PunktSentenceTokenizer; "
        "nltk.tag.perceptron.PerceptronTagger; print(nltk.edit_distance('ab', 'ac'))"
    ) == "1"  # fmt: skip


def test_tagging_uses_an_nltk_that_is_loaded_already():
    assert run(
        "import nltk; from kit.text.nltk_parts import NLTKWordTokenizer; "
        "print(NLTKWordTokenizer is nltk.NLTKWordTokenizer)"
    ) == "True"  # fmt: skip


def test_an_unknown_part_of_nltk_is_refused():
    from kit.text import nltk_parts

    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        nltk_parts.Nothing  # noqa: B018


@pytest.mark.parametrize("name", ["US", "IS", "WHO"])
def test_a_name_in_capitals_is_not_the_word_it_spells(name):
    tags = {t.text: t.tag for t in as_article(f"{name} condemned the attack.").tokens[0]}
    assert tags[name] == "NNP"


def test_among_capitals_a_word_is_read_as_any_other():
    assert as_article("THE MAN WHO LEFT IS HERE.").tokens[0][4].tag == "VBZ"
