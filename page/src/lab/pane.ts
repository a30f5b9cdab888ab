// The reading pane: the article beside the questions, with numbered blocks.

import { Widget } from "@lumino/widgets";

import { places, type Place } from "../article.ts";
import type { Article } from "../contract.ts";
import { printed } from "../controls/clipping.ts";
import { button, element } from "../element.ts";

export const PANE = "dateline-article";

export class ReadingPane extends Widget {
  private readonly title_ = element("h2");
  private readonly page = element("div", { class: "dl-sheet" });
  private readonly back = button("Back to the question", () => this.goBack(), { class: "dl-back", hidden: true });
  private nodes = new Map<string, HTMLElement>();
  private from: HTMLElement | null = null;
  private shown: Article | null = null;

  constructor() {
    super();
    this.id = PANE;
    this.title.label = "Article";
    this.title.caption = "The article, block by block (F6 goes there and back)";
    this.addClass("dl-pane");
    this.node.tabIndex = -1;
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", "The article");
    this.node.append(element("div", { class: "dl-pane-head" }, this.title_, this.back), this.page);
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.from) this.goBack();
    });
  }

  /** Lays another article on the desk. */
  lay(article: Article | null): void {
    if (article === this.shown) return;
    this.shown = article;
    this.nodes = new Map();
    this.title_.textContent = article?.title ?? "No article";
    const all = article ? places(article) : new Map<string, Place>();
    this.page.replaceChildren(...(article?.blocks ?? []).map((block) => {
      const inside = new Map(block.sentences.map((s) => [s.id, all.get(s.id)!]));
      const node = printed(block, inside, (id, text) => {
        const unit = element("span", { class: "dl-sentence", tabindex: -1 });
        if (block.sentences.length > 1) unit.append(element("span", { class: "dl-unit-id" }, id), " ");
        unit.append(text);
        this.nodes.set(id, unit);
        return unit;
      });
      node.tabIndex = -1;
      this.nodes.set(block.id, node);
      return node;
    }));
  }

  /** Scrolls to a block or sentence and shows it; `from` is where Back leads. */
  goTo(id: string, from: HTMLElement): void {
    this.remember(from);
    const node = this.nodes.get(id) ?? this.nodes.get(id.split(".")[0]!);
    for (const other of this.page.querySelectorAll(".dl-here")) other.classList.remove("dl-here");
    if (!node) return;
    node.classList.add("dl-here");
    node.focus({ preventScroll: true });
    // Once the pane has its width: opening it breaks the lines anew.
    requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView({ block: "center" })));
  }

  /** Takes the focus, and remembers where it came from. */
  takeFocus(from: HTMLElement | null): void {
    if (from) this.remember(from);
    (this.page.querySelector<HTMLElement>(".dl-here") ?? this.node).focus();
  }

  goBack(): void {
    const home = this.from;
    if (!home?.isConnected) return;
    home.scrollIntoView({ block: "nearest" });
    home.focus();
  }

  private remember(from: HTMLElement): void {
    if (this.node.contains(from)) return;
    this.from = from;
    this.back.hidden = false;
  }
}
