import assert from "node:assert/strict";
import { test } from "node:test";

import { merged, MOST, read, written } from "../src/answers_file.ts";
import { label, questionOf, sourceOf, type Cell, type Notebook } from "../src/carrying.ts";

const EDITION = { lesson: "01-a", source: "s1", version: 2 };
const STUB = "def f(text):\n    return ...\n\n\nkit.check(\"a.3\", f)";

function work(question: string, events: object[], more: object = {}) {
  return { v: 1, question, article: "x", events, learner: "one", ...more };
}

function cell(question: string, source: string, kept?: object): Cell {
  return { cell_type: "code", id: `0000000000${question.slice(-1)}0`, source, outputs: [], execution_count: null, metadata: { dateline: { question, ...(kept ? { work: kept } : {}) } as never } };
}

function lesson(cells: Cell[], about: object = {}): Notebook {
  const setup: Cell = { cell_type: "code", id: "00000000000a", source: 'ARTICLE = "x"  # or "twin"', metadata: { dateline: { setup: true } }, outputs: [], execution_count: null };
  return { cells: [setup, ...cells], metadata: { dateline: { ...EDITION, forms: { big: 1 }, ...about } as never }, nbformat: 4, nbformat_minor: 5 };
}

const fresh = () => lesson([cell("a.1", 'kit.check("a.1", ...)'), cell("a.2", 'kit.check("a.2", "...")'), cell("a.3", STUB)]);
const A = { answer: "p", on: "x" };
const B = { answer: "q", on: "x" };
const begun = (events: object[], about: object = { learner: "one" }) =>
  lesson([cell("a.1", 'kit.check("a.1", "p")', work("a.1", events)), cell("a.2", 'kit.check("a.2", "...")'), cell("a.3", STUB)], about);

const eventsOf = (made: Notebook, id: string) => (label(made.cells.find((one) => questionOf(one) === id)!)["work"] as { events: object[] } | undefined)?.events;

function through(from: Notebook, into: Notebook) {
  const { lessons, trouble } = read(written(new Map([["01-a", from]])).text);
  assert.equal(trouble, "");
  return merged(into, lessons!.get("01-a")!);
}

test("what was answered here is there after the file was brought in, and nothing more the second time", () => {
  const from = begun([A]);
  from.cells[0]!.source = 'ARTICLE = "twin"  # or "twin"';
  from.cells.splice(2, 0, { cell_type: "markdown", id: "a".repeat(36), source: "My note.", metadata: {} });
  const { made, answers, others } = through(from, fresh());
  assert.deepEqual([answers, others], [1, 0]);
  assert.deepEqual(eventsOf(made, "a.1"), [A]);
  assert.equal(label(made)["learner"], "one");
  assert.match(sourceOf(made.cells[0]), /^ARTICLE = "twin"/);
  assert.equal(sourceOf(made.cells[2]), "My note.");
  assert.deepEqual(label(made)["forms"], { big: 1 });
  const again = through(from, made);
  assert.deepEqual([again.answers, again.made], [0, made]);
});

test("the longer of two that go on from one another counts, and of two that differ the file's", () => {
  assert.equal(through(begun([A]), begun([A, B])).answers, 0);
  assert.deepEqual(eventsOf(through(begun([A]), begun([A, B])).made, "a.1"), [A, B]);
  const longer = through(begun([A, B]), begun([A]));
  assert.deepEqual([longer.answers, longer.others, eventsOf(longer.made, "a.1")], [1, 0, [A, B]]);
  const other = through(begun([B]), begun([A], { learner: "two" }));
  assert.deepEqual([other.answers, other.others, eventsOf(other.made, "a.1")], [1, 1, [B]]);
});

test("an answer or a draft that is only here stays, whatever is open in the file, and goes under one sign", () => {
  const here = begun([A], { learner: "two" });
  here.cells[2] = cell("a.2", 'kit.check("a.2", "...")', work("a.2", [], { draft: "half", learner: "two" }));
  const from = lesson([cell("a.1", 'kit.check("a.1", ...)'), cell("a.2", 'kit.check("a.2", "...")'), cell("a.3", STUB.replace("...", "None"))], { learner: "one" });
  const { made, answers, others } = through(from, here);
  assert.deepEqual([answers, others], [1, 0]);
  assert.deepEqual(eventsOf(made, "a.1"), [A]);
  assert.match(sourceOf(made.cells[3]), /return None/);
  for (const one of made.cells) assert.ok([undefined, "one"].includes((label(one)["work"] as { learner?: string } | undefined)?.learner));
});

test("a draft here that an answer of the file takes the place of is one that the old copy keeps", () => {
  const here = fresh();
  here.cells[1] = cell("a.1", 'kit.check("a.1", ...)', work("a.1", [], { draft: "half" }));
  assert.equal(through(begun([A]), here).others, 1);
  const typed = fresh();
  typed.cells[1] = cell("a.1", 'kit.check("a.1", "z")');
  assert.equal(through(begun([A]), typed).others, 1);
});

test("a function that is half written goes along within an edition, and an untouched one does not", () => {
  const half = fresh();
  half.cells[3] = cell("a.3", STUB.replace("return", "words = text.split()\n    return"));
  half.cells[1] = cell("a.1", 'kit.check("a.1", "p")');
  assert.match(sourceOf(through(half, fresh()).made.cells[3]), /words/);
  assert.match(sourceOf(through(begun([A]), half).made.cells[3]), /words/);
  const other = fresh();
  other.metadata["dateline"] = { ...EDITION, source: "s2" };
  assert.doesNotMatch(sourceOf(through(half, other).made.cells[3]), /words/);
});

test("an answer to what this edition does not ask is counted and left", () => {
  const here = lesson([cell("a.2", 'kit.check("a.2", "...")')]);
  const { answers, left, made } = through(begun([A]), here);
  assert.deepEqual([answers, left, made.cells.length], [0, 1, 2]);
});

test("the file has answers alone: no forms, no articles, nothing of a lesson that was not begun", () => {
  const { text, answers } = written(new Map([["01-a", begun([A])], ["02-b", fresh()]]));
  assert.equal(answers, 1);
  const { lessons } = JSON.parse(text) as { lessons: Record<string, Notebook> };
  assert.deepEqual(Object.keys(lessons), ["01-a"]);
  assert.deepEqual(lessons["01-a"]!.metadata["dateline"], { ...EDITION, learner: "one" });
  assert.equal(written(new Map([["01-a", fresh()]])).answers, 0);
});

test("a single lesson that was downloaded is taken as the file is", () => {
  const { lessons } = read(JSON.stringify(begun([A])));
  assert.deepEqual([...lessons!.keys()], ["01-a"]);
  assert.equal(merged(fresh(), lessons!.get("01-a")!).answers, 1);
});

test("a damaged or foreign file gets one line", () => {
  const whole = written(new Map([["01-a", begun([A])]])).text;
  const said: [string, RegExp][] = [
    ["", /cannot be read/], [whole.slice(0, 90), /cannot be read/], ["{}", /no answers of this course/], ["[1]", /no answers/], ["null", /no answers/],
    [JSON.stringify({ cells: [], metadata: {} }), /no answers/], [whole.replace('"v": 1', '"v": 2'), /another version/],
    [whole.replace('"cells": [', '"cells": [3,'), /part of this file is damaged/], [" ".repeat(MOST + 1), /too big/],
  ];
  for (const [text, line] of said) {
    const { lessons, trouble } = read(text);
    assert.equal(lessons, null, text.slice(0, 40));
    assert.match(trouble, line);
    assert.match(trouble, /Nothing here was changed\.$/);
  }
});
