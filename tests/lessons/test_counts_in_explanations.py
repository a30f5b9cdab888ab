"""Counts that explanations give, counted again from page, cards and keys by code."""

import re
from collections.abc import Callable

import pytest

import kit
from kit.analysis.agreement.readers import alpha
from kit.analysis.figures.reports import dossier
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.speech.balance import quoted_words
from kit.text.calendar_words import MONTHS

from .test_keys_defended import ARTICLES, asked, even, page

OWN, TWIN = "aleppo-2016-02", "twin"
WORDS = "none one two three four five six seven eight nine ten".split()
FOLDER = {name.split("-")[1]: name for name in ARTICLES} | {"start": "00-start-here"}


def asks(id, article):
    return next(q for q in asked(FOLDER[id.split(".")[0]], article) if q.id == id)


def figures(article):
    return {f.id: f for r in dossier(article).values() for f in r.figures}


def named_in(article, sentence):
    people = [o.text for o in asks("attribution.p3", article).options]
    return [name for name in people if name in kit.read(article).sentence(sentence).span.of(
        kit.read(article))]  # fmt: skip


def _agreement(article, *more):
    q = asks("framing.7", article)
    units = [s.id for s in kit.read(article).body_sentences]
    sets = [set(ids) for ids in (*q.readers.values(), *more)]
    return f"{alpha([[u in marked for u in units] for marked in sets]):.4f}"[1:]


def _words(article, *ids):
    return sum(r.count for r in quoted_words(kit.read(article)) if set(r.quotations) & set(ids))


def _sum(article, *ids):
    found = figures(article)
    return sum(found[id].low for id in ids)


CLAIMS: dict[str, Callable[[str], list[str]]] = {
    "sourcing.2": lambda a: [
        f"{WORDS[len(asks('sourcing.2', a).key)]}:",
        f"in 8.1 {WORDS[len(named_in(a, '8.1'))]} people are named",
    ],
    "sourcing.3": lambda a: [
        f"only {WORDS[sum(o == ['person'] for o in asks('sourcing.3', a).key.values())]} of the "
        f"{WORDS[len(asks('sourcing.3', a).items)]}"
    ],
    "sourcing.4": lambda a: [
        f"{WORDS[len(asks('sourcing.4', a).key)]} of the "
        f"{WORDS[len(asks('sourcing.2', a).key)]} named speakers"
    ],
    "casualties.2": lambda a: [
        f"{WORDS[len(kit.casualties(kit.read(a)))]}, in block "
        f"{kit.casualties(kit.read(a))[0].sentence.split('.')[0]}"
    ],
    "casualties.3": lambda a: [
        f'"as many as {figures(a)["F01"].high}"',
        f'"more than {figures(a)["F07"].low - 1}" allows is {figures(a)["F07"].low}',
        f'"{figures(a)["F02"].low}" alone is exact',
    ],
    "casualties.6": lambda a: [
        f"the {_sum(a, 'F26-civilians')} known civilians",
        f"at most {_sum(a, 'F26-civilians')} and all {_sum(a, 'F26-unknown')} of unknown status, "
        f"which is {_sum(a, 'F26-civilians', 'F26-unknown')}",
    ],
    "casualties.7": lambda a: [
        f"card f07 gives {_sum(a, 'F07-civilians')} civilians",
        f"more than {_sum(a, 'F07-rebel-fire') - 1} killed ",
        f"the whole of {_sum(a, 'F02')} with {_sum(a, 'F03-civilians')}",
        f"at least {figures(a)['F28-civilians'].low} civilians, {_sum(a, 'F28-government')} in ",
        f"and {_sum(a, 'F28-rebel-fire')} by fire of the opposition",
    ],
    "casualties.8": lambda a: [
        f'(i) {_sum(a, "F02")} satisfies "at least {figures(a)["F05"].low}"',
        f"the {_sum(a, 'F03-opposition')} are one of three parts of the {_sum(a, 'F02')}",
    ],
    "casualties.10": lambda a: [
        f"{WORDS[sum('not stated' in f.key for f in asks('casualties.10', a).fields)]} of "
        f"{WORDS[len(asks('casualties.10', a).fields)]} fields are empty"
    ],
    "framing.7": lambda a: [
        f"the four practice sets alone give {_agreement(a)}",
        f"lifts it to {_agreement(a, ['9.1', '10.1', '16.1'])}",
        f"who marks nothing lowers it to {_agreement(a, [])}",
        f"everything to {_agreement(a, [s.id for s in kit.read(a).body_sentences])}",
    ],
    "framing.8": lambda a: [f"{995 / 1156:.0%} of passives have no by-phrase"],
    "framing.9": lambda a: [
        "none of the "
        + WORDS[len([p for p in kit.passives(kit.read(a)) if not p.reduced])]
        + " has a by-phrase"
    ],
    "framing.p5": lambda a: [
        f"have {_words(a, 'q5', 'q6')} words together ({_words(a, 'q5', 'q6') - 1} without",
        f"speaker in 19 has {_words(a, 'q7')}, the one in 21 has {_words(a, 'q8')}",
    ],
}


@pytest.mark.parametrize("article", [OWN, TWIN])
@pytest.mark.parametrize("id", CLAIMS)
def test_the_count_is_what_code_counts(id, article):
    said = even(asks(id, article).explanation)
    for claim in CLAIMS[id](article):
        assert claim in said, (id, claim)


@pytest.mark.parametrize("article", [OWN, TWIN])
def test_counts_that_are_keys(article):
    read = kit.read(article)
    assert asks("start.1", article).key == [len(read.blocks)]
    assert not any(p.agent for p in kit.passives(read) if not p.reduced)  # framing.9
    few = [q.id for q in read.quotations if len(q.inner.of(read).split()) <= 3]
    assert sorted(asks("attribution.8", article).key) == sorted(few)
    low, high = asks("casualties.6", article).key
    assert low == _sum(article, "F26-civilians")
    assert high == low + _sum(article, "F26-unknown")
    flags = list(asks("framing.10", article).key.values())
    assert (flags.count("flag"), flags.count("fine")) == (3, 6)


@pytest.mark.parametrize("article", ARTICLES["05-capstone"])
def test_counts_of_the_capstone(article):
    seven = asks("capstone.7", article)
    card = seven.evidence
    assert f"card {card}" in seven.prompt
    civilians, unknown = (_sum(article, f"{card}-{part}") for part in ("civilians", "unknown"))
    assert seven.key == [civilians, civilians + unknown]
    said = even(seven.explanation)
    assert f"{civilians} are known" in said and f"{civilians} to {civilians + unknown}" in said
    assert f"of the {unknown} whose status is unknown" in said
    flags = list(asks("capstone.8", article).key.values())
    assert (flags.count("flag"), flags.count("fine")) == (5, 7)


@pytest.mark.parametrize("article", [*ARTICLES["05-capstone"], *ARTICLES["06-practice"]])
def test_pairs_of_figures_are_as_the_key_says(article):
    """Numbers and wording decide two of the four relations, what is counted the other two."""
    six = asks("practice.6" if article == "practice-1" else "capstone.6", article)
    first, cards = {}, figures(article)
    for claim in kit.casualties(kit.read(article)):
        first.setdefault(claim.sentence, claim)
    assert sorted(v[0] for v in six.key.values()) == [
        "compatible", "conflict", "not-comparable", "part",
    ]  # fmt: skip
    for item in six.items:
        one, two = (_end(words, first, cards) for words in item.text.split(", and "))
        relation = six.key[item.id][0]
        shared = max(one.low or 0, two.low or 0) <= min(one.high or 10**6, two.high or 10**6)
        if relation in ("compatible", "conflict"):
            assert shared == (relation == "compatible"), item.text
            assert _people(one) == _people(two), item.text
        elif relation == "part":
            assert two.part_of and _people(two) == "civilians" != _people(one), item.text
            assert one.counter.startswith(two.counter), item.text
        else:
            assert one.counter != two.counter and two.how and _people(two) == "civilians", item.text


def _end(words, first, cards):
    """The figure that one end of a pair names; its number is the one that is written there."""
    sentence, card = re.search(r"(?:of (\d+\.\d)|card (R\d))", words).groups()
    figure = first[sentence] if sentence else cards[card]
    figure = cards[f"{card}-civilians"] if card and "civilians" in words else figure
    number = re.search(r"the (\d+)", words)
    assert number is None or int(number[1]) in (figure.low, figure.high), words
    return figure


def _people(figure):
    group = getattr(figure, "group", None) or getattr(figure, "who", "")
    return "civilians" if "civilians" in group else "all"


# ---- model answers and anchors -----------------------------------------------------------------

_STEM = 5


def stems(text):
    """The beginnings of the words of a text, of verbs in their plain form ("fell" is "fall")."""
    return {lemma(w)[:_STEM] for w in re.findall(r"[a-z]{4,}", even(text))}


@pytest.mark.parametrize("article", ARTICLES["05-capstone"])
def test_a_headline_that_earns_full_marks_is_carried_by_the_lines_it_names(article):
    q = asks("capstone.9", article)
    notes = [q.answer, *(a.text for a in q.anchors if a.mark == 2)]
    for note in notes:
        headline = re.match(r"Headline: (.*?)\. ", note)[1]
        ids = re.findall(r"(?<![\w.])\d{1,2}\.\d(?!\d)", note)
        assert (
            len(set(ids)) >= 3 or len(re.findall(r"(?<![\w.])\d{1,2}(?:\.\d)?(?=[: ])", note)) >= 3
        )
        carried = stems(" ".join(page(article)[id] for id in ids))
        assert stems(headline) - carried - {"says", "mayor", "spoke"} == set(), headline
        for quoted in re.findall(r'"([^"]+)"', note):
            places = page(article).values()
            assert any(even(quoted) in words for words in places), quoted


def test_the_months_of_a_model_answer_are_those_of_its_cards():
    for article in (OWN, TWIN):
        answer = asks("casualties.11", article).answer
        months = [m for m in MONTHS if m in answer.lower()]
        first = figures(article)["F02"].first_day
        assert len(months) == 1 and MONTHS.index(months[0]) + 1 == first.month
