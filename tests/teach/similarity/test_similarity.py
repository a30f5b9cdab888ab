"""Work that reads alike: found when renamed, not found when it is only the exercise speaking."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.similarity.fingerprints import RUN, WINDOW, of_code, of_prose, symbols
from kit.teach.similarity.own_work import CODE, Piece, free_text, own_code
from kit.teach.similarity.pairs import pairs
from kit.teach.similarity.report import html, stretches, table
from tests.teach.conftest import GRADING

ONE = """
def count_boats(text):
    words = text.split()
    for place, word in enumerate(words):
        if word == "boats" and place > 0 and words[place - 1].isdigit():
            return int(words[place - 1])
    return None
"""
RENAMED = """
# mine
def count_boats(t):
    w = t.split()  # cut
    for i, x in enumerate(w):

        if x == 'boats' and i > 0 and w[i - 1].isdigit():
            return int(w[i - 1])
    return None
"""
OTHER = """
import re
def count_boats(text):
    match = re.search(r"([0-9]+)\\s+boats", text)
    if match is None:
        return None
    return int(match.group(1))
"""
SAID = "I would rely on this page for the day alone, since the office that counted is named there."
ALIKE = "For the day alone, since the office that counted is named there; nothing else is checked."
APART = "Twelve or more boats is all one can take from it, and who turned them back stays open."


def code(learner, text):
    return Piece(learner, "70-harbour", CODE, text)


def said(learner, text):
    return Piece(learner, "70-harbour", "harbour.9", text)


def test_names_numbers_strings_comments_and_layout_make_no_difference():
    assert [s for s, *_ in symbols(ONE)] == [s for s, *_ in symbols(RENAMED)]
    (pair,) = pairs([code("a", ONE), code("b", RENAMED), code("c", OTHER)])
    assert (pair.first.learner, pair.second.learner, pair.part) == ("a", "b", 1.0)


def test_what_is_marked_is_what_is_shared():
    extra = "\n\ndef unlike(a, b):\n    return {k: [v] for k, v in zip(a, b) if not k or v}\n"
    (pair,) = pairs([code("a", ONE), code("b", RENAMED + extra)])
    marked = [w for w, shared in stretches(pair.second.text, pair.in_second) if shared]
    assert "unlike" not in "".join(marked) and "isdigit" in "".join(marked)
    whole = "".join(w for w, _ in stretches(pair.second.text, pair.in_second))
    assert whole == pair.second.text


def test_code_that_everyone_was_given_is_left_out():
    both = [code("a", ONE + "\nx = 1 + len(names)"), code("b", ONE + "\nfor q in data: print(q)")]
    assert pairs(both)
    assert pairs(both, lambda lesson, what: [ONE]) == []


def test_what_more_than_half_of_a_class_shares_is_left_out():
    assert pairs([code(f"l{n}", ONE) for n in range(10)]) == []
    two = [code(f"l{n}", ONE) for n in range(2)] + [code(f"m{n}", OTHER) for n in range(8)]
    (pair,) = pairs(two)
    assert (pair.first.learner, pair.second.learner) == ("l0", "l1")


@pytest.mark.parametrize(
    ("share", "of", "seen"), [(4, 4, 6), (5, 5, 0), (5, 10, 10), (6, 10, 0), (6, 12, 15)]
)
def test_five_learners_and_more_than_half_must_share_it_before_it_is_left_out(share, of, seen):
    group = [code(f"l{n}", ONE) for n in range(share)]
    group += [code(f"m{n}", "pass") for n in range(of - share)]
    assert len(pairs(group)) == seen


def test_free_answers_that_share_wording_are_shown_and_others_are_not():
    (pair,) = pairs([said("a", SAID), said("b", ALIKE), said("c", APART)])
    # "the day alone since the office that counted is named there" with "for" before it: 12 words,
    # hence 9 runs of four; the first has 18 words, 15 runs, the second 16 and 13.
    assert (pair.shared, pair.of_first, pair.of_second) == (9, 15, 13)
    assert pair.part == pytest.approx(9 / 13)
    quoted = [w for w, shared in stretches(ALIKE, pair.in_second) if shared]
    assert quoted == ["For the day alone, since the office that counted is named there"]


def test_words_of_the_lesson_are_nobodys():
    both = [said("a", SAID), said("b", ALIKE)]
    assert pairs(both, lambda lesson, what: [SAID]) == []


def test_one_learner_and_different_questions_make_no_pair():
    assert pairs([code("a", ONE), code("a", ONE)]) == []
    assert pairs([said("a", SAID), Piece("b", "70-harbour", "harbour.10", SAID)]) == []


def test_answers_that_are_data_are_no_code():
    source = 'marks = ["3.1", "9.1"]\nkit.check("a.1", marks)\n%time x\nfound = len(marks)'
    assert own_code(source).split() == ["found", "=", "len(marks)"]
    assert own_code(source).count("\n") == 3
    assert own_code("def broken(:\n  !ls\n  x = 1").split("\n") == ["def broken(:", "", "  x = 1"]


def test_free_text_is_found_directly_and_under_a_name():
    cells = ['mine = "first"\nkit.check("a.9", mine)', 'mine = ("last "\n "one")', "kit.check("]
    assert free_text([*cells, 'kit.check("a.9", mine)', 'check("a.8", """No.""", why="x")']) == {
        "a.9": "last one",
        "a.8": "No.",
    }
    assert free_text(['kit.check("a.9", ["x"])', 'kit.check("a.9")', "kit.check(n, m)"]) == {}


small = settings(max_examples=60, deadline=None, derandomize=True)


@small
@given(st.text(max_size=200))
def test_any_text_can_be_read_as_code_and_as_prose(text):
    for start, end in [(s, e) for _, s, e in symbols(text)]:
        assert 0 <= start < end <= len(text)
    of_code(text), of_prose(text), own_code(text), free_text([text])


names = st.lists(st.sampled_from(["alpha", "beta", "(", ")", "+", "for", "len", "1", ".x"]))


@small
@given(names, names, st.lists(st.sampled_from("ab()+[]:"), min_size=RUN + WINDOW - 1, max_size=40))
def test_a_long_enough_match_is_always_found(before, after, shared):
    # The guarantee of winnowing: one fingerprint at least of any match of RUN + WINDOW - 1.
    middle = " ".join(shared)
    one = " ".join([*before, ";", middle, ";"])
    other = " ".join([";", middle, ";", *after])
    assert {r.hash for r in of_code(one)} & {r.hash for r in of_code(other)}


@small
@given(names)
def test_winnowing_keeps_a_part_of_all_runs_and_every_window_has_one(tokens):
    text = " ".join(tokens)
    every, kept = of_code(text, winnowed=False), of_code(text)
    assert set(kept) <= set(every)
    for at in range(len(every) - WINDOW + 1):
        assert set(every[at : at + WINDOW]) & set(kept)


def test_the_page_escapes_what_learners_wrote_and_accuses_nobody():
    bad = "<script>alert(1)</script> one two three four five six seven eight nine"
    page = html(pairs([said("<b>a</b>", bad), said("b", bad)]), 2, ["left out: <i>x</i>"])
    assert "<script" not in page and "<b>a" not in page and "<i>x" not in page
    assert "default-src 'none'" in page
    words = re.sub(r"<[^>]*>", " ", html([], 0, [])).casefold()
    for word in ("plagiar", "cheat", "copied", "suspicio", "guilt", "offence", "fraud", "culprit"):
        assert word not in words
    assert "no mark should follow" in words and "no pair" in words


def test_a_table_disarms_names_that_are_formulas(tmp_path):
    from kit.teach.similarity.report import write

    write(pairs([said("=1+1", SAID), said("b", SAID)]), 2, [], tmp_path)
    text = (tmp_path / "similarity.csv").read_text("utf-8")
    assert "'=1+1" in text and len(text.splitlines()) == 2
    assert len(table([])) == 1


def run(*line):
    return CliRunner().invoke(app, ["similarity", *map(str, line)])


def test_from_submissions_to_the_page(hand_in, tmp_path):
    kit = "import kit\n"
    hand_in("ana/70-harbour.ipynb", [kit, ONE, f'kit.check("harbour.9", "{SAID}")'])
    hand_in(
        "bo/70-harbour.ipynb", [kit, RENAMED, f'mine = "{ALIKE}"\nkit.check("harbour.9", mine)']
    )
    hand_in("cy/70-harbour.ipynb", [kit, OTHER, f'kit.check("harbour.9", "{APART}")'])
    (tmp_path / "submissions" / "dee").mkdir()
    (tmp_path / "submissions" / "dee" / "70-harbour.ipynb").write_bytes(b"")
    for out in ("a", "b"):
        result = run(tmp_path / "submissions", "--keys", GRADING, "--out", tmp_path / out)
        assert result.exit_code == 0, result.output
    assert "2 pairs read alike" in result.output and "the file is empty" in result.output
    rows = (tmp_path / "a" / "similarity.csv").read_text("utf-8").splitlines()[1:]
    assert [row.split(",")[1:4] for row in rows] == [
        ["code", "ana", "bo"],
        ["harbour.9", "ana", "bo"],
    ]
    for name in ("similarity.csv", "similarity.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_learners_who_kept_the_released_cells_share_nothing(hand_in, tmp_path):
    for name in ("ana", "bo", "cy"):
        hand_in(f"{name}/70-harbour.ipynb", "blank")
    result = run(tmp_path / "submissions", "--keys", GRADING, "--out", tmp_path / "out")
    assert "0 pairs read alike" in result.output


def test_a_folder_of_grades_gives_free_text(tmp_path):
    entry = {"file": "", "questions": {"harbour.9": dict(QUESTION)}}
    book: dict = {"learners": {}}
    lines = []
    for name, text in (("ana", SAID), ("bo", ALIKE), ("cy", APART)):
        book["learners"][name] = {"lessons": {"70-harbour": {**entry, "file": name}}}
        answers = [{"id": "harbour.9", "answer": text}]
        lines.append(json.dumps({"path": name, "transcript": {"answers": answers}}))
    (tmp_path / "gradebook.json").write_text(json.dumps(book), "utf-8")
    (tmp_path / "journal.jsonl").write_text("\n".join(lines), "utf-8")
    result = run(tmp_path, "--keys", GRADING, "--out", tmp_path / "out")
    assert "1 pair reads alike" in result.output and "holds no code" in result.output


QUESTION = {"points": 0, "of": 1, "status": "awaiting", "misconceptions": []}


@pytest.mark.parametrize("bad", ["missing", "empty", "no-keys", "no-book"])
def test_bad_input_is_one_clear_line(tmp_path, bad):
    place, keys, said = tmp_path / "work", GRADING, "no such folder"
    if bad != "missing":
        place.mkdir()
        said = "no notebook"
    if bad == "no-keys":
        keys, said = tmp_path / "nothing", "no such folder"
    if bad == "no-book":
        (place / "journal.jsonl").write_text("", "utf-8")
        said = "there is no such grade book"
    result = run(place, "--keys", keys, "--out", tmp_path / "out")
    assert result.exit_code == 2 and said in result.output
    assert result.output.count("\n") == 1 and not (tmp_path / "out").exists()
