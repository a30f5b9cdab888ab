"""Every column of every section of the ledger holds what its heading says, and no other thing."""

import pytest

import kit
from kit.show.ledger import ledger

TEXT = (
    "Norland shells port of Varn as rebels stay calm\n\n"
    "At least 12 people were killed in Varn on Monday, said Ilva Brannock, the port’s doctor. "
    "She said the wounded had no medicine.\n\n"
    "The ministry said that the ruthless rebels had fired on the port. The mill was burned by "
    "soldiers. Norland bombed the road on 3 March 2016.\n\n"
    "“We left today,” said Ivo Dorn, a rebel spokesman. A man killed by shelling lay there.\n"
)
BECAUSE, INNOCENT = "the finding's reason", "the finding's counter-reading"
FINDINGS = {
    "sources": kit.sources,
    "attributions": kit.attributions,
    "claims": kit.casualties,
    "own-voice": kit.unattributed,
    "dangling": kit.dangling,
    "labels": kit.labels,
    "wording": kit.loaded_words,
    "agency": kit.passives,
    "acts": kit.agency.violent_acts,
    "chronology": kit.dates,
    "headline": kit.page.headline_parts,
    "voices": kit.speech.first_voices,
    "splices": kit.page.splice_clues,
}
FIRST_ROWS = {
    "sources": {
        "Source": "Ilva Brannock",
        "Named, introduced": "named; name and role",
        "Kind and side": "witness; side: cannot tell",
        "Reports": "2",
        "Ties or reason": BECAUSE,
    },
    "attributions": {
        "Source": "Ilva Brannock, the port’s doctor",
        "Cue": "said",
        "Content": "At least 12 people were killed in Varn on Monday",
        "Form and naming": "indirect; named",
        "Reason": BECAUSE,
    },
    "claims": {
        "Words": "At least 12",
        "Interval": "12 or more",
        "What and who": "killed",
        "Counter; when; where": "Ilva Brannock, the port’s doctor; Monday; Varn",
        "Reason": BECAUSE,
    },
    "own-voice": {"Sentence": "The mill was burned by soldiers.", "Reason": BECAUSE},
    "dangling": {"Words": "The ministry", "Answer": "unresolved", "Reason": BECAUSE},
    "labels": {
        "Label": "rebels",
        "Voice": "reporter",
        "Another wording": "fighter, the group's name",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
    "wording": {
        "Words": "ruthless",
        "Another wording": "say what was done",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
    "agency": {
        "Verb": "killed",
        "Done to": "At least 12 people",
        "Doer or cause": "-",
        "Shown by": "none",
        "Innocent reading": INNOCENT,
    },
    "acts": {
        "Act": "shells",
        "Form": "active",
        "Doer": "Norland",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
    "chronology": {
        "Words": "Monday",
        "Days": "cannot tell",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
    "headline": {
        "Part or relation": "doer: Norland",
        "Closest words": "Norland",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
    "voices": {
        "Order": "1",
        "Speaker": "Ilva Brannock",
        "Side": "cannot tell",
        "Quoted words": "0",
        "Innocent reading": INNOCENT,
    },
    "splices": {
        "Sign": "named too late",
        "Words": "The ministry",
        "Reason": BECAUSE,
        "Innocent reading": INNOCENT,
    },
}


def rows(text, section):
    """The rows of a section, each as a dict from heading to cell."""
    found = ledger(text).section(section)
    return [dict(zip(found.columns, row.cells, strict=True)) for row in found.rows]


def row(text, section, first):
    """The one row whose first cell is this."""
    return next(r for r in rows(text, section) if next(iter(r.values())) == first)


def test_no_section_is_left_out_here():
    assert [s.id for s in ledger(TEXT).sections] == list(FIRST_ROWS)


@pytest.mark.parametrize("section", FIRST_ROWS)
def test_under_each_heading_stands_what_it_names(section):
    finding = FINDINGS[section](TEXT)[0]
    told = {BECAUSE: finding.reason, INNOCENT: getattr(finding, "counter_reading", None)}
    expected = {head: told.get(cell, cell) for head, cell in FIRST_ROWS[section].items()}
    assert rows(TEXT, section)[0] == expected
    assert list(expected) == list(ledger(TEXT).section(section).columns)


def test_a_source_shows_what_it_hangs_on_before_why_it_is_one():
    relayed = row("The road is mined, Ann Lee told Radio North.", "sources", "Ann Lee")
    assert relayed["Ties or reason"] == "relayed by Radio North"
    assert relayed["Kind and side"].endswith("side: cannot tell")


def test_a_speaker_who_cannot_be_told_is_said_to_be_so():
    told = {r["Source"]: r["Form and naming"] for r in rows(TEXT, "attributions")}
    assert told["The ministry"] == "indirect; unresolved; speaker cannot be told"
    assert told["Ivo Dorn, a rebel spokesman"] == "direct; named"


def test_a_claim_shows_its_group_and_what_is_not_stated():
    (claim,) = rows("Nine soldiers were wounded.", "claims")
    assert claim["What and who"] == "wounded, government forces"
    assert claim["Counter; when; where"] == "not stated; when not stated; where not stated"


def test_the_voice_of_a_label_is_the_reporters_or_somebodys():
    voices = [(r["Label"], r["Voice"]) for r in rows(TEXT, "labels")]
    assert voices == [
        ("rebels", "reporter"),
        ("rebels", "retold: The ministry"),
        ("soldiers", "reporter"),
        ("rebel", "reporter"),
    ]


def test_a_quotation_of_few_words_stands_under_words_with_no_other_wording():
    quote = row(TEXT, "wording", "We left today,")
    (finding,) = kit.wording.scare_quotes(TEXT)
    assert quote == {
        "Words": "We left today,",
        "Another wording": "-",
        "Reason": finding.reason,
        "Innocent reading": finding.counter_reading,
    }


def test_a_doer_stands_under_doer_and_a_reduced_passive_is_not_listed():
    told = [(r["Verb"], r["Doer or cause"], r["Shown by"]) for r in rows(TEXT, "agency")]
    assert told == [("killed", "-", "none"), ("burned", "soldiers", "by-agent")]


def test_the_days_of_a_date_and_the_window_of_the_text():
    text = "Talks begin on 5 March 2016. They ended on 9 March 2016."
    assert row(text, "chronology", "5 March 2016")["Days"] == "2016-03-05 to 2016-03-05"
    earliest = row(text, "chronology", "earliest day it can have been put together")
    latest = row(text, "chronology", "latest day it can have been put together")
    assert (earliest["Days"], earliest["Innocent reading"]) == ("2016-03-09", "-")
    assert (latest["Days"], latest["Innocent reading"]) == ("2016-03-05", "-")
    assert earliest["Reason"].startswith("1.2 looks back")
    assert latest["Reason"].startswith("1.1 still looks ahead")
    neither = row("It rained.", "chronology", "earliest day it can have been put together")
    assert neither["Days"] == "cannot tell"


def test_a_headline_has_its_parts_the_body_sentences_on_them_and_the_replies():
    told = [(r["Part or relation"], r["Closest words"]) for r in rows(TEXT, "headline")]
    assert told == [
        ("doer: Norland", "Norland"),
        ("act: shells", "shelling"),
        ("target: port of Varn", "Varn"),
        ("closest sentence", "Norland bombed the road on 3 March 2016."),
        ("other doer", "fired on"),
        ("supports", "bombed"),
        ("no doer", "shelling"),
        ("reply of Norland", "not heard on this claim"),
    ]


def test_voices_come_in_the_order_of_the_text_with_their_quoted_words():
    told = [(r["Order"], r["Speaker"], r["Quoted words"]) for r in rows(TEXT, "voices")]
    assert told == [("1", "Ilva Brannock", "0"), ("2", "The ministry", "0"), ("3", "Ivo Dorn", "3")]
