"""Lines: an article's sentences as a reader hears them, each whole quotation one item.

A sentence such as `"Stop. Go home," he said.` holds two full stops and one act of speech. A line
keeps the narrator's words as tokens and folds a whole quotation into one item, so that grammar
can look at "[quotation], he said." Fragments in quotation marks ("the so-called 'safe zone'")
are part of the narrator's grammar: their words stay, only the marks are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kit.analysis.lexicon.closed_classes import DASHES
from kit.analysis.lexicon.cues import CueLexicon
from kit.text.article import Article
from kit.text.datelines import dateline_end
from kit.text.records import Quotation, Token
from kit.text.tagging import lowered

MARKS = frozenset('“”"«»„‟″') | {"''", "``", ",,"}
SINGLE_MARKS = frozenset("‘’'")
QUOTE = "QUOTE"
PAUSES = DASHES | {","}
_TERMINAL = ".?!…"


def is_mark(token: Token) -> bool:
    """Return whether a token is a quotation mark."""
    return token.tag in ("``", "''") or token.text in MARKS


@dataclass(slots=True)
class Line:
    """One narrated sentence: parallel lists, one entry a token (or folded quotation).

    `folded[i]` is the quotation that item i stands for, or None; `marked[i]` counts the fragments
    in quotation marks, 0 for items outside them. `inside` is the quotation the
    line was spoken in, None for the narrator's own lines. `first` is True for the first line of
    its paragraph. Character offsets are those of the article.
    """

    block: int
    paragraph: int
    low: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    folded: list[Quotation | None] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    inside: Quotation | None = None
    first: bool = False

    def __len__(self) -> int:
        return len(self.low)

    def add(self, token: Token, marked: int = 0) -> None:
        """Append a token of the narrator's; `marked` numbers the fragment it stands in."""
        self.low.append(lowered(token.text, token.tag))
        self.text.append(token.text)
        self.tags.append(token.tag)
        self.start.append(token.span.start)
        self.end.append(token.span.end)
        self.folded.append(None)
        self.marked.append(marked)

    def own(self) -> list[int]:
        """Return the items that are words, not whole quotations."""
        return [k for k, folded in enumerate(self.folded) if folded is None]

    def fold(self, quotation: Quotation) -> None:
        """Append a whole quotation as one item."""
        self.low.append(QUOTE)
        self.text.append(QUOTE)
        self.tags.append(QUOTE)
        self.start.append(quotation.span.start)
        self.end.append(quotation.span.end)
        self.folded.append(quotation)
        self.marked.append(0)


def build_lines(
    article: Article, tokens: Sequence[Sequence[Token]], lexicon: CueLexicon
) -> list[Line]:
    """Return every line of the article in order; a quotation's own lines follow its line.

    `tokens` are those of each sentence, in the order of the article's sentences.
    """
    lines: list[Line] = []
    outer = _outermost(article.quotations)
    opens = [q.span.start for q in outer]
    by_block: dict[int, list[tuple[Token, bool]]] = {}
    for sentence, words in zip(article.sentences, tokens, strict=True):
        row = by_block.setdefault(sentence.block, [])
        row.extend((t, False) for t in words[:-1])
        row.extend((t, True) for t in words[-1:])
    paragraph = 0
    for block in article.blocks:
        row = by_block.get(block.number, [])
        if not row:
            # "16:42 GMT": the entry of a live blog, whose "he" is nobody of the one above
            paragraph += (
                block.role == "furniture" and _STAMP.match(block.span.of(article)) is not None
            )
            continue
        low = bisect_left(opens, block.span.start)
        high = bisect_left(opens, block.span.end)
        # A block is one paragraph: line breaks inside it are those of a hard-wrapped text.
        paragraph += 1
        lines.extend(_fold(row, outer[low:high], lexicon, block.number, paragraph, article.text))
    return lines


_STAMP = re.compile(r"\d{1,2}(?:[:.]\d{2}|\s?[ap]\.?m)", re.IGNORECASE)


def _outermost(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quotation.span.start >= kept[-1].span.end:
            kept.append(quotation)
    return kept


def _fold(
    row: list[tuple[Token, bool]],
    quotations: list[Quotation],
    lexicon: CueLexicon,
    block: int,
    paragraph: int,
    text: str,
) -> Iterator[Line]:
    """Cut one paragraph into lines, folding whole quotations; then the lines inside those."""
    starts = [t.span.start for t, _ in row]
    spans = {}
    for quotation in quotations:
        i = bisect_left(starts, quotation.span.start)
        j = bisect_left(starts, quotation.span.end)
        if i < j:
            spans[i] = (j, quotation)
    line = Line(block, paragraph, first=True)
    spoken: list[tuple[int, int, Quotation]] = []
    fragment = until = 0
    i = _after_dateline(row, text)
    while i < len(row):
        if i in spans:
            j, quotation = spans[i]
            if (
                line.low
                and line.low[-1] in (".", "?", "!")
                and quotation.inner.of(text)[:1].isupper()
            ):
                yield line
                yield from _spoken_lines(row, spoken, block, paragraph)
                line, spoken = Line(block, paragraph), []
            if _whole(row, i, j, quotation, line, lexicon, text):
                line.fold(quotation)
                spoken.append((i, j, quotation))
                i = j
                if _closes(row, i, quotation, lexicon, text, row[j - 1][1]):
                    yield line
                    yield from _spoken_lines(row, spoken, block, paragraph)
                    line, spoken = Line(block, paragraph), []
                continue
            fragment, until = fragment + 1, j
        token, ends = row[i]
        if not is_mark(token):
            line.add(token, fragment if i < until else 0)
        i += 1
        if ends and not _runs_on(row, i, line):
            if line.low:
                yield line
                yield from _spoken_lines(row, spoken, block, paragraph)
            line, spoken = Line(block, paragraph), []
    if line.low:
        yield line
        yield from _spoken_lines(row, spoken, block, paragraph)


def _after_dateline(row: list[tuple[Token, bool]], text: str) -> int:
    """Return the index of the first token behind a dateline, 0 where the paragraph has none.

    A dateline is no part of the sentence: "LEMA (AP) - Nine died, the mayor said" reports that
    nine died. "BP - the oil group - said" opens no sentence behind its dash.
    """
    end = dateline_end(text, row[0][0].span.start) if row else None
    if end is None:
        return 0
    return next((k for k, (t, _) in enumerate(row) if t.span.start >= end), 0)


def _runs_on(row: list[tuple[Token, bool]], i: int, line: Line) -> bool:
    """Return whether a sentence end inside a fragment in quotation marks is none for the line."""
    return (
        i < len(row)
        and row[i][0].text in MARKS
        and i + 1 < len(row)
        and (row[i + 1][0].text[:1].islower() or row[i + 1][0].text in ",;")
    )


def _spoken_lines(
    row: list[tuple[Token, bool]],
    spoken: list[tuple[int, int, Quotation]],
    block: int,
    paragraph: int,
) -> Iterator[Line]:
    for i, j, quotation in spoken:
        line = Line(block, paragraph, inside=quotation)
        for token, ends in row[i:j]:
            if not is_mark(token):
                line.add(token)
            if ends and line.low:
                yield line
                line = Line(block, paragraph, inside=quotation)
        if line.low:
            yield line


def _says(lexicon: CueLexicon, word: str) -> bool:
    return any("quote" in cue.takes for cue in lexicon.verbs.get(word.lower(), ()))


def _whole(
    row: list[tuple[Token, bool]],
    i: int,
    j: int,
    quotation: Quotation,
    line: Line,
    lexicon: CueLexicon,
    text: str,
) -> bool:
    """Return whether a quotation is an utterance, not a fragment in the narrator's clause."""
    words = sum(1 for t, _ in row[i:j] if t.text[:1].isalnum())
    if words < 1:
        return False
    if any(ends for _, ends in row[i : j - 2]):
        return True
    inner = quotation.inner.of(text).strip()
    pointed = inner[-1:] in ",.?!…" or inner[-1:] in "—–-"
    if not line.low:
        return _whole_at_the_start(row, j, words, pointed, lexicon)
    upper = inner[:1].isupper() or inner[:1] in "[…." or inner[:1].isdigit()
    stop = j >= len(row) or row[j - 1][1] or not row[j][0].text[:1].isalnum()
    return _whole_behind(line, words, upper, pointed, stop, lexicon)


def _whole_at_the_start(
    row: list[tuple[Token, bool]], j: int, words: int, pointed: bool, lexicon: CueLexicon
) -> bool:
    """Return whether a quotation that opens its line is an utterance, by what follows it."""
    if j >= len(row) or pointed:
        return True
    if row[j][0].text == ",":
        return words > 1 or j + 1 < len(row) and not row[j + 1][0].tag.startswith("VB")
    return _says(lexicon, row[j][0].text) or words >= 4 and _tail(row, j, lexicon)


def _whole_behind(
    line: Line, words: int, upper: bool, pointed: bool, stop: bool, lexicon: CueLexicon
) -> bool:
    """Return whether a quotation is an utterance by the words before it: a colon, a verb of
    saying, a pause; `upper` is whether it begins with a capital, `stop` whether it ends there."""
    before = line.low[-1]
    if before in (QUOTE, ":"):
        return True
    near = any(_says(lexicon, w) for w in line.low[-9:])
    if before == "," or before in DASHES - {"―"}:
        return upper and words >= 3 or near and words >= 2 or pointed and words >= 4
    if _says(lexicon, before) or near and before not in ("that", "is", "was", "the", "a", "of"):
        return upper and words >= 2 and (stop or pointed)
    return upper and words >= 6 and pointed and before != "that"


def _tail(row: list[tuple[Token, bool]], j: int, lexicon: CueLexicon) -> bool:
    """Return whether the narrator's words from j on are a "he said" tail to a quotation."""
    words = [t for t, _ in row[j : j + 9]]
    for k, token in enumerate(words):
        if not (token.text[:1].isalnum() or token.text in (".", "’s", "'s")):
            return False
        if k and _says(lexicon, token.text):
            nxt = words[k + 1] if k + 1 < len(words) else None
            return (
                nxt is None
                or nxt.text in (".", ",", ":", ";")
                or nxt.tag in ("IN", "NNP", "RB", "TO")
            )
    return False


def _closes(
    row: list[tuple[Token, bool]],
    j: int,
    quotation: Quotation,
    lexicon: CueLexicon,
    text: str,
    ends: bool,
) -> bool:
    """Return whether the line ends with the quotation that was just folded."""
    if j >= len(row):
        return True
    after = row[j][0]
    last = quotation.inner.of(text).rstrip()[-1:]
    if last not in _TERMINAL or not last:
        return ends and after.text[:1].isupper()
    if after.text in MARKS or after.text in SINGLE_MARKS:
        return True
    if after.text[:1].islower():
        return False
    if not after.text[:1].isalnum():
        return False
    if _says(lexicon, after.text):
        return False
    if last in "?!" and after.tag in ("NNP", "PRP", "DT", "NN"):
        return not _tail(row, j, lexicon)
    return True
