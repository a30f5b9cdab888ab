"""The role each block plays on its page, with a reason a reader can argue with.

A page is read by its shape: how a block ends, how long it is, what stands above and below it,
and whether it is one of the stock phrases of web pages (`kit/data/lexicons/furniture.toml`).
No rule looks at the subject of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kit.text.datelines import dateline_end, is_dateline
from kit.text.lexicon_file import read_lexicon
from kit.text.records import Block, Span

_STOPPED = re.compile(r"[.!?…‽。][\"'”’»›)\]}*\u200b]*\Z")
_POINTER = re.compile(
    r"(read (more|also|next)|related|more|see also|also read|watch|video|recommended|in pictures)"
    r"\s*[:|>–—-]\s*\S",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(,|[-–—]|\b(and|or|but|the|a|an|of|to|at|by|for|from|with|that|which|who|as|his|her|its|"
    r"their|had|was|were|is|are))\Z",
    re.IGNORECASE,
)
_BULLETS = frozenset("•◦▪■●‣⁃*-–—>→")
# Small words that carry no capital in a title where every main word does.
_SMALL = frozenset(
    "a an the of in on at to by for from with and or but nor as is are was be over into".split()
)
_ARTICLES = frozenset("the a an".split())
# Titles are told in the present; these mark a sentence that lost its stop.
_PAST = frozenset("was were had has have been said".split())
# A block that begins with one of these, in small letters, lost what came before.
_JOINING = frozenset(
    "and or but nor of to in on at by for from with that which who whom whose as than".split()
)
_LONGEST_TITLE = 24  # words
_LONGEST_FURNITURE = 400  # characters


@cache
def _furniture() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"(?:{'|'.join(entry['pattern'])})\Z", re.IGNORECASE), kind, entry["reason"])
        for kind, entry in read_lexicon("furniture").items()
    )


@cache
def _furniture_reasons() -> dict[str, str]:
    return {kind: entry["reason"] for kind, entry in read_lexicon("furniture").items()}


def furniture(words: str) -> tuple[str, str] | None:
    """Return (class, reason) if these words are page furniture, or None.

    >>> furniture("Follow us on Twitter")
    ('follow', 'an invitation to follow or subscribe, not writing')
    """
    words = " ".join(words.split())
    if len(words) > _LONGEST_FURNITURE:
        return None
    for pattern, kind, reason in _furniture():
        if pattern.match(words):
            return kind, reason
    if is_dateline(words):
        return "dateline", _furniture_reasons()["dateline"]
    return ("mark", "marks only, no words") if not any(map(str.isalnum, words)) else None


def with_roles(
    text: str, spans: Sequence[Span], sentence_counts: Sequence[int], cut: Sequence[bool]
) -> tuple[Block, ...]:
    """Return the blocks with role and reason.

    `sentence_counts` gives the sentences in each block; `cut` says of each whether its last
    word is an abbreviation that cannot end a sentence ("Maj.").
    """
    words = [span.of(text) for span in spans]
    kinds = [furniture(block) for block in words]
    given: list[tuple[str, str] | None] = [k and ("furniture", k[1]) for k in kinds]
    writing = [i for i, g in enumerate(given) if g is None]
    if len(writing) == 1:
        # One block alone is the text itself, whatever its shape: there is no page around it.
        given[writing[0]] = ("body", "the only writing in the text")
        return _blocks(spans, given)
    caseless = text.islower() or text.isupper()
    for i in writing:
        given[i] = _own_shape(words[i], sentence_counts[i], cut[i], caseless)
    body = [i for i in writing if _role(given[i]) == "body"]
    if not body:
        lone = ("body", "nothing here ends like a sentence: taken as the text itself")
        return _blocks(spans, [g or lone for g in given])
    first = body[0]
    if first == writing[0] and len(body) > 1 and sentence_counts[first] == 1:
        after = _role(kinds[first + 1])
        reason = _stopped_title(words[first], words[first + 1], after)
        if reason:
            given[first] = ("headline", reason)
            first = body[1]
    _place_titles(words, given, first, body[-1])
    return _blocks(spans, given)


def _blocks(spans: Sequence[Span], given: Sequence[tuple[str, str] | None]) -> tuple[Block, ...]:
    settled = zip(spans, (role for role in given if role is not None), strict=True)
    return tuple(Block(n, span, *role) for n, (span, role) in enumerate(settled, start=1))


def _role(given: tuple[str, str] | None) -> str:
    return given[0] if given else ""


def _own_shape(block: str, sentences: int, cut: bool, caseless: bool) -> tuple[str, str] | None:
    """Return what the block's own shape settles, or None for a title-like line."""
    parts = block.split()
    count = len(parts)
    if cut and sentences == 1:
        return "fragment", f"ends on {parts[-1]}, which must have a name after it: cut short"
    if _POINTER.match(block) and not (_STOPPED.search(block) and count > 15):
        return "other-story", "a pointer to another story, by its label"
    headless = not caseless and parts[0].lower() in _JOINING and parts[0].islower()
    if _STOPPED.search(block) and count > 1:
        if headless and sentences == 1:
            return "fragment", f"begins with {parts[0]!r}: the start of its sentence is missing"
        return "body", "whole sentences" if sentences > 1 else "a whole sentence"
    if sentences > 1:
        return "body", "sentences, though the last has no stop"
    if count > 1 and parts[0] in _BULLETS:
        return "body", "an item of a list"
    if _CUT.search(block):
        return "fragment", f"breaks off after {parts[-1]!r}"
    if headless and count > 3:
        return "fragment", f"begins with {parts[0]!r} and has no stop"
    if block.endswith((":", ";")) and count > 1:
        return "body", "leads on to what follows"
    if count > _LONGEST_TITLE:
        return "body", "too long for a title, though it has no stop"
    return None


def _place_titles(
    words: Sequence[str], given: list[tuple[str, str] | None], first: int, last: int
) -> None:
    """Settle title-like lines by where they stand: above, between or below the paragraphs."""
    above = [i for i in range(first) if given[i] is None]
    titled = any(_role(given[i]) == "headline" for i in range(first))
    title = next((i for i in above if len(words[i].split()) >= 4), None)
    if title is None and above and not titled:
        title = max(above, key=lambda i: len(words[i].split()))
        if len(words[title].split()) < 2:
            title = None
    for i, settled in enumerate(given):
        if settled is not None:
            continue
        count = len(words[i].split())
        if i == title:
            given[i] = ("headline", "a title: no stop, above the first paragraph")
        elif count == 1 or (i < first and count < 4):
            given[i] = ("furniture", "a label standing alone, not writing")
        elif i < first:
            given[i] = ("headline", "a line over or under the title, above the first paragraph")
        elif count >= 8 and _tells(words[i]):
            given[i] = ("body", "worded like a sentence, though it has no stop")
        elif i > last:
            given[i] = ("other-story", "a title with no paragraph after it: another story's")
        elif count <= 6:
            given[i] = ("headline", "a subheading: short, no stop, between paragraphs")
        else:
            given[i] = ("other-story", "a title in the middle of the text: another story's")


def _tells(block: str) -> bool:
    lower = set(block.lower().split())
    return bool(lower & _ARTICLES and lower & _PAST)


def _stopped_title(block: str, following: str, kind_after: str) -> str | None:
    """Return why a first block that ends in a stop is still the title, or None."""
    tokens = re.findall(r"[^\W\d_][\w'’-]*", block)
    if not 3 <= len(tokens) <= 20:
        return None
    if kind_after in ("byline", "dateline"):
        return "stands above the byline or date, so it is the title in spite of its stop"
    if dateline_end(following) is not None:
        return "the story's place line comes after it, so it is the title in spite of its stop"
    big = [t for t in tokens[1:] if t.lower() not in _SMALL]
    if len(big) >= 3 and all(t[0].isupper() for t in big) and not block.isupper():
        return "every main word has a capital, so it is the title in spite of its stop"
    if block.endswith("?") and len(tokens) <= 14:
        return "a question alone above the story"
    return None
