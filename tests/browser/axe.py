"""axe-core over a part of a page: what a machine can tell about its accessibility."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

RUN = """async ([selector]) => {
  const found = await axe.run(selector, { resultTypes: ['violations'] });
  return found.violations.map(v => v.id + ': ' + v.help + ' | ' +
    v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' ; '));
}"""


@cache
def script() -> str:
    """The text of axe-core (MPL 2.0), out of the package that carries it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def findings(page, selector: str) -> list[str]:
    """The violations axe finds inside the first element that matches, a line each."""
    place = page.locator(selector).first
    place.evaluate("e => e.setAttribute('data-axe', 'here')")
    try:
        return findings_in_all(page, "[data-axe=here]")
    finally:
        place.evaluate("e => e.removeAttribute('data-axe')")


def findings_in_all(page, selector: str) -> list[str]:
    """The violations axe finds inside every element that matches, a line each."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(script())
    return page.evaluate(RUN, [selector])
