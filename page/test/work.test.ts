import assert from "node:assert/strict";
import { test } from "node:test";

import { formOf, readReply, readWork, type Reply, type Work } from "../src/contract.ts";
import { drawn } from "../src/drawn_order.ts";
import { lastAnswer, MOST_EVENTS, withEvent, withKnown, withReply } from "../src/work.ts";

const EMPTY: Work = { v: 1, question: "a.1", article: "x", events: [] };
const reply: Reply = { v: 1, question: "a.1", event: { answer: "y" }, status: "correct", points: 1, of: 1, head: "Correct: 1 of 1 point.", lines: [] };

test("an answer given twice running counts once, and a hint once at all", () => {
  let work = withEvent(EMPTY, { answer: ["1"] });
  work = withEvent(work, { answer: ["1"] });
  work = withEvent(work, { hint: 1 });
  work = withEvent(work, { answer: ["2"] });
  work = withEvent(work, { hint: 1 });
  work = withEvent(work, { answer: ["1"] });
  assert.deepEqual(work.events, [{ answer: ["1"] }, { hint: 1 }, { answer: ["2"] }, { answer: ["1"] }]);
  assert.deepEqual(lastAnswer(work), ["1"]);
});

test("of too many events the first answer and the hints stay", () => {
  let work = withEvent(withEvent(EMPTY, { hint: 1 }), { answer: 0 });
  for (let n = 1; n < 100; n += 1) work = withEvent(work, { answer: n });
  assert.equal(work.events.length, MOST_EVENTS);
  assert.deepEqual(work.events.slice(0, 2), [{ hint: 1 }, { answer: 0 }]);
  assert.deepEqual(work.events.at(-1), { answer: 99 });
});

test("a reply that counted nothing adds no event", () => {
  assert.deepEqual(withReply(EMPTY, { ...reply, event: null }).events, []);
  assert.deepEqual(withReply(EMPTY, reply).events, [{ answer: "y" }]);
});

test("what the kit knows beyond the notebook is taken over, and else nothing changes", () => {
  const work: Work = { ...EMPTY, events: [{ answer: "y" }] };
  assert.equal(withKnown(work, { events: [{ answer: "y" }] }), null);
  assert.equal(withKnown(work, undefined), null);
  assert.deepEqual(withKnown(work, { events: [{ answer: "y" }], reply: { ...reply, event: null } })?.reply?.head, reply.head);
  assert.deepEqual(withKnown(work, { events: [{ answer: "y" }, { answer: "z" }, 5], article: "twin" }), { ...work, article: "twin", events: [{ answer: "y" }, { answer: "z" }] });
});

test("what is whole is read as it was", () => {
  const kept: Work = { v: 1, question: "a.1", article: "twin", draft: [null, "b"], events: [{ answer: "y", why: "z", on: "twin" }, { hint: 2 }, { reveal: true }], reply };
  assert.deepEqual(readWork(kept, "a.1", "x"), { work: kept, trouble: "" });
  assert.deepEqual(readWork(undefined, "a.1", "x"), { work: EMPTY, trouble: "" });
});

test("damaged parts are left out, said, and the rest is kept", () => {
  const damaged = { v: 1, question: "a.1", article: 7, draft: "d", events: [{ answer: 1 }, 5, { hint: "x" }], reply: { head: 1 } };
  const { work, trouble } = readWork(damaged, "a.1", "x");
  assert.deepEqual(work, { ...EMPTY, draft: "d", events: [{ answer: 1 }] });
  assert.match(trouble, /cannot be read; the rest is here.*last reply/);
});

test("work of another question, version or learner is not taken", () => {
  const kept = { v: 1, question: "a.1", article: "x", events: [{ answer: 1 }], learner: "aaaa" };
  for (const [value, learner, words] of [
    [{ ...kept, question: "b.2" }, "", /belongs to b\.2/], [{ ...kept, v: 2 }, "", /another version/],
    [kept, "bbbb", /another learner/], ["text", "", /cannot be read/], [[], "", /cannot be read/],
  ] as const) {
    const read = readWork(value, "a.1", "x", learner);
    assert.deepEqual(read.work, EMPTY);
    assert.match(read.trouble, words);
  }
  assert.equal(readWork(kept, "a.1", "x", "aaaa").trouble, "");
});

test("an order is drawn for each learner, stays, and loses nothing", () => {
  const options = ["a", "b", "c", "d", "e"];
  assert.deepEqual(drawn(options, "one q"), drawn(options, "one q"));
  assert.deepEqual([...drawn(options, "one q")].sort(), options);
  const orders = new Set(Array.from({ length: 200 }, (_, n) => drawn(options, `${n} q`).join("")));
  assert.ok(orders.size > 80, `${orders.size} of 120 orders`);
});

test("forged hints, prices and marks are left out one by one", () => {
  const hint: Reply = { ...reply, event: { hint: 1 }, status: "hint", head: "Hint 1 of 3." };
  const forged = {
    v: 1, question: "a.1", article: "x", events: [{ answer: 1 }],
    hints: [hint, 7, { ...hint, fold: [3] }, { ...hint, lines: [{}] }, hint, hint, hint],
    next: { hint: 3, price: { toString: "free" } }, rated: { A: 7 },
  };
  assert.deepEqual(readWork(forged, "a.1", "x").work, { ...EMPTY, events: [{ answer: 1 }], hints: [hint, hint, hint] });
  const sound = { ...forged, hints: [hint], next: { hint: 2, needs: "answer", price: null }, rated: { A: 0.5 } };
  assert.deepEqual(readWork(sound, "a.1", "x").work, { ...EMPTY, events: [{ answer: 1 }], hints: sound.hints, next: sound.next, rated: sound.rated });
});

test("a form that says badly what it takes takes anything", () => {
  const shown = (takes: unknown) => formOf({ lesson: "l", article: "x", articles: {}, forms: { "a.1": { prompt: "?", shape: "line", takes } } } as never, "a.1", "x");
  for (const takes of [3, {}, { number: 9 }, { number: [0, "9"] }, { ids: [] }, { ids: [7] }]) assert.equal(shown(takes)?.takes, undefined);
  for (const takes of [{ number: [0, 9] }, { ids: ["7.1"] }]) assert.deepEqual(shown(takes)?.takes, takes);
});

test("what a browser's Python leaves undefined is null, in a reply and in the answer that is kept of it", () => {
  const { event: _, ...said } = reply;
  const hint = readReply({ ...said, event: undefined, points: undefined, fold: undefined, next: undefined });
  assert.deepEqual([hint?.event, hint?.points, hint?.next], [null, null, null]);
  assert.equal("answer" in (hint?.event ?? {}), false);
  assert.equal(readReply(said)?.event, null); // a saved notebook leaves it out altogether
  const interval = readReply({ ...reply, event: { answer: { "1": { low: 3, high: undefined } } } });
  assert.deepEqual(interval?.event, { answer: { "1": { low: 3, high: null } } });
});
