"""Every fact about the article that the lessons rely on, one test a fact.

If one of these fails, a lesson says something untrue: mend the lesson, not the test. What
engines of the kit compute (passives, labels, dates) is checked here by plain Python on the
text, so that these facts stand on their own.
"""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

import kit
from kit.text.article import Article

ID = "aleppo-2016-02"
FILE = files("kit.data") / "articles" / f"{ID}.txt"
pytestmark = pytest.mark.skipif(
    not FILE.is_file(),
    reason=f"the article's text is not here: put {ID}.txt into kit/data/articles",
)

FURNITURE, HEADLINE, FRAGMENT, OTHER = {1, 4, 20}, {2}, {14}, {22}
BODY = {3, *range(5, 14), *range(15, 20), 21}


@pytest.fixture(scope="module")
def article() -> Article:
    return kit.read(ID)


@pytest.fixture(scope="module")
def words(article: Article) -> dict[int, str]:
    """Block number -> the block's words."""
    return {b.number: b.span.of(article) for b in article.blocks}


def blocks_with(words: dict[int, str], pattern: str, flags: int = 0) -> list[int]:
    """Return the block of every occurrence of the whole word or phrase, in order."""
    found = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", flags)
    return [number for number, text in words.items() for _ in found.finditer(text)]


def test_01_size(article, words):
    assert len(article.blocks) == 22
    assert len(article.text.split()) == 531
    lines = article.text.split("\n")
    assert len(lines) == 43
    assert sum(not line.strip() for line in lines) == 21


def test_02_words_in_each_block(words):
    assert [len(text.split()) for text in words.values()] == [
        1, 12, 43, 1, 36, 17, 45, 60, 29, 22, 55, 23, 30, 4, 17, 31, 20, 26, 26, 1, 23, 9,
    ]  # fmt: skip


def test_03_roles(article, words):
    def with_role(role: str) -> set[int]:
        return {b.number for b in article.blocks if b.role == role}

    assert with_role("furniture") == FURNITURE
    assert with_role("headline") == HEADLINE
    assert with_role("fragment") == FRAGMENT
    assert with_role("other-story") == OTHER
    assert with_role("body") == BODY
    assert len(BODY) == 16
    assert sum(len(words[n].split()) for n in BODY) == 503


def test_04_body_sentences(article):
    assert len(article.body_sentences) == 19
    per_block = {n: len(article.sentences_of(n)) for n in sorted(BODY)}
    assert {n for n, count in per_block.items() if count == 2} == {7, 8, 11}
    assert {n for n, count in per_block.items() if count == 1} == BODY - {7, 8, 11}
    assert [s.id for s in article.sentences_of(8)] == ["8.1", "8.2"]
    assert article.sentence("8.2").span.of(article).startswith("Erdogan warned")


def test_05_killed_once_and_no_other_word_for_it(article, words):
    assert blocks_with(words, "killed", re.I) == [18]
    for absent in ("wounded", "injured", "dead", "died", "death", "casualties"):
        assert absent not in article.text.lower()


def test_06_civilians(article, words):
    assert blocks_with(words, "civilians?", re.I) == [9, 9]
    (inside,) = [q for q in article.quotations if "civilian" in q.inner.of(article)]
    assert inside.id == "q5"
    assert inside.inner.of(article).count("civilian") == 1


def test_07_forms_of_bomb(article, words):
    assert blocks_with(words, "bombed", re.I) == [2]
    assert blocks_with(words, "bombing", re.I) == [16]
    assert blocks_with(words, "bombardment", re.I) == [19]
    assert len(re.findall("bomb", article.text, re.I)) == 3


def test_08_strikes(words):
    assert blocks_with(words, "airstrikes", re.I) == [7, 10, 11]
    assert blocks_with(words, "strikes", re.I) == [5, 9, 9]


def test_09_numerals(article, words):
    numerals = {n: re.findall(r"\d+", text) for n, text in words.items() if re.search(r"\d", text)}
    assert numerals == {7: ["22"], 18: ["500"], 19: ["2011"]}
    assert blocks_with(words, "two", re.I) == [10]
    assert "two hospitals" in words[10]


def test_10_verbs_of_saying(words):
    assert blocks_with(words, "said") == [7, 13, 15, 19, 21]
    assert blocks_with(words, "says") == [2, 6]
    assert blocks_with(words, "told") == [5]
    assert blocks_with(words, "saying") == [9]
    assert blocks_with(words, "reported") == [18]
    assert blocks_with(words, "according to") == [17]


def test_11_coloured_verbs_and_absent_words(article, words):
    assert blocks_with(words, "warned") == [8]
    assert blocks_with(words, "denied") == [9]
    assert blocks_with(words, "countered") == [7]
    assert blocks_with(words, "blamed") == [11]
    assert "claim" not in article.text.lower()
    assert "regime" not in article.text.lower()


def test_12_named_speakers(article, words):
    speakers = {
        "5.1": "Cavusoglu told",
        "8.2": "Erdogan warned",
        "15.1": "Konashenkov said",
        "19.1": "said Abu Thabet",
        "21.1": "Rami Abdel Rahman said",
    }
    for id, phrase in speakers.items():
        assert phrase in article.sentence(id).span.of(article)
    for surname, number in (
        ("Cavusoglu", 5), ("Erdogan", 8), ("Konashenkov", 15), ("Thabet", 19), ("Rahman", 21),
    ):  # fmt: skip
        assert blocks_with(words, surname) == [number]


def test_13_named_but_silent(article, words):
    first, second = (s.span.of(article) for s in article.sentences_of(8))
    for name in ("Kerry", "de Mistura", "al-Jubeir"):
        assert name in first
        assert name not in second
        assert article.text.count(name) == 1
    assert not blocks_with({8: first}, "said|says|told|warned|saying|reported")


def test_14_spokesman_and_ministry(words):
    assert blocks_with(words, "spokesman", re.I) == [10, 14]
    assert blocks_with(words, "ministry") == [9]
    assert blocks_with(words, "Ministry") == [14]


def test_15_quotations(article):
    found = [
        (q.id, next(b.number for b in article.blocks if b.span.contains(q.span)))
        for q in article.quotations
    ]
    assert found == [
        ("q1", 3), ("q2", 3), ("q3", 6), ("q4", 8), ("q5", 9), ("q6", 15), ("q7", 19), ("q8", 21),
    ]  # fmt: skip
    counts = [len(q.inner.of(article).split()) for q in article.quotations]
    assert counts == [2, 1, 2, 3, 14, 12, 10, 17]
    assert article.text.count("“") == article.text.count("”") == 8
    assert all(q.closed and not q.continues for q in article.quotations)


def test_16_words_quoted_by_side(article):
    counts = {q.id: len(q.inner.of(article).split()) for q in article.quotations}
    assert counts["q5"] + counts["q6"] == 26
    (q6,) = [q.inner.of(article) for q in article.quotations if q.id == "q6"]
    assert re.findall(r"\[\w+\]", q6) == ["[Daesh]"]  # without the bracketed word, 25
    assert counts["q7"] + counts["q8"] == 27


def test_17_russia_and_moscow(article, words):
    russia = re.findall(r"Russian?\b", article.text)
    moscow = re.findall(r"Moscow\b", article.text)
    assert len(russia) == 9
    assert len(moscow) == 2
    in_body = [n for n in BODY for _ in re.finditer(r"Russian?\b|Moscow\b", words[n])]
    assert len(in_body) == 9


def test_18_labels(words):
    assert blocks_with(words, "terrorists", re.I) == [3]
    assert blocks_with(words, "rebels?", re.I) == [3, 8, 11, 12]
    assert blocks_with(words, "insurgents", re.I) == [12]
    assert blocks_with(words, "opposition", re.I) == [5, 16, 16, 17]
    assert blocks_with(words, "Islamist", re.I) == [21]


def test_19_one_group_three_names(article, words):
    assert blocks_with(words, "IS") == [3]
    assert blocks_with(words, "Islamic State") == [11]
    assert "anti-ISIS [Daesh]" in words[15]
    assert article.text.count("ISIS") == article.text.count("Daesh") == 1


def test_20_spelling_pairs(words):
    assert blocks_with(words, "US") == [2]
    assert blocks_with(words, r"U\.S\.") == [7, 10]
    assert blocks_with(words, "ceasefire") == [5]
    assert blocks_with(words, "cease-fire") == [13]
    assert blocks_with(words, "United Nations") == [8]
    assert blocks_with(words, r"U\.N\.") == [13]
    assert blocks_with(words, "Russian Federation") == [5]
    assert blocks_with(words, "Russia") == [2, 3]


def test_21_the_monitor_has_two_names(words):
    assert blocks_with(words, "Observatory") == [18]
    assert blocks_with(words, "SOHR") == [21]


def test_22_days_and_dates(words):
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    assert blocks_with(words, "Wednesday") == [2, 8, 18]
    assert blocks_with(words, "Monday") == [7]
    assert len(blocks_with(words, days)) == 4
    assert blocks_with(words, "yesterday") == [15]
    assert blocks_with(words, "this month") == [16, 18]
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    assert blocks_with(words, months) == [7, 19]
    assert "February 22" in words[7]
    assert "March 2011" in words[19]


def test_23_munich_and_germany(words):
    assert blocks_with(words, "Munich") == [3, 5, 5]
    assert blocks_with(words, "Germany") == [8]


def test_24_finite_passives_without_a_by_phrase(words):
    passives = {
        3: "have been militarily defeated",
        5: "will not be effectively secured",
        9: "had been targeted",
        10: "had been targeted",
        18: "have been killed",
    }
    for number, phrase in passives.items():
        assert phrase in words[number]
    # Every "be" or "been" of the file, with what follows it: five passives and two that are not.
    found = [
        (number, match[1])
        for number, text in words.items()
        for match in re.finditer(r"\bbee?n? (\w+(?: \w+)?)", text)
    ]
    assert found == [
        (3, "no settlement"), (3, "militarily defeated"), (5, "effectively secured"),
        (9, "targeted in"), (10, "targeted in"), (11, "among the"), (18, "killed in"),
    ]  # fmt: skip
    assert blocks_with(words, "is|are|was|were|being|gets?|got") == [3, 3]
    assert "are adamant" in words[3] and "are just as much" in words[3]
    assert blocks_with(words, "by", re.I) == [7]
    assert "by February 22" in words[7]


def test_25_cause_phrases_after_the_verb(words):
    assert "targeted in the strikes" in words[9]
    assert "targeted in Russian airstrikes" in words[10]
    assert "killed in the offensives" in words[18]


def test_26_only_the_headline_names_who_bombed(article, words):
    assert "US planes bombed" in words[2]
    forms = [n for n, text in words.items() if re.search(r"\bbomb(?:s|ed)?\b", text, re.I)]
    assert forms == [2]
    assert article.block(2).role == "headline"


def test_27_aleppo(words):
    assert sorted(set(blocks_with(words, "Aleppo"))) == [2, 3, 10, 11, 12, 16, 21]
    assert "Aleppo" not in words[18]
    assert "Aleppo" not in words[15]


def test_28_weekdays_of_the_dates():
    assert date(2016, 2, 10).strftime("%A") == "Wednesday"
    assert date(2016, 2, 8).strftime("%A") == "Monday"


def test_cards_add_up():
    assert 143 + 274 + 89 == 506
    assert 169 + 105 == 274
    assert 506 - 89 == 417
    assert round(100 * 417 / 506) == 82
    assert 191 + 250 + 31 + 163 == 635
    assert 31 + 163 == 194
    assert (date(2016, 2, 10) - date(2016, 2, 1)).days + 1 == 10


def test_the_text_is_the_one_collected(article):
    """The whole file is read, byte for byte: no cleaning between the page and the lesson."""
    assert article.text.encode("utf-8") == FILE.read_bytes()
    assert article.id == ID
