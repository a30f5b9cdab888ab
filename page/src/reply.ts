// A reply of the kit, drawn: a quiet box whose first word says what it is.

import type { Reply } from "./contract.ts";
import { element } from "./element.ts";

const SORTS = ["correct", "partly", "not-yet", "stored", "awaiting", "returned", "hint"];

/** The class that colours a reply; the colour never says more than the first word does. */
export function sort(status: string): string {
  return `dl-is-${SORTS.includes(status) ? status : "returned"}`;
}

export type Linked = (text: string) => (Node | string)[];

/** The nodes of a reply: its head, its lines, and folded what is only to be read once. */
export function drawnReply(reply: Reply, linked: Linked): HTMLElement {
  const node = element("div", { class: `dl-reply ${sort(reply.status)}` });
  const [word, rest] = firstWord(reply.head);
  node.append(element("p", { class: "dl-head" }, element("strong", {}, word), rest ? ` ${rest}` : ""));
  node.append(...paragraphs(reply.lines, linked));
  if (reply.fold?.length) {
    node.append(element("details", {}, element("summary", {}, "Why, in full"), ...paragraphs(reply.fold, linked)));
  }
  return node;
}

/** What a head says first, up to a colon or a stop, and the rest; the stop in an id ends nothing. */
export function firstWord(head: string): [string, string] {
  const [, word, rest] = /^(.+?[:.])(?:\s+(.*))?$/s.exec(head) ?? [null, head, ""];
  return [word!, rest ?? ""];
}

/** Lines as paragraphs; lines set in by two spaces are the points of a list. */
function paragraphs(lines: string[], linked: Linked): HTMLElement[] {
  const made: HTMLElement[] = [];
  let list: HTMLUListElement | null = null;
  for (const line of lines) {
    if (/^\s{2,}\S/.test(line)) {
      if (!list) made.push((list = element("ul")));
      const [, name, words] = /^\s+([^:]{1,80}:)\s(.*)$/s.exec(line) ?? [null, "", line.trim()];
      list.append(element("li", {}, ...(name ? [element("b", {}, ...linked(name)), " "] : []), ...linked(words!)));
    } else if (line.trim()) {
      list = null;
      made.push(element("p", {}, ...linked(line)));
    }
  }
  return made;
}
