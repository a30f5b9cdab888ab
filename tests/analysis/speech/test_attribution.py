"""Who says what: each construction with a sentence it must catch and one it must leave alone."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from kit.analysis.lexicon.cues import STANCES, cue_lexicon
from kit.analysis.lexicon.inflection import verb_forms
from kit.analysis.speech.attribution import FORMS, NAMINGS, attributions
from kit.analysis.wording.swap import swap_names


def found(text, **extra):
    """Return (source, cue, contents) of each attribution, as words."""

    def words(span):
        return span.of(text) if span else None

    return [
        (words(a.source), words(a.cue), tuple(c.of(text) for c in a.content))
        for a in attributions(text, **extra)
    ]


CAUGHT = {
    "quote, cue, source": (
        "“The road is mined”, said the mayor.",
        ("the mayor", "said", ("“The road is mined”",)),
    ),
    "quote, source, cue": (
        "“The road is mined,” Ann Lee said on Monday.",
        ("Ann Lee", "said", ("“The road is mined,”",)),
    ),
    "source, cue, quote": (
        "The mayor said: “The road is mined.”",
        ("The mayor", "said", ("“The road is mined.”",)),
    ),
    "interrupted quote": (
        "“The road is mined,” the mayor said, “and nobody warned us.”",
        ("the mayor", "said", ("“The road is mined,”", "“and nobody warned us.”")),
    ),
    "quote carried on in the paragraph": (
        "“The road is mined,” the mayor said. “Nobody warned us.”",
        ("the mayor", "said", ("“The road is mined,”", "“Nobody warned us.”")),
    ),
    "that-clause": (
        "The mayor said that the road was mined.",
        ("The mayor", "said", ("that the road was mined",)),
    ),
    "clause without that": (
        "The mayor said on Monday the road was mined.",
        ("The mayor", "said", ("the road was mined",)),
    ),
    "clause first": (
        "The road was mined, the mayor said in a statement.",
        ("the mayor", "said", ("The road was mined",)),
    ),
    "mid-sentence": (
        "The road, the mayor said, was mined.",
        ("the mayor", "said", ("The road", "was mined")),
    ),
    "inverted": (
        "The road was mined, said Ann Lee, an engineer at the port.",
        ("Ann Lee, an engineer at the port", "said", ("The road was mined",)),
    ),
    "according to, last": (
        "The road was mined, according to the mayor.",
        ("the mayor", "according to", ("The road was mined",)),
    ),
    "according to, first": (
        "According to the mayor, the road was mined.",
        ("the mayor", "According to", ("the road was mined",)),
    ),
    "as said": (
        "As the mayor told the council, the road was mined.",
        ("the mayor", "told", ("the road was mined",)),
    ),
    "question": (
        "The mayor asked whether the road was mined.",
        ("The mayor", "asked", ("whether the road was mined",)),
    ),
    "promise": (
        "The mayor promised to clear the road.",
        ("The mayor", "promised", ("to clear the road",)),
    ),
    "demand of another": (
        "The mayor urged the army to clear the road.",
        ("The mayor", "urged", ("the army to clear the road",)),
    ),
    "object": (
        "The mayor condemned the shelling of the road.",
        ("The mayor", "condemned", ("the shelling of the road",)),
    ),
    "denial of a noun": (
        "The army denied accusations that it had mined the road.",
        ("The army", "denied", ("accusations that it had mined the road",)),
    ),
    "nominal": (
        "The talks stalled over union complaints about the noise.",
        ("union", "complaints", ("the noise",)),
    ),
    "noun with owner": (
        "The mayor's claim that the road was mined went round the town.",
        ("The mayor", "claim", ("that the road was mined",)),
    ),
    "adjective": (
        "Norland and Sudmark are adamant the road was never mined.",
        ("Norland and Sudmark", "are adamant", ("the road was never mined",)),
    ),
    "hearsay, passive": (
        "The convoy is believed to have turned back.",
        (None, "is believed", ("The convoy", "to have turned back")),
    ),
    "accused, passive": (
        "The guard was accused of theft.",
        (None, "was accused", ("The guard", "of theft")),
    ),
    "hearsay, adverb": (
        "The convoy reportedly turned back.",
        (None, "reportedly", ("The convoy", "turned back")),
    ),
    "passive with agent": (
        "The plan was rejected by the union.",
        ("the union", "was rejected by", ("The plan",)),
    ),
    "nested, outer": (
        "The mayor said the general told her that the road was mined.",
        ("The mayor", "said", ("the general told her that the road was mined",)),
    ),
    "nested, inner": (
        "The mayor said the general told her that the road was mined.",
        ("the general", "told", ("that the road was mined",)),
    ),
    "coordinated": (
        "The mayor blamed the army and said the road was mined.",
        ("The mayor", "said", ("the road was mined",)),
    ),
    "participle": (
        "The mayor closed the road, saying that it was mined.",
        ("The mayor", "saying", ("that it was mined",)),
    ),
    "headline colon": (
        "Envoy Ann Lee: “The road is mined”",
        ("Envoy Ann Lee", ":", ("“The road is mined”",)),
    ),
    "signed quotation": (
        "“The road is mined.” — Ann Lee",
        ("Ann Lee", "—", ("“The road is mined.”",)),
    ),
    "recipient": (
        "The road was mined, the mayor told Radio North in comments broadcast on Monday.",
        ("the mayor", "told", ("The road was mined",)),
    ),
    "relative clause in the source": (
        "Officials who visited the road said it was mined.",
        ("Officials who visited the road", "said", ("it was mined",)),
    ),
    "apposition in the source": (
        "Ann Lee, the mayor of Westport, said the road was mined.",
        ("Ann Lee, the mayor of Westport,", "said", ("the road was mined",)),
    ),
    "relative pronoun": (
        "The army mistrusts Ann Lee, who says that the road was mined.",
        ("who", "says", ("that the road was mined",)),
    ),
    "stops before the next speaker": (
        "The mayor said the road was mined, but the general said it was clear.",
        ("The mayor", "said", ("the road was mined",)),
    ),
    "stops at a contrast": (
        "The mayor said the road was mined, while traffic went on as before.",
        ("The mayor", "said", ("the road was mined",)),
    ),
    "stops before a second act": (
        "The mayor said the road was mined and warned drivers to stay away.",
        ("The mayor", "said", ("the road was mined",)),
    ),
    "stops where the main clause begins": (
        "After the mayor said that the road was mined, the council met in the school.",
        ("the mayor", "said", ("that the road was mined",)),
    ),
    "idiom": (
        "The minister turned the tables on the union.",
        ("The minister", "turned the tables", ("the union",)),
    ),
    "idiom, and its matter behind another": (
        "The minister turned the tables on the union when it came to claims that money was lost.",
        (
            "The minister",
            "turned the tables",
            ("the union when it came to claims that money was lost",),
        ),
    ),
    "idiom, and a clause of time": (
        "The minister turned the tables on the union when it came to a vote.",
        ("The minister", "turned the tables", ("the union",)),
    ),
}


@pytest.mark.parametrize("name", CAUGHT)
def test_construction_is_caught(name):
    text, (source, cue, content) = CAUGHT[name]
    got = [(s and s.rstrip(","), c, w) for s, c, w in found(text)]
    assert (source and source.rstrip(","), cue, content) in got


LEFT_ALONE = {
    "report as a thing": "The report lies on the table in the hall.",
    "claim as a thing": "The claim form has three pages.",
    "said as adjective": "The said bridge closed in May.",
    "statement as a thing": "A bank statement arrived on Monday.",
    "according as accordance": "Shops closed in accordance with the order.",
    "show of a thing": "The road runs along the river to the port.",
    "calling by name": "Villagers live on a hill called the Saddle.",
    "state as a noun": "The state of the road was poor.",
    "point as a noun": "The point of the march was the bridge.",
    "plain passive": "The road was mined in the night.",
    "purpose": "The army built a bridge across the river in the night.",
    "time not speaker": "Three people died on Monday in the flood.",
    "colon of a list": "Three things are missing: bread, water and light.",
    "label with colon": "Update: The road is open again.",
    "known for a fact": "The bridge is known to sway in the wind.",
    "scare quotes": "The so-called “safe zone” lies along the river.",
    "fragment": "A “ring road” runs round the town.",
    "title in quotation marks": "Crowds came to see “The Long Road” at the cinema.",
    "nickname": "Ann “Curly” Lee won the race.",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_look_alike_is_left_alone(name):
    assert found(LEFT_ALONE[name]) == []


def lexicon_rows():
    folder = resources.files("kit") / "data" / "lexicons"
    verbs = tomllib.loads((folder / "cue_verbs.toml").read_text(encoding="utf-8"))["verb"]
    phrases = tomllib.loads((folder / "cue_phrases.toml").read_text(encoding="utf-8"))
    rows = [("verb", row) for row in verbs]
    rows += [(kind, row) for kind, entries in phrases.items() for row in entries if row["example"]]
    return rows


def test_every_entry_of_the_lexicons_fires_on_its_own_example():
    silent = []
    for kind, row in lexicon_rows():
        text = row["example"]
        word = row.get("lemma", row.get("words")).split()[0]
        forms = set(verb_forms(word)) | {word, word + "s", word[:-1] + "ies"}
        cues = {w.lower() for a in attributions(text) if a.cue for w in a.cue.of(text).split()}
        if not cues & forms:
            silent.append((kind, word, text))
    assert silent == []


def test_lexicon_is_broad_and_its_values_are_known():
    rows = lexicon_rows()
    assert 380 <= sum(kind == "verb" for kind, _ in rows) <= 450
    assert {row["stance"] for _, row in rows} == set(STANCES)
    assert len({(k, row.get("lemma", row.get("words"))) for k, row in rows}) == len(rows)


def test_examples_name_no_party_to_a_conflict():
    actors = (resources.files("kit") / "data" / "lexicons" / "actors.toml").read_text(
        encoding="utf-8"
    )
    names = {
        name
        for conflict in tomllib.loads(actors)["conflict"]
        for side in conflict["side"]
        for name in side["state"] + side["armed"]
        if name[0].isupper()
    }
    for _, row in lexicon_rows():
        assert not names & set(row["example"].strip(".").split())


def test_forms_direct_mixed_and_indirect():
    text = (
        "“The road is mined,” Ann Lee said. Ann Lee said the road was “full of mines” and wet. "
        "Ann Lee said the road was wet."
    )
    assert [a.form for a in attributions(text)] == ["direct", "mixed", "indirect"]


def test_stance_is_the_cues_not_the_speakers():
    text = "The mayor {} the road was safe."
    stances = {v: attributions(text.format(v))[0].stance for v in ("said", "claimed", "revealed")}
    assert stances == {"said": "neutral", "claimed": "doubting", "revealed": "committing"}
    assert attributions("The mayor blasted the plan.")[0].stance == "combative"


@pytest.mark.parametrize(
    ("text", "naming", "speaker"),
    [
        ("Ann Lee said no.", "named", "Ann Lee"),
        ("Mayor Ann Lee was late. “No,” Lee said.", "named", "Ann Lee"),
        ("“No,” said Ann Lee. “Never,” she added.", "named", "Ann Lee"),
        ("A senior diplomat said the road was mined.", "anonymous", None),
        ("Sources said the road was mined.", "anonymous", None),
        ("An opposition group said the road was mined.", "anonymous", None),
        ("Police said the road was mined.", "described", "Police"),
        ("The ministry said the road was mined.", "unresolved", None),
        ("He said the road was mined.", "unresolved", None),
        ("Canada said the road was mined.", "named", "Canada"),
    ],
)
def test_naming_and_speaker(text, naming, speaker):
    last = attributions(text)[-1]
    assert (last.naming, last.speaker) == (naming, speaker)


def test_a_noun_that_is_only_the_place_of_speaking_is_no_second_report():
    text = "The mayor said in a statement that the road was mined."
    assert found(text) == [("The mayor", "said", ("that the road was mined",))]


def test_a_pronoun_with_two_candidates_is_refused():
    text = "“No,” said Ann Lee. Mary Stone left the hall. “Never,” she added."
    assert attributions(text)[-1].speaker is None


def test_a_pointing_phrase_takes_the_one_thing_it_can_point_to():
    text = "Army spokesman Peter Grau met reporters. The spokesman said the road was mined."
    last = attributions(text)[-1]
    assert (last.naming, last.speaker) == ("described", "Peter Grau")


def test_a_surname_shared_by_two_is_not_filled_in():
    text = "Ann Lee and Mark Lee were late. Lee said the road was mined."
    assert attributions(text)[-1].speaker == "Lee"


def test_extra_cues_are_heard_in_any_form_and_only_for_that_call():
    text = "The bridge will open in May, the engineers posited."
    assert found(text) == []
    expected = [("the engineers", "posited", ("The bridge will open in May",))]
    assert found(text, extra_cues=["posited"]) == expected
    assert found(text, extra_cues=["posit"]) == expected
    assert found(text, extra_cues="posit") == expected
    assert found(text) == []
    with pytest.raises(ValueError, match="give a verb"):
        attributions(text, extra_cues=["123"])


def test_free_quotation_goes_on_in_the_same_voice():
    text = "Ann Lee met reporters at the port.\n\n“The road is mined,” Lee said."
    text += "\n\n“Nobody warned us. We will not move.”"
    last = attributions(text)[-1]
    assert last.speaker == "Ann Lee" and last.cue is None
    assert last.rule == "attribution.free-quotation"


def test_a_colon_hands_over_to_the_next_paragraph():
    text = "The mayor wrote on Monday:\n\n“The road is mined. Nobody warned us.”"
    assert found(text) == [("The mayor", "wrote", ("“The road is mined. Nobody warned us.”",))]


def test_caption_has_no_speaker():
    text = "A bridge over the river in May. Photo: Ann Lee."
    only = attributions(text)
    assert [(a.source, a.rule) for a in only] == [(None, "attribution.caption")]


PAIRS = [
    "Norland said Sudmark planes had struck the port.",
    "Norland officials have blamed Sudmark for the failed talks.",
    "According to Norland, Sudmark forces left the town, but Sudmark denied it.",
    "“We did not fire,” a Norland spokesman said. Sudmark called the claim “a lie”.",
    "Norland is adamant that Sudmark broke the truce.",
    "Sudmark was accused of shelling Norland's villages.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_exchanging_the_sides_changes_nothing_but_the_names(text):
    def shape(words):
        return [
            (
                a.rule,
                a.form,
                a.naming,
                a.stance,
                a.source and a.source.of(words),
                [c.of(words) for c in a.content],
            )
            for a in attributions(words)
        ]

    def swapped(row):
        rule, form, naming, stance, source, content = row
        exchange = lambda w: swap_names(w, "Norland", "Sudmark")  # noqa: E731
        return (
            rule,
            form,
            naming,
            stance,
            source and exchange(source),
            [exchange(c) for c in content],
        )

    assert shape(swap_names(text, "Norland", "Sudmark")) == [swapped(row) for row in shape(text)]


def test_records_hold_known_values_and_reasons():
    for text, _ in CAUGHT.values():
        for a in attributions(text):
            assert a.form in FORMS and a.naming in NAMINGS and a.stance in STANCES
            assert a.rule.startswith("attribution.") and len(a.reason) > 10
            assert a.content == tuple(sorted(a.content))


def test_every_class_in_the_lexicon_is_in_use():
    kinds = {c.kind for entries in cue_lexicon().verbs.values() for c in entries}
    assert kinds == {
        "speech",
        "accusation",
        "denial",
        "commissive",
        "cognition",
        "attitude",
        "evidence",
    }
