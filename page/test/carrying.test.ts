import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { carried, isNewer, readNotebook, sourceOf, type Notebook } from "../src/carrying.ts";

interface Case {
  name: string;
  lesson: Notebook;
  mine: Notebook;
  made: Notebook;
  answers: number;
  newer: boolean;
}

// What launch/carrying.py makes of the same: tests/launch/test_carried_alike.py holds it to these.
const CASES = JSON.parse(readFileSync("../tests/fixtures/carrying/cases.json", "utf8")) as Case[];

const evened = (made: Notebook) => ({ ...made, cells: made.cells.map((cell) => ({ ...cell, source: sourceOf(cell) })) });

for (const { name, lesson, mine, made, answers, newer } of CASES) {
  test(`carried as where a course has a folder: ${name}`, () => {
    const got = carried(lesson, mine);
    assert.deepEqual(evened(got.made), evened(made));
    assert.equal(got.answers, answers);
    assert.equal(isNewer(lesson, mine), newer);
  });
}

test("what is no notebook is none", () => {
  for (const value of [null, 3, [], {}, { cells: 3 }, { cells: [3] }]) assert.equal(readNotebook(value), null);
  assert.deepEqual(readNotebook({ cells: [] }), { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 });
});
