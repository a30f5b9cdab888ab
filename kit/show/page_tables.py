"""The page as it lies there: its blocks, their roles, and passages of it in full."""

from __future__ import annotations

from collections.abc import Iterable

from kit.course.learner.slips import NoSuchId
from kit.show.parts import inline, numbered, said, table
from kit.show.shown import Part, present
from kit.show.tables import wrapped
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Block

FIRST_WORDS = 7


def blocks(article: Article | str, roles: bool = False) -> None:
    """Show a row a block: its number, its words, its first words; with `roles`, its role."""
    article = as_article(article)
    rows = []
    for block in article.blocks:
        words = block.span.of(article).split()
        more = " ..." if len(words) > FIRST_WORDS else ""
        row: dict[str, object] = {"Block": block.number, "Words": len(words)}
        if roles:
            row["Role"] = block.role
        rows.append(row | {"First words": " ".join(words[:FIRST_WORDS]) + more})
    present([table("Blocks of the page", rows)])


def roles(article: Article | str, only: Iterable[int] | None = None) -> None:
    """Show the role the kit gives each block, and why; `only` picks block numbers."""
    article = as_article(article)
    wanted = set(only) if only is not None else {b.number for b in article.blocks}
    rows = [
        {"Block": b.number, "Role": b.role, "Why": b.reason}
        for b in article.blocks
        if b.number in wanted
    ]
    present([table("The role of each block, and why", rows)])


def passage(article: Article | str, *numbers: int) -> None:
    """Show blocks in full, a line a sentence, each with its id; no number: all of them.

    Raises `NoSuchId` for a number that no block has.
    """
    present(in_full(as_article(article), *numbers), gap="\n\n")


def in_full(article: Article, *numbers: int) -> list[Part]:
    """Return blocks in full, a part a block, as `passage` shows them."""
    chosen = [_found(article, n) for n in numbers] if numbers else article.blocks
    return [_block(article, block) for block in chosen]


def _found(article: Article, number: int) -> Block:
    try:
        return article.block(number)
    except KeyError as error:
        whole = str(number).split(".")[0]
        mend = f"; write the block alone: {whole}" if "." in str(number) else ""
        raise NoSuchId(f"{error.args[0]}{mend}") from None


def _block(article: Article, block: Block) -> Part:
    said = [(s.id, " ".join(s.span.of(article).split())) for s in article.sentences_of(block)]
    return Part(lambda: _block_text(said), lambda: _block_html(block.number, said))


def _block_text(said: Iterable[tuple[str, str]]) -> str:
    return "\n".join("\n    ".join(wrapped(f"[{id}] {text}", 76)) for id, text in said)


def _block_html(number: int, said: Iterable[tuple[str, str]]) -> str:
    """A block's sentences; their ids are anchors, in data since a passage may be shown twice."""
    html = "".join(
        f'<p data-sentence="{id}"><b>{id}</b> <span>{inline(text)}</span></p>' for id, text in said
    )
    name = f'data-block="{number}" aria-label="Block {number}"'
    return f"<article {name}>{html}</article>"


def sentences(pieces: Iterable[str], name: str = "") -> None:
    """Show strings as a numbered list, to compare two ways of cutting one text.

    `name` stands above the list.
    """
    present([*([said(f"{name}:")] if name else []), numbered(pieces)])
