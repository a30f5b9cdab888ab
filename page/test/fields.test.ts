import assert from "node:assert/strict";
import { test } from "node:test";

import { pieces, places } from "../src/article.ts";
import { ids, toNumber, whole } from "../src/controls/fields.ts";
import { rubricLine } from "../src/controls/writing.ts";
import { setTo, setting } from "../src/setup_line.ts";

test("numbers as people write them", () => {
  assert.equal(toNumber("1,200"), 1200);
  assert.equal(toNumber(" −3.5 "), -3.5);
  for (const text of ["many", "", "1,2", "12a", "1e5", "0x1f"]) assert.ok(Number.isNaN(toNumber(text)), text);
});

test("a line takes what the question can mean, and says what that is", () => {
  assert.deepEqual(whole("9", 0, 19), { answer: 9 });
  for (const text of ["25", "-1", "2.5", "many"]) assert.deepEqual(whole(text, 0, 19), { open: "Write a whole number from 0 to 19." });
  assert.deepEqual(ids("3.1, 7.2 and 8.1", ["3.1", "7.2", "8.1"]), { answer: ["3.1", "7.2", "8.1"] });
  assert.match((ids("3.1 9.9", ["3.1"]) as { open: string }).open, /“9.9” is not an id/);
});

test("a line of a rubric has a mark and what earns it", () => {
  assert.deepEqual(rubricLine("0.5: says it: without ids"), { mark: "0.5", words: "says it: without ids" });
  assert.deepEqual(rubricLine("all of it"), { mark: "", words: "all of it" });
});

test("offsets are code points, so that letters beyond the first plane do not shift a mark", () => {
  const block = { id: "1", text: "𝔄𝔅 said. No.", sentences: [{ id: "1.1", start: 0, end: 8 }, { id: "1.2", start: 9, end: 12 }] };
  const all = new Map(places({ title: "", blocks: [block] }));
  all.delete("1");
  assert.deepEqual(pieces(block, all), [{ unit: "1.1", text: "𝔄𝔅 said." }, { unit: "", text: " " }, { unit: "1.2", text: "No." }]);
});

test("the set-up line names a text, and can name another", () => {
  const source = 'import kit\nARTICLE = "aleppo-2016-02"  # or "twin"\narticle = kit.use(ARTICLE)';
  assert.equal(setTo(source, "ARTICLE"), "aleppo-2016-02");
  assert.equal(setTo(setting(source, "ARTICLE", "twin"), "ARTICLE"), "twin");
  assert.match(setting(source, "ARTICLE", "twin"), /# or "twin"\narticle/);
  assert.equal(setTo("print(1)", "ARTICLE"), null);
  const strange = 'Ana "A" \\ $& Ruiz';
  assert.equal(setTo(setting('ME = ""\nprint(ME)', "ME", strange), "ME"), strange);
});
