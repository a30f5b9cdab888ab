// A cell that only shows something: a button in place of its folded code.

import type { CodeCell } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import { button, element } from "../element.ts";
import { ownKeys } from "../keys.ts";

export class ShownCell {
  private readonly go: HTMLButtonElement;
  private readonly note = element("span", { class: "dl-help" });
  private busy = false;

  constructor(
    readonly cell: CodeCell,
    run: (cell: CodeCell) => Promise<void>,
    /** The prediction that comes first, or "". */
    readonly after: string,
    private readonly isPredicted: () => boolean,
  ) {
    this.go = button("", () => {
      if (this.busy) return;
      this.busy = true;
      this.note.textContent = "…";
      run(cell)
        .then(() => this.paint(), (error: Error) => (this.note.textContent = error.message))
        .finally(() => (this.busy = false));
    });
    const node = element("div", { class: "dl-show" }, this.go, this.note);
    ownKeys(node);
    const widget = new Widget({ node });
    widget.addClass("dl-beside");
    cell.addClass("dl-has-form");
    (cell.layout as unknown as { insertWidget(index: number, widget: Widget): void }).insertWidget(1, widget);
    cell.model.outputs.changed.connect(this.paint, this);
    this.paint();
  }

  paint(): void {
    const has = this.cell.model.outputs.length > 0;
    const what = this.after ? "Show what happens" : "Show";
    this.go.textContent = has ? "Show again" : what;
    this.note.textContent = this.after && !this.isPredicted() && !has ? `Predict first: ${this.after} is still open above.` : "";
  }
}
