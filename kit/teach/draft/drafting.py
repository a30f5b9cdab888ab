"""`kit draft`: from an article to a folder of proposals that wait for review."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from kit.teach.draft import attribution, casualties, document, framing, sourcing, stakes
from kit.teach.draft.folder import ARTICLE, REVIEW, Draft, DraftError, slug_of, write
from kit.teach.draft.lesson_ids import lesson_id
from kit.teach.draft.notebook import review_notebook
from kit.teach.draft.proposals import Drafting
from kit.text.article import Article
from kit.text.reading import bundled_ids

NO_FIGURES = "The article gives no count of casualties, so no question on figures is proposed."


def propose(article: Article, lesson: str) -> tuple[Drafting, tuple[str, ...]]:
    """Return the proposals for an article, and notes on what it does not offer."""
    draft = Drafting(article, lesson)
    document.propose(draft)
    sourcing.propose(draft)
    attribution.propose(draft)
    claims = casualties.propose(draft)
    stakes.propose(draft)
    framing.propose(draft)
    notes: tuple[str, ...] = () if claims else (NO_FIGURES,)
    if not sourcing.speaks(draft):
        notes += ("No reported speech was found: ask yourself whether this article suits.",)
    return draft, notes


def make(
    article: Article, exercises: Path, number: int | None = None, title: str | None = None
) -> Draft:
    """Write a new folder `NN-slug` with article, proposals and review notebook; return its draft.

    `number` defaults to the first free one. Raises `DraftError` where the folder, the number or
    the lesson's id is taken.
    """
    if exercises.exists() and not exercises.is_dir():
        raise DraftError(f"{exercises}: is a file, and lessons want a folder; name another")
    head = next((b.span.of(article) for b in article.blocks if b.role == "headline"), article.id)
    title = title or " ".join(head.split())
    there = [p.name for p in exercises.iterdir()] if exercises.is_dir() else []
    taken = {int(name[:2]) for name in there if re.match(r"\d\d-", name)}
    if number is None:
        number = next(n for n in range(10, 100) if n not in taken)
    elif not 0 <= number <= 99 or number in taken:
        raise DraftError(f"number {number}: choose one from 0 to 99 that no lesson has yet")
    slug = _free(slug_of(title), there)
    folder = exercises / f"{number:02d}-{slug}"
    if folder.exists():
        raise DraftError(f"{folder}: is there already; name another title or number")
    lesson = lesson_id(title, exercises)
    drafting, notes = propose(article, lesson)
    # Outside the course there is no folder of lessons yet: this is the first.
    folder.mkdir(parents=True)
    write(folder / ARTICLE, article.text)
    draft = Draft(folder, number, lesson, title, tuple(drafting.found), notes)
    draft.save()
    write(folder / REVIEW, review_notebook(draft))
    return draft


def _free(slug: str, there: Iterable[str]) -> str:
    """The slug, or with the first number that no lesson and no bundled article has taken.

    The slug is also the article's id: a second "Shells hit the port" must not replace the first.
    """
    taken = {name[3:] for name in there} | set(bundled_ids())
    name, n = slug, 1
    while name in taken:
        n += 1
        name = f"{slug}-{n}"
    return name
