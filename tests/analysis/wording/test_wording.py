"""Labels, loaded words, reporting verbs, scare quotes; and that no side is treated differently."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

import pytest

import kit
from kit.analysis.agency.acts import nominals
from kit.analysis.agency.passive_clauses import passives
from kit.analysis.lexicon.entries import entries, guides
from kit.analysis.page.headline_and_body import headline_support
from kit.analysis.wording.loaded import (
    label_table,
    labels,
    loaded_words,
    reporting_verbs,
    scare_quotes,
)
from kit.analysis.wording.swap import swap_names

# Drawn up by reading the course article before the finder was run on it. HELD: careful readers
# mark these as the reporter's colour; OPEN: careful readers differ, so no finding either way.
HELD = {
    ("9.1", "vehemently"),
    ("10.1", "turned the tables"),
    ("16.1", "relentless"),
    ("22.1", "lash out"),
}
OPEN = {("3.1", "adamant"), ("11.2", "faltering"), ("11.2", "strategic"), ("12.1", "rupture")}


def test_loaded_words_of_the_article_meet_the_list_drawn_up_before():
    found = {(row.sentence, row.word) for row in loaded_words(kit.read("aleppo-2016-02"))}
    assert len(found & HELD) / len(found) >= 0.8
    assert found >= HELD


def test_disputed_words_are_shown_on_request_only():
    article = kit.read("aleppo-2016-02")
    found = {(row.sentence, row.word) for row in loaded_words(article, disputed=True)}
    assert found <= HELD | OPEN
    assert len(found & OPEN) >= 3
    assert all(row.readers == "agree" for row in loaded_words(article))


def test_quoted_words_belong_to_their_speaker():
    text = "The “relentless” raids went on. “It was a barbaric act”, the mayor said."
    assert loaded_words(text) == []
    assert [row.word for row in loaded_words(text.replace("“", "").replace("”", ""))] == [
        "relentless",
        "barbaric",
    ]


def test_retold_words_say_whose_they_may_be():
    (row,) = loaded_words("The mayor said that the brutal raids must stop.")
    assert row.retold_from == "The mayor"
    assert "may be the speaker's" in row.reason


@pytest.mark.parametrize("name", ["labels", "loaded_words"])
def test_every_entry_fires_on_its_example_and_is_silent_where_it_says(name):
    find = {
        "labels": lambda text: [row.label.lower() for row in labels(text)],
        "loaded_words": lambda text: [
            row.word.lower() for row in loaded_words(text, disputed=True)
        ],
    }[name]
    for entry in {(e.word, e.example, e.silent_on) for e in entries(name)}:
        word, example, silent_on = entry
        stem = word.lower().split()[0][:2]
        assert any(stem in found for found in find(example)), (word, example)
        assert not silent_on or not any(stem in found for found in find(silent_on)), (
            word,
            silent_on,
        )


@pytest.mark.parametrize("name", ["labels", "loaded_words"])
def test_every_entry_carries_what_a_reader_needs_to_argue(name):
    for entry in entries(name):
        assert entry.alternative and entry.innocent.endswith(".") and entry.example.endswith(".")
        assert entry.reason and entry.guide.mark
    assert len({e.word for e in entries(name)}) >= 150


def test_style_rules_say_how_we_know_them():
    marks = {guide.mark.split(":")[0] for guide in guides().values()}
    assert marks == {"read", "read, second-hand", "from memory", "ours"}


def test_labels_are_balanced_between_states_and_their_challengers():
    words = {(e.word, e.cls, e.usual_for) for e in entries("labels")}
    count = Counter((cls, side) for _, cls, side in words)
    for cls in ("condemning", "praising", "creed"):
        assert count[cls, "state"] == count[cls, "challenger"] > 0
    # Treatment hangs on the class alone: one reason for a class, whoever it is mostly used of.
    for cls in {e.cls for e in entries("labels")}:
        assert len({e.reason for e in entries("labels") if e.cls == cls}) == 1


def test_no_lexicon_entry_names_a_country_a_people_or_a_party():
    named = (
        "russia",
        "syria",
        "iran",
        "america",
        "kurd",
        "turk",
        "israel",
        "arab",
        "jew",
        "ukrain",
        "hamas",
        "nato",
    )
    for name in ("labels", "loaded_words"):
        for entry in entries(name):
            assert not any(part in entry.word.lower() for part in named), entry.word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels left the town.", [("rebels", "reporter")]),
        ("“The rebels left”, the mayor said.", [("rebels", "quoted")]),
        ("The mayor said the rebels left.", [("rebels", "retold")]),
        ("The mayor called them “terrorists”.", [("terrorists", "quoted")]),
        ("There was strong opposition to the plan.", []),
        ("Syrian opposition groups met.", [("opposition", "reporter")]),
        ("They rebel against every rule.", []),
        ("He was forced to sign, and it forces us to wait.", []),
    ],
)
def test_labels_have_a_voice_and_look_alikes_have_none(text, expected):
    assert [(row.label, row.voice) for row in labels(text)] == expected


def test_labels_of_the_article_by_voice():
    article = kit.read("aleppo-2016-02")
    found = {(row.sentence, row.label): row for row in labels(article)}
    assert found["3.1", "rebels"].voice in ("reporter", "retold")
    assert found["3.1", "terrorists"].voice == "quoted"
    assert found["12.1", "insurgents"].voice == "reporter"
    assert found["16.1", "opposition"].voice == "reporter"
    assert found["21.1", "Islamist"].voice == "quoted"
    assert "Abdel Rahman" in found["21.1", "Islamist"].speaker
    rows = {row.label: row for row in label_table(article)}
    assert rows["terrorists"].reporter == 0 and rows["terrorists"].quoted == 1


def test_reporting_verbs_carry_class_stance_and_manner():
    rows: dict = {}
    for row in reporting_verbs(kit.read("aleppo-2016-02")):
        rows.setdefault(row.sentence, row)
    assert (rows["9.1"].cls, rows["21.1"].stance) == ("denial", "neutral")
    text = "The office vehemently denied the charge. The minister claimed that it rained."
    denied, claimed = reporting_verbs(text)
    assert denied.manner.of(text) == "vehemently" and "ours" in denied.guide
    assert (claimed.stance, claimed.alternative, claimed.manner) == ("doubting", "said", None)


def test_scare_quotes_of_the_article():
    rows = scare_quotes(kit.read("aleppo-2016-02"))
    assert [(row.sentence, row.words) for row in rows] == [
        ("3.1", "new ideas"),
        ("3.1", "terrorists"),
        ("6.1", "safe zone"),
        ("8.2", "open the gates"),
    ]
    assert all(len(row.guides) == 2 for row in rows)


def test_whole_utterances_and_titles_are_no_scare_quotes():
    assert scare_quotes("“Never!” he said. She read “Old Rivers” aloud.") == []


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("Russia says US planes came.", "US says Russian planes came."),
        ("The U.S. denied it; Russian officials did not.",
         "The Russia denied it; American officials did not."),
        ("American aircraft flew, the US said.", "Russian aircraft flew, the Russia said."),
        ("Tell us why.", "Tell us why."),
        ("US President Ray left the US Navy.", "Russian President Ray left the Russian Navy."),
        ("The US's envoy met US-backed rebels.", "The Russia's envoy met Russia-backed rebels."),
        ("RUSSIAN PLANES LEFT; RUSSIA AGREED.", "AMERICAN PLANES LEFT; US AGREED."),
    ],
)  # fmt: skip
def test_names_and_adjectives_change_places_together(text, swapped):
    assert swap_names(text, ("Russia", "Russian"), ("US", "American")) == swapped


def test_a_plain_name_is_the_others_adjective_before_a_noun():
    text = "Norland planes left the base that Norland holds. Syrian planes came."
    swapped = swap_names(text, "Norland", ("Syria", "Syrian"))
    assert swapped == "Syrian planes left the base that Syria holds. Norland planes came."


def test_a_party_is_not_exchanged_with_itself():
    with pytest.raises(ValueError, match="are the same name"):
        swap_names("Russia spoke.", ("Russia", "Russian"), ("russia", "Muscovite"))


def test_swap_names_keeps_case_and_word_ends():
    text = "Russia says US planes came. Let us see what Russians say of the US."
    swapped = swap_names(text, "Russia", "US")
    assert swapped == "US says Russia planes came. Let us see what Russians say of the Russia."
    assert swap_names(swapped, "Russia", "US") == text
    for a, b in (("", "US"), ("us", "US")):
        with pytest.raises(ValueError, match="swap_names"):
            swap_names(text, a, b)


TEMPLATES = [
    "{a} says {b} planes bombed the town on Wednesday.",
    "{a} and {b} agreed on a truce, but rebels backed by {a} shelled the port.",
    "The base was captured by {a} forces after {b} troops had left it.",
    "Officials in {a} vehemently denied that {b} civilians were hit in the strikes.",
    "{a} brutally crushed the revolt, and {b} slammed the move.",
    "“{a} is run by terrorists”, a {b} minister said.",
    "{b} claimed that nine people had been killed in {a} airstrikes.",
    "{a} unleashed a relentless assault on {b} positions, witnesses said.",
    "The {a} regime and the {b} opposition met in a “safe zone”.",
    "Two clinics were destroyed in the bombardment, {b} said, blaming {a}.",
    "Militants from {a} crossed into {b} and were arrested.",
    "{a} has promised to free prisoners held by {b}.",
    "{b} lashed out at the so-called peace plan that {a} had offered.",
    "A convoy sent by {a} was stopped at a {b} checkpoint.",
    "{a} will not sign until its soldiers have been released by {b}.",
]
SIDES = ["Russia", "Israel", "Iran", "Turkey", "Ukraine", "America"]


def flags(text):
    """Return every flag of a text without the words it stands on: what, where by count, why."""
    return [
        [(r.cls, r.label.lower(), r.voice, r.rule) for r in labels(text)],
        [(r.cls, r.word, r.rule, r.retold_from is None) for r in loaded_words(text, disputed=True)],
        [(r.stance, r.verb, r.rule, r.manner is None) for r in reporting_verbs(text)],
        [(r.participle, r.agency, r.rule, r.reduced) for r in passives(text)],
        [(r.noun, r.owned, r.rule) for r in nominals(text)],
        [(r.words, r.rule) for r in scare_quotes(text)],
    ]


def test_swapping_the_names_of_the_sides_changes_no_flag():
    cases = list(product(TEMPLATES, combinations(SIDES, 2)))
    assert len(cases) >= 200
    changed = []
    for template, (a, b) in cases:
        text = template.format(a=a, b=b)
        before, after = flags(text), flags(swap_names(text, a, b))
        if before != after:
            changed.append((text, before, after))
    assert any(any(flags(t.format(a="Russia", b="Syria"))) for t in TEMPLATES)
    assert not changed, f"{len(changed)} of {len(cases)}: {changed[:3]}"


def test_there_is_no_bias_score():
    import dataclasses
    import importlib
    import pkgutil

    import kit.analysis

    banned = ("bias", "slant", "sentiment", "polarity", "trust", "credib", "score", "rating")
    names = list(kit.__all__)
    for module in pkgutil.iter_modules(kit.analysis.__path__):
        loaded = importlib.import_module(f"kit.analysis.{module.name}")
        for name, value in vars(loaded).items():
            if name.startswith("_") or getattr(value, "__module__", None) != loaded.__name__:
                continue
            names.append(name)
            if dataclasses.is_dataclass(value):
                names += [f"{name}.{field.name}" for field in dataclasses.fields(value)]
    # kit.score marks a learner's answers, and agreement's ratings are readers' judgements.
    offending = [
        n
        for n in names
        if any(b in n.lower() for b in banned) and n not in ("score", "ratings", "Ratings")
    ]
    assert offending == []
    article = kit.read("aleppo-2016-02")
    for row in [*labels(article), *loaded_words(article), *headline_support(article)]:
        for field in dataclasses.fields(row):
            assert not isinstance(getattr(row, field.name), float), field.name
