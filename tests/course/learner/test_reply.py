"""Replies as text, as HTML and as data; and what a notebook hands over after a restart."""

import json
import re
from html.parser import HTMLParser

import pytest

import kit
from kit.course import session as module
from kit.course.bank.assembly import ship
from kit.course.learner.progress import Progress
from kit.course.learner.reply import REPLY_TYPE, SCORE_TYPE, STATE_TYPE, Reply


class Outline(HTMLParser):
    """The tags and the words of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.open, self.words = [], ""
        self.feed(html)
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag, attributes):
        if tag not in ("br",):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data + " "


def parts(reply):
    bundle = reply._repr_mimebundle_()
    assert bundle["text/plain"] == repr(reply)
    Outline(bundle["text/html"])
    return bundle["text/html"], bundle.get(REPLY_TYPE)


def said(html):
    return " ".join(Outline(html).words.split())


def test_a_reply_is_text_html_and_data(learner):
    html, data = parts(kit.check("tiny.units", {1}))
    assert data["event"] == {"answer": ["1"]}
    assert (data["status"], data["points"], data["of"], data["best"]) == ("partly", 1, 2, 1)
    assert data["head"] == "Partly: 1 of 2 points (tiny.units)."
    assert "<strong>Partly</strong>: 1 of 2" in html
    assert json.loads(json.dumps(data)) == data


def test_after_correct_a_page_shows_one_line_and_folds_the_rest(learner):
    html, data = parts(kit.check("tiny.choice", "office"))
    assert data["closed"] and data["lines"] == [] and "She comments" in " ".join(data["fold"])
    before, folded = html.split("<details>")
    assert said(before + "</div>") == "Correct : 2 of 2 points (tiny.choice)."
    assert "<li>market: She comments on the order.</li>" in folded


def test_what_a_page_says_holds_no_python(learner):
    replies = [
        kit.check("tiny.number", 3),
        kit.check("tiny.number", 2),
        kit.hint("tiny.number"),
        kit.hint("tiny.number"),
        kit.hint("tiny.number", 3),
        kit.check("tiny.text", "It is biased."),
    ]
    for reply in replies:
        _, data = parts(reply)
        assert "kit." not in " ".join([data["head"], *data["lines"], *data["fold"]])
    assert replies[1].tail and 'kit.hint("tiny.number")' in repr(replies[0])


def test_no_reply_tells_a_key(learner, tiny):
    hidden = {"scrambled", "keys", "credit", "digests"}
    for id, question in tiny.questions.items():
        for reply in (kit.check(id, 3), kit.hint(id), kit.check(id, "office")):
            _, data = parts(reply)
            assert not hidden & set(re.findall(r"\w+", json.dumps(data)))
            assert not set(question.keys) & set(re.findall(r"[0-9a-f]{20}", json.dumps(data)))


def test_the_next_hint_says_what_it_needs_and_what_it_costs(learner):
    def next_of(reply):
        return parts(reply)[1]["next"]

    assert next_of(kit.hint("tiny.choice")) == {"hint": 2, "needs": "answer", "price": None}
    assert next_of(kit.check("tiny.choice", "market")) == {"hint": 2, "needs": None, "price": None}
    third = next_of(kit.hint("tiny.choice"))
    assert third["price"] == "After it tiny.choice can earn 1 of 2 at most."
    assert next_of(kit.hint("tiny.choice", 3)) is None
    assert next_of(kit.check("tiny.prediction", "rain")) is None


@pytest.mark.parametrize("number", [0, 4, "3", True, 2.0])
def test_there_are_three_hints(learner, number):
    reply = kit.hint("tiny.choice", number)
    assert "the numbers 1, 2 and 3" in repr(reply) and parts(reply)[1]["event"] is None
    assert learner.progress.begun() == []


def test_hints_come_one_after_another_whatever_number_is_asked_for(learner):
    assert repr(kit.hint("tiny.choice", 3)).startswith("Hint 1 of 3")
    kit.check("tiny.choice", "market")
    assert repr(kit.hint("tiny.choice", 3)).startswith("Hint 2 of 3")
    assert repr(kit.hint("tiny.choice", 1)).startswith("Hint 1 of 3")
    assert [e.get("hint") for e in learner.progress.events("tiny.choice")] == [1, None, 2]


def test_what_a_learner_wrote_stays_text(learner):
    reply = kit.check("tiny.choice", "<script>alert(1)</script>")
    html, _ = parts(reply)
    assert "<script" not in html and "&lt;script&gt;" in html
    kit.check("tiny.prediction", "<b>rain</b>")
    html, _ = parts(module.current().reveal("tiny.prediction"))
    assert "<b>" not in html


def test_an_answer_that_is_handed_back_leaves_no_event(learner):
    for reply in (kit.check("tiny.units", ["office"]), kit.check("tiny.choice", ...)):
        _, data = parts(reply)
        assert (data["status"], data["event"]) == ("returned", None)


def test_the_same_answer_again_and_what_comes_after_the_right_one_leave_no_event(learner):
    assert parts(kit.check("tiny.number", 3))[1]["event"]
    assert parts(kit.check("tiny.number", 3))[1]["event"] is None
    assert parts(kit.check("tiny.number", 5))[1]["event"]
    late = parts(kit.check("tiny.number", 2))[1]
    assert late["event"] is None and (late["best"], late["closed"]) == (1, True)


def test_the_score_is_a_table_with_headers(learner):
    kit.check("tiny.choice", "office")
    bundle = kit.score("tiny")._repr_mimebundle_()
    html, data = bundle["text/html"], bundle[SCORE_TYPE]
    Outline(html)
    assert html.count('scope="col"') == 4 and "<caption" in html and "<tfoot>" in html
    assert (
        html.count('scope="row"')
        == len(repr(kit.score("tiny")).split("Awaiting")[0].splitlines()) - 1
    )
    [lesson] = data["lessons"]
    rows = {row["question"]: row for row in lesson["rows"]}
    assert rows["tiny.choice"] == {
        "question": "tiny.choice", "first": 2, "now": 2, "of": 2, "state": "closed",
    }  # fmt: skip
    assert rows["tiny.text"]["state"] == "open" and lesson["answered"] == 1
    assert lesson["points"] == 2 and lesson["questions"] == len(rows)


def test_points_are_added_up_as_they_are_shown(learner):
    kit.check("tiny.order", learner.bank.questions["tiny.order"].items[::-1])
    kit.check("tiny.units", [1, 3])
    rows = [line.split() for line in repr(kit.score("tiny")).splitlines()]
    now = [row[2] for row in rows[1:] if len(row) == 4 and row[0].startswith("tiny.")]
    total = next(row[2] for row in rows if row[0] == "together")
    assert float(total) == round(sum(float(n) for n in now if n != "-"), 2)


def work(*events, **more):
    return {"v": 1, "events": list(events), **more}


def test_a_notebook_hands_over_what_it_holds(tiny):
    state = {
        "tiny.units": work({"answer": ["3"]}, {"hint": 1}, {"hint": 2}, {"hint": 3}),
        "tiny.prediction": work({"answer": "rain"}),
    }
    with module.session(ship([tiny])) as here:
        data = module.restore(json.loads(json.dumps(state)))._repr_mimebundle_()[STATE_TYPE]
        assert data["notes"] == []
        assert data["questions"]["tiny.units"]["reply"]["rung"] == 3
        assert data["questions"]["tiny.prediction"]["reply"]["status"] == "stored"
        # Halving, "made once" and attempts go on from there.
        assert "counted as 1 after the explanation" in repr(kit.check("tiny.units", [1, 5]))
        assert "first prediction" in repr(kit.check("tiny.prediction", "sun"))
        assert here.standing("tiny.units").score == 0.5
        module.restore(state)
        assert here.standing("tiny.units").answers == 2  # what only goes on from it stays


def test_a_notebook_that_tells_another_story_wins(tiny):
    with module.session(ship([tiny])) as here:
        kit.check("tiny.units", [1])
        module.restore({"tiny.units": work({"answer": ["3"]})})
        assert here.progress.events("tiny.units") == [{"answer": ["3"]}]


def test_what_the_progress_file_alone_knows_comes_back(tiny, tmp_path):
    with module.session(ship([tiny]), Progress(tmp_path)):
        kit.check("tiny.choice", "market")
        kit.check("tiny.code", lambda text: (len(text), None) if "boats" in text else None)
    with module.session(ship([tiny]), Progress(tmp_path)):
        data = module.restore({"tiny.units": {"events": []}})._repr_mimebundle_()[STATE_TYPE]
        assert set(data["questions"]) == {"tiny.choice", "tiny.code"}
        choice = data["questions"]["tiny.choice"]
        assert choice["events"] == [{"answer": "market"}]
        assert choice["reply"]["head"].startswith("Not yet: 0 of 2 points")
        assert data["questions"]["tiny.code"]["reply"]["of"] == 3


@pytest.mark.parametrize(
    "damage",
    [None, 3, [], {"events": 3}, {"v": 9, "events": []}, {"events": [{"hint": 1}] * 61},
     {"question": "tiny.choice", "events": []}, {"events": [], "article": "../x"}],
)  # fmt: skip
def test_damaged_entries_are_refused_one_by_one(tiny, damage):
    with module.session(ship([tiny])) as here:
        state = {"tiny.units": damage, "tiny.choice": work({"answer": "market"}), "x.9": work()}
        data = module.restore(state)._repr_mimebundle_()[STATE_TYPE]
        assert list(data["questions"]) == ["tiny.choice"] and here.progress.begun() == [
            "tiny.choice"
        ]
        assert len(data["notes"]) == 2 and any("tiny.units" in note for note in data["notes"])


@pytest.mark.parametrize("state", [None, 3, "x", []])
def test_nothing_to_restore_is_said(tiny, state):
    with module.session(ship([tiny])):
        assert "nothing to restore" in repr(module.restore(state))


def test_a_function_is_known_by_its_cell(tiny):
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    try:
        with module.session(ship([tiny])) as here:
            body = "def bounds(text):\n    return (1, None)\n"
            source = f'import kit\n{body}kit.check("tiny.code", bounds)'
            shell.run_cell(source, store_history=True)
            [event] = here.progress.events("tiny.code")
    finally:
        InteractiveShell.clear_instance()
    from kit.course.marking.cells import cell_mark

    assert event["answer"]["cell"] == cell_mark(source + "\n")


def test_a_plain_reply_is_a_box_too():
    html, data = parts(Reply(["A line.", "  a row", "  another", "Note: x"]))
    assert data is None and html.count("<li>") == 2 and "<strong>Note</strong>" in html
