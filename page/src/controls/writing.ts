// Free text: the rubric in its own words, three answers by others to rate, then one's own.

import { element } from "../element.ts";
import { capital, disable, UNTOUCHED, type Control, type Setting } from "./control.ts";
import { buttons, type Row } from "./rows.ts";

/** A line of a rubric in two parts: "0.5: says it without ids" is a mark and what earns it. */
export function rubricLine(line: string): { mark: string; words: string } {
  const found = /^\s*(\d+(?:\.\d+)?)\s*:\s*(.*)$/s.exec(line);
  return found ? { mark: found[1]!, words: found[2]! } : { mark: "", words: line };
}

export interface Writing extends Control {
  /** The learner's own marks on the three answers, by anchor. */
  rated(): Record<string, number>;
  rate(marks: Record<string, number>): void;
}

export function writing(setting: Setting): Writing {
  const { form } = setting;
  const rubric = (form.rubric ?? []).map(rubricLine);
  const marks = rubric.filter((line) => line.mark).map((line) => ({ id: line.mark, text: line.mark }));
  const node = element("div", { class: "dl-writing" });

  if (rubric.length) {
    const list = element("dl", { class: "dl-rubric" });
    for (const { mark, words } of rubric) list.append(element("dt", {}, mark), element("dd", {}, words));
    node.append(element("p", { class: "dl-help" }, "What a reader gives marks for:"), list);
  }

  const anchors = marks.length ? (form.anchors ?? []) : [];
  const rows: Row[] = anchors.map((anchor) => {
    const name = `Answer ${anchor.id}`;
    const row = buttons(String(anchor.id), `${name}: your mark`, marks);
    node.append(element("figure", { class: "dl-anchor" },
      element("figcaption", {}, name), element("blockquote", {}, anchor.text), row.node));
    return row;
  });

  const text = element("textarea", { rows: 6, class: "dl-long" });
  const count = element("span", { class: "dl-count" });
  const first = element("p", { class: "dl-help dl-first" }, "Rate the answers above first; then this field opens.");
  const field = element("label", { class: "dl-field" }, element("span", {}, capital(form.label || "your own answer")), text);
  node.append(field, first, count);

  let locked = false;
  const paint = () => {
    const words = text.value.split(/\s+/).filter(Boolean).length;
    count.textContent = form.max_words ? `${words} of at most ${form.max_words} words` : `${words} word${words === 1 ? "" : "s"}`;
    const waits = rows.some((row) => row.value() === null) && !text.value;
    text.disabled = waits || locked;
    first.hidden = !waits;
  };
  node.addEventListener("input", () => {
    paint();
    setting.changed();
  });
  paint();

  return {
    node,
    draft: () => text.value.trim() || null,
    read: () => {
      if (text.disabled && !locked) return { open: "Rate the answers above first, then write your own." };
      return text.value.trim() ? { answer: text.value.trim() } : { open: UNTOUCHED };
    },
    fill: (draft) => {
      text.value = typeof draft === "string" && draft !== "..." ? draft : "";
      paint();
    },
    lock: () => {
      locked = true;
      disable(node);
    },
    rated: () => Object.fromEntries(rows.filter((row) => row.value() !== null).map((row) => [row.id, Number(row.value())])),
    rate: (given) => {
      for (const row of rows) row.put(given[row.id] ?? null);
      paint();
    },
  };
}
