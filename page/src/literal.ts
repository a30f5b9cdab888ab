// Answers as Python writes them: the one-line twin of a form, and a typed line read back.

import { isObject, type Answer, type Json } from "./contract.ts";

/** What stands for a place left open: `...` in a cell, and in a draft null. */
export const OPEN = "...";
const WIDTH = 88;

/** Text as a Python literal in double quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

/** An answer as a Python literal; OPEN gives `...`. */
export function python(value: Answer): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === OPEN) return "...";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  return `{${Object.entries(value).map(([k, v]) => `${quoted(k)}: ${python(v)}`).join(", ")}}`;
}

/** The line that hands this answer in: `kit.check("start.1", 22)`. */
export function twin(question: string, answer: Answer, why = ""): string {
  const reason = why ? `, why=${quoted(why)}` : "";
  const line = `kit.check(${quoted(question)}, ${python(answer)}${reason})`;
  if (line.length <= WIDTH || !isObject(answer)) return line;
  const rows = Object.entries(answer).map(([k, v]) => `        ${quoted(k)}: ${python(v)},\n`);
  const last = why ? `    why=${quoted(why)},\n` : "";
  return `kit.check(\n    ${quoted(question)},\n    {\n${rows.join("")}    },\n${last})`;
}

/** The answer that a typed cell hands in to a question; undefined where it is no plain line. */
export function typed(source: string, question: string): Answer | undefined {
  const call = /\bkit\.check\s*\(/.exec(source);
  if (!call) return undefined;
  const reader = new Reader(source, call.index + call[0].length);
  try {
    if (reader.value() !== question) return undefined;
    reader.expect(",");
    const answer = reader.value();
    reader.skip();
    return reader.next() === ")" || reader.next() === "," ? answer : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** The value of a Python literal that is the whole of a text; undefined where it is none. */
export function literal(text: string): Json | undefined {
  const reader = new Reader(text, 0);
  try {
    const value = reader.value();
    reader.skip();
    return reader.next() === "" ? value : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

const CONSTANTS: Record<string, Json> = { None: null, True: true, False: false, Ellipsis: OPEN };

/** Reads the literals of Python that an answer is made of. */
class Reader {
  constructor(
    private readonly source: string,
    private at: number,
  ) {}

  next(): string {
    return this.source[this.at] ?? "";
  }

  skip(): void {
    for (;;) {
      if (/[\s\\]/.test(this.next() || "x")) this.at += 1;
      else if (this.next() === "#") while (this.next() && this.next() !== "\n") this.at += 1;
      else return;
    }
  }

  expect(mark: string): void {
    this.skip();
    if (this.next() !== mark) throw new NotPlain();
    this.at += 1;
  }

  value(): Json {
    this.skip();
    const mark = this.next();
    if (mark === '"' || mark === "'") return this.text();
    if (mark === "[") return this.list("]");
    if (mark === "(") return this.list(")");
    if (mark === "{") return this.table();
    if (this.take("...")) return OPEN;
    const word = this.match(/[A-Za-z_]\w*/y);
    if (word) {
      if (!(word in CONSTANTS)) throw new NotPlain();
      return CONSTANTS[word]!;
    }
    const digits = this.match(/[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?/y);
    if (!digits) throw new NotPlain();
    return Number(digits.replaceAll("_", ""));
  }

  private take(words: string): boolean {
    if (!this.source.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private list(end: string): Json {
    this.at += 1;
    const values: Json[] = [];
    let commas = 0;
    for (;;) {
      this.skip();
      if (this.take(end)) break;
      values.push(this.value());
      this.skip();
      if (this.take(",")) commas += 1;
      else if (this.next() !== end) throw new NotPlain();
    }
    // Brackets around one thing are only brackets.
    return end === ")" && values.length === 1 && !commas ? values[0]! : values;
  }

  private table(): Json {
    this.at += 1;
    const table: Record<string, Json> = {};
    const set: Json[] = [];
    let pairs = 0;
    for (;;) {
      this.skip();
      if (this.take("}")) break;
      const key = this.value();
      this.skip();
      if (this.take(":")) {
        pairs += 1;
        if (typeof key !== "string" && typeof key !== "number") throw new NotPlain();
        Object.defineProperty(table, String(key), {
          value: this.value(), enumerable: true, writable: true, configurable: true,
        });
      } else set.push(key);
      this.skip();
      if (!this.take(",") && this.next() !== "}") throw new NotPlain();
    }
    if (set.length && pairs) throw new NotPlain();
    return set.length ? set : table;
  }

  private text(): string {
    let whole = "";
    for (;;) {
      whole += this.oneText();
      this.skip();
      if (this.next() !== '"' && this.next() !== "'") return whole;
    }
  }

  private oneText(): string {
    const mark = this.next();
    const end = this.source.startsWith(mark.repeat(3), this.at) ? mark.repeat(3) : mark;
    this.at += end.length;
    let text = "";
    while (!this.source.startsWith(end, this.at)) {
      const letter = this.next();
      if (!letter || (letter === "\n" && end.length === 1)) throw new NotPlain();
      if (letter === "\\") text += this.escaped();
      else {
        text += letter;
        this.at += 1;
      }
    }
    this.at += end.length;
    return text;
  }

  private escaped(): string {
    this.at += 1;
    const code = this.match(/u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}/y);
    if (code) {
      const point = parseInt(code.slice(1), 16);
      if (point > 0x10ffff) throw new NotPlain();
      return String.fromCodePoint(point);
    }
    const letter = this.next();
    this.at += 1;
    const short: Record<string, string> = { n: "\n", t: "\t", r: "\r", "\n": "" };
    if (letter in short) return short[letter]!;
    return /["'\\]/.test(letter) ? letter : `\\${letter}`;
  }
}
