// Marks on the article together with a number worked out from them.

import { isObject, type Answer } from "../contract.ts";
import { element } from "../element.ts";
import { disable, type Control, type Setting } from "./control.ts";
import { number } from "./fields.ts";
import { marking } from "./marking.ts";

export function marksAndNumber(setting: Setting): Control {
  const marks = marking(setting);
  const value = number({ ...setting, form: { ...setting.form, label: "The number" } });
  const node = element("div", {}, marks.node);
  const readers = Object.entries(setting.form.readers ?? {});
  if (readers.length) {
    const list = element("ul", { class: "dl-readers" });
    for (const [name, ids] of readers) list.append(element("li", {}, element("b", {}, name), ": ", ...setting.linked(ids.join(", "))));
    node.append(element("p", { class: "dl-help" }, "What the other readers marked:"), list);
  }
  node.append(value.node);
  return {
    node,
    draft: (): Answer => {
      const both = { marks: marks.draft(), value: value.draft() };
      return both.marks === null && both.value === null ? null : both;
    },
    read: () => {
      const [m, v] = [marks.read(), value.read()];
      if ("open" in m) return m;
      if ("open" in v) return { open: `The number: ${v.open}` };
      return { answer: { marks: m.answer, value: v.answer } };
    },
    fill: (draft) => {
      const both = isObject(draft) ? draft : {};
      marks.fill(both["marks"] ?? null);
      value.fill(both["value"] ?? null);
    },
    lock: () => disable(node),
  };
}
