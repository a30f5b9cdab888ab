import assert from "node:assert/strict";
import { test } from "node:test";

import { readSettings, setting, setTo } from "../src/settings.ts";

const SOURCE = '# Choose a word: "a" or "b".\nWORD = "a"\nWORDS = ["x"]\nprint(WORD, "WORD = 1")\n';

test("what is set is read from its own line and written back into it", () => {
  assert.equal(setTo(SOURCE, "WORD"), "a");
  assert.deepEqual(setTo(SOURCE, "WORDS"), ["x"]);
  const changed = setting(SOURCE, "WORD", 'so "it" is\n$1');
  assert.equal(setTo(changed, "WORD"), 'so "it" is\n$1');
  assert.equal(changed.split("\n").length, SOURCE.split("\n").length);
  assert.equal(setting(changed, "WORD", "a"), SOURCE);
  assert.equal(setTo(setting(SOURCE, "WORD", "..."), "WORD"), "...");
  assert.ok(setting(SOURCE, "WORD", "...").includes('WORD = "..."'));
});

test("a line that was changed by hand into something else is left as it is", () => {
  assert.equal(setTo("WORD = f(3)", "WORD"), undefined);
  assert.equal(setTo("print(3)", "WORD"), undefined);
  assert.equal(setting("print(3)", "WORD", "b"), "print(3)");
});

test("damaged settings are left out one by one", () => {
  const sound = [{ name: "A", how: "choose", label: "a", options: ["x"] }, { name: "B_2", how: "write", label: "b" }, { name: "C", how: "mark", label: "c", like: "l.1" }];
  const forged = [3, { name: "a", how: "write", label: "x" }, { name: "A.*", how: "write", label: "x" }, { name: "A", how: "choose", label: "x", options: "y" }, { name: "A", how: "mark", label: "x" }];
  assert.deepEqual(readSettings([...forged, ...sound]), sound);
  assert.deepEqual(readSettings("x"), []);
});
