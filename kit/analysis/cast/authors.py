"""Whose a document is: "the report" of a story that names one author of one report."""

from __future__ import annotations

import re

from kit.analysis.cast.entities import Entities, Entity

PAPERS = frozenset("report study analysis survey review investigation letter paper".split())
_SAME = frozenset("report study analysis survey review investigation paper".split())
_NOUNS = "|".join(sorted(PAPERS))


def author_of(entities: Entities, noun: str) -> Entity | None:
    """Return the one body or person whose document of this kind an article speaks of ("the Varn
    Institute report", "a study by Ann Lee"), None where it names none, or two.

    >>> from kit.analysis.speech.attribution import reading_of
    >>> from kit.text.reading import as_article
    >>> text = "A report by the Varn Institute is out. The report says the dam is unsafe."
    >>> author_of(reading_of(as_article(text)).entities, "report").name
    'Varn Institute'
    """
    like = _SAME if noun in _SAME else {noun}
    found: dict[str, Entity] = {}
    text = entities.article.text
    for entity in entities.all.values():
        if entity.kind == "state" and " " not in entity.name:
            continue
        names = "|".join(re.escape(name) for name in sorted(entity.names, key=len, reverse=True))
        owned = re.compile(
            rf"(?<!\w)(?:{names})(?:[’']s?)?\s+(?:[a-z]+\s+)?(?P<a>{_NOUNS})\b"
            rf"|\b(?P<b>{_NOUNS})\s+(?:\w+\s+)?(?:by|from)\s+(?:the\s+)?(?:{names})(?!\w)"
        )
        if any((m["a"] or m["b"]) in like for m in owned.finditer(text)):
            found[entity.name] = entity
    return next(iter(found.values())) if len(found) == 1 else None
