"""The insight page of a made-up class: its figures, what it withholds, and bad grade books."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kit.analysis.agreement.readers import alpha
from kit.cli import app
from kit.course.answers.digest import digest
from kit.course.answers.digested import Digested
from kit.course.answers.passages import words
from kit.course.kinds.discernment import twin_key
from kit.course.marking.handed_in import mark_records
from kit.teach.grade import gradebook
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.submissions import Submission
from kit.teach.insight.agreement import agreements
from kit.teach.insight.discernment import discernment
from kit.teach.insight.first_attempts import first_attempts
from kit.teach.insight.grades import NoClass
from kit.teach.insight.items import items
from kit.teach.insight.marked_text import heats, word_spans
from kit.teach.insight.misconceptions import KEPT_BACK, misconceptions
from kit.teach.insight.page import html, insight, pieces, tables
from kit.teach.insight.papers import read_class
from kit.text.reading import read

TINY = Path(__file__).parents[2] / "fixtures" / "exercises"
LESSON = "90-tiny"
TWINS = ("tiny.baseline", "tiny.discernment")


@pytest.fixture(scope="module")
def keys():
    return read_keys(TINY)


def class_of(folder, keys, answers):
    """Write grade book and journal of a class; `answers` holds, a learner, (id, answer) pairs."""
    folder.mkdir(parents=True, exist_ok=True)
    lesson, graded, lines = keys[LESSON], [], []
    for n, own in enumerate(answers):
        records = [{"id": id, "answer": answer} for id, answer in own]
        name, path = f"learner {n:02}", f"learner {n:02}/{LESSON}.ipynb"
        verdicts = mark_records(lesson.questions, records)
        handed_in = Submission(name, path, LESSON)
        graded.append(Graded(handed_in, LESSON, "fine", (), verdicts, (), lesson.article))
        lines.append(json.dumps({"path": path, "transcript": {"answers": records}}))
    (folder / "journal.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    book = gradebook.as_json(Result(tuple(graded), keys, 0))
    (folder / "gradebook.json").write_text(book, "utf-8")
    return folder


RIGHT, WRONG = ("tiny.choice", "office"), ("tiny.choice", "market")
ALL, NONE = ("tiny.units", [1, 5]), ("tiny.units", [3])
# Six learners: choice (2 points) right for four; units full for three, nothing for the others.
SIX = [
    [RIGHT, ALL],
    [RIGHT, ALL],
    [WRONG, RIGHT, ALL],
    [RIGHT, NONE],
    [WRONG, NONE],
    [WRONG, NONE],
]


def find(rows, question):
    return next(row for row in rows if row.question == question)


def test_difficulty_and_corrected_item_total_correlation_by_hand(tmp_path, keys):
    found = items(read_class(class_of(tmp_path, keys, SIX), keys, TINY))
    choice, units = find(found, "tiny.choice"), find(found, "tiny.units")
    assert choice.difficulty == pytest.approx(4 / 6)
    assert units.difficulty == pytest.approx(3 / 6)
    # Nothing else earned points, so the rest score of each is the other: 1 1 1 1 0 0, 1 1 1 0 0 0.
    # phi of that fourfold table (3, 1, 0, 2): (3*2 - 1*0) / sqrt(4 * 2 * 3 * 3).
    phi = 6 / math.sqrt(72)
    assert choice.discrimination.value == pytest.approx(phi)
    assert units.discrimination.value == pytest.approx(phi)
    assert choice.discrimination.low < phi < choice.discrimination.high
    assert str(choice.answered) == "6"


def test_blank_papers_are_told_apart_from_weak_readers(tmp_path, keys):
    """Five blank papers make any question look as if it told readers apart."""
    group = read_class(class_of(tmp_path, keys, [*SIX, *[[]] * 5]), keys, TINY)
    choice = find(items(group), "tiny.choice")
    assert choice.without_blank.value == pytest.approx(6 / math.sqrt(72))
    assert choice.discrimination.value > choice.without_blank.value
    few = items(read_class(class_of(tmp_path / "few", keys, [*SIX, []]), keys, TINY))
    assert find(few, "tiny.choice").without_blank is None  # one blank paper could be told by name


def test_what_nobody_earned_has_no_correlation_and_unread_text_is_left_out(tmp_path, keys):
    group = read_class(
        class_of(tmp_path, keys, [[*own, ("tiny.text", "Who saw 3.1?")] for own in SIX]), keys, TINY
    )
    found = items(group)
    span = find(found, "tiny.span")
    assert span.difficulty == 0 and span.discrimination is None
    assert "tells nobody apart" in span.why
    assert {"tiny.text", "tiny.prediction", "tiny.practice"}.isdisjoint(i.question for i in found)


def test_a_question_among_others_that_do_not_vary_is_told_apart_from_one_that_does_not(
    tmp_path, keys
):
    answers = [[RIGHT, ALL]] * 3 + [[WRONG, ALL]] * 3
    found = items(read_class(class_of(tmp_path, keys, answers), keys, TINY))
    choice, units = find(found, "tiny.choice"), find(found, "tiny.units")
    assert choice.discrimination is None and units.discrimination is None
    assert "nothing to hold it against" in choice.why and "tells nobody apart" in units.why


def test_the_grade_book_alone_gives_the_same_figures(tmp_path, keys):
    folder = class_of(tmp_path, keys, SIX)
    with_all = items(read_class(folder, keys, TINY))
    (folder / "journal.jsonl").unlink()
    alone = read_class(folder)
    assert any("journal.jsonl" in note for note in alone.notes)
    for item in with_all:
        twin = find(items(alone), item.question)
        assert twin.difficulty == pytest.approx(item.difficulty)
        assert twin.discrimination == item.discrimination
        assert twin.answered is None
    assert heats(alone) == [] and agreements(alone) == [] and first_attempts(alone) == []
    assert discernment(alone).why
    held = find(misconceptions(alone), "tiny.units")
    assert held.ask == "" and held.at_first is None


def test_misconceptions_are_ranked_and_small_counts_are_not_told(tmp_path, keys):
    answers = [[WRONG, ("tiny.units", [3, 5])]] * 6 + [[RIGHT, ("tiny.units", [1])]] * 2
    answers += [[WRONG, RIGHT, ALL]] * 3
    found = misconceptions(read_class(class_of(tmp_path, keys, answers), keys, TINY))
    rows = {(h.question, h.id): (str(h.holders), str(h.at_first)) for h in found}
    assert rows["tiny.choice", "nearest-name"] == ("6", "9")
    assert rows["tiny.units", "story-as-page"] == ("6", "6")
    assert rows["tiny.units", "last-missed"] == ("1 to 4", "1 to 4")
    lows = [h.holders.low for h in found]
    assert lows == sorted(lows, reverse=True)
    assert find(found, "tiny.choice").ask == "Does she give a number?"


def test_the_ranking_gives_no_small_count_away(tmp_path, keys):
    def order(missing, nearest):
        answers = [[("tiny.units", [1])]] * missing + [[WRONG]] * nearest + [[RIGHT, ALL]] * 6
        found = misconceptions(read_class(class_of(tmp_path, keys, answers), keys, TINY))
        return [(h.question, h.id, str(h.holders)) for h in found]

    assert order(1, 4) == order(4, 1)


def test_only_items_with_the_same_judgement_in_both_keys_are_twins(keys):
    before, after = (keys[LESSON].questions[id] for id in TWINS)
    assert twin_key(before, after) == {"1": "fine", "2": "flag"}
    other = digest(after.id, "key", "1", "flag")
    moved = Digested({**after.data, "keys": [*after.keys, other]})
    assert twin_key(before, moved) == {"2": "flag"}


def test_discernment_is_paired_and_keeps_the_two_shares_apart(tmp_path, keys):
    # The baseline's key is 1 fine, 2 flag; the later question has both again, and two more.
    def judged(before, after):
        later = {**after, "3": "flag", "4": "fine"}
        return [("tiny.baseline", before), ("tiny.discernment", later)]

    flags, right = {"1": "flag", "2": "flag"}, {"1": "fine", "2": "flag"}
    answers = [judged(flags, right)] * 4 + [judged(right, right), [("tiny.baseline", right)]]
    found = discernment(read_class(class_of(tmp_path, keys, answers), keys, TINY), *TWINS)
    flagged, left, b = found.changes
    assert (found.pairs, found.twins) == (5, 2)
    assert (flagged.before.value, flagged.change.value, flagged.change.low) == (1, 0, None)
    assert (left.before.value, left.after.value) == (pytest.approx(0.2), 1)
    assert b.change.value == pytest.approx(0.4)
    # Differences of b: .5 four times and 0 once: s = sqrt(.05), t(4) = 2.77645.
    reach = 2.776445105 * math.sqrt(0.05) / math.sqrt(5)
    assert b.change.low == pytest.approx(0.4 - reach, abs=1e-6)


def test_discernment_of_fewer_than_five_pairs_is_withheld(tmp_path, keys):
    right = {"1": "fine", "2": "flag"}
    both = [("tiny.baseline", right), ("tiny.discernment", {**right, "3": "fine", "4": "flag"})]
    answers = [both] * 4 + [[("tiny.baseline", right)]] * 4
    found = discernment(read_class(class_of(tmp_path, keys, answers), keys, TINY), *TWINS)
    assert found.changes == () and "fewer than five" in found.why


def test_first_and_last_answers(tmp_path, keys):
    found = find(first_attempts(read_class(class_of(tmp_path, keys, SIX), keys, TINY)), RIGHT[0])
    # First answers: right for three of six; last ones for four of six.
    assert (found.right.value, found.first, found.last) == (0.5, 0.5, pytest.approx(4 / 6))
    assert str(found.answered) == "6" and str(found.again) == "1 to 4"


def test_marks_stand_where_they_are_in_the_article(tmp_path, keys):
    storm, kept = ("tiny.span", "the storm"), ("tiny.span", "kept them in")
    answers = [[ALL, storm]] * 5 + [[("tiny.units", [1, 3]), kept]] * 5
    found = heats(read_class(class_of(tmp_path, keys, answers), keys, TINY))
    units = find(found, "tiny.units")
    assert [(u.id, str(u.marked), u.standing) for u in units.units] == [
        ("1", "10", "key"),
        ("2", "0", "either way"),
        ("3", "5", ""),
        ("4", "0", ""),
        ("5", "5", "key"),
    ]
    span = find(found, "tiny.span")
    told = {u.span.of(span.article): str(u.marked) for u in span.units if u.marked.high}
    assert told == {"the": "5", "storm": "5", "kept them in": "5"}
    assert any(u.standing == "key" for u in span.units)
    for heat in found:
        for number, parts in pieces(heat):
            block = heat.article.block(int(number))
            assert "".join(text for text, *_ in parts) == block.span.of(heat.article)


def test_marks_of_one_to_four_on_either_side_are_a_range(tmp_path, keys):
    answers = [[ALL]] * 9 + [[NONE]]
    heat = find(heats(read_class(class_of(tmp_path, keys, answers), keys, TINY)), "tiny.units")
    told = {u.id: str(u.marked) for u in heat.units}
    assert told == {"1": "6 to 9", "2": "0", "3": "1 to 4", "4": "0", "5": "6 to 9"}


def units_of(heat):
    return [(u.id, str(u.marked), u.standing) for u in heat.units]


def test_heat_is_drawn_for_marks_on_the_article_and_for_nothing_else(tmp_path, keys):
    answers = [[RIGHT, ALL, ("tiny.number", 5), ("tiny.text", "Who saw 3.1?")]] * 12
    answers += [[RIGHT, ("tiny.units", [1])]] * 6
    (heat,) = heats(read_class(class_of(tmp_path, keys, answers), keys, TINY))
    assert (heat.lesson, heat.question, heat.answered, heat.why) == (LESSON, "tiny.units", 18, "")
    assert heat.open_key and not heat.words
    assert units_of(heat) == [
        ("1", "18", "key"),
        ("2", "0", "either way"),
        ("3", "0", ""),
        ("4", "0", ""),
        ("5", "12", "key"),
    ]
    assert [u.span for u in heat.units] == [b.span for b in heat.article.blocks]


def test_a_mark_given_twice_by_one_learner_is_one(tmp_path, keys):
    answers = [[("tiny.units", [1, 1, 5])]] * 9
    (heat,) = heats(read_class(class_of(tmp_path, keys, answers), keys, TINY))
    assert [u.marked.low for u in heat.units] == [9, 0, 0, 0, 9]


@pytest.mark.parametrize("id", ["aleppo-2016-02", "twin", "capstone-a"])
def test_words_are_found_where_marking_finds_them(id):
    text = read(id).text
    assert [" ".join(words(text[a:b])) for a, b in word_spans(text)] == words(text)


def test_agreement_of_the_class_is_krippendorffs_alpha(tmp_path, keys):
    marks = [[1, 5], [1, 5], [1], [5], [1, 3]]
    answers = [[("tiny.units", m)] for m in marks]
    found = find(
        agreements(read_class(class_of(tmp_path, keys, answers), keys, TINY)), "tiny.units"
    )
    # Ones a unit: 4, 0, 1, 0, 3 of five readers. Disagreeing pairs a unit: 2*4*1, 2*1*4, 2*3*2.
    observed = (8 + 8 + 12) / 4 / 25
    expected = 2 * 8 * 17 / (25 * 24)
    assert found.alpha == pytest.approx(1 - observed / expected)
    everyone = {n: [str(i) for i in m] for n, m in enumerate(marks)}
    assert found.alpha == pytest.approx(alpha(everyone, ["1", "2", "3", "4", "5"]))
    assert (found.learners, found.units) == (5, 5)


def test_a_private_question_keeps_its_key_and_its_asks(tmp_path, keys):
    question = keys[LESSON].questions["tiny.units"]
    question.data["flags"] = ["private"]
    try:
        group = read_class(class_of(tmp_path, keys, [[NONE]] * 6), keys, TINY)
        assert {h.ask for h in misconceptions(group) if h.question == "tiny.units"} == {KEPT_BACK}
        heat = find(heats(group), "tiny.units")
        assert not heat.open_key and {u.standing for u in heat.units} == {""}
        assert "Would the story lose anything" not in html(insight(group, *TWINS))
    finally:
        del question.data["flags"]


def run(*line):
    return CliRunner().invoke(app, ["insight", *map(str, line)])


def test_the_command_writes_one_page_and_tables_that_hold_no_name(tmp_path, keys):
    folder = class_of(tmp_path / "grades", keys, SIX)
    result = run(folder, "--keys", TINY, "--out", tmp_path / "a")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "a" / "insight.html").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in (tmp_path / "a").glob("[!.]*")]
    assert len(texts) == 7
    assert not any("learner 0" in text for text in texts)
    assert (
        "default-src 'none'" in page
        and "<script" not in page
        and "http" not in page.replace("http-equiv", "")
    )
    images = re.findall(r"<img ([^>]*)>", page)
    assert images and all(
        re.match(r'alt="[^"]{20,}" src="data:image/png;base64,', i) for i in images
    )
    Wellformed().check(page)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a/insight-items.csv").read_text("utf-8"))))
    choice = next(r for r in rows if r["question"] == "tiny.choice")
    assert float(choice["difficulty"]) == pytest.approx(4 / 6, abs=1e-4)
    assert run(folder, "--keys", TINY, "--out", tmp_path / "b").exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


class Wellformed(HTMLParser):
    """Every element that is opened is closed, in order."""

    def check(self, page):
        self.open = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_four_learners_see_no_figure_at_all(tmp_path, keys):
    folder = class_of(tmp_path, keys, SIX[:4])
    found = insight(read_class(folder, keys, TINY), *TWINS)
    page = html(found)
    assert "All figures are withheld" in page and "<img" not in page and "tiny." not in page
    assert all(len(rows) == 1 for name, rows in tables(found).items() if name != "discernment")
    assert "all figures are withheld" in run(folder, "--keys", TINY).output


def test_five_learners_but_four_on_a_question_are_withheld_there(tmp_path, keys):
    answers = [[RIGHT, ALL]] * 4 + [[RIGHT]]
    group = read_class(class_of(tmp_path, keys, answers), keys, TINY)
    heat = find(heats(group), "tiny.units")
    assert heat.units == () and "fewer than five" in heat.why
    assert find(first_attempts(group), "tiny.units").right is None
    assert find(agreements(group), "tiny.units").alpha is None
    assert "withheld" in html(insight(group, *TWINS))


def test_marks_that_the_keys_no_longer_give_are_told(tmp_path, keys):
    folder = class_of(tmp_path, keys, SIX)
    path = folder / "gradebook.json"
    book = json.loads(path.read_text("utf-8"))
    own = book["learners"]["learner 00"]["lessons"][LESSON]["questions"]["tiny.choice"]
    own |= {"points": 0, "status": "not-yet"}
    path.write_text(json.dumps(book), "utf-8")
    group = read_class(folder, keys, TINY)
    assert any(note.startswith("1 mark differ") for note in group.notes)
    assert find(items(group), "tiny.choice").difficulty == pytest.approx(3 / 6)


def test_a_mark_given_by_hand_joins_the_questions(tmp_path, keys):
    folder = class_of(tmp_path, keys, [[*own, ("tiny.text", "Who saw 3.1?")] for own in SIX])
    path = folder / "gradebook.json"
    book = json.loads(path.read_text("utf-8"))
    for n, own in enumerate(book["learners"].values()):
        text = own["lessons"][LESSON]["questions"]["tiny.text"]
        text |= {"status": "partly", "points": 0.5 * (n % 2), "hand": {"mark": 1}}
    path.write_text(json.dumps(book), "utf-8")
    assert find(items(read_class(folder, keys, TINY)), "tiny.text").difficulty == 0.25


def without(book, *place):
    for step in place[:-1]:
        book = book[step]
    del book[place[-1]]


QUESTION = ("learners", "learner 00", "lessons", LESSON, "questions", "tiny.choice")
DAMAGE = {
    "empty": (lambda text, book: "", "is empty"),
    "cut": (lambda text, book: text[: len(text) // 2], "is cut short"),
    "not-json": (lambda text, book: "learner,points\nx,1\n", "line 1: is not JSON"),
    "a-list": (lambda text, book: "[]", "holds no learners"),
    "other-version": (lambda text, book: json.dumps({**book, "version": 9}), "version 9"),
    "nobody": (lambda text, book: json.dumps({**book, "learners": {}}), "has no learners"),
    "nan": (lambda text, book: text.replace('"points": 2.0', '"points": NaN', 1), "NaN is no mark"),
    "no-lessons": (
        lambda text, book: without(book, "learners", "learner 00", "lessons") or json.dumps(book),
        "'learner 00': lessons are missing",
    ),
    "no-points": (
        lambda text, book: without(book, *QUESTION, "points") or json.dumps(book),
        "tiny.choice: wants points",
    ),
    "too-many-points": (
        lambda text, book: text.replace('"points": 2.0', '"points": 200', 1),
        "wants points from 0",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_bad_grade_book_is_one_clear_line(tmp_path, keys, damage):
    folder = class_of(tmp_path, keys, SIX)
    path = folder / "gradebook.json"
    text = path.read_text("utf-8")
    change, said = DAMAGE[damage]
    path.write_text(change(text, json.loads(text)), "utf-8")
    result = run(folder, "--keys", TINY)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert said in result.output and str(path) in result.output
    assert not list(folder.glob("insight*"))


def test_a_missing_or_binary_grade_book_is_one_clear_line(tmp_path):
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 2 and "there is no such grade book" in result.output
    (tmp_path / "gradebook.json").write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(NoClass, match="not text in UTF-8"):
        read_class(tmp_path)


def test_lines_of_the_journal_that_are_damaged_cost_only_themselves(tmp_path, keys):
    folder = class_of(tmp_path, keys, SIX)
    path = folder / "journal.jsonl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0][:40], *lines[1:], '{"path": 3}']) + "\n", "utf-8")
    group = read_class(folder, keys, TINY)
    assert group.notes == ("2 lines of journal.jsonl could not be read and were left out.",)
    assert len(group.papers) == 6


def test_an_article_named_by_a_submission_is_never_opened(tmp_path, keys):
    folder = class_of(tmp_path, keys, SIX)
    path = folder / "gradebook.json"
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may read this line of a page.\n", "utf-8")
    text = path.read_text("utf-8").replace('"article": "market.txt"', f'"article": "{secret}"')
    path.write_text(text, "utf-8")
    group = read_class(folder, keys, TINY)
    assert {p.article for p in group.papers} == {"market.txt"}
    assert "Nobody may read" not in html(insight(group, *TWINS))
