"""A question on trial before a learner sees it: what is wrong with it, and what guessing earns."""

from __future__ import annotations

from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import to_plain
from kit.course.bank.digesting import KeyProblem, digest_question
from kit.course.bank.lint import lint_bank
from kit.course.bank.read import BankError, check_bank
from kit.course.kinds.registry import kind_of
from kit.course.marking.guessing import MOST, unread
from kit.course.marking.verdict import mark
from kit.course.schema.parts import Base
from kit.course.schema.questions import Bank
from kit.text.article import Article

__all__ = ["MOST", "digested", "fault", "guessed", "pays_unread"]


def fault(table: dict[str, Any], lesson: str, article: Article) -> str:
    """Return what is wrong with a question on an article, in one line; "" if nothing is."""
    try:
        bank, source, question = digested(table, lesson, article)
        answer = kind_of(question).solution(source, question)
        if answer is None:
            return f"{table['id']}: answer is missing"
        verdict = mark(question, to_plain(answer))
    except (BankError, KeyProblem, ValueError) as error:
        return str(error).splitlines()[0].removeprefix(f"{lesson}: ")
    if verdict.status not in ("correct", "stored", "awaiting"):
        return f"{table['id']}: its own answer scores {verdict.score:.2f} of 1"
    for line in lint_bank(bank):  # a hint that gives the key away, say
        return line
    return ""


def digested(table: dict[str, Any], lesson: str, article: Article) -> tuple[Bank, Base, Digested]:
    """Return a bank that holds the one question, the question, and what learners receive of it.

    Raises `BankError` or `KeyProblem` where it cannot be read or marked.
    """
    about = {
        "id": lesson,
        "number": 99,
        "title": lesson,
        "minutes": 1,
        "points": table.get("points", 0),
        "article": None,
    }
    # What explains a question is made of its evidence where nobody wrote it.
    bank = check_bank(
        {"lesson": about, "question": [{"explanation": "The evidence tells.", **table}]}, lesson
    )
    source = bank.question[0]
    return bank, source, digest_question(source, article)


def guessed(table: dict[str, Any], lesson: str, article: Article) -> dict[str, float]:
    """Return what each answer that needs no reading earns, 0 to 1; {} where none can be given."""
    try:
        return unread(digested(table, lesson, article)[2])
    except (BankError, KeyProblem, ValueError):
        return {}


def pays_unread(table: dict[str, Any], lesson: str, article: Article) -> str:
    """Return which answer without reading earns too much, in a clause; "" if none does."""
    for name, score in guessed(table, lesson, article).items():
        if score > MOST:
            return f"({name} would earn {score:.0%})"
    return ""
