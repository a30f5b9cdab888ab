// The article as it is printed in a form or in the reading pane: numbered blocks, text in full.

import { pieces, type Place } from "../article.ts";
import type { Article, Block } from "../contract.ts";
import { element } from "../element.ts";

/** One block: its number, then its text, cut into units by `unit`. */
export function printed(
  block: Block,
  units: ReadonlyMap<string, Place>,
  unit: (id: string, text: string) => Node,
): HTMLElement {
  const text = element("p", { class: "dl-text" });
  for (const piece of pieces(block, units)) {
    text.append(piece.unit ? unit(piece.unit, piece.text) : piece.text);
  }
  const number = element("span", { class: "dl-number" }, block.id);
  return element("div", { class: "dl-block", "data-block": block.id }, number, text);
}

/** Whether anything of a block may be marked. */
export function isIn(block: Block, units: ReadonlyMap<string, Place>): boolean {
  return [...units.values()].some((place) => place.block.id === block.id);
}

/** The blocks of an article, or a sheet without text where the article is not at hand. */
export function blocksOf(article: Article | null, universe: string[]): Block[] {
  if (article) return article.blocks;
  return universe.map((id) => ({ id, text: id, sentences: [] }));
}
