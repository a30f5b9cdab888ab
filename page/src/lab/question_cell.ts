// A question's code cell with its form above the folded code.

import type { CodeCell, ICodeCellModel } from "@jupyterlab/cells";
import { Widget } from "@lumino/widgets";

import {
  isObject, readReply, readWork, REPLY_TYPE,
  type Answer, type Article, type Event, type Form, type Ordinal, type Reply, type Work,
} from "../contract.ts";
import { quoted, typed, twin } from "../literal.ts";
import { QuestionForm, type Host } from "../question_form.ts";
import { lastAnswer, same, withEvent, withKnown, withReply } from "../work.ts";

/** What a cell asks of the lesson it stands in. */
export interface Around {
  run(cell: CodeCell): Promise<void>;
  /** The reply to a call of the kit that leaves no trace in the notebook. */
  reply(code: string): Promise<Reply>;
  /** The file is to be written soon, or at once. */
  save(atOnce: boolean): Promise<void>;
  goTo(id: string, from: HTMLElement): void;
  /** What tells this learner's work from another's, and lays out options. */
  learner(): string;
  article(): { id: string; text: Article | null };
  /** Which of the lesson's questions one is. */
  ordinal(question: string): Ordinal | null;
}

export class QuestionCell {
  private form!: QuestionForm;
  private widget!: Widget;
  private work: Work;
  private trouble: string;
  private handingIn = false;
  private shape = "";

  constructor(
    readonly cell: CodeCell,
    readonly question: string,
    form: Form,
    private readonly around: Around,
  ) {
    const read = readWork(this.metadata["work"], question, around.article().id, around.learner());
    this.work = read.work;
    this.trouble = read.trouble;
    cell.addClass("dl-has-form");
    this.draw(form);
    this.markOutputs();
    const outputs = this.model.outputs;
    outputs.changed.connect(() => this.heard());
    cell.disposed.connect(() => this.widget.dispose());
  }

  /** Adds an event that came from elsewhere: the outcome of a prediction that was shown. */
  add(event: Event): void {
    const next = withEvent(this.work, event);
    if (next !== this.work) this.put(next);
  }

  /** Takes over what the kit knows beyond the notebook. */
  learn(state: unknown): void {
    const next = withKnown(this.work, state);
    if (!next) return;
    this.put(next);
    if (!this.form.isInUse) this.form.show(this.work);
  }

  /** Draws the form anew, on the article now in use. */
  draw(form: Form): void {
    const old = this.widget as Widget | undefined;
    this.shape = form.shape;
    const { id, text } = this.around.article();
    const isOther = this.work.article !== id && this.work.events.length > 0;
    const trouble = isOther ? "You answered this on the other text. That answer stands until you hand in a new one." : this.trouble;
    const work = isOther ? { ...this.work, draft: null } : this.shownWork();
    this.form = new QuestionForm(form, text, this.host(), this.around.learner(), work, trouble);
    this.widget = new Widget({ node: this.form.node });
    this.widget.addClass("dl-form-widget");
    const layout = this.cell.layout as unknown as { insertWidget(index: number, widget: Widget): void };
    layout.insertWidget(1, this.widget);
    old?.dispose();
  }

  /** What is kept; where nothing is, what an older version or a typed line left in the cell. */
  private shownWork(): Work {
    if (this.work.draft !== undefined || lastAnswer(this.work) !== undefined) return this.work;
    const shown: Work = { ...this.work };
    const answer = typed(this.source, this.question);
    if (answer !== undefined && !blank(answer)) shown.draft = answer;
    const reply = this.replies()[0];
    if (reply && !shown.reply) shown.reply = reply;
    return shown;
  }

  private get model(): ICodeCellModel {
    return this.cell.model;
  }

  private get source(): string {
    return this.model.sharedModel.getSource();
  }

  private get metadata(): Record<string, unknown> {
    const found: unknown = this.model.getMetadata("dateline");
    return isObject(found) ? found : {};
  }

  private host(): Host {
    return {
      check: (answer, why) => this.check(answer, why),
      checkCode: () => this.run(),
      hint: async (last) => {
        this.record(await this.around.reply(`kit.hint(${quoted(this.question)}${last ? ", 3" : ""})`));
        await this.around.save(true);
      },
      keep: (draft, rated) => {
        const { rated: before, ...rest } = this.work;
        const marks = rated ?? before;
        this.put({ ...rest, article: this.around.article().id, draft, ...(marks ? { rated: marks } : {}) });
        void this.around.save(false);
      },
      showCode: (on) => (this.cell.inputHidden = !on),
      isCodeShown: () => !this.cell.inputHidden,
      goTo: (id, from) => this.around.goTo(id, from),
      ordinal: () => this.around.ordinal(this.question),
    };
  }

  private put(work: Work): void {
    this.work = { ...work, learner: this.around.learner() };
    this.model.setMetadata("dateline", { ...this.metadata, work: this.work });
  }

  private async check(answer: Answer, why: string): Promise<void> {
    const line = twin(this.question, answer, why);
    // The cell of a code question keeps its function, whichever way it is answered.
    const isCode = this.shape === "function";
    if (!isCode) this.model.sharedModel.setSource(line);
    this.put({ ...this.work, article: this.around.article().id, draft: answer });
    // Before the kernel is asked: whatever becomes of it, the answer is in the file.
    await this.around.save(true);
    if (!isCode) return this.run();
    this.record(await this.around.reply(line));
    await this.around.save(true);
  }

  private async run(): Promise<void> {
    this.handingIn = true;
    try {
      await this.around.run(this.cell);
    } finally {
      this.handingIn = false;
    }
    await this.around.save(true);
  }

  private replies(): Reply[] {
    const outputs = this.model.outputs;
    const found: Reply[] = [];
    for (let n = 0; n < outputs.length; n += 1) {
      const reply = readReply(outputs.get(n).data[REPLY_TYPE]);
      if (reply?.question === this.question) found.push(reply);
    }
    return found;
  }

  /** After the cell printed something: a reply is recorded, whether typed or handed in by the form. */
  private heard(): void {
    this.markOutputs();
    const reply = this.replies()[0];
    if (!reply || same(reply, this.work.reply) || this.work.hints?.some((hint) => same(hint, reply))) return;
    this.record(reply);
    if (!this.handingIn) void this.around.save(false);
  }

  private record(reply: Reply): void {
    const next = withReply({ ...this.work, article: this.around.article().id }, reply);
    const answered = reply.event !== null && "answer" in reply.event;
    if (answered) delete next.draft;
    this.put(next);
    // A hint leaves alone what stands in the fields; an answer that was typed fills them.
    if (answered) this.form.show(next);
    else this.form.tellOf(next);
  }

  /** A reply stands in the form; what else a cell printed stays under it. */
  private markOutputs(): void {
    const outputs = this.model.outputs;
    let only = outputs.length > 0;
    for (let n = 0; n < outputs.length; n += 1) only &&= REPLY_TYPE in outputs.get(n).data;
    this.cell.toggleClass("dl-only-reply", only);
  }
}

/** Whether an answer is one that a learner starts from. */
function blank(answer: Answer): boolean {
  if (answer === "..." || answer === null) return true;
  if (Array.isArray(answer)) return answer.every(blank);
  return isObject(answer) && Object.values(answer).every(blank);
}
