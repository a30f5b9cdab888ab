// Made from page/src by page/build.mjs; do not edit.
// sources: b9b4b0bde9eaaf1de43b59a95b62a3f6df56f31e9c254b8916439c47c41d68c8
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
  const inside = [...units].filter(([, place]) => place.block.id === block.id).sort(([, a], [, b]) => a.start - b.start);
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

// src/controls/control.ts
var UNTOUCHED = "Nothing is chosen or written yet.";
function capital(label) {
  return label.charAt(0).toUpperCase() + label.slice(1);
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
function boxes(setting, type) {
  const { form, seed } = setting;
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
function one(setting) {
  const { node, inputs } = boxes(setting, "radio");
  node.addEventListener("change", setting.changed);
  const chosen = () => {
    for (const [id, input2] of inputs) if (input2.checked) return id;
    return null;
  };
  return {
    node,
    draft: chosen,
    read: () => {
      const answer = chosen();
      return answer === null ? { open: UNTOUCHED } : { answer };
    },
    fill: (draft) => {
      for (const [id, input2] of inputs) input2.checked = id === draft;
    },
    lock: () => disable(node)
  };
}
function several(setting) {
  const { node, list: list2, inputs, name } = boxes(setting, "checkbox");
  const none = element("input", { type: "checkbox", name });
  const text = setting.form.none || "None of these";
  list2.append(element("label", { class: "dl-option dl-none" }, none, element("span", {}, text)));
  const all = [...inputs.values()];
  node.addEventListener("change", (event) => {
    if (event.target === none && none.checked) for (const input2 of all) input2.checked = false;
    else if (all.some((input2) => input2.checked)) none.checked = false;
    setting.changed();
  });
  const state = () => {
    const ids2 = (setting.form.options ?? []).map((o) => String(o.id));
    const chosen = ids2.filter((id) => inputs.get(id)?.checked);
    return chosen.length || none.checked ? chosen : null;
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
function toNumber(written) {
  const text = written.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "").replace("−", "-");
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
}
function input(kind) {
  const mode = kind === "number" ? { inputmode: "decimal", class: "dl-short" } : { class: "dl-long" };
  return element("input", { type: "text", autocomplete: "off", ...mode });
}
function number(setting) {
  const given = input("number");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting.form.label || "number")), given);
  node.addEventListener("input", setting.changed);
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
function ends(setting) {
  const parts = (setting.form.ends ?? [{ id: "low", label: "From" }, { id: "high", label: "To" }]).map((end) => {
    const given = input("number");
    const open = element("input", { type: "checkbox" });
    const no = end.id === "low" ? "no lowest number" : "no highest number";
    const node2 = element(
      "div",
      { class: "dl-end" },
      element("label", { class: "dl-field" }, element("span", {}, capital(end.label.replace(/\s*\(.*\)$/, ""))), given),
      element("label", { class: "dl-option dl-switch" }, open, element("span", {}, `open: ${no}`))
    );
    const shut = () => {
      given.disabled = open.checked;
      if (open.checked) given.value = "";
    };
    open.addEventListener("change", shut);
    return {
      id: end.id,
      node: node2,
      state: () => open.checked ? NO_LIMIT : given.value.trim() || null,
      value: () => open.checked ? null : toNumber(given.value),
      put: (value, isAnswer) => {
        open.checked = value === NO_LIMIT || value === null && isAnswer;
        given.value = value === null || open.checked ? "" : String(value);
        shut();
      }
    };
  });
  const node = element("div", { class: "dl-ends", role: "group", "aria-label": setting.form.label || "The two ends" }, ...parts.map((p) => p.node));
  node.addEventListener("input", setting.changed);
  return {
    node,
    draft: () => parts.every((p) => p.state() === null) ? null : parts.map((p) => p.state()),
    read: () => {
      const open = parts.filter((p) => p.state() === null);
      if (open.length === parts.length) return { open: UNTOUCHED };
      if (open.length) return { open: `The ${open[0].id === "low" ? "lower" : "upper"} end is still empty. Write a number, or choose “open”.` };
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
function line(setting) {
  const takes = setting.form.takes;
  const isNumber = takes !== void 0 && "number" in takes;
  const given = input(isNumber ? "number" : "text");
  const node = element("label", { class: "dl-field" }, element("span", {}, capital(setting.form.label || "your words")), given);
  node.addEventListener("input", setting.changed);
  const read = () => {
    const text = given.value.trim();
    if (!text) return { open: UNTOUCHED };
    if (takes && "number" in takes) return whole(text, ...takes.number);
    if (takes && "ids" in takes) return ids(text, takes.ids);
    return { answer: text };
  };
  return {
    node,
    draft: () => given.value.trim() || null,
    read,
    fill: (draft) => given.value = draft === null ? "" : Array.isArray(draft) ? draft.join(", ") : String(draft),
    lock: () => disable(node)
  };
}
function whole(text, low, high) {
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

// src/contract.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/literal.ts
var OPEN = "...";
var WIDTH = 88;
function quoted(text) {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}
function python(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (value === OPEN) return "...";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  return `{${Object.entries(value).map(([k, v]) => `${quoted(k)}: ${python(v)}`).join(", ")}}`;
}
function twin(question, answer, why = "") {
  const reason = why ? `, why=${quoted(why)}` : "";
  const line2 = `kit.check(${quoted(question)}, ${python(answer)}${reason})`;
  if (line2.length <= WIDTH || !isObject(answer)) return line2;
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
var CONSTANTS = { None: null, True: true, False: false, Ellipsis: OPEN };
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
    if (this.take("...")) return OPEN;
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
    let whole2 = "";
    for (; ; ) {
      whole2 += this.oneText();
      this.skip();
      if (this.next() !== '"' && this.next() !== "'") return whole2;
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

// src/controls/rows.ts
var SHOWN_ID = /^([A-Za-z]?\d+(\.\d+)?|[ivx]+|[a-z])$/i;
var FEW = 3;
var SHORT = 34;
function asked(item, setting) {
  const words = item.text || item.id;
  const shown = SHOWN_ID.test(item.id) && item.label !== words;
  return element("span", {}, ...shown ? [element("b", { class: "dl-unit-id" }, item.id), " "] : [], ...setting.linked(words));
}
var LONG = 40;
function cut(words) {
  return words.length <= LONG ? `“${words}”` : `“${words.slice(0, LONG - 2).trimEnd()} …”`;
}
function options(item, setting) {
  const own = item.options?.map((o) => typeof o === "string" ? { id: o, text: o } : o);
  return own ?? setting.form.options ?? setting.form.values ?? [];
}
function buttons(id, text, choices) {
  const name = fresh("row");
  const inputs = choices.map((choice) => element("input", { type: "radio", name, value: String(choice.id) }));
  const bar = element("div", { class: "dl-buttons" });
  inputs.forEach((input2, n) => bar.append(element("label", { class: "dl-press" }, input2, element("span", {}, choices[n].text))));
  const node = element("fieldset", { class: "dl-row" }, element("legend", {}, text), bar);
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
function numberOrText(written) {
  const text = written.trim();
  if (!text) return null;
  return /^[-+]?\d+(\.\d+)?$/.test(text) && !/^[-+]?0\d/.test(text) ? Number(text) : text;
}
function tableOf(rows, changed, legend) {
  const node = element("div", { class: "dl-rows", role: "group", "aria-label": legend || "Answers" }, ...rows.map((row) => row.node));
  node.addEventListener("input", changed);
  const state = () => Object.fromEntries(rows.map((row) => [row.id, row.value()]));
  const untouched = () => rows.every((row) => row.value() === null);
  return {
    node,
    draft: () => untouched() ? null : state(),
    read: () => {
      if (untouched()) return { open: UNTOUCHED };
      const open = rows.filter((row) => row.value() === null).map((row) => row.name);
      return open.length ? { open: stillOpen(open) } : { answer: state() };
    },
    fill: (draft) => {
      const table2 = isObject(draft) ? draft : {};
      for (const row of rows) row.put(table2[row.id] ?? null);
    },
    lock: () => disable(node)
  };
}
function table(setting) {
  const rows = (setting.form.items ?? []).map((item) => {
    const choices = options(item, setting);
    const text = asked(item, setting);
    const short = choices.length <= FEW && choices.reduce((n, o) => n + o.text.length, 0) <= SHORT;
    const row = !choices.length ? field(item.id, text) : short ? buttons(item.id, text, choices) : list(item.id, text, choices);
    return { ...row, name: SHOWN_ID.test(item.id) ? item.id : cut(item.text || item.id) };
  });
  return tableOf(rows, setting.changed, setting.form.label);
}

// src/controls/by_hand.ts
var TRUTH = [{ id: "True", text: "True" }, { id: "False", text: "False" }];
function byHand(setting) {
  const task = setting.form.by_hand;
  const truth = task.types.length === 1 && task.types[0] === "boolean";
  const rows = task.inputs.map((given) => {
    const text = element("span", {}, element("b", { class: "dl-unit-id" }, given.id), ` ${given.text}`);
    if (given.with.length) text.append(element("small", { class: "dl-with" }, ` with: ${given.with.join(" | ")}`));
    if (truth) {
      const row2 = buttons(given.id, text, TRUTH);
      return {
        ...row2,
        value: () => row2.value() === null ? null : row2.value() === "True",
        put: (value) => row2.put(value === true ? "True" : value === false ? "False" : null)
      };
    }
    const row = field(given.id, text);
    const written = row.node.querySelector("input");
    return { ...row, value: () => written.value.trim() || null };
  });
  const inner = tableOf(rows, setting.changed, "What the function gives back");
  const node = element("div", { class: "dl-by-hand" });
  if (task.how && !truth) node.append(element("p", { class: "dl-help" }, task.how));
  if (task.with.length) node.append(element("p", { class: "dl-help" }, `Given with each of them: ${task.with.join(" | ")}`));
  node.append(inner.node);
  if (truth) return { ...inner, node };
  const values = () => new Map(rows.map((row) => [row.id, row.value() === null ? null : literal(String(row.value()))]));
  return {
    ...inner,
    node,
    read: () => {
      const given = rows.map((row) => row.value());
      if (given.every((v) => v === null)) return { open: UNTOUCHED };
      const open = rows.filter((row) => row.value() === null).map((row) => row.id);
      if (open.length) return { open: stillOpen(open) };
      const read = values();
      const strange = [...read].find(([, value]) => value === void 0);
      if (strange) return { open: `Row ${strange[0]} cannot be read as a value. ${task.how}`.trim() };
      return { answer: Object.fromEntries(read) };
    },
    fill: (draft) => {
      const table2 = isObject(draft) ? draft : {};
      const isDraft = Object.values(table2).every((v) => v === null || typeof v === "string");
      for (const row of rows) {
        const value = table2[row.id];
        row.put(value === void 0 || value === null && isDraft ? null : isDraft ? value : python(value));
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
  const number2 = element("span", { class: "dl-number" }, block.id);
  return element("div", { class: "dl-block", "data-block": block.id }, number2, text);
}
function isIn(block, units) {
  return [...units.values()].some((place) => place.block.id === block.id);
}
function blocksOf(article, universe) {
  if (article) return article.blocks;
  return universe.map((id) => ({ id, text: id, sentences: [] }));
}

// src/controls/marking.ts
function marking(setting) {
  const { form, article } = setting;
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
      const whole2 = id === block.id;
      const unit = element("span", { class: "dl-unit", role: "checkbox", "aria-checked": "false", tabindex: -1, "data-unit": id });
      if (!whole2) unit.append(element("span", { class: "dl-unit-id" }, id), " ");
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
    setting.changed();
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
    setting.changed();
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
function marksAndNumber(setting) {
  const marks = marking(setting);
  const value = number({ ...setting, form: { ...setting.form, label: "The number" } });
  const node = element("div", {}, marks.node);
  const readers = Object.entries(setting.form.readers ?? {});
  if (readers.length) {
    const list2 = element("ul", { class: "dl-readers" });
    for (const [name, ids2] of readers) list2.append(element("li", {}, element("b", {}, name), ": ", ...setting.linked(ids2.join(", "))));
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
function ordering(setting) {
  const { form, seed } = setting;
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
    setting.changed();
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
  function row(id, at) {
    const isPlaced = at >= 0;
    const text = items.get(id);
    const take = move("", () => isPlaced ? void 0 : put(id, placed.length), {
      class: "dl-take",
      "aria-label": isPlaced ? `${names[at]}: ${text}` : `Place next: ${text}`
    });
    take.append(element("span", { class: "dl-place", "aria-hidden": "true" }, isPlaced ? String(at + 1) : "·"), element("span", {}, text));
    const line2 = element("li", { class: "dl-line", "data-item": id, draggable: !locked ? "true" : "false" }, take);
    if (isPlaced) {
      line2.append(
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
    line2.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/plain", id);
      event.stopPropagation();
    });
    return line2;
  }
  function draw() {
    list2.replaceChildren(...placed.map((id, at) => row(id, at)));
    const left = pool.filter((id) => !placed.includes(id));
    rest.replaceChildren(...left.map((id) => row(id, -1)));
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
function quoting(setting) {
  const { form } = setting;
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
    setting.changed();
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
    setting.changed();
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
function rubricLine(line2) {
  const found = /^\s*(\d+(?:\.\d+)?)\s*:\s*(.*)$/s.exec(line2);
  return found ? { mark: found[1], words: found[2] } : { mark: "", words: line2 };
}
function writing(setting) {
  const { form } = setting;
  const rubric = (form.rubric ?? []).map(rubricLine);
  const marks = rubric.filter((line2) => line2.mark).map((line2) => ({ id: line2.mark, text: line2.mark }));
  const node = element("div", { class: "dl-writing" });
  if (rubric.length) {
    const list2 = element("dl", { class: "dl-rubric" });
    for (const { mark, words } of rubric) list2.append(element("dt", {}, mark), element("dd", {}, words));
    node.append(element("p", { class: "dl-help" }, "What a reader gives marks for:"), list2);
  }
  const anchors = marks.length ? form.anchors ?? [] : [];
  const rows = anchors.map((anchor) => {
    const name = `Answer ${anchor.id}`;
    const row = buttons(String(anchor.id), `${name}: your mark`, marks);
    node.append(element(
      "figure",
      { class: "dl-anchor" },
      element("figcaption", {}, name),
      element("blockquote", {}, anchor.text),
      row.node
    ));
    return row;
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
    const waits = rows.some((row) => row.value() === null) && !text.value;
    text.disabled = waits || locked;
    first.hidden = !waits;
  };
  node.addEventListener("input", () => {
    paint();
    setting.changed();
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
    rated: () => Object.fromEntries(rows.filter((row) => row.value() !== null).map((row) => [row.id, Number(row.value())])),
    rate: (given) => {
      for (const row of rows) row.put(given[row.id] ?? null);
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
  number,
  ends,
  quote: quoting,
  line,
  prose: writing,
  function: byHand
};
function control(setting) {
  const make = Object.hasOwn(SHAPES, setting.form.shape) ? SHAPES[setting.form.shape] : void 0;
  if (!make || setting.form.shape === "function" && !setting.form.by_hand?.inputs.length) return null;
  return make(setting);
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
      const [whole2, word, numbers] = list2;
      const lead = whole2.length - numbers.length;
      const first = NUMBER.exec(numbers)[0];
      NUMBER.lastIndex = 0;
      if (/s$/i.test(word) || first !== numbers) plain += whole2.slice(0, lead);
      else {
        put(first, whole2);
        at += whole2.length;
        continue;
      }
      let end = 0;
      for (const match of numbers.matchAll(NUMBER)) {
        plain += numbers.slice(end, match.index);
        put(match[0], match[0]);
        end = match.index + match[0].length;
      }
      at += whole2.length;
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

// src/keys.ts
var QUIET = "data-lm-suppress-shortcuts";
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
  const runs = event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (command && !runs) target.removeAttribute(QUIET);
  else target.setAttribute(QUIET, "true");
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
  for (const line2 of lines) {
    if (/^\s{2,}\S/.test(line2)) {
      if (!list2) made2.push(list2 = element("ul"));
      const [, name, words] = /^\s+([^:]{1,80}:)\s(.*)$/s.exec(line2) ?? [null, "", line2.trim()];
      list2.append(element("li", {}, ...name ? [element("b", {}, ...linked(name)), " "] : [], ...linked(words)));
    } else if (line2.trim()) {
      list2 = null;
      made2.push(element("p", {}, ...linked(line2)));
    }
  }
  return made2;
}

// src/work.ts
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
  tell(line2) {
    this.notice.textContent = line2;
    this.notice.hidden = !line2;
  }
  /** Whether the learner's hand is at work here: then nothing is filled in from outside. */
  get isInUse() {
    return this.busy || this.body.contains(document.activeElement);
  }
  /** Ids keep their names while questions move; what a learner counts by is the place on the page. */
  named() {
    const place = this.host.ordinal?.();
    if (!place) return [element("b", {}, this.form.id)];
    return [element("b", {}, `Question ${place.at} of ${place.of}`), element("span", {}, this.form.id)];
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
  async hint() {
    await this.once(() => this.host.hint((this.work.next?.hint ?? 0) >= LAST_HINT));
    this.said.scrollIntoView({ block: "nearest" });
  }
  linked(text) {
    if (!this.article || !this.host.goTo) return [text];
    const known2 = new Set(places(this.article).keys());
    return stretches(text, known2).map(({ text: words, id }) => {
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
  get line() {
    const read = this.control?.read();
    return read && "answer" in read ? twin(this.form.id, read.answer) : "";
  }
};

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

// src/ask.ts
var PATIENCE = 3e4;
var NO_KERNEL = "No reply came. Is the kernel running? What you chose stays here.";
function render({ model, el }) {
  let form = null;
  const told = (message) => new Promise((done, fail) => {
    const end = () => {
      model.off("change:told", heard);
      clearTimeout(timer);
    };
    const heard = () => {
      end();
      form?.show(model.get("work"));
      done();
    };
    const timer = setTimeout(() => {
      end();
      fail(new Error(NO_KERNEL));
    }, PATIENCE);
    model.on("change:told", heard);
    model.send(message);
  });
  const host = {
    check: (answer, why) => told({ check: answer, why }),
    checkCode: () => told({ code: true }),
    hint: (last) => told({ hint: last ? 3 : 0 }),
    keep: (draft) => {
      model.set("work", { ...model.get("work"), draft });
      model.save_changes();
    }
  };
  form = new QuestionForm(
    model.get("form"),
    model.get("article"),
    host,
    String(model.get("seed")),
    model.get("work")
  );
  el.replaceChildren(form.node);
  styled(el);
  return () => el.replaceChildren();
}
var ask_default = { render };
export {
  ask_default as default
};
