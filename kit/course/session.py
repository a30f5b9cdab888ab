"""What a learner's notebook calls: check, hint, score, reveal, by_hand, restore.

While answers are collected for grading (`collect_into`), nothing is marked and no bank is read:
each answer is only handed on as plain data.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kit.course.answers.plain import AnswerError, to_plain
from kit.course.bank.shipped import NoBank, ShippedBank, find_bank, load_bank
from kit.course.kinds.registry import form
from kit.course.learner.at_work import Session
from kit.course.learner.progress import Progress
from kit.course.learner.reply import Reply
from kit.course.learner.slips import NoSuchId, cell_at_work, listen, notebook_shell
from kit.course.marking.cells import cell_mark

_current: Session | None = None
_in_memory = False
_article: str | None = None
_language: str | None = None
_collect: Callable[[dict[str, Any]], None] | None = None
_functions: dict[str, Callable] | None = None


def current() -> Session:
    """Return the session of this kernel, begun on first use; raises `NoBank`."""
    global _current
    if _current is None:
        folder = None if _in_memory else Path.cwd()
        listen()
        _current = Session(load_bank(find_bank()), Progress(folder), _article, _language)
    return _current


def in_memory() -> None:
    """Keep progress in memory from here on: for solved notebooks, which have no learner."""
    global _current, _in_memory
    _current, _in_memory = None, True


def use(article: str) -> Any:
    """Return the bundled article with this id, and ask the questions on it from here on.

    Raises `NoSuchId`, which a notebook says in a line, where there is no article of that name.
    """
    global _article
    from kit.text.reading import read

    if _collect is None:
        listen()
    try:
        read_article = read(article)
    except (OSError, ValueError, TypeError) as error:
        raise NoSuchId(str(error).splitlines()[0].rstrip(".")) from None
    _article = read_article.id
    if _current is not None:
        _current.article = _article
    return read_article


def language(code: str | None = None) -> Reply:
    """Return what `code` ("es") changes: questions and feedback come in that language from here on.

    What was not translated stays in English, and so does the article. `kit.language()` goes back
    to English and says which languages there are.
    """
    global _language
    if _collect is not None:
        return Reply(["Recorded."])
    try:
        here = current()
    except NoBank as error:
        return Reply([f"Not yet: {error}."])
    known = ", ".join(f'"{name}"' for name in sorted(here.bank.into)) or "none"
    if code is not None and code not in here.bank.into:
        return Reply([f"Not yet: {code!r} is no language of this course. There are: {known}."])
    _language = here.language = code
    if code is None:
        return Reply([f"English. Translations: {known}."])
    lessons = sorted({id.split(".")[0] for id in here.bank.into[code]})
    return Reply([
        f"Questions and feedback in {code!r}, for: {', '.join(lessons)}. The rest is in English."
    ])  # fmt: skip


def article_in_use() -> str | None:
    """Return the id of the article that questions are asked on, if `use` has set one."""
    return _article


@contextlib.contextmanager
def session(bank: ShippedBank, progress: Progress | None = None) -> Iterator[Session]:
    """Use another bank for a while: for tests, and for previewing a lesson being written.

    Article and language chosen meanwhile are forgotten at its end; those chosen before come back.
    """
    global _current, _article, _language
    before = _current, _article, _language
    _current, _article, _language = Session(bank, progress or Progress(None)), None, None
    try:
        yield _current
    finally:
        _current, _article, _language = before


def collect_into(
    record: Callable[[dict[str, Any]], None] | None, functions: dict[str, Callable] | None = None
) -> None:
    """Hand answers on instead of marking them; None ends it.

    `record` receives plain JSON: {"id", "answer"} for data, {"id", "function": name} for a code
    question, {"reveal": id}. The function itself goes into `functions` by question id, for whoever
    sends it inputs. Answers that are no plain data are left out.
    """
    global _collect, _functions
    _collect, _functions = record, functions


def _collected(id: Any, answer: Any) -> Reply:
    assert _collect is not None
    if type(id) is not str:
        return Reply(["Not recorded: the question's id is missing."])
    if callable(answer) and _functions is not None:
        _functions[id] = answer
        _collect({"id": id, "function": str(getattr(answer, "__name__", "function"))[:80]})
        return Reply(["Recorded."])
    try:
        _collect({"id": id, "answer": to_plain(answer)})
    except AnswerError as error:
        return Reply([f"Not recorded: {error}."])
    return Reply(["Recorded."])


def _asked(method: str, *arguments: Any, **more: Any) -> Reply:
    try:
        return getattr(current(), method)(*arguments, **more)
    except NoBank as error:
        return Reply([f"Not yet: {error}."])


def check(id: Any = None, answer: Any = ..., *more: Any, why: str | None = None) -> Reply:
    """Return feedback on an answer to question `id`: "Correct", "Partly" or "Not yet", and why.

    `answer` is plain data (ids in a list, a number, a table from item to option), or the function
    itself for a code question. Answers that cannot be read cost nothing. `why` keeps a reason with
    the attempt, unmarked.
    """
    if more:
        word = "recorded" if _collect is not None else "yet"
        return Reply([f"Not {word}: {_several(answer, *more)} Nothing was counted."])
    if _collect is not None:
        return _collected(id, answer)
    # What a function earns is told by the cell it stands in, also after a restart.
    cell = cell_mark(cell_at_work()) if callable(answer) else ""
    return _asked("check", id, answer, why, cell=cell)


def _several(*answers: Any) -> str:
    """What to say of answers that stand side by side: `1, 4, 20` in place of `[1, 4, 20]`."""
    plain = all(isinstance(a, (str, int, float)) for a in answers)
    as_list = f": [{', '.join(map(repr, answers))}]" if plain else ""
    return f"several answers stand side by side; put them into one list{as_list}."


def hint(id: Any = None, number: Any = None) -> Reply:
    """Return the next hint on question `id`: where to reread, then what you gave.

    The third, the explanation, is given where it is asked for: `kit.hint(id, 3)`. After it the
    question can earn at most half.
    """
    if _collect is not None:
        return Reply(["There are no hints while answers are collected."])
    return _asked("hint", id, number)


def score(lesson: str | None = None) -> Reply:
    """Return a table of points for one lesson ("sourcing") or all that were begun."""
    if _collect is not None:
        return Reply(["There is no score while answers are collected."])
    return _asked("score", lesson)


def look_back() -> Reply:
    """Return the flags of the first lesson beside the later ones, and how sure one was.

    Two numbers each, and no mark.
    """
    if _collect is not None:
        return Reply(["There is nothing to look back on while answers are collected."])
    return _asked("look_back")


def summary(to: str | None = None) -> Reply:
    """Return what was answered, first and last, lesson by lesson, to keep or to print.

    `to` names a file that ends in ".html": the same is written there as a page to be printed, and
    the reply says where. A file that is no such summary is left alone, and that is said.
    """
    if _collect is not None:
        return Reply(["There is no summary while answers are collected."])
    return _asked("summary", to)


def reveal(id: Any = None) -> None:
    """Return nothing: show what was predicted for question `id`, before its outcome is shown.

    From here on a prediction earns nothing. It shows, because it stands first in its cell.
    """
    if _collect is None:
        _show(_asked("reveal", id))
    elif type(id) is str:
        _collect({"reveal": id})


def _show(reply: Reply) -> None:
    """Display in a notebook, print elsewhere."""
    if notebook_shell() is None:
        print(reply)
        return
    from IPython.display import display

    display(reply)


def restore(state: Any = None) -> Reply:
    """Return where the questions of a notebook stand, having taken in what it holds of them.

    `state` maps question ids to the `work` of their cells: {"sourcing.1": {"events": [...]}}. A
    page calls it once in a fresh kernel. Nothing in it is run; what is damaged is left out and
    said.
    """
    if _collect is not None:
        return Reply(["Nothing is restored while answers are collected."])
    return _asked("restore", state)


def by_hand(id: Any = None) -> Reply:
    """Return eight inputs of code question `id`, to answer it without writing code."""
    if _collect is not None:
        return Reply(["The inputs are not shown while answers are collected."])
    return _asked("by_hand", id)


def question(id: str) -> dict[str, Any] | None:
    """Return the form of a question (see `kit.course.kinds.protocol`); None for an unknown id."""
    found = current().question(id)
    return form(found) if found else None
