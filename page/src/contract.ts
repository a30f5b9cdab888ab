// What the kit and the page tell each other: forms, what a learner did, replies.
//
// All of it is plain JSON that stands in the notebook. What a notebook holds may be damaged or of
// another version, so whatever comes from there is read by the functions at the end.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Answer = Json;

export interface Named {
  id: string | number;
  text: string;
}

export interface Item {
  id: string;
  text: string;
  label: string;
  options?: (Named | string)[];
}

export interface ByHand {
  inputs: { id: string; text: string; with: string[] }[];
  with: string[];
  how: string;
  types: string[];
}

/** Which of its lesson's questions one is, counted from 1 down the page. */
export interface Ordinal {
  at: number;
  of: number;
}

/** A question before it is answered; the fields after `hints` depend on the shape. */
export interface Form {
  id: string;
  kind: string;
  shape: string;
  prompt: string;
  points: number;
  label: string;
  how: string;
  flags: string[];
  marked: "kit" | "reader" | "instructor";
  hints: boolean;
  options?: Named[];
  items?: Item[];
  values?: Named[];
  none?: string;
  universe?: string[];
  readers?: Record<string, string[]>;
  places?: string[];
  ends?: { id: string; label: string }[];
  passage?: [string, string][];
  rubric?: string[];
  anchors?: Named[];
  max_words?: number | null;
  function?: string;
  by_hand?: ByHand | null;
  takes?: Takes;
}

/** What a line can mean, where not every line can: a whole number between two, or ids. */
export type Takes = { number: [number, number] } | { ids: string[] };

export interface Part {
  id: string;
  start: number;
  end: number;
}

/** A block of an article. Offsets are code points of its text. */
export interface Block {
  id: string;
  text: string;
  sentences: Part[];
  quotations?: Part[];
}

export interface Article {
  title: string;
  blocks: Block[];
}

export interface Lesson {
  lesson: string;
  version?: number;
  source?: string;
  article: string;
  forms: Record<string, Form>;
  on?: Record<string, Record<string, Form>>;
  articles: Record<string, Article>;
  /** Drawn once for a learner, 16 hexadecimal digits; the order of options follows from it. */
  learner?: string;
}

/** What counts, in order. `on` is the article it happened on; the kernel sets it. */
export type Event = { on?: string } & ({ answer: Answer; why?: string } | { hint: number } | { reveal: true });

export interface Reply {
  v: number;
  question: string;
  event: Event | null;
  status: string;
  points: number | null;
  of: number | null;
  best?: number | null;
  closed?: boolean;
  head: string;
  lines: string[];
  fold?: string[];
  rung?: number;
  /** The next hint, or null where there is none: what it needs first, and what it costs. */
  next?: { hint: number; needs: "answer" | null; price: string | null } | null;
  article?: string;
}

export interface Work {
  v: 1;
  question: string;
  article: string;
  draft?: Answer;
  events: Event[];
  /** The last verdict. */
  reply?: Reply;
  /** The hints that were given, as they were given. */
  hints?: Reply[];
  /** What the next hint is, as the last reply of either sort said. */
  next?: Reply["next"];
  learner?: string;
  /** Marks of a learner's own on the anchors of a free text, by anchor; they earn nothing. */
  rated?: Record<string, number>;
}

export const REPLY_TYPE = "application/vnd.dateline.reply+json";
export const STATE_TYPE = "application/vnd.dateline.state+json";

export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The lesson a notebook's metadata holds, or null where it holds none. */
export function readLesson(metadata: unknown): Lesson | null {
  if (!isObject(metadata) || !isObject(metadata["forms"]) || !isObject(metadata["articles"])) {
    return null;
  }
  const lesson = metadata as unknown as Lesson;
  return typeof lesson.article === "string" ? lesson : null;
}

/** The form of a question on an article: only what differs is kept for each other article. */
export function formOf(lesson: Lesson, question: string, article: string): Form | null {
  const form = lesson.on?.[article]?.[question] ?? lesson.forms[question];
  if (!form || typeof form.prompt !== "string" || typeof form.shape !== "string") return null;
  if (form.takes === undefined || readTakes(form.takes)) return form;
  const { takes: _, ...free } = form; // the kit itself says what it does not take
  return free;
}

/** What a line can mean, or null for what says nothing of the kind. */
export function readTakes(value: unknown): Takes | null {
  if (!isObject(value)) return null;
  const { number, ids } = value;
  if (Array.isArray(number) && number.length === 2 && number.every((end) => Number.isFinite(end))) return value as unknown as Takes;
  return number === undefined && Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === "string") ? (value as unknown as Takes) : null;
}

const MOST_LINES = 200;
const MOST_HINTS = 3;
const MOST_RATED = 12;

const isLines = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= MOST_LINES && value.every((line) => typeof line === "string");

/** A reply, or null for what is none. */
export function readReply(said: unknown): Reply | null {
  const value = whole(said);
  if (!isObject(value) || typeof value["head"] !== "string") return null;
  if (typeof value["question"] !== "string" || !isLines(value["lines"])) return null;
  if (value["fold"] === null) delete value["fold"];
  if (value["fold"] !== undefined && !isLines(value["fold"])) return null;
  const next = value["next"];
  if (next !== undefined && next !== null && !readNext(next)) return null;
  return { event: null, points: null, of: null, ...value } as unknown as Reply;
}

/** What a kernel said, with null where nothing is: Python in a browser says undefined for None. */
export function whole(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === undefined ? null : part)) ?? "null");
}

/** What the next hint is, or null for what says nothing of the kind. */
export function readNext(value: unknown): Reply["next"] & {} | null {
  if (!isObject(value)) return null;
  const { hint, needs, price } = value;
  const isOne = typeof hint === "number" && Number.isInteger(hint) && hint >= 1 && hint <= MOST_HINTS;
  const isSaid = (needs === undefined || needs === null || needs === "answer") && (price === undefined || price === null || typeof price === "string");
  return isOne && isSaid ? (value as unknown as Reply["next"] & {}) : null;
}

/** Marks of a learner's own on the anchors, or null for what is none. */
function readRated(value: unknown): Record<string, number> | null {
  if (!isObject(value)) return null;
  const marks = Object.values(value);
  const sound = marks.length <= MOST_RATED && marks.every((mark) => typeof mark === "number" && mark >= 0 && mark <= 1);
  return sound ? (value as Record<string, number>) : null;
}

export function readEvent(value: unknown): Event | null {
  if (!isObject(value)) return null;
  const on = typeof value["on"] === "string" ? { on: value["on"] } : {};
  if ("answer" in value) {
    const why = typeof value["why"] === "string" ? { why: value["why"] } : {};
    return { answer: value["answer"] as Json, ...why, ...on };
  }
  if (typeof value["hint"] === "number") return { hint: value["hint"], ...on };
  return value["reveal"] === true ? { reveal: true, ...on } : null;
}

export interface ReadWork {
  work: Work;
  /** What could not be read, said in a line; empty if all was well. */
  trouble: string;
}

/** What a cell's metadata says a learner did. Damaged parts are left out, and that is said. */
export function readWork(value: unknown, question: string, article: string, learner = ""): ReadWork {
  const work: Work = { v: 1, question, article, events: [] };
  if (value === undefined || value === null) return { work, trouble: "" };
  if (!isObject(value)) {
    return { work, trouble: "What was kept of your answer here cannot be read." };
  }
  if (value["question"] !== question) {
    const other = String(value["question"] ?? "another question").slice(0, 40);
    return { work, trouble: `What was kept here belongs to ${other}, and is not shown.` };
  }
  if (value["v"] !== 1) {
    return { work, trouble: "Your answer was kept by another version of the course, and is not shown." };
  }
  if (learner && typeof value["learner"] === "string" && value["learner"] !== learner) {
    return { work, trouble: "What was kept here comes from another learner's notebook, and is not shown." };
  }
  const troubles: string[] = [];
  if (typeof value["article"] === "string") work.article = value["article"];
  if ("draft" in value) work.draft = value["draft"] as Json;
  if (Array.isArray(value["hints"])) {
    const hints = value["hints"].map(readReply).filter((hint): hint is Reply => hint !== null);
    work.hints = hints.slice(0, MOST_HINTS);
  }
  const next = readNext(value["next"]);
  if (value["next"] === null || next) work.next = next;
  const rated = readRated(value["rated"]);
  if (rated) work.rated = rated;
  const events = Array.isArray(value["events"]) ? value["events"] : [];
  const read = events.map(readEvent);
  work.events = read.filter((event): event is Event => event !== null);
  const lost = read.length - work.events.length;
  if (lost || ("events" in value && !Array.isArray(value["events"]))) {
    troubles.push("A part of what was kept of your answers cannot be read; the rest is here.");
  }
  if ("reply" in value) {
    const reply = readReply(value["reply"]);
    if (reply) work.reply = reply;
    else troubles.push("The last reply cannot be read; Check gives it again.");
  }
  return { work, trouble: troubles.join(" ") };
}
