// Marking units of the article (blocks, sentences, quotations) on the article itself.
//
// One stop of the Tab key; arrows move from unit to unit, Space or Enter marks. A unit is a check
// box to a screen reader, its words are its name.

import { places, type Place } from "../article.ts";
import type { Answer } from "../contract.ts";
import { element, fresh } from "../element.ts";
import { blocksOf, isIn, printed } from "./clipping.ts";
import { disable, UNTOUCHED, type Control, type Setting } from "./control.ts";

export function marking(setting: Setting): Control {
  const { form, article } = setting;
  const universe = form.universe ?? [];
  const blocks = blocksOf(article, universe);
  const known = places({ title: "", blocks });
  const units = new Map<string, Place>();
  for (const id of universe) if (known.has(id)) units.set(id, known.get(id)!);

  const nodes = new Map<string, HTMLElement>();
  const tally = element("p", { class: "dl-tally" });
  const help = fresh("help");
  const page = element("div", {
    class: "dl-clipping", role: "group", "aria-label": form.label || "The article", "aria-describedby": help,
  });
  let locked = false;

  for (const block of blocks) {
    const node = printed(block, units, (id, text) => {
      const whole = id === block.id;
      const unit = element("span", { class: "dl-unit", role: "checkbox", "aria-checked": "false", tabindex: -1, "data-unit": id });
      if (!whole) unit.append(element("span", { class: "dl-unit-id" }, id), " ");
      unit.append(text);
      nodes.set(id, unit);
      return unit;
    });
    if (!isIn(block, units)) node.classList.add("dl-aside");
    page.append(node);
  }
  const order = [...nodes.keys()];
  let here = 0;
  const at = (n: number): HTMLElement | undefined => nodes.get(order[n] ?? "");
  at(0)?.setAttribute("tabindex", "0");

  const none = element("input", { type: "checkbox" });
  const noneText = form.none || "None of these";
  const footer = element(
    "div", { class: "dl-clipping-foot" }, tally,
    element("label", { class: "dl-option dl-none" }, none, element("span", {}, noneText)),
  );
  const hint = element("p", { class: "dl-help", id: help },
    "Click what you want to mark; click again to take the mark away. By keyboard: arrow keys move, Space marks.");
  const node = element("div", { class: "dl-marking" }, hint, page, footer);

  const isMarked = (id: string) => nodes.get(id)?.getAttribute("aria-checked") === "true";
  const marked = () => universe.filter(isMarked);
  const paint = () => {
    const ids = marked();
    tally.textContent = ids.length ? `Marked: ${ids.join(", ")}` : "Nothing is marked.";
  };
  const set = (id: string, on: boolean) => nodes.get(id)?.setAttribute("aria-checked", String(on));
  const toggle = (id: string) => {
    if (locked) return;
    set(id, !isMarked(id));
    none.checked = false;
    paint();
    setting.changed();
  };
  const go = (n: number) => {
    at(here)?.setAttribute("tabindex", "-1");
    here = Math.max(0, Math.min(order.length - 1, n));
    at(here)?.setAttribute("tabindex", "0");
  };

  page.addEventListener("click", (event) => {
    const unit = (event.target as Element).closest<HTMLElement>("[data-unit]");
    // Whoever selects words to copy them marks nothing.
    if (!unit || !(document.getSelection()?.isCollapsed ?? true)) return;
    go(order.indexOf(unit.dataset["unit"]!));
    unit.focus({ preventScroll: true });
    toggle(unit.dataset["unit"]!);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step: Record<string, number> = {
      ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1,
      Home: 0, End: order.length - 1,
    };
    if (event.key in step) {
      go(step[event.key]!);
      at(here)?.focus();
    } else if (event.key === " " || event.key === "Enter") toggle(order[here]!);
    else return;
    event.preventDefault();
  });
  none.addEventListener("change", () => {
    if (none.checked) for (const id of universe) set(id, false);
    paint();
    setting.changed();
  });
  paint();

  const state = (): Answer => {
    const ids = marked();
    return ids.length || none.checked ? ids : null;
  };
  return {
    node,
    draft: state,
    read: () => {
      const answer = state();
      return answer === null
        ? { open: `${UNTOUCHED} If there is nothing to mark, choose “${noneText}”.` }
        : { answer };
    },
    fill: (draft) => {
      const ids = Array.isArray(draft) ? draft.map(String) : [];
      for (const id of universe) set(id, ids.includes(id));
      none.checked = Array.isArray(draft) && draft.length === 0;
      paint();
    },
    lock: () => {
      locked = true;
      disable(node);
    },
  };
}
