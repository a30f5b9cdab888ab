"""Prominence tables: first voices, quoted words, sentences with and without a speaker."""

from __future__ import annotations

import kit
from kit.analysis.lexicon.party_names import parties
from kit.analysis.speech.balance import first_voices, quoted_words, sentence_voices
from kit.analysis.speech.source_list import sources


def test_quoted_words_of_the_article():
    rows = quoted_words(kit.read("aleppo-2016-02"))
    by_quote = {quote: row for row in rows for quote in row.quotations}
    assert sum(row.count for row in rows) == 2 + 1 + 2 + 3 + 14 + 12 + 10 + 17
    assert by_quote["q5"].count + by_quote["q6"].count == 26
    assert by_quote["q7"].count + by_quote["q8"].count == 27
    assert "Abdel Rahman" in by_quote["q8"].speaker


def test_sentences_of_the_article_whose_main_claim_has_no_speaker():
    rows = sentence_voices(kit.read("aleppo-2016-02"))
    assert len(rows) == 19
    without = {row.sentence for row in rows if not row.attributed}
    assert (
        {"8.1", "11.1", "12.1", "16.1"} <= without <= {"8.1", "11.1", "12.1", "16.1", "3.1", "7.2"}
    )


def test_first_voices_count_from_one_and_know_no_guessing():
    rows = first_voices(kit.read("aleppo-2016-02"))
    assert [row.order for row in rows] == list(range(1, len(rows) + 1))
    assert (rows[0].speaker, rows[0].sentence) == ("Russia", "2.1")
    assert next(row for row in rows if row.sentence == "13.1").side is None


def test_a_side_is_given_only_where_one_fits():
    found = parties(
        "Russia and Ukraine exchanged prisoners. A Russian and a Ukrainian officer met."
    )
    assert found.side_of("a Russian officer") == "Russia and forces it backs"
    assert found.side_of("Russia and Ukraine") is None
    assert found.side_of(None) is None
    assert parties("The council met.").side_of("Russia") is None


def test_a_source_and_a_party_are_matched_by_the_same_names():
    text = "Rebels said talks failed. A Turkish-backed doctor denied it in Syria, Russia said."
    found = parties(text)
    assert found.side_of("Rebels") == found.side_of("the rebels") is not None
    # Who is backed by a state does not speak for it.
    assert found.side_of("a Turkish-backed group") is None
    assert {s.name: s.side for s in sources(text)}["Rebels"] == found.side_of("Rebels")
    assert found.armed_name("the rebels") is None and found.armed_name("an FSA unit") == "FSA"


def test_empty_texts_give_empty_tables():
    assert first_voices("") == quoted_words("") == sentence_voices("") == []
