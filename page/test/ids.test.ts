import assert from "node:assert/strict";
import { test } from "node:test";

import { stretches } from "../src/ids.ts";

const KNOWN = new Set(["2", "6", "7", "9", "10", "14", "7.1", "11.2", "13", "2.1"]);
const ids = (text: string) => stretches(text, KNOWN).filter((s) => s.id).map((s) => s.id);

test("ids after block or sentence, and sentences anywhere, are found", () => {
  assert.deepEqual(ids("Class the source of each: block 2, 6, sentence 7.1, 11.2, block 13."), ["2", "6", "7.1", "11.2", "13"]);
  assert.deepEqual(ids("Put blocks 9, 10 and 14 in order."), ["9", "10", "14"]);
  assert.deepEqual(ids("Is 7.1 (or 11.2) a person?"), ["7.1", "11.2"]);
  assert.deepEqual(ids("Block 7 names nobody."), ["7"]);
  assert.deepEqual(ids("9: the manner of the denial"), ["9"]);
  assert.deepEqual(ids("9:"), ["9"]);
});

test("numbers that are no ids are left alone", () => {
  assert.deepEqual(ids("of the 19 body sentences, 9 rest on a name"), []);
  assert.deepEqual(ids("2.1 % of 7 points; version 7.1.3; 17.1"), []);
  assert.deepEqual(ids("block 99"), []);
});

test("no letter is lost", () => {
  const text = "See block 2, 6 and 7.1: “2.1 %” of block 99, sentences 7.1 or 11.2";
  assert.equal(stretches(text, KNOWN).map((s) => s.text).join(""), text);
});
