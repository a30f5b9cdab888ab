"""The ledger of an article: every finding of every analysis, row by row, ready to be shown.

This is the one place where all analyses meet. It draws nothing; `page`, `terminal` and
`Ledger.as_json` are three ways to hand the same rows on.
"""

from __future__ import annotations

import kit
from kit.analysis.checking.first_looks import look_first
from kit.show.ledger_rows import Ledger
from kit.show.sections import PLANS
from kit.text.article import Article
from kit.text.reading import as_article


def ledger(article: Article | str, title: str | None = None) -> Ledger:
    """Return the ledger of an article, or of a plain text.

    >>> ledger("At least 12 people died, police said.").section("claims").rows[0].cells[0]
    'At least 12'
    """
    article = as_article(article)
    head = next((b.span.of(article) for b in article.blocks if b.role == "headline"), article.id)
    return Ledger(
        article,
        title or " ".join(head.split()),
        tuple(plan.fill(article) for plan in PLANS),
        kit.__version__,
        tuple(look_first(article)),
    )
