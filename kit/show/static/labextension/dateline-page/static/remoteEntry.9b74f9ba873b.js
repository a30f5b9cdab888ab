// Made from page/src by page/build.mjs; do not edit.
// sources: b9b4b0bde9eaaf1de43b59a95b62a3f6df56f31e9c254b8916439c47c41d68c8
(() => {
  let scope = {};
  // The newest of the versions that the page shares under a name.
  const shared = async (name) => {
    const versions = Object.entries(scope[name] ?? {}).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
    if (!versions.length) throw new Error("dateline-page: this JupyterLab does not share " + name);
    return (await versions.at(-1)[1].get())();
  };
  const run = (require) => {
    const module = { exports: {} };
    (function (module, exports) {
"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// src/lab/plugin.ts
var plugin_exports = {};
__export(plugin_exports, {
  default: () => plugin_default
});
module.exports = __toCommonJS(plugin_exports);

// src/lab/course_plugin.ts
var import_application = require("@jupyterlab/application");
var import_apputils = require("@jupyterlab/apputils");
var import_coreutils3 = require("@jupyterlab/coreutils");
var import_notebook = require("@jupyterlab/notebook");

// src/contract.ts
var REPLY_TYPE = "application/vnd.dateline.reply+json";
var STATE_TYPE = "application/vnd.dateline.state+json";
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function readLesson(metadata) {
  if (!isObject(metadata) || !isObject(metadata["forms"]) || !isObject(metadata["articles"])) {
    return null;
  }
  const lesson = metadata;
  return typeof lesson.article === "string" ? lesson : null;
}
function formOf(lesson, question, article) {
  const form = lesson.on?.[article]?.[question] ?? lesson.forms[question];
  if (!form || typeof form.prompt !== "string" || typeof form.shape !== "string") return null;
  if (form.takes === void 0 || readTakes(form.takes)) return form;
  const { takes: _, ...free } = form;
  return free;
}
function readTakes(value) {
  if (!isObject(value)) return null;
  const { number: number3, ids: ids2 } = value;
  if (Array.isArray(number3) && number3.length === 2 && number3.every((end) => Number.isFinite(end))) return value;
  return number3 === void 0 && Array.isArray(ids2) && ids2.length > 0 && ids2.every((id) => typeof id === "string") ? value : null;
}
var MOST_LINES = 200;
var MOST_HINTS = 3;
var MOST_RATED = 12;
var isLines = (value) => Array.isArray(value) && value.length <= MOST_LINES && value.every((line4) => typeof line4 === "string");
function readReply(said) {
  const value = whole(said);
  if (!isObject(value) || typeof value["head"] !== "string") return null;
  if (typeof value["question"] !== "string" || !isLines(value["lines"])) return null;
  if (value["fold"] === null) delete value["fold"];
  if (value["fold"] !== void 0 && !isLines(value["fold"])) return null;
  const next = value["next"];
  if (next !== void 0 && next !== null && !readNext(next)) return null;
  return { event: null, points: null, of: null, ...value };
}
function whole(value) {
  return JSON.parse(JSON.stringify(value, (_, part) => part === void 0 ? null : part) ?? "null");
}
function readNext(value) {
  if (!isObject(value)) return null;
  const { hint, needs, price } = value;
  const isOne = typeof hint === "number" && Number.isInteger(hint) && hint >= 1 && hint <= MOST_HINTS;
  const isSaid = (needs === void 0 || needs === null || needs === "answer") && (price === void 0 || price === null || typeof price === "string");
  return isOne && isSaid ? value : null;
}
function readRated(value) {
  if (!isObject(value)) return null;
  const marks = Object.values(value);
  const sound = marks.length <= MOST_RATED && marks.every((mark) => typeof mark === "number" && mark >= 0 && mark <= 1);
  return sound ? value : null;
}
function readEvent(value) {
  if (!isObject(value)) return null;
  const on = typeof value["on"] === "string" ? { on: value["on"] } : {};
  if ("answer" in value) {
    const why = typeof value["why"] === "string" ? { why: value["why"] } : {};
    return { answer: value["answer"], ...why, ...on };
  }
  if (typeof value["hint"] === "number") return { hint: value["hint"], ...on };
  return value["reveal"] === true ? { reveal: true, ...on } : null;
}
function readWork(value, question, article, learner = "") {
  const work = { v: 1, question, article, events: [] };
  if (value === void 0 || value === null) return { work, trouble: "" };
  if (!isObject(value)) {
    return { work, trouble: "What was kept of your answer here cannot be read." };
  }
  if (value["question"] !== question) {
    const other = String(value["question"] ?? "another question").slice(0, 40);
    return { work, trouble: `What was kept here belongs to ${other}, and is not shown.` };
  }
  if (value["v"] !== 1) {
    return { work, trouble: "Your answer was kept by another version of the course, and is not shown." };
  }
  if (learner && typeof value["learner"] === "string" && value["learner"] !== learner) {
    return { work, trouble: "What was kept here comes from another learner's notebook, and is not shown." };
  }
  const troubles = [];
  if (typeof value["article"] === "string") work.article = value["article"];
  if ("draft" in value) work.draft = value["draft"];
  if (Array.isArray(value["hints"])) {
    const hints = value["hints"].map(readReply).filter((hint) => hint !== null);
    work.hints = hints.slice(0, MOST_HINTS);
  }
  const next = readNext(value["next"]);
  if (value["next"] === null || next) work.next = next;
  const rated = readRated(value["rated"]);
  if (rated) work.rated = rated;
  const events = Array.isArray(value["events"]) ? value["events"] : [];
  const read2 = events.map(readEvent);
  work.events = read2.filter((event) => event !== null);
  const lost = read2.length - work.events.length;
  if (lost || "events" in value && !Array.isArray(value["events"])) {
    troubles.push("A part of what was kept of your answers cannot be read; the rest is here.");
  }
  if ("reply" in value) {
    const reply = readReply(value["reply"]);
    if (reply) work.reply = reply;
    else troubles.push("The last reply cannot be read; Check gives it again.");
  }
  return { work, trouble: troubles.join(" ") };
}

// src/course.ts
var LESSON_FILE = /^\d\d-[A-Za-z0-9-]+\.ipynb$/;
var STEP = 5;
function isLessonFile(name) {
  return LESSON_FILE.test(name);
}
function lessonState(path, modified, dateline, cells) {
  const lesson = readLesson(dateline);
  if (!lesson) return null;
  const name = path.split("/").at(-1).replace(/\.ipynb$/, "");
  const head = cells.find((cell2) => cell2.type === "markdown")?.source ?? "";
  const minutes2 = /^(\d+)\s+min/mu.exec(head)?.[1];
  const questions = [];
  for (const { type, dateline: notes } of cells) {
    if (type !== "code" || !isObject(notes) || typeof notes["question"] !== "string") continue;
    const id = notes["question"];
    const form = lesson.forms[id];
    if (!form || questions.some((other) => other.id === id)) continue;
    const { work } = readWork(notes["work"], id, lesson.article, lesson.learner);
    questions.push({ id, of: form.points, by: form.marked, ...standing(work, form.marked === "kit") });
  }
  return {
    name,
    path,
    modified,
    questions,
    source: lesson.source ?? "",
    version: lesson.version ?? 1,
    title: /^#\s+(.+)$/mu.exec(head)?.[1]?.trim() ?? name,
    minutes: minutes2 ? Number(minutes2) : null
  };
}
function standing(work, counted2) {
  const last = work.events.filter((event) => "answer" in event).at(-1);
  if (!last) return { status: "open", best: null };
  const { reply } = work;
  const onOther = reply?.article !== void 0 && last.on !== void 0 && reply.article !== last.on;
  if (!reply || onOther || reply.status === "hint") return { status: "unknown", best: null };
  const best = counted2 && typeof reply.best === "number" ? reply.best : null;
  if (reply.closed) return { status: "right", best };
  if (["stored", "awaiting"].includes(reply.status) || !counted2) return { status: "kept", best };
  if (typeof reply.best !== "number") return { status: "unknown", best: null };
  return { status: reply.best > 0 ? "partly" : "not-yet", best };
}
function answered(lesson) {
  return lesson.questions.filter((question) => question.status !== "open").length;
}
function open(lesson) {
  return lesson.questions.filter((question) => question.status === "open");
}
function earned(lesson) {
  const sum = { points: 0, of: 0, reader: 0, instructor: 0, unknown: [] };
  for (const { id, of, by, status, best } of lesson.questions) {
    if (by !== "kit") {
      sum[by] += of;
      continue;
    }
    sum.of += of;
    sum.points += best ?? 0;
    if (status === "unknown" && of) sum.unknown.push(id);
  }
  return { ...sum, points: rounded(sum.points), of: rounded(sum.of) };
}
function minutesLeft(lesson) {
  const left = open(lesson).length;
  if (!left) return 0;
  if (lesson.minutes === null) return null;
  if (left === lesson.questions.length) return lesson.minutes;
  return Math.max(STEP, Math.round(lesson.minutes * left / lesson.questions.length / STEP) * STEP);
}
function whereNext(lessons) {
  const order = [...lessons].sort((a, b) => a.name < b.name ? -1 : 1);
  const begun = order.filter((lesson) => answered(lesson) > 0);
  const last = begun.reduce((a, b) => a && a.modified > b.modified ? a : b, null);
  const from = last ? order.indexOf(last) : 0;
  for (const lesson of [...order.slice(from), ...order.slice(0, from)]) {
    const question = open(lesson)[0];
    if (question) return { lesson, question, begun: begun.length > 0 };
  }
  return null;
}
function nextOpen(lesson, behind) {
  const at = lesson.questions.findIndex((question) => question.id === behind);
  const order = [...lesson.questions.slice(at + 1), ...lesson.questions.slice(0, at + 1)];
  return order.find((question) => question.status === "open") ?? null;
}
function ordinal(question, asked2) {
  const each = [...new Set(asked2)];
  const at = each.indexOf(question) + 1;
  return at ? { at, of: each.length } : null;
}
function after(lessons, path) {
  const here = lessons.findIndex((lesson) => lesson.path === path);
  return here < 0 ? null : lessons[here + 1] ?? null;
}
function rounded(points) {
  return Number(points.toFixed(2));
}

// src/element.ts
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === void 0) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}
function button(text, act, attributes = {}) {
  const node = element("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", (event) => {
    if (event.detail < 2) act();
  });
  return node;
}
var made = 0;
function fresh(name) {
  made += 1;
  return `dl-${name}-${made}`;
}

// src/course_view.ts
var SAYS = {
  open: "open",
  "not-yet": "not right yet, can be bettered",
  partly: "partly right, can be bettered",
  right: "right",
  kept: "answered",
  unknown: "answered, points not known yet"
};
var SIGN = { open: "", "not-yet": "○", partly: "◐", right: "✓", kept: "•", unknown: "?" };
var MOTTO = "Read one conflict story like an investigator: who says so, how many, in whose words.";
function number(value) {
  return String(value);
}
function minutes(value) {
  return `${value} minute${value === 1 ? "" : "s"}`;
}
function bar(lesson) {
  const share = lesson.questions.length ? answered(lesson) / lesson.questions.length : 0;
  return element("div", { class: "dl-bar-of", "aria-hidden": "true" }, element("div", { style: `width: ${Math.round(share * 100)}%` }));
}
function link(text, path, question, act, attributes = {}) {
  const href = act.address(path) + (question ? `#${question}` : "");
  const node = element("a", { href, "data-key": `${path}#${question ?? ""}`, ...attributes }, text);
  node.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act.go(path, question);
  });
  return node;
}
function goOn({ lessons, current }, act) {
  const next = whereNext(lessons);
  if (!lessons.length) return element("p", {}, "No lessons are in this folder.");
  if (!next) return element("p", { class: "dl-go-on" }, "Every question is answered. What is marked ◐ or ○ can still be bettered.");
  const { lesson, question, begun } = next;
  const left = minutesLeft(lesson);
  const here = !begun && lesson.path === current;
  const says = begun ? `Continue at ${counted(question, lesson)} (${question.id})` : here ? `Go to the first question` : `Begin with ${lesson.title.split(":")[0]}`;
  const go = button(says, () => act.go(lesson.path, begun || here ? question.id : void 0), { class: "dl-check dl-continue", "data-key": "continue" });
  const key = begun || here ? "F8 leads to the next open question" : "";
  const line4 = [begun ? lesson.title.split(":")[0] : "", left ? `about ${minutes(left)}${begun ? " left" : ""}` : "", key].filter(Boolean).join(" · ");
  return element("div", { class: "dl-go-on" }, go, element("p", { class: "dl-help" }, line4));
}
function counted({ id }, lesson) {
  return `question ${lesson.questions.findIndex((one2) => one2.id === id) + 1}`;
}
function chip(question, lesson, act) {
  const count = counted(question, lesson);
  const worth2 = question.status === "open" || !question.of ? "" : question.best === null ? "" : `, ${number(question.best)} of ${number(question.of)}`;
  const says = `${question.id}: ${count}${question.of ? "" : ", practice"}, ${SAYS[question.status]}${worth2}`;
  const short = count.slice(count.indexOf(" ") + 1);
  const node = link(short, lesson.path, question.id, act, { class: `dl-chip dl-is-${question.status}`, title: says, "aria-label": says });
  if (SIGN[question.status]) node.append(element("span", { "aria-hidden": "true" }, ` ${SIGN[question.status]}`));
  return element("li", {}, node);
}
function standing2(lesson) {
  const all = lesson.questions.length;
  const done = answered(lesson);
  const { points, of } = earned(lesson);
  if (!done) return [lesson.minutes ? minutes(lesson.minutes) : "", `${all} questions`].filter(Boolean).join(" · ");
  const many2 = done === all ? "all answered" : `${done} of ${all} answered`;
  return of ? `${many2} · ${number(points)} of ${number(of)} points` : many2;
}
function newer(lesson, shown, act, which = "this lesson") {
  if (!shown.newer.includes(lesson.name)) return [];
  const take = button("Take it, with my answers", () => act.takeNewer(lesson.path), { class: "dl-quiet", "data-key": `newer ${lesson.path}` });
  return [element("div", { class: "dl-note dl-newer" }, element("p", {}, `A newer edition of ${which} is here. Your copy is kept beside it.`), take)];
}
function panelView(shown, act) {
  const { lessons, current } = shown;
  const items = lessons.map((lesson) => {
    const here = lesson.path === current;
    const item = element(
      "li",
      { class: here ? "dl-current" : "" },
      link(lesson.title, lesson.path, void 0, act, here ? { "aria-current": "page" } : {}),
      element("p", { class: "dl-help" }, standing2(lesson)),
      bar(lesson),
      ...newer(lesson, shown, act)
    );
    if (here) {
      item.append(
        element(
          "ol",
          { class: "dl-chips", "aria-label": "Questions of this lesson" },
          ...lesson.questions.map((question) => chip(question, lesson, act))
        ),
        element("p", { class: "dl-help dl-signs", "aria-hidden": "true" }, "✓ right   ◐ partly   ○ not yet   • answered")
      );
      const { unknown } = earned(lesson);
      if (unknown.length) item.append(element("p", { class: "dl-help" }, notKnown(unknown)));
    }
    return item;
  });
  const home = button("All lessons", () => act.overview(), { class: "dl-quiet", "data-key": "overview" });
  return [
    element("div", { class: "dl-course-head" }, element("h2", {}, "Dateline"), home),
    goOn(shown, act),
    element("nav", { "aria-label": "Lessons of the course" }, element("ol", { class: "dl-lessons" }, ...items))
  ];
}
function notKnown(ids2) {
  return `Points of ${ids2.join(", ")}: not known until the lesson is opened.`;
}
function row(lesson, act) {
  const { points, of, reader, instructor, unknown } = earned(lesson);
  const done = answered(lesson);
  const left = minutesLeft(lesson);
  const name = cell("th", "Lesson", link(lesson.title, lesson.path, void 0, act));
  name.setAttribute("scope", "row");
  name.setAttribute("role", "rowheader");
  const people = [reader ? `${number(reader)} from a reader` : "", instructor ? `${number(instructor)} from an instructor` : ""];
  const more = [...people.map((line4) => of && line4 ? `and ${line4}` : line4), unknown.length ? notKnown(unknown) : ""].filter(Boolean);
  return element(
    "tr",
    { role: "row" },
    name,
    cell("td", "Answered", `${done} of ${lesson.questions.length}`, bar(lesson)),
    cell("td", "Points", ...of ? [`${number(points)} of ${number(of)}`] : more.length ? [] : ["none: for practice"], ...more.map((line4) => element("small", {}, line4))),
    cell("td", "Time left", left === 0 ? "none" : left === null ? "–" : `${done ? "about " : ""}${minutes(left)}`)
  );
}
function cell(tag, label2, ...children) {
  return element(tag, { role: "cell", "data-label": label2 }, element("div", {}, ...children));
}
function pageView(shown, act) {
  const { lessons } = shown;
  const heads = ["Lesson", "Answered", "Points", "Time left"].map((head) => element("th", { scope: "col", role: "columnheader" }, head));
  const all = lessons.flatMap((lesson) => lesson.questions);
  const sums = lessons.map(earned);
  const left = lessons.reduce((sum, lesson) => sum + (minutesLeft(lesson) ?? 0), 0);
  const total = (of) => number(Number(sums.reduce((sum, one2) => sum + of(one2), 0).toFixed(2)));
  const together = element("th", { scope: "row", role: "rowheader", "data-label": "" }, element("div", {}, "Together"));
  const table2 = element(
    "table",
    { class: "dl-course-table", role: "table" },
    element("caption", {}, "The lessons, in order"),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    element("tbody", { role: "rowgroup" }, ...lessons.map((lesson) => row(lesson, act))),
    element("tfoot", { role: "rowgroup" }, element(
      "tr",
      { role: "row" },
      together,
      cell("td", "Answered", `${lessons.reduce((sum, lesson) => sum + answered(lesson), 0)} of ${all.length}`),
      cell("td", "Points", `${total((sum) => sum.points)} of ${total((sum) => sum.of)}`),
      cell("td", "Time left", left ? `about ${hours(left)}` : "none")
    ))
  );
  return [
    element("div", {}, element("h1", {}, "Dateline"), element("p", { class: "dl-motto" }, MOTTO)),
    goOn(shown, act),
    ...lessons.flatMap((lesson) => newer(lesson, shown, act, lesson.title.split(":")[0])),
    ...lessons.length ? [table2, oneFile(act)] : [],
    element("p", { class: "dl-help" }, "Everything you choose or write is kept in the lessons themselves, as you go. Stop at any time; this page shows where you were.")
  ];
}
function oneFile(act) {
  return element(
    "section",
    { class: "dl-one-file", "aria-labelledby": "dl-one-file" },
    element("h2", { id: "dl-one-file" }, "Your answers in one file"),
    element("p", { class: "dl-help" }, "To go on on another machine or in another browser, or to keep a copy. Nothing that is here is lost by bringing a file in."),
    element(
      "div",
      { class: "dl-bar" },
      button("Keep all answers in one file", () => act.keepAll(), { class: "dl-quiet", "data-key": "keep-all" }),
      button("Bring answers in from a file", () => act.bringIn(), { class: "dl-quiet", "data-key": "bring-in" })
    )
  );
}
function hours(value) {
  if (value < 60) return minutes(value);
  const whole3 = Math.floor(value / 60);
  const rest = value % 60;
  return `${whole3} h${rest ? ` ${rest} min` : ""}`;
}
function endView(shown, path, act) {
  const lesson = shown.lessons.find((one2) => one2.path === path);
  if (!lesson) return [];
  const left = open(lesson);
  const next = after(shown.lessons, path);
  const nodes = [];
  if (left.length) {
    const links = left.flatMap((question, n) => [n ? ", " : "", link(`${counted(question, lesson)} (${question.id})`, path, question.id, act)]);
    nodes.push(element("p", {}, `Still open in this lesson: `, ...links, "."));
  } else nodes.push(element("p", {}, "Every question of this lesson is answered."));
  const buttons2 = element("div", { class: "dl-bar" });
  if (next) buttons2.append(button(`Next: ${next.title}`, () => act.go(next.path), { class: "dl-check", "data-key": "next" }));
  buttons2.append(button("All lessons", () => act.overview(), { class: "dl-quiet", "data-key": "overview" }));
  nodes.push(buttons2);
  return nodes;
}
function repaint(place2, nodes) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && place2.contains(active) ? active.dataset["key"] : void 0;
  const scrolled = place2.scrollTop;
  place2.replaceChildren(...nodes);
  place2.scrollTop = scrolled;
  if (key === void 0) return;
  const heir = [...place2.querySelectorAll("[data-key]")].find((node) => node.dataset["key"] === key);
  heir?.focus({ preventScroll: true });
}

// src/carrying.ts
var COURSE_ID = /^[0-9a-f]{12}$/;
var CHECK = /\bkit\.check\(\s*["']([a-z]+\.[0-9a-z-]+)["']/;
var CHOICE = /^(ARTICLE|ME) = ("[^"\n]*"|'[^'\n]*')/gm;
var OPEN = /^(.*?)("\.\.\."|\.\.\.)/;
var CALLED_UP = /^\s*(print\()?kit\.(ask|hint|by_hand)\([^()]*\)\)?\s*$/;
function readNotebook(value) {
  if (!isObject(value) || !Array.isArray(value["cells"]) || !value["cells"].every(isObject)) return null;
  const { nbformat, nbformat_minor: minor, metadata } = value;
  return {
    ...value,
    cells: value["cells"],
    metadata: isObject(metadata) ? metadata : {},
    nbformat: typeof nbformat === "number" ? nbformat : 4,
    nbformat_minor: typeof minor === "number" ? minor : 5
  };
}
function label(thing) {
  const found = isObject(thing.metadata) ? thing.metadata["dateline"] : void 0;
  return isObject(found) ? found : {};
}
function sourceOf(cell2) {
  const source = cell2?.source ?? "";
  return Array.isArray(source) ? source.filter((line4) => typeof line4 === "string").join("") : String(source);
}
function questionOf(cell2) {
  if (cell2.cell_type !== "code") return null;
  const named2 = label(cell2)["question"];
  return typeof named2 === "string" ? named2 : CHECK.exec(sourceOf(cell2))?.[1] ?? null;
}
function isNewer(lesson, mine) {
  const [ours, theirs] = [label(lesson), label(mine)];
  return version(theirs) <= version(ours) && ours["source"] !== theirs["source"];
}
function version(about) {
  return Number.isInteger(about["version"]) ? about["version"] : 1;
}
function carried(lesson, mine) {
  const made2 = structuredClone(lesson);
  const old = new Map(mine.cells.map((cell2) => [questionOf(cell2), cell2]));
  const byId = new Map(mine.cells.map((cell2) => [cell2.id, cell2]));
  const choices = new Map(mine.cells.flatMap((cell2) => [...sourceOf(cell2).matchAll(CHOICE)]).filter(([, , value]) => value.length > 2).map(([, name, value]) => [name, value]));
  const was = renamings(lesson);
  let answers = 0;
  for (const cell2 of made2.cells) {
    const id = questionOf(cell2);
    const theirs = id === null ? void 0 : old.get(id);
    if (id !== null && theirs) {
      if (takes(cell2, theirs)) answers += 1;
      if (was[id]) rename(cell2, was[id]);
    } else if (label(cell2)["setup"]) {
      cell2.source = sourceOf(cell2).replace(CHOICE, (_, name, value) => `${name} = ${choices.get(name) ?? value}`);
    } else if (cell2.cell_type === "code" && !Object.keys(label(cell2)).length) {
      cell2.source = filled(sourceOf(cell2), sourceOf(byId.get(cell2.id)));
    }
  }
  made2.cells = withOwn(made2.cells, mine.cells);
  const learner = label(mine)["learner"];
  if (typeof learner === "string") made2.metadata["dateline"] = { ...label(made2), learner };
  return { made: made2, answers };
}
function renamings(lesson) {
  const was = label(lesson)["was"];
  return isObject(was) ? was : {};
}
function takes(cell2, old) {
  const source = sourceOf(old);
  const { work } = label(old);
  const untouched = source.replace(/\s+/g, "") === sourceOf(cell2).replace(/\s+/g, "");
  if (work !== void 0 && work !== null) {
    cell2.metadata = { ...cell2.metadata, dateline: { ...label(cell2), work: structuredClone(work) } };
  }
  if (untouched || !source.trim()) return isObject(work) && Object.keys(work).length > 0;
  cell2.source = source;
  if (old.outputs) cell2.outputs = old.outputs;
  if (old.execution_count !== void 0) cell2.execution_count = old.execution_count;
  return true;
}
function rename(cell2, was) {
  let source = sourceOf(cell2);
  for (const [old, now] of Object.entries(was)) {
    for (const quote of [`"`, "'"]) source = source.replaceAll(quote + old + quote, quote + now + quote);
  }
  cell2.source = source;
  const { work } = label(cell2);
  if (!isObject(work)) return;
  const told2 = { ...work };
  for (const place2 of ["events", "draft"]) if (place2 in work) told2[place2] = renamed(work[place2], was);
  cell2.metadata = { ...cell2.metadata, dateline: { ...label(cell2), work: told2 } };
}
function renamed(value, was) {
  if (typeof value === "string") return Object.hasOwn(was, value) ? was[value] : value;
  if (Array.isArray(value)) return value.map((part) => renamed(part, was));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [Object.hasOwn(was, k) ? was[k] : k, renamed(v, was)]));
}
function filled(now, before) {
  const theirs = before.split("\n");
  return now.split("\n").map((line4) => {
    const blank2 = OPEN.exec(line4)?.[1] ?? "";
    if (!blank2.trim()) return line4;
    return theirs.find((other) => other.startsWith(blank2) && !OPEN.test(other)) ?? line4;
  }).join("\n");
}
function withOwn(cells, theirs) {
  const places2 = new Map(cells.map((cell2, n) => [place(cell2), n]));
  const behind = /* @__PURE__ */ new Map();
  let last = -1;
  for (const cell2 of theirs) {
    const at = place(cell2);
    if (at !== null && places2.has(at)) last = places2.get(at);
    else if (isOwn(cell2)) behind.set(last, [...behind.get(last) ?? [], structuredClone(cell2)]);
  }
  return [...behind.get(-1) ?? [], ...cells.flatMap((cell2, n) => [cell2, ...behind.get(n) ?? []])];
}
function place(cell2) {
  const question = label(cell2)["question"];
  if (typeof question === "string") return question;
  return COURSE_ID.test(cell2.id ?? "") ? cell2.id : null;
}
function isOwn(cell2) {
  const source = sourceOf(cell2);
  return !COURSE_ID.test(cell2.id ?? "") && source.trim() !== "" && !CALLED_UP.test(source);
}

// src/work.ts
var MOST_EVENTS = 60;
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
function withEvent(work, event) {
  const last = work.events[work.events.length - 1];
  if (last && same(last, event)) return work;
  if (!("answer" in event) && work.events.some((before) => same(before, event))) return work;
  const events = [...work.events, event];
  if (events.length > MOST_EVENTS) {
    const first = events.findIndex((e) => "answer" in e);
    const second = events.findIndex((e, n) => n > first && "answer" in e);
    events.splice(second < 0 ? 1 : second, 1);
  }
  return { ...work, events };
}
function withReply(work, reply) {
  const known2 = reply.event ? withEvent(work, reply.event) : work;
  const next = reply.next === void 0 ? known2 : { ...known2, next: reply.next };
  if (reply.status !== "hint") return { ...next, reply };
  const others = (work.hints ?? []).filter((hint) => hint.head !== reply.head);
  return { ...next, hints: [...others, reply] };
}
function withKnown(work, state) {
  if (!isObject(state) || !Array.isArray(state["events"])) return null;
  const events = state["events"].map(readEvent).filter((event) => event !== null);
  const reply = readReply(state["reply"]);
  if (same(events, work.events) && (work.reply || !reply)) return null;
  const article = typeof state["article"] === "string" ? state["article"] : work.article;
  return { ...reply ? withReply(work, reply) : work, article, events };
}
function lastAnswer(work) {
  for (let n = work.events.length - 1; n >= 0; n -= 1) {
    const event = work.events[n];
    if ("answer" in event) return event.answer;
  }
  return void 0;
}
function attempts(work) {
  return work.events.filter((event) => "answer" in event).length;
}

// src/answers_file.ts
var FILE = "dateline-answers.json";
var KIND = "answers of Dateline";
var VERSION = 1;
var MOST = 2e7;
var KEPT = ["lesson", "source", "version", "learner"];
var BLANK = /"\.\.\."|\.\.\./g;
var SETS = /^(ARTICLE|ME) = /m;
function written(lessons) {
  const kept = {};
  let answers = 0;
  for (const [name, lesson] of lessons) {
    const cells = lesson.cells.filter(isWorth);
    if (!cells.some((cell2) => isOwn(cell2) || isDone(cell2))) continue;
    answers += cells.filter(isDone).length;
    const about = Object.fromEntries(Object.entries(label(lesson)).filter(([key]) => KEPT.includes(key)));
    kept[name] = { metadata: { dateline: about }, cells: cells.map(bare) };
  }
  return { text: `${JSON.stringify({ dateline: KIND, v: VERSION, lessons: kept }, null, 1)}
`, answers };
}
function isWorth(cell2) {
  if (isOwn(cell2)) return true;
  if (cell2.cell_type !== "code") return false;
  if (questionOf(cell2) !== null) return isDone(cell2) || /^\s*def /m.test(sourceOf(cell2));
  return label(cell2)["setup"] === true ? SETS.test(sourceOf(cell2)) : !Object.keys(label(cell2)).length;
}
function isDone(cell2) {
  return questionOf(cell2) !== null && (hasWork(cell2) || blanks(cell2) === 0);
}
function hasWork(cell2) {
  const { work } = label(cell2);
  return isObject(work) && (eventsOf(cell2).length > 0 || hasDraft(cell2) || work["rated"] !== void 0);
}
function hasDraft(cell2) {
  const { work } = label(cell2);
  return isObject(work) && work["draft"] !== void 0 && work["draft"] !== null;
}
function blanks(cell2) {
  return sourceOf(cell2).match(BLANK)?.length ?? 0;
}
function eventsOf(cell2) {
  const id = questionOf(cell2);
  return id === null ? [] : readWork(label(cell2)["work"], id, "").work.events;
}
function bare(cell2) {
  const { cell_type, id, source, metadata } = cell2;
  const printed2 = cell_type === "code" ? { outputs: [], execution_count: null } : {};
  return { cell_type, ...id === void 0 ? {} : { id }, source: source ?? "", metadata: metadata ?? {}, ...printed2 };
}
var NO_FILE = 'Choose the file that "Keep all answers in one file" gave you, or a lesson that you downloaded. Nothing here was changed.';
function read(text) {
  const no = (why) => ({ lessons: null, trouble: `${why} ${NO_FILE}` });
  if (text.length > MOST) return no("This file is too big to be one of answers.");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return no("This file cannot be read: it is damaged, or no file of answers.");
  }
  const alone = readNotebook(value);
  const name = alone && label(alone)["lesson"];
  if (alone && typeof name === "string") return { lessons: /* @__PURE__ */ new Map([[name, alone]]), trouble: "" };
  if (!isObject(value) || value["dateline"] !== KIND || !isObject(value["lessons"])) return no("This file holds no answers of this course.");
  if (value["v"] !== VERSION) return no("This file was written by another version of the course.");
  const read2 = Object.entries(value["lessons"]).map(([name2, part]) => [name2, readNotebook(part)]);
  const sound = read2.filter((pair) => pair[1] !== null);
  if (sound.length < read2.length) return no("A part of this file is damaged.");
  return { lessons: new Map(sound), trouble: "" };
}
function merged(here, file) {
  const ours = new Map(here.cells.map((cell2) => [questionOf(cell2), cell2]));
  const known2 = new Set(here.cells.filter(isOwn).map((cell2) => sourceOf(cell2)));
  const untouched = !here.cells.some(isDone);
  let others = 0;
  let left = 0;
  const cells = file.cells.filter((cell2) => {
    const id = questionOf(cell2);
    if (id === null) {
      if (label(cell2)["setup"] === true) return untouched;
      return !isOwn(cell2) || !known2.has(sourceOf(cell2));
    }
    const mine = ours.get(id);
    if (!mine) left += isDone(cell2) ? 1 : 0;
    if (!mine || !(isDone(cell2) ? goesOn(mine, cell2) : isFurther(here, mine, file, cell2))) return false;
    if (isLost(mine, cell2)) others += 1;
    return true;
  });
  const learner = label(file)["learner"];
  const { made: made2, answers } = carried(here, { ...file, cells });
  if (typeof learner === "string") for (const cell2 of made2.cells) sign(cell2, learner);
  return { made: made2, answers, others, left };
}
function goesOn(mine, theirs) {
  const [here, there] = [eventsOf(mine), eventsOf(theirs)];
  if (there.length) return !isBegin(there, here);
  if (here.length) return false;
  return !same([sourceOf(mine), label(mine)["work"] ?? null], [sourceOf(theirs), label(theirs)["work"] ?? null]);
}
function isFurther(here, mine, file, theirs) {
  const isSameEdition = label(here)["source"] === label(file)["source"];
  return isSameEdition && !isDone(mine) && sourceOf(theirs).trim().length > sourceOf(mine).trim().length;
}
function isLost(mine, theirs) {
  if (!isDone(mine)) return false;
  const here = eventsOf(mine);
  return hasDraft(mine) || !here.length || !isBegin(here, eventsOf(theirs));
}
function isBegin(short, long) {
  return short.length <= long.length && short.every((event, n) => same(event, long[n]));
}
function sign(cell2, learner) {
  const { work } = label(cell2);
  if (isObject(work)) cell2.metadata = { ...cell2.metadata, dateline: { ...label(cell2), work: { ...work, learner } } };
}

// src/lab/folder.ts
function folderOf(path) {
  return path.split("/").slice(0, -1).join("/");
}
async function notebookAt(contents, path) {
  return readNotebook((await contents.get(path, { type: "notebook", content: true })).content);
}

// src/lab/tabs.ts
var Tabs = class {
  constructor(path, changed) {
    this.changed = changed;
    this.channel = new BroadcastChannel(`dateline ${location.origin} ${path}`);
    this.channel.onmessage = (event) => this.heard(event.data);
    this.say("here?");
  }
  changed;
  channel;
  id = crypto.randomUUID?.() ?? String(Math.random());
  /** Whether this tab writes. */
  writes = true;
  /** This tab writes from here on; the others stop. */
  take() {
    this.set(true);
    this.say("mine");
  }
  close() {
    this.channel.close();
  }
  say(says) {
    this.channel.postMessage({ from: this.id, says });
  }
  heard(word) {
    if (word.says === "here?" && this.writes) this.say("here");
    else if (word.says === "here" || word.says === "mine") this.set(false);
  }
  set(writes) {
    if (writes === this.writes) return;
    this.writes = writes;
    this.changed(writes);
  }
};

// src/lab/carrier.ts
var HEARD = 200;
var Carrier = class {
  constructor(contents, editions, page) {
    this.contents = contents;
    this.editions = editions;
    this.page = page;
  }
  contents;
  editions;
  page;
  /** A line, once the answers of all lessons were given to the browser as one file. */
  async keepAll() {
    const lessons = /* @__PURE__ */ new Map();
    for (const { name, path } of this.page.lessons()) {
      const lesson = await notebookAt(this.contents, path);
      if (lesson) lessons.set(name, lesson);
    }
    const { text, answers } = written(lessons);
    if (!answers) return "Nothing is answered yet, so there is nothing to keep.";
    download(FILE, text);
    return `${many(answers, "answer is", "answers are")} in ${FILE}. On another machine, bring them in from that file.`;
  }
  /** Lines on what became of the answers of a chosen file. */
  async bringIn(file) {
    const { lessons, trouble } = read(await file.text());
    if (!lessons) return [trouble];
    const lines = [];
    let all = 0;
    for (const [name, theirs] of lessons) {
      const here = this.page.lessons().find((lesson) => lesson.name === name);
      if (!here) {
        lines.push(`${name.slice(0, 60)} is no lesson of this course; its answers stay in the file.`);
        continue;
      }
      lines.push(...await this.replace(here.path, (mine) => {
        const { made: made2, answers, others, left } = merged(mine, theirs);
        all += answers;
        const more = left ? [`${name}: ${many(left, "answer belongs to a question", "answers belong to questions")} that this edition does not ask; it stays in the file.`] : [];
        return { made: made2, keep: others > 0, lines: (kept) => [
          ...others ? [`${name}: ${many(others, "answer here was", "answers here were")} another; the old copy is kept as ${kept}.`] : [],
          ...more
        ] };
      }));
    }
    return [all ? `${many(all, "answer was", "answers were")} brought in.` : "Nothing was brought in: all that is in the file is here.", ...lines];
  }
  /** Lines, once a newer edition of a lesson stands in the place of the learner's copy. */
  async takeNewer(lesson) {
    const newer2 = this.editions.get(lesson);
    if (!newer2) return [`The newer edition of ${lesson.name} cannot be had now. Your copy is as it was.`];
    const lines = await this.replace(lesson.path, (mine) => {
      if (!isNewer(newer2, mine)) return { made: mine, keep: false, lines: () => [] };
      const { made: made2, answers } = carried(newer2, mine);
      return { made: made2, keep: true, lines: (kept) => [
        `${lesson.name} is the newer edition now: ${answers ? many(answers, "answer was", "answers were") : "no answers were"} carried over. The old copy is kept as ${kept}.`
      ] };
    });
    await this.editions.taken(lesson);
    return lines;
  }
  /** Lines, once a lesson's file is what `change` makes of it, or on why it is as it was. */
  async replace(path, change) {
    const name = path.split("/").at(-1);
    const wasOpen = this.page.isOpen(path);
    if (wasOpen && !await this.page.shut(path)) return [`${name} is open and could not be saved, so it was left as it is.`];
    try {
      if (await isElsewhere(path)) return [`${name} is open in another tab; close it there, then try again.`];
      const mine = await notebookAt(this.contents, path);
      if (!mine) return [`${name} cannot be read, so it was left as it is.`];
      const { made: made2, keep, lines } = change(mine);
      if (same(made2, mine)) return lines("");
      let kept = "";
      if (keep) {
        kept = await this.free(path);
        await this.put(kept, mine);
      }
      await this.put(path, made2);
      return lines(kept.split("/").at(-1));
    } catch (error) {
      console.debug("not written", error);
      return [`${name} could not be written, so it was left as it is: ${error instanceof Error ? error.message : String(error)}`];
    } finally {
      if (wasOpen) this.page.open(path);
    }
  }
  async put(path, content) {
    await this.contents.save(path, { type: "notebook", format: "json", content });
  }
  /** A name beside a lesson that no file has: NN-topic.older.ipynb, then .older-2 ... */
  async free(path) {
    const { content } = await this.contents.get(folderOf(path), { content: true });
    const there = new Set(content.map((item) => item.path));
    const stem = path.replace(/\.ipynb$/, "");
    for (let n = 1; ; n += 1) {
      const free = `${stem}.older${n === 1 ? "" : `-${n}`}.ipynb`;
      if (!there.has(free)) return free;
    }
  }
};
function many(count, one2, more) {
  return count === 1 ? `1 ${one2}` : `${count} ${more}`;
}
async function isElsewhere(path) {
  const probe = new Tabs(path, () => {
  });
  await new Promise((heard) => setTimeout(heard, HEARD));
  const { writes } = probe;
  probe.close();
  return !writes;
}
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link2 = document.createElement("a");
  link2.href = address;
  link2.download = name;
  link2.click();
  setTimeout(() => URL.revokeObjectURL(address), 6e4);
}

// src/lab/course_panel.ts
var import_widgets = require("@lumino/widgets");
var PANEL = "dateline-course-panel";
var PAGE = "dateline-course-page";
var Laid = class extends import_widgets.Widget {
  constructor(id, view, act) {
    super();
    this.view = view;
    this.act = act;
    this.id = id;
    this.node.append(this.said, this.body);
    this.addClass("dl-course");
  }
  view;
  act;
  body = element("div");
  said = element("div", { class: "dl-said", role: "status" });
  last = "";
  show_(shown) {
    const now = JSON.stringify(shown);
    if (now === this.last) return;
    this.last = now;
    repaint(this.body, this.view(shown, this.act));
  }
  /** Says what became of what was asked, a line for each thing; nothing takes the lines away. */
  say(lines) {
    this.said.replaceChildren(...lines.map((line4) => element("p", {}, line4)));
  }
};
var CoursePanel = class extends Laid {
  constructor(act) {
    super(PANEL, panelView, act);
    this.title.iconClass = "dl-course-icon";
    this.title.caption = "Course: the lessons, and where you are";
    this.addClass("dl-course-panel");
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", "Course");
  }
};
var CoursePage = class extends Laid {
  constructor(act) {
    super(PAGE, pageView, act);
    this.title.label = "Course";
    this.title.caption = "All lessons, and where you are";
    this.title.closable = true;
    this.addClass("dl-course-page");
    this.node.tabIndex = -1;
  }
  onActivateRequest() {
    (this.node.querySelector(".dl-continue") ?? this.node).focus();
  }
};

// src/lab/editions.ts
var import_coreutils = require("@jupyterlab/coreutils");
var import_services = require("@jupyterlab/services");
var SERVED = "datelineLessonsUrl";
var NOTED = "datelineEditions";
var Editions = class {
  constructor(contents) {
    this.contents = contents;
  }
  contents;
  newer = /* @__PURE__ */ new Map();
  /** Looks for newer editions of these lessons; one that is known already is not read again. */
  async look(lessons) {
    const noted = served();
    const beside2 = await this.laidBeside(lessons);
    for (const lesson of lessons) {
      const path = beside2.get(lesson.name);
      const isOther = noted?.[lesson.name] !== void 0 && noted[lesson.name] !== lesson.source;
      const known2 = this.newer.get(lesson.name);
      if (known2?.source === lesson.source && known2.beside === (isOther ? "" : path)) continue;
      const found = isOther ? await this.fetched(lesson) : path ? await this.read(path) : null;
      const { source, version: version2 } = lesson;
      if (found && isNewer(found, { metadata: { dateline: { source, version: version2 } } })) {
        this.newer.set(lesson.name, { source, lesson: found, beside: isOther ? "" : path });
      } else this.newer.delete(lesson.name);
    }
  }
  /** Whether there is a newer edition than the copy that a learner has. */
  has(lesson) {
    return this.newer.get(lesson.name)?.source === lesson.source;
  }
  get(lesson) {
    return this.newer.get(lesson.name)?.lesson ?? null;
  }
  /** After it took the place of the copy: what was laid beside that says the same once more. */
  async taken(lesson) {
    const beside2 = this.newer.get(lesson.name)?.beside;
    this.newer.delete(lesson.name);
    if (beside2) await this.contents.delete(beside2).catch((error) => console.debug("not deleted", error));
  }
  async fetched(lesson) {
    try {
      const answer = await fetch(`${import_coreutils.PageConfig.getOption(SERVED)}${lesson.name}.ipynb`);
      return answer.ok ? readNotebook(await answer.json()) : null;
    } catch (error) {
      console.debug("no newer edition", error);
      return null;
    }
  }
  async read(path) {
    try {
      return await notebookAt(this.contents, path);
    } catch (error) {
      if (!(error instanceof import_services.ServerConnection.ResponseError)) console.debug("no newer edition", error);
      return null;
    }
  }
  /** The last `NN-topic.newer.ipynb` of each lesson, by the lesson's name. */
  async laidBeside(lessons) {
    const found = /* @__PURE__ */ new Map();
    if (!lessons[0]) return found;
    const { content } = await this.contents.get(folderOf(lessons[0].path), { content: true });
    const items = content.map(({ path, name }) => ({ path, of: /^(.+)\.newer(?:-(\d+))?\.ipynb$/.exec(name) }));
    for (const { path, of } of items.sort((a, b) => Number(a.of?.[2] ?? 1) - Number(b.of?.[2] ?? 1))) if (of) found.set(of[1], path);
    return found;
  }
};
function served() {
  if (!import_coreutils.PageConfig.getOption(SERVED)) return null;
  try {
    const noted = JSON.parse(import_coreutils.PageConfig.getOption(NOTED));
    return isObject(noted) ? noted : null;
  } catch {
    return null;
  }
}

// src/lab/open_lessons.ts
var import_coreutils2 = require("@lumino/coreutils");
var import_signaling = require("@lumino/signaling");
var OpenLessons = class {
  /** Told of each lesson once its page is drawn. */
  opened = new import_signaling.Signal(this);
  begun = /* @__PURE__ */ new WeakMap();
  drawn = /* @__PURE__ */ new WeakMap();
  /** The lessons that are drawn and not shut. */
  all = /* @__PURE__ */ new Set();
  begin(panel, making) {
    this.begun.set(panel, making);
    void making.then((lesson) => {
      if (!lesson) return;
      this.drawn.set(panel, lesson);
      this.all.add(lesson);
      panel.disposed.connect(() => this.all.delete(lesson));
      this.opened.emit(lesson);
    });
  }
  /** The lesson in a panel as far as it is drawn, or null. */
  of(panel) {
    return panel ? this.drawn.get(panel) ?? null : null;
  }
  /** The lesson in a panel once it is drawn; null where the notebook is none. */
  async once(panel) {
    return await this.begun.get(panel) ?? null;
  }
};
var IOpenLessons = new import_coreutils2.Token("dateline-page:IOpenLessons", "The lessons that are open");

// src/lab/shelf.ts
var import_signaling2 = require("@lumino/signaling");
var WORK = "work";
var QUIET = 300;
var Shelf = class {
  constructor(contents) {
    this.contents = contents;
    contents.fileChanged.connect((_, { newValue }) => {
      if (newValue?.path && isLessonFile(newValue.path.split("/").at(-1))) this.soon();
    });
  }
  contents;
  changed = new import_signaling2.Signal(this);
  folder = null;
  files = /* @__PURE__ */ new Map();
  panels = /* @__PURE__ */ new Set();
  timer;
  reading = null;
  /** Every lesson in the course's folder, in order. */
  get lessons() {
    const all = new Map(this.files);
    for (const panel of this.panels) {
      const state = this.live(panel);
      if (state && all.has(state.path)) all.set(state.path, state);
    }
    return [...all.values()].sort((a, b) => a.name < b.name ? -1 : 1);
  }
  /** Follows a lesson that is open; its folder is the course's. */
  async follow(panel) {
    this.panels.add(panel);
    panel.disposed.connect(() => {
      this.panels.delete(panel);
      this.soon();
    });
    const folder = folderOf(panel.context.path);
    if (folder !== this.folder) {
      this.folder = folder;
      await this.read();
    }
    this.changed.emit();
  }
  /** Reads the files, those that were written since the last time. */
  async read() {
    this.reading ??= this.readAll().catch((error) => console.debug("the lessons cannot be read now", error)).finally(() => this.reading = null);
    await this.reading;
    this.changed.emit();
  }
  /** Tells that an open lesson changed. */
  touched() {
    this.changed.emit();
  }
  soon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.read(), QUIET);
  }
  async readAll() {
    const folder = this.folder ?? await this.found();
    const { content } = await this.contents.get(folder, { content: true });
    const there = content.filter((item) => item.type === "notebook" && isLessonFile(item.name));
    const paths = new Set(there.map((item) => item.path));
    for (const path of this.files.keys()) if (!paths.has(path)) this.files.delete(path);
    const open3 = new Map([...this.panels].map((panel) => [panel.context.path, panel]));
    for (const { path, last_modified } of there) {
      const panel = open3.get(path);
      const live = panel && this.live(panel);
      if (live) this.files.set(path, live);
      if (live || this.files.get(path)?.modified === last_modified) continue;
      const file = await this.contents.get(path, { content: true });
      const state = ofFile(path, file);
      if (state) this.files.set(path, state);
    }
    if (this.files.size && this.folder === null) this.folder = folder;
  }
  /** The folder with the learner's own copies, where there is one. */
  async found() {
    const { content } = await this.contents.get("", { content: true });
    return content.some((item) => item.type === "directory" && item.name === WORK) ? WORK : "";
  }
  live(panel) {
    const model = panel.content.model;
    if (!model || panel.isDisposed) return null;
    const cells = [];
    for (const cell2 of model.cells) {
      cells.push({ type: cell2.type, dateline: cell2.getMetadata("dateline"), source: cells.length ? "" : cell2.sharedModel.getSource() });
    }
    const modified = panel.context.contentsModel?.last_modified ?? "";
    return lessonState(panel.context.path, modified, model.getMetadata("dateline"), cells);
  }
};
function ofFile(path, file) {
  const notebook = file.content;
  if (!isObject(notebook) || !Array.isArray(notebook["cells"])) return null;
  const cells = notebook["cells"].filter(isObject).map((cell2) => ({
    type: String(cell2["cell_type"]),
    dateline: isObject(cell2["metadata"]) ? cell2["metadata"]["dateline"] : void 0,
    source: [cell2["source"] ?? ""].flat().join("")
  }));
  const metadata = notebook["metadata"];
  return lessonState(path, file.last_modified, isObject(metadata) ? metadata["dateline"] : void 0, cells);
}

// src/lab/course_plugin.ts
var OVERVIEW = "dateline:course";
var GO_ON = "dateline:go-on";
var START = "course";
var QUESTION = /^[a-z]+\.[0-9a-z-]+$/;
var ROOM = 900;
var coursePlugin = {
  id: "dateline-page:course",
  description: "The lessons of the course: what is answered, what is open, where to go on.",
  autoStart: true,
  requires: [IOpenLessons, import_notebook.INotebookTracker],
  optional: [import_application.ILabShell, import_apputils.ICommandPalette],
  activate: (app, lessons, tracker, shell, palette) => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const shelf = new Shelf(app.serviceManager.contents);
    let page = null;
    let asked2 = 0;
    const go = async (path, question) => {
      const panel2 = await app.commands.execute("docmanager:open", { path });
      if (!panel2?.context) return;
      await panel2.context.ready;
      const lesson = await lessons.once(panel2);
      if (lesson && question) await lesson.goToQuestion(question);
    };
    const overview = () => {
      if (!page || page.isDisposed) {
        page = new CoursePage(act);
        page.show_(shown());
      }
      if (!page.isAttached) app.shell.add(page, "main");
      app.shell.activateById(page.id);
      void shelf.read();
    };
    const act = {
      go: (path, question) => void go(path, question).catch((error) => console.warn("not opened", error)),
      overview,
      address: (path) => import_coreutils3.PageConfig.getUrl({ treePath: path }),
      keepAll: () => tell(carrier.keepAll().then((line4) => [line4])),
      bringIn: () => chosen((file) => tell(carrier.bringIn(file))),
      takeNewer: (path) => {
        const lesson = shelf.lessons.find((one2) => one2.path === path);
        if (lesson) tell(carrier.takeNewer(lesson));
      }
    };
    let shutInFront = "";
    const editions = new Editions(app.serviceManager.contents);
    const ofPath = (path) => [...lessons.all].find((lesson) => lesson.panel.context.path === path);
    const carrier = new Carrier(app.serviceManager.contents, editions, {
      lessons: () => shelf.lessons,
      isOpen: (path) => ofPath(path) !== void 0,
      shut: async (path) => {
        const lesson = ofPath(path);
        shutInFront = lesson !== void 0 && shell?.currentWidget === lesson.panel ? path : "";
        return await lesson?.shut() ?? true;
      },
      // A lesson that stood behind the page where it was asked for stays behind it.
      open: (path) => void (path === shutInFront ? go(path) : app.commands.execute("docmanager:open", { path, options: { activate: false } })).catch((error) => console.warn("not opened", error))
    });
    const tell = (doing) => {
      const say = (lines) => {
        panel.say(lines);
        page?.say(lines);
      };
      say([]);
      void doing.catch((error) => [`This could not be done: ${error instanceof Error ? error.message : String(error)}`]).then(async (lines) => {
        await shelf.read();
        await look();
        say(lines);
      });
    };
    const look = async () => {
      await editions.look(shelf.lessons).catch((error) => console.debug("no editions", error));
      soon();
    };
    const shown = () => {
      const path = tracker.currentWidget?.context.path ?? "";
      const inFront = !shell || shell.currentWidget === tracker.currentWidget;
      const all = shelf.lessons;
      const newer2 = all.filter((lesson) => editions.has(lesson)).map(({ name }) => name);
      return { lessons: all, current: inFront ? path : "", newer: newer2 };
    };
    const panel = new CoursePanel(act);
    const ends2 = /* @__PURE__ */ new Set();
    const paint = () => {
      asked2 = 0;
      const now = shown();
      if (now.lessons.length && !panel.isAttached) app.shell.add(panel, "left", { rank: 10 });
      panel.show_(now);
      if (page && !page.isDisposed) page.show_(now);
      for (const lesson of ends2) lesson.layEnd(endView(now, lesson.panel.context.path, act));
    };
    const soon = () => {
      asked2 ||= requestAnimationFrame(paint);
    };
    shelf.changed.connect(soon);
    tracker.currentChanged.connect(soon);
    shell?.currentChanged?.connect(soon);
    lessons.opened.connect((_, lesson) => {
      ends2.add(lesson);
      lesson.panel.disposed.connect(() => ends2.delete(lesson));
      lesson.changed = () => shelf.touched();
      void shelf.follow(lesson.panel).then(async () => {
        const state = shelf.lessons.find(({ path }) => path === lesson.panel.context.path);
        if (state && earned(state).unknown.length) await lesson.recall();
      }).catch((error) => console.debug("points stay unknown", error));
    });
    app.commands.addCommand(OVERVIEW, {
      label: "Dateline: All Lessons",
      caption: "The lessons of the course, and where you are",
      execute: overview
    });
    app.commands.addCommand(GO_ON, {
      label: "Dateline: Next Open Question",
      caption: "The next open question of this lesson, or where the course goes on",
      isEnabled: () => shelf.lessons.length > 0,
      execute: async () => {
        const { lessons: all, current } = shown();
        const here = all.find(({ path }) => path === current);
        const form = document.activeElement?.closest(".dl-form");
        const question = here ? nextOpen(here, form?.dataset["question"] ?? "") : null;
        if (here && question) return go(here.path, question.id);
        const next = whereNext(all);
        return next ? go(next.lesson.path, next.question.id) : overview();
      }
    });
    app.commands.addKeyBinding({ command: GO_ON, keys: ["F8"], selector: "body" });
    for (const command of [OVERVIEW, GO_ON]) palette?.addItem({ command, category: "Dateline" });
    void app.restored.then(async () => {
      await shelf.read();
      if (!shelf.lessons.length) return;
      paint();
      void look();
      if (window.innerWidth >= ROOM) app.shell.activateById(panel.id);
      else shell?.collapseLeft();
      if (wanted === START) overview();
      if (QUESTION.test(wanted)) await toQuestion(wanted);
      else emptied();
    });
    const toQuestion = async (id) => {
      const lesson = shelf.lessons.find(({ questions }) => questions.some((question) => question.id === id));
      if (lesson) await go(lesson.path, id);
    };
    let used = false;
    for (const name of ["keydown", "pointerdown"]) window.addEventListener(name, () => used = true, { capture: true, once: true });
    const emptied = () => {
      const isLaid = page?.isAttached ?? false;
      if (!shell || !shelf.lessons.length || isLaid && used) return;
      const open3 = [...shell.widgets("main")].filter((widget) => widget !== page);
      if (open3.length > 1 || open3.some((widget) => !widget.id.startsWith("launcher"))) return;
      if (!isLaid) overview();
      for (const launcher of open3) launcher.dispose();
    };
    shell?.layoutModified.connect(() => void app.restored.then(emptied));
  }
};
function chosen(then) {
  const input2 = element("input", { type: "file", accept: ".json,.ipynb" });
  input2.addEventListener("change", () => {
    const file = input2.files?.[0];
    if (file) then(file);
  });
  input2.click();
}

// src/lab/lessons_plugin.ts
var import_notebook2 = require("@jupyterlab/notebook");
var import_rendermime = require("@jupyterlab/rendermime");

// src/style.css
var style_default = `/* The look of the ledger page: serif text, sans labels, coloured marks on paper. Colours follow the
   notebook's theme; none of them says anything that words or a line do not say too. */
.dl-form, .dl-pane, .dl-note, .dl-show, .dl-setup, .dl-course {
  --dl-ink: var(--jp-content-font-color1, #1a1a1a);
  --dl-soft: #4a5a6a;
  --dl-line: #c9ced4;
  --dl-edge: #767676;
  --dl-paper: var(--jp-layout-color0, #fff);
  --dl-sheet: #fbfaf7;
  --dl-blue: #005a8e;
  --dl-mark: #ffe9a8;
  --dl-mark-line: #8a6d00;
  --dl-hover: #f1efe6;
  --dl-good: #00684d;
  --dl-good-ground: #eaf5f0;
  --dl-part: #8a5a00;
  --dl-part-ground: #fdf4e3;
  --dl-open: #a83e00;
  --dl-open-ground: #fdeee6;
  --dl-kept: #005a8e;
  --dl-kept-ground: #edf4fa;
  --dl-serif: Georgia, "Times New Roman", serif;
  --dl-sans: system-ui, "Segoe UI", sans-serif;
  color: var(--dl-ink);
  font: 1rem/1.55 var(--dl-serif);
  box-sizing: border-box;
  container-type: inline-size;
  overflow-wrap: anywhere;
}
[data-jp-theme-light="false"] :is(.dl-form, .dl-pane, .dl-note, .dl-show, .dl-setup, .dl-course) {
  --dl-soft: #aeb8c2;
  --dl-line: #4d545c;
  --dl-edge: #8c949c;
  --dl-sheet: #1b1d1f;
  --dl-blue: #7cc0ee;
  --dl-mark: #5a4a12;
  --dl-mark-line: #e0b93c;
  --dl-hover: #2b2d2f;
  --dl-good: #6fd0ab;
  --dl-good-ground: #14302633;
  --dl-part: #e6b45a;
  --dl-part-ground: #3a2b0a55;
  --dl-open: #f2976a;
  --dl-open-ground: #3d1d0c55;
  --dl-kept: #7cc0ee;
  --dl-kept-ground: #10283a55;
  color-scheme: dark;
}
.dl-form *, .dl-pane *, .dl-note *, .dl-show *, .dl-setup *, .dl-course * { box-sizing: border-box; }
.dl-form [hidden], .dl-pane [hidden], .dl-setup [hidden], .dl-course [hidden] { display: none !important; }

.dl-form { margin: .4rem 0 1.2rem; padding: 1rem 1.25rem 1.1rem; background: var(--dl-paper); border: 1px solid var(--dl-line); border-top: 3px solid var(--dl-ink); border-radius: 2px; max-width: 50rem; }
.dl-form { scroll-margin-top: .6rem; }
.dl-form p, .dl-form dl, .dl-form figure, .dl-form ul, .dl-form ol { margin: 0; }
.dl-title { display: flex; flex-wrap: wrap; gap: .1rem .8rem; font: .8rem/1.4 var(--dl-sans); color: var(--dl-soft); }
.dl-title b { color: var(--dl-ink); font-weight: 600; }
.dl-form .dl-prompt { font-size: 1.12rem; line-height: 1.5; margin: .25rem 0 .9rem; white-space: pre-line; text-wrap: pretty; }
.dl-help { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); }
.dl-form .dl-help { margin: 0 0 .5rem; }
.dl-form a.dl-id { color: var(--dl-blue); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }

.dl-notice { font: .9rem/1.45 var(--dl-sans); color: var(--dl-open); border-left: 3px solid var(--dl-open); padding: .15rem 0 .15rem .7rem; }
.dl-form .dl-notice { margin: 0 0 .8rem; }

.dl-form fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.dl-legend { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); padding: 0; margin-bottom: .3rem; }
.dl-options { display: grid; gap: .15rem; }
.dl-option { display: grid; grid-template-columns: auto 1fr; gap: .65rem; align-items: baseline; padding: .4rem .6rem; border-radius: 3px; cursor: pointer; border: 1px solid transparent; }
.dl-option:hover { background: var(--dl-hover); }
.dl-option:has(:checked) { background: var(--dl-mark); border-color: var(--dl-mark-line); }
.dl-option input { margin: 0; width: 1rem; height: 1rem; accent-color: var(--dl-ink); translate: 0 .12rem; }
.dl-none { font: .9rem/1.5 var(--dl-sans); color: var(--dl-soft); }
.dl-option:has(:checked).dl-none { color: var(--dl-ink); }

.dl-form :is(button, input, select, textarea, summary, a, .dl-unit, .dl-clipping):focus-visible, .dl-pane :focus-visible, .dl-show :focus-visible, .dl-setup :focus-visible { outline: 3px solid var(--dl-blue); outline-offset: 2px; }

.dl-clipping { background: var(--dl-sheet); border: 1px solid var(--dl-line); padding: .9rem 1.1rem .5rem .4rem; max-height: min(36rem, 72vh); overflow-y: auto; scrollbar-width: thin; }
.dl-block { display: grid; grid-template-columns: 2.2rem 1fr; gap: 0 .7rem; margin: 0 0 .7rem; }
.dl-number { color: var(--dl-soft); text-align: right; font: .78rem/1.9 var(--dl-sans); font-variant-numeric: tabular-nums; }
.dl-text { line-height: 1.65; overflow-wrap: anywhere; }
.dl-aside .dl-text { color: var(--dl-soft); }
.dl-unit { cursor: pointer; border-bottom: 2px solid transparent; border-radius: 2px; padding: .06em .12em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.dl-unit:hover { background: var(--dl-hover); border-bottom-color: var(--dl-line); }
.dl-unit[aria-checked="true"] { background: var(--dl-mark); border-bottom-color: var(--dl-mark-line); }
.dl-unit[aria-disabled="true"] { cursor: default; }
.dl-unit-id { font: .72rem/1 var(--dl-sans); color: var(--dl-soft); font-variant-numeric: tabular-nums; }
.dl-unit[aria-checked="true"] .dl-unit-id { color: inherit; font-weight: 700; }
.dl-clipping-foot { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .2rem 1rem; padding: .3rem 0 .2rem; }
.dl-tally { font: .88rem/1.45 var(--dl-sans); color: var(--dl-soft); font-variant-numeric: tabular-nums; }
.dl-quoting { cursor: text; user-select: none; max-height: min(24rem, 60vh); }
.dl-word { border-bottom: 2px solid transparent; padding: 0 1px; cursor: pointer; }
.dl-word:hover { background: var(--dl-hover); }
.dl-word.dl-chosen { background: var(--dl-mark); border-bottom-color: var(--dl-mark-line); }
.dl-quoting:focus .dl-caret { outline: 2px solid var(--dl-ink); }
.dl-said { font: italic .85rem/1.4 var(--dl-sans); color: var(--dl-soft); min-height: 1.2em; }

.dl-rows { display: grid; gap: 0; border-top: 1px solid var(--dl-line); }
.dl-form .dl-row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(11rem, 17rem); gap: .3rem 1.2rem; align-items: center; padding: .5rem .1rem; border-bottom: 1px solid var(--dl-line); }
.dl-row > legend { float: left; padding: 0; }
.dl-row > * { min-width: 0; }
.dl-row :is(select, input[type="text"]) { width: 100%; }
.dl-form :is(select, input[type="text"], textarea) { font: .95rem/1.4 var(--dl-sans); color: var(--dl-ink); background: var(--dl-paper); border: 1px solid var(--dl-edge); border-radius: 3px; padding: .4rem .55rem; min-height: 2.3rem; max-width: 100%; }
.dl-form textarea { font-family: var(--dl-serif); font-size: 1rem; line-height: 1.55; resize: vertical; }
.dl-form :is(select, input, textarea):disabled { opacity: .75; background: var(--dl-sheet); }
.dl-buttons { display: flex; flex-wrap: wrap; gap: .35rem; justify-content: flex-end; }
.dl-anchor .dl-buttons { justify-content: flex-start; }
.dl-press { position: relative; display: inline-flex; cursor: pointer; }
.dl-press input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.dl-press span { font: .92rem/1.4 var(--dl-sans); padding: .38rem .85rem; border: 1px solid var(--dl-edge); border-radius: 3px; background: var(--dl-paper); min-width: 3.6rem; text-align: center; }
.dl-press:hover span { background: var(--dl-hover); }
.dl-press input:checked + span { background: var(--dl-mark); border-color: var(--dl-mark-line); box-shadow: inset 0 -3px 0 var(--dl-mark-line); font-weight: 600; }
.dl-press input:focus-visible + span { outline: 3px solid var(--dl-blue); outline-offset: 2px; }
.dl-press input:disabled + span { opacity: .75; cursor: default; }

.dl-field { display: grid; gap: .25rem; margin: .6rem 0 0; }
.dl-field > span { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); }
.dl-form .dl-short { width: 9rem; }
.dl-form .dl-long { width: 100%; }
.dl-ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: .4rem 1.4rem; }
.dl-switch { font: .9rem/1.5 var(--dl-sans); padding-left: .1rem; }

.dl-form .dl-order { list-style: none; padding: 0; display: grid; gap: .3rem; margin: 0 0 .5rem; }
.dl-line { display: flex; align-items: stretch; gap: .25rem; border: 1px solid var(--dl-line); border-radius: 3px; background: var(--dl-paper); cursor: grab; }
.dl-order:not(.dl-pool) .dl-line { background: var(--dl-mark); border-color: var(--dl-mark-line); }
.dl-take { flex: 1; display: grid; grid-template-columns: 1.4rem 1fr; gap: .5rem; align-items: baseline; text-align: left; font: inherit; color: inherit; background: none; border: 0; padding: .45rem .6rem; cursor: inherit; min-width: 0; }
.dl-pool .dl-take { cursor: pointer; }
.dl-take:disabled { color: inherit; }
.dl-place { font: 600 .9rem/1 var(--dl-sans); text-align: right; }
.dl-form .dl-move { font: 1rem/1 var(--dl-sans); color: inherit; background: none; border: 0; border-left: 1px solid var(--dl-mark-line); min-width: 2.2rem; cursor: pointer; }
.dl-move:disabled { opacity: .35; cursor: default; }
.dl-order.dl-empty { display: none; }
.dl-all-placed .dl-pool-name { display: none; }

.dl-rubric { display: grid; grid-template-columns: 2.4rem 1fr; gap: .2rem .6rem; font-size: .95rem; margin: 0 0 .9rem !important; }
.dl-rubric dt { font: 600 .9rem/1.6 var(--dl-sans); text-align: right; }
.dl-rubric dd { margin: 0; }
.dl-anchor { border-left: 3px solid var(--dl-line); padding: 0 0 0 .9rem; margin: 0 0 1rem !important; }
.dl-anchor figcaption { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); }
.dl-anchor blockquote { margin: .1rem 0 .2rem; }
.dl-anchor .dl-row { border: 0; padding: .2rem 0; grid-template-columns: auto 1fr; }
.dl-anchor legend { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); }
.dl-count { font: .82rem/1.5 var(--dl-sans); color: var(--dl-soft); }
.dl-ways { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .8rem !important; }
.dl-ways legend { font: .84rem/1.45 var(--dl-sans); color: var(--dl-soft); margin-bottom: .35rem; padding: 0; }
.dl-with { font-family: var(--dl-sans); color: var(--dl-soft); }
.dl-form .dl-readers { list-style: none; padding: 0; font: .88rem/1.6 var(--dl-sans); margin: 0 0 .4rem; }

.dl-bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .7rem; margin-top: 1rem; }
.dl-form :is(.dl-check, .dl-quiet), .dl-show button, .dl-pane button, .dl-note button { font: .92rem/1.2 var(--dl-sans); padding: .55rem 1rem; border-radius: 3px; cursor: pointer; border: 1px solid var(--dl-edge); background: var(--dl-paper); color: var(--dl-ink); min-height: 2.3rem; }
.dl-form .dl-check { background: var(--dl-ink); color: var(--dl-paper); border-color: var(--dl-ink); font-weight: 600; }
.dl-form .dl-check:hover { box-shadow: 0 0 0 2px var(--dl-line); }
.dl-form .dl-quiet:hover, .dl-show button:hover { background: var(--dl-hover); }
.dl-form button:disabled { opacity: .5; cursor: default; }
.dl-form[aria-busy="true"] .dl-check { opacity: .6; }
.dl-kept { font: .85rem/1.4 var(--dl-sans); color: var(--dl-soft); }
.dl-form .dl-code { margin-left: auto; border-color: transparent; color: var(--dl-soft); padding-inline: .5rem; }
.dl-why { font: .88rem/1.45 var(--dl-sans); color: var(--dl-soft); margin-top: .8rem; }
.dl-why summary { cursor: pointer; width: fit-content; }

.dl-reply { margin-top: 1rem; padding: .75rem 1rem .8rem; border-left: 4px solid var(--dl-edge); background: var(--dl-sheet); }
.dl-reply :is(p, ul) + :is(p, ul, details) { margin-top: .5rem !important; }
.dl-reply ul { padding-left: 1.1rem; display: grid; gap: .25rem; }
.dl-head { font: 1rem/1.45 var(--dl-sans); }
.dl-reply details { margin-top: .6rem; }
.dl-reply summary { font: .88rem/1.45 var(--dl-sans); color: var(--dl-blue); cursor: pointer; width: fit-content; margin-bottom: .4rem; }
.dl-is-correct { border-color: var(--dl-good); background: var(--dl-good-ground); }
.dl-is-correct .dl-head strong { color: var(--dl-good); }
.dl-is-partly { border-color: var(--dl-part); background: var(--dl-part-ground); }
.dl-is-partly .dl-head strong { color: var(--dl-part); }
.dl-is-not-yet { border-color: var(--dl-open); background: var(--dl-open-ground); }
.dl-is-not-yet .dl-head strong { color: var(--dl-open); }
:is(.dl-is-stored, .dl-is-awaiting, .dl-is-hint) { border-color: var(--dl-kept); background: var(--dl-kept-ground); }
:is(.dl-is-stored, .dl-is-awaiting, .dl-is-hint) .dl-head strong { color: var(--dl-kept); }

@container (max-width: 34rem) {
  .dl-form .dl-row { grid-template-columns: minmax(0, 1fr); }
  .dl-buttons { justify-content: flex-start; }
  .dl-anchor .dl-row { grid-template-columns: minmax(0, 1fr); }
  .dl-block { grid-template-columns: 1.5rem 1fr; gap: 0 .5rem; }
  .dl-clipping { padding: .6rem .5rem .3rem .2rem; }
  .dl-form .dl-code { margin-left: 0; }
}
@media (max-width: 40rem) { .dl-form { padding: .8rem .8rem .9rem; } }
@media (forced-colors: active) {
  .dl-unit[aria-checked="true"], .dl-chosen, .dl-press input:checked + span, .dl-option:has(:checked) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
@media (prefers-reduced-motion: no-preference) {
  .dl-form :is(.dl-option, .dl-unit, .dl-press span, button) { transition: background-color .12s; }
}
@media print {
  .dl-bar, .dl-help, .dl-why { display: none; }
  .dl-clipping { max-height: none; overflow: visible; }
}

/* A lesson in JupyterLab: one column of reading width, code folded behind the form it belongs to. */
.dl-lesson .jp-Notebook .jp-Cell { max-width: 62rem; margin-inline: auto; }
.dl-lesson .jp-RenderedMarkdown { font-family: Georgia, "Times New Roman", serif; font-size: 1rem; line-height: 1.6; }
.dl-lesson .jp-RenderedMarkdown > :not(pre) { max-width: 50rem; }
.dl-note { max-width: 50rem; }
/* What a cell shows begins where its text and its forms do. */
.dl-lesson .jp-OutputArea-output > .dl-shown { margin-left: var(--jp-code-padding); width: calc(100% - var(--jp-code-padding)); }
.dl-lesson .jp-OutputArea-output.dl-note { margin-left: var(--jp-code-padding); }
/* Tables have lines between rows and none between columns, as in print. */
.dl-lesson .jp-RenderedMarkdown table { margin-left: 0; border-collapse: collapse; border: 0; border-bottom: 1px solid #767676; font-size: .875rem; }
.dl-lesson .jp-RenderedMarkdown :is(th, td) { border: 0; border-bottom: 1px solid #76767659; padding: .4em 1.1em .4em 0; text-align: left; vertical-align: top; white-space: normal; max-width: none; }
.dl-lesson .jp-RenderedMarkdown thead th { background: none; border-top: 2px solid; border-bottom: 1px solid; vertical-align: bottom; }
.dl-lesson .jp-RenderedMarkdown tbody tr { background: none; }
/* What a cell prints is text all the same: its words are not cut at the edge. */
.dl-lesson .jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
.dl-lesson .dl-setup-cell .jp-RenderedText pre { font: .9rem/1.5 system-ui, "Segoe UI", sans-serif; white-space: normal; }
/* The text that was chosen stands above; the kernel's word for it is for the page itself. */
.dl-setup-cell:has(fieldset.dl-setup) .jp-OutputArea-child:has(> :is([data-mime-type="text/html"], [data-mime-type="application/vnd.jupyter.stdout"])) { display: none; }
.dl-lesson .jp-RenderedMarkdown :is(h1, h2, h3, h4, table) { font-family: system-ui, "Segoe UI", sans-serif; }
.dl-lesson .jp-RenderedMarkdown :is(h1, h2, h3) { font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
.dl-lesson .jp-RenderedMarkdown code { overflow-wrap: anywhere; }
.dl-lesson .jp-RenderedMarkdown h1 { font-size: 1.7rem; }
.dl-lesson .jp-RenderedMarkdown h2 { font-size: 1.3rem; }
.dl-lesson .jp-RenderedMarkdown h3 { font-size: 1.08rem; }
.dl-prompt-cell, .dl-has-form .jp-Placeholder, .dl-has-form .jp-cell-toolbar, .dl-only-reply .jp-Cell-outputWrapper { display: none !important; }
/* Prose is read, not worked on: no buttons over it, no frame around it. The bar at its side shows where the keys are. */
.dl-prose .jp-cell-toolbar { display: none !important; }
.dl-prose.jp-mod-active .jp-MarkdownOutput { border-color: transparent; }
.dl-lesson .jp-Notebook.jp-mod-commandMode .dl-prose.jp-Cell.jp-mod-active:focus-visible { box-shadow: none; }
.dl-form-widget, .dl-beside { margin-left: calc(var(--jp-cell-prompt-width) + var(--jp-cell-collapser-width) + 6px); }
.dl-has-form .jp-Cell-inputWrapper:has(> .jp-Placeholder) { min-height: 0; margin: 0; }
.dl-has-form .jp-OutputPrompt { visibility: hidden; }
@media (max-width: 60rem) {
  .dl-lesson { --jp-cell-prompt-width: 1.4rem; }
  .dl-lesson .jp-InputPrompt, .dl-lesson .jp-OutputPrompt { font-size: 0; }
}
/* Where JupyterLab sets the number of a cell above it, nothing stands to the left of a form. */
@media (max-width: 760px) {
  .dl-form-widget, .dl-beside { margin-left: calc(var(--jp-cell-collapser-width) + var(--jp-code-padding)); }
  .dl-lesson .jp-RenderedHTMLCommon { padding-right: 0; }
}
@media (max-width: 40rem) {
  /* The room that is left belongs to the words. */
  .dl-lesson { --jp-notebook-padding: 2px; --jp-cell-padding: 2px; --jp-cell-collapser-width: 3px; --jp-code-padding: 4px; }
  .dl-lesson .jp-RenderedMarkdown h1 { font-size: 1.35rem; }
  .dl-lesson .jp-RenderedMarkdown h2 { font-size: 1.15rem; }
  .dl-lesson .jp-RenderedMarkdown :is(ul, ol) { padding-left: 1.3rem; }
  .dl-lesson .jp-RenderedMarkdown blockquote { margin-inline: 0; padding-left: .8rem; }
  .dl-lesson .jp-RenderedMarkdown :is(th, td) { padding: .3em .4em .3em 0; overflow-wrap: normal; }
  /* No word of a table is broken; one that is wider than the screen is moved sideways. */
  .dl-lesson .jp-RenderedMarkdown { overflow-x: auto; }
  .dl-lesson .jp-RenderedMarkdown table { font-size: .78rem; }
  .dl-form { padding-inline: .6rem; }
}

.dl-setup { margin-block: .4rem .8rem; padding: 0; border: 0; display: grid; gap: .15rem; max-width: 50rem; }
.dl-setup legend { font: .9rem/1.5 var(--dl-sans); color: var(--dl-soft); padding: 0; margin-bottom: .3rem; }
.dl-setup small { font: .84rem/1.4 var(--dl-sans); color: var(--dl-soft); }
.dl-setup .dl-option:has(:checked) small { color: inherit; }
.dl-show { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; margin-block: .2rem; }
.dl-form.dl-sets { margin: .2rem 0 .4rem; padding: .1rem 0 .3rem 1rem; border: 0; border-left: 3px solid var(--dl-line); display: grid; grid-template-columns: minmax(0, 1fr); gap: .2rem; }
.dl-sets .dl-field { grid-template-columns: minmax(0, 1fr); }
.dl-sets select { max-width: 100%; width: fit-content; }
.dl-banner { padding: .5rem 1rem; font: .92rem/1.45 var(--dl-sans); border-bottom: 3px solid var(--dl-open); background: var(--dl-paper); display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; }
.dl-banner.lm-mod-hidden { display: none; }

.dl-pane { min-width: min(24rem, 40vw) !important; font-size: .96rem; overflow-y: auto; background: var(--dl-sheet); padding: 0 .9rem 2rem .3rem; }
.dl-pane-head { position: sticky; top: 0; background: var(--dl-sheet); border-bottom: 1px solid var(--dl-line); padding: .7rem 0 .5rem .6rem; margin-bottom: .8rem; display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; justify-content: space-between; }
.dl-pane-head h2 { font: 600 .95rem/1.35 var(--dl-sans); margin: 0; }
.dl-pane .dl-text { margin: 0; }
.dl-pane .dl-here { background: var(--dl-mark); outline: none; box-shadow: 0 0 0 3px var(--dl-mark); border-radius: 2px; }

/* Nobody needs a raw cell in a lesson. */
.dl-lesson .jp-Notebook-toolbarCellTypeDropdown option[value="raw"] { display: none; }

/* The course: a panel at the side, a start page, the end of a lesson. */
.dl-course { background: var(--dl-paper); overflow-y: auto; font-size: .95rem; }
.dl-course :is(h1, h2) { font-family: var(--dl-sans); font-weight: 600; margin: 0; }
.dl-course :is(p, ol) { margin: 0; }
.dl-course :is(a, button):focus-visible, .dl-note.dl-end :is(a, button):focus-visible { outline: 3px solid var(--dl-blue); outline-offset: 2px; }
.dl-course button, .dl-note.dl-end button { font: .95rem/1.3 var(--dl-sans); padding: .55rem 1rem; border-radius: 3px; cursor: pointer; border: 1px solid var(--dl-edge); background: var(--dl-paper); color: var(--dl-ink); min-height: 2.3rem; }
.dl-course button.dl-check, .dl-note.dl-end button.dl-check { background: var(--dl-ink); color: var(--dl-paper); border-color: var(--dl-ink); font-weight: 600; }
.dl-course button:hover, .dl-note.dl-end button:hover { box-shadow: 0 0 0 2px var(--dl-line); }
.dl-go-on .dl-help { margin-top: .4rem; }
.dl-bar-of { height: 4px; background: var(--dl-line); border-radius: 2px; overflow: hidden; }
.dl-bar-of > div { height: 100%; background: var(--dl-good); }
.lm-TabBar-tabIcon.dl-course-icon { box-sizing: border-box; width: 18px; height: 18px; margin: auto; border: 2px solid; border-radius: 1px; color: var(--jp-ui-font-color2, #616161); background: linear-gradient(currentColor, currentColor) 3px 2px / 8px 2px no-repeat, linear-gradient(currentColor, currentColor) 3px 6px / 8px 2px no-repeat, linear-gradient(currentColor, currentColor) 3px 10px / 5px 2px no-repeat; }
.lm-mod-current > .lm-TabBar-tabIcon.dl-course-icon { color: var(--jp-ui-font-color1, #212121); }

.dl-course-panel { min-width: 240px !important; padding: .9rem .9rem 2rem; }
.dl-course-head { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; justify-content: space-between; margin-bottom: .9rem; }
.dl-course-head h2 { font-size: 1.15rem; }
.dl-course .dl-course-head button { border-color: transparent; padding: .3rem .4rem; min-height: 0; color: var(--dl-blue); text-decoration: underline; text-underline-offset: 2px; font-size: .88rem; }
.dl-course-panel .dl-continue { width: 100%; }
.dl-course-panel nav { margin-top: 1.1rem; }
.dl-course .dl-lessons { list-style: none; padding: 0; border-top: 1px solid var(--dl-line); }
.dl-lessons > li { padding: .7rem .1rem .75rem .6rem; border-bottom: 1px solid var(--dl-line); border-left: 3px solid transparent; display: grid; gap: .3rem; }
.dl-lessons > li.dl-current { border-left-color: var(--dl-ink); background: var(--dl-sheet); }
.dl-course a, .dl-note.dl-end a { color: var(--dl-blue); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
.dl-lessons > li > a { color: var(--dl-ink); font-weight: 600; line-height: 1.35; text-decoration: none; justify-self: start; }
.dl-lessons > li > a:hover { text-decoration: underline; }
.dl-course .dl-chips { list-style: none; padding: .35rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem; }
.dl-course a.dl-chip { display: inline-block; font: .82rem/1 var(--dl-sans); font-variant-numeric: tabular-nums; padding: .4rem .45rem; min-width: 2rem; text-align: center; border: 1px solid var(--dl-edge); border-radius: 3px; color: var(--dl-ink); text-decoration: none; background: var(--dl-paper); white-space: nowrap; }
.dl-course a.dl-chip:hover { box-shadow: 0 0 0 2px var(--dl-line); }
.dl-course a.dl-chip.dl-is-right { background: var(--dl-good-ground); border-color: var(--dl-good); }
.dl-course a.dl-chip.dl-is-partly { background: var(--dl-part-ground); border-color: var(--dl-part); }
.dl-course a.dl-chip.dl-is-not-yet { background: var(--dl-open-ground); border-color: var(--dl-open); }
.dl-course a.dl-chip:is(.dl-is-kept, .dl-is-unknown) { background: var(--dl-kept-ground); border-color: var(--dl-kept); }
.dl-signs { white-space: pre-wrap; }

.dl-course-page > div { max-width: 56rem; margin: 0 auto; padding: 2.6rem 1.6rem 3rem; display: grid; gap: 1.6rem; }
.dl-course-page h1 { font: 600 2.1rem/1.2 var(--dl-serif); border-bottom: 3px solid var(--dl-ink); padding-bottom: .5rem; }
.dl-course-page .dl-motto { font-size: 1.12rem; margin-top: .7rem; }
.dl-course-page .dl-continue { font-size: 1.05rem; padding: .75rem 1.4rem; }
.dl-course-table { border-collapse: collapse; width: 100%; font-size: 1rem; }
.dl-course-table caption { text-align: left; font: 600 1rem/1.4 var(--dl-sans); padding-bottom: .4rem; }
.dl-course-table :is(th, td) { text-align: left; vertical-align: top; padding: .7rem 1rem .7rem 0; border-bottom: 1px solid var(--dl-line); font-weight: 400; }
.dl-course-table thead th { font: .84rem/1.4 var(--dl-sans); color: var(--dl-soft); padding-block: .3rem; }
.dl-course-table td { font-family: var(--dl-sans); font-size: .92rem; font-variant-numeric: tabular-nums; min-width: 7rem; }
.dl-course-table td > div { display: grid; gap: .35rem; }
.dl-course-table tbody th { font-weight: 600; }
.dl-course-table tfoot :is(th, td) { border-bottom: 0; font-weight: 600; }
.dl-course-table small { font-size: .84rem; color: var(--dl-soft); font-weight: 400; }
@container (max-width: 38rem) {
  .dl-course-page > div { padding: 1.4rem 1rem 2rem; }
  .dl-course-page h1 { font-size: 1.6rem; }
  .dl-course-page .dl-continue { width: 100%; }
  .dl-course-table, .dl-course-table :is(caption, tbody, tfoot, tr, th, td) { display: block; }
  .dl-course-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .dl-course-table tr { padding: .7rem 0; border-bottom: 1px solid var(--dl-line); }
  .dl-course-table :is(th, td) { border: 0; padding: .1rem 0; }
  .dl-course-table td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .6rem; }
  .dl-course-table td::before { content: attr(data-label); color: var(--dl-soft); font-weight: 400; }
}

.dl-course .dl-said:empty { display: none; }
.dl-course .dl-said, .dl-newer { border-left: 3px solid var(--dl-blue); padding: .4rem 0 .4rem .8rem; display: grid; gap: .4rem; justify-items: start; font: .92rem/1.45 var(--dl-sans); overflow-wrap: anywhere; }
.dl-course-panel .dl-said { margin-bottom: .9rem; }
.dl-course-panel .dl-newer { margin-top: .5rem; }
.dl-course-page > .dl-said { max-width: calc(56rem - 3.2rem); margin-top: 1.6rem; }
.dl-one-file { display: grid; gap: .6rem; }
.dl-one-file h2 { font-size: 1rem; }

.dl-note.dl-end { margin-block: 1rem 2rem; padding: 1rem 0 0; border-top: 3px solid var(--dl-ink); max-width: 50rem; }
.dl-note.dl-end p { margin: 0; }
`;

// src/styled.ts
var MARK = "dateline-page-style";
function styled(node) {
  const root = node.getRootNode();
  const home = root instanceof ShadowRoot ? root : document.head;
  if (home.querySelector(`#${MARK}`)) return;
  const sheet = document.createElement("style");
  sheet.id = MARK;
  sheet.textContent = style_default;
  home.append(sheet);
}

// src/lab/lesson.ts
var import_widgets5 = require("@lumino/widgets");

// src/keys.ts
var QUIET2 = "data-lm-suppress-shortcuts";
var OWN = "dl-own-keys";
var listening = false;
function ownKeys(node) {
  node.classList.add(OWN);
  if (listening) return;
  listening = true;
  window.addEventListener("keydown", quiet, true);
}
function quiet(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement) || !target.closest(`.${OWN}`)) return;
  const command = event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key);
  const runs2 = event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (command && !runs2) target.removeAttribute(QUIET2);
  else target.setAttribute(QUIET2, "true");
}

// src/lab/keeping.ts
var import_apputils2 = require("@jupyterlab/apputils");
var import_services2 = require("@jupyterlab/services");
var import_signaling3 = require("@lumino/signaling");
var QUIET3 = 250;
var AGAIN = 2e3;
var READ_ONLY = "This lesson cannot be saved: the folder is read-only. What you do here is lost when the tab closes. Copy the course to a folder of your own and open it there.";
var GONE = "The course's server does not answer. What you do stays on this page, and is saved as soon as the server is back: start the course again (python3 lab.py) and leave this tab open.";
var FULL = "The disk is full, so the last change could not be saved. It stays on this page, and is saved as soon as there is room: delete something, and leave this tab open.";
var NOT_SAVED = "The last change could not be saved. It stays on this page, and saving is tried again. The server says: ";
var Keeper = class {
  constructor(panel, contents, say) {
    this.panel = panel;
    this.contents = contents;
    this.say = say;
    window.addEventListener("pagehide", this.now);
    import_apputils2.Dialog.tracker.widgetAdded.connect(this.hush, this);
    panel.disposed.connect(() => {
      window.removeEventListener("pagehide", this.now);
      window.clearTimeout(this.timer);
      window.clearTimeout(this.retry);
      import_signaling3.Signal.clearData(this);
    });
  }
  panel;
  contents;
  say;
  /** Told when the server stops answering. */
  lost = new import_signaling3.Signal(this);
  /** Told when it answers again. */
  back = new import_signaling3.Signal(this);
  /** Whether this tab may write: another tab on the same lesson may have taken over. */
  mayWrite = true;
  timer;
  retry;
  saving = null;
  again = false;
  gone = false;
  told = "";
  /** Whether the server did not answer when it was last asked. */
  get isGone() {
    return this.gone;
  }
  soon(after2 = QUIET3) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.now, after2);
  }
  /** Nothing, once all that was done is in the file, or a line says that it is not. */
  now = async () => {
    window.clearTimeout(this.timer);
    if (!this.mayWrite) return;
    if (this.panel.context.contentsModel?.writable === false) {
      this.tell(READ_ONLY);
      return;
    }
    if (this.saving) {
      this.again = true;
      await this.saving;
      return;
    }
    this.saving = this.save();
    await this.saving;
    this.saving = null;
    if (this.again) {
      this.again = false;
      await this.now();
    }
  };
  /** Asks whether the server still answers: something said that it may not. */
  async ask() {
    if (this.gone || this.panel.isDisposed) return;
    const trouble = await this.unanswered();
    if (trouble) this.failed(trouble);
  }
  async save() {
    const trouble = await this.unanswered() || await this.unsaved();
    if (this.panel.isDisposed) return;
    if (trouble) this.failed(trouble);
    else this.tell("");
  }
  /** A line where nothing answers. Asked before saving, which would put a box in the way. */
  async unanswered() {
    try {
      await this.contents.get(this.panel.context.path, { content: false });
    } catch (error) {
      if (error instanceof import_services2.ServerConnection.NetworkError) return GONE;
    }
    const wasGone = this.gone;
    this.gone = false;
    if (wasGone) this.back.emit();
    return "";
  }
  async unsaved() {
    try {
      await this.panel.context.save();
      return "";
    } catch (error) {
      console.debug("not saved", error);
      if (error instanceof import_services2.ServerConnection.NetworkError) return GONE;
      const said = error instanceof Error ? error.message : String(error);
      return /No space left|quota|not enough space|full disk/i.test(said) ? FULL : `${NOT_SAVED}${said.slice(0, 200)}`;
    }
  }
  failed(trouble) {
    this.tell(trouble);
    if (trouble === GONE && !this.gone) {
      this.gone = true;
      this.lost.emit();
    }
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(this.now, AGAIN);
  }
  tell(line4) {
    if (line4 === this.told) return;
    this.told = line4;
    this.say(line4);
  }
  /** A box that only says that this lesson was not saved is shut: the line says it, and more. */
  hush(_, dialog) {
    const { panel } = this;
    if (!this.saving && !this.gone && !panel.content.model?.dirty) return;
    const says = dialog.node.ariaLabel ?? "";
    const isNote = dialog.node.querySelectorAll(".jp-Dialog-button").length === 1;
    if (isNote && says.includes(panel.context.path.split("/").at(-1))) queueMicrotask(() => dialog.reject());
  }
};

// src/lab/kernel.ts
var import_cells = require("@jupyterlab/cells");

// src/literal.ts
var OPEN2 = "...";
var WIDTH = 88;
function quoted(text) {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}
function python(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === OPEN2) return "...";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  return `{${Object.entries(value).map(([k, v]) => `${quoted(k)}: ${python(v)}`).join(", ")}}`;
}
function twin(question, answer, why = "") {
  const reason = why ? `, why=${quoted(why)}` : "";
  const line4 = `kit.check(${quoted(question)}, ${python(answer)}${reason})`;
  if (line4.length <= WIDTH || !isObject(answer)) return line4;
  const rows = Object.entries(answer).map(([k, v]) => `        ${quoted(k)}: ${python(v)},
`);
  const last = why ? `    why=${quoted(why)},
` : "";
  return `kit.check(
    ${quoted(question)},
    {
${rows.join("")}    },
${last})`;
}
function typed(source, question) {
  const call = /\bkit\.check\s*\(/.exec(source);
  if (!call) return void 0;
  const reader = new Reader(source, call.index + call[0].length);
  try {
    if (reader.value() !== question) return void 0;
    reader.expect(",");
    const answer = reader.value();
    reader.skip();
    return reader.next() === ")" || reader.next() === "," ? answer : void 0;
  } catch (error) {
    if (error instanceof NotPlain) return void 0;
    throw error;
  }
}
function literal(text) {
  const reader = new Reader(text, 0);
  try {
    const value = reader.value();
    reader.skip();
    return reader.next() === "" ? value : void 0;
  } catch (error) {
    if (error instanceof NotPlain) return void 0;
    throw error;
  }
}
var NotPlain = class extends Error {
};
var CONSTANTS = { None: null, True: true, False: false, Ellipsis: OPEN2 };
var Reader = class {
  constructor(source, at) {
    this.source = source;
    this.at = at;
  }
  source;
  at;
  next() {
    return this.source[this.at] ?? "";
  }
  skip() {
    for (; ; ) {
      if (/[\s\\]/.test(this.next() || "x")) this.at += 1;
      else if (this.next() === "#") while (this.next() && this.next() !== "\n") this.at += 1;
      else return;
    }
  }
  expect(mark) {
    this.skip();
    if (this.next() !== mark) throw new NotPlain();
    this.at += 1;
  }
  value() {
    this.skip();
    const mark = this.next();
    if (mark === '"' || mark === "'") return this.text();
    if (mark === "[") return this.list("]");
    if (mark === "(") return this.list(")");
    if (mark === "{") return this.table();
    if (this.take("...")) return OPEN2;
    const word = this.match(/[A-Za-z_]\w*/y);
    if (word) {
      if (!(word in CONSTANTS)) throw new NotPlain();
      return CONSTANTS[word];
    }
    const digits = this.match(/[-+]?(\d[\d_]*\.?\d*|\.\d+)([eE][-+]?\d+)?/y);
    if (!digits) throw new NotPlain();
    return Number(digits.replaceAll("_", ""));
  }
  take(words) {
    if (!this.source.startsWith(words, this.at)) return false;
    this.at += words.length;
    return true;
  }
  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? "";
    this.at += found.length;
    return found;
  }
  list(end) {
    this.at += 1;
    const values = [];
    let commas = 0;
    for (; ; ) {
      this.skip();
      if (this.take(end)) break;
      values.push(this.value());
      this.skip();
      if (this.take(",")) commas += 1;
      else if (this.next() !== end) throw new NotPlain();
    }
    return end === ")" && values.length === 1 && !commas ? values[0] : values;
  }
  table() {
    this.at += 1;
    const table2 = {};
    const set = [];
    let pairs = 0;
    for (; ; ) {
      this.skip();
      if (this.take("}")) break;
      const key = this.value();
      this.skip();
      if (this.take(":")) {
        pairs += 1;
        if (typeof key !== "string" && typeof key !== "number") throw new NotPlain();
        Object.defineProperty(table2, String(key), {
          value: this.value(),
          enumerable: true,
          writable: true,
          configurable: true
        });
      } else set.push(key);
      this.skip();
      if (!this.take(",") && this.next() !== "}") throw new NotPlain();
    }
    if (set.length && pairs) throw new NotPlain();
    return set.length ? set : table2;
  }
  text() {
    let whole3 = "";
    for (; ; ) {
      whole3 += this.oneText();
      this.skip();
      if (this.next() !== '"' && this.next() !== "'") return whole3;
    }
  }
  oneText() {
    const mark = this.next();
    const end = this.source.startsWith(mark.repeat(3), this.at) ? mark.repeat(3) : mark;
    this.at += end.length;
    let text = "";
    while (!this.source.startsWith(end, this.at)) {
      const letter = this.next();
      if (!letter || letter === "\n" && end.length === 1) throw new NotPlain();
      if (letter === "\\") text += this.escaped();
      else {
        text += letter;
        this.at += 1;
      }
    }
    this.at += end.length;
    return text;
  }
  escaped() {
    this.at += 1;
    const code = this.match(/u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}/y);
    if (code) {
      const point = parseInt(code.slice(1), 16);
      if (point > 1114111) throw new NotPlain();
      return String.fromCodePoint(point);
    }
    const letter = this.next();
    this.at += 1;
    const short = { n: "\n", t: "	", r: "\r", "\n": "" };
    if (letter in short) return short[letter];
    return /["'\\]/.test(letter) ? letter : `\\${letter}`;
  }
};

// src/lab/kernel.ts
var NO_SERVER = "The course's server does not answer. What you chose stays here; once the server is back, press the button again.";
var NO_KERNEL = "The kernel could not be started. Choose Kernel, Restart Kernel in the menu, then try again.";
var LessonKernel = class {
  constructor(panel, setUp, past, known2, keeper) {
    this.panel = panel;
    this.setUp = setUp;
    this.past = past;
    this.known = known2;
    this.keeper = keeper;
    const forget = () => this.prepared = null;
    this.session.kernelChanged.connect(forget);
    this.session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting" || status === "dead") forget();
    });
    this.session.connectionStatusChanged.connect((_, status) => {
      if (status !== "connected") void keeper.ask();
    });
    keeper.back.connect(() => this.lookAround());
  }
  panel;
  setUp;
  past;
  known;
  keeper;
  prepared = null;
  preparing = null;
  get session() {
    return this.panel.sessionContext;
  }
  /** Runs a cell as the notebook would, once the kernel is ready for it. */
  async run(cell2) {
    await this.ready();
    const model = this.panel.content.model;
    await this.unlessLost(import_cells.CodeCell.execute(cell2, this.session, { deletedCells: model?.deletedCells ?? [] })).catch((error) => {
      if (this.keeper.isGone) throw new Error(NO_SERVER);
      if (this.session.session?.kernel?.status === "dead") throw new Error(NO_KERNEL);
      console.debug("the cell ended in an error", error);
    });
  }
  /** The reply to one call of the kit, made without a trace in the notebook. */
  async reply(code) {
    await this.ready();
    const { data, trouble } = await this.quietly(code);
    const reply = readReply(data[REPLY_TYPE]);
    if (!reply) throw new Error(trouble || "No reply came. Is the course's kit older than this page?");
    return reply;
  }
  /** Nothing, once the kernel is alive, the lesson set up in it, and the past handed over. */
  async ready() {
    const kernel = await this.alive();
    if (this.prepared === kernel.id) return;
    this.preparing ??= this.prepare(kernel).finally(() => this.preparing = null);
    await this.preparing;
  }
  /** Asks the kit what it knows of the past, without setting up anything: for what is only shown. */
  async recall() {
    const kernel = await this.alive();
    if (this.prepared !== kernel.id) await this.handOver();
  }
  /** What a kernel does, as long as there is a server: its answer would never come without. */
  async unlessLost(work) {
    const { keeper } = this;
    let heard = () => {
    };
    const lost = new Promise((_, fail) => {
      heard = () => fail(new Error(NO_SERVER));
      keeper.lost.connect(heard);
    });
    try {
      return await Promise.race([work, lost]);
    } finally {
      keeper.lost.disconnect(heard);
    }
  }
  /** A server that was started again knows nothing of the old kernels: JupyterLab is to see it now. */
  lookAround() {
    this.prepared = null;
    void Promise.all([this.session.sessionManager.refreshRunning(), this.session.kernelManager?.refreshRunning()]).catch((error) => console.debug("the running kernels", error));
  }
  async alive() {
    if (this.keeper.isGone) throw new Error(NO_SERVER);
    await this.session.ready;
    const kernel = this.session.session?.kernel;
    try {
      if (kernel?.status === "dead") {
        await this.session.shutdown().catch((error) => console.debug("the old session", error));
        await this.session.changeKernel({ name: kernel.name });
      } else if (!kernel) await this.session.startKernel();
    } catch (error) {
      throw new Error(NO_SERVER, { cause: error });
    }
    const alive = this.session.session?.kernel;
    if (!alive) throw new Error(NO_KERNEL);
    return alive;
  }
  async prepare(kernel) {
    const cell2 = this.setUp();
    if (cell2) {
      await this.unlessLost(import_cells.CodeCell.execute(cell2, this.session, { deletedCells: this.panel.content.model?.deletedCells ?? [] }));
    }
    await this.handOver();
    this.prepared = kernel.id;
  }
  async handOver() {
    const past = quoted(JSON.stringify(this.past()));
    const { data } = await this.quietly(
      `__import__("kit.course.session", fromlist=["restore"]).restore(__import__("json").loads(${past}))`
    );
    const state = data[STATE_TYPE];
    if (isObject(state) && isObject(state["questions"])) this.known(state["questions"]);
  }
  async quietly(code) {
    const kernel = this.session.session?.kernel;
    if (!kernel) throw new Error(NO_KERNEL);
    const heard = { data: {}, trouble: "" };
    const future = kernel.requestExecute({ code, store_history: false, stop_on_error: false });
    future.onIOPub = ({ content }) => {
      if ("data" in content) Object.assign(heard.data, whole(content.data));
      if ("ename" in content) heard.trouble = `${content.ename}: ${content.evalue}`;
    };
    await this.unlessLost(future.done);
    return heard;
  }
};

// src/lab/question_cell.ts
var import_widgets2 = require("@lumino/widgets");

// src/article.ts
function letters(text) {
  return Array.from(text);
}
var known = /* @__PURE__ */ new WeakMap();
function places(article) {
  const before = known.get(article);
  if (before) return before;
  const found = /* @__PURE__ */ new Map();
  for (const block of article.blocks) {
    found.set(block.id, { block, start: 0, end: letters(block.text).length });
    for (const part of [...block.sentences, ...block.quotations ?? []]) {
      found.set(part.id, { block, start: part.start, end: part.end });
    }
  }
  known.set(article, found);
  return found;
}
function pieces(block, units) {
  const inside = [...units].filter(([, place2]) => place2.block.id === block.id).sort(([, a], [, b]) => a.start - b.start);
  const all = letters(block.text);
  const cut2 = [];
  let at = 0;
  for (const [unit, { start, end }] of inside) {
    if (start < at) continue;
    if (start > at) cut2.push({ unit: "", text: all.slice(at, start).join("") });
    cut2.push({ unit, text: all.slice(start, end).join("") });
    at = end;
  }
  if (at < all.length) cut2.push({ unit: "", text: all.slice(at).join("") });
  return cut2;
}

// src/drawn_order.ts
function seeded(text) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return hash;
}
function drawn(things, seed) {
  let state = seeded(seed);
  const random = () => {
    state = state + 1831565813 >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  };
  const order = [...things];
  for (let n = order.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other], order[n]];
  }
  return order;
}

// src/controls/control.ts
var UNTOUCHED = "Nothing is chosen or written yet.";
function capital(label2) {
  return label2.charAt(0).toUpperCase() + label2.slice(1);
}
function stillOpen(names) {
  return `Still open: ${names.join(", ")}.`;
}
function disable(node) {
  for (const field2 of node.querySelectorAll("input, select, textarea, button")) {
    field2.disabled = true;
  }
  for (const unit of node.querySelectorAll("[role=checkbox], [role=option]")) {
    unit.setAttribute("aria-disabled", "true");
  }
}

// src/controls/choosing.ts
function boxes(setting3, type) {
  const { form, seed } = setting3;
  const name = fresh("options");
  const list2 = element("div", { class: "dl-options" });
  const inputs = /* @__PURE__ */ new Map();
  for (const option of drawn(form.options ?? [], `${seed} ${form.id}`)) {
    const id = String(option.id);
    const input2 = element("input", { type, name, value: id });
    inputs.set(id, input2);
    list2.append(element("label", { class: "dl-option" }, input2, element("span", {}, option.text)));
  }
  const legend = form.label || (type === "radio" ? "Choose one" : "Choose all that fit");
  const node = element("fieldset", { class: "dl-group" }, element("legend", { class: "dl-legend" }, legend), list2);
  return { node, list: list2, inputs, name };
}
function one(setting3) {
  const { node, inputs } = boxes(setting3, "radio");
  node.addEventListener("change", setting3.changed);
  const chosen3 = () => {
    for (const [id, input2] of inputs) if (input2.checked) return id;
    return null;
  };
  return {
    node,
    draft: chosen3,
    read: () => {
      const answer = chosen3();
      return answer === null ? { open: UNTOUCHED } : { answer };
    },
    fill: (draft) => {
      for (const [id, input2] of inputs) input2.checked = id === draft;
    },
    lock: () => disable(node)
  };
}
function several(setting3) {
  const { node, list: list2, inputs, name } = boxes(setting3, "checkbox");
  const none = element("input", { type: "checkbox", name });
  const text = setting3.form.none || "None of these";
  list2.append(element("label", { class: "dl-option dl-none" }, none, element("span", {}, text)));
  const all = [...inputs.values()];
  node.addEventListener("change", (event) => {
    if (event.target === none && none.checked) for (const input2 of all) input2.checked = false;
    else if (all.some((input2) => input2.checked)) none.checked = false;
    setting3.changed();
  });
  const state = () => {
    const ids2 = (setting3.form.options ?? []).map((o) => String(o.id));
    const chosen3 = ids2.filter((id) => inputs.get(id)?.checked);
    return chosen3.length || none.checked ? chosen3 : null;
  };
  return {
    node,
    draft: state,
    read: () => {
      const answer = state();
      return answer === null ? { open: `${UNTOUCHED} If nothing fits, choose “${text}”.` } : { answer };
    },
    fill: (draft) => {
      const ids2 = Array.isArray(draft) ? draft.map(String) : [];
      for (const [id, input2] of inputs) input2.checked = ids2.includes(id);
      none.checked = Array.isArray(draft) && draft.length === 0;
    },
    lock: () => disable(node)
  };
}

// src/controls/fields.ts
var NO_NUMBER = "Write a number in digits, such as 12 or 0.35.";
function toNumber(written3) {
  const text = written3.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "").replace("−", "-");
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
}
function input(kind) {
  const mode = kind === "number" ? { inputmode: "decimal", class: "dl-short" } : { class: "dl-long" };
  return element("input", { type: "text", autocomplete: "off", ...mode });
}
function number2(setting3) {
  const given = input("number");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting3.form.label || "number")), given);
  node.addEventListener("input", setting3.changed);
  return {
    node,
    draft: () => given.value.trim() || null,
    read: () => {
      if (!given.value.trim()) return { open: UNTOUCHED };
      const answer = toNumber(given.value);
      return Number.isNaN(answer) ? { open: NO_NUMBER } : { answer };
    },
    fill: (draft) => given.value = draft === null ? "" : String(draft),
    lock: () => disable(node)
  };
}
var NO_LIMIT = "open";
function ends(setting3) {
  const parts = (setting3.form.ends ?? [{ id: "low", label: "From" }, { id: "high", label: "To" }]).map((end) => {
    const given = input("number");
    const open3 = element("input", { type: "checkbox" });
    const no = end.id === "low" ? "no lowest number" : "no highest number";
    const node2 = element(
      "div",
      { class: "dl-end" },
      element("label", { class: "dl-field" }, element("span", {}, capital(end.label.replace(/\s*\(.*\)$/, ""))), given),
      element("label", { class: "dl-option dl-switch" }, open3, element("span", {}, `open: ${no}`))
    );
    const shut = () => {
      given.disabled = open3.checked;
      if (open3.checked) given.value = "";
    };
    open3.addEventListener("change", shut);
    return {
      id: end.id,
      node: node2,
      state: () => open3.checked ? NO_LIMIT : given.value.trim() || null,
      value: () => open3.checked ? null : toNumber(given.value),
      put: (value, isAnswer) => {
        open3.checked = value === NO_LIMIT || value === null && isAnswer;
        given.value = value === null || open3.checked ? "" : String(value);
        shut();
      }
    };
  });
  const node = element("div", { class: "dl-ends", role: "group", "aria-label": setting3.form.label || "The two ends" }, ...parts.map((p) => p.node));
  node.addEventListener("input", setting3.changed);
  return {
    node,
    draft: () => parts.every((p) => p.state() === null) ? null : parts.map((p) => p.state()),
    read: () => {
      const open3 = parts.filter((p) => p.state() === null);
      if (open3.length === parts.length) return { open: UNTOUCHED };
      if (open3.length) return { open: `The ${open3[0].id === "low" ? "lower" : "upper"} end is still empty. Write a number, or choose “open”.` };
      const answer = parts.map((p) => p.value());
      return answer.some((v) => v !== null && Number.isNaN(v)) ? { open: NO_NUMBER } : { answer };
    },
    fill: (draft) => {
      const both = Array.isArray(draft) && draft.length === 2 ? draft : [null, null];
      const isAnswer = Array.isArray(draft) && both.every((v) => v === null || typeof v === "number");
      parts.forEach((p, n) => p.put(both[n], isAnswer));
    },
    lock: () => disable(node)
  };
}
function line(setting3) {
  const takes2 = setting3.form.takes;
  const isNumber = takes2 !== void 0 && "number" in takes2;
  const given = input(isNumber ? "number" : "text");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting3.form.label || "your words")), given);
  node.addEventListener("input", setting3.changed);
  const read2 = () => {
    const text = given.value.trim();
    if (!text) return { open: UNTOUCHED };
    if (takes2 && "number" in takes2) return whole2(text, ...takes2.number);
    if (takes2 && "ids" in takes2) return ids(text, takes2.ids);
    return { answer: text };
  };
  return {
    node,
    draft: () => given.value.trim() || null,
    read: read2,
    fill: (draft) => given.value = draft === null ? "" : Array.isArray(draft) ? draft.join(", ") : String(draft),
    lock: () => disable(node)
  };
}
function whole2(text, low, high) {
  const answer = toNumber(text);
  if (Number.isInteger(answer) && answer >= low && answer <= high) return { answer };
  return { open: `Write a whole number from ${low} to ${high}.` };
}
function ids(text, known2) {
  const given = text.split(/[\s,;]+|\band\b/).filter(Boolean);
  const strange = given.find((id) => !known2.includes(id));
  if (strange === void 0 && given.length) return { answer: given };
  return { open: `“${strange ?? text}” is not an id of this article. Ids look like ${known2[0]}.` };
}

// src/controls/rows.ts
var SHOWN_ID = /^([A-Za-z]?\d+(\.\d+)?|[ivx]+|[a-z])$/i;
var FEW = 3;
var SHORT = 34;
function asked(item, setting3) {
  const words = item.text || item.id;
  const shown = SHOWN_ID.test(item.id) && item.label !== words;
  return element("span", {}, ...shown ? [element("b", { class: "dl-unit-id" }, item.id), " "] : [], ...setting3.linked(words));
}
var LONG = 40;
function cut(words) {
  return words.length <= LONG ? `“${words}”` : `“${words.slice(0, LONG - 2).trimEnd()} …”`;
}
function options(item, setting3) {
  const own = item.options?.map((o) => typeof o === "string" ? { id: o, text: o } : o);
  return own ?? setting3.form.options ?? setting3.form.values ?? [];
}
function buttons(id, text, choices) {
  const name = fresh("row");
  const inputs = choices.map((choice) => element("input", { type: "radio", name, value: String(choice.id) }));
  const bar2 = element("div", { class: "dl-buttons" });
  inputs.forEach((input2, n) => bar2.append(element("label", { class: "dl-press" }, input2, element("span", {}, choices[n].text))));
  const node = element("fieldset", { class: "dl-row" }, element("legend", {}, text), bar2);
  return {
    id,
    name: id,
    node,
    value: () => {
      const n = inputs.findIndex((input2) => input2.checked);
      return n < 0 ? null : choices[n].id;
    },
    put: (value) => inputs.forEach((input2, n) => input2.checked = String(choices[n].id) === String(value))
  };
}
function beside(text, control2) {
  const name = fresh("row");
  control2.setAttribute("aria-labelledby", name);
  return element("div", { class: "dl-row" }, element("span", { id: name }, text), control2);
}
function list(id, text, choices) {
  const select = element("select", {}, element("option", { value: "" }, "choose …"));
  choices.forEach((choice, n) => select.append(element("option", { value: n }, choice.text)));
  const node = beside(text, select);
  return {
    id,
    name: id,
    node,
    value: () => select.value === "" ? null : choices[Number(select.value)].id,
    put: (value) => {
      const n = choices.findIndex((choice) => String(choice.id) === String(value));
      select.value = n < 0 || value === null ? "" : String(n);
    }
  };
}
function field(id, text) {
  const input2 = element("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const node = beside(text, input2);
  return {
    id,
    name: id,
    node,
    value: () => numberOrText(input2.value),
    put: (value) => input2.value = value === null || value === "..." ? "" : String(value)
  };
}
function numberOrText(written3) {
  const text = written3.trim();
  if (!text) return null;
  return /^[-+]?\d+(\.\d+)?$/.test(text) && !/^[-+]?0\d/.test(text) ? Number(text) : text;
}
function tableOf(rows, changed, legend) {
  const node = element("div", { class: "dl-rows", role: "group", "aria-label": legend || "Answers" }, ...rows.map((row2) => row2.node));
  node.addEventListener("input", changed);
  const state = () => Object.fromEntries(rows.map((row2) => [row2.id, row2.value()]));
  const untouched = () => rows.every((row2) => row2.value() === null);
  return {
    node,
    draft: () => untouched() ? null : state(),
    read: () => {
      if (untouched()) return { open: UNTOUCHED };
      const open3 = rows.filter((row2) => row2.value() === null).map((row2) => row2.name);
      return open3.length ? { open: stillOpen(open3) } : { answer: state() };
    },
    fill: (draft) => {
      const table2 = isObject(draft) ? draft : {};
      for (const row2 of rows) row2.put(table2[row2.id] ?? null);
    },
    lock: () => disable(node)
  };
}
function table(setting3) {
  const rows = (setting3.form.items ?? []).map((item) => {
    const choices = options(item, setting3);
    const text = asked(item, setting3);
    const short = choices.length <= FEW && choices.reduce((n, o) => n + o.text.length, 0) <= SHORT;
    const row2 = !choices.length ? field(item.id, text) : short ? buttons(item.id, text, choices) : list(item.id, text, choices);
    return { ...row2, name: SHOWN_ID.test(item.id) ? item.id : cut(item.text || item.id) };
  });
  return tableOf(rows, setting3.changed, setting3.form.label);
}

// src/controls/by_hand.ts
var TRUTH = [{ id: "True", text: "True" }, { id: "False", text: "False" }];
function byHand(setting3) {
  const task = setting3.form.by_hand;
  const truth = task.types.length === 1 && task.types[0] === "boolean";
  const rows = task.inputs.map((given) => {
    const text = element("span", {}, element("b", { class: "dl-unit-id" }, given.id), ` ${given.text}`);
    if (given.with.length) text.append(element("small", { class: "dl-with" }, ` with: ${given.with.join(" | ")}`));
    if (truth) {
      const row3 = buttons(given.id, text, TRUTH);
      return {
        ...row3,
        value: () => row3.value() === null ? null : row3.value() === "True",
        put: (value) => row3.put(value === true ? "True" : value === false ? "False" : null)
      };
    }
    const row2 = field(given.id, text);
    const written3 = row2.node.querySelector("input");
    return { ...row2, value: () => written3.value.trim() || null };
  });
  const inner = tableOf(rows, setting3.changed, "What the function gives back");
  const node = element("div", { class: "dl-by-hand" });
  if (task.how && !truth) node.append(element("p", { class: "dl-help" }, task.how));
  if (task.with.length) node.append(element("p", { class: "dl-help" }, `Given with each of them: ${task.with.join(" | ")}`));
  node.append(inner.node);
  if (truth) return { ...inner, node };
  const values = () => new Map(rows.map((row2) => [row2.id, row2.value() === null ? null : literal(String(row2.value()))]));
  return {
    ...inner,
    node,
    read: () => {
      const given = rows.map((row2) => row2.value());
      if (given.every((v) => v === null)) return { open: UNTOUCHED };
      const open3 = rows.filter((row2) => row2.value() === null).map((row2) => row2.id);
      if (open3.length) return { open: stillOpen(open3) };
      const read2 = values();
      const strange = [...read2].find(([, value]) => value === void 0);
      if (strange) return { open: `Row ${strange[0]} cannot be read as a value. ${task.how}`.trim() };
      return { answer: Object.fromEntries(read2) };
    },
    fill: (draft) => {
      const table2 = isObject(draft) ? draft : {};
      const isDraft = Object.values(table2).every((v) => v === null || typeof v === "string");
      for (const row2 of rows) {
        const value = table2[row2.id];
        row2.put(value === void 0 || value === null && isDraft ? null : isDraft ? value : python(value));
      }
    }
  };
}

// src/controls/clipping.ts
function printed(block, units, unit) {
  const text = element("p", { class: "dl-text" });
  for (const piece of pieces(block, units)) {
    text.append(piece.unit ? unit(piece.unit, piece.text) : piece.text);
  }
  const number3 = element("span", { class: "dl-number" }, block.id);
  return element("div", { class: "dl-block", "data-block": block.id }, number3, text);
}
function isIn(block, units) {
  return [...units.values()].some((place2) => place2.block.id === block.id);
}
function blocksOf(article, universe) {
  if (article) return article.blocks;
  return universe.map((id) => ({ id, text: id, sentences: [] }));
}

// src/controls/marking.ts
function marking(setting3) {
  const { form, article } = setting3;
  const universe = form.universe ?? [];
  const blocks = blocksOf(article, universe);
  const known2 = places({ title: "", blocks });
  const units = /* @__PURE__ */ new Map();
  for (const id of universe) if (known2.has(id)) units.set(id, known2.get(id));
  const nodes = /* @__PURE__ */ new Map();
  const tally = element("p", { class: "dl-tally" });
  const help = fresh("help");
  const page = element("div", {
    class: "dl-clipping",
    role: "group",
    "aria-label": form.label || "The article",
    "aria-describedby": help
  });
  let locked = false;
  for (const block of blocks) {
    const node2 = printed(block, units, (id, text) => {
      const whole3 = id === block.id;
      const unit = element("span", { class: "dl-unit", role: "checkbox", "aria-checked": "false", tabindex: -1, "data-unit": id });
      if (!whole3) unit.append(element("span", { class: "dl-unit-id" }, id), " ");
      unit.append(text);
      nodes.set(id, unit);
      return unit;
    });
    if (!isIn(block, units)) node2.classList.add("dl-aside");
    page.append(node2);
  }
  const order = [...nodes.keys()];
  let here = 0;
  const at = (n) => nodes.get(order[n] ?? "");
  at(0)?.setAttribute("tabindex", "0");
  const none = element("input", { type: "checkbox" });
  const noneText = form.none || "None of these";
  const footer = element(
    "div",
    { class: "dl-clipping-foot" },
    tally,
    element("label", { class: "dl-option dl-none" }, none, element("span", {}, noneText))
  );
  const hint = element(
    "p",
    { class: "dl-help", id: help },
    "Click what you want to mark; click again to take the mark away. By keyboard: arrow keys move, Space marks."
  );
  const node = element("div", { class: "dl-marking" }, hint, page, footer);
  const isMarked = (id) => nodes.get(id)?.getAttribute("aria-checked") === "true";
  const marked = () => universe.filter(isMarked);
  const paint = () => {
    const ids2 = marked();
    tally.textContent = ids2.length ? `Marked: ${ids2.join(", ")}` : "Nothing is marked.";
  };
  const set = (id, on) => nodes.get(id)?.setAttribute("aria-checked", String(on));
  const toggle = (id) => {
    if (locked) return;
    set(id, !isMarked(id));
    none.checked = false;
    paint();
    setting3.changed();
  };
  const go = (n) => {
    at(here)?.setAttribute("tabindex", "-1");
    here = Math.max(0, Math.min(order.length - 1, n));
    at(here)?.setAttribute("tabindex", "0");
  };
  page.addEventListener("click", (event) => {
    const unit = event.target.closest("[data-unit]");
    if (!unit || !(document.getSelection()?.isCollapsed ?? true)) return;
    go(order.indexOf(unit.dataset["unit"]));
    unit.focus({ preventScroll: true });
    toggle(unit.dataset["unit"]);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = {
      ArrowDown: here + 1,
      ArrowRight: here + 1,
      ArrowUp: here - 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: order.length - 1
    };
    if (event.key in step) {
      go(step[event.key]);
      at(here)?.focus();
    } else if (event.key === " " || event.key === "Enter") toggle(order[here]);
    else return;
    event.preventDefault();
  });
  none.addEventListener("change", () => {
    if (none.checked) for (const id of universe) set(id, false);
    paint();
    setting3.changed();
  });
  paint();
  const state = () => {
    const ids2 = marked();
    return ids2.length || none.checked ? ids2 : null;
  };
  return {
    node,
    draft: state,
    read: () => {
      const answer = state();
      return answer === null ? { open: `${UNTOUCHED} If there is nothing to mark, choose “${noneText}”.` } : { answer };
    },
    fill: (draft) => {
      const ids2 = Array.isArray(draft) ? draft.map(String) : [];
      for (const id of universe) set(id, ids2.includes(id));
      none.checked = Array.isArray(draft) && draft.length === 0;
      paint();
    },
    lock: () => {
      locked = true;
      disable(node);
    }
  };
}

// src/controls/marks_and_number.ts
function marksAndNumber(setting3) {
  const marks = marking(setting3);
  const value = number2({ ...setting3, form: { ...setting3.form, label: "The number" } });
  const node = element("div", {}, marks.node);
  const readers = Object.entries(setting3.form.readers ?? {});
  if (readers.length) {
    const list2 = element("ul", { class: "dl-readers" });
    for (const [name, ids2] of readers) list2.append(element("li", {}, element("b", {}, name), ": ", ...setting3.linked(ids2.join(", "))));
    node.append(element("p", { class: "dl-help" }, "What the other readers marked:"), list2);
  }
  node.append(value.node);
  return {
    node,
    draft: () => {
      const both = { marks: marks.draft(), value: value.draft() };
      return both.marks === null && both.value === null ? null : both;
    },
    read: () => {
      const [m, v] = [marks.read(), value.read()];
      if ("open" in m) return m;
      if ("open" in v) return { open: `The number: ${v.open}` };
      return { answer: { marks: m.answer, value: v.answer } };
    },
    fill: (draft) => {
      const both = isObject(draft) ? draft : {};
      marks.fill(both["marks"] ?? null);
      value.fill(both["value"] ?? null);
    },
    lock: () => disable(node)
  };
}

// src/controls/ordering.ts
function move(text, act, attributes) {
  const node = element("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", act);
  return node;
}
function ordering(setting3) {
  const { form, seed } = setting3;
  const items = new Map((form.items ?? []).map((item) => [item.id, item.label || item.text || item.id]));
  const pool = drawn([...items.keys()], `${seed} ${form.id}`);
  const names = form.places ?? pool.map((_, n) => `Place ${n + 1}`);
  let placed = [];
  let locked = false;
  const list2 = element("ol", { class: "dl-order", "aria-label": form.label || "Your order" });
  const rest = element("ul", { class: "dl-order dl-pool", "aria-label": "Not placed yet" });
  const said = element("p", { class: "dl-said", role: "status", "aria-live": "polite" });
  const help = element(
    "p",
    { class: "dl-help" },
    "Click a line to give it the next place; drag it, or use the arrows beside it, to move it. By keyboard: Enter places, Alt with arrow up or down moves."
  );
  const node = element("div", { class: "dl-ordering" }, help, list2, element("p", { class: "dl-help dl-pool-name" }, "Not placed yet"), rest, said);
  const say = (text) => said.textContent = text;
  const changed = (focus) => {
    draw();
    if (focus) node.querySelector(`[data-item="${CSS.escape(focus)}"] .dl-take`)?.focus();
    setting3.changed();
  };
  const put = (id, at) => {
    if (locked) return;
    placed = placed.filter((other) => other !== id);
    placed.splice(Math.max(0, Math.min(at, placed.length)), 0, id);
    say(`${items.get(id)}: ${names[placed.indexOf(id)] ?? placed.indexOf(id) + 1} of ${items.size}`);
    changed(id);
  };
  const takeOut = (id) => {
    if (locked) return;
    placed = placed.filter((other) => other !== id);
    say(`${items.get(id)}: not placed`);
    changed(id);
  };
  function row2(id, at) {
    const isPlaced = at >= 0;
    const text = items.get(id);
    const take = move("", () => isPlaced ? void 0 : put(id, placed.length), {
      class: "dl-take",
      "aria-label": isPlaced ? `${names[at]}: ${text}` : `Place next: ${text}`
    });
    take.append(element("span", { class: "dl-place", "aria-hidden": "true" }, isPlaced ? String(at + 1) : "·"), element("span", {}, text));
    const line4 = element("li", { class: "dl-line", "data-item": id, draggable: !locked ? "true" : "false" }, take);
    if (isPlaced) {
      line4.append(
        move("↑", () => put(id, at - 1), { class: "dl-move", "aria-label": `Move up: ${text}`, disabled: locked || at === 0 }),
        move("↓", () => put(id, at + 1), { class: "dl-move", "aria-label": `Move down: ${text}`, disabled: locked || at === placed.length - 1 }),
        move("×", () => takeOut(id), { class: "dl-move", "aria-label": `Take out: ${text}`, disabled: locked })
      );
    }
    if (locked) take.disabled = true;
    take.addEventListener("keydown", (event) => {
      if (event.altKey && isPlaced && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        put(id, at + (event.key === "ArrowUp" ? -1 : 1));
        event.preventDefault();
        event.stopPropagation();
      } else if (isPlaced && (event.key === "Delete" || event.key === "Backspace")) {
        takeOut(id);
        event.preventDefault();
      }
    });
    line4.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/plain", id);
      event.stopPropagation();
    });
    return line4;
  }
  function draw() {
    list2.replaceChildren(...placed.map((id, at) => row2(id, at)));
    const left = pool.filter((id) => !placed.includes(id));
    rest.replaceChildren(...left.map((id) => row2(id, -1)));
    node.classList.toggle("dl-all-placed", left.length === 0);
    list2.classList.toggle("dl-empty", placed.length === 0);
  }
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    const id = event.dataTransfer?.getData("text/plain") ?? "";
    event.preventDefault();
    event.stopPropagation();
    if (!items.has(id)) return;
    const target = event.target;
    if (target.closest(".dl-pool")) return takeOut(id);
    const over = target.closest(".dl-line")?.dataset["item"];
    const at = over === void 0 ? placed.length : placed.indexOf(over);
    put(id, at < 0 ? placed.length : at);
  });
  draw();
  return {
    node,
    draft: () => placed.length ? [...placed, ...Array(items.size - placed.length).fill(null)] : null,
    read: () => {
      if (!placed.length) return { open: UNTOUCHED };
      const left = items.size - placed.length;
      if (left) return { open: `${left === 1 ? "One line has" : `${left} lines have`} no place yet.` };
      return { answer: [...placed] };
    },
    fill: (draft) => {
      const ids2 = Array.isArray(draft) ? draft.map(String) : [];
      placed = [...new Set(ids2)].filter((id) => items.has(id));
      draw();
    },
    lock: () => {
      locked = true;
      draw();
    }
  };
}

// src/controls/quoting.ts
function quoting(setting3) {
  const { form } = setting3;
  const help = fresh("help");
  const page = element("div", {
    class: "dl-clipping dl-quoting",
    tabindex: 0,
    role: "application",
    "aria-label": form.label || "The passage",
    "aria-roledescription": "text to quote from",
    "aria-describedby": help
  });
  const words = [];
  (form.passage ?? []).forEach(([id, text], block) => {
    const words_ = text.split(/\s+/).filter(Boolean);
    const printed2 = element("p", { class: "dl-text" });
    words_.forEach((word, n) => {
      const node2 = element("span", { class: "dl-word", "data-word": words.length }, word);
      words.push({ node: node2, text: word, block });
      printed2.append(n ? " " : "", node2);
    });
    page.append(element("div", { class: "dl-block", "data-block": id }, element("span", { class: "dl-number" }, id), printed2));
  });
  const given = element("input", { type: "text", class: "dl-long", autocomplete: "off", spellcheck: "false" });
  const field2 = element("label", { class: "dl-field" }, element("span", {}, "Your quotation"), given);
  const said = element("p", { class: "dl-said", role: "status", "aria-live": "polite" });
  const node = element(
    "div",
    { class: "dl-marking" },
    element(
      "p",
      { class: "dl-help", id: help },
      "Click the first word and then the last, or drag from one to the other. By keyboard: arrow keys move, with Shift they select, Enter takes the words. You can also type them below."
    ),
    page,
    field2,
    said
  );
  let caret = 0;
  let anchor = null;
  let pressed = null;
  let locked = false;
  const range = () => anchor === null ? [caret, caret] : anchor < caret ? [anchor, caret] : [caret, anchor];
  const quote = () => {
    const [from, to] = range();
    return words.slice(from, to + 1).map((w) => w.text).join(" ");
  };
  const paint = () => {
    const [from, to] = range();
    words.forEach(({ node: word }, n) => {
      word.classList.toggle("dl-chosen", anchor !== null && n >= from && n <= to);
      word.classList.toggle("dl-caret", n === caret);
    });
  };
  const take = () => {
    given.value = quote();
    said.textContent = `Quoted: ${given.value}`;
    paint();
    setting3.changed();
  };
  const wordAt = (event) => Number(event.target.closest("[data-word]")?.dataset["word"] ?? -1);
  page.addEventListener("pointerdown", (event) => {
    const n = wordAt(event);
    if (n < 0 || locked) return;
    event.preventDefault();
    page.focus({ preventScroll: true });
    pressed = n;
    const closes = anchor !== null && anchor === caret && n !== anchor && words[n].block === words[anchor].block;
    if (!closes) anchor = n;
    caret = n;
    take();
  });
  page.addEventListener("pointerover", (event) => {
    const n = wordAt(event);
    if (!event.buttons) pressed = null;
    if (pressed === null || n < 0 || n === caret) return;
    anchor ??= pressed;
    caret = n;
    take();
  });
  page.addEventListener("pointerup", () => pressed = null);
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || locked) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 };
    let to = caret;
    if (event.key in step) to = caret + step[event.key];
    else if (event.key === "ArrowDown") to = words.findIndex((w) => w.block > words[caret].block);
    else if (event.key === "ArrowUp") {
      const block = words[caret].block;
      to = words.findIndex((w) => w.block === Math.max(0, words[Math.max(0, caret - 1)].block === block ? block : block - 1));
    } else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = words.length - 1;
    else if (event.key === "Enter" || event.key === " ") {
      anchor ??= caret;
      take();
      event.preventDefault();
      return;
    } else return;
    event.preventDefault();
    if (to < 0 || to >= words.length) return;
    if (event.shiftKey) anchor ??= caret;
    else anchor = null;
    caret = to;
    paint();
    words[caret].node.scrollIntoView({ block: "nearest" });
    said.textContent = quote();
    if (event.shiftKey) take();
  });
  given.addEventListener("input", () => {
    anchor = null;
    paint();
    setting3.changed();
  });
  const find = () => {
    const wanted = given.value.split(/\s+/).filter(Boolean);
    anchor = null;
    if (wanted.length) {
      const from = words.findIndex((_, n) => wanted.every((word, k) => words[n + k]?.text === word));
      if (from >= 0) {
        anchor = from;
        caret = from + wanted.length - 1;
      }
    }
    paint();
  };
  return {
    node,
    draft: () => given.value.trim() || null,
    read: () => given.value.trim() ? { answer: given.value.trim() } : { open: UNTOUCHED },
    fill: (draft) => {
      given.value = typeof draft === "string" && draft !== "..." ? draft : "";
      find();
    },
    lock: () => {
      locked = true;
      disable(node);
    }
  };
}

// src/controls/writing.ts
function rubricLine(line4) {
  const found = /^\s*(\d+(?:\.\d+)?)\s*:\s*(.*)$/s.exec(line4);
  return found ? { mark: found[1], words: found[2] } : { mark: "", words: line4 };
}
function writing(setting3) {
  const { form } = setting3;
  const rubric = (form.rubric ?? []).map(rubricLine);
  const marks = rubric.filter((line4) => line4.mark).map((line4) => ({ id: line4.mark, text: line4.mark }));
  const node = element("div", { class: "dl-writing" });
  if (rubric.length) {
    const list2 = element("dl", { class: "dl-rubric" });
    for (const { mark, words } of rubric) list2.append(element("dt", {}, mark), element("dd", {}, words));
    node.append(element("p", { class: "dl-help" }, "What a reader gives marks for:"), list2);
  }
  const anchors = marks.length ? form.anchors ?? [] : [];
  const rows = anchors.map((anchor) => {
    const name = `Answer ${anchor.id}`;
    const row2 = buttons(String(anchor.id), `${name}: your mark`, marks);
    node.append(element(
      "figure",
      { class: "dl-anchor" },
      element("figcaption", {}, name),
      element("blockquote", {}, anchor.text),
      row2.node
    ));
    return row2;
  });
  const text = element("textarea", { rows: 6, class: "dl-long" });
  const count = element("span", { class: "dl-count" });
  const first = element("p", { class: "dl-help dl-first" }, "Rate the answers above first; then this field opens.");
  const field2 = element("label", { class: "dl-field" }, element("span", {}, capital(form.label || "your own answer")), text);
  node.append(field2, first, count);
  let locked = false;
  const paint = () => {
    const words = text.value.split(/\s+/).filter(Boolean).length;
    count.textContent = form.max_words ? `${words} of at most ${form.max_words} words` : `${words} word${words === 1 ? "" : "s"}`;
    const waits = rows.some((row2) => row2.value() === null) && !text.value;
    text.disabled = waits || locked;
    first.hidden = !waits;
  };
  node.addEventListener("input", () => {
    paint();
    setting3.changed();
  });
  paint();
  return {
    node,
    draft: () => text.value.trim() || null,
    read: () => {
      if (text.disabled && !locked) return { open: "Rate the answers above first, then write your own." };
      return text.value.trim() ? { answer: text.value.trim() } : { open: UNTOUCHED };
    },
    fill: (draft) => {
      text.value = typeof draft === "string" && draft !== "..." ? draft : "";
      paint();
    },
    lock: () => {
      locked = true;
      disable(node);
    },
    rated: () => Object.fromEntries(rows.filter((row2) => row2.value() !== null).map((row2) => [row2.id, Number(row2.value())])),
    rate: (given) => {
      for (const row2 of rows) row2.put(given[row2.id] ?? null);
      paint();
    }
  };
}

// src/controls/by_shape.ts
var SHAPES = {
  one,
  several,
  marks: marking,
  "marks-number": marksAndNumber,
  table,
  order: ordering,
  number: number2,
  ends,
  quote: quoting,
  line,
  prose: writing,
  function: byHand
};
function control(setting3) {
  const make = Object.hasOwn(SHAPES, setting3.form.shape) ? SHAPES[setting3.form.shape] : void 0;
  if (!make || setting3.form.shape === "function" && !setting3.form.by_hand?.inputs.length) return null;
  return make(setting3);
}

// src/ids.ts
var LIST = /\b(blocks?|sentences?)\s+(\d+(?:\.\d+)?(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+)\d+(?:\.\d+)?)*)/giy;
var SENTENCE = /\d+\.\d+/y;
var NUMBER = /\d+(?:\.\d+)?/g;
function stretches(text, known2) {
  const found = [];
  let plain = "";
  const put = (id, words) => {
    if (!known2.has(id)) {
      plain += words;
      return;
    }
    if (plain) found.push({ text: plain, id: "" });
    plain = "";
    found.push({ text: words, id });
  };
  const leading = /^\d+(?=:(?:\s|$))/.exec(text)?.[0] ?? "";
  if (leading) put(leading, leading);
  for (let at = leading.length; at < text.length; ) {
    const before = text[at - 1] ?? " ";
    LIST.lastIndex = at;
    const list2 = /\w/.test(before) ? null : LIST.exec(text);
    if (list2) {
      const [whole3, word, numbers] = list2;
      const lead = whole3.length - numbers.length;
      const first = NUMBER.exec(numbers)[0];
      NUMBER.lastIndex = 0;
      if (/s$/i.test(word) || first !== numbers) plain += whole3.slice(0, lead);
      else {
        put(first, whole3);
        at += whole3.length;
        continue;
      }
      let end = 0;
      for (const match of numbers.matchAll(NUMBER)) {
        plain += numbers.slice(end, match.index);
        put(match[0], match[0]);
        end = match.index + match[0].length;
      }
      at += whole3.length;
      continue;
    }
    SENTENCE.lastIndex = at;
    const sentence = /[\w.,]/.test(before) ? null : SENTENCE.exec(text);
    if (sentence && !/^(\.\d|\d|\s*%)/.test(text.slice(at + sentence[0].length))) {
      put(sentence[0], sentence[0]);
      at += sentence[0].length;
      continue;
    }
    plain += text[at];
    at += 1;
  }
  if (plain) found.push({ text: plain, id: "" });
  return found;
}

// src/reply.ts
var SORTS = ["correct", "partly", "not-yet", "stored", "awaiting", "returned", "hint"];
function sort(status) {
  return `dl-is-${SORTS.includes(status) ? status : "returned"}`;
}
function drawnReply(reply, linked) {
  const node = element("div", { class: `dl-reply ${sort(reply.status)}` });
  const [word, rest] = firstWord(reply.head);
  node.append(element("p", { class: "dl-head" }, element("strong", {}, word), rest ? ` ${rest}` : ""));
  node.append(...paragraphs(reply.lines, linked));
  if (reply.fold?.length) {
    node.append(element("details", {}, element("summary", {}, "Why, in full"), ...paragraphs(reply.fold, linked)));
  }
  return node;
}
function firstWord(head) {
  const [, word, rest] = /^(.+?[:.])(?:\s+(.*))?$/s.exec(head) ?? [null, head, ""];
  return [word, rest ?? ""];
}
function paragraphs(lines, linked) {
  const made2 = [];
  let list2 = null;
  for (const line4 of lines) {
    if (/^\s{2,}\S/.test(line4)) {
      if (!list2) made2.push(list2 = element("ul"));
      const [, name, words] = /^\s+([^:]{1,80}:)\s(.*)$/s.exec(line4) ?? [null, "", line4.trim()];
      list2.append(element("li", {}, ...name ? [element("b", {}, ...linked(name)), " "] : [], ...linked(words)));
    } else if (line4.trim()) {
      list2 = null;
      made2.push(element("p", {}, ...linked(line4)));
    }
  }
  return made2;
}

// src/question_form.ts
var LAST_HINT = 3;
function worth(points) {
  if (!points) return "practice";
  return `${Number(points.toFixed(2))} point${points === 1 ? "" : "s"}`;
}
var QuestionForm = class {
  constructor(form, article, host, seed, work, trouble = "") {
    this.form = form;
    this.article = article;
    this.host = host;
    this.work = work;
    const title = fresh("title");
    const linked = (text) => this.linked(text);
    this.control = control({ form, article, seed, linked, changed: () => this.changed() });
    this.checkButton = button(this.isOnce() ? "Keep this prediction" : "Check", () => void this.check(), { class: "dl-check" });
    this.hintButton = button("Hint", () => void this.hint(), { class: "dl-quiet" });
    this.whyField = element(
      "details",
      { class: "dl-why" },
      element("summary", {}, "Note what you changed, and why (not marked)"),
      element("label", { class: "dl-field" }, element("span", {}, "What you changed, and why"), this.why)
    );
    const buttons2 = element("div", { class: "dl-bar" }, this.checkButton, this.hintButton, this.price, this.kept);
    if (host.showCode) {
      this.codeButton = button("Line of code", () => this.toggleCode(), { class: "dl-quiet dl-code", "aria-pressed": "false" });
      buttons2.append(this.codeButton);
    }
    const prompt = element("p", { class: "dl-prompt" }, ...linked(form.prompt));
    const header = element(
      "p",
      { class: "dl-title" },
      ...this.named(),
      element("span", {}, worth(form.points)),
      ...form.marked === "kit" ? [] : [element("span", {}, form.marked === "reader" ? "read by a person" : "marked by your instructor")]
    );
    if (form.shape === "function") this.ways = this.drawWays();
    this.body.append(...this.ways ? [this.ways] : [], ...this.control ? [this.control.node] : []);
    this.node = element(
      "section",
      { class: "dl-form", "aria-labelledby": title, "data-question": form.id },
      element("div", { id: title }, header, prompt),
      this.notice,
      this.body,
      this.whyField,
      buttons2,
      this.said
    );
    ownKeys(this.node);
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.tell(trouble);
    this.show(work);
  }
  form;
  article;
  host;
  node;
  control;
  notice = element("p", { class: "dl-notice", role: "alert" });
  said = element("div", { class: "dl-replies", role: "status", "aria-live": "polite" });
  body = element("div", { class: "dl-body" });
  kept = element("span", { class: "dl-kept" });
  checkButton;
  hintButton;
  price = element("span", { class: "dl-help dl-price" });
  codeButton = null;
  why = element("input", { type: "text", autocomplete: "off" });
  whyField;
  ways = null;
  byCode = false;
  busy = false;
  work;
  /** Shows what was done so far: the draft, or else the last answer, and the replies. */
  show(work) {
    const shown = work.draft !== void 0 ? work.draft : lastAnswer(work);
    if (shown !== void 0 && !this.isFunction(shown)) this.fill(shown);
    if (work.rated) this.control?.rate?.(work.rated);
    if (this.ways) this.chooseWay(!this.control || this.isFunction(lastAnswer(work)));
    this.tellOf(work);
  }
  /** Shows the replies, and leaves in the fields what the learner is writing. */
  tellOf(work) {
    this.work = work;
    this.showReplies(work);
    this.paint();
  }
  /** Shows an answer that was typed. */
  fill(answer) {
    this.control?.fill(answer);
  }
  /** A line for whoever works here, above the controls; "" takes it away. */
  tell(line4) {
    this.notice.textContent = line4;
    this.notice.hidden = !line4;
  }
  /** Whether the learner's hand is at work here: then nothing is filled in from outside. */
  get isInUse() {
    return this.busy || this.body.contains(document.activeElement);
  }
  /** Ids keep their names while questions move; what a learner counts by is the place on the page. */
  named() {
    const place2 = this.host.ordinal?.();
    if (!place2) return [element("b", {}, this.form.id)];
    return [element("b", {}, `Question ${place2.at} of ${place2.of}`), element("span", {}, this.form.id)];
  }
  isOnce() {
    return this.form.kind === "prediction";
  }
  isFunction(answer) {
    return typeof answer === "object" && answer !== null && !Array.isArray(answer) && answer["function"] === true;
  }
  showReplies({ reply, hints }) {
    const all = [...reply ? [reply] : [], ...reply?.closed ? [] : hints ?? []];
    this.said.replaceChildren(...all.map((shown) => drawnReply(shown, (text) => this.linked(text))));
  }
  paint() {
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
  paintHint(reply) {
    const next = this.work.next;
    const none = !this.form.hints || next === null || (reply?.closed ?? false);
    this.hintButton.hidden = none;
    const waits = next?.needs === "answer" && !attempts(this.work);
    this.hintButton.disabled = !none && waits;
    this.hintButton.textContent = next && next.hint >= LAST_HINT ? "Show the explanation" : next && next.hint > 1 ? `Hint ${next.hint}` : "Hint";
    this.price.textContent = none ? "" : waits ? "The next hint looks at your answer: give one first." : next?.price ?? "";
  }
  drawWays() {
    const name = fresh("way");
    const node = element("fieldset", { class: "dl-ways" }, element("legend", {}, "How do you want to answer? You can change over at any time."));
    for (const [id, text] of [["hand", "By hand, without code"], ["code", "With a function"]]) {
      const input2 = element("input", { type: "radio", name, value: id });
      input2.disabled = id === "hand" && !this.control;
      input2.addEventListener("change", () => this.chooseWay(id === "code"));
      node.append(element("label", { class: "dl-press" }, input2, element("span", {}, text)));
    }
    return node;
  }
  chooseWay(byCode) {
    this.byCode = byCode;
    for (const input2 of this.ways?.querySelectorAll("input") ?? []) input2.checked = input2.value === "code" === byCode;
    if (this.control) this.control.node.hidden = byCode;
    if (byCode || this.host.isCodeShown?.()) this.host.showCode?.(byCode);
    this.paint();
  }
  toggleCode() {
    this.host.showCode?.(!(this.host.isCodeShown?.() ?? false));
    this.paint();
  }
  changed() {
    this.tell("");
    this.keep();
  }
  keep() {
    const rated = this.control?.rated?.();
    this.host.keep(this.control?.draft() ?? null, rated && Object.keys(rated).length ? rated : void 0);
  }
  key(event) {
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
  async once(act) {
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
  async check() {
    if (this.byCode || !this.control) {
      await this.once(() => this.host.checkCode());
      return;
    }
    const read2 = this.control.read();
    if ("open" in read2) {
      this.tell(`${read2.open} Nothing was counted.`);
      return;
    }
    this.tell("");
    await this.once(() => this.host.check(read2.answer, this.why.value.trim()));
    this.why.value = "";
    this.said.scrollIntoView({ block: "nearest" });
  }
  async hint() {
    await this.once(() => this.host.hint((this.work.next?.hint ?? 0) >= LAST_HINT));
    this.said.scrollIntoView({ block: "nearest" });
  }
  linked(text) {
    if (!this.article || !this.host.goTo) return [text];
    const known2 = new Set(places(this.article).keys());
    return stretches(text, known2).map(({ text: words, id }) => {
      if (!id) return words;
      const link2 = element("a", { href: `#${id}`, class: "dl-id", title: `Show ${id} in the article` }, words);
      link2.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.host.goTo?.(id, link2);
      });
      return link2;
    });
  }
  /** The line of code that stands for the form as it is; "" while something is open. */
  get line() {
    const read2 = this.control?.read();
    return read2 && "answer" in read2 ? twin(this.form.id, read2.answer) : "";
  }
};

// src/lab/question_cell.ts
var QuestionCell = class {
  constructor(cell2, question, form, around) {
    this.cell = cell2;
    this.question = question;
    this.around = around;
    const read2 = readWork(this.metadata["work"], question, around.article().id, around.learner());
    this.work = read2.work;
    this.trouble = read2.trouble;
    cell2.addClass("dl-has-form");
    this.draw(form);
    this.markOutputs();
    const outputs = this.model.outputs;
    outputs.changed.connect(() => this.heard());
    cell2.disposed.connect(() => this.widget.dispose());
  }
  cell;
  question;
  around;
  form;
  widget;
  work;
  trouble;
  handingIn = false;
  shape = "";
  /** Adds an event that came from elsewhere: the outcome of a prediction that was shown. */
  add(event) {
    const next = withEvent(this.work, event);
    if (next !== this.work) this.put(next);
  }
  /** Takes over what the kit knows beyond the notebook. */
  learn(state) {
    const next = withKnown(this.work, state);
    if (!next) return;
    this.put(next);
    if (!this.form.isInUse) this.form.show(this.work);
  }
  /** Draws the form anew, on the article now in use. */
  draw(form) {
    const old = this.widget;
    this.shape = form.shape;
    const { id, text } = this.around.article();
    const isOther = this.work.article !== id && this.work.events.length > 0;
    const trouble = isOther ? "You answered this on the other text. That answer stands until you hand in a new one." : this.trouble;
    const work = isOther ? { ...this.work, draft: null } : this.shownWork();
    this.form = new QuestionForm(form, text, this.host(), this.around.learner(), work, trouble);
    this.widget = new import_widgets2.Widget({ node: this.form.node });
    this.widget.addClass("dl-form-widget");
    const layout = this.cell.layout;
    layout.insertWidget(1, this.widget);
    old?.dispose();
  }
  /** What is kept; where nothing is, what an older version or a typed line left in the cell. */
  shownWork() {
    if (this.work.draft !== void 0 || lastAnswer(this.work) !== void 0) return this.work;
    const shown = { ...this.work };
    const answer = typed(this.source, this.question);
    if (answer !== void 0 && !blank(answer)) shown.draft = answer;
    const reply = this.replies()[0];
    if (reply && !shown.reply) shown.reply = reply;
    return shown;
  }
  get model() {
    return this.cell.model;
  }
  get source() {
    return this.model.sharedModel.getSource();
  }
  get metadata() {
    const found = this.model.getMetadata("dateline");
    return isObject(found) ? found : {};
  }
  host() {
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
        this.put({ ...rest, article: this.around.article().id, draft, ...marks ? { rated: marks } : {} });
        void this.around.save(false);
      },
      showCode: (on) => this.cell.inputHidden = !on,
      isCodeShown: () => !this.cell.inputHidden,
      goTo: (id, from) => this.around.goTo(id, from),
      ordinal: () => this.around.ordinal(this.question)
    };
  }
  put(work) {
    this.work = { ...work, learner: this.around.learner() };
    this.model.setMetadata("dateline", { ...this.metadata, work: this.work });
  }
  async check(answer, why) {
    const line4 = twin(this.question, answer, why);
    const isCode = this.shape === "function";
    if (!isCode) this.model.sharedModel.setSource(line4);
    this.put({ ...this.work, article: this.around.article().id, draft: answer });
    await this.around.save(true);
    if (!isCode) return this.run();
    this.record(await this.around.reply(line4));
    await this.around.save(true);
  }
  async run() {
    this.handingIn = true;
    try {
      await this.around.run(this.cell);
    } finally {
      this.handingIn = false;
    }
    await this.around.save(true);
  }
  replies() {
    const outputs = this.model.outputs;
    const found = [];
    for (let n = 0; n < outputs.length; n += 1) {
      const reply = readReply(outputs.get(n).data[REPLY_TYPE]);
      if (reply?.question === this.question) found.push(reply);
    }
    return found;
  }
  /** After the cell printed something: a reply is recorded, whether typed or handed in by the form. */
  heard() {
    this.markOutputs();
    const reply = this.replies()[0];
    if (!reply || same(reply, this.work.reply) || this.work.hints?.some((hint) => same(hint, reply))) return;
    this.record(reply);
    if (!this.handingIn) void this.around.save(false);
  }
  record(reply) {
    const next = withReply({ ...this.work, article: this.around.article().id }, reply);
    const answered2 = reply.event !== null && "answer" in reply.event;
    if (answered2) delete next.draft;
    this.put(next);
    if (answered2) this.form.show(next);
    else this.form.tellOf(next);
  }
  /** A reply stands in the form; what else a cell printed stays under it. */
  markOutputs() {
    const outputs = this.model.outputs;
    let only = outputs.length > 0;
    for (let n = 0; n < outputs.length; n += 1) only &&= REPLY_TYPE in outputs.get(n).data;
    this.cell.toggleClass("dl-only-reply", only);
  }
};
function blank(answer) {
  if (answer === "..." || answer === null) return true;
  if (Array.isArray(answer)) return answer.every(blank);
  return isObject(answer) && Object.values(answer).every(blank);
}

// src/lab/setup_cell.ts
var import_widgets3 = require("@lumino/widgets");

// src/setup_line.ts
var line2 = (name) => new RegExp(`^(\\s*${name}\\s*=\\s*)("(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')`, "m");
function setTo(source, name) {
  const found = line2(name).exec(source)?.[2];
  if (found === void 0) return null;
  return found.slice(1, -1).replace(/\\(.)/g, "$1");
}
function setting(source, name, value) {
  return source.replace(line2(name), (_, before) => before + quoted(value));
}

// src/lab/setup_cell.ts
var DRAWS = /\bkit\.variant\s*\(/;
function articleOf(cell2, lesson) {
  const chosen3 = setTo(cell2.model.sharedModel.getSource(), "ARTICLE");
  if (chosen3 !== null) return chosen3;
  const outputs = cell2.model.outputs;
  for (let n = 0; n < outputs.length; n += 1) {
    const { text } = outputs.get(n).toJSON();
    const said = [text ?? ""].flat().join("").trim();
    if (Object.hasOwn(lesson.articles, said)) return said;
  }
  return "";
}
function drawSetUp(cell2, lesson, changed) {
  const source = () => cell2.model.sharedModel.getSource();
  const put = (name, value) => {
    if (setTo(source(), name) !== value) cell2.model.sharedModel.setSource(setting(source(), name, value));
    changed();
  };
  const drawn2 = DRAWS.test(source()) && setTo(source(), "ME") !== null ? aName(source, put) : twoTexts(lesson, source, put);
  if (!drawn2) return;
  ownKeys(drawn2.node);
  drawn2.paint();
  cell2.model.sharedModel.changed.connect(drawn2.paint);
  cell2.disposed.connect(() => cell2.model?.sharedModel.changed.disconnect(drawn2.paint));
  const widget = new import_widgets3.Widget({ node: drawn2.node });
  widget.addClass("dl-beside");
  cell2.addClass("dl-has-form");
  cell2.addClass("dl-setup-cell");
  cell2.syncCollapse = false;
  cell2.inputHidden = true;
  cell2.layout.insertWidget(1, widget);
}
function twoTexts(lesson, source, put) {
  const names = Object.entries(lesson.articles);
  if (names.length < 2 || setTo(source(), "ARTICLE") === null) return null;
  const name = fresh("text");
  const node = element("fieldset", { class: "dl-setup" }, element("legend", {}, "Which text do you want to work on?"));
  const inputs = names.map(([id, article]) => {
    const input2 = element("input", { type: "radio", name, value: id });
    const note = id === lesson.article ? "a news page" : "invented for this course";
    node.append(element(
      "label",
      { class: "dl-option" },
      input2,
      element("span", {}, article.title, " ", element("small", {}, `(${note})`))
    ));
    input2.addEventListener("change", () => put("ARTICLE", id));
    return input2;
  });
  const paint = () => {
    const now = setTo(source(), "ARTICLE");
    for (const input2 of inputs) input2.checked = input2.value === now;
  };
  return { node, paint };
}
function aName(source, put) {
  const given = element("input", { type: "text", autocomplete: "off", class: "dl-long" });
  const go = button("Draw my text", () => put("ME", given.value.trim()), { class: "dl-quiet" });
  given.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go.click();
  });
  const node = element(
    "div",
    { class: "dl-setup dl-form" },
    element("label", { class: "dl-field" }, element("span", {}, "Your name or number, as your instructor knows it: it draws the text you work on"), given),
    element("div", { class: "dl-bar" }, go)
  );
  const paint = () => {
    if (document.activeElement !== given) given.value = setTo(source(), "ME") ?? "";
  };
  return { node, paint };
}

// src/lab/shown_cell.ts
var import_widgets4 = require("@lumino/widgets");

// src/settings.ts
function readSettings(value) {
  return Array.isArray(value) ? value.filter(isSetting) : [];
}
function isSetting(value) {
  if (!isObject(value) || typeof value["label"] !== "string") return false;
  if (typeof value["name"] !== "string" || !/^[A-Z][A-Z0-9_]*$/.test(value["name"])) return false;
  const { how, options: options2, like } = value;
  if (how === "choose") return Array.isArray(options2) && options2.every((option) => typeof option === "string");
  return how === "write" || how === "mark" && typeof like === "string";
}
var line3 = (name) => new RegExp(`^(${name} = )(.*)$`, "m");
function setTo2(source, name) {
  const found = line3(name).exec(source)?.[2];
  return found === void 0 ? void 0 : literal(found);
}
function setting2(source, name, value) {
  return source.replace(line3(name), (_, before) => before + (typeof value === "string" ? quoted(value) : python(value)));
}

// src/shown_words.ts
var NAMES = {
  blocks: "the table of blocks",
  roles: "the role of each block",
  strip: "the strip of the page",
  source_ledger: "the ledger of sources",
  chronology: "the days in order",
  origins: "the drawing of origins",
  attribution_strip: "the drawing of the sentences",
  dangling: "what the kit finds",
  quoted_words: "the quoted words",
  casualties: "the figures found",
  record: "the record",
  intervals: "the drawing of the figures",
  vague_words: "the tables",
  headline_support: "what supports the headline",
  labels: "the labels",
  label_voices: "the labels by voice",
  passives: "the passives",
  nominals: "the nouns of action",
  agency: "the acts and their doers",
  loaded_words: "the coloured words",
  score: "my points"
};
var CALL = /^(?:show|kit)\.(\w+)\(([^()]*)/;
function shownWords(source) {
  if (/^desk = show\.Desk\(/m.test(source)) return "Show the desk";
  const found = [];
  for (const statement of source.split(/\n(?=[^\s)\]}])/)) {
    if (/^(#|\w+ = )/.test(statement) || !statement.trim()) continue;
    const [, name, args] = CALL.exec(statement) ?? [];
    const words = name === void 0 ? "" : named(name, args ?? "");
    if (!words) return "Show";
    found.push(words);
  }
  return found.length ? `Show ${listed(found)}` : "Show";
}
function named(name, args) {
  if (name === "passage") {
    const blocks = [...args.matchAll(/(?<=,\s*)\d+(?=\s*(?:,|$))/g)].map(([n]) => Number(n));
    if (!blocks.length) return /^[^,]*$/.test(args) ? "the whole article" : "";
    return `block${blocks.length > 1 ? "s" : ""} ${listed(runs(blocks))}`;
  }
  const ids2 = [...args.matchAll(/(?<=^|,\s*)"([^"]*)"/g)].map(([, id]) => id);
  if (name === "cards") return ids2.length ? `card${ids2.length > 1 ? "s" : ""} ${listed(ids2)}` : "";
  if (name === "comparison") return ids2.length ? `the comparison of ${listed(ids2)}` : "";
  if (name === "attribution_parts") return ids2.length ? `the parts of ${listed(ids2)}` : "";
  return NAMES[name] ?? "";
}
function runs(numbers) {
  const found = [];
  for (const n of numbers) {
    const last = found.at(-1);
    if (last && n === last.at(-1) + 1) last.push(n);
    else found.push([n]);
  }
  return found.flatMap((run) => run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run.map(String));
}
function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

// src/lab/shown_cell.ts
var ShownCell = class {
  constructor(cell2, beside2, after2, sets) {
    this.cell = cell2;
    this.beside = beside2;
    this.after = after2;
    this.settings = readSettings(sets);
    this.go = button("", () => void this.show());
    const node = element("div", {}, element("div", { class: "dl-show" }, this.go, this.note));
    if (this.settings.length) node.prepend(this.controls);
    ownKeys(node);
    const widget = new import_widgets4.Widget({ node });
    widget.addClass("dl-beside");
    cell2.addClass("dl-has-form");
    cell2.layout.insertWidget(1, widget);
    this.lay();
    cell2.model.outputs.changed.connect(this.paint, this);
    cell2.model.sharedModel.changed.connect(this.paintSettings, this);
    cell2.disposed.connect(() => cell2.model?.sharedModel.changed.disconnect(this.paintSettings, this));
    this.paint();
  }
  cell;
  beside;
  after;
  go;
  note = element("span", { class: "dl-help" });
  controls = element("div", { class: "dl-form dl-sets" });
  settings;
  drawn = [];
  stale = false;
  busy = false;
  /** Draws the controls anew, on the text in use. */
  lay() {
    this.drawn = this.settings.map((asked2) => this.control(asked2));
    this.controls.replaceChildren(...this.drawn.map(({ node }) => node));
    this.paintSettings();
  }
  paint() {
    const has = this.cell.model.outputs.length > 0;
    const what = this.after || this.settings.length ? "Show what happens" : shownWords(this.source);
    this.go.textContent = has ? `${what} again` : what;
    const waits = this.after && !this.beside.isPredicted(this.after) && !has;
    this.note.textContent = waits ? `Predict first: ${this.after} is still open above.` : this.stale && has ? "Below is what came before your change." : "";
  }
  async show() {
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
  get source() {
    return this.cell.model.sharedModel.getSource();
  }
  put(name, value) {
    this.cell.model.sharedModel.setSource(setting2(this.source, name, value));
    this.stale = true;
    this.paint();
    this.beside.keep();
  }
  paintSettings() {
    this.settings.forEach(({ name }, n) => {
      const value = setTo2(this.source, name);
      const { node, paint } = this.drawn[n];
      node.hidden = value === void 0;
      if (value !== void 0 && !node.contains(document.activeElement)) paint(value);
    });
  }
  control(asked2) {
    if (asked2.how === "choose") return chosen2(asked2, (value) => this.put(asked2.name, value));
    if (asked2.how === "write") return written2(asked2.label, (value) => this.put(asked2.name, value));
    return this.marked(asked2.name, asked2.label, asked2.like);
  }
  marked(name, label2, like) {
    const { article, ids: ids2 } = this.beside.universe(like);
    const form = { id: name, kind: "", shape: "marks", prompt: "", points: 0, label: label2, how: "", flags: [], marked: "kit", hints: false, universe: ids2 };
    const control2 = marking({
      form: { ...form, flags: [...form.flags], universe: ids2 },
      article,
      seed: "",
      linked: (text) => [text],
      changed: () => this.put(name, control2.draft() ?? [])
    });
    const node = element("div", {}, element("p", { class: "dl-help" }, label2), control2.node);
    return { node, paint: (value) => control2.fill(Array.isArray(value) && value.length ? value : null) };
  }
};
function chosen2(asked2, put) {
  const select = element("select", {}, ...asked2.options.map((text) => element("option", { value: text }, text || "nothing")));
  select.addEventListener("change", () => put(select.value));
  const node = element("label", { class: "dl-field" }, element("span", {}, asked2.label), select);
  return { node, paint: (value) => select.value = String(value) };
}
var UNWRITTEN = "...";
function written2(label2, put) {
  const given = element("textarea", { rows: 2, class: "dl-long" });
  given.addEventListener("input", () => put(given.value || UNWRITTEN));
  const node = element("label", { class: "dl-field" }, element("span", {}, label2), given);
  return { node, paint: (value) => given.value = value === UNWRITTEN ? "" : String(value) };
}

// src/lab/lesson.ts
var TYPED = 1e3;
var LEARNER = "dateline-learner";
var FIELDS = "input:enabled, select:enabled, textarea:enabled, [tabindex='0'], button:enabled".split(", ").map((field2) => `.dl-body ${field2}`).join();
var OTHER_TAB = "This lesson is open in another tab too, and that one saves. ";
var OpenLesson = class _OpenLesson {
  constructor(panel, lesson, contents, leadTo) {
    this.panel = panel;
    this.lesson = lesson;
    this.leadTo = leadTo;
    this.keeper = new Keeper(panel, contents, (line4) => this.tell(line4));
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
  panel;
  lesson;
  leadTo;
  questions = /* @__PURE__ */ new Map();
  shown = /* @__PURE__ */ new Set();
  drawn = /* @__PURE__ */ new WeakSet();
  kernel;
  keeper;
  tabs;
  banner = new import_widgets5.Widget({ node: element("div", { class: "dl-note dl-banner", role: "alert" }) });
  setUpCell = null;
  drawnOn = "";
  end = element("nav", { class: "dl-note dl-end", "aria-label": "After this lesson" });
  /** Told when another article is in use. */
  laid = () => {
  };
  /** Told when something was done in it. */
  changed = () => {
  };
  /** The lesson in a panel, or null where the notebook holds none. */
  static of(panel, contents, goTo) {
    const lesson = readLesson(panel.content.model?.getMetadata("dateline"));
    return lesson ? new _OpenLesson(panel, lesson, contents, goTo) : null;
  }
  /** Asks the kit for replies that the notebook lacks: an answer came from elsewhere. */
  async recall() {
    await this.kernel.recall();
    await this.keeper.now();
  }
  /** Shuts the tab, once all that was done is in the file; false where another tab saves, or nothing can. */
  async shut() {
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
  askServer() {
    void this.keeper.ask();
  }
  /** Shows the form of a question in full, and gives the focus to its first field. */
  async goToQuestion(question) {
    const { content } = this.panel;
    const at = content.widgets.findIndex((cell3) => this.meta(cell3)["question"] === question);
    const cell2 = content.widgets[at];
    if (!cell2) return;
    content.activeCellIndex = at;
    content.deselectAll();
    await content.scrollToItem(at, "start");
    await cell2.ready;
    const form = await drawnIn(cell2, ".dl-form");
    if (!form) return;
    const field2 = form.querySelector(FIELDS);
    if (!field2) form.tabIndex = -1;
    (field2 ?? form).focus({ preventScroll: true });
    await settled(form);
  }
  /** Lays out what stands under the lesson's last cell. */
  layEnd(nodes) {
    repaint(this.end, nodes);
    const last = [...this.panel.content.widgets].reverse().find((cell2) => !this.isAdded(cell2));
    if (this.end.isConnected || !last) return;
    const widget = new import_widgets5.Widget({ node: this.end });
    widget.addClass("dl-beside");
    void last.ready.then(() => {
      if (!last.isDisposed) last.layout.addWidget(widget);
    });
  }
  /** Whether a learner added a cell: the course gives its cells shorter ids. */
  isAdded(cell2) {
    return !COURSE_ID.test(cell2.model.id);
  }
  /** The id of the article in use, and its text where the notebook has it. */
  get article() {
    const chosen3 = this.setUpCell ? articleOf(this.setUpCell, this.lesson) : "";
    const id = chosen3 || this.lesson.article;
    return { id, text: this.lesson.articles[id] ?? null };
  }
  /** A line for the whole lesson, above it; "" takes it away. */
  tell(line4, ...more) {
    const { node } = this.banner;
    node.replaceChildren(line4, ...more);
    this.banner.setHidden(!line4);
    node.style.minHeight = "";
    requestAnimationFrame(() => {
      if (line4) node.style.minHeight = `${node.scrollHeight}px`;
      this.banner.parent?.fit();
    });
  }
  otherTab(writes) {
    this.keeper.mayWrite = writes;
    if (writes) {
      this.tell("");
      return;
    }
    const take = button("Work here instead", () => void this.takeOver());
    ownKeys(this.banner.node);
    this.tell(OTHER_TAB, take);
  }
  async takeOver() {
    const page = this.panel.content.node;
    page.inert = true;
    try {
      await this.panel.context.revert();
    } finally {
      page.inert = false;
    }
    this.tabs.take();
  }
  drawAll() {
    for (const cell2 of this.panel.content.widgets) {
      if (this.drawn.has(cell2)) continue;
      this.drawn.add(cell2);
      if (isObject(cell2.model.getMetadata("dateline")) && this.meta(cell2)["setup"] === true) this.setUpCell = cell2;
    }
    for (const cell2 of this.panel.content.widgets) void cell2.ready.then(() => this.draw(cell2));
  }
  meta(cell2) {
    const found = cell2.model.getMetadata("dateline");
    return isObject(found) ? found : {};
  }
  draw(cell2) {
    if (cell2.isDisposed || cell2.hasClass("dl-drawn")) return;
    cell2.addClass("dl-drawn");
    const meta = this.meta(cell2);
    const prompt = meta["prompt"];
    if (typeof prompt === "string" && this.hasForm(prompt)) cell2.addClass("dl-prompt-cell");
    if (cell2.model.type === "markdown" && !this.isAdded(cell2)) {
      cell2.addClass("dl-prose");
      cell2.node.addEventListener("dblclick", (event) => event.stopPropagation());
    }
    if (cell2.model.type !== "code") return;
    const code = cell2;
    if (typeof meta["question"] === "string") this.drawQuestion(code, meta["question"]);
    else if (meta["setup"] === true) drawSetUp(code, this.lesson, () => this.changeArticle());
    else if (meta["shows"] === true) {
      const after2 = typeof meta["after"] === "string" ? meta["after"] : "";
      const shown = new ShownCell(code, this.beside(), after2, meta["sets"]);
      this.shown.add(shown);
      code.disposed.connect(() => this.shown.delete(shown));
    }
  }
  /** Whether a question has a form here: then the form carries the prompt. */
  hasForm(question) {
    const there = this.panel.content.widgets.some((cell2) => this.meta(cell2)["question"] === question);
    return there && formOf(this.lesson, question, this.article.id) !== null;
  }
  drawQuestion(cell2, question) {
    const form = formOf(this.lesson, question, this.article.id);
    if (form) this.questions.set(cell2, new QuestionCell(cell2, question, form, this.around()));
    cell2.disposed.connect(() => this.questions.delete(cell2));
  }
  changeArticle() {
    void (async () => {
      this.keepLearner();
      this.drawAgain();
      if (this.setUpCell) await this.kernel.run(this.setUpCell);
      this.drawAgain();
      await this.keeper.now();
    })().catch((error) => this.tell(error.message));
  }
  /** Draws every question on the article now in use, if that is another one. */
  drawAgain() {
    const { id, text } = this.article;
    if (id === this.drawnOn) return;
    this.drawnOn = id;
    for (const [cell2, drawn2] of this.questions) {
      const form = formOf(this.lesson, drawn2.question, id);
      if (form && !cell2.isDisposed) drawn2.draw(form);
    }
    for (const shown of this.shown) if (!shown.cell.isDisposed) shown.lay();
    this.laid(text);
  }
  beside() {
    return {
      run: (cell2) => this.runShown(cell2),
      isPredicted: (question) => this.isAnswered(question),
      universe: (question) => {
        const { id, text } = this.article;
        return { article: text, ids: formOf(this.lesson, question, id)?.universe ?? [] };
      },
      keep: () => this.keeper.soon()
    };
  }
  async runShown(cell2) {
    await this.kernel.run(cell2);
    const outputs = cell2.model.outputs;
    for (let n = 0; n < outputs.length; n += 1) {
      const reply = readReply(outputs.get(n).data[REPLY_TYPE]);
      if (reply?.event) this.add(reply.question, reply.event);
    }
    this.changed();
    await this.keeper.now();
  }
  ofQuestion(question) {
    return [...this.questions.values()].find((drawn2) => drawn2.question === question);
  }
  isAnswered(question) {
    return this.past()[question]?.events.some((event) => "answer" in event) ?? true;
  }
  // JupyterLab draws cells when it has time to. What a learner did stands in all of them, drawn or not.
  *kept() {
    for (const cell2 of this.panel.content.model?.cells ?? []) {
      const meta = cell2.getMetadata("dateline");
      if (cell2.type !== "code" || !isObject(meta) || typeof meta["question"] !== "string") continue;
      yield { cell: cell2, work: readWork(meta["work"], meta["question"], this.article.id, this.learner()).work };
    }
  }
  /** The questions of the lesson, as they stand on the page. */
  *asked() {
    for (const cell2 of this.panel.content.model?.cells ?? []) {
      const meta = cell2.getMetadata("dateline");
      const question = cell2.type === "code" && isObject(meta) ? meta["question"] : null;
      if (typeof question === "string" && question in this.lesson.forms) yield question;
    }
  }
  keep(cell2, work) {
    const meta = cell2.getMetadata("dateline");
    cell2.setMetadata("dateline", { ...isObject(meta) ? meta : {}, work: { ...work, learner: this.learner() } });
  }
  past() {
    return Object.fromEntries([...this.kept()].map(({ work: { question, events, article } }) => [question, { events, article }]));
  }
  learn(state) {
    for (const { cell: cell2, work } of this.kept()) {
      const drawn2 = this.ofQuestion(work.question);
      if (drawn2) drawn2.learn(state[work.question]);
      else {
        const known2 = withKnown(work, state[work.question]);
        if (known2) this.keep(cell2, known2);
      }
    }
    this.changed();
  }
  add(question, event) {
    const drawn2 = this.ofQuestion(question);
    if (drawn2) drawn2.add(event);
    for (const { cell: cell2, work } of drawn2 ? [] : this.kept()) {
      if (work.question === question) this.keep(cell2, withEvent(work, event));
    }
  }
  around() {
    return {
      run: (cell2) => this.kernel.run(cell2),
      reply: (code) => this.kernel.reply(code),
      save: async (atOnce) => {
        this.keepLearner();
        const saved = atOnce ? this.keeper.now() : this.keeper.soon();
        this.changed();
        for (const shown of this.shown) shown.paint();
        await saved;
      },
      goTo: (id, from) => this.leadTo(this, id, from),
      learner: () => this.learner(),
      article: () => this.article,
      ordinal: (question) => ordinal(question, this.asked())
    };
  }
  /** The notebook's own sign of its learner, or one drawn for this browser. */
  learner() {
    if (this.lesson.learner) return this.lesson.learner;
    try {
      const known2 = localStorage.getItem(LEARNER) ?? "";
      this.lesson.learner = /^[0-9a-f]{16}$/.test(known2) ? known2 : sixteen();
      localStorage.setItem(LEARNER, this.lesson.learner);
    } catch {
      this.lesson.learner ??= sixteen();
    }
    return this.lesson.learner;
  }
  /** Once something was done, the sign goes with the notebook. */
  keepLearner() {
    const model = this.panel.content.model;
    const kept = model?.getMetadata("dateline");
    if (model && isObject(kept) && kept["learner"] !== this.learner()) {
      model.setMetadata("dateline", { ...kept, learner: this.learner() });
    }
  }
  /** The notebook is not "changed" because a kernel told it the version of its Python. */
  staysClean() {
    const model = this.panel.content.model;
    if (!model) return;
    let touched = false;
    const touch = () => touched = true;
    for (const name of ["keydown", "pointerdown", "paste", "drop"]) this.panel.node.addEventListener(name, touch, true);
    for (const name of ["input", "keydown", "paste"]) {
      this.panel.node.addEventListener(name, (event) => {
        if (event.target.closest(".cm-editor")) this.keeper.soon(TYPED);
      });
    }
    model.metadataChanged.connect((_, change) => {
      if (!touched && (change.key === "language_info" || change.key === "kernelspec")) {
        queueMicrotask(() => model.dirty = false);
      }
    });
  }
};
async function drawnIn(cell2, selector) {
  for (let frames = 0; frames < 1200; frames += 1) {
    const found = cell2.node.querySelector(selector);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return null;
}
async function settled(node) {
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
function sixteen() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// src/lab/pane.ts
var import_widgets6 = require("@lumino/widgets");
var PANE = "dateline-article";
var ReadingPane = class extends import_widgets6.Widget {
  title_ = element("h2");
  page = element("div", { class: "dl-sheet" });
  back = button("Back to the question", () => this.goBack(), { class: "dl-back", hidden: true });
  nodes = /* @__PURE__ */ new Map();
  from = null;
  shown = null;
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
  lay(article) {
    if (article === this.shown) return;
    this.shown = article;
    this.nodes = /* @__PURE__ */ new Map();
    this.title_.textContent = article?.title ?? "No article";
    const all = article ? places(article) : /* @__PURE__ */ new Map();
    this.page.replaceChildren(...(article?.blocks ?? []).map((block) => {
      const inside = new Map(block.sentences.map((s) => [s.id, all.get(s.id)]));
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
  goTo(id, from) {
    this.remember(from);
    const node = this.nodes.get(id) ?? this.nodes.get(id.split(".")[0]);
    for (const other of this.page.querySelectorAll(".dl-here")) other.classList.remove("dl-here");
    if (!node) return;
    node.classList.add("dl-here");
    node.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView({ block: "center" })));
  }
  /** Takes the focus, and remembers where it came from. */
  takeFocus(from) {
    if (from) this.remember(from);
    (this.page.querySelector(".dl-here") ?? this.node).focus();
  }
  goBack() {
    const home = this.from;
    if (!home?.isConnected) return;
    home.scrollIntoView({ block: "nearest" });
    home.focus();
  }
  remember(from) {
    if (this.node.contains(from)) return;
    this.from = from;
    this.back.hidden = false;
  }
};

// src/lab/reply_mime.ts
var import_widgets7 = require("@lumino/widgets");
var DrawnReply = class extends import_widgets7.Widget {
  constructor() {
    super();
    this.addClass("dl-note");
  }
  async renderModel(model) {
    const reply = readReply(model.data[REPLY_TYPE]);
    this.node.replaceChildren(...reply ? [drawnReply(reply, (text) => [text])] : ["This reply cannot be read."]);
  }
};
var replyFactory = {
  safe: true,
  mimeTypes: [REPLY_TYPE],
  defaultRank: 10,
  // before text/html, which says the same without the look
  createRenderer: () => new DrawnReply()
};

// src/lab/server_plugin.ts
var import_application2 = require("@jupyterlab/application");
var import_coreutils4 = require("@jupyterlab/coreutils");
var open2 = null;
function tellOfServer(lessons) {
  open2 = lessons;
}
var told = async (...lost) => {
  const lessons = [...open2?.all ?? []];
  if (!lessons.length) return (0, import_application2.ConnectionLost)(...lost);
  for (const lesson of lessons) lesson.askServer();
};
var serverPlugin = {
  id: "dateline-page:server",
  description: "Says in a line that the server does not answer.",
  provides: import_application2.IConnectionLost,
  activate: () => told
};
var ofHub = import_coreutils4.PageConfig.getOption("hubPrefix") !== "";

// src/lab/lessons_plugin.ts
var THERE_AND_BACK = "dateline:article";
var lessonsPlugin = {
  id: "dateline-page:lessons",
  description: "Draws the questions of a lesson as forms, with the article beside them.",
  autoStart: true,
  requires: [import_notebook2.INotebookTracker, import_rendermime.IRenderMimeRegistry],
  provides: IOpenLessons,
  activate: (app, tracker, rendermime) => {
    styled(document.body);
    rendermime.addFactory(replyFactory);
    const lessons = new OpenLessons();
    tellOfServer(lessons);
    const pane = new ReadingPane();
    const open3 = (lesson) => {
      pane.lay(lesson.article.text);
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      app.shell.activateById(PANE);
    };
    const current = () => lessons.of(tracker.currentWidget);
    const begin = async (panel) => {
      await panel.context.ready;
      if (panel.isDisposed) return null;
      const lesson = OpenLesson.of(panel, app.serviceManager.contents, (lesson2, id, from) => {
        open3(lesson2);
        pane.goTo(id, from);
      });
      if (!lesson) return null;
      panel.addClass("dl-lesson");
      lesson.laid = (article) => {
        if (tracker.currentWidget === panel) pane.lay(article);
      };
      if (!pane.isAttached) app.shell.add(pane, "right", { rank: 50 });
      if (tracker.currentWidget === panel) pane.lay(lesson.article.text);
      return lesson;
    };
    tracker.widgetAdded.connect((_, panel) => lessons.begin(panel, begin(panel)));
    tracker.forEach((panel) => lessons.begin(panel, begin(panel)));
    tracker.currentChanged.connect(() => {
      const lesson = current();
      if (lesson) pane.lay(lesson.article.text);
    });
    app.commands.addCommand(THERE_AND_BACK, {
      label: "Article: go there and back",
      isEnabled: () => current() !== null,
      execute: () => {
        const lesson = current();
        if (!lesson) return;
        const from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        if (from && pane.node.contains(from)) {
          pane.goBack();
          return;
        }
        open3(lesson);
        pane.takeFocus(from);
      }
    });
    app.commands.addKeyBinding({ command: THERE_AND_BACK, keys: ["F6"], selector: "body" });
    return lessons;
  }
};

// src/lab/plugin.ts
var plugin_default = [lessonsPlugin, coursePlugin, ...ofHub ? [] : [serverPlugin]];

    })(module, module.exports);
    return module.exports;
  };
  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB["dateline-page"] = {
    init: (theirs) => { scope = theirs; },
    get: async () => {
      const got = {};
      for (const name of ["@jupyterlab/application","@jupyterlab/apputils","@jupyterlab/cells","@jupyterlab/coreutils","@jupyterlab/notebook","@jupyterlab/rendermime","@jupyterlab/services","@lumino/coreutils","@lumino/signaling","@lumino/widgets"]) got[name] = await shared(name);
      const made = run((name) => got[name]);
      return () => made;
    },
  };
})();
