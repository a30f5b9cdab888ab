// The desk for one event: a list of reports with fields, and views of what they say together.
//
// Python keeps the reports and makes every view; the HTML of a view has each word of a report
// escaped there. This file sets words as text and sends what was done.

const MOST_BYTES = 40_000_000;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function button(text, action, attributes = {}) {
  const node = element("button", { type: "button", text, ...attributes });
  node.addEventListener("click", action);
  return node;
}

function labelled(name, control) {
  return element("label", { class: "edesk-field" }, element("span", { text: name }), control);
}

let desks = 0;

function render({ model, el }) {
  const own = `edesk-${(desks += 1)}`;
  const send = (message, buffers = []) => model.send(message, undefined, buffers);
  const spoken = element("p", { class: "edesk-said", role: "status", "aria-live": "polite" });

  // The reports: a row each, kept as long as its report is there, so that no field loses its place.
  const summary = element("p", { class: "edesk-summary" });
  const rows = new Map();
  const list = element("ul", { class: "edesk-reports", "aria-label": "The reports" });

  function row(id) {
    const outlet = element("input", { type: "text", maxlength: "200" });
    const day = element("input", { type: "date" });
    const hour = element("input", { type: "time" });
    const about = element("p", { class: "edesk-about" });
    const name = element("b", { text: id });
    const aside = button("Put aside", () => send({ remove: id }), { "aria-label": `Put ${id} aside` });
    outlet.addEventListener("change", () => send({ state: id, outlet: outlet.value }));
    const dated = () => send({ state: id, date: day.value && hour.value ? `${day.value}T${hour.value}` : day.value });
    // A date is typed in pieces; it is said once, when its field is left or Enter is pressed.
    for (const field of [day, hour]) {
      let before = "";
      field.addEventListener("focus", () => { before = field.value; });
      field.addEventListener("blur", () => { if (field.value !== before) dated(); });
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && field.value !== before) { before = field.value; dated(); }
      });
    }
    const fields = element("div", { class: "edesk-fields" }, labelled("Outlet", outlet), labelled("Published on", day), labelled("at", hour), aside);
    const node = element("li", {}, element("p", { class: "edesk-name" }, name), about, fields);
    return { node, outlet, day, hour, about, aside, fields };
  }

  function fill(field, value) {
    if (document.activeElement !== field && el.getRootNode().activeElement !== field) field.value = value;
  }

  function drawReports(reports) {
    const ids = new Set(reports.map((report) => report.id));
    for (const [id, kept] of rows) if (!ids.has(id)) { kept.node.remove(); rows.delete(id); }
    reports.forEach((report, at) => {
      if (!rows.has(report.id)) rows.set(report.id, row(report.id));
      const kept = rows.get(report.id);
      fill(kept.outlet, report.outlet);
      fill(kept.day, report.day);
      fill(kept.hour, report.hour);
      kept.node.classList.toggle("edesk-broken", Boolean(report.problem));
      kept.about.textContent = report.problem || [`${report.words} words`, report.address].filter(Boolean).join(", ");
      for (const field of [kept.outlet, kept.day, kept.hour, kept.aside]) field.disabled = !report.own;
      if (list.children[at] !== kept.node) list.insertBefore(kept.node, list.children[at] ?? null);
    });
    list.hidden = !reports.length;
  }

  // Taking in: files dropped or chosen, a text pasted, a page fetched.
  async function take(files) {
    const kept = [...files].filter((file) => file.size <= MOST_BYTES);
    const large = [...files].filter((file) => file.size > MOST_BYTES).map((file) => file.name);
    if (large.length) say(`Too large, over 40 MB: ${large.join(", ")}.`, true);
    if (kept.length) send({ add: kept.map((file) => file.name) }, await Promise.all(kept.map((file) => file.arrayBuffer())));
  }
  const chooser = element("input", { type: "file", multiple: true, id: `${own}-files`, accept: ".txt,.md,.html,.htm,.json,.jsonl,.ndjson" });
  chooser.addEventListener("change", async () => { await take(chooser.files); chooser.value = ""; });
  const drop = element("div", { class: "edesk-drop" },
    element("label", { for: `${own}-files`, text: "Drop texts or saved pages here, or choose files:" }), chooser);
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); event.stopPropagation(); drop.classList.add("edesk-over"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("edesk-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    drop.classList.remove("edesk-over");
    if (event.dataTransfer.files.length) take(event.dataTransfer.files);
    else if (event.dataTransfer.getData("text/plain")) send({ paste: event.dataTransfer.getData("text/plain") });
  });

  const text = element("textarea", { rows: "6" });
  const outlet = element("input", { type: "text", maxlength: "200" });
  const day = element("input", { type: "date" });
  const hour = element("input", { type: "time" });
  const paste = element("details", {},
    element("summary", { text: "Paste a text" }),
    labelled("The text, its headline first", text),
    element("div", { class: "edesk-fields" }, labelled("Outlet", outlet), labelled("Published on", day), labelled("at", hour),
      button("Take in", () => {
        if (!text.value.trim()) { say("There is no text yet.", true); text.focus(); return; }
        send({ paste: text.value, name: outlet.value.trim(), outlet: outlet.value,
          date: day.value && hour.value ? `${day.value}T${hour.value}` : day.value });
        waiting = () => { for (const field of [text, outlet, day, hour]) field.value = ""; paste.open = false; };
      })));
  const address = element("input", { type: "url", placeholder: "https://" });
  const fetched = element("details", {},
    element("summary", { text: "Take a page from the web" }),
    element("p", { class: "edesk-help", text: "Only then is anything fetched: the page at this address, once." }),
    element("div", { class: "edesk-fields" }, labelled("Address", address),
      button("Fetch this page", () => {
        say("Fetching the page.");
        send({ fetch: address.value });
        waiting = () => { address.value = ""; };
      })));
  let waiting = null; // what to clear once what was sent was taken in
  const back = button("Bring back", () => send({ back: true }), { "aria-label": "Bring back the report last put aside" });
  const example = button("Try it with three invented reports", () => send({ example: true }));
  const look = button("Look at the folder again", () => send({ look: true }));
  const tools = element("div", { class: "edesk-tools" }, example, back, look);

  // The views.
  const tabs = element("div", { class: "edesk-tabs", role: "tablist", "aria-label": "What the reports say together" });
  const choice = element("select");
  const chooses = labelled("Shown", choice);
  const panel = element("div", { class: "edesk-panel", role: "tabpanel", tabindex: "0", id: `${own}-panel` });
  const keep = element("div", { class: "edesk-tools" },
    button("Save as a page", () => send({ save: "html" })),
    button("Save as data", () => send({ save: "json" })));
  const together = element("section", { "aria-label": "What the reports say together" },
    element("h2", { text: "What they say together" }), tabs, chooses, panel, keep);
  choice.addEventListener("change", () => send({ [model.get("view").choice]: choice.value }));
  tabs.addEventListener("keydown", (event) => {
    const all = [...tabs.children];
    const at = all.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.focus();
    next.click();
  });

  function drawTabs(view) {
    view.tabs.forEach((told, at) => {
      const here = told.name === view.tab;
      let tab = tabs.children[at];
      if (!tab) {
        tab = button("", () => send({ tab: told.name }), { role: "tab", id: `${own}-tab-${told.name}`, "aria-controls": `${own}-panel` });
        tabs.append(tab);
      }
      tab.textContent = told.title + (told.count ? ` (${told.count})` : "");
      tab.setAttribute("aria-selected", String(here));
      tab.tabIndex = here ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `${own}-tab-${view.tab}`);
    chooses.hidden = !view.choices.length;
    const named = view.choice === "read" ? "Report" : "Who was counted";
    chooses.firstChild.textContent = named;
    choice.setAttribute("aria-label", named);
    choice.replaceChildren(...view.choices.map((told) => element("option", { value: told.name, text: told.title })));
    choice.value = view.chosen;
  }

  function say(words, refused = false) {
    spoken.textContent = words;
    spoken.classList.toggle("edesk-refused", refused);
  }

  let shown = null;
  function draw() {
    const view = model.get("view");
    const many = view.reports.length;
    summary.textContent = many
      ? `${many} report${many === 1 ? "" : "s"}, kept in the folder “${view.folder}”, a file each. The outlet and the day are the pages’ own where they say them; correct them here.`
      : "No report is here yet. Two are enough to begin with.";
    drawReports(view.reports);
    example.hidden = many > 0;
    look.hidden = !many;
    back.hidden = !view.aside;
    drawTabs(view);
    keep.hidden = view.reports.filter((report) => !report.problem).length < 2;
    if (shown !== view.html) { panel.innerHTML = view.html; shown = view.html; }
    if (waiting && view.said) { if (!view.refused) waiting(); waiting = null; }
    if (view.said) say(view.said, view.refused);
  }

  el.classList.add("edesk");
  el.replaceChildren(
    element("section", { "aria-label": "The reports" }, element("h2", { text: "The reports" }), summary, list, drop, paste, fetched, tools),
    spoken, together);
  // JupyterLab would take letters for commands on the cell; Tab goes on as it does everywhere.
  el.addEventListener("keydown", (event) => { if (event.key !== "Tab") event.stopPropagation(); });
  model.on("change:view", draw);
  draw();
  return () => model.off("change:view", draw);
}

export default { render };
