"""What a learner reads: parts, points, content notes, tone, one switch for the article.

Headings, widths, links and glossary are checks of `kit validate`, which every course has to pass
(tests/test_notebooks.py runs them on this one).
"""

from __future__ import annotations

import re
import unicodedata

import pytest

import kit
from kit.course.bank.shipped import find_bank, load_bank

from .conftest import BANKS, LESSONS

POINTS = {"start": 8, "sourcing": 16, "attribution": 18, "casualties": 20, "framing": 18}
FENCE = re.compile(r"^```\{?[\w-]*\}?.*?^```", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^```\{code-cell\} python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def prose(lesson) -> str:
    return FENCE.sub("", (lesson / "lesson.md").read_text(encoding="utf-8"))


def test_points_are_those_of_the_course() -> None:
    assert {b.lesson.id: b.lesson.points for b in BANKS.values()} == POINTS
    graded = [q for b in BANKS.values() for q in b.question if not q.practice]
    assert len(graded) == 50
    assert sum(q.points for q in graded) == 80
    assert sum(q.points for q in graded if q.kind == "text") == 5


def test_time_and_points_stand_below_the_title(lesson) -> None:
    table = BANKS[lesson.name].lesson
    text = prose(lesson)
    assert text.startswith(f"# {table.number:02d} {table.title}\n\n")
    assert f"\n{table.minutes} minutes · {table.points:g} points\n" in text


@pytest.mark.parametrize("number", ["00", "01", "03"])
def test_content_note_offers_the_invented_text(number) -> None:
    lesson = next(p for p in LESSONS if p.name.startswith(number))
    note = prose(lesson).split("## ")[0]
    assert "> *Content note.*" in note
    assert str(BANKS[lesson.name].lesson.minutes) + " minutes" in note
    assert 'ARTICLE = "twin"' in note and "Stop at any time" in note


def test_one_switch_in_the_first_cell(lesson) -> None:
    cells = CODE.findall((lesson / "lesson.md").read_text(encoding="utf-8"))
    assert 'ARTICLE = "aleppo-2016-02"' in cells[0] and "kit.use(ARTICLE)" in cells[0]
    assert not any("aleppo" in cell for cell in cells[1:])
    assert not any("input(" in cell for cell in cells)


@pytest.mark.parametrize("heading", ["What you will be able to do", "Exit ticket", "Key points"])
def test_every_lesson_has_its_parts(lesson, heading) -> None:
    assert f"\n## {heading}\n" in prose(lesson)


def test_every_blank_has_its_solution(lesson) -> None:
    cells = CODE.findall((lesson / "lesson.md").read_text(encoding="utf-8"))
    kinds = [m[1] for c in cells if (m := re.match(r":tags: \[(\w+)", c))]
    assert kinds == ["blank", "solution"] * (len(kinds) // 2)


def test_plain_tone(lesson) -> None:
    texts = [prose(lesson), (lesson / "questions.toml").read_text(encoding="utf-8")]
    for text in texts:
        assert not [c for c in text if unicodedata.category(c) == "So"]
        assert not re.search(r"(?i)\b(well done|great job|awesome|congratulations|oops)\b", text)
        assert not re.search(r"[a-z]!(\s|$)", text)


def test_no_list_has_run_together(lesson) -> None:
    assert re.findall(r"^.*[.:;] (?:- |\d\. \*).*$", prose(lesson), re.MULTILINE) == []


@pytest.mark.parametrize("article", ["aleppo-2016-02", "twin"])
def test_a_repair_may_use_every_name_of_the_article_and_no_other(article):
    from kit.course.kinds.prose_checks import check_text

    checks = load_bank(find_bank()).question("attribution.11", article).behind["checks"]
    names = re.findall(r"\b[A-Z][a-z]+", kit.read(article).text)
    assert len(names) > 50
    for name in names:
        assert "name" not in check_text(f"a person of {name} said so", checks, [])[0], name
    assert "name" in check_text("a person of Prell said so", checks, [])[0]
