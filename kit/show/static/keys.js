// JupyterLab reads letters and arrows as commands for cells ("b" adds one, "d d" deletes one)
// wherever no text field has the focus: in a list or on a radio button too. It passes over a
// key that meets this attribute, on the element with the focus itself: its commands are bound
// to `:focus`, so an ancestor comes too late.
const QUIET = "data-lm-suppress-shortcuts";

function render({ el }) {
  const onKey = (event) => {
    const box = el.closest(".widget-vbox");
    if (!box || !box.contains(event.target)) return;
    // Saving and the like stay JupyterLab's; only what a list or a button answers to is ours.
    if (event.ctrlKey || event.metaKey || event.altKey) event.target.removeAttribute(QUIET);
    else event.target.setAttribute(QUIET, "true");
  };
  // On the window, before JupyterLab's own listener on the document.
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}

export default { render };
