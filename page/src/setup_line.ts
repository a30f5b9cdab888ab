// The line of a set-up cell that a learner would edit: `ARTICLE = "..."`, or `ME = "..."`.

import { quoted } from "./literal.ts";

const line = (name: string) => new RegExp(`^(\\s*${name}\\s*=\\s*)("(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')`, "m");

/** What a variable of the set-up cell is set to, without its quotation marks; null if it is not there. */
export function setTo(source: string, name: string): string | null {
  const found = line(name).exec(source)?.[2];
  if (found === undefined) return null;
  return found.slice(1, -1).replace(/\\(.)/g, "$1");
}

/** The source with the variable set to another text. */
export function setting(source: string, name: string, value: string): string {
  return source.replace(line(name), (_, before: string) => before + quoted(value));
}
