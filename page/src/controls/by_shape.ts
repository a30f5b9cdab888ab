// Which control a form has: one for each shape.

import { one, several } from "./choosing.ts";
import type { Control, Setting } from "./control.ts";
import { ends, line, number } from "./fields.ts";
import { byHand } from "./by_hand.ts";
import { marking } from "./marking.ts";
import { marksAndNumber } from "./marks_and_number.ts";
import { ordering } from "./ordering.ts";
import { quoting } from "./quoting.ts";
import { table } from "./rows.ts";
import { writing } from "./writing.ts";

const SHAPES: Record<string, (setting: Setting) => Control> = {
  one,
  several,
  marks: marking,
  "marks-number": marksAndNumber,
  table,
  order: ordering,
  number,
  ends,
  quote: quoting,
  line,
  prose: writing,
  function: byHand,
};

/** The control of a form; null for a shape that this page does not know, or without rows. */
export function control(setting: Setting): Control | null {
  const make = Object.hasOwn(SHAPES, setting.form.shape) ? SHAPES[setting.form.shape] : undefined;
  if (!make || (setting.form.shape === "function" && !setting.form.by_hand?.inputs.length)) return null;
  return make(setting);
}
