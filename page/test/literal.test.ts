import assert from "node:assert/strict";
import { test } from "node:test";

import type { Answer } from "../src/contract.ts";
import { literal, OPEN, python, twin, typed } from "../src/literal.ts";

test("an answer is written as Python writes it", () => {
  assert.equal(twin("start.1", 22), 'kit.check("start.1", 22)');
  assert.equal(twin("casualties.6", [31, null]), 'kit.check("casualties.6", [31, None])');
  assert.equal(twin("start.3", { 2: "headline", 8: OPEN }), 'kit.check("start.3", {"2": "headline", "8": ...})');
  assert.equal(twin("x.1", "a", 'I said "no"'), 'kit.check("x.1", "a", why="I said \\"no\\"")');
  assert.equal(python([true, false, null, "“a”\n"]), '[True, False, None, "“a”\\n"]');
});

test("a long table has a line for each row, and is read back", () => {
  const answer = { value: 500, who: "civilians and fighters both", counter: "the Syrian Observatory for Human Rights" };
  const line = twin("casualties.10", answer, "I looked again");
  assert.equal(line.split("\n").length, 9);
  assert.deepEqual(typed(line, "casualties.10"), answer);
});

test("what is written is read back as it was", () => {
  const answers: Answer[] = [null, true, 0.35, -3, "it's “so”, \\ and \n", ["5.1", "8.2"], [], {}, { a: [1, { b: null }] }];
  for (const answer of answers) {
    assert.deepEqual(typed(twin("a.1", answer), "a.1"), answer);
  }
});

test("lines typed by hand are read", () => {
  assert.equal(typed("kit.check('start.1', 22)  # mine", "start.1"), 22);
  assert.deepEqual(typed("x = 1\nkit.check('a.1', (31, None))", "a.1"), [31, null]);
  assert.deepEqual(typed('kit.check(\n "a.1",\n {"5.1", \'8.2\',},\n)', "a.1"), ["5.1", "8.2"]);
  assert.deepEqual(typed('kit.check("a.1", {2: "x", 7.1: ...})', "a.1"), { 2: "x", 7.1: OPEN });
  assert.equal(typed('kit.check("a.1", "one "\n  "two", why="so")', "a.1"), "one two");
  assert.equal(typed('kit.check("a.1", """x\ny""")', "a.1"), "x\ny");
});

test("what is no plain answer to this question is not read", () => {
  for (const source of [
    'kit.check("other.1", 1)', 'kit.check("a.1", to_bounds)', 'kit.check("a.1", 1 + 2)', 'kit.check("a.1", [1, 2', 'kit.check("a.1", "x)',
    'kit.check("a.1", [f(x)])', "print(1)", 'kit.check("a.1")',
  ]) assert.equal(typed(source, "a.1"), undefined, source);
  assert.equal(literal("(1, 2) extra"), undefined);
  assert.deepEqual(literal(" (12, None) "), [12, null]);
});

test("a key with a name of its own meaning stays a key", () => {
  const table = typed('kit.check("a.1", {"__proto__": 1})', "a.1") as Record<string, unknown>;
  assert.deepEqual(Object.keys(table), ["__proto__"]);
});
