"""What a learner's notebook tells the page it is shown on: forms, the text beside them, cell roles.

The notebook is the data: a page that draws a form on a question's cell finds all that it needs in
the metadata `dateline` of notebook and cells, and never a key. A plain editor shows the prompt and
the line of code instead.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.assembly import LessonSource, lesson_article
from kit.course.kinds import form
from kit.teach.lessons.settings import settings
from kit.text.numbered import numbered

VERSION = 2
"""Of the layout of this metadata; notebooks of the first version tell nothing but their lesson."""
OPEN_TAG = "open"
"""An author's tag for a cell that shows something, and whose code is to be read as well."""
SHOWS_TAG = "shows"
EDITED_TAG = "blank"


def lesson_metadata(lesson: LessonSource, cells: Sequence[Any]) -> dict[str, Any]:
    """Return the notebook's own metadata: the same lesson always gives the same.

    `cells` are those of the learner's notebook; a change in any of them changes `source`.
    """
    forms = {id: form(question) for id, question in lesson.questions.items()}
    own = Path(lesson.bank.lesson.article or "").stem or None
    told: dict[str, Any] = {
        "lesson": lesson.name,
        "version": VERSION,
        "article": own,
        "forms": forms,
        "on": {a: _differing(forms, changed) for a, changed in sorted(lesson.on.items())},
        "articles": articles(lesson),
    }
    into = {
        language: _differing(forms, _in_other_words(lesson, changes))
        for language, changes in sorted(lesson.into.items())
    }
    if into:
        told["into"] = into
    # Ids of an older edition, by which answers are carried into this one.
    was = {id: q.data["was"] for id, q in lesson.questions.items() if "was" in q.data}
    if was:
        told["was"] = was
    sources = [[c.cell_type, c.source, c.metadata] for c in cells]
    told["source"] = _digest([told, sources])
    return told


def _differing(
    forms: Mapping[str, dict[str, Any]], questions: Mapping[str, Digested]
) -> dict[str, dict[str, Any]]:
    made = {id: form(question) for id, question in questions.items()}
    return {id: shown for id, shown in made.items() if shown != forms.get(id)}


def _in_other_words(
    lesson: LessonSource, changes: Mapping[str, Mapping[str, Any]]
) -> dict[str, Digested]:
    return {
        id: Digested({**lesson.questions[id].data, **changed}) for id, changed in changes.items()
    }


def articles(lesson: LessonSource) -> dict[str, dict[str, Any]]:
    """Return the lesson's articles by id, the lesson's own first: titles, blocks, sentences.

    Offsets are characters (Unicode code points) of the block's text. Quotations stand there where
    a question asks for them. Roles are left out: lessons ask for them.
    """
    own = lesson.bank.lesson.article
    if own is None:
        return {}
    names = [own, *sorted(lesson.on)]
    read = [lesson_article(name, lesson.folder) for name in names]
    asked = {
        unit
        for questions in (lesson.questions, *lesson.on.values())
        for question in questions.values()
        for unit in question.data.get("universe", ())
    }
    return {
        Path(name).stem: numbered(article, asked) for name, article in zip(names, read, strict=True)
    }


def cell_role(source: str, tags: Sequence[str]) -> dict[str, Any] | None:
    """Return what a code cell of a lesson is there for; None for one that learners edit.

    Raises `ValueError` for a cell that offers to set something and does it badly.

    >>> cell_role('kit.reveal("start.4")\\nshow.roles(article)', ())
    {'shows': True, 'after': 'start.4'}
    >>> cell_role('article = kit.use(ARTICLE)', ()), cell_role('mine = "..."', ("blank",))
    ({'setup': True}, None)
    """
    calls = _calls(source)
    if "use" in calls:
        return {"setup": True}
    if EDITED_TAG in tags and SHOWS_TAG not in tags:
        return None
    after, sets = calls.get("reveal"), settings(source)
    return {
        "shows": True,
        **({"after": after} if after else {}),
        **({"sets": sets} if sets else {}),
    }


def _calls(source: str) -> dict[str, Any]:
    """Return what a cell calls of the kit itself, by name, with the first thing it gives."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # `kit validate` names such a cell
        return {}
    found: dict[str, Any] = {}
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and getattr(called.value, "id", "") == "kit":
            assert isinstance(node, ast.Call)
            first = node.args[0] if node.args else None
            found[called.attr] = first.value if isinstance(first, ast.Constant) else None
    return found


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
