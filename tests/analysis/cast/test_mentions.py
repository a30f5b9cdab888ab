"""Who and what an article mentions: where each mention stands, and what it is called."""

from __future__ import annotations

import kit
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.speech.drafts import Reading

TEXT = (
    "Ann Lee, an old doctor, saw the dam. A guard of the port left. "
    "Those men met her.\n\nThe dam held, and Lee slept. Varn was quiet."
)


def mentions():
    return Reading(kit.read(TEXT), cue_lexicon()).cast.mentions


def test_a_mention_lies_where_its_words_stand():
    found = mentions()
    assert [TEXT[m.start : m.end] for m in found] == [m.words for m in found]
    assert [m.words for m in found][:4] == ["Ann Lee", "an old doctor", "the dam", "A guard"]


def test_a_mention_tells_its_head_its_paragraph_and_its_number():
    by_words = {m.words: m for m in mentions()}
    men, dam = by_words["Those men"], by_words["The dam"]
    assert (men.head, men.plural, men.definite, men.paragraph) == ("men", True, True, 1)
    assert (dam.head, dam.plural, dam.definite, dam.paragraph) == ("dam", False, True, 2)
    assert by_words["an old doctor"].described and not by_words["A guard"].described


def test_a_surname_is_a_persons_where_the_text_shows_it():
    by_words = {m.words: m for m in mentions()}
    assert by_words["Ann Lee"].person and by_words["Lee"].person
    assert by_words["Varn"].name == "Varn" and not by_words["Varn"].person


def test_looking_back_starts_at_the_nearest_and_ends_before_the_place():
    cast = Reading(kit.read(TEXT), cue_lexicon()).cast
    second = TEXT.index("The dam")
    assert [m.words for m in cast.before(second, 2)] == ["her", "Those men"]
    assert cast.antecedent("doctor", second).start == TEXT.index("an old doctor")
    assert cast.antecedent("doctor", TEXT.index("doctor")) is None
    assert cast.seen("doctor", second) and not cast.seen("doctor", TEXT.index("old doctor"))
