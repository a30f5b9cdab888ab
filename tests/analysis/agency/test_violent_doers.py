"""Whose act it is: subjects with phrases behind them, participles, denials, forces of nature."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from kit.analysis.agency.acts import acts_by_side, violent_acts
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.noun_phrases import Words
from kit.analysis.page.headline_and_body import headline_parts, headline_support, missing_replies
from kit.analysis.wording.actor_labels import labels
from kit.analysis.wording.loaded import reporting_verbs
from kit.text.reading import read


def told(text):
    return [(a.word, a.actor.of(text) if a.actor else None) for a in violent_acts(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Gunmen on motorcycles attacked a market.", [("attacked", "Gunmen")]),
        (
            "Gunmen on motorcycles attacked a market, killing nine people and wounding six.",
            [("attacked", "Gunmen"), ("killing", "Gunmen"), ("wounding", "Gunmen")],
        ),
        ("A bridge was hit, killing two.", [("hit", None), ("killing", None)]),
        ("The junta, which seized the port in May, fell.", [("seized", "The junta")]),
        (
            "The clashes between soldiers and rebels that killed nine went on.",
            [("killed", None)],
        ),
        ("Shelling by northern forces wounded a nurse.", [
            ("Shelling", "northern forces"), ("wounded", "Shelling by northern forces")]),
        ("The wounded were taken to a clinic.", []),
        ("Villages were burning by noon.", []),
        ("A powerful earthquake struck the town and killed nine.", []),
        ("Heavy shelling was heard.", [("shelling", None)]),
        ("The navy fired twenty shells at the island.", [("fired", "The navy")]),
        ("The minister fired his aide.", []),
        ("Serb police shell villages", [("shell", "Serb police")]),
        ("North Sudmark fires shells at island", [("fires", "North Sudmark")]),
        ("The army returned.", []),
        # a count behind "and" is of those harmed; a shell from a bank is a shell
        ("Nine were killed and more than 40 wounded when a mill burned.",
         [("killed", None), ("wounded", None)]),
        ("He was 19 when a shell fired from the other bank killed him.", [("killed", "a shell")]),
        ("The Front blames shelling of the dam.", [("shelling", None)]),
    ],
)  # fmt: skip
def test_whose_act_it_is(text, acts):
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # The participle behind a clause takes its doer; across a semicolon there is none to take.
        (
            "Gunmen attacked the market and wounded six.",
            [("attacked", "Gunmen", "act.subject"), ("wounded", "Gunmen", "act.clause-subject")],
        ),
        (
            "The army, which shelled the port, killing two, left.",
            [("shelled", "The army", "act.subject"), ("killing", "The army", "act.clause-subject")],
        ),
        ("Rebels fled; killing two, shells fell.", [("killing", None, "act.no-subject")]),
    ],
)
def test_the_rule_tells_whether_the_doer_is_the_verbs_own_or_its_clauses(text, acts):
    found = violent_acts(text)
    assert [(a.word, a.actor.of(text) if a.actor else None, a.rule) for a in found] == acts


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Norland has never bombed the port.", True),
        ("The ministry denied that civilians had been targeted.", True),
        ("Norland not only bombed the port, it burned it.", False),
        ("Norland bombed the port and denied it.", False),
    ],
)
def test_acts_that_the_sentence_denies(text, denied):
    assert violent_acts(text)[0].denied is denied


def test_a_denied_act_is_counted_for_nobody():
    rows = {
        row.side: row.active + row.passive + row.noun
        for row in acts_by_side("Russia never shelled the port. Ukraine shelled the mill.")
    }
    assert rows == {"Russia and forces it backs": 0, "Ukraine": 1, None: 1}


@pytest.mark.parametrize(
    ("words", "tags", "subject"),
    [
        ("the truce agreed in October was broken", "DT NN VBD IN NNP VBD VBN", "the truce"),
        ("builders who used poor cement would be held", "NNS WP VBD JJ NN MD VB VBN", "builders"),
        ("a clerk was sent to the area and two men were held",
         "DT NN VBD VBN TO DT NN CC CD NNS VBD VBN", "two men"),
        ("the wounded were moved", "DT VBD VBD VBN", "the wounded"),
        ("officials said in March troops left", "NNS VBD IN NNP NNS VBD", "March troops"),
        ("at least four villages burned", "IN JJS CD NNS VBD", "at least four villages"),
    ],
)  # fmt: skip
def test_the_noun_phrase_a_verb_takes(words, tags, subject):
    words, tags = words.split(), tags.split()
    start, end = noun_before(Words(words, tags), len(words) - 1)
    assert " ".join(words[start:end]) == subject


def test_every_sample_of_the_lexicon_fires_and_is_silent_where_it_says():
    text = files("kit.data").joinpath("lexicons/violence.toml").read_text(encoding="utf-8")
    samples = tomllib.loads(text)["sample"]
    assert len(samples) >= 7
    for row in samples:
        assert violent_acts(row["example"]), row
        assert not violent_acts(row["not"]), row


def test_a_headline_with_its_verb_tagged_as_a_noun_is_taken_apart():
    text = "Serb police shell villages as monitors leave\n\nVillages were shelled, monitors said."
    assert [(p.part, p.words) for p in headline_parts(text)][:2] == [
        ("doer", "Serb police"), ("act", "shell"),
    ]  # fmt: skip


def test_an_act_without_a_doer_is_no_other_doer():
    text = "Norland bombed mill\n\nThe mill was bombed. Sudmark bombed a port. It bombed a road."
    assert [(r.sentence, r.relation) for r in headline_support(text)] == [
        ("2.1", "no doer"), ("2.2", "other doer"), ("2.3", "other doer"),
    ]  # fmt: skip


@pytest.mark.parametrize("headline", ["Quake kills nine in Norland", "Rockets hit Norland port"])
def test_no_reply_is_missed_from_what_cannot_speak(headline):
    assert missing_replies(f"{headline}\n\nNine people died in Norland, the mayor said.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kosovo Liberation Army left.", []),
        ("The Kosovo army left.", ["army"]),
        ("The Liberation Army left.", ["Army"]),
        ("Fighter jets crossed the line.", []),
        ("Fighters crossed the line.", ["Fighters"]),
        ("UN peacekeepers left.", []),
    ],
)
def test_labels_inside_names_and_machines_are_none(text, expected):
    assert [row.label for row in labels(text)] == expected


@pytest.mark.parametrize(
    ("text", "alternative"),
    [
        ("The office threatened to close the port.", "said it would"),
        ("The union demanded an apology.", "called for"),
        ("The mayor accused the army of shelling the port.", "none needed where"),
        ("Traders believe that prices will fall.", "said; or who"),
        ("The mayor said that prices will fall.", "none needed"),
    ],
)
def test_the_plainer_verb_fits_the_verb(text, alternative):
    assert reporting_verbs(text)[0].alternative.startswith(alternative)


def test_a_group_called_is_is_no_verb():
    (sentence,) = read("IS seized the dam.").tokens
    assert (sentence[0].tag, sentence[1].tag) == ("NNP", "VBD")
    assert told("The dam was seized by IS.") == [("seized", "IS")]


def test_a_means_is_told_from_a_doer():
    for text, means in (
        ("Two were killed by a roadside bomb.", True),
        ("Rebel rockets killed two.", False),
        ("Norland's shells killed two.", False),
        ("Rebels killed two.", False),
    ):
        assert ("it is a means" in violent_acts(text)[0].reason) == means, text
