"""Sentences put together from the lexicons: every word of them in the frames that news has for it.

Whoever writes a test shows the case they think of. Here each verb of saying meets speakers, objects
and places that nobody thought of together, each verb of harm meets bounds, counts and kinds of
people. The lists turn against each other, so that a few thousand sentences hold most meetings; they
are nobody's English, are kept only as digests of what is found in them, and nothing in them is
drawn by chance. Places and parties are invented, and take the same frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from kit.analysis.lexicon.inflection import plural, verb_forms
from kit.text.lexicon_file import read_lexicon


def _list(words: str) -> tuple[str, ...]:
    """Words between bars; "-" stands for none."""
    return tuple("" if w == "-" else w for w in " ".join(words.split()).split(" | "))


SPEAKERS = _list(
    """
    The mayor of Velm | She | Lomari forces | Jon Serral, head of the Norland Relief Union, | The
    Orda Monitoring Group | Officials who asked not to be named | It | They | A spokesman |
    Norland's foreign ministry | The mayor and two of his deputies | Col. Ada Brenn | Residents of
    the port town | The group | State media | A doctor at the town's hospital | He | The rebels, who
    hold the north of Velm, | Neither the army nor the union | Nobody in Velm
    """
)
MATTERS = _list(
    """
    that the bridge was closed | the bridge was closed | them | it | the driver of the second bus |
    an attack on the port | whether the road was open | how the depot burned | to open the road | 12
    people dead | the number of dead at 40 | reporters on Monday that the siege was over | the union
    for the delay | on the talks | about the prisoners | of a second attack | as a lie what the army
    had said | closing the bridge | the army of shelling the market | “a grave mistake” and left | a
    statement that the road was mined | in Orda that nobody had died | against crossing the river |
    for a truce in Velm | itself | the two women | her | the blast | with the union on the water |
    residents to leave the old town | for the third day
    """
)
PLACES_AND_TIMES = _list(
    """
    on Monday | in the northern city of Orda | late on 12 February | near the border with Norland |
    during prayers | last week | at dawn | since the truce began | in Velm, Norland | overnight | in
    an area held by Lomari fighters | two days earlier | by the river | after the talks failed
    """
)
COUNTS = _list(
    """
    At least 12 | Two | Up to 40 | More than a dozen | Some 1,200 | A | Dozens of | No | Seven more
    | Between 10 and 15 | As many as 31 | Nearly 50 | Several | Three of the | Fewer than 9
    """
)
PEOPLE = _list(
    """
    people | civilians, including 4 children, | Lomari fighters | soldiers | women | medics |
    residents of Orda | members of one family | police officers | aid workers | villagers
    """
)
DOERS = _list(
    """
    by Norland forces | by a roadside bomb | in an airstrike | by unknown gunmen | - | in clashes |
    when a shell hit a school | by the river | in an attack blamed on Lomari rebels | by dawn | in a
    raid that the army denied | according to the union | the Orda Monitoring Group said
    """
)

SAYING = """
{Who} {past} {matter} {when}.
{Who} {past} {matter}, and {who} {s} {matter}.
The depot burned {when}, {who} {past}.
“The depot is gone,” {past} {who} {when}.
{Who} had not {participle} {matter}, {ing} {matter}.
The union was {participle} {matter} {doer}.
{Count} {people} were hurt, {who} {past}, {when}.
"""
HARM = """
{Count} {people} were {participle} {when} {doer}.
{Who} {past} {count} {people} {when}.
An airstrike {s} {count} {people}, {ing} others.
The number {participle} {when} rose to {number}, {who} said.
{Who} denied that {count} {people} had been {participle} {doer}.
"""
ACTS = """
The {noun} {when} left {count} {people} dead.
{Count} {people} died in {nouns} {doer}.
{Who} blamed the army for the {noun} of Velm {when}.
"""
DAYS = """
{Count} {people} were hurt {day}, {who} said.
The truce began {day} and ends {other}; {who} will meet {other}.
{Day} {who} {told} that the talks, set for {other}, had failed.
{Who} said {when} that the road had been open {day}. “We go {other},” {who} said.
The {event} was to be held {day}. At the {event} {who} spoke of “a cruel {event}”.
The {event} agreed {day} will bring {who} to the table; {who} hopes for a {event} {other}.
"""
DAY_WORDS = _list(
    """
    on Monday | on Tuesday night | by Wednesday | since Thursday | last Friday | next Saturday |
    this Sunday | late on Monday | on Sunday morning | earlier on Friday | later on Wednesday |
    yesterday | last night | tomorrow | the day before yesterday | the day after tomorrow | today
    | on that same day | the day before | the night after | that very evening | the previous day |
    the following morning | two days earlier | three days later | a week ago | five hours ago | in
    the past 24 hours | in the next two weeks | within three days | over the past month | last
    week | next month | this year | last year | earlier this month | at the weekend | on 3
    February | on February 9, 2016 | in January | in early March | in late 2015 | between 3 and 5
    February | from Monday to Thursday | on the 4th | at 5 a.m. on Tuesday | at noon | at dawn on
    Friday | 48 hours before | two months ago | in 2014 | the week before | a few days ago | every
    Friday | for a third day | until Thursday | on 29 February | on 31 April | on 10 Feb. | Wed 03
    Feb 2016 | more than a year later | hours later
    """
)
EVENTS = _list(
    """
    ceasefire | truce | talks | meeting | summit | conference | election | vote | round | deal |
    agreement | referendum | handover | exchange | withdrawal | funeral | hearing | attack |
    shelling
    """
)
KINDS_OF_PEOPLE = """
{Count} {nouns} were killed {when} {doer}, and one {noun} died.
{Count} {nouns} were missing, {who} said; the {nouns} fled {when}, {count} did not.
"""


class Turn(dict[str, Any]):
    """The slots of a frame, each with the next words of its list; in one with a capital, so are
    they. Lists of different lengths meet in all ways."""

    LISTS = {
        "who": SPEAKERS, "matter": MATTERS, "when": PLACES_AND_TIMES,
        "count": COUNTS, "people": PEOPLE, "doer": DOERS, "other": DAY_WORDS,
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._next = {slot: count(len(words) // 3) for slot, words in self.LISTS.items()}

    def __missing__(self, slot: str) -> str:
        words = self.LISTS[slot.lower()]
        word = words[next(self._next[slot.lower()]) % len(words)]
        if slot == "who":  # inside a sentence, and never behind its own comma
            first = word.split()[0]
            word = (word[0].lower() + word[1:] if first in _SMALL else word).rstrip(",")
        return word.lower() if slot == "count" else word

    def story(self, frames: str, **own: str) -> str:
        """The frames one after the other, with these words and the lists' next ones."""
        self.clear()
        self.update(own)
        return " ".join(frames.format_map(self).split()).replace(" .", ".")


_SMALL = frozenset("The She It They He A Officials Residents".split())


def _forms(verb: str) -> dict[str, str]:
    """The forms of a verb by slot; its particle follows each."""
    word, _, rest = verb.partition(" ")
    forms = verb_forms(word)
    named = {"s": forms[1], "past": forms[2], "participle": forms[-2], "ing": forms[-1]}
    return {slot: f"{form} {rest}".strip() for slot, form in named.items()}


def of_saying() -> Iterator[tuple[str, str]]:
    """A story for each verb that reports, under its name."""
    turn = Turn()
    for entry in read_lexicon("cue_verbs")["verb"]:
        yield entry["lemma"], turn.story(SAYING, **_forms(entry["lemma"]))


def of_harm() -> Iterator[tuple[str, str]]:
    """A story for each verb of harm and each noun of it, under its name."""
    turn = Turn()
    verbs = [w for row in read_lexicon("casualty_verbs")["verb"] for w in row["words"]]
    verbs += [w for group in read_lexicon("violence")["verbs"].values() for w in group]
    for verb in dict.fromkeys(verbs):
        yield verb, turn.story(HARM, number=str(20 + len(verb)), **_forms(verb))
    for group in read_lexicon("violence")["nouns"].values():
        for noun in group:
            yield noun, turn.story(ACTS, noun=noun, nouns=plural(noun))


def of_days() -> Iterator[tuple[str, str]]:
    """A story for each way to name a day, for each event that one is set for, under both."""
    turn = Turn()
    told = ("told reporters", "announced", "was told", "promised", "denied")
    for i, day in enumerate(DAY_WORDS):
        event = EVENTS[i % len(EVENTS)]
        words = {"day": day, "Day": day[0].upper() + day[1:], "event": event}
        yield f"{day} {event}", turn.story(DAYS, told=told[i % len(told)], **words)


def of_wording() -> Iterator[tuple[str, str]]:
    """A story for each kind of people, and one for four entries of a lexicon of words, from their
    own examples."""
    turn = Turn()
    for row in read_lexicon("casualty_people")["people"]:
        for word in row["words"]:
            one = word.split("/")[0]
            yield one, turn.story(KINDS_OF_PEOPLE, noun=one, nouns=plural(one))
    for name, rows in (("labels", "label"), ("loaded_words", "word"), ("cue_phrases", "noun")):
        entries = read_lexicon(name)[rows]
        for start in range(0, len(entries), 4):
            four = entries[start : start + 4]
            told = " ".join(
                f"{e['example']} {e.get('not', '')} {{Who}} spoke of {{matter}} {{when}}."
                for e in four
            )
            yield f"{name} {start}", turn.story(told)
