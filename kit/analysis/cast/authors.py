"""Whose a document is: "the report" of a story that names one author of one report."""

from __future__ import annotations

import re
from bisect import bisect_right

from kit.analysis.cast.entities import Entities, Entity

PAPERS = frozenset("report study analysis survey review investigation letter paper".split())
_SAME = PAPERS - {"letter"}
_PAPER = re.compile(rf"\b(?P<noun>{'|'.join(sorted(PAPERS))})\b")
_OWNER = re.compile(r"(?:[’']s?)?\s+(?:[a-z]+\s+)?")
_CAPITALS = re.compile(r"(?:[A-Z][\w.&-]*\s+)+$")
_BY = re.compile(r"\s+(?:\w+\s+)?(?:by|from)\s+(?:the\s+)?")


def authors(entities: Entities) -> dict[str, dict[str, Entity]]:
    """Return the authors of an article's documents by the noun for them, each by name.

    >>> from kit.analysis.speech.attribution import reading_of
    >>> from kit.text.reading import as_article
    >>> text = "A report by the Varn Institute is out. The report says the dam is unsafe."
    >>> [list(found) for found in authors(reading_of(as_article(text)).entities).values()]
    [['Varn Institute']]
    """
    text, named = entities.article.text, entities.named
    starts = [mention.start for mention in named]
    found: dict[str, dict[str, Entity]] = {}
    for match in _PAPER.finditer(text):
        near: list[str] = []
        before = bisect_right(starts, match.start()) - 1
        if before >= 0:
            mention = named[before]
            owns = mention.end <= match.start() and _OWNER.fullmatch(
                text, mention.end, match.start()
            )
            near += [mention.name] if owns else []
        run = _CAPITALS.search(text, max(0, match.start() - 60), match.start())
        near += [run[0].strip()] if run is not None else []  # "the Varn Institute report"
        by = _BY.match(text, match.end())
        behind = bisect_right(starts, match.end())
        if by is not None and behind < len(named) and abs(starts[behind] - by.end()) <= 4:
            near.append(named[behind].name)
        for name in near:
            entity = entities.get(name)
            if entity is not None and (entity.kind != "state" or " " in entity.name):
                found.setdefault(match["noun"], {})[entity.name] = entity
    return found


def author_of(noun: str, found: dict[str, dict[str, Entity]]) -> Entity | None:
    """Return the one body or person whose document of this kind an article speaks of, by its
    `authors`; None where it names none, or two."""
    like = _SAME if noun in _SAME else {noun}
    fitting = {name: one for word in like for name, one in found.get(word, {}).items()}
    return next(iter(fitting.values())) if len(fitting) == 1 else None
