"""Slips of the pen in a cell that hands in an answer, said in a line in place of a traceback.

Whoever has never programmed forgets a quotation mark or a bracket before anything else. Python
answers that with a page about itself, and the kit is not even asked. So the notebook's shell is
told to hand such errors over, in cells that call the kit for a question; every other error, and
one inside a learner's own function, is shown as always. A wrong id in what a lesson shows is said
in a line wherever it stands.
"""

from __future__ import annotations

import re
import sys
from types import TracebackType
from typing import Any

ASKED = re.compile(r"\bkit\.(?:check|hint|ask|reveal|score|by_hand)\b", re.IGNORECASE)
CALLED_WITHOUT = re.compile(
    r"\bkit\.(check|hint|ask|reveal|score|by_hand)\s+[\"'\w]", re.IGNORECASE
)
CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")
FUNCTION = re.compile(r"^\s*def\s", re.MULTILINE)
COSTS_NOTHING = "Nothing was counted."
KNOWN_FROM_ABOVE = ("kit", "show", "article")


class NoSuchId(KeyError, ValueError):
    """An id that is none, of a card, a sentence or a word; the message says which there are.

    >>> str(NoSuchId("no card 'C9': there are C1, C2"))
    "no card 'C9': there are C1, C2"
    """

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError would put it between quotation marks


def in_a_line(error: BaseException, cell: str) -> str | None:
    """Return what to say of this error in this cell; None where it is to be shown as it is.

    >>> print(in_a_line(NameError(name="stop"), 'kit.check("start.5", stop)'))
    Not yet: stop stands without quotation marks. Write words as "stop"; if a cell \
above sets stop, run that cell first. Nothing was counted.
    >>> in_a_line(NameError(name="stop"), "print(stop)") is None
    True
    """
    if isinstance(error, NoSuchId):
        return f"Not yet: {error}."
    if not ASKED.search(cell):
        return None
    if isinstance(error, SyntaxError):
        if FUNCTION.search(cell):  # whoever writes a function wants Python's own words
            return None
        line = " ".join((error.text or "").split())
        where = f"line {error.lineno} cannot be read" + (f": {line}" if line else "")
        if CURLY.search(error.text or "") and "invalid character" in (error.msg or ""):
            return (
                f"Not yet: {where}. Its quotation marks are curly; type straight ones, as in "
                f'"start.1". {COSTS_NOTHING}'
            )
        if called := CALLED_WITHOUT.search(error.text or ""):
            name = called[1].casefold()
            return (
                f"Not yet: {where}. What is handed in stands in round brackets: "
                f'kit.{name}("start.1", ...). {COSTS_NOTHING}'
            )
        if "unterminated" in (error.msg or ""):
            ask = "Does the text stand on one line, and end with the mark that it began with?"
        else:
            ask = (
                "Does every word stand between quotation marks, does a comma stand between any "
                "two things, and is every bracket closed?"
            )
        return f"Not yet: {where}. {ask} {COSTS_NOTHING}"
    if not isinstance(error, NameError) or not error.name or _deeper(error.__traceback__):
        return None
    name = error.name
    if name in KNOWN_FROM_ABOVE:
        return (
            f"Not yet: {name} is not there. Run the first code cell of this notebook, then this "
            f"one. {COSTS_NOTHING}"
        )
    if name.casefold() in KNOWN_FROM_ABOVE:
        return f"Not yet: write {name.casefold()} in small letters. {COSTS_NOTHING}"
    whole = _whole_word(name, cell)
    if whole != name:
        return (
            f'Not yet: {whole} stands without quotation marks. Write it as "{whole}". '
            f"{COSTS_NOTHING}"
        )
    return (
        f'Not yet: {name} stands without quotation marks. Write words as "{name}"; if a cell above '
        f"sets {name}, run that cell first. {COSTS_NOTHING}"
    )


def _whole_word(name: str, cell: str) -> str:
    """The word with hyphens of which a missing name is a part: `other-story` for `other`.

    >>> _whole_word("other", 'kit.check("start.3", {"22": other-story})')
    'other-story'
    """
    found = re.search(rf"(?<![\w\"'-]){re.escape(name)}(?:-[a-z]+)+(?![\w\"'(])", cell)
    return found[0] if found else name


def _deeper(traceback: TracebackType | None) -> bool:
    """Whether the error comes from inside a function, not from the lines of the cell."""
    last = traceback
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and last.tb_frame.f_code.co_name != "<module>"


def listen() -> None:
    """Nothing; has the notebook's shell hand errors over, if there is a notebook."""
    shell = notebook_shell()
    if shell is not None:
        shell.set_custom_exc((NameError, SyntaxError, NoSuchId), _shown)


def notebook_shell() -> Any:
    """Return the notebook's shell, or None where there is no notebook."""
    interactive = sys.modules.get("IPython")
    return interactive.get_ipython() if interactive else None


def cell_at_work(shell: Any = None) -> str:
    """Return the source of the cell that is being run; "" where there is no notebook."""
    shell = notebook_shell() if shell is None else shell
    if shell is None:
        return ""
    # The message that asked for it, where there is one: not every run is kept in the history.
    parent: Any = getattr(shell, "get_parent", dict)()
    content = parent.get("content") if isinstance(parent, dict) else None
    code = content.get("code") if isinstance(content, dict) else None
    if isinstance(code, str):
        return code
    cells = shell.user_ns.get("In")
    return str(cells[-1]) if isinstance(cells, list) and cells else ""


def _shown(shell: Any, etype: Any, error: Any, traceback: Any, tb_offset: Any = None) -> None:
    from kit.course.learner.reply import fold

    said = in_a_line(error, cell_at_work(shell))
    if said is not None:
        print(fold(said))
    elif isinstance(error, SyntaxError):
        shell.showsyntaxerror()
    else:
        shell.showtraceback((etype, error, traceback), tb_offset=tb_offset)
