// Where a learner stands in the course: read from the notebooks, which hold all that was done.

import { isObject, readLesson, readWork, type Event, type Form, type Ordinal, type Work } from "./contract.ts";

/** What became of a question. "unknown": answered, but what it earned is not in the notebook. */
export type Status = "open" | "not-yet" | "partly" | "right" | "kept" | "unknown";

export interface QuestionState {
  id: string;
  /** Points that it can earn. */
  of: number;
  /** Who marks it. */
  by: Form["marked"];
  status: Status;
  /** The best points so far; null where they are not known, or another's to give. */
  best: number | null;
}

export interface LessonState {
  /** As the file is called, without its ending. */
  name: string;
  path: string;
  title: string;
  /** Minutes for the whole lesson, as its first lines say; null where they do not. */
  minutes: number | null;
  /** When the file was last written, as a date of ISO 8601. */
  modified: string;
  /** What its edition notes of its sources, and the number of its format. */
  source: string;
  version: number;
  questions: QuestionState[];
}

/** What of a cell tells where a learner stands. */
export interface CellNotes {
  type: string;
  dateline: unknown;
  source: string;
}

export interface Place {
  lesson: LessonState;
  question: QuestionState;
  /** Whether anything in the course was answered before. */
  begun: boolean;
}

const LESSON_FILE = /^\d\d-[A-Za-z0-9-]+\.ipynb$/;
const STEP = 5; // minutes: nobody's minutes are told more exactly

/** Whether a file has a name that only a lesson's own copy has: not "01-sourcing.older.ipynb". */
export function isLessonFile(name: string): boolean {
  return LESSON_FILE.test(name);
}

/** Where a learner stands in one lesson, or null where the notebook holds none. */
export function lessonState(path: string, modified: string, dateline: unknown, cells: CellNotes[]): LessonState | null {
  const lesson = readLesson(dateline);
  if (!lesson) return null;
  const name = path.split("/").at(-1)!.replace(/\.ipynb$/, "");
  const head = cells.find((cell) => cell.type === "markdown")?.source ?? "";
  const minutes = /^(\d+)\s+min/mu.exec(head)?.[1];
  const questions: QuestionState[] = [];
  for (const { type, dateline: notes } of cells) {
    if (type !== "code" || !isObject(notes) || typeof notes["question"] !== "string") continue;
    const id = notes["question"];
    const form = lesson.forms[id];
    if (!form || questions.some((other) => other.id === id)) continue;
    const { work } = readWork(notes["work"], id, lesson.article, lesson.learner);
    questions.push({ id, of: form.points, by: form.marked, ...standing(work, form.marked === "kit") });
  }
  return {
    name, path, modified, questions,
    source: lesson.source ?? "",
    version: lesson.version ?? 1,
    title: /^#\s+(.+)$/mu.exec(head)?.[1]?.trim() ?? name,
    minutes: minutes ? Number(minutes) : null,
  };
}

function standing(work: Work, counted: boolean): Pick<QuestionState, "status" | "best"> {
  const last = work.events.filter((event: Event) => "answer" in event).at(-1);
  if (!last) return { status: "open", best: null };
  const { reply } = work;
  // The points in a reply are those on the text it was given on.
  const onOther = reply?.article !== undefined && last.on !== undefined && reply.article !== last.on;
  if (!reply || onOther || reply.status === "hint") return { status: "unknown", best: null };
  const best = counted && typeof reply.best === "number" ? reply.best : null;
  if (reply.closed) return { status: "right", best };
  if (["stored", "awaiting"].includes(reply.status) || !counted) return { status: "kept", best };
  if (typeof reply.best !== "number") return { status: "unknown", best: null };
  // An answer that earned nothing is not partly right: the reply beside it says "Not yet", and so does this.
  return { status: reply.best > 0 ? "partly" : "not-yet", best };
}

export function answered(lesson: LessonState): number {
  return lesson.questions.filter((question) => question.status !== "open").length;
}

export function open(lesson: LessonState): QuestionState[] {
  return lesson.questions.filter((question) => question.status === "open");
}

export interface Earned {
  points: number;
  of: number;
  /** Points that a person gives. */
  reader: number;
  instructor: number;
  /** Questions whose points are not in the notebook. */
  unknown: string[];
}

/** The points of a lesson, as far as the notebook holds them. */
export function earned(lesson: LessonState): Earned {
  const sum: Earned = { points: 0, of: 0, reader: 0, instructor: 0, unknown: [] };
  for (const { id, of, by, status, best } of lesson.questions) {
    if (by !== "kit") {
      sum[by] += of;
      continue;
    }
    sum.of += of;
    sum.points += best ?? 0;
    if (status === "unknown" && of) sum.unknown.push(id);
  }
  return { ...sum, points: rounded(sum.points), of: rounded(sum.of) };
}

/** About how many minutes a lesson still takes; null where it does not say how long it is. */
export function minutesLeft(lesson: LessonState): number | null {
  const left = open(lesson).length;
  if (!left) return 0;
  if (lesson.minutes === null) return null;
  if (left === lesson.questions.length) return lesson.minutes;
  return Math.max(STEP, Math.round((lesson.minutes * left) / lesson.questions.length / STEP) * STEP);
}

/** Where to go on: the first open question of the lesson last worked in, or else of the next one
 * with an open question; null once all is answered. lab.py follows the same rule. */
export function whereNext(lessons: LessonState[]): Place | null {
  const order = [...lessons].sort((a, b) => (a.name < b.name ? -1 : 1));
  const begun = order.filter((lesson) => answered(lesson) > 0);
  const last = begun.reduce<LessonState | null>((a, b) => (a && a.modified > b.modified ? a : b), null);
  const from = last ? order.indexOf(last) : 0;
  for (const lesson of [...order.slice(from), ...order.slice(0, from)]) {
    const question = open(lesson)[0];
    if (question) return { lesson, question, begun: begun.length > 0 };
  }
  return null;
}

/** The first open question of a lesson behind the one named, or else the first of all. */
export function nextOpen(lesson: LessonState, behind: string): QuestionState | null {
  const at = lesson.questions.findIndex((question) => question.id === behind);
  const order = [...lesson.questions.slice(at + 1), ...lesson.questions.slice(0, at + 1)];
  return order.find((question) => question.status === "open") ?? null;
}

/** Which of the questions asked one is; null for one that is not among them. */
export function ordinal(question: string, asked: Iterable<string>): Ordinal | null {
  const each = [...new Set(asked)];
  const at = each.indexOf(question) + 1;
  return at ? { at, of: each.length } : null;
}

/** The lesson after a lesson, or null after the last. */
export function after(lessons: LessonState[], path: string): LessonState | null {
  const here = lessons.findIndex((lesson) => lesson.path === path);
  return here < 0 ? null : (lessons[here + 1] ?? null);
}

function rounded(points: number): number {
  return Number(points.toFixed(2));
}
