"""Dates: due, longer, handed in, and what being late costs; each mistake one line."""

from datetime import date

import pytest

from kit.teach.grade import gradebook
from kit.teach.grade.dates import DatesFault, applied, read_dates
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.submissions import Submission
from tests.teach.grade.test_way_back import Verdict

LESSONS = ("01-sourcing", "02-attribution")
DUE = (
    '[01-sourcing]\ndue = 2026-03-01\npenalty = "10 % a day, at most 50 %"\nanswers = 2026-03-08\n'
)


def dates(tmp_path, toml=DUE, extensions="", times=""):
    paths = []
    for name, text in (("dates.toml", toml), ("extensions.csv", extensions), ("times.csv", times)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(tmp_path / name if text else None)
    return read_dates(*paths, LESSONS)


TIMES = (
    "learner,lesson,handed in\nada,01-sourcing,2026-03-01 23:58\n77,01-sourcing,2026-03-03 08:00\n"
    "cy,01-sourcing,2026-03-20\ndi,01-sourcing,2026-03-04 12:00\n"
)
LONGER = "learner;lesson;until\ndi;01-sourcing;2026-03-05\neve;01-sourcing;2026-03-05\n"


def test_each_gets_the_date_and_the_days_that_are_theirs(tmp_path):
    found = dates(tmp_path, extensions=LONGER, times=TIMES)

    def late(*who, flagged=False):
        told = found.late(who, "01-sourcing", flagged)
        return told.words, told.kept

    assert late("ada") == ("", 1.0)
    assert late("bo", "77") == ("2 days late", 0.8)  # by the platform's number
    assert late("cy") == ("19 days late", 0.5)  # at most
    assert late("di") == ("in time, with an extension to 05 March", 1.0)
    assert late("eve", flagged=True) == (
        "late by the platform; extension to 05 March, time not known", 1.0,
    )  # fmt: skip
    assert late("fay", flagged=True) == ("late by the platform, counted as a day", 0.9)
    assert late("fay") == ("", 1.0)
    assert found.answers_shown("01-sourcing", date(2026, 3, 8))
    assert not found.answers_shown("01-sourcing", date(2026, 3, 7))
    assert not found.answers_shown("02-attribution", date(2027, 1, 1))


def test_lateness_stands_in_the_book_and_in_its_sums(tmp_path):
    found = dates(tmp_path, times=TIMES)
    verdicts = {"a.1": Verdict("a.1", "choice", "correct", 1.0, 2.0)}
    one = Graded(Submission("bo", "b.ipynb", lms_id="77"), "01-sourcing", "fine", (), verdicts)
    result = applied(Result((one,), {}, 0), found, date(2026, 3, 9))
    assert gradebook.total(result.graded[0]) == 1.6
    assert result.graded[0].late == "2 days late" and one.late == ""


def test_a_flag_of_the_platform_is_told_without_any_file(tmp_path):
    found = read_dates(None, None, None, LESSONS)
    assert found.late(["ada"], "01-sourcing", True).words == "late by the platform"
    assert found.late(["ada"], "01-sourcing", True).kept == 1.0


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[01-sourcing\n", "dates.toml: not valid TOML: "),
        ("[01-sorcing]\ndue = 2026-03-01\n", "[01-sorcing]: no such lesson; choose from 01-so"),
        ("[01-sourcing]\ndeu = 2026-03-01\n", "[01-sourcing]: deu: unknown field; there are due"),
        ('[01-sourcing]\ndue = "1 March"\n', "due: write a date without quotation marks"),
        ('[01-sourcing]\npenalty = "ten"\n', "penalty: 'ten' is no rule; write \"10 % a day, "),
        ('[01-sourcing]\npenalty = "120 %"\n', "no more than 100 % can be lost"),
    ],
)
def test_each_mistake_in_the_dates_is_one_line(tmp_path, toml, said):
    with pytest.raises(DatesFault) as caught:
        dates(tmp_path, toml)
    (line,) = str(caught.value).splitlines()
    assert "dates.toml" in line and said in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("learner,lesson\nada,01-sourcing\n", "row 1: no column 'until'; there have to be"),
        ("learner,lesson,until\nada,1,2026-03-05\n", "row 2: lesson '1': choose from 01-sourcing"),
        ("learner,lesson,until\nada,01-sourcing,5.3.\n", "row 2: until '5.3.': write 2026-03-05"),
        (
            "learner,lesson,until\n,01-sourcing,2026-03-05\n",
            "row 2: learner is empty; write a name",
        ),
    ],
)
def test_each_mistake_in_the_extensions_is_one_line(tmp_path, text, said):
    with pytest.raises(DatesFault) as caught:
        dates(tmp_path, extensions=text)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{tmp_path / 'extensions.csv'}: ") and said in line


def test_mistakes_of_all_files_are_told_at_once(tmp_path):
    with pytest.raises(DatesFault) as caught:
        dates(tmp_path, "[x]\n", "learner,lesson\n", "nothing\n")
    assert len(str(caught.value).splitlines()) == 3
