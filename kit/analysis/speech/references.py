"""Words that point to nobody, and sentences that nobody in the story answers for.

Both are observations about a page, not charges: a sentence in the reporter's own voice may be
plain fact, and a pointing word may have lost its partner when the page was cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from kit.analysis.finding import Finding, sentence_of
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.lexicon.closed_classes import DEMONSTRATIVES
from kit.analysis.lexicon.roles import is_state, role_of
from kit.analysis.speech.antecedents import REACH, candidates
from kit.analysis.speech.attribution import Attribution, attributions, reading_of, sourced
from kit.analysis.speech.drafts import Reading
from kit.analysis.speech.speakers import HE, THEY
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span

# Findings that carry words without making anybody answer for the sentence's own claim.
_BESIDE = frozenset(
    "attribution." + rule
    for rule in ("nominal", "caption", "hearsay-passive", "hearsay-adverb", "passive-agent")
)


NO_SOURCE_NEEDED = "Events seen by many need no source; the sentence before may name one."


@dataclass(frozen=True, repr=False)
class OwnVoice(Finding):
    """A body sentence whose main claim has no speaker, named or unnamed."""


@dataclass(frozen=True, repr=False)
class Reference(Finding):
    """A pointing word or phrase with no one thing to point to. `answer` is "unresolved"."""

    answer: str


def unattributed(article: Article | str, extra_cues: Iterable[str] = ()) -> list[OwnVoice]:
    """Return the body sentences that are wholly in the reporter's own voice, in order.

    None of them carries any of `attributions`: no verb of saying, no "according to", no
    "reportedly", no "the claim that", and no quotation. `extra_cues` adds verbs of speaking.

    >>> [s.sentence for s in unattributed("The road is shut. The mayor said it was mined.")]
    ['1.1']
    """
    article = as_article(article)
    found = attributions(article, extra_cues)
    cues = sorted(row.cue.start for row in found if row.cue is not None)
    return [
        row
        for row in _rows(article, _claims(article, found))
        if bisect_left(cues, row.span.start) == bisect_left(cues, row.span.end)
    ]


def without_speaker(article: Article | str, extra_cues: Iterable[str] = ()) -> list[OwnVoice]:
    """Return the body sentences whose main claim nobody answers for, in order.

    Those of `unattributed`, and those in which an attribution is only a part, or names nobody:
    "reportedly", "the claim that ...".

    >>> [s.sentence for s in without_speaker("The convoy reportedly left. Ray said it rained.")]
    ['1.1']
    """
    article = as_article(article)
    found = [row for row in attributions(article, extra_cues) if row.rule not in _BESIDE]
    return _rows(article, _claims(article, [row for _, row in sourced(found)]))


def _rows(article: Article, claims: list[Span]) -> list[OwnVoice]:
    # Words in quotation marks are somebody's, though the text may not say whose.
    spans = sorted([*claims, *(quotation.span for quotation in article.quotations)])
    out, first = [], 0
    for sentence in article.body_sentences:
        while first < len(spans) and spans[first].end <= sentence.span.start:
            first += 1
        if any(map(str.isalpha, sentence.span.of(article))):
            if not _answered(article, sentence, spans[first:]):
                out.append(
                    OwnVoice(
                        span=sentence.span,
                        sentence=sentence.id,
                        rule="voice.reporter",
                        reason="looked for a verb or noun of saying, 'according to', 'reportedly' "
                        "and a quotation: none carries the claim",
                        counter_reading=NO_SOURCE_NEEDED,
                        article=article,
                    )
                )
    return out


def _claims(article: Article, found: list[Attribution]) -> list[Span]:
    spans = [content for row in found for content in row.content]
    starts = [s.span.start for s in article.sentences]
    for source, row in sourced(found):
        spans.append(source)
        begin = starts[max(0, bisect_right(starts, source.start) - 1)]
        if article.text[begin : source.start].rstrip().endswith(","):
            spans.append(Span(begin, source.start))  # "Asked about it, Ray said": the main clause
        if row.cue is not None:
            # "A nurse who had worked that night said": what stands between tells who she is.
            near = source.end <= row.cue.start and row.cue.end <= row.content[0].start
            spans.append(Span(source.end, row.cue.end) if near else row.cue)
    return spans


def _answered(article: Article, sentence: Sentence, spans: list[Span]) -> bool:
    """Return whether attributions take up at least half of the sentence's letters."""
    start, end = sentence.span.start, sentence.span.end
    taken, reach = 0, start
    for span in spans:
        if span.start >= end:
            break
        a, b = max(span.start, reach), min(span.end, end)
        if a < b:
            taken += _letters(article.text[a:b])
            reach = b
    return 2 * taken >= _letters(article.text[start:end])


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def dangling(article: Article | str) -> list[Reference]:
    """Return the pointing words of the narrator's that have no antecedent, in order.

    Looked at: "he", "she", "they", "them", "him" and a bare "this" or "these" that starts its
    sentence; "the ministry", "the spokesman" and the like as subjects. Each is held against the
    same sentence and the one before it (for "the ...": against everything before it).

    >>> [(r.sentence, r.words) for r in dangling("The spokesman denied it. Talks go on.")]
    [('1.1', 'The spokesman')]
    """
    article = as_article(article)
    attributions(article)  # settles whom the sources stand for
    reading = reading_of(article)
    settled = {draft.source for draft, joined in reading.joined if joined.name}
    body = {b.number for b in article.blocks if b.role == "body"}
    finder = _Pointers(article, reading)
    out: list[Reference] = []
    for index, p in enumerate(reading.lines):
        if p.line.inside is None and p.line.block in body:
            out.extend(row for row in finder.of_line(index) if row.span not in settled)
    return sorted(out, key=lambda r: r.span)


class _Pointers:
    """Looks for antecedents line by line."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self.article, self.reading = article, reading
        self.outer = [i for i, p in enumerate(reading.lines) if p.line.inside is None]
        self.rank = {index: k for k, index in enumerate(self.outer)}
        first: dict[str, int] = {}
        for mention in reading.cast.mentions:
            if mention.person:
                first.setdefault(reading.cast.full_name(mention.name), mention.start)
        self.people = sorted(first.values())  # where each person is first named

    def of_line(self, index: int) -> list[Reference]:
        p = self.reading.lines[index]
        out = []
        for i, word in enumerate(p.line.low):
            if p.marked[i]:
                continue
            if word in HE or word in THEY:
                if p.tags[i] == "PRP" and not self._settled(index, i, word):
                    out.append(self._pronoun(p, i, index))
            elif i == 0 and word in DEMONSTRATIVES and p.line.first and p.form[1]:
                why = f"a bare '{p.text[i]}' opens the paragraph: which event is meant?"
                out.append(self._reference(p, (i, i + 1), "reference.bare-this", why))
            elif word == "the" and self._points_to_nobody(p, i):
                items = i, p.np_end[i]
                why = (
                    f"'{' '.join(p.text[i : p.np_end[i]])}' points back, and nothing before it "
                    "introduces one"
                )
                out.append(self._reference(p, items, "reference.definite", why))
        return out

    def _reference(self, p: Parsed, items: Items, rule: str, reason: str) -> Reference:
        span = Span(p.line.start[items[0]], p.line.end[items[1] - 1])
        return Reference(
            "unresolved",
            span=span,
            sentence=sentence_of(self.article, span),
            rule=rule,
            reason=reason,
            counter_reading="Whoever is meant may be named in a part that was cut.",
            article=self.article,
        )

    # ---- he, she, they, them ---------------------------------------------------------------------

    def _candidates(self, index: int, stop: int, word: str) -> set[Items]:
        return candidates(self.reading.lines[index], stop, word, self.reading.cast)

    def _candidates_before(self, index: int, word: str) -> set[Items]:
        """Return the noun phrases of the line before that a pronoun can stand for."""
        rank = self.rank[index]
        if not rank:
            return set()
        previous = self.outer[rank - 1]
        return self._candidates(previous, self.reading.lines[previous].n, word)

    def _settled(self, index: int, i: int, word: str) -> bool:
        """Return whether exactly what a reader needs stands before the pronoun."""
        p = self.reading.lines[index]
        if self._candidates(index, i, word) or _part_of_a_count(p, i):
            return True
        if word not in THEY and any(p.folded[max(0, i - REACH) : i]):
            return self._speaker_before(p)
        rank = self.rank[index]
        if rank == 0:
            return _fits_later(p, i)
        before = self._candidates_before(index, word)
        if self.reading.lines[self.outer[rank - 1]].line.paragraph == p.line.paragraph:
            return bool(before) or self._speaker_before(p)
        return len(before) == 1 or word in HE and self._speaker_before(p)

    def _speaker_before(self, p: Parsed) -> bool:
        """Return whether a person is at hand: named in the paragraph before, earlier in this
        one, or the only one named so far."""
        start, paragraph = p.line.start[0], p.line.paragraph
        if bisect_right(self.people, start) == 1 and self.people[0] < start:
            return True  # nobody else has been named so far
        people = [m for m in self.reading.cast.before(start, 12) if m.person]
        near = list(takewhile(lambda m: paragraph - m.paragraph <= 1, people))
        names = {self.reading.cast.full_name(m.name) for m in near}
        return len(names) == 1 or any(m.paragraph == paragraph for m in near)

    def _pronoun(self, p: Parsed, i: int, index: int) -> Reference:
        kind = "person" if p.low[i] in HE else "group"
        count = len(self._candidates_before(index, p.low[i]))
        why = (
            f"{count} candidates stand in the sentence before and no word decides"
            if count > 1
            else f"no {kind} it could stand for is named in this sentence or the one before"
        )
        return self._reference(p, (i, i + 1), "reference.pronoun", f"'{p.text[i]}': {why}")

    # ---- the ministry, the spokesman -------------------------------------------------------------

    def _points_to_nobody(self, p: Parsed, i: int) -> bool:
        """Return whether "the spokesman" at item i is a subject that nothing before introduces."""
        end = p.np_end[i]
        noun, offset, cast = p.low[end - 1], p.line.start[i], self.reading.cast
        if not p.opens_np(i) or end - i != 2 or p.tags[end - 1] not in ("NN", "NNS"):
            return False
        role = role_of(noun)
        if role is None or not role[0].pointing or role[0].who == "paper":
            return False
        if p.low[end] in _TELLS_WHICH or p.tags[end] in ("POS", "NNP"):
            return False
        if next((form for form in p.form[end : end + 3] if form), "") != "finite":
            return False
        named = self.reading.entities.get(noun)
        if named is not None and named.name.lower() != noun and named.named_before(offset):
            return False  # "the Ministry of Defence ... The Ministry"
        introduced = cast.antecedent(noun, offset) is not None or cast.seen(noun, offset)
        return not introduced and not self._body_before(noun, offset)

    def _body_before(self, noun: str, offset: int) -> bool:
        """Return whether "the charity" or "the company" follows a body that it can be: one named
        not far before it, or one that had the word in its description."""
        if noun not in _BODIES:
            return False
        for mention in self.reading.cast.before(offset, 40):
            name = mention.name
            if name and not mention.person and not is_state(name, self.reading.cast.own):
                if " " in name or name.isupper() and len(name) > 1:
                    return True
            if any(len(word) > 2 and word.isupper() for word in mention.words.split()):
                return True  # "NASA's plan ... the agency"
            if noun in mention.words.lower().split()[1:] and mention.described:
                return True
        return False


def _part_of_a_count(p: Parsed, i: int) -> bool:
    """Return whether "31 dead, 12 of them ..." names the whole in the same sentence."""
    return p.low[i - 1] == "of" and p.tags[i - 2] == "CD" and "CD" in p.tags[: max(0, i - 2)]


def _fits_later(p: Parsed, i: int) -> bool:
    """Return whether "After he resigned, Ali said" names the person within the sentence."""
    if i >= 8 or p.tags[0] != "IN":
        return False
    return any(
        p.np_end[k] and p.tags[k].startswith("NNP") for k in range(i + 1, min(p.n, i + REACH))
    )


_TELLS_WHICH = frozenset("of for who that which in at from ,".split())
# Nouns for a body that reports use for whichever body they have just named.
_BODIES = frozenset(
    "group organisation organization charity company firm bank agency union network university "
    "team party campaign council committee commission".split()
)
