"""Casualty claims: invented sentences, the lesson's article, invariants, and bad input."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.casualties.claim_record import RULES
from kit.analysis.casualties.claims import casualties, to_bounds
from kit.analysis.casualties.kinds import GROUPS, KINDS
from kit.analysis.casualties.words import lexicon

KIND = {
    "K": "killed", "W": "wounded", "C": "casualties", "KW": "killed_or_wounded",
    "M": "missing", "D": "detained", "H": "kidnapped", "X": "displaced",
}  # fmt: skip
GROUP = {"c": "civilians", "k": "children", "f": "fighters", "g": "government_forces", "-": None}


def cases():
    """Return (sentence, [(words of the number, low, high, kind, group), ...]) of the case file."""
    read = []
    for line in Path(__file__).with_name("casualty_cases.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, rest = line.partition("::")
        claims = []
        for part in filter(None, (p.strip() for p in rest.split(" ; "))):
            number, low, high, kind, group = part.split("|")
            ends = [None if end == "." else int(end) for end in (low, high)]
            claims.append((number, *ends, KIND[kind], GROUP[group]))
        read.append((text.strip(), claims))
    return read


CASES = cases()
BLOCK_18 = (
    "As many as 500 people have been killed in the offensives since the beginning of this month, "
    "the Valley Monitor reported Wednesday."
)


def found(text, **options):
    return sorted(((c.low, c.high, c.kind, c.group) for c in casualties(text, **options)), key=str)


def expected(claims):
    return sorted((claim[1:] for claim in claims), key=str)


@pytest.mark.parametrize(("text", "claims"), CASES, ids=[text[:60] for text, _ in CASES])
def test_an_invented_sentence_gives_its_claims(text, claims):
    assert found(text) == expected(claims)


@pytest.mark.parametrize("change", [str.lower, str.upper], ids=["lower", "capitals"])
def test_case_changes_next_to_nothing(change):
    missed = [text for text, claims in CASES if found(change(text)) != expected(claims)]
    # Names are told from other words by their capitals alone, so a few sentences may differ.
    assert len(missed) <= len(CASES) // 50, missed


def test_there_are_enough_cases_of_every_kind_and_group():
    assert len(CASES) >= 250
    claims = [claim for _, some in CASES for claim in some]
    assert {claim[3] for claim in claims} == set(KINDS)
    assert {claim[4] for claim in claims} == set(GROUPS)
    assert sum(not some for _, some in CASES) >= 50


def test_the_words_of_the_number_are_quoted():
    for text, claims in CASES:
        quoted = [c.span.of(text).lower() for c in casualties(text)]
        for number, *_ in claims:
            assert any(number.lower() in q or q in number.lower() for q in quoted), (text, quoted)


def test_a_figure_with_its_counter_and_period():
    (claim,) = casualties(BLOCK_18, published=date(2016, 2, 12))
    assert (claim.low, claim.high, claim.kind, claim.group) == (None, 500, "killed", None)
    assert (claim.form, claim.note) == ("up_to", "loose in common use")
    assert claim.counter == "Valley Monitor" and claim.reporter is None
    assert claim.period == "since the beginning of this month"
    assert (claim.first_day, claim.last_day) == (date(2016, 2, 1), date(2016, 2, 10))
    assert claim.place is None and claim.who == "people"


def test_a_period_stays_in_words_without_a_date():
    (claim,) = casualties(BLOCK_18)
    assert (claim.first_day, claim.last_day) == (None, None)


def test_whoever_counts_is_told_from_whoever_passes_it_on():
    (claim,) = casualties("The Orsk Agency, citing hospital officials, said 12 people were killed.")
    assert claim.counter == "hospital officials"
    (relayed,) = casualties("Reuters reported that 12 people were killed.")
    assert (relayed.counter, relayed.reporter) == (None, "Reuters")


def test_a_denial_is_the_claim_of_whoever_denies():
    (claim,) = casualties("The army denied that any civilians died in the strike.")
    assert (claim.interval, claim.counter) == ((0, 0), "army")


def test_a_part_points_to_its_whole():
    text = "Fifty people, including 11 children, were killed."
    whole, part = casualties(text)
    assert part.part_of == whole.span and whole.part_of is None


def test_the_place_is_the_one_named_after_the_number():
    (claim,) = casualties("The ministry in Dorn said 12 people were killed in Velm on Monday.")
    assert claim.place == "Velm"


def test_the_table_of_vague_words_can_be_chosen():
    text = "Dozens of civilians were killed."
    assert found(text) == [(24, 99, "killed", "civilians")]
    assert found(text, words="acled") == [(12, 12, "killed", "civilians")]
    (unresolved,) = casualties(text, words="pitf")
    assert (unresolved.interval, unresolved.form) == ((None, None), "unresolved")


def test_every_rule_has_a_reason_and_every_claim_a_rule():
    seen = set()
    for text, _ in CASES:
        for claim in casualties(text):
            assert claim.rule in RULES and claim.reason.startswith(RULES[claim.rule])
            seen.add(claim.rule)
    assert seen == set(RULES)


def test_every_entry_of_the_lexicon_fires_on_its_example():
    import tomllib
    from importlib import resources

    folder = resources.files("kit.data").joinpath("lexicons")
    verbs = tomllib.loads(folder.joinpath("casualty_verbs.toml").read_text("utf-8"))
    for section in verbs.values():
        for entry in section:
            kinds = [c.kind for c in casualties(entry["example"])]
            assert kinds == [entry["kind"]], entry["example"]
    people = tomllib.loads(folder.joinpath("casualty_people.toml").read_text("utf-8"))
    for name, section in people.items():
        for entry in section:
            groups = [c.group for c in casualties(entry["example"])]
            wanted = {"armed_group": "fighters", "state_force": "government_forces"}.get(
                name, entry.get("group") or None
            )
            assert groups == [wanted], entry["example"]


def test_no_word_is_both_a_person_and_a_thing():
    lex = lexicon()
    assert not set(lex.people) & lex.not_people


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("at least 40 people were killed", (40, None)),
        ("more than 500 killed", (501, None)),
        ("as many as 500 people died", (None, 500)),
        ("no one was killed", (0, 0)),
        ("two hospitals were hit", None),
        ("510 sorties were flown", None),
        ("the fighting of 2011 lasted 40 days", None),
        ("12 people were wounded", None),
    ],
)
def test_to_bounds_gives_the_killed_only(text, ends):
    assert to_bounds(text) == ends


# --- invariants -------------------------------------------------------------------------------

SENTENCES = st.sampled_from([text for text, _ in CASES])
UNRELATED = st.sampled_from(
    [
        "The weather was fine.", "Talks begin in Munich on Friday.",
        "The bridge is 300 metres long.", "Prices rose by 4 percent.", "He thanked the mayor.",
    ]
)  # fmt: skip


@settings(max_examples=100, deadline=None, derandomize=True)
@given(SENTENCES, UNRELATED)
def test_an_unrelated_sentence_changes_nothing(text, other):
    # A headline has no full stop: what follows it stands in a block of its own.
    after = casualties(f"{text} {other}" if text[-1] in ".!?" else f"{text}\n\n{other}")
    assert [(c.span, c.interval, c.kind, c.group) for c in casualties(text)] == [
        (c.span, c.interval, c.kind, c.group) for c in after
    ]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(SENTENCES)
def test_claims_are_sound(text):
    for claim in casualties(text):
        assert claim.span.of(text)
        assert claim.kind in KINDS and claim.group in GROUPS
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        if claim.value is not None:
            slack = {"more_than": 1, "less_than": -1}.get(claim.form, 0)
            held = claim.value + slack
            assert claim.low is None or claim.low <= held
            assert claim.high is None or held <= claim.high


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(2, 10**9), st.sampled_from(["{:,} people were killed.", "It killed {} people."]))
def test_any_count_is_read_as_it_stands(number, shape):
    assert found(shape.format(number)) == [(number, number, "killed", None)]


WORDS = st.lists(
    st.sampled_from(
        "12 at least killed wounded dead people soldiers and , . of them including were the a no "
        'one dozens children in Homs who died missing ( ) -- " reported toll rose to from'.split()
    ),
    max_size=18,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(WORDS)
def test_word_salad_is_read_without_a_crash(words):
    text = " ".join(words)
    for claim in casualties(text):
        assert claim.span.of(text)
        assert claim.low is None or claim.high is None or claim.low <= claim.high


# --- bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "12", "killed", "-5 people were killed.", "XIV people were killed.",
        "1" + "0" * 30 + " people were killed.", "1.5 people were killed.", "killed " * 50,
        "\ud800 12", "0 people", "12" * 400 + " dead", "10^30 people died.",
        "minus 5 people were killed.", "12,34 people died.", "1,2,3 people died.",
        "1'200 people died.", "a million billion people died.", "> 12", "Chapter 12: killed",
    ],
)  # fmt: skip
def test_nonsense_gives_no_claim(text):
    assert casualties(text) == []


def test_digits_of_other_scripts_are_read():
    assert found("٥٠ people were killed.") == [(50, 50, "killed", None)]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("two and a half million", (2_500_000, 2_500_000)),
        ("about 2.5 lakh", (225_000, 275_000)),
        ("1 crore", (10_000_000, 10_000_000)),
        ("1,00,000", (100_000, 100_000)),
        (">12", (13, None)), ("<12", (None, 11)), ("≥12", (12, None)), ("≤12", (None, 12)),
        ("≈100", (90, 110)), ("c. 300", (270, 330)), ("> 12", (12, 12)),
        ("At least ١٢", (12, None)), ("１２", (12, 12)),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(words, ends):
    assert found(f"{words} people were displaced.") == [(*ends, "displaced", None)]


def test_one_line_of_a_megabyte_is_read():
    text = "The road to the town was quiet for the whole of the day. " * 18_000
    assert found(text + "Then 12 people were killed.") == [(12, 12, "killed", None)]


def test_what_is_no_text_is_refused_in_one_line():
    with pytest.raises(TypeError, match="expected an Article or a text"):
        casualties(12)
    with pytest.raises(ValueError, match="choose one of kit, acled, pitf"):
        casualties("Dozens died.", words="any")


def test_since_the_end_of_a_month_begins_on_its_last_day():
    text = "At least 210 people have died of cholera since the end of April."
    [claim] = casualties(text, published=date(2017, 6, 12))
    assert (str(claim.first_day), str(claim.last_day)) == ("2017-04-30", "2017-06-12")


def test_what_a_day_of_its_own_did_sets_no_end():
    text = "At least 236 people were killed by Sunday's earthquake."
    [claim] = casualties(text, published=date(2017, 11, 14))
    assert (str(claim.first_day), str(claim.last_day)) == ("2017-11-12", "2017-11-12")
