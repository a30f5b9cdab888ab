"""Answers that come from the look of a question, by the real marking: they must not pay.

Each bot answers without reading the article: the longest option, the first, the last, every item
flagged or none, whatever stands between quotation marks, the key of the public baseline, the key
of another variant. `pytest -s` prints the table.
"""

import random
import re
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from kit.course.bank.assembly import read_lesson
from kit.course.kinds.discernment import verdicts
from kit.course.marking import mark
from tests.lessons.test_guessing import guess

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "exercises").glob("[0-9]*"))
VARIANTS = ("capstone-a", "capstone-b", "capstone-c")
MARGIN = 0.1
SHARE_OF_LONGEST = 1 / 3


@cache
def lesson(folder):
    return read_lesson(folder, ROOT, private=True)


def every():
    """Each question with a key, on each text it is asked on: (where, question)."""
    for folder in LESSONS:
        read = lesson(folder)
        texts = {"own": {}} | read.on
        for text, changed in texts.items():
            for question in {**read.questions, **changed}.values():
                if question.gradeable and not question.flag("practice"):
                    yield f"{question.id} on {text}", question


def options(question):
    return [(o["id"], o["text"] or o["id"]) for o in question.data["options"]]


def longest(question):
    return max(options(question), key=lambda o: len(o[1]))[0]


def flags(question, rule):
    return {i["id"]: "flag" if rule(i) else "fine" for i in question.data["items"]}


def marked_words(item):
    return '"' in item["text"] or "“" in item["text"]


def halves(question, first):
    ids = question.items
    return {i: first if n < len(ids) / 2 else _other(first) for n, i in enumerate(ids)}


def _other(verdict):
    return "fine" if verdict == "flag" else "flag"


def baseline():
    return verdicts(lesson(ROOT / "exercises" / "00-start-here").questions["start.7"])


def discernment_bots(question, others):
    bots = {
        "all flag": flags(question, lambda _: True),
        "all fine": flags(question, lambda _: False),
        "words in marks flagged": flags(question, marked_words),
        "words in marks fine": flags(question, lambda i: not marked_words(i)),
        "first half flag": halves(question, "flag"),
        "first half fine": halves(question, "fine"),
        "every other flag": {i: "flag" if n % 2 else "fine" for n, i in enumerate(question.items)},
    }
    known = {**dict.fromkeys(question.items, "fine"), **baseline()}
    bots["key of the baseline"] = {i: known[i] for i in question.items}
    for name, other in others.items():
        bots[f"key of {name}"] = {i: verdicts(other).get(i, "fine") for i in question.items}
    return bots


def chance(question, times=300):
    draw = random.Random(question.id)
    return fmean(mark(question, guess(question, draw)).score for _ in range(times))


def test_the_longest_option_is_seldom_the_right_one():
    found = [(w, q) for w, q in every() if q.kind == "choice"]
    right = [where for where, q in found if mark(q, longest(q)).score == 1]
    print(f"\nlongest option right in {len(right)} of {len(found)}: {', '.join(right)}")
    assert len(found) > 10
    assert len(right) <= SHARE_OF_LONGEST * len(found)


def test_no_place_among_the_options_is_favoured():
    found = [q for _, q in every() if q.kind == "choice"]
    for place in (0, 1, 2, -1):
        right = sum(mark(q, options(q)[place][0]).score == 1 for q in found if len(options(q)) > 3)
        print(f"\noption {place}: right in {right} of {len(found)}")
        assert right <= len(found) / 2, place


@pytest.mark.parametrize("text", VARIANTS)
def test_the_look_of_a_line_does_not_tell_its_verdict(text):
    read = lesson(ROOT / "exercises" / "05-capstone")
    asked = {t: {**read.questions, **read.on.get(t, {})}["capstone.8"] for t in VARIANTS}
    question = asked.pop(text)
    luck = chance(question)
    scores = {
        name: mark(question, answer).score
        for name, answer in discernment_bots(question, asked).items()
    }
    print(f"\ncapstone.8 on {text}: chance {luck:.2f}, best bot {max(scores.values()):.2f}")
    assert max(scores.values()) <= luck + MARGIN, scores


def judging_sets():
    """Every set of lines to judge, practice too: (where, question)."""
    for folder in LESSONS:
        read = lesson(folder)
        for text, changed in ({"own": {}} | read.on).items():
            for id, question in {**read.questions, **changed}.items():
                if question.kind == "discernment" and (text == "own" or id in changed):
                    yield f"{id} on {text}", question


def test_nothing_tells_how_many_lines_of_a_set_are_faulty():
    """A set that is known to be half faulty is half solved: whoever counts can mend a guess.

    Tests of discernment in the research have as many false items as true ones, so that neither
    trust nor distrust pays. Here the marking sees to that whatever the share, and so the share
    may differ from set to set, between a third and two thirds.
    """
    shares = {}
    for where, question in judging_sets():
        key = list(verdicts(question).values())
        shares[where] = share = key.count("flag") / len(key)
        bots = discernment_bots(question, {})
        bots.pop("key of the baseline")
        best, luck = max(mark(question, a).score for a in bots.values()), chance(question)
        print(f"\n{where}: {key.count('flag')} of {len(key)} faulty, chance {luck:.2f}, "
              f"best bot {best:.2f}", end="")  # fmt: skip
        assert mark(question, bots["all flag"]).score == mark(question, bots["all fine"]).score == 0
        assert best <= max(luck + MARGIN, 0.25), (where, bots)
        assert 0.33 < share < 0.67, where
    own = {where.split(" on ")[0]: share for where, share in shares.items()}
    assert len(set(own.values())) >= 4, "one share for many sets is a share that can be learned"
    assert list(own.values()).count(0.5) <= 1


def test_no_words_beside_a_set_tell_its_share():
    number = r"(?:half|two|three|four|five|six|seven)"
    tells = re.compile(rf"\b{number} (?:of (?:them|these|the) |lines |features )", re.IGNORECASE)
    assert tells.search("Six of these features a careful reader would keep")
    for where, question in judging_sets():
        assert not tells.search(question.data["prompt"]), where
    for folder in LESSONS:
        for source in lesson(folder).bank.question:
            if source.kind == "discernment":
                assert not tells.search(f"{source.hint} {source.explanation}"), source.id


def test_flags_and_fines_of_lesson_04_are_mixed():
    question = lesson(ROOT / "exercises" / "04-framing").questions["framing.10"]
    luck = chance(question)
    scores = {n: mark(question, a).score for n, a in discernment_bots(question, {}).items()}
    scores.pop("key of the baseline")  # other items, other ids by chance
    assert max(scores.values()) <= max(luck + MARGIN, 0.25), scores


def test_an_empty_answer_is_not_worth_full_marks_unless_it_is_the_finding():
    finding = {"framing.2", "attribution.p3"}  # nothing on the page says so: that is the lesson
    for where, question in every():
        if question.kind in ("units", "choices") and question.id not in finding:
            assert mark(question, []).score == 0, where
