// The course as a learner sees it: the panel at the side, the start page, the end of a lesson.

import { after, answered, earned, minutesLeft, open, whereNext, type LessonState, type QuestionState, type Status } from "./course.ts";
import { button, element } from "./element.ts";

export interface Shown {
  lessons: LessonState[];
  /** The path of the lesson in front, or "". */
  current: string;
  /** Names of the lessons of which a newer edition is here. */
  newer: string[];
}

export interface Actions {
  /** Opens a lesson, at a question where one is named. */
  go(path: string, question?: string): void;
  /** Opens the start page. */
  overview(): void;
  /** The address of a lesson, so that a link can be opened in another tab. */
  address(path: string): string;
  /** Keeps all answers in one file, or brings them in from one. */
  keepAll(): void;
  bringIn(): void;
  /** Puts the newer edition of a lesson in the place of the learner's copy. */
  takeNewer(path: string): void;
}

const SAYS: Record<Status, string> = {
  open: "open", "not-yet": "not right yet, can be bettered", partly: "partly right, can be bettered", right: "right", kept: "answered", unknown: "answered, points not known yet",
};
const SIGN: Record<Status, string> = { open: "", "not-yet": "○", partly: "◐", right: "✓", kept: "•", unknown: "?" };
const MOTTO = "Read one conflict story like an investigator: who says so, how many, in whose words.";

function number(value: number): string {
  return String(value);
}

function minutes(value: number): string {
  return `${value} minute${value === 1 ? "" : "s"}`;
}

function bar(lesson: LessonState): HTMLElement {
  const share = lesson.questions.length ? answered(lesson) / lesson.questions.length : 0;
  return element("div", { class: "dl-bar-of", "aria-hidden": "true" }, element("div", { style: `width: ${Math.round(share * 100)}%` }));
}

function link(text: string, path: string, question: string | undefined, act: Actions, attributes: Record<string, string> = {}): HTMLElement {
  const href = act.address(path) + (question ? `#${question}` : "");
  const node = element("a", { href, "data-key": `${path}#${question ?? ""}`, ...attributes }, text);
  node.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act.go(path, question);
  });
  return node;
}

/** The button that leads to where one stopped, with a line under it. */
export function goOn({ lessons, current }: Shown, act: Actions): HTMLElement {
  const next = whereNext(lessons);
  if (!lessons.length) return element("p", {}, "No lessons are in this folder.");
  if (!next) return element("p", { class: "dl-go-on" }, "Every question is answered. What is marked ◐ or ○ can still be bettered.");
  const { lesson, question, begun } = next;
  const left = minutesLeft(lesson);
  // Whoever has the first lesson open already has begun it.
  const here = !begun && lesson.path === current;
  const says = begun ? `Continue at ${counted(question, lesson)} (${question.id})` : here ? `Go to the first question` : `Begin with ${lesson.title.split(":")[0]}`;
  const go = button(says, () => act.go(lesson.path, begun || here ? question.id : undefined), { class: "dl-check dl-continue", "data-key": "continue" });
  const key = begun || here ? "F8 leads to the next open question" : "";
  const line = [begun ? lesson.title.split(":")[0] : "", left ? `about ${minutes(left)}${begun ? " left" : ""}` : "", key].filter(Boolean).join(" · ");
  return element("div", { class: "dl-go-on" }, go, element("p", { class: "dl-help" }, line));
}

/** A question by its place on the page: ids are names, and need not rise. */
function counted({ id }: QuestionState, lesson: LessonState): string {
  return `question ${lesson.questions.findIndex((one) => one.id === id) + 1}`;
}

function chip(question: QuestionState, lesson: LessonState, act: Actions): HTMLElement {
  const count = counted(question, lesson);
  const worth = question.status === "open" || !question.of ? "" : question.best === null ? "" : `, ${number(question.best)} of ${number(question.of)}`;
  const says = `${question.id}: ${count}${question.of ? "" : ", practice"}, ${SAYS[question.status]}${worth}`;
  const short = count.slice(count.indexOf(" ") + 1);
  const node = link(short, lesson.path, question.id, act, { class: `dl-chip dl-is-${question.status}`, title: says, "aria-label": says });
  if (SIGN[question.status]) node.append(element("span", { "aria-hidden": "true" }, ` ${SIGN[question.status]}`));
  return element("li", {}, node);
}

function standing(lesson: LessonState): string {
  const all = lesson.questions.length;
  const done = answered(lesson);
  const { points, of } = earned(lesson);
  if (!done) return [lesson.minutes ? minutes(lesson.minutes) : "", `${all} questions`].filter(Boolean).join(" · ");
  const many = done === all ? "all answered" : `${done} of ${all} answered`;
  return of ? `${many} · ${number(points)} of ${number(of)} points` : many;
}

/** What is said of a lesson of which a newer edition is here; nothing of the others. */
function newer(lesson: LessonState, shown: Shown, act: Actions, which = "this lesson"): HTMLElement[] {
  if (!shown.newer.includes(lesson.name)) return [];
  const take = button("Take it, with my answers", () => act.takeNewer(lesson.path), { class: "dl-quiet", "data-key": `newer ${lesson.path}` });
  return [element("div", { class: "dl-note dl-newer" }, element("p", {}, `A newer edition of ${which} is here. Your copy is kept beside it.`), take)];
}

/** What the panel at the side holds. */
export function panelView(shown: Shown, act: Actions): HTMLElement[] {
  const { lessons, current } = shown;
  const items = lessons.map((lesson) => {
    const here = lesson.path === current;
    const item = element("li", { class: here ? "dl-current" : "" },
      link(lesson.title, lesson.path, undefined, act, here ? { "aria-current": "page" } : {}),
      element("p", { class: "dl-help" }, standing(lesson)), bar(lesson), ...newer(lesson, shown, act));
    if (here) {
      item.append(element("ol", { class: "dl-chips", "aria-label": "Questions of this lesson" },
        ...lesson.questions.map((question) => chip(question, lesson, act))),
        element("p", { class: "dl-help dl-signs", "aria-hidden": "true" }, "✓ right   ◐ partly   ○ not yet   • answered"));
      const { unknown } = earned(lesson);
      if (unknown.length) item.append(element("p", { class: "dl-help" }, notKnown(unknown)));
    }
    return item;
  });
  const home = button("All lessons", () => act.overview(), { class: "dl-quiet", "data-key": "overview" });
  return [
    element("div", { class: "dl-course-head" }, element("h2", {}, "Dateline"), home),
    goOn(shown, act),
    element("nav", { "aria-label": "Lessons of the course" }, element("ol", { class: "dl-lessons" }, ...items)),
  ];
}

function notKnown(ids: string[]): string {
  return `Points of ${ids.join(", ")}: not known until the lesson is opened.`;
}

function row(lesson: LessonState, act: Actions): HTMLElement {
  const { points, of, reader, instructor, unknown } = earned(lesson);
  const done = answered(lesson);
  const left = minutesLeft(lesson);
  const name = cell("th", "Lesson", link(lesson.title, lesson.path, undefined, act));
  name.setAttribute("scope", "row");
  name.setAttribute("role", "rowheader");
  const people = [reader ? `${number(reader)} from a reader` : "", instructor ? `${number(instructor)} from an instructor` : ""];
  const more = [...people.map((line) => (of && line ? `and ${line}` : line)), unknown.length ? notKnown(unknown) : ""].filter(Boolean);
  return element("tr", { role: "row" }, name,
    cell("td", "Answered", `${done} of ${lesson.questions.length}`, bar(lesson)),
    cell("td", "Points", ...(of ? [`${number(points)} of ${number(of)}`] : more.length ? [] : ["none: for practice"]), ...more.map((line) => element("small", {}, line))),
    cell("td", "Time left", left === 0 ? "none" : left === null ? "–" : `${done ? "about " : ""}${minutes(left)}`));
}

function cell(tag: "td" | "th", label: string, ...children: (Node | string)[]): HTMLElement {
  return element(tag, { role: "cell", "data-label": label }, element("div", {}, ...children));
}

/** What the start page holds. */
export function pageView(shown: Shown, act: Actions): HTMLElement[] {
  const { lessons } = shown;
  const heads = ["Lesson", "Answered", "Points", "Time left"].map((head) => element("th", { scope: "col", role: "columnheader" }, head));
  const all = lessons.flatMap((lesson) => lesson.questions);
  const sums = lessons.map(earned);
  const left = lessons.reduce((sum, lesson) => sum + (minutesLeft(lesson) ?? 0), 0);
  const total = (of: (sum: ReturnType<typeof earned>) => number) => number(Number(sums.reduce((sum, one) => sum + of(one), 0).toFixed(2)));
  const together = element("th", { scope: "row", role: "rowheader", "data-label": "" }, element("div", {}, "Together"));
  const table = element("table", { class: "dl-course-table", role: "table" },
    element("caption", {}, "The lessons, in order"),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    element("tbody", { role: "rowgroup" }, ...lessons.map((lesson) => row(lesson, act))),
    element("tfoot", { role: "rowgroup" }, element("tr", { role: "row" }, together,
      cell("td", "Answered", `${lessons.reduce((sum, lesson) => sum + answered(lesson), 0)} of ${all.length}`),
      cell("td", "Points", `${total((sum) => sum.points)} of ${total((sum) => sum.of)}`),
      cell("td", "Time left", left ? `about ${hours(left)}` : "none"))));
  return [
    element("div", {}, element("h1", {}, "Dateline"), element("p", { class: "dl-motto" }, MOTTO)),
    goOn(shown, act),
    ...lessons.flatMap((lesson) => newer(lesson, shown, act, lesson.title.split(":")[0])),
    ...(lessons.length ? [table, oneFile(act)] : []),
    element("p", { class: "dl-help" }, "Everything you choose or write is kept in the lessons themselves, as you go. Stop at any time; this page shows where you were."),
  ];
}

/** Where all answers go into one file and come back from it. */
function oneFile(act: Actions): HTMLElement {
  return element("section", { class: "dl-one-file", "aria-labelledby": "dl-one-file" },
    element("h2", { id: "dl-one-file" }, "Your answers in one file"),
    element("p", { class: "dl-help" }, "To go on on another machine or in another browser, or to keep a copy. Nothing that is here is lost by bringing a file in."),
    element("div", { class: "dl-bar" },
      button("Keep all answers in one file", () => act.keepAll(), { class: "dl-quiet", "data-key": "keep-all" }),
      button("Bring answers in from a file", () => act.bringIn(), { class: "dl-quiet", "data-key": "bring-in" })));
}

function hours(value: number): string {
  if (value < 60) return minutes(value);
  const whole = Math.floor(value / 60);
  const rest = value % 60;
  return `${whole} h${rest ? ` ${rest} min` : ""}`;
}

/** What stands at the end of a lesson: what is open here, and where the course goes on. */
export function endView(shown: Shown, path: string, act: Actions): HTMLElement[] {
  const lesson = shown.lessons.find((one) => one.path === path);
  if (!lesson) return [];
  const left = open(lesson);
  const next = after(shown.lessons, path);
  const nodes: HTMLElement[] = [];
  if (left.length) {
    const links = left.flatMap((question, n) => [n ? ", " : "", link(`${counted(question, lesson)} (${question.id})`, path, question.id, act)]);
    nodes.push(element("p", {}, `Still open in this lesson: `, ...links, "."));
  } else nodes.push(element("p", {}, "Every question of this lesson is answered."));
  const buttons = element("div", { class: "dl-bar" });
  if (next) buttons.append(button(`Next: ${next.title}`, () => act.go(next.path), { class: "dl-check", "data-key": "next" }));
  buttons.append(button("All lessons", () => act.overview(), { class: "dl-quiet", "data-key": "overview" }));
  nodes.push(buttons);
  return nodes;
}

/** Puts new nodes into a place, and the focus back on what stands for what had it. */
export function repaint(place: HTMLElement, nodes: HTMLElement[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && place.contains(active) ? active.dataset["key"] : undefined;
  const scrolled = place.scrollTop;
  place.replaceChildren(...nodes);
  place.scrollTop = scrolled;
  if (key === undefined) return;
  const heir = [...place.querySelectorAll<HTMLElement>("[data-key]")].find((node) => node.dataset["key"] === key);
  heir?.focus({ preventScroll: true });
}
