"""Which party to a conflict a name belongs to: by `lexicons/actors.toml` and the article's own.

The conflict is the one of which the text names the land and most sides, two at least. A name that
fits no side, or two, gets none: a side is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from kit.analysis.lexicon.sides import actors, bystander, names_land
from kit.text.article import Article
from kit.text.reading import as_article

_WITHOUT_SIDE = frozenset(("media", "monitor", "international body", "witness"))


@dataclass(frozen=True)
class Parties:
    """The sides of one conflict, each with the names a text may use for it."""

    conflict: str | None
    where: tuple[str, ...]
    names: tuple[tuple[str, re.Pattern[str]], ...]
    armed: tuple[tuple[str, re.Pattern[str]], ...] = ()
    """The proper names of its armed actors; "rebels" and the like are none."""

    def side_of(self, words: str | None) -> str | None:
        """Return the side the words name, None where they name none or more than one.

        >>> found = parties("Norland is calm. Russia and Ukraine exchanged prisoners.")
        >>> found.side_of("a Ukrainian general"), found.side_of("a teacher")
        ('Ukraine', None)
        """
        if not words or bystander().search(words):
            return None
        sides = {side for side, pattern in self.names if pattern.search(words)}
        return sides.pop() if len(sides) == 1 else None

    def side_of_source(self, name: str, kind: str | None, words: str | None = None) -> str | None:
        """Return the side of a source of a kind (`roles.KINDS`), by its name or the `words` for it.

        An outlet, a monitor, an international body or a witness has a side only where the file
        lists its very name: an adjective of nationality gives none.

        >>> found = parties("Donetsk is calm. Russia and Ukraine exchanged prisoners.")
        >>> found.side_of_source("Ukraine Today", "media"), found.side_of_source("Ukraine", "state")
        (None, 'Ukraine')
        """
        if kind in _WITHOUT_SIDE:
            bare = name.removeprefix("the ").removeprefix("The ")
            listed = {side for side, pattern in self.names if pattern.fullmatch(bare)}
            return listed.pop() if len(listed) == 1 else None
        return self.side_of(words or name)

    def armed_name(self, words: str) -> str | None:
        """Return the armed actor whose proper name the words hold, or None.

        >>> parties("Hamas and Israel agreed on Gaza.").armed_name("a Hamas official")
        'Hamas'
        """
        return next((name for name, pattern in self.armed if pattern.search(words)), None)

    @property
    def sides(self) -> tuple[str, ...]:
        """Return the names of the sides in the order of the list."""
        return tuple(side for side, _ in self.names)


def parties(article: Article | str) -> Parties:
    """Return the sides of the conflict an article is about; no sides where it names fewer than two.

    >>> parties("The council met.").sides
    ()
    """
    article = as_article(article)
    if "parties" not in article.kept:
        article.kept["parties"] = _parties_in(article)
    return cast(Parties, article.kept["parties"])


def _parties_in(article: Article) -> Parties:
    text = article.text
    best, most = Parties(None, (), ()), (1, 0)
    for conflict in (*_conflicts(), *map(_parties, article.own.conflicts)):
        if not names_land(conflict.where, text):
            continue
        hits = [len(pattern.findall(text)) for _, pattern in conflict.names]
        weight = (sum(n > 0 for n in hits), sum(hits))
        if weight > most and weight[0] >= 2:
            best, most = conflict, weight
    return best


@lru_cache(maxsize=1)
def _conflicts() -> tuple[Parties, ...]:
    return tuple(map(_parties, actors()["conflict"]))


def _parties(conflict: Mapping[str, Any]) -> Parties:
    names = tuple(
        (row["side"], _pattern([*row["state"], *row["armed"]]))
        for row in conflict["side"]
        if row["state"] or row["armed"]
    )
    armed = tuple(
        (name, _pattern([name]))
        for row in conflict["side"]
        for name in row["armed"]
        if name[0].isupper()
    )
    return Parties(conflict["name"], tuple(conflict["where"]), names, armed)


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Return a pattern for any of the names as whole words, a plural s allowed.

    A common noun may have a capital, at the start of a sentence or in a headline; a name needs it.
    """
    longest = sorted(names, key=len, reverse=True)
    shapes = [re.escape(n) if n[0].isupper() else f"(?i:{re.escape(n)})" for n in longest]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})s?(?![\w-])")
