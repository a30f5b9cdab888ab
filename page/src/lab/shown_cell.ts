// A cell that only shows something: a button in place of its folded code, and a control for each
// thing that may be set there.

import type { CodeCell } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import type { Article, Json } from "../contract.ts";
import type { Control } from "../controls/control.ts";
import { marking } from "../controls/marking.ts";
import { button, element } from "../element.ts";
import { ownKeys } from "../keys.ts";
import { readSettings, setting, setTo, type Setting } from "../settings.ts";
import { shownWords } from "../shown_words.ts";

/** What a cell asks of the lesson it stands in. */
export interface Beside {
  run(cell: CodeCell): Promise<void>;
  /** Whether a prediction was made. */
  isPredicted(question: string): boolean;
  /** What may be marked for a question, on the text in use. */
  universe(question: string): { article: Article | null; ids: string[] };
  /** The file is to be written soon. */
  keep(): void;
}

/** A control of one setting: shows what its line says. */
interface Drawn {
  node: HTMLElement;
  paint: (value: Json) => void;
}

export class ShownCell {
  private readonly go: HTMLButtonElement;
  private readonly note = element("span", { class: "dl-help" });
  private readonly controls = element("div", { class: "dl-form dl-sets" });
  private readonly settings: Setting[];
  private drawn: Drawn[] = [];
  private stale = false;
  private busy = false;

  constructor(
    readonly cell: CodeCell,
    private readonly beside: Beside,
    /** The prediction that comes first, or "". */
    readonly after: string,
    sets: unknown,
  ) {
    this.settings = readSettings(sets);
    this.go = button("", () => void this.show());
    const node = element("div", {}, element("div", { class: "dl-show" }, this.go, this.note));
    if (this.settings.length) node.prepend(this.controls);
    ownKeys(node);
    const widget = new Widget({ node });
    widget.addClass("dl-beside");
    cell.addClass("dl-has-form");
    (cell.layout as unknown as { insertWidget(index: number, widget: Widget): void }).insertWidget(1, widget);
    this.lay();
    cell.model.outputs.changed.connect(this.paint, this);
    cell.model.sharedModel.changed.connect(this.paintSettings, this);
    cell.disposed.connect(() => cell.model?.sharedModel.changed.disconnect(this.paintSettings, this));
    this.paint();
  }

  /** Draws the controls anew, on the text in use. */
  lay(): void {
    this.drawn = this.settings.map((asked) => this.control(asked));
    this.controls.replaceChildren(...this.drawn.map(({ node }) => node));
    this.paintSettings();
  }

  paint(): void {
    const has = this.cell.model.outputs.length > 0;
    // A prediction, or a setting, comes before an outcome.
    const what = this.after || this.settings.length ? "Show what happens" : shownWords(this.source);
    this.go.textContent = has ? `${what} again` : what;
    const waits = this.after && !this.beside.isPredicted(this.after) && !has;
    this.note.textContent = waits ? `Predict first: ${this.after} is still open above.` : this.stale && has ? "Below is what came before your change." : "";
  }

  private async show(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.note.textContent = "…";
    try {
      await this.beside.run(this.cell);
      this.stale = false;
      this.paint();
    } catch (error) {
      this.note.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  private get source(): string {
    return this.cell.model.sharedModel.getSource();
  }

  private put(name: string, value: Json): void {
    this.cell.model.sharedModel.setSource(setting(this.source, name, value));
    this.stale = true;
    this.paint();
    this.beside.keep();
  }

  private paintSettings(): void {
    this.settings.forEach(({ name }, n) => {
      const value = setTo(this.source, name);
      const { node, paint } = this.drawn[n]!;
      // A line that was rewritten by hand is no longer for the control to fill.
      node.hidden = value === undefined;
      if (value !== undefined && !node.contains(document.activeElement)) paint(value);
    });
  }

  private control(asked: Setting): Drawn {
    if (asked.how === "choose") return chosen(asked, (value) => this.put(asked.name, value));
    if (asked.how === "write") return written(asked.label, (value) => this.put(asked.name, value));
    return this.marked(asked.name, asked.label, asked.like);
  }

  private marked(name: string, label: string, like: string): Drawn {
    const { article, ids } = this.beside.universe(like);
    const form = { id: name, kind: "", shape: "marks", prompt: "", points: 0, label, how: "", flags: [], marked: "kit", hints: false, universe: ids } as const;
    const control: Control = marking({
      form: { ...form, flags: [...form.flags], universe: ids }, article, seed: "", linked: (text) => [text],
      changed: () => this.put(name, control.draft() ?? []),
    });
    const node = element("div", {}, element("p", { class: "dl-help" }, label), control.node);
    // An empty list may be one that nobody touched yet: then "none" is not chosen.
    return { node, paint: (value) => control.fill(Array.isArray(value) && value.length ? value : null) };
  }
}

function chosen(asked: { label: string; options: string[] }, put: (value: string) => void): Drawn {
  const select = element("select", {}, ...asked.options.map((text) => element("option", { value: text }, text || "nothing")));
  select.addEventListener("change", () => put(select.value));
  const node = element("label", { class: "dl-field" }, element("span", {}, asked.label), select);
  return { node, paint: (value) => (select.value = String(value)) };
}

const UNWRITTEN = "...";

function written(label: string, put: (value: string) => void): Drawn {
  const given = element("textarea", { rows: 2, class: "dl-long" });
  given.addEventListener("input", () => put(given.value || UNWRITTEN));
  const node = element("label", { class: "dl-field" }, element("span", {}, label), given);
  return { node, paint: (value) => (given.value = value === UNWRITTEN ? "" : String(value)) };
}
