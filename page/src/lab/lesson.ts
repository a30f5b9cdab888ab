// A lesson open in a notebook panel: its cells found, each drawn as what it is, its work kept.

import type { Cell, CodeCell } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import { Widget } from "@lumino/widgets";

import { formOf, isObject, readLesson, type Article, type Event, type Lesson } from "../contract.ts";
import { button, element } from "../element.ts";
import { ownKeys } from "../keys.ts";
import { attempts } from "../work.ts";
import { Keeper } from "./keeping.ts";
import { LessonKernel } from "./kernel.ts";
import { QuestionCell, type Around } from "./question_cell.ts";
import { drawSetUp, named } from "./setup_cell.ts";
import { ShownCell } from "./shown_cell.ts";
import { Tabs } from "./tabs.ts";

const SEED = "dateline-drawn";
const OTHER_TAB = "This lesson is open in another tab too, and that one saves. ";

export class OpenLesson {
  private readonly questions = new Map<CodeCell, QuestionCell>();
  private readonly shown = new Set<ShownCell>();
  private readonly drawn = new WeakSet<Cell>();
  private readonly kernel: LessonKernel;
  private readonly keeper: Keeper;
  private readonly tabs: Tabs;
  private readonly banner = new Widget({ node: element("div", { class: "dl-note dl-banner", role: "alert" }) });
  private setUpCell: CodeCell | null = null;

  /** The lesson in a panel, or null where the notebook holds none. */
  static of(panel: NotebookPanel, goTo: (lesson: OpenLesson, id: string, from: HTMLElement) => void): OpenLesson | null {
    const lesson = readLesson(panel.content.model?.getMetadata("dateline"));
    return lesson ? new OpenLesson(panel, lesson, goTo) : null;
  }

  private constructor(
    readonly panel: NotebookPanel,
    readonly lesson: Lesson,
    private readonly leadTo: (lesson: OpenLesson, id: string, from: HTMLElement) => void,
  ) {
    this.keeper = new Keeper(panel, (line) => this.tell(line));
    this.kernel = new LessonKernel(panel, () => this.setUpCell, () => this.past());
    this.tabs = new Tabs(panel.context.path, (writes) => this.otherTab(writes));
    panel.contentHeader.addWidget(this.banner);
    this.tell("");
    this.staysClean();
    this.drawAll();
    panel.content.model?.cells.changed.connect(this.drawAll, this);
    panel.disposed.connect(() => this.tabs.close());
  }

  /** The id of the article in use, and its text where the notebook has it. */
  get article(): { id: string; text: Article | null } {
    const chosen = this.setUpCell ? named(this.setUpCell.model.sharedModel.getSource()) : "";
    const id = chosen || this.lesson.article;
    return { id, text: this.lesson.articles[id] ?? null };
  }

  /** A line for the whole lesson, above it; "" takes it away. */
  private tell(line: string, ...more: Node[]): void {
    this.banner.node.replaceChildren(line, ...more);
    this.banner.setHidden(!line);
  }

  private otherTab(writes: boolean): void {
    this.keeper.mayWrite = writes;
    if (writes) {
      this.tell("");
      return;
    }
    const take = button("Work here instead", () => void this.takeOver());
    ownKeys(this.banner.node);
    this.tell(OTHER_TAB, take);
  }

  private async takeOver(): Promise<void> {
    this.tabs.take();
    // What the other tab saved is the newest state.
    await this.panel.context.revert();
  }

  private drawAll(): void {
    for (const cell of this.panel.content.widgets) {
      if (this.drawn.has(cell)) continue;
      this.drawn.add(cell);
      if (isObject(cell.model.getMetadata("dateline")) && this.meta(cell)["setup"] === true) this.setUpCell = cell as CodeCell;
    }
    for (const cell of this.panel.content.widgets) void cell.ready.then(() => this.draw(cell));
  }

  private meta(cell: Cell): Record<string, unknown> {
    const found: unknown = cell.model.getMetadata("dateline");
    return isObject(found) ? found : {};
  }

  private draw(cell: Cell): void {
    if (cell.isDisposed || cell.hasClass("dl-drawn")) return;
    cell.addClass("dl-drawn");
    const meta = this.meta(cell);
    const prompt = meta["prompt"];
    if (typeof prompt === "string" && this.hasForm(prompt)) cell.addClass("dl-prompt-cell");
    if (cell.model.type !== "code") return;
    const code = cell as CodeCell;
    if (typeof meta["question"] === "string") this.drawQuestion(code, meta["question"]);
    else if (meta["setup"] === true) drawSetUp(code, this.lesson, () => this.changeArticle());
    else if (meta["shows"] === true) {
      const after = typeof meta["after"] === "string" ? meta["after"] : "";
      this.shown.add(new ShownCell(code, (c) => this.runShown(c), after, () => this.isAnswered(after)));
    }
  }

  /** Whether a question has a form here: then the form carries the prompt. */
  private hasForm(question: string): boolean {
    const there = this.panel.content.widgets.some((cell) => this.meta(cell)["question"] === question);
    return there && formOf(this.lesson, question, this.article.id) !== null;
  }

  private drawQuestion(cell: CodeCell, question: string): void {
    const form = formOf(this.lesson, question, this.article.id);
    if (form) this.questions.set(cell, new QuestionCell(cell, question, form, this.around()));
    cell.disposed.connect(() => this.questions.delete(cell));
  }

  private changeArticle(): void {
    for (const [cell, drawn] of this.questions) {
      const form = formOf(this.lesson, drawn.question, this.article.id);
      if (form && !cell.isDisposed) drawn.draw(form);
    }
    void (async () => {
      if (this.setUpCell) await this.kernel.run(this.setUpCell);
      await this.keeper.now();
    })();
  }

  private async runShown(cell: CodeCell): Promise<void> {
    await this.kernel.run(cell);
    this.keeper.soon();
  }

  private isAnswered(question: string): boolean {
    return [...this.questions.values()].some((q) => q.question === question && attempts({ events: q.events } as never) > 0);
  }

  private past(): Record<string, { events: Event[] }> {
    const past: Record<string, { events: Event[] }> = {};
    for (const { question, events } of this.questions.values()) if (events.length) past[question] = { events };
    return past;
  }

  private around(): Around {
    return {
      run: (cell) => this.kernel.run(cell),
      hint: (question) => this.kernel.hint(question),
      save: async (atOnce) => {
        this.keepSeed();
        for (const shown of this.shown) shown.paint();
        if (atOnce) await this.keeper.now();
        else this.keeper.soon();
      },
      goTo: (id, from) => this.leadTo(this, id, from),
      seed: () => this.seed(),
      article: () => this.article,
    };
  }

  /** What a learner's own order of options follows from: the notebook's, else this browser's. */
  private seed(): string {
    if (this.lesson.drawn) return this.lesson.drawn;
    try {
      const known = localStorage.getItem(SEED) ?? Math.random().toString(36).slice(2, 10);
      localStorage.setItem(SEED, known);
      this.lesson.drawn = known;
    } catch {
      this.lesson.drawn = "0"; // a browser that keeps nothing shows one order to all
    }
    return this.lesson.drawn!;
  }

  /** Once something was done, the order goes with the notebook. */
  private keepSeed(): void {
    const model = this.panel.content.model;
    const kept: unknown = model?.getMetadata("dateline");
    if (model && isObject(kept) && kept["drawn"] !== this.seed()) {
      model.setMetadata("dateline", { ...kept, drawn: this.seed() });
    }
  }

  /** The notebook is not "changed" because a kernel told it the version of its Python. */
  private staysClean(): void {
    const model = this.panel.content.model;
    if (!model) return;
    let touched = false;
    const touch = () => (touched = true);
    for (const sign of ["keydown", "pointerdown", "paste", "drop"]) this.panel.node.addEventListener(sign, touch, true);
    model.metadataChanged.connect((_, change) => {
      if (!touched && (change.key === "language_info" || change.key === "kernelspec")) {
        queueMicrotask(() => (model.dirty = false));
      }
    });
  }
}
