"""The role each block plays on its page, with a reason a reader can argue with.

A page is read by its shape: how a block ends, how long it is, what stands above and below it,
and whether it is one of the stock phrases of web pages (`kit/data/lexicons/furniture.toml`).
No rule looks at the subject of the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kit.text.article import Block, Span

_ENDS = re.compile(r"[.!?…:;‽。][\"'”’»›)\]}*\u200b]*\Z")
_FULL_END = re.compile(r"[.!?…‽。][\"'”’»›)\]}*\u200b]*\Z")
_LABEL_TAG = re.compile(
    r"(read (more|also|next)|related|more|see also|also read|watch|video|recommended|in pictures)"
    r"\s*[:|>–—-]\s*\S",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(,|[-–—]|\b(and|or|but|the|a|an|of|to|in|on|at|by|for|from|with|that|which|who|as|said|his|"
    r"her|its|their|has|have|had|was|were|is|are|will|not))\Z",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """a an the of in on at to by for from with and or but nor as is are was were has have had
    be been its his her their it he she they that this these those who which said""".split()
)
_GRAMMAR = frozenset(
    """a an the is are was were has have had been be it he she they that this these those who
    which""".split()
)
_LONGEST_TITLE = 24


@cache
def _furniture() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = (files("kit.data") / "lexicons" / "furniture.toml").read_text("utf-8")
    return tuple(
        (re.compile(rf"(?:{pattern})\Z", re.IGNORECASE), entry["reason"])
        for entry in tomllib.loads(data).values()
        for pattern in entry["pattern"]
    )


def furniture_reason(words: str) -> str | None:
    """Return why these words are page furniture, or None.

    >>> furniture_reason("Follow us on Twitter")
    'an invitation to follow or subscribe, not writing'
    """
    words = " ".join(words.split())
    if len(words) > 600:
        return None
    for pattern, reason in _furniture():
        if pattern.match(words):
            return reason
    return None


def with_roles(
    text: str, spans: Sequence[Span], sentence_counts: Sequence[int], cut: Sequence[bool]
) -> tuple[Block, ...]:
    """Return the blocks with role and reason.

    `sentence_counts` gives the sentences in each block; `cut` says of each whether its last
    word is an abbreviation that cannot end a sentence ("Maj.").
    """
    words = [span.of(text) for span in spans]
    given: list[tuple[str, str] | None] = [None] * len(spans)
    for i, block in enumerate(words):
        reason = furniture_reason(block)
        if reason is None and not any(map(str.isalnum, block)):
            reason = "marks only, no words"
        if reason:
            given[i] = ("furniture", reason)
    if len(words) - sum(g is not None for g in given) == 1:
        # One block alone is the text itself, whatever its shape: there is no page around it.
        return _blocks(
            spans, [g or ("body", "the only writing in the text") for g in given]
        )
    for i, block in enumerate(words):
        if given[i] is None:
            given[i] = _own_shape(block, sentence_counts[i], cut[i])
    body = [i for i, g in enumerate(given) if g and g[0] == "body"]
    if not body:
        return _blocks(
            spans,
            [g or ("body", "nothing here ends like a sentence: taken as the text") for g in given],
        )
    _place_titles(words, given, body[0], body[-1])
    return _blocks(spans, [g for g in given if g])


def _blocks(spans: Sequence[Span], given: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
    return tuple(
        Block(n, span, role, reason)
        for n, (span, (role, reason)) in enumerate(zip(spans, given, strict=True), start=1)
    )


def _own_shape(block: str, sentences: int, cut: bool) -> tuple[str, str] | None:
    """Return what the block's own shape settles, or None for a title-like line."""
    count = len(block.split())
    if cut and sentences == 1:
        last = block.split()[-1]
        return "fragment", f"ends on {last}, which must have a name after it: cut short"
    if _LABEL_TAG.match(block) and not (_FULL_END.search(block) and count > 15):
        return "other-story", "a pointer to another story, by its label"
    if _FULL_END.search(block) and count > 1:
        return "body", "whole sentences" if sentences > 1 else "a whole sentence"
    if sentences > 1:
        return "body", "sentences, though the last has no stop"
    if _CUT.search(block):
        return "fragment", f"breaks off after {block.split()[-1]!r}"
    if block[0].islower() and count > 3:
        return "fragment", "begins in the middle of a sentence and has no stop"
    if block.endswith((":", ";")) and count > 3:
        return "body", "leads on to what follows"
    if count > _LONGEST_TITLE:
        return "body", "too long for a title, though it has no stop"
    return None


def _place_titles(
    words: Sequence[str], given: list[tuple[str, str] | None], first: int, last: int
) -> None:
    """Settle title-like lines by where they stand: above, between or below the paragraphs."""
    above = [i for i in range(first) if given[i] is None]
    title = next((i for i in above if len(words[i].split()) >= 4), None)
    if title is None and above:
        title = max(above, key=lambda i: len(words[i].split()))
        if len(words[title].split()) < 2:
            title = None
    if title is None and _is_stopped_title(words[first]) and first < last:
        given[first] = ("headline", "first on the page, worded like a title in spite of its stop")
    for i, settled in enumerate(given):
        if settled is not None:
            continue
        count = len(words[i].split())
        if i == title:
            given[i] = ("headline", "a title: no stop, above the first paragraph")
        elif count == 1 or (i < first and count < 4):
            given[i] = ("furniture", "a label standing alone, not writing")
        elif i < first:
            given[i] = ("headline", "a line under or over the title, above the first paragraph")
        elif i > last:
            given[i] = ("other-story", "a title with no paragraph after it: another story's")
        elif count <= 6:
            given[i] = ("headline", "a subheading: short, no stop, between paragraphs")
        else:
            given[i] = ("other-story", "a title in the middle of the text: another story's")


def _is_stopped_title(block: str) -> bool:
    """Return whether a block that ends in a stop is still worded like a title."""
    tokens = re.findall(r"[^\W\d_][\w'’-]*", block)
    if not 3 <= len(tokens) <= 16:
        return False
    lower = [t.lower() for t in tokens]
    big = [t for t in tokens[1:] if t.lower() not in _SMALL]
    if len(big) >= 3 and all(t[0].isupper() for t in big):
        return True  # Every Word That Counts Has A Capital
    return False
