// Keys that belong to a form, kept from the notebook around it.
//
// JupyterLab reads letters and arrows as commands for cells ("b" adds one, "d d" deletes one)
// wherever no text field has the focus: on a radio button too. It passes over a key that meets
// this attribute on the very element with the focus: its commands are bound to `:focus`, so an
// ancestor comes too late.

const QUIET = "data-lm-suppress-shortcuts";
const OWN = "dl-own-keys";
let listening = false;

/** Keeps a part of the page's keys to itself; saving and the like stay the notebook's. */
export function ownKeys(node: HTMLElement): void {
  node.classList.add(OWN);
  if (listening) return;
  listening = true;
  // On the window, before the notebook's own listener on the document.
  window.addEventListener("keydown", quiet, true);
}

function quiet(event: KeyboardEvent): void {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement) || !target.closest(`.${OWN}`)) return;
  const command = event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key);
  // Running a cell by key would hand in what stood there before: in a form that is Check.
  const runs = event.key === "Enter" && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (command && !runs) target.removeAttribute(QUIET);
  else target.setAttribute(QUIET, "true");
}
