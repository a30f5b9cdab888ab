// What a reply says first stands out: a word and its colon, or a sentence; never half an id.

import assert from "node:assert/strict";
import { test } from "node:test";

import { firstWord } from "../src/reply.ts";

test("a head is its first word, then the rest", () => {
  assert.deepEqual(firstWord("Partly: 0.5 of 1 point."), ["Partly:", "0.5 of 1 point."]);
  assert.deepEqual(firstWord("Hint 1 of 3."), ["Hint 1 of 3.", ""]);
  assert.deepEqual(firstWord("Stored"), ["Stored", ""]);
});

test("the stop in an id ends nothing", () => {
  const said = "No prediction is stored for start.4. What would you have said?";
  assert.deepEqual(firstWord(said), ["No prediction is stored for start.4.", "What would you have said?"]);
});
