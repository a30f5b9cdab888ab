// A lesson open in a notebook panel: its cells found, each drawn as what it is, its work kept.

import type { Cell, CodeCell, ICellModel } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import type { Contents } from "@jupyterlab/services";
import { type PanelLayout, Widget } from "@lumino/widgets";

import {
  formOf, isObject, readLesson, readReply, readWork, REPLY_TYPE, type Article, type Event, type Lesson, type Work,
} from "../contract.ts";
import { COURSE_ID } from "../carrying.ts";
import { ordinal } from "../course.ts";
import { repaint } from "../course_view.ts";
import { button, element } from "../element.ts";
import { ownKeys } from "../keys.ts";
import { withEvent, withKnown } from "../work.ts";
import { Keeper } from "./keeping.ts";
import { LessonKernel, type Past } from "./kernel.ts";
import { QuestionCell, type Around } from "./question_cell.ts";
import { articleOf, drawSetUp } from "./setup_cell.ts";
import { ShownCell, type Beside } from "./shown_cell.ts";
import { Tabs } from "./tabs.ts";

const TYPED = 1000; // milliseconds after the last key
const LEARNER = "dateline-learner";
// What of a form can take the focus, in the order of the page.
const FIELDS = "input:enabled, select:enabled, textarea:enabled, [tabindex='0'], button:enabled".split(", ").map((field) => `.dl-body ${field}`).join();
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
  private drawnOn = "";
  private readonly end = element("nav", { class: "dl-note dl-end", "aria-label": "After this lesson" });
  /** Told when another article is in use. */
  laid: (article: Article | null) => void = () => {};
  /** Told when something was done in it. */
  changed: () => void = () => {};

  /** The lesson in a panel, or null where the notebook holds none. */
  static of(panel: NotebookPanel, contents: Contents.IManager, goTo: (lesson: OpenLesson, id: string, from: HTMLElement) => void): OpenLesson | null {
    const lesson = readLesson(panel.content.model?.getMetadata("dateline"));
    return lesson ? new OpenLesson(panel, lesson, contents, goTo) : null;
  }

  private constructor(
    readonly panel: NotebookPanel,
    readonly lesson: Lesson,
    contents: Contents.IManager,
    private readonly leadTo: (lesson: OpenLesson, id: string, from: HTMLElement) => void,
  ) {
    this.keeper = new Keeper(panel, contents, (line) => this.tell(line));
    this.kernel = new LessonKernel(panel, () => this.setUpCell, () => this.past(), (state) => this.learn(state), this.keeper);
    this.tabs = new Tabs(panel.context.path, (writes) => this.otherTab(writes));
    panel.contentHeader.addWidget(this.banner);
    this.tell("");
    this.staysClean();
    this.drawAll();
    this.drawnOn = this.article.id;
    panel.content.model?.cells.changed.connect(this.drawAll, this);
    panel.disposed.connect(() => this.tabs.close());
    ownKeys(this.end);
  }

  /** Asks the kit for replies that the notebook lacks: an answer came from elsewhere. */
  async recall(): Promise<void> {
    await this.kernel.recall();
    await this.keeper.now();
  }

  /** Shuts the tab, once all that was done is in the file; false where another tab saves, or nothing can. */
  async shut(): Promise<boolean> {
    const { content } = this.panel;
    if (!this.keeper.mayWrite) return false;
    content.node.inert = true;
    if (content.model?.dirty) await this.keeper.now();
    content.node.inert = false;
    if (content.model?.dirty) return false;
    this.panel.dispose();
    return true;
  }

  /** Something said that the server may be gone: if it is, a line says so. */
  askServer(): void {
    void this.keeper.ask();
  }

  /** Shows the form of a question in full, and gives the focus to its first field. */
  async goToQuestion(question: string): Promise<void> {
    const { content } = this.panel;
    const at = content.widgets.findIndex((cell) => this.meta(cell)["question"] === question);
    const cell = content.widgets[at];
    if (!cell) return;
    content.activeCellIndex = at;
    content.deselectAll();
    await content.scrollToItem(at, "start");
    await cell.ready;
    const form = await drawnIn(cell, ".dl-form");
    if (!form) return;
    const field = form.querySelector<HTMLElement>(FIELDS);
    if (!field) form.tabIndex = -1;
    (field ?? form).focus({ preventScroll: true });
    await settled(form);
  }

  /** Lays out what stands under the lesson's last cell. */
  layEnd(nodes: HTMLElement[]): void {
    repaint(this.end, nodes);
    const last = [...this.panel.content.widgets].reverse().find((cell) => !this.isAdded(cell));
    if (this.end.isConnected || !last) return;
    const widget = new Widget({ node: this.end });
    widget.addClass("dl-beside");
    void last.ready.then(() => {
      if (!last.isDisposed) (last.layout as PanelLayout).addWidget(widget);
    });
  }

  /** Whether a learner added a cell: the course gives its cells shorter ids. */
  private isAdded(cell: Cell): boolean {
    return !COURSE_ID.test(cell.model.id);
  }

  /** The id of the article in use, and its text where the notebook has it. */
  get article(): { id: string; text: Article | null } {
    const chosen = this.setUpCell ? articleOf(this.setUpCell, this.lesson) : "";
    const id = chosen || this.lesson.article;
    return { id, text: this.lesson.articles[id] ?? null };
  }

  /** A line for the whole lesson, above it; "" takes it away. */
  private tell(line: string, ...more: Node[]): void {
    const { node } = this.banner;
    node.replaceChildren(line, ...more);
    this.banner.setHidden(!line);
    // The panel gives its header as much room as its style asks for, whatever stands in it.
    node.style.minHeight = "";
    requestAnimationFrame(() => {
      if (line) node.style.minHeight = `${node.scrollHeight}px`;
      this.banner.parent?.fit();
    });
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
    const page = this.panel.content.node;
    // What the other tab saved is the newest state; nothing is to be done here until it is read.
    page.inert = true;
    try {
      await this.panel.context.revert();
    } finally {
      page.inert = false;
    }
    this.tabs.take();
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
    if (cell.model.type === "markdown" && !this.isAdded(cell)) {
      cell.addClass("dl-prose");
      // A double click marks a word, as on any page; Enter still opens the text for editing.
      cell.node.addEventListener("dblclick", (event) => event.stopPropagation());
    }
    if (cell.model.type !== "code") return;
    const code = cell as CodeCell;
    if (typeof meta["question"] === "string") this.drawQuestion(code, meta["question"]);
    else if (meta["setup"] === true) drawSetUp(code, this.lesson, () => this.changeArticle());
    else if (meta["shows"] === true) {
      const after = typeof meta["after"] === "string" ? meta["after"] : "";
      const shown = new ShownCell(code, this.beside(), after, meta["sets"]);
      this.shown.add(shown);
      // Taking over from another tab reads the file anew, and every cell with it.
      code.disposed.connect(() => this.shown.delete(shown));
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
    void (async () => {
      this.keepLearner();
      // A name draws its text only when the cell has run; a text that is named is there at once.
      this.drawAgain();
      if (this.setUpCell) await this.kernel.run(this.setUpCell);
      this.drawAgain();
      await this.keeper.now();
    })().catch((error: Error) => this.tell(error.message));
  }

  /** Draws every question on the article now in use, if that is another one. */
  private drawAgain(): void {
    const { id, text } = this.article;
    if (id === this.drawnOn) return;
    this.drawnOn = id;
    for (const [cell, drawn] of this.questions) {
      const form = formOf(this.lesson, drawn.question, id);
      if (form && !cell.isDisposed) drawn.draw(form);
    }
    for (const shown of this.shown) if (!shown.cell.isDisposed) shown.lay();
    this.laid(text);
  }

  private beside(): Beside {
    return {
      run: (cell) => this.runShown(cell),
      isPredicted: (question) => this.isAnswered(question),
      universe: (question) => {
        const { id, text } = this.article;
        return { article: text, ids: formOf(this.lesson, question, id)?.universe ?? [] };
      },
      keep: () => this.keeper.soon(),
    };
  }

  private async runShown(cell: CodeCell): Promise<void> {
    await this.kernel.run(cell);
    // Showing an outcome says so in a reply: it belongs to the prediction, which may come too late.
    const outputs = cell.model.outputs;
    for (let n = 0; n < outputs.length; n += 1) {
      const reply = readReply(outputs.get(n).data[REPLY_TYPE]);
      if (reply?.event) this.add(reply.question, reply.event);
    }
    this.changed();
    await this.keeper.now();
  }

  private ofQuestion(question: string): QuestionCell | undefined {
    return [...this.questions.values()].find((drawn) => drawn.question === question);
  }

  private isAnswered(question: string): boolean {
    // A prediction made in another lesson is not to be asked for here.
    return this.past()[question]?.events.some((event) => "answer" in event) ?? true;
  }

  // JupyterLab draws cells when it has time to. What a learner did stands in all of them, drawn or not.

  private *kept(): Generator<{ cell: ICellModel; work: Work }> {
    for (const cell of this.panel.content.model?.cells ?? []) {
      const meta: unknown = cell.getMetadata("dateline");
      if (cell.type !== "code" || !isObject(meta) || typeof meta["question"] !== "string") continue;
      yield { cell, work: readWork(meta["work"], meta["question"], this.article.id, this.learner()).work };
    }
  }

  /** The questions of the lesson, as they stand on the page. */
  private *asked(): Generator<string> {
    for (const cell of this.panel.content.model?.cells ?? []) {
      const meta: unknown = cell.getMetadata("dateline");
      const question = cell.type === "code" && isObject(meta) ? meta["question"] : null;
      if (typeof question === "string" && question in this.lesson.forms) yield question;
    }
  }

  private keep(cell: ICellModel, work: Work): void {
    const meta: unknown = cell.getMetadata("dateline");
    cell.setMetadata("dateline", { ...(isObject(meta) ? meta : {}), work: { ...work, learner: this.learner() } });
  }

  private past(): Past {
    return Object.fromEntries([...this.kept()].map(({ work: { question, events, article } }) => [question, { events, article }]));
  }

  private learn(state: Record<string, unknown>): void {
    for (const { cell, work } of this.kept()) {
      const drawn = this.ofQuestion(work.question);
      if (drawn) drawn.learn(state[work.question]);
      else {
        const known = withKnown(work, state[work.question]);
        if (known) this.keep(cell, known);
      }
    }
    this.changed();
  }

  private add(question: string, event: Event): void {
    const drawn = this.ofQuestion(question);
    if (drawn) drawn.add(event);
    for (const { cell, work } of drawn ? [] : this.kept()) {
      if (work.question === question) this.keep(cell, withEvent(work, event));
    }
  }

  private around(): Around {
    return {
      run: (cell) => this.kernel.run(cell),
      reply: (code) => this.kernel.reply(code),
      save: async (atOnce) => {
        this.keepLearner();
        // Saving comes first: whatever else the page has to do must not stand in its way.
        const saved = atOnce ? this.keeper.now() : this.keeper.soon();
        this.changed();
        for (const shown of this.shown) shown.paint();
        await saved;
      },
      goTo: (id, from) => this.leadTo(this, id, from),
      learner: () => this.learner(),
      article: () => this.article,
      ordinal: (question) => ordinal(question, this.asked()),
    };
  }

  /** The notebook's own sign of its learner, or one drawn for this browser. */
  private learner(): string {
    if (this.lesson.learner) return this.lesson.learner;
    try {
      const known = localStorage.getItem(LEARNER) ?? "";
      this.lesson.learner = /^[0-9a-f]{16}$/.test(known) ? known : sixteen();
      localStorage.setItem(LEARNER, this.lesson.learner);
    } catch {
      this.lesson.learner ??= sixteen(); // a browser that keeps nothing
    }
    return this.lesson.learner;
  }

  /** Once something was done, the sign goes with the notebook. */
  private keepLearner(): void {
    const model = this.panel.content.model;
    const kept: unknown = model?.getMetadata("dateline");
    if (model && isObject(kept) && kept["learner"] !== this.learner()) {
      model.setMetadata("dateline", { ...kept, learner: this.learner() });
    }
  }

  /** The notebook is not "changed" because a kernel told it the version of its Python. */
  private staysClean(): void {
    const model = this.panel.content.model;
    if (!model) return;
    let touched = false;
    const touch = () => (touched = true);
    for (const name of ["keydown", "pointerdown", "paste", "drop"]) this.panel.node.addEventListener(name, touch, true);
    // What is typed in a cell is kept as what is chosen in a form is.
    for (const name of ["input", "keydown", "paste"]) {
      this.panel.node.addEventListener(name, (event) => {
        if ((event.target as Element).closest(".cm-editor")) this.keeper.soon(TYPED);
      });
    }
    model.metadataChanged.connect((_, change) => {
      if (!touched && (change.key === "language_info" || change.key === "kernelspec")) {
        queueMicrotask(() => (model.dirty = false));
      }
    });
  }
}

/** A part of a cell once it is drawn, or null where it is not drawn in a while. */
async function drawnIn(cell: Cell, selector: string): Promise<HTMLElement | null> {
  for (let frames = 0; frames < 1200; frames += 1) {
    const found = cell.node.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** Nothing, once a node stands at the top of the view and stays there: what is above it is laid out
 * bit by bit, and moves it. */
async function settled(node: HTMLElement): Promise<void> {
  let calm = 0;
  let before = Number.NaN;
  for (let frames = 0; frames < 120 && calm < 10; frames += 1) {
    await new Promise(requestAnimationFrame);
    const { top } = node.getBoundingClientRect();
    calm = Math.abs(top - before) < 1 ? calm + 1 : 0;
    if (!calm) node.scrollIntoView({ block: "start" });
    before = node.getBoundingClientRect().top;
  }
}

function sixteen(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
