"""What carries a key: the line in which an author lists ids of the page and of its cards.

`8-10, 11.2, q5, F01-F03` names blocks, a sentence, a quotation and cards; "made up" is written
where a question brings words of its own, "general" where it is about reading and not about a page.
"""

from __future__ import annotations

import re

WITHOUT_LINES = frozenset({"made up", "general"})

_TOKEN = re.compile(r"(q?\d{1,3}(?:\.\d{1,2})?|[A-Z]\d{1,2})(?:-(q?\d{1,3}|[A-Z]\d{1,2}))?")


def places(evidence: str) -> list[str]:
    """Return the ids that a line of evidence lists, in its order, ranges written out.

    Raises ValueError, with the mend, for what is no id.

    >>> places("8-10, 11.2, q5, F01-F03"), places("made up")
    (['8', '9', '10', '11.2', 'q5', 'F01', 'F02', 'F03'], [])
    """
    if evidence in WITHOUT_LINES:
        return []
    return [id for token in _tokens(evidence) for id in _written_out(token)]


def _tokens(evidence: str) -> list[str]:
    return [token for token in (part.strip() for part in evidence.split(",")) if token]


def _written_out(token: str) -> list[str]:
    match = _TOKEN.fullmatch(token)
    if not match:
        raise ValueError(
            f"evidence '{token}' is no id; list ids as in \"8-10, 11.2, q5, F01\", "
            'or write "made up" or "general"'
        )
    first, last = match[1], match[2] or match[1]
    if first == last:
        return [first]
    head = first.rstrip("0123456789.")
    if last.rstrip("0123456789.") != head or "." in first:
        raise ValueError(f"evidence '{token}' is no range; give both ends alike, as in 8-10")
    low, high = (int(end.removeprefix(head)) for end in (first, last))
    if low > high:
        raise ValueError(f"evidence '{token}': the lower end stands first; turn them round")
    width = len(first) - len(head) if head.isupper() else 0
    return [f"{head}{n:0{width}d}" for n in range(low, high + 1)]
