// An article's blocks, sentences and quotations, found by their ids.

import type { Article, Block } from "./contract.ts";

/** Where an id stands: its block, and code points of the block's text. */
export interface Place {
  block: Block;
  start: number;
  end: number;
}

export function letters(text: string): string[] {
  return Array.from(text);
}

const known = new WeakMap<Article, ReadonlyMap<string, Place>>();

/** Every id of the article with its place; worked out once, since every line of a form asks. */
export function places(article: Article): ReadonlyMap<string, Place> {
  const before = known.get(article);
  if (before) return before;
  const found = new Map<string, Place>();
  for (const block of article.blocks) {
    found.set(block.id, { block, start: 0, end: letters(block.text).length });
    for (const part of [...block.sentences, ...(block.quotations ?? [])]) {
      found.set(part.id, { block, start: part.start, end: part.end });
    }
  }
  known.set(article, found);
  return found;
}

export interface Piece {
  /** The unit this piece belongs to, or "" between units. */
  unit: string;
  text: string;
}

/** A block cut into the units that lie in it, in order, and what stands between them. */
export function pieces(block: Block, units: ReadonlyMap<string, Place>): Piece[] {
  const inside = [...units]
    .filter(([, place]) => place.block.id === block.id)
    .sort(([, a], [, b]) => a.start - b.start);
  const all = letters(block.text);
  const cut: Piece[] = [];
  let at = 0;
  for (const [unit, { start, end }] of inside) {
    if (start < at) continue; // a unit inside another cannot be marked apart from it
    if (start > at) cut.push({ unit: "", text: all.slice(at, start).join("") });
    cut.push({ unit, text: all.slice(start, end).join("") });
    at = end;
  }
  if (at < all.length) cut.push({ unit: "", text: all.slice(at).join("") });
  return cut;
}
