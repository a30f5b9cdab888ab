"""Where a headline says more than the sentence that supports it: bound, place, source, tense.

Each difference is common and often harmless: a headline has few words. It is shown beside the words
it rests on, so that a reader can judge whether the missing word mattered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import MODALS, TIME
from kit.analysis.page.actor_names import stem
from kit.analysis.page.headline_claim import Claim
from kit.analysis.speech.attribution import attributions
from kit.text.article import Article
from kit.text.records import Span

DIFFERENCES = (
    "bound dropped", "bound turned", "place widened", "attribution dropped", "tense moved up",
)  # fmt: skip

_INNOCENT = {
    "bound dropped": "A headline has few words, and the story gives the bound.",
    "bound turned": "Two counts may be meant, one of them told elsewhere in the story.",
    "place widened": "Most readers know the land better than the town.",
    "attribution dropped": "The story names its source in the first lines.",
    "tense moved up": "Headlines tell in the present what has been settled.",
}
# Which way a bound is open: up, down, both or not at all.
_OPEN = {
    "at_least": "up", "more_than": "up", "up_to": "down", "less_than": "down", "about": "both",
    "nearly": "both", "range": "both", "vague": "both", "exact": "", "article": "",
}  # fmt: skip
_WITHIN = re.compile(
    r"(?:city|town|village|province|district|region|camp|port|area|suburb|north|south|east|west)\b"
)
# "The city of Varn" is Varn; "the north of Varn", "a village in Varn" is a part of it.
_IS_IT = re.compile(r"(?:city|town|village|province|district|region|state|port|island)\Z")
_IN = re.compile(r"\b(?:in|at|near) ((?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_AHEAD = MODALS - {"can", "must"} | frozenset(
    "plans planned planning plan threatened threatens".split()
)


@dataclass(frozen=True, repr=False)
class HeadlineDifference(Finding):
    """A point in which a headline and the sentence that supports it differ: see `DIFFERENCES`.

    `span` is the headline's words, `body` those of the sentence beside them.
    """

    kind: str
    body: Span
    shown = ("kind", "body")


@dataclass(frozen=True)
class Beside:
    """A headline's words and what was read in them, beside the sentences that support it."""

    article: Article
    sentence: str
    words: Span
    claim: Claim | None
    support: Sequence[SentenceReading]

    def differences(self) -> list[HeadlineDifference]:
        """Return every difference, in the order of `DIFFERENCES`."""
        found = [*self._bounds(), *self._place(), *self._source(), *self._tense()]
        return sorted(found, key=lambda d: DIFFERENCES.index(d.kind))

    def _row(self, kind: str, span: Span, body: Span, reason: str) -> HeadlineDifference:
        return HeadlineDifference(
            kind=kind, body=body, span=span, sentence=self.sentence,
            rule=f"headline.{kind.replace(' ', '-')}", reason=reason,
            counter_reading=_INNOCENT[kind], article=self.article,
        )  # fmt: skip

    def _bounds(self) -> list[HeadlineDifference]:
        figures = casualties(self.article)
        ids = {s.id for s in self.support}
        out = []
        for own in (f for f in figures if self.words.contains(f.span)):
            same = [
                f for f in figures
                if f.sentence in ids and f.kind == own.kind and f.value == own.value
            ]  # fmt: skip
            if same and all(_OPEN.get(f.form) != _OPEN.get(own.form) for f in same):
                out += self._bound(own, same[0])
        return out

    def _bound(self, own: CasualtyClaim, told: CasualtyClaim) -> list[HeadlineDifference]:
        ours, theirs = _OPEN.get(own.form, ""), _OPEN.get(told.form, "")
        if not ours:
            why = f"the story says “{told.words}”, the headline “{own.words}”"
            return [self._row("bound dropped", own.span, told.span, why)]
        if {ours, theirs} == {"up", "down"} or not theirs:
            why = f"the headline's “{own.words}” is open where the story's “{told.words}” is not"
            return [self._row("bound turned", own.span, told.span, why)]
        return []

    def _place(self) -> list[HeadlineDifference]:
        """ "In Elland" over a story that tells of one village in Elland."""
        words = self.words.of(self.article)
        for named in _IN.finditer(words):
            place = named[1].removeprefix("the ")
            for sentence in self.support:
                text = sentence.sentence.span.of(self.article)
                inner = re.search(
                    r"\b(?:in|at|near|on) (?P<inner>(?:the |a )?(?:[\w’'-]+ ){0,4}?[\w’'-]+)"
                    rf"(?P<of>,? (?:in |of )?)(?:the )?(?:\w+ern )?{re.escape(place)}\b",
                    text,
                )
                if inner and self._inside(inner["inner"], inner["of"].strip()):
                    start = sentence.sentence.span.start + inner.start("inner")
                    body = Span(start, sentence.sentence.span.start + inner.end())
                    own = Span(self.words.start + named.start(1), self.words.start + named.end(1))
                    return [
                        self._row("place widened", own, body, f"the story names a place in {place}")
                    ]
        return []

    @staticmethod
    def _inside(inner: str, joint: str) -> bool:
        """Return whether words before a place name something in it: "the port of Varn" is Varn."""
        words = inner.split()
        if words[0].lower() in TIME or joint == "of" and _IS_IT.match(words[-1]):
            return False
        named = [w for w in words if w[0].isupper() and w.lower() not in TIME]
        return bool(_WITHIN.search(inner) or named and joint in (",", "in", ", in", "of"))

    def _source(self) -> list[HeadlineDifference]:
        """A claim that the story gives to somebody, and the headline to nobody."""
        if self.claim is None or self.claim.claimant is not None or not self.support:
            return []
        rows = []
        for sentence in self.support:
            whole = sentence.sentence.span
            said = [
                a for a in attributions(self.article)
                if a.source is not None and any(
                    c.overlaps(whole) and 2 * len(c) > len(whole) for c in a.content
                )
            ]  # fmt: skip
            if not said or said[0].source is None:
                return []  # one sentence says it in the reporter's own voice
            rows.append((said[0].source, said[0].source.of(self.article)))
        source, name = rows[0]
        why = f"the story has it from {' '.join(name.split())}; the headline says it as a fact"
        return [self._row("attribution dropped", self.claim.words, source, why)]

    def _tense(self) -> list[HeadlineDifference]:
        """ "Army storms town" over a story that says it will, may or plans to."""
        if self.claim is None or self.claim.act is None:
            return []
        head = self.claim.act.of(self.article)
        before = self.article.text[self.claim.words.start : self.claim.act.start].lower().split()
        if set(before[-3:]) & (_AHEAD | {"to"}):
            return []
        for sentence in self.support:
            for i, word in enumerate(sentence.low):
                if word not in self.claim.forms and stem(word) != stem(head):
                    continue
                near = sentence.low[max(0, i - 4) : i]
                ahead = [k for k in near if k in _AHEAD]
                told = sentence.tags[i] in ("VB", "VBN") and bool(ahead)
                if told:
                    body = Span(sentence.tokens[i - near[::-1].index(ahead[-1]) - 1].start,
                                sentence.tokens[i].end)  # fmt: skip
                    why = f"the story says “{body.of(self.article)}”, the headline tells it as done"
                    return [self._row("tense moved up", self.claim.act, body, why)]
                if sentence.tags[i][0] == "V":
                    return []
        return []
