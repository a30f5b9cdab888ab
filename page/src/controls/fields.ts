// One number, the two ends of an interval, or a line of words.

import type { Answer, Json } from "../contract.ts";
import { element } from "../element.ts";
import { capital, disable, UNTOUCHED, type Control, type Reading, type Setting } from "./control.ts";

export const NO_NUMBER = "Write a number in digits, such as 12 or 0.35.";

/** The number that digits stand for, "1,200" and "−3" too; NaN for anything else. */
export function toNumber(written: string): number {
  const text = written.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "").replace("\u2212", "-");
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
}

function input(kind: "number" | "text"): HTMLInputElement {
  const mode = kind === "number" ? { inputmode: "decimal", class: "dl-short" } : { class: "dl-long" };
  return element("input", { type: "text", autocomplete: "off", ...mode });
}

export function number(setting: Setting): Control {
  const given = input("number");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting.form.label || "number")), given);
  node.addEventListener("input", setting.changed);
  return {
    node,
    draft: () => given.value.trim() || null,
    read: () => {
      if (!given.value.trim()) return { open: UNTOUCHED };
      const answer = toNumber(given.value);
      return Number.isNaN(answer) ? { open: NO_NUMBER } : { answer };
    },
    fill: (draft) => (given.value = draft === null ? "" : String(draft)),
    lock: () => disable(node),
  };
}

const NO_LIMIT = "open";

/** Low and high, each a number or open. In a draft "open" is an open end, null an untouched one. */
export function ends(setting: Setting): Control {
  const parts = (setting.form.ends ?? [{ id: "low", label: "From" }, { id: "high", label: "To" }]).map((end) => {
    const given = input("number");
    const open = element("input", { type: "checkbox" });
    const no = end.id === "low" ? "no lowest number" : "no highest number";
    const node = element(
      "div", { class: "dl-end" },
      element("label", { class: "dl-field" }, element("span", {}, capital(end.label.replace(/\s*\(.*\)$/, ""))), given),
      element("label", { class: "dl-option dl-switch" }, open, element("span", {}, `open: ${no}`)),
    );
    const shut = () => {
      given.disabled = open.checked;
      if (open.checked) given.value = "";
    };
    open.addEventListener("change", shut);
    return {
      id: end.id, node,
      state: (): Json => (open.checked ? NO_LIMIT : given.value.trim() || null),
      value: () => (open.checked ? null : toNumber(given.value)),
      put: (value: Json, isAnswer: boolean) => {
        open.checked = value === NO_LIMIT || (value === null && isAnswer);
        given.value = value === null || open.checked ? "" : String(value);
        shut();
      },
    };
  });
  const node = element("div", { class: "dl-ends", role: "group", "aria-label": setting.form.label || "The two ends" }, ...parts.map((p) => p.node));
  node.addEventListener("input", setting.changed);
  return {
    node,
    draft: () => (parts.every((p) => p.state() === null) ? null : parts.map((p) => p.state())),
    read: (): Reading => {
      const open = parts.filter((p) => p.state() === null);
      if (open.length === parts.length) return { open: UNTOUCHED };
      if (open.length) return { open: `The ${open[0]!.id === "low" ? "lower" : "upper"} end is still empty. Write a number, or choose “open”.` };
      const answer = parts.map((p) => p.value());
      return answer.some((v) => v !== null && Number.isNaN(v)) ? { open: NO_NUMBER } : { answer };
    },
    fill: (draft) => {
      const both = Array.isArray(draft) && draft.length === 2 ? draft : [null, null];
      // In an answer None is an open end; in a draft that end would be written "open".
      const isAnswer = Array.isArray(draft) && both.every((v) => v === null || typeof v === "number");
      parts.forEach((p, n) => p.put(both[n]!, isAnswer));
    },
    lock: () => disable(node),
  };
}

export function line(setting: Setting): Control {
  const takes = setting.form.takes;
  const isNumber = takes !== undefined && "number" in takes;
  const given = input(isNumber ? "number" : "text");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting.form.label || "your words")), given);
  node.addEventListener("input", setting.changed);
  const read = (): Reading => {
    const text = given.value.trim();
    if (!text) return { open: UNTOUCHED };
    if (takes && "number" in takes) return whole(text, ...takes.number);
    if (takes && "ids" in takes) return ids(text, takes.ids);
    return { answer: text };
  };
  return {
    node,
    draft: (): Answer => given.value.trim() || null,
    read,
    fill: (draft) => (given.value = draft === null ? "" : Array.isArray(draft) ? draft.join(", ") : String(draft)),
    lock: () => disable(node),
  };
}

/** A whole number between two. */
export function whole(text: string, low: number, high: number): Reading {
  const answer = toNumber(text);
  if (Number.isInteger(answer) && answer >= low && answer <= high) return { answer };
  return { open: `Write a whole number from ${low} to ${high}.` };
}

/** Ids out of a list, one after another. */
export function ids(text: string, known: string[]): Reading {
  const given = text.split(/[\s,;]+|\band\b/).filter(Boolean);
  const strange = given.find((id) => !known.includes(id));
  if (strange === undefined && given.length) return { answer: given };
  return { open: `“${strange ?? text}” is not an id of this article. Ids look like ${known[0]}.` };
}
