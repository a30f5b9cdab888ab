"""Where a source begins and ends, and what was said: each rule with what it must leave alone."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.wording.loaded import reporting_verbs


def found(text):
    """Return (source, cue, first content) of each attribution, as words."""

    def words(span):
        return span.of(text) if span else None

    return [(words(a.source), words(a.cue), a.content[0].of(text)) for a in kit.attributions(text)]


def sources(text):
    return [source for source, _, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # A date before a name is no part of it; a name may hold a word for a day.
        ("On Monday Russia warned that the road was mined.", "Russia"),
        ("Last March Norland warned that the road was mined.", "Norland"),
        ("On March 12, 2014 Norland said the road was mined.", "Norland"),
        ("In 2014 Norland said the road was mined.", "Norland"),
        ("At Christmas Norland said the road was open.", "Norland"),
        ("The Sunday Times said the road was mined.", "The Sunday Times"),
        ("A report by April Ryan said the road was mined.", "A report by April Ryan"),
        ("The March report said the road was mined.", "The March report"),
        # A list of sources is one source; a place before it is none.
        ("Nine died, hospital, police and medical sources said.",
         "hospital, police and medical sources"),
        ("The road is open, Norland, Varn and Lema said.", "Norland, Varn and Lema"),
        ("In Lema, Norland and Varn said the road was open.", "Norland and Varn"),
        ("After the war, Norland, Varn and Lema said they would talk.", "Norland, Varn and Lema"),
        ("He was shot in Lema, Norland, police and medics said.", "police and medics"),
        # "Before the war" closes the relative clause; "before" a speaker opens a clause.
        ("The five that used the port before the war said they had left.",
         "The five that used the port before the war"),
        ("The five that used the port left before the mayor said it was shut.", "the mayor"),
        # Who-clauses before a second verb.
        ("A nurse who treated the wounded, said the road was open, and called on Varn for help.",
         "A nurse"),
        ("An official who was briefed on the attack said the road was open.",
         "An official who was briefed on the attack"),
        ("The road was open, the Norland ministry said on Tuesday, adding that nobody was hurt.",
         "the Norland ministry"),
        ("Donetsk People's Republic condemned the attack.", "Donetsk People's Republic"),
        ("Clan del Golfo said it had left.", "Clan del Golfo"),
    ],
)  # fmt: skip
def test_source_is(text, source):
    assert set(sources(text)) == {source}


@pytest.mark.parametrize(
    ("text", "report", "twin", "left"),
    [
        ("The guerrillas claimed in a statement that the port was theirs.",
         ("The guerrillas", "claimed", "that the port was theirs"),
         "The guerrillas killed in a raid that the army led were from Varn.", "The guerrillas"),
        ("The guerrillas claimed in a statement the port was theirs.",
         ("The guerrillas", "claimed", "the port was theirs"),
         "The prize claimed in a raffle the school held was a bicycle.", "The prize"),
        ("The mayor called on the army for help.",
         ("The mayor", "called on", "the army for help"),
         "The mayor called on the sick for an hour.", "The mayor"),
        ("A nurse called on the council for more beds.",
         ("A nurse", "called on", "the council for more beds"),
         "The aid called for the week before came.", "The aid"),
        ("The shelling stopped on Monday, the mayor said on Tuesday.",
         ("the mayor", "said", "The shelling stopped on Monday"),
         "In a report published on Monday, the mayor.", "the mayor"),
        ("The report said troops had shot him. Norland denied it.",
         ("Norland", "denied", "it"),
         "The report said troops had shot him. Norland saw it.", "Norland"),
        # what stands right before the verb only tells why, when or where
        ("A man who sold fruit and asked not to be named for fear of arrest said it rained.",
         ("A man who sold fruit and asked not to be named for fear of arrest", "said", "it rained"),
         "A man who sold fruit and a nurse said it rained.", "A man who sold fruit"),
        ("The ministry has in the past accused the charity of bias.",
         ("The ministry", "accused", "the charity of bias"),
         "At the meeting the ministry accused the charity of bias.", "the meeting"),
        ("The survey by the union found last year that the dam was weak.",
         ("The survey by the union", "found", "that the dam was weak"),
         "The boat found last year was theirs.", "The boat"),
        ("The navy confirmed in writing that the port was open.",
         ("The navy", "confirmed", "that the port was open"),
         "He was slow in writing the letter.", "He"),
        ("Open Door condemned in the strongest terms the attack on a bus.",
         ("Open Door", "condemned", "the attack on a bus"),
         "Open Door was condemned in May.", "May"),
        # a plain form that is no noun, and a verb in -s that closes the sentence
        ("The army and the union deny that the port was shelled.",
         ("The army and the union", "deny", "that the port was shelled"),
         "Ivo Dorn, a physician and human rights advocate, was shot.", "human rights"),
        ("Norland and Varn announce talks on the port.",
         ("Norland and Varn", "announce", "talks on the port"),
         "Norland and Varn have a deny list.", "Norland and Varn"),
        ("The town depends on food aid, the ICR estimates.",
         ("the ICR", "estimates", "The town depends on food aid"),
         "The town has maps, tables, the ICR estimates and a list.", "the ICR"),
        # quoted words end before "but would not say", whose subject is the speaker
        ("The Council confirmed that “a boat is under way” but would not say how many were aboard.",
         ("The Council", "confirmed", "that “a boat is under way”"),
         "The Council said “a boat is under way but slow”.", "a boat"),
        ("Norland's president, Ada Morn, called the leaks “sabotage by a neighbour”.",
         ("Norland's president, Ada Morn", "called", "the leaks “sabotage by a neighbour”"),
         "Ada Morn called.", "the leaks"),
        ("Its dead were counted: 4,100, according to the Truth Commission; more, if one asks.",
         ("the Truth Commission", "according to", "Its dead were counted: 4,100"),
         "Its dead were counted; more, if one asks.", "one asks"),
        ("The United States and Norway urged both towns to wait.",
         ("The United States and Norway", "urged", "both towns to wait"),
         "No town has claimed the prize.", "No town"),
        ("Prime minister Viktor Lane: the exchange is “a first step”.",
         ("Prime minister Viktor Lane", ":", "the exchange is “a first step”"),
         "Varn ceasefire: follow live as prisoners leave", "Varn ceasefire"),
        ("A doctor at the clinic in Sel, where the body was taken, confirmed to AFP that he fell.",
         ("A doctor at the clinic in Sel, where the body was taken", "confirmed", "that he fell"),
         "Government of Varn: Minister Lane called it “a start”.", "Government of Varn"),
        # a list of what is known
        ("- Police: two are missing", ("Police", ":", "two are missing"),
         "- Police went home: two are missing", "Police"),
    ],
)  # fmt: skip
def test_report_is_found_and_its_twin_is_none(text, report, twin, left):
    assert report in found(text)
    assert left not in sources(twin)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister called the reopening “shameful”.", "the reopening “shameful”"),
        ("The minister called the talks “a good day for all”.", "the talks “a good day for all”"),
        ("The minister called the talks a good day for all.", "the talks a good day for all"),
        ("The minister called the talks a failure last week.", "the talks a failure"),
        ("The town, whose mayor said the port was open, fell.", "the port was open"),
        ("The army said Monday Norland had left.", "Norland had left"),
        ("Norland denied the report, saying the port was open.", "the report"),
    ],
)
def test_content_is(text, content):
    assert found(text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "naming", "speaker"),
    [
        ("Nine died, police and medical sources said.", "anonymous", None),
        ("Nine died, police and two medics said.", "described", "police and two medics"),
        ("The town, whose deposed mayor said it was open, fell.", "described", "deposed mayor"),
        ("A mayor said it was open.", "anonymous", None),
        ("The Donetsk People's Republic said it was open.", "named", "Donetsk People's Republic"),
        ("The people's Republic Party said it was open.", "named", "Republic Party"),
        ("Norland's Doctors' Union said it was open.", "named", "Doctors' Union"),
        ("Clan del Golfo said it had left.", "named", "Clan del Golfo"),
        ("Minister of Defence Arden Kols said it was open.", "named", "Arden Kols"),
        ("Seismologist Erik Dahl said it was open.", "named", "Erik Dahl"),
        ("The charity Bread and Shelter said it was open.", "named", "Bread and Shelter"),
        (
            "The Orla Federation of Mills, whose members are Ann and Eva, said it was open.",
            "named",
            "Orla Federation of Mills",
        ),
        ("Varn Clinic director Ivo Dorn said it was open.", "named", "Ivo Dorn"),
    ],
)
def test_source_is_named(text, naming, speaker):
    first = kit.attributions(text)[0]
    assert (first.naming, first.speaker) == (naming, speaker)


def test_a_reporting_verb_is_listed_whatever_name_stands_before_it():
    for name in ("Islamic State", "Britain", "Donetsk People's Republic", "YPG"):
        rows = reporting_verbs(f"{name} disagreed that Varn had left.")
        assert [row.verb for row in rows] == ["disagreed"], name
    assert reporting_verbs("Varn officials left the disputed town.") == []
