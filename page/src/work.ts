// What a learner did on one question, and how it grows: a pure value, kept in the notebook.

import { isObject, readEvent, readReply, type Answer, type Event, type Reply, type Work } from "./contract.ts";

export const MOST_EVENTS = 60;

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The work with one event more. The same answer twice running counts once, a hint once at all. */
export function withEvent(work: Work, event: Event): Work {
  const last = work.events[work.events.length - 1];
  if (last && same(last, event)) return work;
  if (!("answer" in event) && work.events.some((before) => same(before, event))) return work;
  const events = [...work.events, event];
  // The first answer and every hint weigh in a mark: what falls out is the second answer.
  if (events.length > MOST_EVENTS) {
    const first = events.findIndex((e) => "answer" in e);
    const second = events.findIndex((e, n) => n > first && "answer" in e);
    events.splice(second < 0 ? 1 : second, 1);
  }
  return { ...work, events };
}

/** The work after a reply: what was counted is an event; a verdict and hints stand side by side. */
export function withReply(work: Work, reply: Reply): Work {
  const known = reply.event ? withEvent(work, reply.event) : work;
  const next = reply.next === undefined ? known : { ...known, next: reply.next };
  if (reply.status !== "hint") return { ...next, reply };
  const others = (work.hints ?? []).filter((hint) => hint.head !== reply.head);
  return { ...next, hints: [...others, reply] };
}

/** The work with what the kit knows beyond the notebook (an answer typed in another editor, a reply
 * that the notebook lacks), or null where that is nothing. */
export function withKnown(work: Work, state: unknown): Work | null {
  if (!isObject(state) || !Array.isArray(state["events"])) return null;
  const events = state["events"].map(readEvent).filter((event): event is Event => event !== null);
  const reply = readReply(state["reply"]);
  if (same(events, work.events) && (work.reply || !reply)) return null;
  const article = typeof state["article"] === "string" ? state["article"] : work.article;
  return { ...(reply ? withReply(work, reply) : work), article, events };
}

/** The answer handed in last, or undefined. */
export function lastAnswer(work: Work): Answer | undefined {
  for (let n = work.events.length - 1; n >= 0; n -= 1) {
    const event = work.events[n]!;
    if ("answer" in event) return event.answer;
  }
  return undefined;
}

/** How many answers were handed in. */
export function attempts(work: Work): number {
  return work.events.filter((event) => "answer" in event).length;
}
