// What a learner may set in a cell that shows something: `WORD = "Dr."`, read from its line of the
// source and written back into it.

import { isObject, type Json } from "./contract.ts";
import { literal, python, quoted } from "./literal.ts";

interface Asked {
  /** The variable. */
  name: string;
  label: string;
}

export type Setting =
  | (Asked & { how: "choose"; options: string[] })
  | (Asked & { how: "write" })
  /** Marks on the article, in the same units as the question `like` asks for. */
  | (Asked & { how: "mark"; like: string });

/** The settings that a cell's metadata tells of; what is damaged is left out. */
export function readSettings(value: unknown): Setting[] {
  return Array.isArray(value) ? value.filter(isSetting) : [];
}

function isSetting(value: unknown): value is Setting {
  if (!isObject(value) || typeof value["label"] !== "string") return false;
  if (typeof value["name"] !== "string" || !/^[A-Z][A-Z0-9_]*$/.test(value["name"])) return false;
  const { how, options, like } = value;
  if (how === "choose") return Array.isArray(options) && options.every((option) => typeof option === "string");
  return how === "write" || (how === "mark" && typeof like === "string");
}

const line = (name: string) => new RegExp(`^(${name} = )(.*)$`, "m");

/** What a variable is set to; undefined where its line is gone or says something else. */
export function setTo(source: string, name: string): Json | undefined {
  const found = line(name).exec(source)?.[2];
  return found === undefined ? undefined : literal(found);
}

/** The source with the variable set to another value. */
export function setting(source: string, name: string, value: Json): string {
  return source.replace(line(name), (_, before: string) => before + (typeof value === "string" ? quoted(value) : python(value)));
}
