// The reading desk: words of an article that can be marked by mouse or by keyboard alone.
//
// Python sends every word with its offsets, so nothing here counts characters: JavaScript
// counts UTF-16 units and Python counts code points, and the two differ for some scripts.

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const HEADS = ["Whose", "Label", "Block", "Words", "Reason or action"];

function render({ model, el }) {
  const words = model.get("words"); // [block, start, end, text, gap before]
  const roles = model.get("roles"); // block number -> role
  let caret = 0;
  let anchor = null; // where a selection began, or null
  let dragging = false;

  const spoken = element("div", { class: "desk-spoken", role: "status", "aria-live": "polite" });
  const page = element("div", {
    class: "desk-page",
    tabindex: "0",
    role: "application",
    "aria-roledescription": "text to mark",
    "aria-label": model.get("description"),
  });
  const nodes = [];
  let block = null;
  let paragraph = null;
  let line = null;
  words.forEach(([number, , , text, gap], index) => {
    if (number !== block) {
      block = number;
      paragraph = element("p", { class: `desk-block desk-${roles[number] || "body"}` });
      line = element("span");
      paragraph.append(element("span", { class: "desk-number", text: String(number) }), line);
      page.append(paragraph);
    } else if (gap) line.append(gap);
    const node = element("span", { class: "desk-word", text, "data-index": index });
    nodes.push(node);
    line.append(node);
  });

  const labels = element("select", { "aria-label": "Label for the next mark" });
  const layers = element("select", { "aria-label": "Compare your marks with" });
  const markButton = element("button", { type: "button", text: "Mark" });
  const list = element("div", { class: "desk-list" });
  const help = element("p", {
    class: "desk-help",
    text:
      "Mouse: drag over words, then Mark. Keyboard: arrow keys move by word and block, " +
      "Shift with arrows selects, Enter marks, Delete removes the mark under the cursor, " +
      "1 to 9 choose a label, Escape clears, Tab leaves the text.",
  });
  const bar = element("div", { class: "desk-bar" });
  const labelled = (name, control) => {
    const label = element("label", {}, `${name} `);
    label.append(control);
    return label;
  };
  // Nobody to compare with: nothing to choose, and nothing to explain.
  const beside = labelled("Compare with", layers);
  const compared = element("p", {
    class: "desk-help",
    text:
      "Compare with lays another reader's marks over the same text: a line above each word they " +
      "marked, and their reasons in the list below. Your own marks stay as they are.",
  });
  bar.append(labelled("Label", labels), markButton, beside);
  el.classList.add("desk");
  el.replaceChildren(bar, compared, page, help, spoken, list);

  const range = () => {
    if (anchor === null) return [caret, caret];
    return anchor < caret ? [anchor, caret] : [caret, anchor];
  };
  const quote = (from, to) => {
    let text = "";
    for (let i = from; i <= to; i += 1) {
      const [number, , , word, gap] = words[i];
      text += (i === from ? "" : number === words[i - 1][0] ? gap : " / ") + word;
    }
    return text;
  };
  const covers = (mark, index) => words[index][1] < mark.end && mark.start < words[index][2];
  const marks = () => model.get("marks");
  const layer = () => model.get("layers").find((item) => item.name === layers.value);

  function say(text) {
    spoken.textContent = text;
  }

  function describe() {
    const here = marks().filter((mark) => covers(mark, caret)).map((mark) => mark.label);
    const theirs = layer();
    const other = theirs ? theirs.marks.filter((mark) => covers(mark, caret)) : [];
    const [from, to] = range();
    let text = `Block ${words[caret][0]}: ${from === to ? words[caret][3] : quote(from, to)}`;
    if (here.length) text += `. Marked: ${here.join(", ")}`;
    for (const mark of other) {
      text += `. ${theirs.name}: ${mark.label}${mark.reason ? ` (${mark.reason})` : ""}`;
    }
    say(text);
  }

  function paint() {
    const [from, to] = range();
    const theirs = layer();
    nodes.forEach((node, index) => {
      const mine = marks().find((mark) => covers(mark, index));
      node.className = "desk-word";
      if (mine) node.classList.add("desk-marked", `desk-l${model.get("labels").indexOf(mine.label) % 6}`);
      if (theirs && theirs.marks.some((mark) => covers(mark, index))) node.classList.add("desk-theirs");
      if (index === caret) node.classList.add("desk-caret");
      if (anchor !== null && index >= from && index <= to) node.classList.add("desk-selected");
    });
  }

  function table() {
    list.replaceChildren();
    const theirs = layer();
    const rows = marks().map((mark) => ["you", mark]);
    if (theirs) rows.push(...theirs.marks.map((mark) => [theirs.name, mark]));
    if (!rows.length) {
      list.append(element("p", { text: "No marks yet." }));
      return;
    }
    const body = element("tbody");
    for (const [who, mark] of rows) {
      const inside = words.map((_, i) => i).filter((i) => covers(mark, i));
      const text = inside.length ? quote(inside[0], inside[inside.length - 1]) : "";
      const action = element("td");
      if (who === "you") {
        const remove = element("button", { type: "button", text: "Remove", "aria-label": `Remove the mark on ${text}` });
        remove.addEventListener("click", () => erase(mark));
        action.append(remove);
      } else action.textContent = mark.reason || "";
      const number = inside.length ? String(words[inside[0]][0]) : "";
      const cells = [who, mark.label, number, text].map((said) => element("td", { text: said }));
      body.append(element("tr", {}, ...cells, action));
      // Where the page is narrow, what stands in the head stands before each value.
      [...cells, action].forEach((cell, at) => cell.setAttribute("data-label", HEADS[at]));
    }
    const head = element("tr", {});
    for (const name of HEADS) head.append(element("th", { scope: "col", text: name }));
    list.append(element("table", {}, element("thead", {}, head), body));
  }

  function save(next, text) {
    next.sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
    model.set("marks", next);
    model.save_changes();
    say(text);
  }

  function mark() {
    const [from, to] = range();
    const made = { start: words[from][1], end: words[to][2], label: labels.value };
    const same = marks().some((m) => m.start === made.start && m.end === made.end && m.label === made.label);
    anchor = null;
    if (!same) save([...marks(), made], `Marked as ${made.label}: ${quote(from, to)}`);
    paint();
  }

  function erase(gone) {
    const text = `Removed a mark of ${gone.label}`;
    save(marks().filter((m) => !(m.start === gone.start && m.end === gone.end && m.label === gone.label)), text);
    page.focus();
  }

  function move(to, select) {
    if (select && anchor === null) anchor = caret;
    if (!select) anchor = null;
    caret = Math.max(0, Math.min(words.length - 1, to));
    paint();
    describe();
    nodes[caret].scrollIntoView({ block: "nearest" });
  }

  function nextBlock(step) {
    const here = words[caret][0];
    let i = caret;
    while (i + step >= 0 && i + step < words.length && words[i][0] === here) i += step;
    if (step < 0) while (i > 0 && words[i - 1][0] === words[i][0]) i -= 1;
    return i;
  }

  page.addEventListener("keydown", (event) => {
    const labelsNow = model.get("labels");
    let used = true;
    if (event.key === "ArrowRight") move(caret + 1, event.shiftKey);
    else if (event.key === "ArrowLeft") move(caret - 1, event.shiftKey);
    else if (event.key === "ArrowDown") move(nextBlock(1), event.shiftKey);
    else if (event.key === "ArrowUp") move(nextBlock(-1), event.shiftKey);
    else if (event.key === "Home") move(0, event.shiftKey);
    else if (event.key === "End") move(words.length - 1, event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") mark();
    else if (event.key === "Delete" || event.key === "Backspace") {
      const under = marks().find((m) => covers(m, caret));
      if (under) erase(under);
      else say("No mark of yours here.");
    } else if (event.key === "Escape") {
      anchor = null;
      paint();
      describe();
    } else if (/^[1-9]$/.test(event.key) && labelsNow[Number(event.key) - 1] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      labels.value = labelsNow[Number(event.key) - 1];
      say(`Label: ${labels.value}`);
    } else used = false;
    if (used) event.preventDefault();
    // JupyterLab would take letters and digits for commands on the cell.
    if (event.key !== "Tab") event.stopPropagation();
  });

  const indexOf = (target) => {
    const node = target instanceof Element ? target.closest(".desk-word") : null;
    return node && page.contains(node) ? Number(node.dataset.index) : null;
  };
  page.addEventListener("mousedown", (event) => {
    const index = indexOf(event.target);
    if (index === null) return;
    event.preventDefault();
    page.focus();
    if (event.shiftKey) move(index, true);
    else {
      move(index, false);
      anchor = index;
      dragging = true;
      paint();
    }
  });
  page.addEventListener("mousemove", (event) => {
    const index = dragging ? indexOf(event.target) : null;
    if (index === null || index === caret) return;
    caret = index;
    paint();
  });
  const stop = () => {
    if (dragging) describe();
    dragging = false;
  };
  document.addEventListener("mouseup", stop);

  const fill = (select, names) => {
    const kept = select.value;
    select.replaceChildren(...names.map((name) => element("option", { value: name, text: name })));
    if (names.includes(kept)) select.value = kept;
  };
  const refresh = () => {
    fill(labels, model.get("labels"));
    const names = model.get("layers").map((item) => item.name);
    fill(layers, ["nobody", ...names]);
    beside.hidden = compared.hidden = !names.length;
    paint();
    table();
  };
  // What was just laid beside is shown: whoever asked for it wants to see it.
  const showNewest = () => {
    refresh();
    layers.value = model.get("layers").at(-1)?.name ?? "nobody";
    paint();
    table();
  };
  markButton.addEventListener("click", () => {
    mark();
    page.focus();
  });
  for (const select of [labels, layers]) {
    select.addEventListener("keydown", (event) => event.stopPropagation());
  }
  layers.addEventListener("change", () => {
    paint();
    table();
    describe();
  });
  model.on("change:marks", refresh);
  model.on("change:layers", showNewest);
  model.on("change:labels", refresh);
  showNewest();
  return () => document.removeEventListener("mouseup", stop);
}

export default { render };
