import assert from "node:assert/strict";
import { test } from "node:test";

import { after, answered, earned, isLessonFile, lessonState, minutesLeft, nextOpen, ordinal, whereNext, type CellNotes, type LessonState } from "../src/course.ts";

const FORM = { kind: "choice", shape: "choice", prompt: "?", label: "", how: "", flags: [], hints: true };
const DATELINE = {
  lesson: "01-sourcing", article: "x", articles: { x: { title: "X", blocks: [] } },
  forms: {
    "s.1": { ...FORM, id: "s.1", points: 1, marked: "kit" },
    "s.2": { ...FORM, id: "s.2", points: 2, marked: "kit" },
    "s.3": { ...FORM, id: "s.3", points: 1, marked: "reader" },
    "s.p1": { ...FORM, id: "s.p1", points: 0, marked: "kit" },
  },
};
const HEAD: CellNotes = { type: "markdown", dateline: undefined, source: "# 01 Sourcing: who says so?\n\n55 minutes · 4 points\n" };
const reply = (id: string, more: object) => ({ v: 1, question: id, event: null, status: "partly", points: 1, of: 2, best: 1, closed: false, head: "Partly", lines: [], article: "x", ...more });

function cell(id: string, work?: object): CellNotes {
  return { type: "code", source: "", dateline: { question: id, ...(work ? { work: { v: 1, question: id, article: "x", events: [], ...work } } : {}) } };
}

function lesson(cells: CellNotes[], path = "work/01-sourcing.ipynb", modified = "2026-01-01T00:00:00Z"): LessonState {
  const state = lessonState(path, modified, DATELINE, [HEAD, ...cells]);
  assert.ok(state);
  return state;
}

const ALL = ["s.1", "s.2", "s.3", "s.p1"];
const answer = { answer: "y", on: "x" };

test("title, minutes and the order of questions are the notebook's", () => {
  const state = lesson(["s.2", "s.1", "s.3", "s.p1"].map((id) => cell(id)));
  assert.equal(state.title, "01 Sourcing: who says so?");
  assert.equal(state.minutes, 55);
  assert.deepEqual(state.questions.map((q) => q.id), ["s.2", "s.1", "s.3", "s.p1"]);
  assert.deepEqual(earned(state), { points: 0, of: 3, reader: 1, instructor: 0, unknown: [] });
  assert.equal(minutesLeft(state), 55);
});

test("points come from the replies, and where there is none they are not guessed", () => {
  const state = lesson([
    cell("s.1", { events: [answer] }),
    cell("s.2", { events: [answer, { hint: 1, on: "x" }], reply: reply("s.2", {}) }),
    cell("s.3", { events: [answer], reply: reply("s.3", { status: "awaiting", best: 0 }) }),
    cell("s.p1", { draft: "y" }),
  ]);
  assert.deepEqual(state.questions.map((q) => q.status), ["unknown", "partly", "kept", "open"]);
  assert.deepEqual(earned(state), { points: 1, of: 3, reader: 1, instructor: 0, unknown: ["s.1"] });
  assert.equal(answered(state), 3);
  assert.equal(minutesLeft(state), 15);
});

test("an answer that earned nothing is not called partly right", () => {
  const state = lesson([
    cell("s.1", { events: [answer], reply: reply("s.1", { status: "not-yet", best: 0 }) }),
    cell("s.2", { events: [answer], reply: reply("s.2", { status: "not-yet", best: 0.5 }) }),
  ]);
  // The second had half the points with an answer before: the best one stands.
  assert.deepEqual(state.questions.slice(0, 2).map((q) => q.status), ["not-yet", "partly"]);
});

test("a reply given on one text says nothing of an answer on the other", () => {
  const state = lesson([cell("s.1", { events: [answer, { answer: "z", on: "twin" }], reply: reply("s.1", {}) })]);
  assert.equal(state.questions[0]!.status, "unknown");
});

test("damaged work is no answer, and a notebook without a lesson no lesson", () => {
  assert.equal(lesson([cell("s.1", { events: "many" })]).questions[0]!.status, "open");
  assert.equal(lessonState("work/x.ipynb", "", { forms: 3 }, []), null);
});

test("only a lesson's own copy counts as the lesson", () => {
  assert.ok(isLessonFile("01-sourcing.ipynb"));
  for (const name of ["01-sourcing.older.ipynb", "01-sourcing.newer-2.ipynb", "notes.ipynb", "01-sourcing.part"]) assert.ok(!isLessonFile(name));
});

test("one goes on at the first open question of the lesson last worked in", () => {
  const done = ALL.map((id) => cell(id, { events: [answer], reply: reply(id, { closed: true }) }));
  const fresh = ALL.map((id) => cell(id));
  const half = [cell("s.1", { events: [answer] }), ...fresh.slice(1)];
  const at = (lessons: LessonState[]) => {
    const place = whereNext(lessons);
    return place && [place.lesson.name, place.question.id, place.begun];
  };
  const one = (cells: CellNotes[], day: string) => lesson(cells, "work/00-start-here.ipynb", day);
  const two = (cells: CellNotes[], day: string) => lesson(cells, "work/01-sourcing.ipynb", day);
  assert.deepEqual(at([one(fresh, "2"), two(fresh, "1")]), ["00-start-here", "s.1", false]);
  assert.deepEqual(at([one(half, "1"), two(half, "2")]), ["01-sourcing", "s.2", true]);
  assert.deepEqual(at([one(half, "2"), two(half, "1")]), ["00-start-here", "s.2", true]);
  assert.deepEqual(at([one(done, "2"), two(fresh, "1")]), ["01-sourcing", "s.1", true]);
  assert.deepEqual(at([one(half, "1"), two(done, "2")]), ["00-start-here", "s.2", true]);
  // A file written last without an answer in it was only opened.
  assert.deepEqual(at([one(half, "1"), two(fresh, "2")]), ["00-start-here", "s.2", true]);
  assert.equal(at([one(done, "1"), two(done, "2")]), null);
  assert.equal(after([one(done, "1"), two(done, "2")], "work/00-start-here.ipynb")?.name, "01-sourcing");
  assert.equal(after([one(done, "1"), two(done, "2")], "work/01-sourcing.ipynb"), null);
});

test("one key leads from open question to open question, and round again", () => {
  const state = lesson([cell("s.1"), cell("s.2", { events: [answer] }), cell("s.3"), cell("s.p1", { events: [answer] })]);
  assert.equal(nextOpen(state, "")?.id, "s.1");
  assert.equal(nextOpen(state, "s.1")?.id, "s.3");
  assert.equal(nextOpen(state, "s.2")?.id, "s.3");
  assert.equal(nextOpen(state, "s.3")?.id, "s.1");
  assert.equal(nextOpen(lesson([cell("s.1", { events: [answer] })]), "s.1"), null);
});

test("a question is counted by its place on the page, whatever its id is called", () => {
  assert.deepEqual(ordinal("s.p1", ["s.8", "s.1", "s.1", "s.p1"]), { at: 3, of: 3 });
  assert.equal(ordinal("s.9", ["s.8"]), null);
});
