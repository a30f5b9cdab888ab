"""`kit.ask`: a question as a form below a cell, marked by the same `kit.check`.

Where a page draws the lesson's own forms nobody needs it. Every other notebook host that shows
widgets (VS Code, Colab, a plain notebook) gets the very same form by it; one that shows none, or
has none installed, gets the question as text, with the line of code that answers it.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kit.course import session
from kit.course.bank.shipped import NoBank
from kit.course.learner.reply import fold
from kit.show.question_text import PLAIN_VARIABLE, Plain, as_text
from kit.text.article import Article
from kit.text.reading import read

if TYPE_CHECKING:
    from kit.show.widgets import Asked

NO_WIDGETS = (
    "Forms need the package anywidget, which is not installed, so this is the question as text. "
    "Mend: pip install anywidget"
)


def ask(id: str) -> Asked | Plain:
    """Return question `id` as a form; without widgets, its text and its one-line twin.

    The button hands the answer to `kit.check`, so feedback, points and hints are the same by
    either way. A question that only a function can answer is answered in a code cell, and says so.
    """
    try:
        question = session.question(id) if isinstance(id, str) else None
    except NoBank as error:
        return Plain(f"Not yet: {error}.")
    if question is None:
        return Plain(repr(session.check(id)))
    by_code_alone = question["shape"] == "function" and not question.get("by_hand")
    if os.environ.get(PLAIN_VARIABLE) or by_code_alone:
        return Plain(as_text(question))
    if find_spec("anywidget") is None:
        return Plain(f"{as_text(question)}\n\n{fold(NO_WIDGETS)}")
    from kit.show.widgets import Asked

    return Asked(question, _article(id))


def _article(id: str) -> Article | None:
    """The article the question is asked on: the learner's choice, or the lesson's own."""
    here = session.current()
    lessons = {lesson["id"]: lesson for lesson in here.bank.lessons}
    name = here.article or lessons.get(id.split(".")[0], {}).get("article")
    try:
        return read(name) if name else None
    except (ValueError, OSError):
        return None  # ids alone still make a question; the lesson says what is missing
