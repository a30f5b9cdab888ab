"""A line with its phrases, asked by item: words, tags, noun phrases and forms of verbs.

Every list goes on for a few empty items, so that a rule may look past either end of the line and
finds nothing there: `low[k + 1] == "that"` needs no question of how long the line is.
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.analysis.grammar import openings
from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import Subject, inverted, phrase_back
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.closed_classes import BREAKS
from kit.analysis.lexicon.cues import CueLexicon
from kit.text.records import Quotation

Items = tuple[int, int]

REACH = 220  # items looked ahead; keeps the cost linear in a text without full stops
ENDS = BREAKS | {"."}  # what may stand behind the last word of a clause
LEADS = BREAKS - {";"}  # ... and what may lead from a verb of saying into a quotation
_BEYOND = 4  # how far a rule may look past an end of the line
_IN_NO_PHRASE = (-1, 0)
_ACTS_OF_SPEECH = ("speech", "accusation", "denial")


class Parsed:
    """One line, its phrases and the words that report, by item.

    `low`, `text`, `tags`, `marked` and `folded` are those of the line. `verb[k]` is the verb group
    that item k is in, `form[k]` its form, `head[k]` its main verb; `np_start[k]` and `np_end[k]`
    bound the noun phrase that item k is in (-1 and 0 where it is in none).
    """

    __slots__ = (
        "chunks", "folded", "form", "head", "lexicon", "line", "low", "marked", "n", "np_end",
        "np_start", "tags", "text", "verb",
    )  # fmt: skip

    def __init__(self, line: Line, chunks: Phrases, lexicon: CueLexicon) -> None:
        self.line, self.chunks, self.lexicon, self.n = line, chunks, lexicon, len(line)
        words = [""] * _BEYOND
        self.low, self.text, self.tags = line.low + words, line.text + words, line.tags + words
        self.marked: list[int] = line.marked + [0] * _BEYOND
        self.folded: list[Quotation | None] = line.folded + [None] * _BEYOND
        self.verb: list[VerbGroup | None] = self.chunks.verb + [None] * _BEYOND
        self.form, self.head = [""] * len(self.low), [""] * len(self.low)
        for group in self.chunks.groups:
            for k in range(group.start, group.end):
                self.form[k], self.head[k] = group.form, line.low[group.head]
        spans = [span or _IN_NO_PHRASE for span in self.chunks.noun] + [_IN_NO_PHRASE] * _BEYOND
        self.np_start, self.np_end = zip(*spans, strict=True)

    def finite(self, begin: int, end: int) -> bool:
        """Return whether a finite verb stands in items `begin` to `end`."""
        return "finite" in self.form[begin:end]

    def opens_np(self, k: int) -> bool:
        """Return whether a noun phrase begins at item k."""
        return self.np_start[k] == k

    def phrases(self, begin: int, end: int) -> Iterator[Items]:
        """Yield the noun phrases in items `begin` to `end`, the first one from its own start."""
        k = begin
        while k < end:
            if self.np_end[k]:
                yield self.np_start[k], self.np_end[k]
            k = max(k + 1, self.np_end[k])

    def np_head(self, k: int) -> str:
        """Return the last word of the noun phrase that item k is in, "" for none."""
        return self.low[self.np_end[k] - 1] if self.np_end[k] else ""

    def is_time(self, k: int) -> bool:
        """Return whether item k is in a noun phrase that names a time ("last week")."""
        return self.np_end[k] > 0 and is_time(self.line, (self.np_start[k], self.np_end[k]))

    def past_adverbs(self, k: int) -> int:
        """Return the first item from k on that is no adverb."""
        while self.tags[k].startswith("RB"):
            k += 1
        return k

    def before_adverbs(self, k: int) -> int:
        """Return the last item up to k that is no adverb, -1 for none."""
        while k >= 0 and self.tags[k].startswith("RB"):
            k -= 1
        return k

    def past_quotations(self, k: int) -> int:
        """Return the first item from k on that is no whole quotation."""
        while self.folded[k] is not None:
            k += 1
        return k

    def find(self, words: frozenset[str] | tuple[str, ...], begin: int, end: int) -> int:
        """Return the first item of `begin` to `end` that is one of `words`, -1 for none."""
        return next((k for k in range(begin, min(end, self.n)) if self.low[k] in words), -1)

    # ---- what grammar says of the line ---------------------------------------------------------

    def opens_clause(self, k: int) -> bool:
        """Return whether a clause with a subject and a finite verb begins at item k."""
        return openings.opens_clause(self.line, self.chunks, k)

    def past_adjuncts(self, k: int, recipient: bool) -> list[int]:
        """Return the items at which what was said may begin, behind a verb that ends at k."""
        return openings.past_adjuncts(self.line, self.chunks, k, recipient)

    def phrase_end(self, k: int) -> int:
        """Return the end of the noun phrase at k with its "of" phrases and coordinated ones."""
        return openings.phrase_end(self.line, self.chunks, k)

    def phrase_back(self, last: int, floor: int = 0) -> Items | None:
        """Return the (start, head end) of the noun phrase that ends with item `last`."""
        return phrase_back(self.line, self.chunks, last, floor)

    def subject_of(self, group: VerbGroup) -> Subject | None:
        """Return the subject of a verb; reporting verbs share theirs ("says A but warns of B")."""
        return subject_of(self.line, self.chunks, group, self.lexicon.verbs)

    def named_after(self, k: int) -> Subject | None:
        """Return the source whose phrase begins at item k, with its appositions ("by X, a Y")."""
        return inverted(self.line, self.chunks, VerbGroup(k - 1, k, k - 1, "finite", False))

    def speaks(self, k: int) -> bool:
        """Return whether the verb at item k is one of speech that carries a clause or a quotation,
        with no particle ("said", not "went on")."""
        return any(
            not cue.particles and cue.kind in _ACTS_OF_SPEECH and not cue.takes.isdisjoint(_CARRIES)
            for cue in self.lexicon.verbs.get(self.head[k], ())
        )

    def asserts(self, k: int) -> bool:
        """Return whether the verb at item k is one of speech or a promise, with no particle."""
        return any(
            not cue.particles and (cue.kind in _ACTS_OF_SPEECH or cue.kind == "commissive")
            for cue in self.lexicon.verbs.get(self.head[k], ())
        )


_CARRIES = frozenset(("clause", "quote"))
