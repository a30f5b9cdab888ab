// Putting things in order: by mouse (click, drag) or by keyboard (Enter places, arrows move).
//
// Nothing stands in a place beforehand, so that an untouched list is never taken for an order.

import type { Answer } from "../contract.ts";
import { drawn } from "../drawn_order.ts";
import { element } from "../element.ts";
import { UNTOUCHED, type Control, type Setting } from "./control.ts";

/** A button that may be pressed in quick succession: each press is one step. */
function move(text: string, act: () => void, attributes: Record<string, string | boolean>): HTMLButtonElement {
  const node = element("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", act);
  return node;
}

export function ordering(setting: Setting): Control {
  const { form, seed } = setting;
  const items = new Map((form.items ?? []).map((item) => [item.id, item.label || item.text || item.id]));
  const pool = drawn([...items.keys()], `${seed} ${form.id}`);
  const names = form.places ?? pool.map((_, n) => `Place ${n + 1}`);
  let placed: string[] = [];
  let locked = false;

  const list = element("ol", { class: "dl-order", "aria-label": form.label || "Your order" });
  const rest = element("ul", { class: "dl-order dl-pool", "aria-label": "Not placed yet" });
  const said = element("p", { class: "dl-said", role: "status", "aria-live": "polite" });
  const help = element("p", { class: "dl-help" },
    "Click a line to give it the next place; drag it, or use the arrows beside it, to move it. By keyboard: Enter places, Alt with arrow up or down moves.");
  const node = element("div", { class: "dl-ordering" }, help, list, element("p", { class: "dl-help dl-pool-name" }, "Not placed yet"), rest, said);

  const say = (text: string) => (said.textContent = text);
  const changed = (focus?: string) => {
    draw();
    if (focus) node.querySelector<HTMLElement>(`[data-item="${CSS.escape(focus)}"] .dl-take`)?.focus();
    setting.changed();
  };
  const put = (id: string, at: number) => {
    if (locked) return;
    placed = placed.filter((other) => other !== id);
    placed.splice(Math.max(0, Math.min(at, placed.length)), 0, id);
    say(`${items.get(id)}: ${names[placed.indexOf(id)] ?? placed.indexOf(id) + 1} of ${items.size}`);
    changed(id);
  };
  const takeOut = (id: string) => {
    if (locked) return;
    placed = placed.filter((other) => other !== id);
    say(`${items.get(id)}: not placed`);
    changed(id);
  };

  function row(id: string, at: number): HTMLElement {
    const isPlaced = at >= 0;
    const text = items.get(id)!;
    const take = move("", () => (isPlaced ? undefined : put(id, placed.length)), {
      class: "dl-take", "aria-label": isPlaced ? `${names[at]}: ${text}` : `Place next: ${text}`,
    });
    take.append(element("span", { class: "dl-place", "aria-hidden": "true" }, isPlaced ? String(at + 1) : "·"), element("span", {}, text));
    const line = element("li", { class: "dl-line", "data-item": id, draggable: !locked ? "true" : "false" }, take);
    if (isPlaced) {
      line.append(
        move("↑", () => put(id, at - 1), { class: "dl-move", "aria-label": `Move up: ${text}`, disabled: locked || at === 0 }),
        move("↓", () => put(id, at + 1), { class: "dl-move", "aria-label": `Move down: ${text}`, disabled: locked || at === placed.length - 1 }),
        move("×", () => takeOut(id), { class: "dl-move", "aria-label": `Take out: ${text}`, disabled: locked }),
      );
    }
    if (locked) take.disabled = true;
    take.addEventListener("keydown", (event) => {
      if (event.altKey && isPlaced && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        put(id, at + (event.key === "ArrowUp" ? -1 : 1));
        event.preventDefault();
        event.stopPropagation();
      } else if (isPlaced && (event.key === "Delete" || event.key === "Backspace")) {
        takeOut(id);
        event.preventDefault();
      }
    });
    line.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/plain", id);
      event.stopPropagation();
    });
    return line;
  }

  function draw() {
    list.replaceChildren(...placed.map((id, at) => row(id, at)));
    const left = pool.filter((id) => !placed.includes(id));
    rest.replaceChildren(...left.map((id) => row(id, -1)));
    node.classList.toggle("dl-all-placed", left.length === 0);
    list.classList.toggle("dl-empty", placed.length === 0);
  }

  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    const id = event.dataTransfer?.getData("text/plain") ?? "";
    event.preventDefault();
    event.stopPropagation();
    if (!items.has(id)) return;
    const target = event.target as Element;
    if (target.closest(".dl-pool")) return takeOut(id);
    const over = target.closest<HTMLElement>(".dl-line")?.dataset["item"];
    const at = over === undefined ? placed.length : placed.indexOf(over);
    put(id, at < 0 ? placed.length : at);
  });
  draw();

  return {
    node,
    draft: (): Answer => (placed.length ? [...placed, ...Array(items.size - placed.length).fill(null)] : null),
    read: () => {
      if (!placed.length) return { open: UNTOUCHED };
      const left = items.size - placed.length;
      if (left) return { open: `${left === 1 ? "One line has" : `${left} lines have`} no place yet.` };
      return { answer: [...placed] };
    },
    fill: (draft) => {
      const ids = Array.isArray(draft) ? draft.map(String) : [];
      placed = [...new Set(ids)].filter((id) => items.has(id));
      draw();
    },
    lock: () => {
      locked = true;
      draw();
    },
  };
}
