"""The rows of the rules: each fires on its example and leaves its other sentence alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kit.analysis.casualties
from kit.analysis.casualties.chunks import rule_of
from kit.analysis.casualties.claim_record import RULES
from kit.analysis.casualties.claims import casualties, rows_fired
from kit.analysis.casualties.pattern_reader import PatternReader
from kit.analysis.casualties.patterns import Words
from kit.analysis.casualties.rows import all_rows, read_rows
from kit.analysis.numbers.numerals import words as split_words
from kit.text.decoding import Unreadable

ROWS = all_rows()
IDS = {row.id for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_fires_on_its_example_and_leaves_the_other_sentence_alone(row):
    assert row.id in rows_fired(row.example)
    assert row.id not in rows_fired(row.leaves)


@pytest.mark.parametrize("name", ["casualty_cases.txt", "casualty_wires.txt"])
def test_every_claim_names_the_row_that_made_it(name):
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        text = line.partition(" :: ")[0]
        for claim in casualties(text) if text and text[0] != "#" else ():
            assert claim.row in IDS and rule_of(claim.row) == claim.rule, (text, claim)
            assert claim.trigger in IDS | {""}, (text, claim)


def test_every_row_that_the_code_names_is_in_the_file():
    folder = Path(kit.analysis.casualties.__file__).parent
    named = re.compile(rf'"((?:{"|".join(map(re.escape, RULES))})\.[a-z-]+)"')
    code = "".join(re.sub(r">>> .*", "", p.read_text("utf-8")) for p in folder.glob("*.py"))
    without_pattern = {row.id for row in ROWS if not row.patterns}
    assert set(named.findall(code)) == without_pattern


def test_a_claim_tells_the_row_of_its_verb_and_the_row_of_its_set_phrase():
    (claim,) = casualties("Seven conscripts lost their lives.")
    assert (claim.row, claim.trigger) == ("casualties.subject.beside", "phrase.lost-their-lives")
    (plain,) = casualties("Seven conscripts died.")
    assert plain.trigger == ""


READER = PatternReader({"be": Words(frozenset(("is", "was")))}, {"no": "no|not one?"})


@pytest.mark.parametrize(
    ("pattern", "words", "found"),
    [
        ("[no one]", "no one", "no one"),
        ("[no a|b]", "no b", "no b"),
        ("[no <be>? one]", "no was one", "no was one"),
        ("[no <be>* one]", "no is was is one", "no is was is one"),
        ("[no <be>+ one]", "no one", None),
        ("[no <be>{0,1} one]", "no is was one", None),
        ("[-ing on]", "going on", "going on"),
        ("[no !one]", "no two", "no"),
        ("[no !one]", "no", "no"),
        ("[no !one]", "no one", None),
        ("[no ...2 one]", "no a b one one", "no a b one"),
        ("[no ...2 one]", "no a b c one", None),
        ("[no ...2-3 one]", "no one a one", "no one a one"),
        ("[no ...3<be> one]", "no is one", "no is one"),
        ("[no ...3<be> one]", "no a one", None),
        ("a ...2 [no]", "a b c no", "no"),
        ("a ...2 [no]", "b c d no", None),
        ("!a b [no]", "c b no", "no"),
        ("!a b [no]", "a b no", None),
        ("(a b | c) [no]", "a b no", "no"),
        ("(a b | c) [no]", "b a no", None),
        ("^ [no]", "no one", "no"),
        ("[no] $", "no one", None),
        ("[&no two]", "not one two", "not one two"),
        (r"[\( no \)]", "( no )", "( no )"),
        (r"[no \.]", "no .", "no ."),
        ("[no .]", "no x", "no x"),
    ],
)
def test_a_pattern_finds_its_words(pattern, words, found):
    items = split_words(words)
    matches = (READER.pattern(pattern).match(items, at) for at in range(len(items)))
    match = next(filter(None, matches), None)
    words = match and " ".join(item.text for item in items[match.first : match.last])
    assert words == found


def test_a_match_remembers_what_is_wanted():
    items = split_words("a b no c d")
    match = READER.pattern("group:(a b) [no] of:(c ...1)").match(items, 2)
    assert (match.named("group"), match.named("of")) == ([(0, 2)], [(3, 4)])
    assert (match.first, match.last, match.end) == (2, 3, 4)


@pytest.mark.parametrize(
    ("pattern", "slip"),
    [
        ("no one", r"one pair of \[ \]"),
        ("[no] [one]", r"one pair of \[ \]"),
        ("no []", r"nothing stands inside"),
        ("[no <bee>]", "<bee> is no class"),
        ("[&nobody]", "&nobody is no part"),
        ("[no (one]", "never closed"),
        ("[no one)]", r"a \) too many"),
        ("[no | one]", r"put \( \) around"),
        ("[no|]", r"one side of the \|"),
        ("[no {x}]", "cannot read"),
    ],
)
def test_a_slip_in_a_pattern_is_told_with_file_and_row(pattern, slip):
    row = {"id": "casualties.none.x", "pattern": pattern, "example": "No one.", "not": "One."}
    with pytest.raises(Unreadable, match=rf"f.toml: \[\[nobody\]\] casualties.none.x: .*{slip}"):
        read_rows({"nobody": [row]}, "f.toml")


ROW = {"id": "casualties.none.x", "pattern": "[no]", "example": "No one.", "not": "One."}


@pytest.mark.parametrize(
    ("table", "slip"),
    [
        (
            {"nobody": [ROW | {"kind": "killed"}] * 2},
            "two rows have the id casualties.none.x; rename one",
        ),
        ({"nobodies": [ROW]}, r"\[\[nobodies\]\] is none of phrase, nobody, .*; rename it"),
        ({"nobody": [{"pattern": "[no]"}]}, "without id: id is missing; write it"),
        ({"nobody": [ROW | {"not": ""}]}, "casualties.none.x: not is missing; write it"),
        ({"nobody": [ROW | {"knd": "killed"}]}, "knd is not one of id, .*, kind"),
        ({"nobody": [ROW | {"kind": "dead"}]}, "kind 'dead' is not one of killed, wounded"),
        ({"nobody": [ROW | {"id": "none.x"}]}, "none.x: an id is one of .*, a name of its own"),
        ({"nobody": [ROW]}, "casualties.none.x: no word that it must find says .*; write kind"),
        ({"toll": [ROW]}, "casualties.none.x: gives is missing; write it"),
        ({"words": {"x": {"of": "<bee>"}}}, r"\[words\] x: <bee> is no class"),
        ({"words": {"x": {"or": "bee"}}}, r"\[words\] x: or is not one of of, not"),
        ({"numbers": {"x": {"heads": "bare"}}}, r"\[numbers\] x: heads is not one of chunk"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place_and_mend(table, slip):
    with pytest.raises(Unreadable, match=rf"^f.toml: .*{slip}"):
        read_rows(table, "f.toml")
