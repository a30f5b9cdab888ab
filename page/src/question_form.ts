// One question on the page: prompt, control, buttons, reply. It knows no notebook: a host hands in
// answers, asks for hints and keeps what is given to it.

import { places } from "./article.ts";
import type { Answer, Article, Form, Ordinal, Reply, Work } from "./contract.ts";
import { control } from "./controls/by_shape.ts";
import type { Control } from "./controls/control.ts";
import type { Writing } from "./controls/writing.ts";
import { button, element, fresh } from "./element.ts";
import { stretches } from "./ids.ts";
import { ownKeys } from "./keys.ts";
import { twin } from "./literal.ts";
import { drawnReply } from "./reply.ts";
import { attempts, lastAnswer } from "./work.ts";

/** What a form asks of the notebook, or of whatever it stands in. */
export interface Host {
  /** Hands in the answer and returns when the reply is there; rejects with a line to show. */
  check(answer: Answer, why: string): Promise<void>;
  /** Hands in what stands in the cell (a code question). */
  checkCode(): Promise<void>;
  /** Asks for the next hint; `last` for the explanation, which costs. */
  hint(last: boolean): Promise<void>;
  /** Keeps a draft at once. */
  keep(draft: Answer, rated?: Record<string, number>): void;
  /** Shows or hides the code of the question; absent where there is none to show. */
  showCode?(on: boolean): void;
  isCodeShown?(): boolean;
  /** Leads to a place of the article; absent where there is no pane for it. */
  goTo?(id: string, from: HTMLElement): void;
  /** Which of the lesson's questions it is, counted down the page; absent where it stands alone. */
  ordinal?(): Ordinal | null;
}

const LAST_HINT = 3;

export function worth(points: number): string {
  if (!points) return "practice";
  return `${Number(points.toFixed(2))} point${points === 1 ? "" : "s"}`;
}

export class QuestionForm {
  readonly node: HTMLElement;
  private control: Control | null;
  private readonly notice = element("p", { class: "dl-notice", role: "alert" });
  private readonly said = element("div", { class: "dl-replies", role: "status", "aria-live": "polite" });
  private readonly body = element("div", { class: "dl-body" });
  private readonly kept = element("span", { class: "dl-kept" });
  private readonly checkButton: HTMLButtonElement;
  private readonly hintButton: HTMLButtonElement;
  private readonly price = element("span", { class: "dl-help dl-price" });
  private readonly codeButton: HTMLButtonElement | null = null;
  private readonly why = element("input", { type: "text", autocomplete: "off" });
  private readonly whyField: HTMLElement;
  private readonly ways: HTMLElement | null = null;
  private byCode = false;
  private busy = false;
  private work: Work;

  constructor(
    readonly form: Form,
    private readonly article: Article | null,
    private readonly host: Host,
    seed: string,
    work: Work,
    trouble = "",
  ) {
    this.work = work;
    const title = fresh("title");
    const linked = (text: string) => this.linked(text);
    this.control = control({ form, article, seed, linked, changed: () => this.changed() });
    this.checkButton = button(this.isOnce() ? "Keep this prediction" : "Check", () => void this.check(), { class: "dl-check" });
    this.hintButton = button("Hint", () => void this.hint(), { class: "dl-quiet" });
    this.whyField = element("details", { class: "dl-why" },
      element("summary", {}, "Note what you changed, and why (not marked)"),
      element("label", { class: "dl-field" }, element("span", {}, "What you changed, and why"), this.why));
    const buttons = element("div", { class: "dl-bar" }, this.checkButton, this.hintButton, this.price, this.kept);
    if (host.showCode) {
      this.codeButton = button("Line of code", () => this.toggleCode(), { class: "dl-quiet dl-code", "aria-pressed": "false" });
      buttons.append(this.codeButton);
    }
    const prompt = element("p", { class: "dl-prompt" }, ...linked(form.prompt));
    const header = element("p", { class: "dl-title" },
      ...this.named(), element("span", {}, worth(form.points)),
      ...(form.marked === "kit" ? [] : [element("span", {}, form.marked === "reader" ? "read by a person" : "marked by your instructor")]));
    if (form.shape === "function") this.ways = this.drawWays();
    this.body.append(...(this.ways ? [this.ways] : []), ...(this.control ? [this.control.node] : []));
    this.node = element("section", { class: "dl-form", "aria-labelledby": title, "data-question": form.id },
      element("div", { id: title }, header, prompt), this.notice, this.body, this.whyField, buttons, this.said);
    ownKeys(this.node);
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.tell(trouble);
    this.show(work);
  }

  /** Shows what was done so far: the draft, or else the last answer, and the replies. */
  show(work: Work): void {
    const shown = work.draft !== undefined ? work.draft : lastAnswer(work);
    if (shown !== undefined && !this.isFunction(shown)) this.fill(shown);
    if (work.rated) (this.control as Partial<Writing> | null)?.rate?.(work.rated);
    if (this.ways) this.chooseWay(!this.control || this.isFunction(lastAnswer(work)));
    this.tellOf(work);
  }

  /** Shows the replies, and leaves in the fields what the learner is writing. */
  tellOf(work: Work): void {
    this.work = work;
    this.showReplies(work);
    this.paint();
  }

  /** Shows an answer that was typed. */
  fill(answer: Answer): void {
    this.control?.fill(answer);
  }

  /** A line for whoever works here, above the controls; "" takes it away. */
  tell(line: string): void {
    this.notice.textContent = line;
    this.notice.hidden = !line;
  }

  /** Whether the learner's hand is at work here: then nothing is filled in from outside. */
  get isInUse(): boolean {
    return this.busy || this.body.contains(document.activeElement);
  }

  /** Ids keep their names while questions move; what a learner counts by is the place on the page. */
  private named(): HTMLElement[] {
    const place = this.host.ordinal?.();
    if (!place) return [element("b", {}, this.form.id)];
    return [element("b", {}, `Question ${place.at} of ${place.of}`), element("span", {}, this.form.id)];
  }

  private isOnce(): boolean {
    return this.form.kind === "prediction";
  }

  private isFunction(answer: Answer | undefined): boolean {
    return typeof answer === "object" && answer !== null && !Array.isArray(answer) && answer["function"] === true;
  }

  private showReplies({ reply, hints }: Work): void {
    const all = [...(reply ? [reply] : []), ...(reply?.closed ? [] : (hints ?? []))];
    this.said.replaceChildren(...all.map((shown) => drawnReply(shown, (text) => this.linked(text))));
  }

  private paint(): void {
    const done = attempts(this.work);
    const reply = this.work.reply;
    const best = typeof reply?.best === "number" && reply.of ? `${Number(reply.best.toFixed(2))} of ${reply.of} kept` : "";
    this.kept.textContent = best;
    this.whyField.hidden = this.isOnce() || !done || Boolean(reply?.closed) || this.form.marked !== "kit";
    if (this.isOnce() && done) {
      const first = this.work.events.find((event) => "answer" in event);
      if (first && "answer" in first) this.fill(first.answer);
      this.control?.lock();
      this.checkButton.hidden = true;
      this.kept.textContent = "kept: a prediction is made once";
    }
    this.paintHint(reply);
    if (this.codeButton) {
      const on = this.host.isCodeShown?.() ?? false;
      this.codeButton.setAttribute("aria-pressed", String(on));
      this.codeButton.textContent = on ? "Hide the code" : "Line of code";
    }
  }

  /** What the hint button gives next. The explanation costs, and the button says so beforehand. */
  private paintHint(reply: Reply | undefined): void {
    const next = this.work.next;
    const none = !this.form.hints || next === null || (reply?.closed ?? false);
    this.hintButton.hidden = none;
    const waits = next?.needs === "answer" && !attempts(this.work);
    this.hintButton.disabled = !none && waits;
    this.hintButton.textContent = next && next.hint >= LAST_HINT ? "Show the explanation" : next && next.hint > 1 ? `Hint ${next.hint}` : "Hint";
    this.price.textContent = none ? "" : waits ? "The next hint looks at your answer: give one first." : (next?.price ?? "");
  }

  private drawWays(): HTMLElement {
    const name = fresh("way");
    const node = element("fieldset", { class: "dl-ways" }, element("legend", {}, "How do you want to answer? You can change over at any time."));
    for (const [id, text] of [["hand", "By hand, without code"], ["code", "With a function"]] as const) {
      const input = element("input", { type: "radio", name, value: id });
      input.disabled = id === "hand" && !this.control;
      input.addEventListener("change", () => this.chooseWay(id === "code"));
      node.append(element("label", { class: "dl-press" }, input, element("span", {}, text)));
    }
    return node;
  }

  private chooseWay(byCode: boolean): void {
    this.byCode = byCode;
    for (const input of this.ways?.querySelectorAll("input") ?? []) input.checked = (input.value === "code") === byCode;
    if (this.control) this.control.node.hidden = byCode;
    if (byCode || this.host.isCodeShown?.()) this.host.showCode?.(byCode);
    this.paint();
  }

  private toggleCode(): void {
    this.host.showCode?.(!(this.host.isCodeShown?.() ?? false));
    this.paint();
  }

  private changed(): void {
    this.tell("");
    this.keep();
  }

  private keep(): void {
    const rated = (this.control as Partial<Writing> | null)?.rated?.();
    this.host.keep(this.control?.draft() ?? null, rated && Object.keys(rated).length ? rated : undefined);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      if (event.shiftKey && event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopPropagation();
      if (!this.checkButton.hidden) void this.check();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type === "text") {
      event.preventDefault();
      void this.check();
    }
  }

  /** Does one thing at a time. */
  private async once(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.node.setAttribute("aria-busy", "true");
    try {
      await act();
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
      this.node.removeAttribute("aria-busy");
    }
  }

  private async check(): Promise<void> {
    if (this.byCode || !this.control) {
      await this.once(() => this.host.checkCode());
      return;
    }
    const read = this.control.read();
    if ("open" in read) {
      this.tell(`${read.open} Nothing was counted.`);
      return;
    }
    this.tell("");
    await this.once(() => this.host.check(read.answer, this.why.value.trim()));
    this.why.value = "";
    this.said.scrollIntoView({ block: "nearest" });
  }

  private async hint(): Promise<void> {
    await this.once(() => this.host.hint((this.work.next?.hint ?? 0) >= LAST_HINT));
    this.said.scrollIntoView({ block: "nearest" });
  }

  private linked(text: string): (Node | string)[] {
    if (!this.article || !this.host.goTo) return [text];
    const known = new Set(places(this.article).keys());
    return stretches(text, known).map(({ text: words, id }) => {
      if (!id) return words;
      const link = element("a", { href: `#${id}`, class: "dl-id", title: `Show ${id} in the article` }, words);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.host.goTo?.(id, link);
      });
      return link;
    });
  }

  /** The line of code that stands for the form as it is; "" while something is open. */
  get line(): string {
    const read = this.control?.read();
    return read && "answer" in read ? twin(this.form.id, read.answer) : "";
  }
}
