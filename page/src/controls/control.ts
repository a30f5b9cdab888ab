// What every kind of form control can do, and what it is made from.

import type { Answer, Article, Form } from "../contract.ts";

/** An answer that can be handed in, or what is still missing, said in a line. */
export type Reading = { answer: Answer } | { open: string };

export interface Control {
  readonly node: HTMLElement;
  /** The state as it stands: null where something is open, null for the whole if untouched. */
  draft(): Answer;
  read(): Reading;
  /** Shows a draft or an answer; what cannot be one is left out. */
  fill(draft: Answer): void;
  /** From here on the control shows an answer and takes none. */
  lock(): void;
}

export interface Setting {
  form: Form;
  article: Article | null;
  /** What a learner's own order of options follows from. */
  seed: string;
  /** To be called at each change by the learner's hand. */
  changed: () => void;
  /** Running text as nodes, with ids of the article as links where there is a place to lead to. */
  linked: (text: string) => (Node | string)[];
}

export const UNTOUCHED = "Nothing is chosen or written yet.";

/** A label as a sentence begins. */
export function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** "Still open: F02, F07." */
export function stillOpen(names: string[]): string {
  return `Still open: ${names.join(", ")}.`;
}

/** Disables every field and button below a node. */
export function disable(node: HTMLElement): void {
  for (const field of node.querySelectorAll<HTMLInputElement>("input, select, textarea, button")) {
    field.disabled = true;
  }
  for (const unit of node.querySelectorAll("[role=checkbox], [role=option]")) {
    unit.setAttribute("aria-disabled", "true");
  }
}
