// Words quoted from a passage: chosen on the passage itself, first word and last, or typed.

import { element, fresh } from "../element.ts";
import { disable, UNTOUCHED, type Control, type Setting } from "./control.ts";

interface Word {
  node: HTMLElement;
  text: string;
  block: number;
}

export function quoting(setting: Setting): Control {
  const { form } = setting;
  const help = fresh("help");
  const page = element("div", {
    class: "dl-clipping dl-quoting", tabindex: 0, role: "application", "aria-label": form.label || "The passage",
    "aria-roledescription": "text to quote from", "aria-describedby": help,
  });
  const words: Word[] = [];
  (form.passage ?? []).forEach(([id, text], block) => {
    const words_ = text.split(/\s+/).filter(Boolean);
    const printed = element("p", { class: "dl-text" });
    words_.forEach((word, n) => {
      const node = element("span", { class: "dl-word", "data-word": words.length }, word);
      words.push({ node, text: word, block });
      printed.append(n ? " " : "", node);
    });
    page.append(element("div", { class: "dl-block", "data-block": id }, element("span", { class: "dl-number" }, id), printed));
  });
  const given = element("input", { type: "text", class: "dl-long", autocomplete: "off", spellcheck: "false" });
  const field = element("label", { class: "dl-field" }, element("span", {}, "Your quotation"), given);
  const said = element("p", { class: "dl-said", role: "status", "aria-live": "polite" });
  const node = element("div", { class: "dl-marking" },
    element("p", { class: "dl-help", id: help },
      "Click the first word and then the last, or drag from one to the other. By keyboard: arrow keys move, with Shift they select, Enter takes the words. You can also type them below."),
    page, field, said);

  let caret = 0;
  let anchor: number | null = null;
  let pressed: number | null = null;
  let locked = false;

  const range = (): [number, number] => (anchor === null ? [caret, caret] : anchor < caret ? [anchor, caret] : [caret, anchor]);
  const quote = () => {
    const [from, to] = range();
    return words.slice(from, to + 1).map((w) => w.text).join(" ");
  };
  const paint = () => {
    const [from, to] = range();
    words.forEach(({ node: word }, n) => {
      word.classList.toggle("dl-chosen", anchor !== null && n >= from && n <= to);
      word.classList.toggle("dl-caret", n === caret);
    });
  };
  const take = () => {
    given.value = quote();
    said.textContent = `Quoted: ${given.value}`;
    paint();
    setting.changed();
  };
  const wordAt = (event: Event): number => Number((event.target as Element).closest<HTMLElement>("[data-word]")?.dataset["word"] ?? -1);

  page.addEventListener("pointerdown", (event) => {
    const n = wordAt(event);
    if (n < 0 || locked) return;
    event.preventDefault();
    page.focus({ preventScroll: true });
    pressed = n;
    // The second click gives the last word; a third begins anew.
    const closes = anchor !== null && anchor === caret && n !== anchor && words[n]!.block === words[anchor]!.block;
    if (!closes) anchor = n;
    caret = n;
    take();
  });
  page.addEventListener("pointerover", (event) => {
    const n = wordAt(event);
    if (!event.buttons) pressed = null;
    if (pressed === null || n < 0 || n === caret) return;
    anchor ??= pressed;
    caret = n;
    take();
  });
  page.addEventListener("pointerup", () => (pressed = null));
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || locked) return;
    const step: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    let to = caret;
    if (event.key in step) to = caret + step[event.key]!;
    else if (event.key === "ArrowDown") to = words.findIndex((w) => w.block > words[caret]!.block);
    else if (event.key === "ArrowUp") {
      const block = words[caret]!.block;
      to = words.findIndex((w) => w.block === Math.max(0, words[Math.max(0, caret - 1)]!.block === block ? block : block - 1));
    } else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = words.length - 1;
    else if (event.key === "Enter" || event.key === " ") {
      anchor ??= caret;
      take();
      event.preventDefault();
      return;
    } else return;
    event.preventDefault();
    if (to < 0 || to >= words.length) return;
    if (event.shiftKey) anchor ??= caret;
    else anchor = null;
    caret = to;
    paint();
    words[caret]!.node.scrollIntoView({ block: "nearest" });
    said.textContent = quote();
    if (event.shiftKey) take();
  });
  given.addEventListener("input", () => {
    anchor = null;
    paint();
    setting.changed();
  });

  /** Shows where in the passage the quotation stands, if it stands there as written. */
  const find = () => {
    const wanted = given.value.split(/\s+/).filter(Boolean);
    anchor = null;
    if (wanted.length) {
      const from = words.findIndex((_, n) => wanted.every((word, k) => words[n + k]?.text === word));
      if (from >= 0) {
        anchor = from;
        caret = from + wanted.length - 1;
      }
    }
    paint();
  };
  return {
    node,
    draft: () => given.value.trim() || null,
    read: () => (given.value.trim() ? { answer: given.value.trim() } : { open: UNTOUCHED }),
    fill: (draft) => {
      given.value = typeof draft === "string" && draft !== "..." ? draft : "";
      find();
    },
    lock: () => {
      locked = true;
      disable(node);
    },
  };
}
