"""What the kinds share in digesting a question: the parts it ships in, options, items, ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kit.course.answers.digest import digest

if TYPE_CHECKING:
    from kit.course.schema.parts import Item, Option
    from kit.text.article import Article


class KeyProblem(ValueError):
    """A key that cannot be marked. The message begins with the field."""


@dataclass
class Made:
    """A question being digested.

    `data` is what learners read, `behind` what is scrambled until the question is closed, `keys`
    the digests.
    """

    id: str
    data: dict[str, Any] = field(default_factory=dict)
    behind: dict[str, Any] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def key(self, role: str, *value: Any) -> None:
        """Add the digest of one value of the key."""
        self.keys.add(digest(self.id, role, *value))

    def pad(self, size: int) -> None:
        """Fill the digests up, so that their number does not tell how long the key is."""
        for n in range(size - len(self.keys)):
            self.key("filling", n)

    def options(self, options: list[Option]) -> list[str]:
        """Add the options, with what is said of each behind them, and return their ids."""
        from kit.course.schema.parts import option_ids

        ids = option_ids(options)
        rows = list(zip(ids, options, strict=True))
        self.data["options"] = [{"id": i, "text": o.text} for i, o in rows]
        self.behind["why"] = {i: o.why for i, o in rows if o.why}
        return ids

    def items(self, items: list[Item]) -> None:
        """Add the items, with what is said of each behind them."""
        self.data["items"] = [{"id": i.id, "text": i.text} for i in items]
        self.behind["item_why"] = {i.id: i.why for i in items if i.why}


def universe_ids(name: str | Sequence[str], article: Article | None) -> list[str]:
    """Return the ids of a universe: a list as it is, a name as the article's ids."""
    if not isinstance(name, str):
        return list(name)
    if article is None:
        raise KeyProblem(f"universe: '{name}' needs an article, and the lesson names none")
    if name == "blocks":
        return [str(b.number) for b in article.blocks]
    if name == "body-blocks":
        return [str(b.number) for b in article.blocks if b.role == "body"]
    if name == "sentences":
        return [s.id for s in article.sentences]
    if name == "body-sentences":
        return [s.id for s in article.body_sentences]
    return [q.id for q in article.quotations]


def option_texts(options: list[Option], ids: Iterable[str]) -> list[str]:
    """Return the texts of the options that have these ids."""
    from kit.course.schema.parts import option_ids

    wanted = set(ids)
    texts = zip(option_ids(options), options, strict=True)
    return [option.text for id, option in texts if id in wanted]


def unexplained(options: list[Option]) -> list[str]:
    """Return a fault for every option that is not explained once the question is closed."""
    from kit.course.schema.parts import option_ids

    rows = zip(option_ids(options), options, strict=True)
    said = "why is missing; each option is explained after closing"
    return [f"option '{id}': {said}" for id, option in rows if not option.why]
