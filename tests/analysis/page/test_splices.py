"""Splice clues: found where planted, absent from a text of one piece."""

from __future__ import annotations

import kit
from kit.analysis.page.splices import KINDS, splice_clues


def kinds(text):
    return [clue.kind for clue in splice_clues(text)]


def test_the_clues_of_the_article():
    article = kit.read("aleppo-2016-02")
    clues = splice_clues(article)
    words = {(clue.kind, clue.forms) for clue in clues}
    assert ("name variants", ("IS", "Islamic State group", "ISIS", "Daesh")) in words
    assert ("name variants", ("Russia", "Russian Federation")) in words
    assert ("spelling variants", ("US", "U.S.")) in words
    assert ("spelling variants", ("ceasefire", "cease-fire")) in words
    found = {clue.kind: clue for clue in clues}
    assert set(found) == set(KINDS)
    assert found["truncated block"].sentences == ("14.1",)
    assert found["repeated furniture"].forms == ("Advertisement",)
    assert found["two nows"].sentences == ("3.1", "5.1")
    assert all(clue.reason and clue.counter_reading and clue.spans for clue in clues)


def test_a_text_of_one_piece_has_none():
    text = (
        "The council of Norland met on Monday to discuss the harbour.\n\n"
        "Mayor Ada Ode told the council that the harbour needs a new wall, and that it will cost "
        "a year of taxes. The wall will be built by the end of the year.\n\n"
        "Fishermen said the mayor had not asked them."
    )
    assert splice_clues(text) == []


def test_a_spokesman_who_comes_too_late():
    text = (
        "The army left the harbour on Monday, the mayor said.\n\n"
        "The spokesman also denied that soldiers had fired on the boats in the harbour.\n\n"
        "Army spokesman Bo Rask told reporters that nobody was hurt on that day."
    )
    (clue,) = splice_clues(text)
    assert (clue.kind, clue.sentences) == ("named too late", ("2.1", "3.1"))


def test_two_spellings_of_one_word():
    assert kinds("The ceasefire held for a week. A cease-fire was signed.") == ["spelling variants"]
    assert kinds("The ceasefire held for a week. The ceasefire ended.") == []
