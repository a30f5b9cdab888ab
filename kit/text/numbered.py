"""An article as a page shows it: numbered blocks with their sentences, as plain data."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from kit.text.article import Article


def numbered(article: Article, asked: Collection[str] = ()) -> dict[str, Any]:
    """Return an article as numbered blocks with their sentences, and the quotations asked for.

    `{"title", "blocks": [{"id", "text", "sentences": [{"id", "start", "end"}], "quotations"}]}`.
    Offsets are characters (Unicode code points) of the block's text. Roles are left out: lessons
    ask for them.
    """
    blocks = []
    for block in article.blocks:
        start, end = block.span.start, block.span.end
        quotations = [
            {"id": q.id, "start": q.span.start - start, "end": q.span.end - start}
            for q in article.quotations
            if q.id in asked and start <= q.span.start and q.span.end <= end
        ]
        blocks.append({
            "id": str(block.number),
            "text": block.span.of(article),
            "sentences": [
                {"id": s.id, "start": s.span.start - start, "end": s.span.end - start}
                for s in article.sentences_of(block)
            ],
            **({"quotations": quotations} if quotations else {}),
        })  # fmt: skip
    return {"title": article.title, "blocks": blocks}
