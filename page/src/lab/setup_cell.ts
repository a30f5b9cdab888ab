// The set-up cell, drawn as what it is to a learner: the choice between two texts.

import type { CodeCell } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import type { Lesson } from "../contract.ts";
import { element, fresh } from "../element.ts";
import { ownKeys } from "../keys.ts";

const LINE = /^(\s*ARTICLE\s*=\s*)(["'])([^"']*)\2/m;

/** The article that a set-up cell names, or "". */
export function named(source: string): string {
  return LINE.exec(source)?.[3] ?? "";
}

/** The source with another article named in it. */
export function naming(source: string, article: string): string {
  return source.replace(LINE, (_, before: string, mark: string) => `${before}${mark}${article}${mark}`);
}

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
  cell.addClass("dl-has-form");
  (cell.layout as unknown as { insertWidget(index: number, widget: Widget): void }).insertWidget(1, widget);
  cell.disposed.connect(() => model.changed.disconnect(paint));
  return widget;
}
