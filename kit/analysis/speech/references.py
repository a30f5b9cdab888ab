"""Words that point to nobody, and sentences that nobody in the story answers for.

Both are observations about a page, not charges: a sentence in the reporter's own voice may be
plain fact, and a pointing word may have lost its partner when the page was cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kit.analysis.finding import Finding
from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.phrases import Phrases
from kit.analysis.lexicon.roles import is_state, role_of
from kit.analysis.speech.attribution import Attribution, attributions, reading_of
from kit.analysis.speech.drafts import Reading
from kit.analysis.speech.pronouns import REACH as _REACH
from kit.analysis.speech.pronouns import candidates
from kit.analysis.speech.speakers import HE, THEY
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span

# Findings that carry words without making anybody answer for the sentence's own claim.
_BESIDE = frozenset(
    "attribution." + rule
    for rule in ("nominal", "caption", "hearsay-passive", "hearsay-adverb", "passive-agent")
)


@dataclass(frozen=True, repr=False)
class OwnVoice(Finding):
    """A body sentence whose main claim has no speaker, named or unnamed."""


@dataclass(frozen=True, repr=False)
class Reference(Finding):
    """A pointing word or phrase with no one thing to point to. `answer` is "unresolved"."""

    answer: str


def unattributed(article: Article | str, extra_cues: Iterable[str] = ()) -> list[OwnVoice]:
    """Return the body sentences in the reporter's own voice, in order.

    Hearsay with no speaker ("reportedly") counts as the reporter's: nobody answers for it.
    `extra_cues` adds verbs of speaking, as in `attributions`.

    >>> [s.sentence for s in unattributed("The road is shut. The mayor said it was mined.")]
    ['1.1']
    """
    article = as_article(article)
    reports = attributions(article, extra_cues)
    found = [a for a in reports if a.source is not None and a.rule not in _BESIDE]
    out = []
    spans = sorted(_claims(article, found), key=lambda s: s.start)
    first = 0
    for sentence in article.body_sentences:
        while first < len(spans) and spans[first].end <= sentence.span.start:
            first += 1
        if not any(c.isalpha() for c in sentence.span.of(article)):
            continue
        if not _answered(article, sentence, found, spans[first:]):
            out.append(
                OwnVoice(
                    span=sentence.span,
                    sentence=sentence.id,
                    rule="voice.reporter",
                    reason="no verb of saying, no 'according to' and no quotation carries the "
                    "claim",
                    counter_reading="Events seen by many need no source; the sentence before may "
                    "name one.",
                    article=article,
                )
            )
    return out


def _claims(article: Article, found: list[Attribution]) -> list[Span]:
    spans = []
    starts = [s.span.start for s in article.sentences]
    for attribution in found:
        spans.extend(attribution.content)
        source, cue = attribution.source, attribution.cue
        spans.append(source)
        begin = starts[max(0, bisect_right(starts, source.start) - 1)]
        if article.text[begin : source.start].rstrip().endswith(","):
            spans.append(Span(begin, source.start))  # "Asked about it, Ray said": the main clause
        if cue is not None:
            # "A nurse who had worked that night said": what stands between tells who she is.
            near = source.end <= cue.start and cue.end <= attribution.content[0].start
            spans.append(Span(source.end, cue.end) if near else cue)
    return spans


def _answered(
    article: Article, sentence: Sentence, found: list[Attribution], spans: list[Span]
) -> bool:
    """Return whether attributions take up at least half of the sentence's letters."""
    text = article.text
    start, end = sentence.span.start, sentence.span.end
    letters = sum(c.isalnum() for c in text[start:end])
    taken, reach = 0, start
    for span in spans:
        if span.start >= end:
            break
        a, b = max(span.start, reach), min(span.end, end)
        if a < b:
            taken += sum(c.isalnum() for c in text[a:b])
            reach = b
    return 2 * taken >= letters


def dangling(article: Article | str) -> list[Reference]:
    """Return the pointing words of the narrator's that have no antecedent, in order.

    Looked at: "he", "she", "they", "them", "him" and a bare "this" or "these" that starts its
    sentence; "the ministry", "the spokesman" and the like as subjects. Each is held against the
    same sentence and the one before it (for "the ...": against everything before it).

    >>> [(r.sentence, r.words) for r in dangling("The spokesman denied it. Talks go on.")]
    [('1.1', 'The spokesman')]
    """
    article = as_article(article)
    reading = reading_of(article)
    body = {b.number for b in article.blocks if b.role == "body"}
    finder = _Pointers(article, reading)
    out: list[Reference] = []
    for index, line in enumerate(reading.lines):
        if line.inside is None and line.block in body:
            out.extend(finder.of_line(index))
    return sorted(out, key=lambda r: r.span)


class _Pointers:
    """Looks for antecedents line by line."""

    def candidates(self, index: int, stop: int, word: str) -> set[tuple[int, int]]:
        """Return the noun phrases of a line, before item `stop`, that a pronoun can stand for."""
        line, chunks = self.reading.lines[index], self.reading.chunks[index]
        return candidates(line, chunks, stop, word, self.reading.cast, self.reading.lexicon)

    def __init__(self, article: Article, reading: Reading) -> None:
        self.article, self.reading = article, reading
        self.starts = [s.span.start for s in article.sentences]
        self.outer = [i for i, line in enumerate(reading.lines) if line.inside is None]
        self.rank = {index: k for k, index in enumerate(self.outer)}
        first: dict[str, int] = {}
        for mention in reading.cast.mentions:
            if mention.person:
                first.setdefault(reading.cast.full_name(mention.name), mention.start)
        self.people = sorted(first.values())  # where each person is first named

    def of_line(self, index: int) -> list[Reference]:
        line, chunks = self.reading.lines[index], self.reading.chunks[index]
        out = []
        for i, word in enumerate(line.low):
            if line.marked[i]:
                continue
            if word in HE or word in THEY:
                if line.tags[i] == "PRP" and not self._settled(index, i, word):
                    out.append(self._pronoun(line, i, index))
            elif word in ("this", "these", "those", "that") and i == 0 and line.first:
                if chunks.verb[1] is not None if len(line) > 1 else False:
                    out.append(
                        self._reference(
                            line,
                            i,
                            i + 1,
                            "reference.bare-this",
                            f"a bare '{line.text[i]}' opens the paragraph: which event is meant?",
                        )
                    )
            elif word == "the" and chunks.noun[i] is not None and chunks.noun[i][0] == i:
                reference = self._definite(line, chunks, i)
                if reference is not None:
                    out.append(reference)
        return out

    def _reference(self, line: Line, a: int, b: int, rule: str, reason: str) -> Reference:
        span = Span(line.start[a], line.end[b - 1])
        return Reference(
            "unresolved",
            span=span,
            sentence=self._sentence(span),
            rule=rule,
            reason=reason,
            counter_reading="Whoever is meant may be named in a part that was cut.",
            article=self.article,
        )

    def _sentence(self, span: Span) -> str:
        return self.article.sentences[max(0, bisect_right(self.starts, span.start) - 1)].id

    # ---- he, she, they, them ---------------------------------------------------------------------

    def _settled(self, index: int, i: int, word: str) -> bool:
        """Return whether exactly what a reader needs stands before the pronoun."""
        line = self.reading.lines[index]
        if self.candidates(index, i, word) or self._part_of_a_count(index, i):
            return True
        if (
            i
            and any(line.folded[k] is not None for k in range(max(0, i - _REACH), i))
            and word not in THEY
        ):
            return self._speaker_before(index)
        rank = self.rank[index]
        if rank == 0:
            return self._fits_later(index, i, word)
        previous = self.outer[rank - 1]
        before = self.candidates(previous, len(self.reading.lines[previous]), word)
        same = self.reading.lines[previous].paragraph == line.paragraph
        if same:
            return bool(before) or self._speaker_before(index)
        if word in HE:
            return len(before) == 1 or self._speaker_before(index)
        return len(before) == 1

    def _part_of_a_count(self, index: int, i: int) -> bool:
        """Return whether "31 dead, 12 of them ..." names the whole in the same sentence."""
        line = self.reading.lines[index]
        if i < 3 or line.low[i - 1] != "of":
            return False
        return line.tags[i - 2] == "CD" and "CD" in line.tags[: i - 2]

    def _fits_later(self, index: int, i: int, word: str) -> bool:
        """Return whether "After he resigned, Ali said" names the person within the sentence."""
        line, chunks = self.reading.lines[index], self.reading.chunks[index]
        return (
            i < 8
            and line.tags[0] == "IN"
            and any(
                chunks.noun[k] is not None and line.tags[k].startswith("NNP")
                for k in range(i + 1, min(len(line), i + _REACH))
            )
        )

    def _speaker_before(self, index: int) -> bool:
        """Return whether a person is at hand: named in the paragraph before, earlier in this
        one, or the only one named so far."""
        line = self.reading.lines[index]
        if bisect_right(self.people, line.start[0]) == 1 and self.people[0] < line.start[0]:
            return True  # nobody else has been named so far
        names = set()
        for mention in self.reading.cast.before(line.start[0], 12):
            if line.paragraph - mention.paragraph > 1:
                break
            if mention.person:
                names.add(self.reading.cast.full_name(mention.name))
        return (
            len(names) == 1
            or bool(names)
            and any(
                m.person and m.paragraph == line.paragraph
                for m in self.reading.cast.before(line.start[0], 12)
            )
        )

    def _pronoun(self, line: Line, i: int, index: int) -> Reference:
        kind = "person" if line.low[i] in HE else "group"
        rank = self.rank[index]
        count = 0
        if rank:
            previous = self.outer[rank - 1]
            count = len(self.candidates(previous, len(self.reading.lines[previous]), line.low[i]))
        why = (
            f"{count} candidates stand in the sentence before and no word decides"
            if count > 1
            else f"no {kind} it could stand for is named in this sentence or the one before"
        )
        return self._reference(line, i, i + 1, "reference.pronoun", f"'{line.text[i]}': {why}")

    # ---- the ministry, the spokesman -------------------------------------------------------------

    def _definite(self, line: Line, chunks: Phrases, i: int) -> Reference | None:
        start, end = chunks.noun[i]
        if end - start != 2 or line.tags[end - 1] not in ("NN", "NNS"):
            return None
        role = role_of(line.low[end - 1])
        if role is None or not role[0].pointing or role[0].who == "paper":
            return None
        if end < len(line) and (
            line.low[end] in ("of", "for", "who", "that", "which", "in", "at", "from", ",")
            or line.tags[end] in ("POS", "NNP")
        ):
            return None
        verb = next(
            (
                chunks.verb[k]
                for k in range(end, min(end + 3, len(line)))
                if chunks.verb[k] is not None
            ),
            None,
        )
        if verb is None or verb.form != "finite":
            return None
        if self.reading.cast.antecedent(line.low[end - 1], line.start[start]) is not None:
            return None
        if self.reading.cast.seen(line.low[end - 1], line.start[start]):
            return None
        if self._body_before(line.low[end - 1], line.start[start]):
            return None
        return self._reference(
            line,
            start,
            end,
            "reference.definite",
            f"'{' '.join(line.text[start:end])}' points back, and nothing before it introduces one",
        )

    def _body_before(self, noun: str, offset: int) -> bool:
        """Return whether "the charity" or "the company" follows a body that it can be: one named
        not far before it, or one that had the word in its description."""
        if noun not in _BODIES:
            return False
        for mention in self.reading.cast.before(offset, 40):
            name = mention.name
            if name and not mention.person and not is_state(name):
                if " " in name or name.isupper() and len(name) > 1:
                    return True
            if any(len(word) > 2 and word.isupper() for word in mention.words.split()):
                return True  # "NASA's plan ... the agency"
            if noun in mention.words.lower().split()[1:] and mention.described:
                return True
        return False


# Nouns for a body that reports use for whichever body they have just named.
_BODIES = frozenset(
    "group organisation organization charity company firm bank agency union network university "
    "team party campaign council committee commission".split()
)
