// A node of the page in one call: element("button", { type: "button" }, "Check").

type Attributes = Record<string, string | number | boolean | null | undefined>;

/** A new element. An attribute of true stands without a value; false, null, undefined not at all. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/** A button that does `act`; the second half of a double click does nothing. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const node = element("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", (event) => {
    if (event.detail < 2) act();
  });
  return node;
}

let made = 0;

/** An id that no other element of this page has. */
export function fresh(name: string): string {
  made += 1;
  return `dl-${name}-${made}`;
}
