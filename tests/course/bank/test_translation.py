"""Translations: words laid over a bank; ids, keys and points untouched; English where one lacks."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course import session
from kit.course.bank.assembly import assemble
from kit.course.bank.read import BankError
from kit.course.bank.shipped import parse
from kit.course.bank.translation import changes, laid_over, missing
from kit.course.marking.verdict import mark
from kit.teach.checks.validation import validate
from kit.teach.release.leaks import Course as Secrets
from kit.teach.release.leaks import leaks

ROOT = Path(__file__).parents[3]
START = ROOT / "exercises" / "00-start-here"
STRINGS = """
["ferry.1"]
prompt = "Wer nennt die Zahl der Passagiere?"
misconception.nearest-name = "Steht die Zahl in ihren Worten?"
options.office = "das Hafenamt"
options.quay = { text = "die Frau vom Kai" }
"""


@pytest.fixture
def course(tmp_path):
    """The small course, its first question in German."""
    shutil.copytree(ROOT / "tests/fixtures/validate/exercises", tmp_path / "exercises")
    (tmp_path / "exercises/00-ferry/strings.de.toml").write_text(STRINGS, encoding="utf-8")
    return tmp_path / "exercises"


def test_words_change_and_nothing_that_is_marked_by(course):
    bank = assemble(course)[1]
    ours, theirs = bank.question("ferry.1"), bank.question("ferry.1", None, "de")
    assert theirs.data["prompt"] == "Wer nennt die Zahl der Passagiere?"
    assert [o["text"] for o in theirs.data["options"]] == ["das Hafenamt", "die Frau vom Kai"]
    assert theirs.options == ours.options and theirs.keys == ours.keys
    assert mark(theirs, "office").score == mark(ours, "office").score == 1
    assert mark(theirs, "quay").ask == "Steht die Zahl in ihren Worten?"
    assert mark(ours, "quay").ask == "Is the number inside her words?"


def test_what_was_not_translated_stays_in_english(course):
    bank = assemble(course)[1]
    one = bank.question("ferry.1", None, "de")
    assert one.data["hint"] == "Which words stand after the number?"
    assert one.behind["explanation"].startswith("The sentence closes")
    assert bank.question("ferry.2", None, "de") is bank.question("ferry.2")
    assert bank.question("ferry.1", None, "fr") is bank.question("ferry.1")


def test_a_translation_ships_and_comes_back(course):
    bank = assemble(course)[1]
    again = parse(bank.to_json())
    assert again.question("ferry.1", None, "de").data == bank.question("ferry.1", None, "de").data
    assert again.to_json() == bank.to_json()
    (course / "00-ferry/strings.de.toml").unlink()
    assert '"into"' not in assemble(course)[1].to_json()


def test_the_session_switches_there_and_back(course):
    with session.session(assemble(course)[1]):
        assert "in 'de', for: ferry" in repr(session.language("de"))
        assert "Steht die Zahl in ihren Worten?" in repr(session.check("ferry.1", "quay"))
        assert "Not yet: 'xx' is no language of this course" in repr(session.language("xx"))
        assert 'English. Translations: "de".' in repr(session.language())
        assert "Is the number inside her words?" in repr(session.check("ferry.1", "quay"))


MISTAKES = {
    "no such question": ('["ferry.9"]\nprompt = "x"', "ferry.9: there is no such question"),
    "no table": ('"ferry.1" = "x"', 'ferry.1: is no table; write ["ferry.1"] above'),
    "a key": ('["ferry.1"]\nkey = "quay"', "ferry.1: key: is no field with words; choose from"),
    "no such option": ('["ferry.1"]\noptions.crew = "x"', "options 'crew': there is none with"),
    "no words": ('["ferry.1"]\nprompt = 7', "ferry.1: prompt: must be words between"),
    "no question": (
        '["ferry.1"]\nmisconception.nearest-name = "Lies 3.1."',
        "ferry.1: misconception 1: 'Lies 3.1.' must be a question and end in '?'",
    ),
    "rubric of another length": ('["ferry.5"]\nrubric = ["2"]', "must be a list of 3 lines"),
    "no TOML": ("[ferry", "not valid TOML"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_one_line_with_file_and_place(course, name):
    text, said = MISTAKES[name]
    (course / "00-ferry/strings.de.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BankError) as caught:
        assemble(course)
    (line,) = str(caught.value).splitlines()
    assert line.startswith("exercises/00-ferry/strings.de.toml: ") and said in line


def test_a_translated_hint_that_gives_the_key_away_is_found(course):
    path = course / "00-ferry/strings.de.toml"
    path.write_text('["ferry.2"]\nhint = "Ist es vielleicht 1?"', encoding="utf-8")
    (result,) = validate(course, only=["hints"])
    (line,) = result.lines
    assert line.startswith("exercises/00-ferry/strings.de.toml: ferry.2: hint: names 1, which")


def test_a_translated_explanation_is_searched_for_in_a_release(course):
    said = "Wer die Zahl nennt, steht am Ende des Satzes, und es ist ein Amt und kein Mensch."
    with (course / "00-ferry/strings.de.toml").open("a", encoding="utf-8") as file:
        file.write(f'["ferry.3"]\nexplanation = "{said}"\n')
    secrets = Secrets(course)
    shipped = secrets.bank.to_json().encode()
    assert [s for s in leaks({"kit/a.py": said.encode()}, secrets)] == [
        f"kit/a.py: ferry.3: holds its explanation: '{said[:57]}...'"
    ]
    assert said.encode() not in shipped


def test_what_is_missing_is_told(course):
    done = CliRunner().invoke(app, ["translation", "de", "--exercises", str(course)])
    assert done.exit_code == 0, done.output
    assert "ferry.1: hint: is missing, and shown in English" in done.output
    assert "ferry.1: options 'quay': why: is missing" in done.output
    assert "ferry.1: prompt" not in done.output
    assert "de: 4 of " in done.output
    done = CliRunner().invoke(app, ["translation", "German", "--exercises", str(course)])
    assert done.exit_code == 1 and "is no language code" in done.output


def test_a_field_that_is_marked_by_must_not_differ():
    with pytest.raises(ValueError, match="points: a translation must not change it"):
        changes({"points": 1, "prompt": "a"}, {"points": 2, "prompt": "b"})


def test_lesson_00_is_whole_in_spanish():
    bank = tomllib.loads((START / "questions.toml").read_text(encoding="utf-8"))
    strings = tomllib.loads((START / "strings.es.toml").read_text(encoding="utf-8"))
    lacking, total = missing(bank, strings)
    assert lacking == [] and total > 100
    spanish = laid_over(bank, strings, "strings.es.toml")
    for ours, theirs in zip(bank["question"], spanish["question"], strict=True):
        assert theirs["prompt"] != ours["prompt"] and theirs["hint"].startswith("¿")
        assert {k: v for k, v in theirs.items() if k in ("id", "key", "points", "half")} == {
            k: v for k, v in ours.items() if k in ("id", "key", "points", "half")
        }
