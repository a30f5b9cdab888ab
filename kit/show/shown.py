"""What a display shows: plain text in a terminal or an export, the same as HTML in a notebook.

A display is made of parts, and each part says the same thing twice. The text is what terminals,
tests and text exports see. The HTML has headers, captions and lists that a screen reader can walk
through, and the look of the ledger page; on a narrow screen labels stand above their values.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

Words = str | Callable[[], str]

SHEETS = {
    "shown.css": "",
    "shown_table.css": "<table",
    "shown_fields.css": "<dl",
    "shown_passage.css": "<article data-block",
    "shown_card.css": "<article class",
    "shown_figure.css": "<figure",
}
"""Style sheets in the folder `static`, and what stands in the HTML that needs each."""


class Part:
    """One piece of a display, as plain text and as HTML; the HTML is escaped already.

    Either may be given as a call that makes it, which is made when somebody first looks: a notebook
    that is being marked draws nothing, and a terminal needs no HTML.

    >>> Part("a < b", lambda: "<p>a &lt; b</p>").html
    '<p>a &lt; b</p>'
    """

    def __init__(self, text: Words, html: Words) -> None:
        self._text = text
        self._html = html

    @cached_property
    def text(self) -> str:
        """The words as a terminal shows them."""
        return self._text if isinstance(self._text, str) else self._text()

    @cached_property
    def html(self) -> str:
        """The same as HTML."""
        return self._html if isinstance(self._html, str) else self._html()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show; what is still to be made is something."""
        return self._text == ""


@dataclass(frozen=True)
class Shown:
    """Parts one after another. Its repr is the text, so that outside notebooks nothing is HTML.

    >>> Shown((Part("a < b", "<p>a &lt; b</p>"), Part("c", "<p>c</p>")), "; ")
    a < b; c
    """

    parts: tuple[Part, ...]
    gap: str = "\n"

    def __repr__(self) -> str:
        return self.gap.join(part.text for part in self.parts)

    @property
    def html(self) -> str:
        """The parts in one box that brings its own style, the same bytes on every run."""
        return boxed("".join(part.html for part in self.parts))

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self.html}


_nobody_looks = False


def draw_nothing() -> None:
    """Let displays from now on check what they are asked for and draw nothing: for marking."""
    global _nobody_looks
    _nobody_looks = True


def present(parts: Iterable[Part], gap: str = "\n") -> None:
    """Show parts: as HTML where a notebook runs the code, else printed as text.

    `gap` stands between the texts of two parts. Nothing is imported for it: where no notebook runs,
    IPython may not even be there.
    """
    shown = Shown(tuple(parts), gap)
    if _nobody_looks:
        return
    if all(part.is_empty for part in shown.parts):
        return
    if _notebook_runs():
        from IPython.display import display

        display(shown)
    else:
        print(shown)


def _notebook_runs() -> bool:
    interactive = sys.modules.get("IPython")
    return interactive is not None and interactive.get_ipython() is not None


def boxed(html: str) -> str:
    """Return HTML in the box that the style is for, with the style before it."""
    # A tag in an article is escaped, so what begins like one is a tag of ours.
    sheets = [name for name, tag in SHEETS.items() if tag in html]
    return f'<style>{"".join(map(_style, sheets))}</style><div class="dl-shown">{html}</div>'


@cache
def _style(name: str) -> str:
    """A style sheet without its comments and line ends: it is written into many outputs."""
    sheet = (files("kit.show") / "static" / name).read_text("utf-8")
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
