// A learner's answers, carried out of one copy of a lesson into another: what `launch/carrying.py`
// does where a course has a folder, for a browser that has none. The two are held to the same cases.

import { isObject, type Json } from "./contract.ts";

export interface Cell {
  cell_type: string;
  id?: string;
  source?: string | string[];
  metadata?: { [key: string]: Json };
  outputs?: Json[];
  execution_count?: number | null;
}

export interface Notebook {
  cells: Cell[];
  metadata: { [key: string]: Json };
  nbformat: number;
  nbformat_minor: number;
}

/** The course gives its cells ids of twelve digits; a cell that somebody adds has a longer one. */
export const COURSE_ID = /^[0-9a-f]{12}$/;
const CHECK = /\bkit\.check\(\s*["']([a-z]+\.[0-9a-z-]+)["']/;
const CHOICE = /^(ARTICLE|ME) = ("[^"\n]*"|'[^'\n]*')/gm;
const OPEN = /^(.*?)("\.\.\."|\.\.\.)/;
// These only called up what the new lesson shows by itself.
const CALLED_UP = /^\s*(print\()?kit\.(ask|hint|by_hand)\([^()]*\)\)?\s*$/;

/** The notebook that a value is, or null where it is none. */
export function readNotebook(value: unknown): Notebook | null {
  if (!isObject(value) || !Array.isArray(value["cells"]) || !value["cells"].every(isObject)) return null;
  const { nbformat, nbformat_minor: minor, metadata } = value;
  return {
    ...value,
    cells: value["cells"] as unknown as Cell[],
    metadata: isObject(metadata) ? metadata : {},
    nbformat: typeof nbformat === "number" ? nbformat : 4,
    nbformat_minor: typeof minor === "number" ? minor : 5,
  };
}

/** A notebook or a cell, as far as notes of the course can stand in it. */
export interface Noted {
  metadata?: { [key: string]: Json };
}

/** What the course notes in the metadata of a notebook or cell; {} where there is nothing. */
export function label(thing: Noted): { [key: string]: Json } {
  const found = isObject(thing.metadata) ? thing.metadata["dateline"] : undefined;
  return isObject(found) ? found : {};
}

export function sourceOf(cell: Cell | undefined): string {
  const source = cell?.source ?? "";
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : String(source);
}

/** The question that a code cell answers, by its label or else by its line; null for others. */
export function questionOf(cell: Cell): string | null {
  if (cell.cell_type !== "code") return null;
  const named = label(cell)["question"];
  return typeof named === "string" ? named : (CHECK.exec(sourceOf(cell))?.[1] ?? null);
}

/** Whether a lesson is another edition than the one a copy was made from, and not an older. */
export function isNewer(lesson: Noted, mine: Noted): boolean {
  const [ours, theirs] = [label(lesson), label(mine)];
  return version(theirs) <= version(ours) && ours["source"] !== theirs["source"];
}

function version(about: { [key: string]: Json }): number {
  return Number.isInteger(about["version"]) ? (about["version"] as number) : 1;
}

/** The lesson with what the learner's other copy holds, and how many answers that were. */
export function carried(lesson: Notebook, mine: Notebook): { made: Notebook; answers: number } {
  const made = structuredClone(lesson);
  const old = new Map(mine.cells.map((cell) => [questionOf(cell), cell]));
  const byId = new Map(mine.cells.map((cell) => [cell.id, cell]));
  const choices = new Map(mine.cells.flatMap((cell) => [...sourceOf(cell).matchAll(CHOICE)])
    .filter(([, , value]) => value!.length > 2).map(([, name, value]) => [name!, value!]));
  const was = renamings(lesson);
  let answers = 0;
  for (const cell of made.cells) {
    const id = questionOf(cell);
    const theirs = id === null ? undefined : old.get(id);
    if (id !== null && theirs) {
      if (takes(cell, theirs)) answers += 1;
      if (was[id]) rename(cell, was[id]);
    } else if (label(cell)["setup"]) {
      cell.source = sourceOf(cell).replace(CHOICE, (_, name: string, value: string) => `${name} = ${choices.get(name) ?? value}`);
    } else if (cell.cell_type === "code" && !Object.keys(label(cell)).length) {
      cell.source = filled(sourceOf(cell), sourceOf(byId.get(cell.id)));
    }
  }
  made.cells = withOwn(made.cells, mine.cells);
  const learner = label(mine)["learner"];
  if (typeof learner === "string") made.metadata["dateline"] = { ...label(made), learner };
  return { made, answers };
}

function renamings(lesson: Notebook): Record<string, Record<string, string>> {
  const was = label(lesson)["was"];
  return isObject(was) ? (was as Record<string, Record<string, string>>) : {};
}

/** Puts an old answer into the new cell of its question; false where nothing was answered. */
function takes(cell: Cell, old: Cell): boolean {
  const source = sourceOf(old);
  const { work } = label(old);
  const untouched = source.replace(/\s+/g, "") === sourceOf(cell).replace(/\s+/g, "");
  if (work !== undefined && work !== null) {
    cell.metadata = { ...cell.metadata, dateline: { ...label(cell), work: structuredClone(work) } };
  }
  if (untouched || !source.trim()) return isObject(work) && Object.keys(work).length > 0;
  cell.source = source;
  if (old.outputs) cell.outputs = old.outputs;
  if (old.execution_count !== undefined) cell.execution_count = old.execution_count;
  return true;
}

/** Gives the ids of an older edition, in the line and in what the page kept, as they are now. */
function rename(cell: Cell, was: Record<string, string>): void {
  let source = sourceOf(cell);
  for (const [old, now] of Object.entries(was)) {
    for (const quote of [`"`, "'"]) source = source.replaceAll(quote + old + quote, quote + now + quote);
  }
  cell.source = source;
  const { work } = label(cell);
  if (!isObject(work)) return;
  const told: Record<string, Json> = { ...work };
  for (const place of ["events", "draft"]) if (place in work) told[place] = renamed(work[place]!, was);
  cell.metadata = { ...cell.metadata, dateline: { ...label(cell), work: told } };
}

function renamed(value: Json, was: Record<string, string>): Json {
  if (typeof value === "string") return Object.hasOwn(was, value) ? was[value]! : value;
  if (Array.isArray(value)) return value.map((part) => renamed(part, was));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [Object.hasOwn(was, k) ? was[k]! : k, renamed(v, was)]));
}

/** The new source with those of its blanks filled that are filled in the old one. */
function filled(now: string, before: string): string {
  const theirs = before.split("\n");
  return now.split("\n").map((line) => {
    const blank = OPEN.exec(line)?.[1] ?? "";
    if (!blank.trim()) return line;
    return theirs.find((other) => other.startsWith(blank) && !OPEN.test(other)) ?? line;
  }).join("\n");
}

/** The cells with the learner's own ones, each behind the cell that it followed. */
function withOwn(cells: Cell[], theirs: Cell[]): Cell[] {
  const places = new Map(cells.map((cell, n) => [place(cell), n]));
  const behind = new Map<number, Cell[]>();
  let last = -1;
  for (const cell of theirs) {
    const at = place(cell);
    if (at !== null && places.has(at)) last = places.get(at)!;
    else if (isOwn(cell)) behind.set(last, [...(behind.get(last) ?? []), structuredClone(cell)]);
  }
  return [...(behind.get(-1) ?? []), ...cells.flatMap((cell, n) => [cell, ...(behind.get(n) ?? [])])];
}

/** What tells a cell of the course in both editions: its question, or its id. */
function place(cell: Cell): string | null {
  const question = label(cell)["question"];
  if (typeof question === "string") return question;
  return COURSE_ID.test(cell.id ?? "") ? cell.id! : null;
}

/** Whether a learner added a cell and something stands in it. */
export function isOwn(cell: Cell): boolean {
  const source = sourceOf(cell);
  return !COURSE_ID.test(cell.id ?? "") && source.trim() !== "" && !CALLED_UP.test(source);
}
