"""Where the headline stands, and which of its words make its claim.

Labels before it ("The Latest:", "UPDATE 2 -"), a date stamp run together with it and the outlet's
name behind it ("– Varn Times") are no part of what it claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.text.article import Article
from kit.text.imprint import stamp_end
from kit.text.records import Span

_LABEL = re.compile(
    r"\s*(?:(?:(?:[\w’'-]+ ){1,4}(?:live|latest|updates)(?=:)|"
    r"the latest|update(?:d)?(?: \d+)?|breaking(?: news)?|exclusive|live|watch|video|"
    r"analysis|explainer|factbox|timeline|just in|developing|in pictures|\d+(?:st|nd|rd|th) lead)"
    r"\s*(?:[:|–—]|-(?=\s))\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HeadlineWords:
    """The sentence a headline is, and the span of the words that make its claim."""

    sentence: SentenceReading
    claim: Span


def headline_words(article: Article) -> HeadlineWords | None:
    """Return the headline of an article, or None where it has none.

    >>> from kit.text.reading import as_article
    >>> text = "Update: Mill burns – Varn Times\\n\\nA mill burned on Monday. Nobody was hurt."
    >>> headline_words(as_article(text)).claim.of(text)
    'Mill burns'
    """
    read = sentences(article)
    found = next((s for s in read if article.block(s.sentence.block).role == "headline"), None)
    begin = 0
    if found is None:
        # One line of text that opens with its date stamp: what follows the stamp is the title.
        end = stamp_end(article.text)
        if end is None or len(read) < 2:
            return None
        found, begin = read[0], end
    start, end = max(found.sentence.span.start, begin), found.sentence.span.end
    label = _LABEL.match(article.text, start, end)
    if label is not None and label.end() < end:
        start = label.end()
    behind = article.imprint.outlet
    if behind is not None:
        named = re.search(rf"\s+[-|–—]+\s+{re.escape(behind)}\s*\Z", article.text[start:end])
        if named is not None and named.start() > 0:
            end = start + named.start()
    second = article.text.find("; ", start, end)
    if second > start:
        end = second  # "Raid kills 19, medics say; army denies it": the first is what it tells
    return HeadlineWords(found, Span(start, end))
