// The set-up cell, drawn as what it is to a learner: the choice between two texts.

import type { CodeCell } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import type { Lesson } from "../contract.ts";
import { element, fresh } from "../element.ts";
import { ownKeys } from "../keys.ts";
import { named, naming } from "../setup_line.ts";

export function drawSetUp(cell: CodeCell, lesson: Lesson, chosen: (article: string) => void): Widget | null {
  const model = cell.model.sharedModel;
  const names = Object.entries(lesson.articles);
  if (names.length < 2 || !named(model.getSource())) return null;
  const name = fresh("text");
  const node = element("fieldset", { class: "dl-setup" }, element("legend", {}, "Which text do you want to work on?"));
  const inputs = names.map(([id, article]) => {
    const input = element("input", { type: "radio", name, value: id });
    const note = id === lesson.article ? "a news page" : "invented for this course";
    node.append(element("label", { class: "dl-option" }, input,
      element("span", {}, article.title, " ", element("small", {}, `(${note})`))));
    return input;
  });
  const paint = () => {
    const now = named(model.getSource());
    for (const input of inputs) input.checked = input.value === now;
  };
  node.addEventListener("change", (event) => {
    const article = (event.target as HTMLInputElement).value;
    model.setSource(naming(model.getSource(), article));
    chosen(article);
  });
  paint();
  model.changed.connect(paint);
  ownKeys(node);
  const widget = new Widget({ node });
  widget.addClass("dl-beside");
  cell.addClass("dl-has-form");
  // Folded for the eye only: a notebook that nothing was done in is not changed.
  cell.syncCollapse = false;
  cell.inputHidden = true;
  cell.syncCollapse = true;
  (cell.layout as unknown as { insertWidget(index: number, widget: Widget): void }).insertWidget(1, widget);
  cell.disposed.connect(() => model.changed.disconnect(paint));
  return widget;
}
