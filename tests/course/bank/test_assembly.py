"""From folders to the learners' bank: overlays, private keys, mistakes across lessons."""

import json
import shutil
from pathlib import Path

import pytest

from kit.course.bank.assembly import assemble, lesson_article, read_lesson, ship
from kit.course.bank.read import BankError
from kit.course.bank.shipped import NoBank, find_bank, load_bank, parse
from kit.course.marking.verdict import mark

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def exercises(tmp_path):
    shutil.copytree(FIXTURES / "exercises", tmp_path / "exercises")
    return tmp_path / "exercises"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_bank_holds_no_plain_key_and_comes_back_whole(exercises):
    lessons, bank = assemble(exercises)
    text = bank.to_json()
    for hidden in (
        "It is named at the end",  # why
        "Does she give a number?",  # misconception
        "The sentence ends with",  # explanation
        "boats came in",  # held-out inputs
        "re.search",  # solution
        "credit",
        '"key"',
    ):
        assert hidden not in text, hidden
    again = parse(text)
    assert again.to_json() == text
    assert {q.id: q.data for q in again.questions.values()} == {
        q.id: q.data for q in bank.questions.values()
    }
    assert mark(again.questions["tiny.choice"], "office").score == 1


def test_the_number_of_digests_does_not_tell_how_long_a_key_is(exercises):
    _, bank = assemble(exercises)
    assert len(bank.questions["tiny.none"].data["keys"]) == 3  # as many as body sentences
    assert len(bank.questions["tiny.units"].data["keys"]) == 5
    assert len(bank.questions["tiny.choices"].data["keys"]) == 4


FAULTS = [
    ("questions.toml", "key = [1, 5]", "key = [1, 9]", "tiny.units: key '9' is not among the ids"),
    ("questions.toml", 'article = "market.txt"', 'article = "markt.txt"', "article 'markt.txt'"),
    (
        "questions.toml",
        '"the storm", "the storm',
        '"the strom", "the storm',
        "'the strom' does not",
    ),
    ("questions.toml", 'key = ["the storm", ', 'key = ["the", ', "occurs 2 times"),
    ("questions.toml", 'within = "4.1"', 'within = "4.9"', "within '4.9' is no block or sentence"),
    ("questions.toml", "number = 90", "number = 91", "number is 91, but the folder is 90-tiny"),
    ("questions.toml", 'twin = "tiny.practice"', 'twin = "tiny.gone"', "twin 'tiny.gone' is no"),
    ("questions.toml", '"tiny.choice", "tiny.units"]', '"tiny.x"]', "questions 'tiny.x' is no"),
    ("questions.toml", "day = [", "days = [", "cases: category 'floor': '{day}' is not in fill"),
    ("questions.toml", "tolerance = 0.01", "tolerance = 9000", "tolerance is too wide"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_mistakes_that_need_the_article_or_the_course(exercises, file, old, new, said):
    edit(exercises / "90-tiny" / file, old, new)
    with pytest.raises(BankError) as caught:
        assemble(exercises)
    assert said in str(caught.value)
    assert str(caught.value).startswith("exercises/90-tiny/")


def test_an_overlay_changes_words_and_keys_for_another_article(exercises):
    overlay = exercises / "90-tiny" / "questions.on-aleppo-2016-02.toml"
    # Only what differs is written; ids of units come from the other article by themselves.
    overlay.write_text(
        '[[question]]\nid = "tiny.number"\nkey = 22\n\n'
        '[[question]]\nid = "tiny.units"\nkey = [1, 4, 20]\nneutral = [22]\n\n'
        '[[question]]\nid = "tiny.span"\nkey = "faltering"\nwithin = "11.2"\n',
        encoding="utf-8",
    )
    lesson = read_lesson(exercises / "90-tiny", exercises.parent)
    other = "aleppo-2016-02"
    bank = parse(ship([lesson]).to_json())
    assert mark(bank.question("tiny.number"), 5).score == 1
    assert mark(bank.question("tiny.number", other), 22).score == 1
    assert mark(bank.question("tiny.units", other), ["1", "4", "20"]).score == 1
    assert mark(bank.question("tiny.none", other), ["9.1"]).attempt  # its universe has changed
    assert bank.question("tiny.choice", other) is bank.question("tiny.choice")
    assert set(bank.on[other]) >= {"tiny.number", "tiny.units", "tiny.span", "tiny.none"}


def test_an_overlay_for_a_question_that_is_not_there(exercises):
    overlay = exercises / "90-tiny" / "questions.on-aleppo-2016-02.toml"
    overlay.write_text('[[question]]\nid = "tiny.numbr"\nkey = 22\n', encoding="utf-8")
    with pytest.raises(BankError, match="questions.on-aleppo-2016-02.toml: tiny.numbr"):
        read_lesson(exercises / "90-tiny", exercises.parent)


def make_private(exercises):
    edit(
        exercises / "90-tiny" / "questions.toml",
        'prompt = "Who says how many boats were turned back?"\nkey = "office"\n',
        'prompt = "Who says how many boats were turned back?"\nprivate = true\n',
    )


def test_private_keys_never_ship_and_mark_only_where_they_are_kept(exercises, tmp_path):
    make_private(exercises)
    keys = tmp_path / "kept elsewhere"
    keys.mkdir()
    (keys / "market.toml").write_text(
        '[[question]]\nid = "tiny.choice"\nkey = "office"\n', encoding="utf-8"
    )
    for public in (assemble(exercises)[1], assemble(exercises, keys)[1]):
        data = public.questions["tiny.choice"].data
        assert not {"keys", "scrambled"} & set(data)
        assert mark(public.questions["tiny.choice"], "office").status == "stored"
        assert not public.on
    lesson = read_lesson(exercises / "90-tiny", exercises.parent, keys, private=True)
    assert mark(lesson.questions["tiny.choice"], "office").score == 1
    assert mark(lesson.questions["tiny.choice"], "market").score == 0
    assert not lesson.on


def test_private_keys_of_another_article_mark_only_answers_on_it(exercises, tmp_path):
    make_private(exercises)
    keys = exercises / "90-tiny" / "keys"
    keys.mkdir()
    (keys / "aleppo-2016-02.toml").write_text(
        '[[question]]\nid = "tiny.choice"\nkey = "captains"\n\n'
        '[[question]]\nid = "tiny.units"\nkey = [1, 4, 20]\n\n'
        '[[question]]\nid = "tiny.span"\nkey = "faltering"\nwithin = "11.2"\n',
        encoding="utf-8",
    )
    lesson = read_lesson(exercises / "90-tiny", exercises.parent, private=True)
    other = ship([lesson]).question("tiny.choice", "aleppo-2016-02")
    assert mark(other, "captains").score == 1
    assert mark(lesson.questions["tiny.choice"], "office").status == "stored"
    assert not assemble(exercises)[1].on


def test_the_bank_is_found_from_a_folder_below(exercises, tmp_path):
    below = tmp_path / "notebooks" / "solved"
    below.mkdir(parents=True)
    (tmp_path / "work").mkdir()
    path = tmp_path / "notebooks" / "questions.json"
    path.write_text(assemble(exercises)[1].to_json(), encoding="utf-8")
    assert find_bank(below) == find_bank(tmp_path / "work") == path.resolve()
    assert "tiny.choice" in load_bank(path).questions
    stray = tmp_path / "work" / "deep" / "er"
    stray.mkdir(parents=True)
    (tmp_path / "work" / "deep" / "questions.json").write_text("not ours", encoding="utf-8")
    assert find_bank(stray) == path.resolve()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 9}', '{"version": 1}', '{"version": 1, "lessons": []}']
)
def test_a_bank_that_cannot_be_read_is_said(tmp_path, text):
    path = tmp_path / "questions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoBank, match="cannot be read as a bank of questions"):
        load_bank(path)


def test_the_bank_is_written_the_same_each_time(exercises):
    assert assemble(exercises)[1].to_json() == assemble(exercises)[1].to_json()
    assert json.loads(assemble(exercises)[1].to_json())["version"] == 1


def test_a_lesson_s_article_is_found_beside_it_or_in_the_bundle_and_nowhere_else(tmp_path):
    folder = tmp_path / "70-harbour"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("The names of the class stand here.")
    (folder / "own.txt").write_text("The harbour was shelled, the ministry said.")
    assert lesson_article("own", folder).text == lesson_article("own.txt", folder).text
    assert lesson_article("harbour", None).blocks
    for outside in ("../secret.txt", str(tmp_path / "secret.txt")):
        with pytest.raises(ValueError, match="no lesson's article has a name like"):
            lesson_article(outside, folder)
