"""What a text costs grows with its length, whatever it repeats: exponents are fitted, by no clock.

Work is counted in lines of Python that run. Each family repeats words that an analysis looks behind
or ahead of, so that one that looks as far as the text goes would cost the square of its length.
Patterns run outside Python and are not seen here.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

import pytest

import kit
from kit.text.reading import from_text

FAMILIES = {
    "dates": "on 5 May 2016 ", "weekdays": "on Monday ", "not": "not ", "that": "that ",
    "dashes": "- ", "long dashes": "— ", "according to": "according to ", "he said": "he said ",
    "said": "said ", "numbers": "five ", "lists": "5 men and ", "names": "Ali Khan ",
    "marks": '" ', "by": "killed by ", "brackets": "(a ", "commas": "the man, ", "who": "who ",
    "killed": "5 killed ", "at least": "at least ", "of": "of ", "hyphens": "a-",
    "acronyms": "(SOHR) ", "colons": "Killed: ", "if": "if ", "relatives": "the man who saw ",
    "sentences": "The group said five were killed. ", "he": "He said so. ",
    "beliefs": "The man believes that it rained. ",
    "paragraphs": "The man said.\n\n", "quotations": "“No,” she said. ", "open quotations": "“No ",
}  # fmt: skip
ANALYSES = (
    "attributions", "casualties", "passives", "sources", "unattributed", "labels", "loaded_words",
    "dangling", "agency_table", "sentence_voices", "headline", "statements", "cast",
)  # fmt: skip
MOST = 1.2


def text_of(family: str, length: int) -> str:
    unit = FAMILIES[family]
    return f"Men came. {unit * (length // len(unit))}."


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python ran."""
    count = 0

    def line(frame, event, argument):
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(lambda *_: line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def costs(family: str, length: int, cost: Callable[[Callable[[], object]], float]):
    """What reading and each analysis cost on a text of that length, in whatever `cost` counts."""
    read = []
    found = {
        "reading": cost(lambda: read.append(from_text(text_of(family, length), "t", "t", False)))
    }
    (article,) = read
    found["tags"] = cost(lambda: article.tokens)
    for name in ANALYSES:
        found[name] = cost(lambda name=name: getattr(kit, name)(article))
    return found


def steepest(family: str, lengths: tuple[int, int], cost, least: float) -> dict[str, float]:
    """The exponent of every step that costs at least `least` on the longer text."""
    short, long = (costs(family, length, cost) for length in lengths)
    span = math.log(lengths[1] / lengths[0])
    return {
        name: round(math.log(long[name] / max(short[name], least / 1000)) / span, 2)
        for name in long
        if long[name] >= least
    }


@pytest.fixture(scope="module", autouse=True)
def loaded():
    """Word lists and patterns are loaded before anything is counted."""
    costs("sentences", 300, lines_run)


@pytest.mark.parametrize("family", FAMILIES)
def test_it_grows_with_the_length(family):
    found = steepest(family, (2_000, 8_000), lines_run, 3_000)
    assert max(found.values(), default=0) <= MOST, found


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
def test_it_grows_with_the_length_of_a_long_text_too(family):
    found = steepest(family, (8_000, 32_000), lines_run, 3_000)
    assert max(found.values(), default=0) <= MOST, found


def test_a_square_would_be_seen():
    words = ["that"] * 4_000

    def square(n):
        for i in range(n):
            for _ in words[i:n]:
                pass

    ratio = lines_run(lambda: square(400)) / lines_run(lambda: square(100))
    assert math.log(ratio, 4) > MOST
