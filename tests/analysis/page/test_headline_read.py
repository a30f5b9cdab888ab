"""kit.headline: who did what to whom in a headline, what bears it out, and what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

import kit
from kit.analysis.page.headline_claim import headline_claim
from kit.analysis.page.headlines import headline

HERE = Path(__file__).parent
BODY = (
    "\n\nThe port was quiet on Monday, the mayor said. Norland forces, Orvelle troops and Lomari "
    "fighters had fought there for a year. People came back."
)


def wires():
    for line in (HERE / "headline_wires.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            words, answers = line.split(" :: ")
            yield words, [None if a == "-" else a for a in answers.split(" ; ")]


def read_wires():
    """For each part of each headline: what is right, and what the kit says."""
    for words, answers in wires():
        article = kit.read(words + BODY)
        claim = headline_claim(article)
        spans = (claim.claimant, claim.doer, claim.target) if claim else (None,) * 3
        for right, span in zip(answers, spans, strict=True):
            said = span.of(article) if span is not None else None
            yield words, right, said


def test_parts_of_headlines_are_read_and_seldom_wrong():
    rows = list(read_wires())
    good = [r for r in rows if r[1] == r[2] or r[1] and r[2] and (r[1] in r[2] or r[2] in r[1])]
    wrong = [r for r in rows if r not in good and r[2] is not None]
    assert len(rows) >= 105
    assert len(good) >= 0.95 * len(rows), [r for r in rows if r not in good]
    assert len(wrong) <= 2, wrong


def test_no_victim_is_ever_the_doer():
    for words, (_, _, sufferer) in wires():
        claim = headline_claim(kit.read(words + BODY))
        if claim is not None and claim.doer is not None and sufferer is not None:
            assert sufferer not in claim.doer.of(words + BODY), words


def stories():
    text = (HERE / "headline_stories.txt").read_text("utf-8")
    for story in text.split("\n\n"):
        lines = [line for line in story.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        title, *body, differs = lines
        right = [n for n, line in enumerate(body, 1) if line.startswith("+ ")]
        page = f"{title}\n\n" + "\n\n".join(line.removeprefix("+ ") for line in body)
        said = differs.removeprefix("differs:").strip()
        yield title, page, right, set(filter(None, said.split("; ")))


STORIES = list(stories())


@pytest.mark.parametrize(("page", "right"), [s[1:3] for s in STORIES], ids=[s[0] for s in STORIES])
def test_the_closest_sentence_bears_the_headline_out(page, right):
    found = headline(page)
    assert found.supported_by[0].sentence in {f"{n + 1}.1" for n in right}
    assert found.supported_by[0].reason.startswith("shares")


@pytest.mark.parametrize(
    ("page", "differs"), [(s[1], s[3]) for s in STORIES], ids=[s[0] for s in STORIES]
)
def test_what_a_headline_leaves_out_is_listed(page, differs):
    assert {row.kind for row in headline(page).differs} == differs


def test_a_headline_that_cannot_be_read_says_so_and_shows_the_closest_sentence():
    page = (
        "Keldra: a town without bread\n\nThe mayor came on Monday.\n\n"
        "There has been no bread in the town of Keldra for a week. Lorries wait."
    )
    found = headline(page)
    assert (found.claim, found.doer, found.sufferer) == (None, None, None)
    assert found.rule == "headline.unread" and "cannot be told" in found.reason
    assert found.supported_by[0].sentence == "3.1"


def test_a_text_without_a_headline_has_none():
    assert kit.headline("The union met on Friday, and it rained. Nobody came.") is None


def test_a_stamp_that_runs_into_the_title_is_no_part_of_it():
    page = (
        "Wed 05 Apr 2017 Mill bombed in Varn. A mill in Varn was bombed, the union said. It burned."
    )
    found = headline(page)
    assert found.words.startswith("Mill bombed") and found.supported_by[0].sentence == "1.2"


def test_label_and_outlet_are_no_part_of_the_claim():
    page = "UPDATE 2: Norland bombs mill – Varn Times\n\nNorland bombed a mill. It burned."
    assert headline(page).claim == "Norland bombs mill"
    assert [row.party for row in headline(page).missing_replies] == ["Norland"]


def test_of_two_clauses_the_first_is_the_claim():
    body = "Nine died when a bomb hit a market in Varn, medics said. The army denied it."
    head = kit.headline(f"Raid on market kills nine, medics say; army denies attack\n\n{body}")
    assert head.claimant and head.claimant.of(head.article) == "medics"
    assert head.doer is None
    live = kit.headline(f"Varn crisis live: Rebels bomb market\n\n{body}")
    assert live.doer and live.doer.of(live.article) == "Rebels"
