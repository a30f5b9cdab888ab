// One file with the answers of every lesson: written here, read here or on another machine.
//
// It holds of each lesson the cells in which something was done, as the notebook has them, without
// what they printed. So what is kept in a cell has one form, wherever it lies.

import { carried, isOwn, label, questionOf, readNotebook, sourceOf, type Cell, type Notebook } from "./carrying.ts";
import { isObject, readWork, type Event, type Json } from "./contract.ts";
import { same } from "./work.ts";

export const FILE = "dateline-answers.json";
const KIND = "answers of Dateline";
const VERSION = 1;
export const MOST = 20_000_000; // characters; a course's answers take some hundred thousand
const KEPT = ["lesson", "source", "version", "learner"];
const BLANK = /"\.\.\."|\.\.\./g;
const SETS = /^(ARTICLE|ME) = /m;

/** The text of the file, from lessons by name. A lesson in which nothing was done is left out. */
export function written(lessons: Map<string, Notebook>): { text: string; answers: number } {
  const kept: Record<string, Json> = {};
  let answers = 0;
  for (const [name, lesson] of lessons) {
    const cells = lesson.cells.filter(isWorth);
    if (!cells.some((cell) => isOwn(cell) || isDone(cell))) continue;
    answers += cells.filter(isDone).length;
    const about = Object.fromEntries(Object.entries(label(lesson)).filter(([key]) => KEPT.includes(key)));
    kept[name] = { metadata: { dateline: about }, cells: cells.map(bare) as unknown as Json };
  }
  return { text: `${JSON.stringify({ dateline: KIND, v: VERSION, lessons: kept }, null, 1)}\n`, answers };
}

/** Whether a cell tells something of its learner: an answer, a choice, a filled blank, an own note. */
function isWorth(cell: Cell): boolean {
  if (isOwn(cell)) return true;
  if (cell.cell_type !== "code") return false;
  if (questionOf(cell) !== null) return isDone(cell) || /^\s*def /m.test(sourceOf(cell));
  return label(cell)["setup"] === true ? SETS.test(sourceOf(cell)) : !Object.keys(label(cell)).length;
}

/** Whether a question's cell holds anything that its learner did. */
function isDone(cell: Cell): boolean {
  return questionOf(cell) !== null && (hasWork(cell) || blanks(cell) === 0);
}

function hasWork(cell: Cell): boolean {
  const { work } = label(cell);
  return isObject(work) && (eventsOf(cell).length > 0 || hasDraft(cell) || work["rated"] !== undefined);
}

function hasDraft(cell: Cell): boolean {
  const { work } = label(cell);
  return isObject(work) && work["draft"] !== undefined && work["draft"] !== null;
}

function blanks(cell: Cell): number {
  return sourceOf(cell).match(BLANK)?.length ?? 0;
}

function eventsOf(cell: Cell): Event[] {
  const id = questionOf(cell);
  return id === null ? [] : readWork(label(cell)["work"], id, "").work.events;
}

function bare(cell: Cell): Cell {
  const { cell_type, id, source, metadata } = cell;
  const printed = cell_type === "code" ? { outputs: [], execution_count: null } : {};
  return { cell_type, ...(id === undefined ? {} : { id }), source: source ?? "", metadata: metadata ?? {}, ...printed };
}

export type Read = { lessons: Map<string, Notebook>; trouble: "" } | { lessons: null; trouble: string };

const NO_FILE = "Choose the file that \"Keep all answers in one file\" gave you, or a lesson that you downloaded. Nothing here was changed.";

/** What a chosen file holds, or one line on why it cannot be taken. A single lesson will do, too. */
export function read(text: string): Read {
  const no = (why: string): Read => ({ lessons: null, trouble: `${why} ${NO_FILE}` });
  if (text.length > MOST) return no("This file is too big to be one of answers.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no("This file cannot be read: it is damaged, or no file of answers.");
  }
  const alone = readNotebook(value);
  const name = alone && label(alone)["lesson"];
  if (alone && typeof name === "string") return { lessons: new Map([[name, alone]]), trouble: "" };
  if (!isObject(value) || value["dateline"] !== KIND || !isObject(value["lessons"])) return no("This file holds no answers of this course.");
  if (value["v"] !== VERSION) return no("This file was written by another version of the course.");
  const read = Object.entries(value["lessons"]).map(([name, part]) => [name, readNotebook(part)] as const);
  const sound = read.filter((pair): pair is [string, Notebook] => pair[1] !== null);
  if (sound.length < read.length) return no("A part of this file is damaged.");
  return { lessons: new Map(sound), trouble: "" };
}

export interface Merged {
  made: Notebook;
  /** Answers that came in. */
  answers: number;
  /** Those among them in whose place another answer stood. */
  others: number;
  /** Answers to questions that this edition does not ask. */
  left: number;
}

/** A lesson as it is here, with the answers of a file. Where both go on from one another, the longer
 * counts; where they differ, the file's. Whoever writes it keeps the copy that was here. */
export function merged(here: Notebook, file: Notebook): Merged {
  const ours = new Map(here.cells.map((cell) => [questionOf(cell), cell]));
  const known = new Set(here.cells.filter(isOwn).map((cell) => sourceOf(cell)));
  const untouched = !here.cells.some(isDone);
  let others = 0;
  let left = 0;
  const cells = file.cells.filter((cell) => {
    const id = questionOf(cell);
    if (id === null) {
      // The text of answers that stay is the text that was chosen here.
      if (label(cell)["setup"] === true) return untouched;
      return !isOwn(cell) || !known.has(sourceOf(cell));
    }
    const mine = ours.get(id);
    if (!mine) left += isDone(cell) ? 1 : 0;
    if (!mine || !(isDone(cell) ? goesOn(mine, cell) : isFurther(here, mine, file, cell))) return false;
    if (isLost(mine, cell)) others += 1;
    return true;
  });
  const learner = label(file)["learner"];
  const { made, answers } = carried(here, { ...file, cells });
  // One notebook is one learner's: what stays of the answers here goes under the same sign.
  if (typeof learner === "string") for (const cell of made.cells) sign(cell, learner);
  return { made, answers, others, left };
}

/** Whether the file's cell says more than the one here, or something else. */
function goesOn(mine: Cell, theirs: Cell): boolean {
  const [here, there] = [eventsOf(mine), eventsOf(theirs)];
  if (there.length) return !isBegin(there, here);
  if (here.length) return false;
  return !same([sourceOf(mine), label(mine)["work"] ?? null], [sourceOf(theirs), label(theirs)["work"] ?? null]);
}

/** Whether a function that was begun there, and not here, stands in the file's cell. */
function isFurther(here: Notebook, mine: Cell, file: Notebook, theirs: Cell): boolean {
  const isSameEdition = label(here)["source"] === label(file)["source"];
  return isSameEdition && !isDone(mine) && sourceOf(theirs).trim().length > sourceOf(mine).trim().length;
}

/** Whether something that was done here would be there no more. */
function isLost(mine: Cell, theirs: Cell): boolean {
  if (!isDone(mine)) return false;
  const here = eventsOf(mine);
  return hasDraft(mine) || !here.length || !isBegin(here, eventsOf(theirs));
}

/** Whether `long` is what `short` is, and perhaps more behind it. */
function isBegin(short: Event[], long: Event[]): boolean {
  return short.length <= long.length && short.every((event, n) => same(event, long[n]));
}

function sign(cell: Cell, learner: string): void {
  const { work } = label(cell);
  if (isObject(work)) cell.metadata = { ...cell.metadata, dateline: { ...label(cell), work: { ...work, learner } } };
}
