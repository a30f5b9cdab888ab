"""What an instructor sees: the pages of feedback and insight, and the review desk of a draft.

The class is made up: nine learners who answer lesson 01 rightly or as one of its misconceptions.
"""

from __future__ import annotations

import json
import tomllib

import nbformat
import pytest

from kit.course.kept_copies import OwnFiles
from kit.course.marking.handed_in import mark_records
from kit.teach.grade import feedback_pages, gradebook
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.submissions import Submission
from kit.teach.insight.page import insight, write
from kit.teach.insight.papers import read_class
from tests.browser.axe import findings
from tests.browser.conftest import ARTEFACTS, ROOT

LESSON = "01-sourcing"
LEARNERS = 9
STORY = "\n\n".join(
    [
        "The ferry line reopens",
        "Officials of the Eastern Guard said on Monday that the ferry had carried 40 families "
        "across.",
        '"We will not pay a council that we did not elect," said Goran Estel, a commander of the '
        "Eastern Guard. He accused the council of selling the river to foreign companies.",
        "The harbour office of Lorn put the number of wounded at 12, among them three children. "
        "Residents, who asked not to be named, said at least five people had been killed.",
    ]
)
DESK = """
from pathlib import Path
from kit.teach.draft import Review, ReviewDesk, make
from kit.text.reading import read
Path("exercises").mkdir()
draft = make(read(Path("story.txt")), Path("exercises"))
review = Review(draft.folder)
spans = [p.id for p in review.draft.proposals if p.question["kind"] == "span"]
print(len(review.draft.proposals), *spans[:2])
"""


def right(question):
    key = question["key"]
    if isinstance(key, dict):
        return {item: own[0] if isinstance(own, list) else own for item, own in key.items()}
    return key


def misread(question, when):
    """The answer that shows a misconception, as far as the bank says what it looks like."""
    key, gives = right(question), when.get("gives")
    gives = gives[0] if isinstance(gives, list) else gives
    if "item" in when:
        return {**key, when["item"]: gives}
    if "adds" in when:
        added = when["adds"]
        return [*key, *(added if isinstance(added, list) else [added])]
    return key[:-1] if "misses" in when else gives


MISREAD_BY = (7, 5, 2)  # of nine learners, from one question to the next
SENTENCE = (
    "I would rely on this page for what two ministries say of each other (5, 9.1), and not for "
    "how many died (18.1), whose sources have no name."
)


def answers(learner: int) -> list[dict]:
    """What one learner handed in."""
    bank = tomllib.loads((ROOT / "exercises" / LESSON / "questions.toml").read_text("utf-8"))
    given = [{"id": "sourcing.1", "answer": learner + 4}]
    for number, question in enumerate(bank["question"]):
        if not question.get("points") or "key" not in question:
            continue
        when = question["misconception"][0]["when"]
        missed = (learner + 2 * number) % LEARNERS < MISREAD_BY[number % 3]
        answer = misread(question, when) if missed else right(question)
        given.append({"id": question["id"], "answer": answer})
    return [*given, {"id": "sourcing.10", "answer": SENTENCE}]


@pytest.fixture(scope="module")
def grades(tmp_path_factory):
    """A folder of grades as `kit grade` leaves it, without a run."""
    folder = tmp_path_factory.mktemp("grades")
    keys = read_keys(ROOT / "exercises")
    graded, journal = [], []
    for n in range(LEARNERS):
        name, records = f"learner-{n + 1}", answers(n)
        path = f"{name}/{LESSON}.ipynb"
        verdicts = mark_records(keys[LESSON].questions, records)
        handed_in = Submission(name, path, LESSON)
        graded.append(Graded(handed_in, LESSON, "fine", (), verdicts, (), keys[LESSON].article))
        journal.append(json.dumps({"path": path, "transcript": {"answers": records}}))
    (folder / "journal.jsonl").write_text("\n".join(journal) + "\n", "utf-8")
    result = Result(tuple(graded), keys, 0)
    gradebook.write(result, OwnFiles(folder))
    feedback_pages.write(result, OwnFiles(folder))
    write(insight(read_class(folder, keys, ROOT / "exercises")), OwnFiles(folder))
    return folder


@pytest.fixture
def page_at(browser):
    """A function: a file and a size of window -> playwright's page, without a network."""
    contexts = []

    def opened(path, width, height):
        context = browser.new_context(offline=True, viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    ARTEFACTS.mkdir(exist_ok=True)
    yield opened
    for context in contexts:
        context.close()


def test_a_feedback_page_tells_each_question_by_itself(grades, page_at):
    page = page_at(grades / "feedback" / feedback_pages.file_name("learner-1"), 880, 740)
    assert page.get_by_role("heading", level=1).inner_text() == "Feedback for learner-1"
    told = page.locator("body").inner_text()
    assert "sourcing.2: Partly" in told and "You gave:" in told
    assert "does the sentence report anything one of them said?" in told
    assert findings(page, "html") == []
    page.screenshot(path=ARTEFACTS / "feedback-window.png")


def test_the_insight_page_ranks_what_was_misread_and_names_nobody(grades, page_at):
    page = page_at(grades / "insight.html", 985, 1760)
    assert "9 learners with marked work" in page.locator("body").inner_text()
    assert "learner-" not in page.content()
    rows = page.locator("table").first.locator("tr").all_inner_texts()[1:]
    assert "7 of 9" in rows[0] and "1 to 4 of 9" in rows[-1]
    assert findings(page, "html") == []
    page.screenshot(path=ARTEFACTS / "insight-window.png")


def test_a_proposal_is_accepted_at_the_review_desk(open_lesson, tmp_path):
    story = f'from pathlib import Path\nPath("story.txt").write_text({STORY!r}, encoding="utf-8")'
    cells = [nbformat.v4.new_code_cell(source) for source in (story, DESK, "ReviewDesk(review)")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    path = tmp_path / "review.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    lesson = open_lesson(path, width=1000, height=1700)  # the whole desk in one picture
    lesson.show_only_the_notebook()
    lesson.run_all()
    assert lesson.failures() == []
    number, first, second = lesson.output(1).split()
    desk = lesson.show(2)
    desk.locator("select").first.select_option(first)
    desk.get_by_text(f"{first} (attribution, span)").wait_for()
    desk.get_by_role("button", name="Accept").click()
    desk.get_by_text(f"{first}: accepted. {int(number) - 1} of {number} wait").wait_for()
    desk.get_by_text(f"{second} (attribution, span)").wait_for()
    # The passage belongs to the proposal: it stands in the desk, and changes with it.
    place = desk.locator("th[data-label=Place]").first.inner_text()
    assert desk.locator(f'.widget-html [data-sentence="{place}"]').count() == 1
    lesson.screenshot("review-desk", 2)
    lesson.must_be_clean()
