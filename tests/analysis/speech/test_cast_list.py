"""The cast of an article: one row a member, with every word for it and why it is its."""

from __future__ import annotations

import kit
from kit.analysis.speech.cast_list import member_at
from kit.text.records import Span

TEXT = """Ann Lee, the mayor of Varn, said the bridge was down. Lee said two men had died.

The Orla Relief Fund (ORF), a charity, said its clinic in Dorn was hit. ORF said a nurse
had died. The charity said it would stay.

She works in Dorn, the Varn Times said. It said no ship had left."""


def rows():
    return {m.name: m for m in kit.cast(TEXT)}


def test_each_member_has_all_its_words():
    found = rows()
    assert [w.words for w in found["Ann Lee"].mentions] == ["Ann Lee", "Lee"]
    assert [(w.words, w.how) for w in found["Orla Relief Fund"].mentions] == [
        ("Orla Relief Fund", "name"), ("ORF", "other name"), ("ORF", "other name"),
        ("The charity", "description"),
    ]  # fmt: skip
    assert [w.words for w in found["Varn Times"].mentions] == ["Varn Times", "It"]
    assert all(w.reason and w.rule for m in found.values() for w in m.mentions)


def test_each_member_has_a_kind_that_the_text_shows():
    found = rows()
    kinds = {
        name: found[name].kind for name in ("Ann Lee", "Orla Relief Fund", "Varn Times", "Dorn")
    }
    assert kinds == {
        "Ann Lee": "person", "Orla Relief Fund": "body", "Varn Times": "outlet", "Dorn": "place",
    }  # fmt: skip
    assert found["Orla Relief Fund"].called == ("charity",)


def test_an_outlet_and_a_charity_have_no_side_by_an_adjective():
    text = (
        "Russia and Ukraine traded fire. The Ukrainian Red Cross said two died. Ukraine Today News "
        "said four did. Ukraine said it held the town. The Russian army said no."
    )
    sides = {m.name: m.side for m in kit.cast(text)}
    assert sides["Ukraine"] == "Ukraine"
    assert sides["Ukrainian Red Cross"] is None and sides["Ukraine Today News"] is None


def test_words_tell_their_member():
    at = TEXT.index("It said")
    assert member_at(TEXT, Span(at, at + 2)).name == "Varn Times"
    assert member_at(TEXT, Span(TEXT.index("bridge"), TEXT.index("bridge") + 6)) is None


def test_no_text_has_no_cast():
    assert kit.cast("") == [] and kit.cast("it rained.") == []
