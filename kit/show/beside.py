"""Which dossier lies beside the article that a lesson is run on, and ids it does not have."""

from __future__ import annotations

from importlib.resources import files

from kit.course.learner.slips import NoSuchId
from kit.course.session import article_in_use
from kit.text.article import Article

COURSE_ARTICLE = "aleppo-2016-02"


def article_id(given: str | None = None) -> str:
    """Return the article whose cards and reports are meant: the one given, or the one in use.

    Outside a lesson, and for an article that brings no reports of its own, it is the course's.
    """
    if given is not None:
        return given
    used = article_in_use()
    has_reports = used and (files("kit.data") / "reports" / f"{used}.jsonl").is_file()
    return used if used and has_reports else COURSE_ARTICLE


def no_sentence(article: Article, id: object, where: str = "") -> NoSuchId:
    """Return the error of a sentence id that an article does not have."""
    first, last = article.sentences[0].id, article.sentences[-1].id
    return NoSuchId(
        f"{where}{id!r} is no sentence of this article: they go from {first} to {last}, and "
        "show.passage(article) prints each with its id"
    )
