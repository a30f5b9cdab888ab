"""The page as it lies there: its blocks, their roles, and passages of it in full."""

from __future__ import annotations

from collections.abc import Iterable

from kit.show.tables import text_table, wrapped
from kit.text.article import Article
from kit.text.reading import as_article

FIRST_WORDS = 7


def blocks(article: Article | str, roles: bool = False) -> None:
    """Print a row a block: its number, its words, its first words; with `roles`, its role."""
    article = as_article(article)
    rows = []
    for block in article.blocks:
        words = block.span.of(article).split()
        more = " ..." if len(words) > FIRST_WORDS else ""
        row: dict[str, object] = {"Block": block.number, "Words": len(words)}
        if roles:
            row["Role"] = block.role
        rows.append(row | {"First words": " ".join(words[:FIRST_WORDS]) + more})
    print(text_table(rows))


def roles(article: Article | str, only: Iterable[int] | None = None) -> None:
    """Print the role the kit gives each block, and why; `only` picks block numbers."""
    article = as_article(article)
    wanted = set(only) if only is not None else {b.number for b in article.blocks}
    print(
        text_table(
            {"Block": b.number, "Role": b.role, "Why": b.reason}
            for b in article.blocks
            if b.number in wanted
        )
    )


def passage(article: Article | str, *numbers: int) -> None:
    """Print blocks in full, a line a sentence, each with its id; no number: all of them."""
    article = as_article(article)
    chosen = [article.block(n) for n in numbers] if numbers else article.blocks
    for i, block in enumerate(chosen):
        if i:
            print()
        for sentence in article.sentences_of(block):
            text = " ".join(sentence.span.of(article).split())
            print("\n    ".join(wrapped(f"[{sentence.id}] {text}", 76)))


def sentences(pieces: Iterable[str]) -> None:
    """Print strings as a numbered list, to compare two ways of cutting one text."""
    for number, piece in enumerate(pieces, start=1):
        print("\n    ".join(wrapped(f"{number:>2}  {' '.join(str(piece).split())}", 76)))
