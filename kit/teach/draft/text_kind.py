"""What kind of document a text is by its form: a statement, news, a commentary, or not settled."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kit.teach.draft.speakers import spoken
from kit.text.article import Article

STATEMENT, NEWS, COMMENTARY = "statement", "news", "commentary"
_ISSUED = re.compile(
    r"(?i)\bfollowing (?:press )?(?:statement|communiqu[eé])\b|"
    r"\bpress (?:statement|release) (?:on|by)\b|"
    r"\bfor immediate release\b|\bstatement was (?:issued|released) (?:today|by)\b"
)
# A headline that calls its text one: fires on "Statement by the Mission on the attack", not on
# "Statement blames rebels".
_TITLE = re.compile(
    r"(?i)^(?:joint |press |public )*(?:statement|communiqu[eé]|declaration|message)\s+"
    r"(?:by|of|from|on|attributable to)\b"
)
_OURS = re.compile(
    r"\b(?:We|we|Our|our) (?:condemn|call|urge|reject|extend|express|reaffirm|stand)\w*\b"
)
# Who writes "The Council condemns" and "The Council recalls" does it by saying so; a report of it
# would say "condemned".
_PERFORMS = re.compile(
    r"^(?P<who>(?:The|An?|On behalf of)\s+[A-Z]\w*|[A-Z]{2,}\w*|It)\b[^.;:]{0,90}?\b(?:condemns|"
    r"reiterates|recalls|extends|expresses|reaffirms|deplores|calls (?:on|upon|for)|takes note|"
    r"welcomes|stresses|underlines|urges|reminds|appeals|regrets)\b"
)
_MINE = re.compile(
    r"\b(?:I (?:think|believe|fear|have|am)|in my view|we should|must stop|it is time)\b"
)
LEAST_SOURCES = 3
LEAST_ACTS = 3


@lru_cache(maxsize=8)
def kind_of_text(article: Article) -> str:
    """Return "statement", "news" or "commentary"; "" where the form does not settle it.

    >>> from kit.text.reading import read
    >>> kind_of_text(read("We condemn the attack on the port. We urge all sides to stop."))
    'statement'
    >>> kind_of_text(read("Statement by the Mission on Orsa\\n\\nThe road was mined."))
    'statement'
    >>> kind_of_text(read("The port is shut. It opens on Monday."))
    ''
    """
    own = _own_words(article)
    if any(_ISSUED.search(s.span.of(article)) for s in article.sentences[:4]):
        return STATEMENT
    if any(_TITLE.search(b.span.of(article)) for b in article.blocks if b.role == "headline"):
        return STATEMENT
    if len(_OURS.findall(own)) >= 2 or _acts(article) >= LEAST_ACTS:
        return STATEMENT
    if len(_MINE.findall(own)) >= 2:
        return COMMENTARY
    if len({row.name for row in spoken(article)}) >= LEAST_SOURCES and not _MINE.search(own):
        return NEWS
    return ""


def _acts(article: Article) -> int:
    """How many sentences do something by saying it, of whoever does so most."""
    found = [_PERFORMS.search(s.span.of(article)) for s in article.body_sentences]
    counted = Counter(m["who"] for m in found if m)
    it = counted.pop("It", 0)  # goes on for whoever was named before
    return max(counted.values(), default=0) + it


def _own_words(article: Article) -> str:
    """The text without what stands in quotation marks."""
    text = article.text
    for quotation in reversed(article.quotations):
        text = text[: quotation.span.start] + text[quotation.span.end :]
    return text
