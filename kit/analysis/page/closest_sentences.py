"""The body sentences that come closest to a headline, by its figures, act, actors and words.

A word counts the more the fewer sentences of the body have it. A figure of the same state of
people, an act of the same kind and the same doer count as words do, and a short form counts where
the sentence spells it out ("WHO": "the World Health Organization").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from math import log

from kit.analysis.agency.acts import violent_acts
from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import NOUN_TAGS
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.page.actor_names import same_actor, stem
from kit.analysis.page.headline_claim import Claim
from kit.analysis.page.replies import body_of
from kit.text.article import Article
from kit.text.records import Span

MOST = 3
ENOUGH = 0.4  # of the headline's own weight: below it, a sentence only shares a word or two
_NEAR_BEST = 0.75  # of the best sentence's weight
_EMPTY = frozenset(
    """the a an of in on at to by for from with and or but nor as is are was were be been has have
    had that this it its his her their they he she who which after before over under near into amid
    say says said not no new least more than about""".split()
)
_DEADLY = re.compile(r"\b(?:fatal|deadly|deadliest|dead|deaths?|kills?|killed|killing)\b", re.I)
_SMALL = r"(?:\s+(?:of|for|the|and|in|on|de|des))*"


@dataclass(frozen=True)
class Closest:
    """A body sentence, how much of the headline's weight it has, and what they share."""

    sentence: SentenceReading
    share: float
    shared: tuple[str, ...]


def closest_sentences(article: Article, words: Span, claim: Claim | None) -> list[Closest]:
    """Return at most `MOST` body sentences that come closest to the headline's words, best first.

    >>> from kit.text.reading import as_article
    >>> text = "Mill bombed in Varn\\n\\nRain fell on Monday. Jets bombed a mill in Varn."
    >>> [c.sentence.id for c in closest_sentences(as_article(text), Span(0, 19), None)]
    ['2.2']
    """
    held = [s for s in body_of(article) if not s.sentence.span.overlaps(words)]
    return _Scored(article, words, claim, held).best() if held else []


@dataclass
class _Scored:
    """The sentences of a body, weighed against a headline."""

    article: Article
    words: Span
    claim: Claim | None
    body: Sequence[SentenceReading]

    def best(self) -> list[Closest]:
        stems = [{stem(t.text) for t in s.tokens if t.text[0].isalnum()} for s in self.body]
        often = Counter(s for found in stems for s in found)
        wanted = self._wanted()
        weigh = {w: log(1 + len(self.body) / (1 + often[w])) + 0.2 for w in wanted}
        figures = [c for c in casualties(self.article)]
        own = [f for f in figures if self.words.contains(f.span)]
        kind = self.claim.kind if self.claim is not None else None
        acts = violent_acts(self.article) if kind else []
        deadly = not own and bool(_DEADLY.search(self.words.of(self.article)))
        sides = parties(self.article)
        alike = {a.sentence for a in acts if a.kind == kind}
        dead = {f.sentence for f in figures if deadly and f.kind == "killed"}
        unit = log(1 + len(self.body)) + 0.2
        total = sum(weigh.values()) + unit * (len(own) + bool(acts) + deadly)
        found = []
        for place, (sentence, there) in enumerate(zip(self.body, stems, strict=True)):
            shared = [w for w in weigh if w in there or self._spelt_out(wanted[w], sentence)]
            score = sum(weigh[w] for w in shared)
            said = [wanted[w] for w in shared]
            for figure in own:
                if (same := self._same_figure(figure, figures, sentence)) is not None:
                    score += unit * same
                    said.append(figure.words)
            for what in self._like_it(sentence, alike, dead):
                score += unit
                said.append(what)
            score += unit / 2 if self._has_doer(sentence, sides) else 0
            # News tells first what its title claims; of two that are equal the earlier is meant.
            score *= 1.15 if place < 2 else 1.0
            found.append(Closest(sentence, score / total if total else 0.0, tuple(said)))
        return self._chosen(found)

    def _like_it(
        self,
        sentence: SentenceReading,
        alike: Set[str],
        dead: Set[str],
    ) -> Iterator[str]:
        """Yield what the sentence tells that the headline tells in other words."""
        if sentence.id in alike:
            yield "an act of the same kind"
        if sentence.id in dead:
            yield "a count of dead"

    @staticmethod
    def _chosen(found: Sequence[Closest]) -> list[Closest]:
        ranked = sorted(found, key=lambda c: (-c.share, c.sentence.sentence.span.start))
        best = ranked[0].share
        if best < ENOUGH:
            return [c for c in ranked[:1] if len(c.shared) > 1]
        return [c for c in ranked[:MOST] if c.share >= max(ENOUGH, _NEAR_BEST * best)]

    def _wanted(self) -> dict[str, str]:
        """Return stem -> word of the headline's words that name something."""
        found = re.findall(r"[^\W_][\w.’'-]*", self.words.of(self.article))
        return {stem(w): w for w in found if w.lower().strip(".") not in _EMPTY}

    def _spelt_out(self, word: str, sentence: SentenceReading) -> bool:
        """Return whether a sentence has the words that a headline's short form stands for."""
        if not (2 <= len(word) <= 6 and word.isupper() and word.isalpha()):
            return False
        pattern = _SMALL.join(
            (r"\b" if i == 0 else r"\s+") + letter + r"[\w’'-]+" for i, letter in enumerate(word)
        )
        text = sentence.sentence.span.of(self.article)
        return bool(re.search(pattern, text, re.IGNORECASE))

    @staticmethod
    def _same_figure(
        figure: CasualtyClaim, figures: Sequence[CasualtyClaim], sentence: SentenceReading
    ) -> float | None:
        """Return how far a count of the sentence meets the headline's: 1 the same, .4 another."""
        here = [f for f in figures if f.sentence == sentence.id and f.kind == figure.kind]
        if any(f.value == figure.value for f in here):
            return 1.0
        return 0.4 if here else None

    def _has_doer(self, sentence: SentenceReading, sides: Parties) -> bool:
        doer = self.claim.doer if self.claim is not None else None
        if doer is None:
            return False
        named = doer.of(self.article)
        for ends in dict.fromkeys(e for e in sentence.spans if e is not None):
            if sentence.tags[ends[1] - 1] in NOUN_TAGS and same_actor(
                sentence.span(ends).of(self.article), named, sides
            ):
                return True
        return False
