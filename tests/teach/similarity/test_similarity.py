"""Work that reads alike: found when renamed, not found when it is only the exercise speaking."""

from __future__ import annotations

import csv
import dataclasses
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.own_code import free_text, own_code
from kit.teach.insight.marked_text import article_of
from kit.teach.similarity.fingerprints import RUN, WINDOW, of_code, of_prose, symbols
from kit.teach.similarity.own_work import CODE, Piece
from kit.teach.similarity.own_work import given as given_to_all
from kit.teach.similarity.pairs import Pair, groups, pairs
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


def answers(shared, of, words="alpha bravo charlie delta echo foxtrot golf hotel india juliet"):
    """Two answers that share their first words, each with so many words in all."""
    first = " ".join(words.split()[:shared])
    return [said(name, f"{first} {' '.join(f'{name}{n}' for n in range(of - shared))}")
            for name in ("one", "two")]  # fmt: skip


@pytest.mark.parametrize(
    ("shared", "of", "alike"),
    [
        (7, 7, False),  # the same seven words, whole answers: four runs are too few
        (8, 8, True),  # eight words, five runs
        (9, 23, True),  # six runs of twenty: three tenths
        (9, 24, False),  # six runs of twenty-one
    ],
)
def test_so_many_words_and_so_large_a_part_make_answers_alike(shared, of, alike):
    assert [p.shared for p in pairs(answers(shared, of))] == [shared - 3] * alike


def test_short_code_that_is_the_same_is_no_pair():
    # Four lines that anybody may write alike, and a dozen that nobody does by chance.
    short = "total = 0\nfor row in rows:\n    total += row\n"
    assert 0 < len(of_code(short)) < 6
    assert pairs([code("a", short), code("b", short)]) == []
    assert len(pairs([code("a", ONE), code("b", ONE)])) == 1


def test_code_of_which_less_than_half_is_shared_is_no_pair():
    def own(seed):
        marks = "+-*/%@&|^<>"
        lines = [
            f"v{i} = " + " ".join(f"f{i}(x) {marks[(seed * i + j * j) % 11]}" for j in range(i % 5))
            + f" {'([{'[(seed + i) % 3]}y{')]}'[(seed + i) % 3]}"
            for i in range(40)
        ]  # fmt: skip
        return "\n".join(lines)

    assert pairs([code("a", ONE + own(1)), code("b", RENAMED + own(2))]) == []


@pytest.mark.parametrize(("share", "seen"), [(40, 40 * 39 // 2), (41, 0)])
def test_what_over_forty_learners_share_is_common_in_a_class_of_any_size(share, seen):
    group = [said(f"l{n:03}", SAID) for n in range(share)]
    group += [said(f"m{n:03}", f"nothing but {n}") for n in range(120 - share)]
    assert len(pairs(group)) == seen


def test_the_most_alike_come_first():
    half = SAID + " " + " ".join(f"own{n}" for n in range(15))
    found = pairs([said("a", SAID), said("b", half), said("c", half.replace("own", "other"))])
    assert [(p.first.learner, p.second.learner) for p in found] == [
        ("a", "b"), ("a", "c"), ("b", "c"),
    ]  # fmt: skip
    assert [p.part for p in found] == [1, 1, 0.5]


def test_words_of_the_article_the_prompt_and_the_hint_are_nobodys():
    lesson = read_keys(GRADING)["70-harbour"]
    texts = given_to_all(lesson, "harbour.9", GRADING)
    article = article_of(lesson.article, GRADING, lesson.name)
    question = lesson.questions["harbour.9"]
    assert article.text in texts
    assert question.data["prompt"] in texts and question.data["hint"] in texts
    quoted = " ".join(article.text.split()[:40])
    both = [said("a", f"{quoted} so I would check it"), said("b", f"{quoted} and nothing else")]
    assert [p.part > 0.8 for p in pairs(both)] == [True]
    assert pairs(both, lambda name, what: given_to_all(lesson, what, GRADING)) == []


def test_without_an_article_the_rest_of_what_was_given_still_counts():
    lesson = read_keys(GRADING)["70-harbour"]
    texts = given_to_all(
        dataclasses.replace(lesson, article="no-such-page.txt"), "harbour.9", GRADING
    )
    assert texts[: len(lesson.release)] == [cell.source for cell in lesson.release]
    assert not any("no-such-page" in text for text in texts)


def test_given_code_is_the_released_cells_without_their_answers():
    lesson = read_keys(GRADING)["70-harbour"]
    (given,) = given_to_all(lesson, CODE, GRADING)
    assert "import kit" in given and "kit.check" not in given


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
    from kit.course.kept_copies import OwnFiles
    from kit.teach.similarity.report import write

    write(pairs([said("=1+1", SAID), said("b", SAID)]), 2, [], OwnFiles(tmp_path))
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
    rows = list(csv.reader((tmp_path / "a" / "similarity.csv").read_text("utf-8").splitlines()))
    assert [row[1:4] for row in rows[1:]] == [
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


def test_pairs_that_hang_together_are_one_group_on_the_page():
    """Eleven learners with one text are 55 pairs; a person looks at one group."""

    def pair(one, other, shared=9):
        pieces = [Piece(name, "01", "a.1", "the road was mined") for name in (one, other)]
        return Pair(*pieces, shared, 10, 10, ((0, 3),), ((0, 3),))

    names = [f"learner {n:02}" for n in range(11)]
    many = [pair(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    alone = pair("x", "y", 6)
    found = groups([*many, alone])
    assert [len(g.learners) for g in found] == [11, 2]
    assert [len(g.pairs) for g in found] == [55, 1]
    page = html([*many, alone], 13, [])
    assert page.count('<article class="pair">') == 2
    assert "They make 2 groups" in page and "by 54 more pairs" in page and "learner 10" in page
