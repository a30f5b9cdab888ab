"""A reply of the kit: plain text, the same as HTML, and as data for a page that draws forms.

The text is what terminals, exports and tests see; a notebook shows the HTML. The data (`REPLY`, see
`as_data`) says what became of an answer and what to keep of it; there is never a key in it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kit.course.learner import reply_html
from kit.course.marking.verdict import Verdict

COLUMNS = 80
REPLY_TYPE = "application/vnd.dateline.reply+json"
SCORE_TYPE = "application/vnd.dateline.score+json"
STATE_TYPE = "application/vnd.dateline.state+json"


class Reply:
    """An answer of the kit. Its repr is the plain text, so a notebook shows it once.

    `lines` are said in this order: the head, what follows, what is folded away on a page, what
    only helps somebody who types (`tail`), and notes. `data` goes along under its own MIME type.
    """

    def __init__(
        self,
        lines: Iterable[str],
        verdict: Verdict | None = None,
        *,
        fold_away: Sequence[str] = (),
        tail: Sequence[str] = (),
        notes: Sequence[str] = (),
        data: Mapping[str, Any] | None = None,
        type: str = REPLY_TYPE,
        html: str | None = None,
    ) -> None:
        self.lines = list(lines)
        self.fold_away, self.tail = list(fold_away), list(tail)
        self.notes = [f"Note: {note}" for note in notes]
        said = [*self.lines, *self.fold_away, *self.tail, *self.notes]
        self.text = "\n".join(fold(line) for line in said)
        self.verdict = verdict
        self.data = data and {type: dict(data)}
        self._html = html

    def __repr__(self) -> str:
        return self.text

    @property
    def state(self) -> dict[str, Any] | None:
        """What goes along with the reply as data; None where nothing does."""
        return next(iter(self.data.values())) if self.data else None

    @property
    def html(self) -> str:
        """The reply as HTML, to be shown by itself: a box, or what was given in its place."""
        if self._html is not None:
            return self._html
        status = self.state.get("status", "") if self.state else ""
        return reply_html.box(str(status), [*self.lines, *self.notes], self.fold_away, self.tail)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Text, HTML and data; which of them is shown is for the notebook to choose."""
        return {"text/plain": self.text, "text/html": self.html, **(self.data or {})}


def fold(line: str) -> str:
    """Return the line broken so that nothing is wider than 80 columns.

    >>> max(len(l) for l in fold("word " * 40).splitlines()) <= 80
    True
    """
    indent = line[: len(line) - len(line.lstrip())]
    folded = textwrap.wrap(
        line.strip(),
        COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent + "  " * bool(indent),
        break_on_hyphens=False,  # an id such as "place-line" is copied as it stands
    )
    return "\n".join(folded)
