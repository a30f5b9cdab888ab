"""Every wording of a number, with every kind of noun, in every frame: the claim stays the same.

A rule that holds for "12 people were killed" must hold for "as many as 12 unarmed peasants" and
for "between 12 and 15 members of the army". The frames are combined systematically, so that no
reading rests on the words of one sentence.
"""

from __future__ import annotations

from itertools import product

import pytest

from kit.analysis.casualties.claims import casualties

NUMBERS = {
    "12": (12, 12), "twelve": (12, 12), "at least 12": (12, None), "up to 12": (None, 12),
    "more than 12": (13, None), "fewer than 12": (None, 11), "about 12": (10, 14),
    "nearly 12": (10, 12), "between 12 and 15": (12, 15), "12 to 15": (12, 15),
    "dozens of": (24, 99), "several": (3, 9), "as many as 12": (None, 12), "a dozen": (12, 12),
    "another 12": (12, 12), "1,200": (1200, 1200), "1.2 million": (1_200_000, 1_200_000),
    "many": (3, None), "a handful of": (3, 9), "tens of thousands of": (20_000, 99_999),
}  # fmt: skip
NOUNS = {
    "people": None, "civilians": "civilians", "children": "children", "rebels": "fighters",
    "soldiers": "government_forces", "students": None, "villagers": "civilians",
    "members of the army": "government_forces", "Hezbollah fighters": "fighters",
    "unarmed peasants": "civilians", "bank employees": None, "Colombians": None,
    "pro-government militiamen": "government_forces", "women and children": None,
    "soldiers and civilians": None,
}  # fmt: skip
FRAMES = {
    "{} were killed in the attack.": "killed",
    "{} have been wounded since Monday.": "wounded",
    "The blast killed {}.": "killed",
    "A mine exploded, injuring {}.": "wounded",
    "Gunmen abducted {} in Velm.": "kidnapped",
    "Police arrested {} on Tuesday.": "detained",
    "{} died when a bus overturned.": "killed",
    "{} are missing.": "missing",
    "The raid left {} dead.": "killed",
    "The fire claimed the lives of {}.": "killed",
    "He confirmed the death of {}.": "killed",
    "The floods displaced {}.": "displaced",
    "{} may have died.": "killed",
    "Air strikes kill {} in Idrel": "killed",
    "{} were killed or wounded.": "killed_or_wounded",
    "{} disappeared in 1982.": "missing",
    "The clash in which {} died lasted an hour.": "killed",
    "It is feared that {} have drowned.": "killed",
    "{} were shot and killed by guards.": "killed",
    "The dead include {}.": "killed",
    "{} were taken hostage.": "kidnapped",
}
TRAPS = [
    "The plan was to kill {}.", "The bomb would have killed {}.", "{} survived the crash.",
    "{} fled across the bridge with the money.", "{} attacked the post.",
    "If the dam breaks, {} will die.", "The group released {}.", "{} watched the funeral.",
]  # fmt: skip
PAIRS = [
    ("{a} were killed and {b} wounded.", "wounded"),
    ("A bomb went off, killing {a} and wounding {b}.", "wounded"),
    ("The clash left {a} dead and {b} wounded.", "wounded"),
    ("{a} were killed, {b} of them by mines.", "killed"),
]


def said(frame, number, noun):
    words = frame.format(f"{number} {noun}")
    return words[0].upper() + words[1:]


@pytest.mark.parametrize(("frame", "kind"), FRAMES.items(), ids=FRAMES)
def test_every_number_and_noun_reads_alike_in_a_frame(frame, kind):
    wrong = []
    for (number, ends), (noun, group) in product(NUMBERS.items(), NOUNS.items()):
        text = said(frame, number, noun)
        found = [(c.interval, c.kind, c.group) for c in casualties(text)]
        if found != [(ends, kind, group)]:
            wrong.append((text, found))
    assert not wrong, wrong[:3]


@pytest.mark.parametrize("frame", TRAPS)
def test_no_number_and_noun_is_a_casualty_in_a_trap(frame):
    texts = [said(frame, number, noun) for number, noun in product(NUMBERS, NOUNS)]
    assert [text for text in texts if casualties(text)] == []


@pytest.mark.parametrize(("frame", "kind"), PAIRS, ids=[frame for frame, _ in PAIRS])
def test_a_bare_number_takes_the_group_of_the_number_before_it(frame, kind):
    wrong = []
    for (number, ends), (noun, group) in product(NUMBERS.items(), NOUNS.items()):
        text = frame.format(a=f"{number} {noun}", b="nine")
        text = text[0].upper() + text[1:]
        found = [(c.interval, c.kind, c.group) for c in casualties(text)]
        if found != [(ends, "killed", group), ((9, 9), kind, group)]:
            wrong.append((text, found))
    assert not wrong, wrong[:3]


@pytest.mark.parametrize(("one", "two"), [("rebels", "soldiers"), ("soldiers", "rebels")])
def test_sides_exchanged_no_reading_changes(one, two):
    text = "At least 12 {} were killed and 30 wounded, and dozens of {} were captured."
    found = [(c.interval, c.kind) for c in casualties(text.format(one, two))]
    assert found == [((12, None), "killed"), ((30, 30), "wounded"), ((24, 99), "detained")]
