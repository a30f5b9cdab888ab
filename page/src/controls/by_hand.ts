// A code question without code: some inputs, and what the function should give back for each.

import { isObject, type Json } from "../contract.ts";
import { element } from "../element.ts";
import { literal, python } from "../literal.ts";
import { stillOpen, UNTOUCHED, type Control, type Setting } from "./control.ts";
import { buttons, field, tableOf, type Row } from "./rows.ts";

const TRUTH = [{ id: "True", text: "True" }, { id: "False", text: "False" }];

export function byHand(setting: Setting): Control {
  const task = setting.form.by_hand!;
  const truth = task.types.length === 1 && task.types[0] === "boolean";
  const rows: Row[] = task.inputs.map((given) => {
    const text = element("span", {}, element("b", { class: "dl-unit-id" }, given.id), ` ${given.text}`);
    if (given.with.length) text.append(element("small", { class: "dl-with" }, ` with: ${given.with.join(" | ")}`));
    if (truth) {
      const row = buttons(given.id, text, TRUTH);
      return {
        ...row,
        value: () => (row.value() === null ? null : row.value() === "True"),
        put: (value) => row.put(value === true ? "True" : value === false ? "False" : null),
      };
    }
    const row = field(given.id, text);
    const written = row.node.querySelector("input")!;
    return { ...row, value: () => written.value.trim() || null };
  });
  const inner = tableOf(rows, setting.changed, "What the function gives back");
  const node = element("div", { class: "dl-by-hand" });
  if (task.how && !truth) node.append(element("p", { class: "dl-help" }, task.how));
  if (task.with.length) node.append(element("p", { class: "dl-help" }, `Given with each of them: ${task.with.join(" | ")}`));
  node.append(inner.node);
  if (truth) return { ...inner, node };

  // A field holds Python's own words; in a draft they stand as they were typed.
  const values = (): Map<string, Json | undefined> =>
    new Map(rows.map((row) => [row.id, row.value() === null ? null : literal(String(row.value()))]));
  return {
    ...inner,
    node,
    read: () => {
      const given = rows.map((row) => row.value());
      if (given.every((v) => v === null)) return { open: UNTOUCHED };
      const open = rows.filter((row) => row.value() === null).map((row) => row.id);
      if (open.length) return { open: stillOpen(open) };
      const read = values();
      const strange = [...read].find(([, value]) => value === undefined);
      if (strange) return { open: `Row ${strange[0]} cannot be read as a value. ${task.how}`.trim() };
      return { answer: Object.fromEntries(read) as Record<string, Json> };
    },
    fill: (draft) => {
      const table = isObject(draft) ? draft : {};
      const isDraft = Object.values(table).every((v) => v === null || typeof v === "string");
      for (const row of rows) {
        const value = table[row.id];
        row.put(value === undefined || (value === null && isDraft) ? null : isDraft ? value : python(value));
      }
    },
  };
}
