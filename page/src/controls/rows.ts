// A table of items: one row an item, answered with buttons, a list or a field.

import { isObject, type Answer, type Item, type Json, type Named } from "../contract.ts";
import { element, fresh } from "../element.ts";
import { disable, stillOpen, UNTOUCHED, type Control, type Setting } from "./control.ts";

/** One row: what is asked, and a control that gives a value or null. */
export interface Row {
  id: string;
  name: string;
  node: HTMLElement;
  value: () => Json;
  put: (value: Json) => void;
}

/** An id that stands in the text or in feedback beside what it names: 7, 7.1, iv, F26, a. */
const SHOWN_ID = /^([A-Za-z]?\d+(\.\d+)?|[ivx]+|[a-z])$/i;
const FEW = 3;
const SHORT = 34;

/** An item's id and words; the id is left out where the words say it, or where nobody needs it. */
function asked(item: Item, setting: Setting): HTMLElement {
  const words = item.text || item.id;
  const shown = SHOWN_ID.test(item.id) && item.label !== words;
  return element("span", {}, ...(shown ? [element("b", { class: "dl-unit-id" }, item.id), " "] : []), ...setting.linked(words));
}

const LONG = 40;

/** Words of an item as a list of several can name it. */
function cut(words: string): string {
  return words.length <= LONG ? `“${words}”` : `“${words.slice(0, LONG - 2).trimEnd()} …”`;
}

function options(item: Item, setting: Setting): Named[] {
  const own = item.options?.map((o) => (typeof o === "string" ? { id: o, text: o } : o));
  return own ?? setting.form.options ?? setting.form.values ?? [];
}

/** A row of buttons of which one is pressed: native radio buttons that look like buttons. */
export function buttons(id: string, text: Node | string, choices: Named[]): Row {
  const name = fresh("row");
  const inputs = choices.map((choice) => element("input", { type: "radio", name, value: String(choice.id) }));
  const bar = element("div", { class: "dl-buttons" });
  inputs.forEach((input, n) => bar.append(element("label", { class: "dl-press" }, input, element("span", {}, choices[n]!.text))));
  const node = element("fieldset", { class: "dl-row" }, element("legend", {}, text), bar);
  return {
    id, name: id, node,
    value: () => {
      const n = inputs.findIndex((input) => input.checked);
      return n < 0 ? null : choices[n]!.id;
    },
    put: (value) => inputs.forEach((input, n) => (input.checked = String(choices[n]!.id) === String(value))),
  };
}

/** A row of a text and its control. The text may hold links, so it is no label around the control. */
function beside(text: Node | string, control: HTMLElement): HTMLElement {
  const name = fresh("row");
  control.setAttribute("aria-labelledby", name);
  return element("div", { class: "dl-row" }, element("span", { id: name }, text), control);
}

function list(id: string, text: Node | string, choices: Named[]): Row {
  const select = element("select", {}, element("option", { value: "" }, "choose …"));
  choices.forEach((choice, n) => select.append(element("option", { value: n }, choice.text)));
  const node = beside(text, select);
  return {
    id, name: id, node,
    value: () => (select.value === "" ? null : choices[Number(select.value)]!.id),
    put: (value) => {
      const n = choices.findIndex((choice) => String(choice.id) === String(value));
      select.value = n < 0 || value === null ? "" : String(n);
    },
  };
}

export function field(id: string, text: Node | string): Row {
  const input = element("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const node = beside(text, input);
  return {
    id, name: id, node,
    value: () => numberOrText(input.value),
    put: (value) => (input.value = value === null || value === "..." ? "" : String(value)),
  };
}

/** What was written in a field: null if nothing, a number if it reads as one. */
function numberOrText(written: string): Json {
  const text = written.trim();
  if (!text) return null;
  return /^[-+]?\d+(\.\d+)?$/.test(text) && !/^[-+]?0\d/.test(text) ? Number(text) : text;
}

/** A control over rows: the answer is a table with a value for every one. */
export function tableOf(rows: Row[], changed: () => void, legend: string): Control {
  const node = element("div", { class: "dl-rows", role: "group", "aria-label": legend || "Answers" }, ...rows.map((row) => row.node));
  node.addEventListener("input", changed);
  const state = (): Record<string, Json> => Object.fromEntries(rows.map((row) => [row.id, row.value()]));
  const untouched = () => rows.every((row) => row.value() === null);
  return {
    node,
    draft: (): Answer => (untouched() ? null : state()),
    read: () => {
      if (untouched()) return { open: UNTOUCHED };
      const open = rows.filter((row) => row.value() === null).map((row) => row.name);
      return open.length ? { open: stillOpen(open) } : { answer: state() };
    },
    fill: (draft) => {
      const table = isObject(draft) ? draft : {};
      for (const row of rows) row.put(table[row.id] ?? null);
    },
    lock: () => disable(node),
  };
}

export function table(setting: Setting): Control {
  const rows = (setting.form.items ?? []).map((item) => {
    const choices = options(item, setting);
    const text = asked(item, setting);
    const short = choices.length <= FEW && choices.reduce((n, o) => n + o.text.length, 0) <= SHORT;
    const row = !choices.length ? field(item.id, text) : short ? buttons(item.id, text, choices) : list(item.id, text, choices);
    return { ...row, name: SHOWN_ID.test(item.id) ? item.id : cut(item.text || item.id) };
  });
  return tableOf(rows, setting.changed, setting.form.label);
}
