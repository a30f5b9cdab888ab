// The style sheet, put once into the page (or the shadow root) a form stands in.

import css from "./style.css";

const MARK = "dateline-page-style";

export function styled(node: Node): void {
  const root = node.getRootNode();
  const home = root instanceof ShadowRoot ? root : document.head;
  if (home.querySelector(`#${MARK}`)) return;
  const sheet = document.createElement("style");
  sheet.id = MARK;
  sheet.textContent = css;
  home.append(sheet);
}
