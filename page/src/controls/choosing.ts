// One option or several, as native radio buttons or check boxes in a named group.

import type { Answer } from "../contract.ts";
import { drawn } from "../drawn_order.ts";
import { element, fresh } from "../element.ts";
import { disable, UNTOUCHED, type Control, type Setting } from "./control.ts";

function boxes(setting: Setting, type: "radio" | "checkbox") {
  const { form, seed } = setting;
  const name = fresh("options");
  const list = element("div", { class: "dl-options" });
  const inputs = new Map<string, HTMLInputElement>();
  for (const option of drawn(form.options ?? [], `${seed} ${form.id}`)) {
    const id = String(option.id);
    const input = element("input", { type, name, value: id });
    inputs.set(id, input);
    list.append(element("label", { class: "dl-option" }, input, element("span", {}, option.text)));
  }
  const legend = form.label || (type === "radio" ? "Choose one" : "Choose all that fit");
  const node = element("fieldset", { class: "dl-group" }, element("legend", { class: "dl-legend" }, legend), list);
  return { node, list, inputs, name };
}

export function one(setting: Setting): Control {
  const { node, inputs } = boxes(setting, "radio");
  node.addEventListener("change", setting.changed);
  const chosen = (): string | null => {
    for (const [id, input] of inputs) if (input.checked) return id;
    return null;
  };
  return {
    node,
    draft: chosen,
    read: () => {
      const answer = chosen();
      return answer === null ? { open: UNTOUCHED } : { answer };
    },
    fill: (draft) => {
      for (const [id, input] of inputs) input.checked = id === draft;
    },
    lock: () => disable(node),
  };
}

export function several(setting: Setting): Control {
  const { node, list, inputs, name } = boxes(setting, "checkbox");
  const none = element("input", { type: "checkbox", name });
  const text = setting.form.none || "None of these";
  list.append(element("label", { class: "dl-option dl-none" }, none, element("span", {}, text)));
  const all = [...inputs.values()];
  node.addEventListener("change", (event) => {
    // Who says "none" says nothing else, and the other way round.
    if (event.target === none && none.checked) for (const input of all) input.checked = false;
    else if (all.some((input) => input.checked)) none.checked = false;
    setting.changed();
  });
  const state = (): Answer => {
    // In the author's order, so that the same answer is the same line for everybody.
    const ids = (setting.form.options ?? []).map((o) => String(o.id));
    const chosen = ids.filter((id) => inputs.get(id)?.checked);
    return chosen.length || none.checked ? chosen : null;
  };
  return {
    node,
    draft: state,
    read: () => {
      const answer = state();
      return answer === null ? { open: `${UNTOUCHED} If nothing fits, choose “${text}”.` } : { answer };
    },
    fill: (draft) => {
      const ids = Array.isArray(draft) ? draft.map(String) : [];
      for (const [id, input] of inputs) input.checked = ids.includes(id);
      none.checked = Array.isArray(draft) && draft.length === 0;
    },
    lock: () => disable(node),
  };
}
