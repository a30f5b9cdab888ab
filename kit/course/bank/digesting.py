"""From a question as its author wrote it to what learners receive: keys digested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import scramble
from kit.course.answers.digested import Digested
from kit.course.kinds.key_forms import KeyProblem, Made
from kit.course.kinds.registry import kind_of

if TYPE_CHECKING:
    from kit.course.schema import parts
    from kit.text.article import Article

__all__ = ["KeyProblem", "digest_question"]


def digest_question(
    question: parts.Base, article: Article | None = None, keep_private: bool = False
) -> Digested:
    """Return the question with its key digested. `keep_private` is for the instructor's marking.

    Raises `KeyProblem`, whose message begins with the field that has to be mended.
    """
    kind = kind_of(question)
    made = Made(question.id)
    made.data |= {
        "id": question.id,
        "kind": question.kind,
        "points": question.points,
        "prompt": " ".join(question.prompt.split()),
        "hint": " ".join(question.hint.split()),
    }
    flags = [f for f in ("practice", "provisional", "private", "silent") if getattr(question, f)]
    if flags:
        made.data["flags"] = flags
    if question.was:
        made.data["was"] = dict(question.was)
    if question.twin:
        made.data["twin"] = question.twin
    made.behind |= {
        "explanation": question.explanation.strip(),
        "misconceptions": [
            {"id": m.id, "when": _when(m.when), "ask": " ".join(m.ask.split())}
            for m in question.misconception
        ],
    }
    kind.digest(question, article, made)
    if not question.private or (keep_private and kind.has_key(question)):
        made.data["keys"] = sorted(made.keys)
        made.data["scrambled"] = scramble(question.id, made.behind)
    return Digested(made.data)


def _when(when: parts.When) -> dict[str, Any]:
    return {f: getattr(when, f) for f in sorted(when.model_fields_set)}
