// The set-up cell, drawn as what it is to a learner: the choice between two texts, or a name that
// draws one of several.

import type { CodeCell } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import type { Lesson } from "../contract.ts";
import { button, element, fresh } from "../element.ts";
import { ownKeys } from "../keys.ts";
import { setTo, setting } from "../setup_line.ts";

const DRAWS = /\bkit\.variant\s*\(/;

/** The article that a set-up cell names, or that it said it drew; "" if neither. */
export function articleOf(cell: CodeCell, lesson: Lesson): string {
  const chosen = setTo(cell.model.sharedModel.getSource(), "ARTICLE");
  if (chosen !== null) return chosen;
  const outputs = cell.model.outputs;
  for (let n = 0; n < outputs.length; n += 1) {
    const { text } = outputs.get(n).toJSON() as { text?: string | string[] };
    const said = [text ?? ""].flat().join("").trim();
    if (Object.hasOwn(lesson.articles, said)) return said;
  }
  return "";
}

/** Draws the cell; `changed` is to run it and to draw the questions on the text it names. */
export function drawSetUp(cell: CodeCell, lesson: Lesson, changed: () => void): void {
  const source = () => cell.model.sharedModel.getSource();
  const put = (name: string, value: string) => {
    if (setTo(source(), name) !== value) cell.model.sharedModel.setSource(setting(source(), name, value));
    changed();
  };
  const drawn = DRAWS.test(source()) && setTo(source(), "ME") !== null ? aName(source, put) : twoTexts(lesson, source, put);
  if (!drawn) return;
  ownKeys(drawn.node);
  drawn.paint();
  cell.model.sharedModel.changed.connect(drawn.paint);
  cell.disposed.connect(() => cell.model?.sharedModel.changed.disconnect(drawn.paint));
  const widget = new Widget({ node: drawn.node });
  widget.addClass("dl-beside");
  cell.addClass("dl-has-form");
  cell.addClass("dl-setup-cell");
  // Folded for the eye only: a notebook that nothing was done in is not changed.
  cell.syncCollapse = false;
  cell.inputHidden = true;
  (cell.layout as unknown as { insertWidget(index: number, widget: Widget): void }).insertWidget(1, widget);
}

interface Drawn {
  node: HTMLElement;
  paint: () => void;
}

function twoTexts(lesson: Lesson, source: () => string, put: (name: string, value: string) => void): Drawn | null {
  const names = Object.entries(lesson.articles);
  if (names.length < 2 || setTo(source(), "ARTICLE") === null) return null;
  const name = fresh("text");
  const node = element("fieldset", { class: "dl-setup" }, element("legend", {}, "Which text do you want to work on?"));
  const inputs = names.map(([id, article]) => {
    const input = element("input", { type: "radio", name, value: id });
    const note = id === lesson.article ? "a news page" : "invented for this course";
    node.append(element("label", { class: "dl-option" }, input,
      element("span", {}, article.title, " ", element("small", {}, `(${note})`))));
    input.addEventListener("change", () => put("ARTICLE", id));
    return input;
  });
  const paint = () => {
    const now = setTo(source(), "ARTICLE");
    for (const input of inputs) input.checked = input.value === now;
  };
  return { node, paint };
}

function aName(source: () => string, put: (name: string, value: string) => void): Drawn {
  const given = element("input", { type: "text", autocomplete: "off", class: "dl-long" });
  const go = button("Draw my text", () => put("ME", given.value.trim()), { class: "dl-quiet" });
  given.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go.click();
  });
  const node = element("div", { class: "dl-setup dl-form" },
    element("label", { class: "dl-field" }, element("span", {}, "Your name or number, as your instructor knows it: it draws the text you work on"), given),
    element("div", { class: "dl-bar" }, go));
  const paint = () => {
    if (document.activeElement !== given) given.value = setTo(source(), "ME") ?? "";
  };
  return { node, paint };
}
