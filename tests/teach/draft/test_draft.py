"""A lesson drafted on an article: proposals with evidence, decided by a person, then built."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.bank.assembly import read_lesson
from kit.teach.checks import validate
from kit.teach.draft import sourcing
from kit.teach.draft.desk import ReviewDesk
from kit.teach.draft.drafting import NO_FIGURES, make, propose
from kit.teach.draft.folder import PROPOSALS, DraftError, load, slug_of
from kit.teach.draft.judging import MOST, fault, guessed
from kit.teach.draft.lesson_ids import lesson_id
from kit.teach.draft.proposals import THEMES, Drafting
from kit.teach.draft.review import Review
from kit.teach.draft.withdrawn import ROWS, withdrawn
from kit.teach.lessons.building import unsolved
from kit.teach.release.leaks import Course, leaks
from kit.text.reading import read

QUIET = (
    "Council plans a new ferry line\n\n"
    "The council of Oldhaven said on Monday that a ferry would run from May.\n\n"
    "“We have waited ten years”, said Ann Lee, who owns the island’s shop.\n\n"
    "Residents, who asked not to be named, fear higher prices. He denied that.\n"
)
WELL_SOURCED = ("aleppo-2016-02", "twin", "capstone-a", "capstone-b", "capstone-c")


@pytest.fixture
def exercises(tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("id", WELL_SOURCED)
def test_a_well_sourced_article_gives_a_dozen_questions_over_four_themes(id):
    drafting, notes = propose(read(id), "draft")
    themes = Counter(p.theme for p in drafting.found)
    assert len(drafting.found) >= 12
    assert set(themes) == set(THEMES), themes
    assert notes == ()


@pytest.mark.parametrize("id", WELL_SOURCED)
def test_every_proposal_is_sound_and_shows_what_it_rests_on(id):
    article = read(id)
    for proposal in propose(article, "draft")[0].found:
        assert fault(proposal.question, "draft", article) == ""
        assert proposal.status == "review"
        assert proposal.evidence
        for place, words, reason in proposal.evidence:
            assert words and reason
            assert place == "-" or " ".join(article.sentence(place).span.of(article).split())
        for missed in proposal.question.get("misconception", ()):
            assert missed["ask"].endswith("?")


def test_an_article_without_figures_is_said_to_have_none():
    drafting, notes = propose(read(QUIET), "draft")
    assert notes == (NO_FIGURES,)
    assert not any(p.theme == "casualties" for p in drafting.found)


RIVER = (
    "Talks stall as shells hit Orsa market\n\n"
    "At least 12 people were killed when shells hit the market of Orsa on Tuesday, medics said.\n\n"
    "Two market stalls burned. The Guard denied it. The roads had been closed since May 2019.\n\n"
    "Dr. Pia Holm, the head of the clinic, said her staff had counted 12 bodies. She said that 30 "
    "people were being treated for wounds.\n\n"
    "A United Nations official who was briefed on the attack said that the shells came from "
    "the east.\n\n"
    "The Orsa Relief Office said on Wednesday that help was on its way. “We were promised help”, "
    "said Tom Brand, 51.\n\n"
    "The Guard accused the regime of hiding the dead. Shops stayed shut on Thursday. Residents "
    "and rebels dug side by side. The militia left at dusk.\n"
)
DETAINED = (
    "Port reopens\n\nThe port was opened again on Monday, officials said.\n\n"
    "Two youths were detained at the gate, the police said. More than 300 people were displaced "
    "by the flood, the mayor said.\n"
)


def proposed(text, start):
    """The question whose prompt starts with these words."""
    found = [p.question for p in propose(read(text), "draft")[0].found]
    (question,) = [q for q in found if q["prompt"].startswith(start)]
    return question


def test_people_detained_or_displaced_are_no_casualties():
    drafting, notes = propose(read(DETAINED), "draft")
    assert NO_FIGURES in notes
    assert not any(p.theme == "casualties" for p in drafting.found)


def test_a_named_person_needs_a_role_an_age_or_a_pronoun():
    """An office with a name of its own is no person, however like a name it looks."""
    question = proposed(RIVER, "Which of these sentences report the words of a person")
    assert question["key"] == ["4.1", "4.2", "6.2"]
    assert "5.1" not in question["universe"]
    classes = proposed(RIVER, "Whose words does each sentence report?")["key"]
    assert classes["6.1"] == ["body"]
    assert classes["2.1"] == ["unnamed"]
    assert classes["3.1"] == ["nobody"]


def test_a_sentence_that_may_report_somebody_counts_neither_way():
    """What may be a report, or go on with one, is asked about nowhere; so no key can be wrong."""
    question = proposed(RIVER, "Which of these sentences have no speaker")
    # 3.2, "The Guard denied it", has a speaker; 3.3 stands after it and may be part of it.
    assert question["key"] == ["3.1"]
    assert not {"3.3", "5.1"} & set(question["universe"])
    unnamed = proposed(RIVER, "Which of these sentences report words of somebody without")
    assert unnamed["key"] == ["2.1"] and "5.1" not in unnamed["universe"]
    assert "neutral" not in unnamed


def test_a_noun_is_no_deed_of_the_headline():
    question = proposed(RIVER, 'The headline says "hit"')
    assert question["key"] == ["hit"]  # of "Talks stall as shells hit": not "stalls", not "shells"
    quiet = RIVER.replace("Talks stall as shells hit Orsa market", "Talks on Orsa market stalls")
    prompts = [p.question["prompt"] for p in propose(read(quiet), "draft")[0].found]
    assert not any("headline" in prompt for prompt in prompts)


def test_labels_that_take_a_stand_come_first_and_a_report_without_marks_is_either_s():
    text = (
        "Shells hit Orsa\n\nRebels left the town. The regime shut the road.\n\n"
        "“The terrorists came at dawn”, said General Ivo Tann, 51, a spokesman for the army.\n\n"
        "Dr. Pia Holm said that militants had fired on the clinic.\n\n"
        "The Guard accused the puppet government of hiding the dead.\n"
    )
    key = proposed(text, "Whose word is each label")["key"]
    assert key["militants-4-1"] == ["either"]
    assert key["terrorists-3-1"] == ["ivo-tann"] or key["terrorists-3-1"] == ["general-ivo-tann"]
    assert key["rebels-2-1"] == ["writer"]
    assert key.get("puppet-government-5-1") != ["writer"]  # the sentence reports somebody


def test_a_thing_in_a_by_phrase_may_be_called_a_cause():
    text = (
        "Road shut\n\nThe column was hit by rockets. The gate was shut by the Guard. "
        "The bridge was closed on Monday. The mayor said that the road was mined.\n"
    )
    key = proposed(text, "For each passive")["key"]
    assert key["hit-2-1"] == ["by-phrase", "cause"]
    assert key["shut-2-2"] == ["by-phrase"]


def test_a_time_without_its_year_is_not_complete():
    question = proposed(RIVER, "A reader finds the story years later")
    assert question["key"] == ["may-2019-3-3"]
    assert len(question["options"]) > 2


@pytest.mark.parametrize("id", [*WELL_SOURCED, RIVER])
def test_no_question_is_answered_by_its_form_alone(id):
    """The order of options tells nothing, and no one option answers every item."""
    for proposal in propose(read(id), "draft")[0].found:
        question = proposal.question
        if question["prompt"].startswith("Whose words does the body"):
            shown = [o["text"].casefold() for o in question["options"]]
            assert shown == sorted(shown)
        if question["kind"] in ("match", "record"):
            keys = question.get("key") or {f["id"]: f["key"] for f in question["fields"]}
            common = set.intersection(*({*map(str, k)} for k in keys.values()))
            assert not common, question["prompt"]
        for field in question.get("fields", ()):
            if "options" in field:
                assert set(field["key"]) < set(field["options"])


@pytest.mark.parametrize("id", [*WELL_SOURCED, QUIET, RIVER])
def test_no_answer_without_reading_earns_more_than_a_fifth(id):
    """Everything marked, nothing, one option throughout, the longest option, the whole passage."""
    article = read(id)
    for proposal in propose(article, "draft")[0].found:
        earned = guessed(proposal.question, "draft", article)
        assert all(score <= MOST for score in earned.values()), (proposal.question, earned)


def test_a_question_that_pays_for_marking_everything_is_not_proposed():
    draft = Drafting(read(QUIET), "draft")
    body = [s.id for s in draft.article.body_sentences]
    question = {
        "kind": "units",
        "prompt": "Mark the sentences that report somebody.",
        "universe": "body-sentences",
        "key": body[:2],
        "neutral": body[2:],  # no more than right ones, so all of them are free
        "hint": "Who speaks?",
    }
    draft.propose("sourcing", question, [])
    assert draft.found == []
    assert "everything marked would earn 100%" in draft.left_out[0]
    draft.propose("sourcing", {**question, "neutral": []}, [])
    assert len(draft.found) == 1


TWO_COUNTS = (
    "Bomb at Orsa police post kills four; ministry says three\n\n"
    "A bomb at a police post in Orsa killed four people and wounded eight on Friday, hospital "
    "officials said.\n\n"
    "Ivo Tann, a spokesman for the Interior Ministry, said three people were killed.\n\n"
    "A doctor at the clinic said that it had received four bodies and treated eight wounded.\n\n"
    "Six people were killed by a bomb near the post in May. The road stayed shut.\n"
)
REVISED = (
    "Toll rises in Orsa\n\n"
    "The Relief Office said 61 people were killed by the shells in Orsa on Monday. The day "
    "before, it had put the number at 53.\n\n"
    "Dr. Pia Holm, the head of the clinic, said 20 people were wounded, and 12 of them badly.\n"
)
STATEMENT = (
    "Press statement on the attack in Orsa\n\n"
    "The following statement on the attack in Orsa was issued today:\n\n"
    "We condemn the cowardly terrorist attack in Orsa on 2 May 2016, in which at least 14 people "
    "were killed. We express our sympathy to the families.\n\n"
    "We call on all sides to stop. They must let help through.\n"
)


def test_two_counts_of_one_event_are_set_side_by_side():
    question = proposed(TWO_COUNTS, "Two counts of the dead stand side by side")
    assert '"four" in 2.1 and "three" in 3.1' in question["prompt"]
    assert question["key"] == "open"
    line = proposed(TWO_COUNTS, "Write one sentence on the number of dead")
    assert "four" in line["answer"] and "three" in line["answer"]
    basis = proposed(TWO_COUNTS, "Which of these sentences say how somebody came to the number")
    assert basis["key"] == ["4.1"]


def test_counts_of_two_days_or_of_a_part_are_no_conflict():
    alone = TWO_COUNTS.replace("said three people were killed", "said the post was closed")
    prompts = [p.question["prompt"] for p in propose(read(alone), "draft")[0].found]
    assert not any("side by side" in prompt for prompt in prompts)
    part = alone.replace("said the post was closed", "said three of the dead were police")
    prompts = [p.question["prompt"] for p in propose(read(part), "draft")[0].found]
    assert not any("side by side" in prompt for prompt in prompts)


def test_counts_of_one_group_by_two_sides_are_set_side_by_side_and_parts_are_not():
    text = (
        "Checkpoint falls\n\nThe army said four soldiers were killed at Qarn on Saturday.\n\n"
        "The Qarn Brigades said nineteen soldiers were killed.\n"
    )
    assert '"four" in 2.1' in proposed(text, "Two counts of the dead stand")["prompt"]
    part = text.replace("nineteen soldiers were killed", "that two of those killed were drivers")
    assert not any(
        p.question["prompt"].startswith("Two counts") for p in propose(read(part), "x")[0].found
    )


def test_who_declines_to_speak_reports_nothing_and_a_name_of_war_is_no_key():
    text = (
        "Envoy leaves\n\nDr. Ann Lee, the envoy, said nobody left the table. She declined to "
        "answer.\n\nA spokesman, who uses the name Abu Sami, said two men died.\n\n"
        "Residents said the road was shut. Officials said it was open.\n\nShops stayed shut.\n\n"
        "The rain went on.\n"
    )
    for proposal in propose(read(text), "x")[0].found:
        question = proposal.question
        assert "2.2" not in question.get("universe", ()), question["prompt"]
        assert "3.1" not in question.get("universe", ()) or "without" not in question["prompt"]


def test_the_day_of_the_dateline_and_the_weekday_are_both_right():
    text = (
        "Blast in Horan\n\nHORAN, Nov 9 - At least 12 people were killed on Monday in Horan, Ann "
        "Lee, 51, a spokesman for the town, said.\n\nThe road to Ost stayed shut on Friday.\n\n"
        "Dr. Pia Holm, the head of the clinic, said 9 people were wounded on Tuesday.\n"
    )
    for proposal in propose(read(text), "x")[0].found:
        for field in proposal.question.get("fields", ()):
            if field["id"] == "period":
                assert {"Nov 9", "Monday"} >= set(field["key"]) >= {"Monday"}


def test_a_withdrawn_figure_is_asked_for_and_rests_on_nobody_s_word():
    question = proposed(REVISED, "One of these figures no longer stands")
    assert question["key"] == "53-2-2"
    for proposal in propose(read(REVISED), "draft")[0].found:
        if proposal.question["prompt"].startswith("On whose word"):
            assert not any("53" in item["text"] for item in proposal.question["items"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_of_withdrawn_figures_fires_on_its_example(row):
    id, _, example = row
    assert [w.row for w in withdrawn(read(f"Toll\n\n{example}"))] == [id]


def test_a_statement_has_no_writer_beside_it():
    drafting, _ = propose(read(STATEMENT), "draft")
    prompts = [p.question["prompt"] for p in drafting.found]
    assert proposed(STATEMENT, "What kind of document is this")["key"] == "statement"
    assert not any(p.startswith(("Whose word is each label", "Mark the blocks")) for p in prompts)
    assert not any("no speaker" in p for p in prompts)


def test_every_misreading_is_told_from_the_others():
    """None says only that an answer is not right."""
    for story in (*WELL_SOURCED, RIVER, TWO_COUNTS, REVISED, STATEMENT):
        for proposal in propose(read(story), "draft")[0].found:
            found = proposal.question["misconception"]
            assert found and all("any" not in m["when"] and m["id"] != "any" for m in found)


def other_key(question):
    """Another key of the same form that could be right: what a reviewer may change it to."""
    kind, key = question["kind"], question.get("key")
    if kind in ("units", "choices"):
        every = question.get("universe") or [o["id"] for o in question["options"]]
        if not isinstance(every, list):
            return None
        return [id for id in every if id not in key] or None
    if kind == "choice":
        return next(o["id"] for o in question["options"] if o["id"] != key)
    if kind == "match":
        ids = [o["id"] for o in question["options"]]
        return {i: [ids[(ids.index(old[0]) + 1) % len(ids)]] for i, old in key.items()}
    return [1, 2] if kind == "interval" else None


@pytest.mark.parametrize("story", ["capstone-a", RIVER, TWO_COUNTS, REVISED])
def test_nothing_shown_to_a_learner_contradicts_an_edited_key(exercises, story):
    review = Review(make(read(story), exercises, title="Water works").folder)
    article, changed = review.draft.article, 0
    for proposal in review.draft.proposals:
        key = other_key(proposal.question)
        if key is None:
            continue
        review.edit(proposal.id, key=key)
        changed += 1
        before, now = proposal.question, review.shown(proposal.id)
        said = now["explanation"]
        lines = said.split("\n\n")
        if before["kind"] == "units":
            gone = [id for id in before["key"] if id not in key]
            assert lines[0] == f"The key: {', '.join(key)}."
            assert not any(line.startswith(f"{id}") for id in gone for line in lines[1:])
        elif before["kind"] in ("choice", "choices"):
            text = {o["id"]: o["text"] for o in before["options"]}
            keys = key if isinstance(key, list) else [key]
            assert lines == [f"The key: {', '.join(text[k] for k in keys)}."]
            was = {o["id"]: o["why"] for o in before["options"]}
            for option in now["options"]:
                moved = (option["id"] in keys) != (
                    option["id"] in before["key"]
                    if isinstance(before["key"], list)
                    else option["id"] == before["key"]
                )
                assert (option["why"] != was[option["id"]]) == moved
        elif before["kind"] == "match":
            assert not any("why" in item for item in now["items"])
            assert all(i["text"] in lines[0] for i in before["items"]) and len(lines) == 1
        else:
            assert lines == ["The key: from 1 to 2."]
        assert fault(now, review.draft.lesson, article) == ""
    assert changed >= 2


def test_an_explanation_that_a_person_wrote_stays(exercises):
    review = Review(make(read("capstone-a"), exercises).folder)
    units = next(p for p in review.draft.proposals if p.question["kind"] == "units")
    review.edit(units.id, explanation="Read the block above.", key=units.question["key"][:1])
    assert review.shown(units.id)["explanation"] == "Read the block above."


def test_nothing_is_a_lesson_before_the_review_is_finished(exercises):
    draft = make(read("capstone-a"), exercises)
    assert not (draft.folder / "questions.toml").exists()
    review = Review(draft.folder)
    with pytest.raises(DraftError, match="wait for your decision"):
        review.finish("mine", "mine")
    for proposal in review.draft.proposals:
        review.reject(proposal.id, "not now")
    with pytest.raises(DraftError, match="every proposal was rejected"):
        review.finish("mine", "mine")


def reviewed(exercises, tmp_path):
    """A draft with one proposal edited, one rejected and the rest accepted; and its bundle."""
    review = Review(make(read("capstone-a"), exercises, title="Water works").folder)
    first, second, *rest = [p.id for p in review.draft.proposals]
    review.edit(first, prompt="Class the source of each of these sentences.", points=3)
    review.reject(second, "too easy")
    for id in rest:
        review.accept(id)
    articles = tmp_path / "articles"
    articles.mkdir()
    return review, articles


def test_what_was_accepted_becomes_a_lesson_whose_answers_earn_full_marks(exercises, tmp_path):
    review, articles = reviewed(exercises, tmp_path)
    said = review.finish("written for a test", "ours", articles=articles, for_marks=True)
    assert "questions.toml" in said and "lesson.md" in said
    folder = review.draft.folder
    assert (articles / "water-works.txt").read_text("utf-8") == read("capstone-a").text
    (folder / "water-works.txt").write_text(read("capstone-a").text, encoding="utf-8")
    lesson = read_lesson(folder, exercises.parent)
    assert unsolved(lesson) == []
    assert len(lesson.questions) == len(review.draft.proposals) - 1
    assert lesson.questions[review.draft.proposals[0].id].points == 3
    prose = (folder / "lesson.md").read_text("utf-8")
    assert all(f"{{question}} {id}" in prose for id in lesson.questions)


def test_minutes_are_counted_and_the_note_says_what_the_story_tells_of(exercises, tmp_path):
    (tmp_path / "articles").mkdir()
    told = []
    for story in ("capstone-a", QUIET):
        review = Review(make(read(story), exercises).folder)
        for proposal in review.draft.proposals:
            review.accept(proposal.id)
        review.finish("a", "b", articles=tmp_path / "articles")
        bank = tomllib.loads((review.draft.folder / "questions.toml").read_text("utf-8"))
        prose = (review.draft.folder / "lesson.md").read_text("utf-8")
        assert f"{bank['lesson']['minutes']} minutes" in prose
        told.append((bank["lesson"]["minutes"], "people who were killed" in prose))
    assert told[0][0] > told[1][0] >= 10
    assert [killed for _, killed in told] == [True, False]


def test_finishing_again_keeps_what_the_instructor_wrote(exercises, tmp_path):
    review, articles = reviewed(exercises, tmp_path)
    review.finish("a", "b", articles=articles)
    prose = review.draft.folder / "lesson.md"
    prose.write_text("my own words", encoding="utf-8")
    review.finish("a", "b", articles=articles)
    kept = list(review.draft.folder.glob("lesson.kept-*.md"))
    assert [k.read_text("utf-8") for k in kept] == ["my own words"]


def test_decisions_are_saved_at_once(exercises):
    draft = make(read("capstone-b"), exercises)
    id = draft.proposals[0].id
    Review(draft.folder).accept(id)
    assert Review(draft.folder).proposal(id).status == "accepted"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": ["99.9"]}, "key '99.9' is not one of"),
        ({"prompt": 7}, "prompt"),
        ({"colour": "red"}, "colour: choose from"),
        (
            {"misconception": [{"id": "x", "when": {"any": True}, "ask": "No question"}]},
            "end in '?'",
        ),
    ],
)
def test_an_unsound_edit_is_refused_and_changes_nothing(exercises, changes, said):
    review = Review(make(read("capstone-c"), exercises).folder)
    id = next(p.id for p in review.draft.proposals if p.question["kind"] == "units")
    before = review.proposal(id)
    with pytest.raises(ValueError, match=said):
        review.edit(id, **changes)
    assert Review(review.draft.folder).proposal(id) == before


def test_the_desk_decides_and_moves_on(exercises):
    review = Review(make(read("capstone-a"), exercises).folder)
    desk = ReviewDesk(review)
    first, second = list(desk.choice.options)[:2]
    place = review.proposal(first).evidence[0][0]
    assert f">{first} (" in desk.view.value and f'data-sentence="{place}"' in desk.view.value
    assert "<caption>Evidence</caption>" in desk.view.value
    assert "Without reading earns" in desk.view.value
    desk.accept.click()
    assert review.proposal(first).status == "accepted"
    assert desk.choice.value == second and f">{second} (" in desk.view.value
    assert desk.choice.value == second
    desk.choice.value = next(p.id for p in review.draft.proposals if p.question["kind"] == "match")
    desk.key.value = "not json"
    desk.save.click()
    assert "not saved" in desk.reply.value
    desk.choice.value = second
    desk.why.value = "unclear"
    desk.reject.click()
    assert (review.proposal(second).status, review.proposal(second).note) == ("rejected", "unclear")


def test_every_sentence_of_the_story_can_be_marked_and_the_preview_follows(exercises):
    review = Review(make(read(RIVER), exercises).folder)
    desk = ReviewDesk(review)
    units = next(p for p in review.draft.proposals if p.question["kind"] == "units")
    desk.choice.value = units.id
    every = [s.id for s in review.draft.article.body_sentences]
    assert [row.children[0].description for row in desk.sentences.children] == every
    asked, key = units.question["universe"], units.question["key"]
    missed = next(id for id in every if id not in asked)
    desk._states[missed].value = "key"
    assert f"The key: {', '.join(sorted([*key, missed]))}" in desk.preview.value
    for id in every:
        if desk._states[id].value == "wrong":
            desk._states[id].value = "neutral"
    assert "everything marked 100%" in desk.preview.value  # seen before it is saved
    desk.undo.click()
    assert "nothing to take back" in desk.reply.value
    for id in asked:
        if desk._states[id].value == "neutral":
            desk._states[id].value = "wrong"
    desk.save.click()
    saved = review.proposal(units.id).question
    assert missed in saved["key"] and missed in saved["universe"] and missed in saved["prompt"]
    desk.undo.click()
    assert review.proposal(units.id).question == units.question
    assert Review(review.draft.folder).proposal(units.id).status == "review"


def test_one_copy_is_kept_for_each_sitting(exercises):
    review = Review(make(read("capstone-a"), exercises).folder)
    for proposal in review.draft.proposals[:5]:
        review.accept(proposal.id)
    assert len(list(review.draft.folder.glob("proposals.kept-*.json"))) == 1
    Review(review.draft.folder).accept(review.draft.proposals[5].id)
    assert len(list(review.draft.folder.glob("proposals.kept-*.json"))) == 2


def break_file(folder, change):
    path = folder / PROPOSALS
    table = json.loads(path.read_text("utf-8"))
    change(table)
    path.write_text(json.dumps(table), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.pop("lesson"), "field 'lesson' is missing"),
        (lambda t: t.update(version=9), "version 9"),
        (lambda t: t["proposals"][0].update(status="maybe"), "status 'maybe' is not one of"),
        (lambda t: t["proposals"][0].update(theme="colour"), "theme 'colour' is not one of"),
    ],
)
def test_a_damaged_file_is_said_in_one_line(exercises, change, said):
    draft = make(read("capstone-a"), exercises)
    break_file(draft.folder, change)
    with pytest.raises(DraftError, match=said) as caught:
        load(draft.folder)
    assert "\n" not in str(caught.value) and PROPOSALS in str(caught.value)


def test_a_file_that_is_no_json_and_a_folder_without_a_draft(exercises):
    draft = make(read("capstone-a"), exercises)
    (draft.folder / PROPOSALS).write_text("{", encoding="utf-8")
    with pytest.raises(DraftError, match="cannot be read as JSON"):
        load(draft.folder)
    with pytest.raises(DraftError, match="kit draft ARTICLE"):
        load(exercises)


def test_numbers_and_names_that_are_taken(exercises):
    first = make(read("capstone-a"), exercises, number=12)
    with pytest.raises(DraftError, match="number 12"):
        make(read("capstone-b"), exercises, number=12)
    with pytest.raises(DraftError, match="number 300"):
        make(read("capstone-b"), exercises, number=300)
    assert make(read("capstone-b"), exercises).number == 10
    assert first.folder.name == "12-front-wrecked-astrun-water"


def test_two_stories_alike_get_ids_that_differ_and_can_be_read(exercises):
    """A draft that is not reviewed yet has taken its id too."""
    titles = ("Suicide bombing in Port Orsa", "Suicide bomber hits Port Orsa", "Orsa port attack")
    ids = [
        make(read(story), exercises, title=title).lesson
        for title, story in zip(titles, ("capstone-a", "capstone-b", "capstone-c"), strict=True)
    ]
    assert len(set(ids)) == 3, ids
    assert ids[0] in ("orsa", "port")
    assert all(id.isalpha() and id.islower() for id in ids)


def test_an_id_is_a_telling_word_and_never_none(exercises):
    assert lesson_id("Talks Falter; War In Liberia To Continue", exercises) == "continue"
    assert lesson_id("13 killed in 2 attacks", exercises).isalpha()
    assert lesson_id("???", exercises) == "lesson"


def test_an_id_can_be_changed_before_the_lesson_is_written(exercises):
    first = make(read("capstone-a"), exercises, title="Shells hit Orsa")
    review = Review(make(read("capstone-b"), exercises, title="Shells hit Terek").folder)
    review.accept(review.draft.proposals[0].id)
    review.rename("river")
    again = Review(review.draft.folder)
    assert again.draft.lesson == "river"
    assert all(
        p.id.startswith("river.") and p.question["id"] == p.id for p in again.draft.proposals
    )
    assert again.draft.proposals[0].status == "accepted"
    with pytest.raises(DraftError, match="taken by another lesson"):
        review.rename(first.lesson)
    with pytest.raises(DraftError, match="letters alone"):
        review.rename("river 2")


UNTOUCHED = ("links", "solutions", "hints", "feedback", "guessing", "accessibility")


def test_any_two_drafts_finished_untouched_make_a_course_that_passes(exercises):
    """Two of one headline, one without figures: what nobody changed has nothing to mend."""
    articles = exercises.parent / "kit" / "data" / "articles"
    articles.mkdir(parents=True)
    long = "Front wrecked " + "and again " * 9 + "by shells"
    for story, title in (("capstone-a", long), (RIVER, long), (QUIET, None)):
        review = Review(make(read(story), exercises, title=title).folder)
        for proposal in review.draft.proposals:
            review.accept(proposal.id)
        page = "https://www.orsa-post.example/2024/05/02/" + "front-wrecked-again-" * 6 + "1.html"
        review.finish(f"Orsa Post, {page}", "theirs", articles=articles, for_marks=True)
        assert f"[orsa-post.example]({page})" in (review.draft.folder / "lesson.md").read_text()
        name = f"{review.draft.folder.name[3:]}.txt"
        (review.draft.folder / name).write_text(review.draft.article.text, "utf-8")
    results = list(validate(exercises, fast=True, only=("banks", *UNTOUCHED)))
    assert [r.text() for r in results if r.failed] == []
    (shown,) = [r for r in results if r.check.name == "guessing"]
    assert len(shown.told) == 3 and "points (" in shown.told[0]


def test_a_second_story_with_the_same_headline_gets_a_name_of_its_own(exercises):
    """The name is the article's id too: a bundled article must never be replaced."""
    first = make(read("capstone-a"), exercises, title="Shells hit the port").folder.name
    second = make(read("capstone-b"), exercises, title="Shells hit the port").folder.name
    twin = make(read("capstone-c"), exercises, title="Twin").folder.name
    assert (first, second) == ("10-shells-hit-the-port", "11-shells-hit-the-port-2")
    assert twin == "12-twin-2"


def test_a_story_without_figures_says_so_to_learners_in_words_for_them(exercises, tmp_path):
    review = Review(make(read(QUIET), exercises).folder)
    for proposal in review.draft.proposals:
        review.accept(proposal.id)
    (tmp_path / "articles").mkdir()
    review.finish("a", "b", articles=tmp_path / "articles")
    prose = (review.draft.folder / "lesson.md").read_text("utf-8")
    assert "no number of people killed or wounded" in prose
    assert "proposed" not in prose and "Content note" not in prose


def test_a_story_with_dead_opens_with_a_content_note(exercises, tmp_path):
    review, articles = reviewed(exercises, tmp_path)
    review.finish("a", "b", articles=articles)
    prose = (review.draft.folder / "lesson.md").read_text("utf-8")
    assert "> *Content note.*" in prose.split("```")[0]


@pytest.mark.parametrize(
    ("id", "private"), [("aleppo-2016-02", False), ("capstone-b", True), (RIVER, True)]
)
def test_the_kit_holds_no_sentence_that_a_release_must_not(id, private, exercises, tmp_path):
    """Learners get the drafting code too: a template long enough to be searched for is a leak."""
    review = Review(make(read(id), exercises, title="Water works").folder)
    for proposal in review.draft.proposals:
        review.accept(proposal.id)
    (tmp_path / "articles").mkdir()
    review.finish("a", "b", articles=tmp_path / "articles", for_marks=True)
    (review.draft.folder / "water-works.txt").write_text(read(id).text, "utf-8")
    bank = review.draft.folder / "questions.toml"
    if private:
        text = bank.read_text("utf-8")
        bank.write_text(text.replace("[[question]]", "[[question]]\nprivate = true"), "utf-8")
        assert tomllib.loads(bank.read_text("utf-8"))["question"][0]["private"]
    root = Path(sourcing.__file__).parents[2]
    files = [p for p in root.rglob("*") if p.suffix in (".py", ".toml", ".md", ".html")]
    archive = {f"kit/{p.relative_to(root).as_posix()}": p.read_bytes() for p in files}
    assert leaks(archive, Course(exercises)) == []
    told = tomllib.loads(bank.read_text("utf-8"))["question"][0]["explanation"]
    archive["kit/notes.md"] = told.encode()
    assert leaks(archive, Course(exercises))


def test_a_mistake_in_the_notebook_is_one_line_there(exercises):
    review = Review(make(read("capstone-a"), exercises).folder)
    with pytest.raises(DraftError) as caught:
        review.accept("water.99")
    assert caught.value._render_traceback_() == [str(caught.value)]
    assert str(caught.value).startswith("no proposal 'water.99': there are ")


def test_a_hint_that_gives_the_key_away_is_refused_at_once(exercises):
    review = Review(make(read("capstone-a"), exercises).folder)
    units = next(p for p in review.draft.proposals if p.question["kind"] == "units")
    key = units.question["key"][0]
    with pytest.raises(DraftError, match="not saved: .*hint"):
        review.edit(units.id, hint=f"Did you look at {key}?")


def test_slugs_are_plain():
    assert slug_of("Été: “Shells” fall!") == "ete-shells-fall"
    assert slug_of("???") == "article"


def test_the_command(exercises, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(QUIET, encoding="utf-8")
    done = CliRunner().invoke(app, ["draft", str(story), "--exercises", str(exercises)])
    assert done.exit_code == 0, done.output
    assert NO_FIGURES in done.output
    assert "review.ipynb" in done.output
    gone = CliRunner().invoke(app, ["draft", "missing.txt", "--exercises", str(exercises)])
    assert gone.exit_code == 1 and "no such file" in gone.stderr
    taken = CliRunner().invoke(app, ["draft", str(story), "--exercises", str(story)])
    assert taken.exit_code == 1 and "is a file, and lessons want a folder" in taken.stderr


def test_outside_the_course_a_draft_makes_the_first_folder_of_lessons(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(QUIET, encoding="utf-8")
    done = CliRunner().invoke(app, ["draft", "story.txt"])
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "exercises").iterdir()
    assert folder.name.startswith("10-") and (folder / "review.ipynb").is_file()
    assert f"review them in {folder.relative_to(tmp_path) / 'review.ipynb'}" in done.output
