"""What the headline claims, and what the body says to it.

The headline is taken apart by grammar (claimant, doer, act, target, day) and each part is held
against the body's words. Lack of support is an observation about this page: the claim may
be true all the same, and the story may have been cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kit.analysis.agency.acts import ViolentAct, violent_acts
from kit.analysis.agency.violent_doers import only_a_means
from kit.analysis.finding import Finding
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NEGATIONS
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.page.actor_names import content_words, same_actor, stem
from kit.analysis.page.headline_claim import Claim, headline_claim
from kit.analysis.page.replies import MissingReply, body_of, missing_replies
from kit.analysis.speech.attribution import Attribution, attributions
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span

PARTS = ("claimant", "doer", "act", "target", "day")
__all__ = [
    "RELATIONS", "HeadlinePart", "HeadlineSupport", "MissingReply", "headline_parts",
    "headline_support", "missing_replies",
]  # fmt: skip

RELATIONS = ("supports", "repeats", "contradicts", "other doer", "no doer", "doer elsewhere")

_NEGATION = NEGATIONS | {"no", "none"}


@dataclass(frozen=True, repr=False)
class HeadlinePart(Finding):
    """One part of the headline's claim beside the closest words of the body (None: none found).

    `closest_sentence` is the id of the body sentence that has them.
    """

    part: str
    closest: Span | None
    closest_sentence: str | None
    shown = ("part", "closest")


@dataclass(frozen=True, repr=False)
class HeadlineSupport(Finding):
    """A body sentence that touches the headline's claim, and how: see `RELATIONS`."""

    relation: str
    shown = ("relation",)


def headline_parts(article: Article | str) -> list[HeadlinePart]:
    """Return the parts of the headline's claim, each beside the closest words of the body.

    >>> text = "Norland bombed mill, union says\\n\\nA mill was bombed on Monday, the union said."
    >>> [(row.words, row.closest_sentence) for row in headline_parts(text)]
    [('union', '2.1'), ('Norland', None), ('bombed', '2.1'), ('mill', '2.1')]
    """
    article = as_article(article)
    claim = headline_claim(article)
    if claim is None:
        return []
    body = body_of(article)
    out = []
    for part in PARTS:
        span = getattr(claim, part)
        if span is None:
            continue
        found = (
            _closest_act(article, claim, body)
            if part == "act"
            else _closest_words(article, span, body)
        )
        out.append(
            HeadlinePart(
                part=part,
                span=span,
                sentence=claim.sentence.id,
                closest=found[1] if found else None,
                closest_sentence=found[0] if found else None,
                rule=f"headline.{part}",
                reason=found[2]
                if found
                else "no body sentence has these words or a near form of them",
                counter_reading="The body may say the same in other words.",
                article=article,
            )
        )
    return out


def headline_support(article: Article | str) -> list[HeadlineSupport]:
    """Return the body sentences that touch the headline's claim, in order, each with its relation.

    "supports": the same act by the same doer; "repeats": that, but only in the claimant's
    words; "contradicts": the act denied of that doer; "other doer": such an act by somebody
    else; "no doer": such an act, and nobody named beside it; "doer elsewhere": the doer does
    something else.

    >>> text = "Norland bombed mill\\n\\nThe mill was bombed by Norland. Norland sent aid."
    >>> [(row.sentence, row.relation) for row in headline_support(text)]
    [('2.1', 'supports'), ('2.2', 'doer elsewhere')]
    """
    article = as_article(article)
    claim = headline_claim(article)
    if claim is None or claim.act is None:
        return []
    sides = parties(article)
    acts = violent_acts(article)
    said = attributions(article)
    out = []
    held = _Held(article, claim, sides, acts, said)
    for sentence in body_of(article):
        row = held.against(sentence)
        if row is not None:
            out.append(row)
    return out


def _closest_act(
    article: Article, claim: Claim, body: Sequence[SentenceReading]
) -> tuple[str, Span, str] | None:
    for sentence in body:
        for token, word in zip(sentence.tokens, sentence.low, strict=True):
            if word in claim.forms:
                return sentence.id, token.span, "a form of the same verb"
    if claim.kind is None:
        return None
    ids = {sentence.id for sentence in body}
    for act in violent_acts(article):
        if act.sentence in ids and act.kind == claim.kind:
            return act.sentence, act.span, f"another word for an act of the same kind ({act.kind})"
    return None


def _closest_words(
    article: Article, span: Span, body: Sequence[SentenceReading]
) -> tuple[str, Span, str] | None:
    """Return where the body first has most of the part's words in one sentence, or None."""
    wanted = content_words(span.of(article))
    best: tuple[int, str, Span] | None = None
    for sentence in body:
        hits = [t for t in sentence.tokens if stem(t.text) in wanted]
        different = len({stem(t.text) for t in hits})
        if hits and (best is None or different > best[0]):
            best = different, sentence.id, Span(hits[0].start, hits[0].end)
    if best:
        return best[1], best[2], f"{best[0]} of {len(set(wanted))} words in the same or a near form"
    return None


_PRONOUNS = frozenset("it its he his she her they their who we our".split())


def _quoted(named: str) -> str:
    """Return the words for a doer in quotation marks; a pronoun says so."""
    hint = ", whoever that is," if named.lower() in _PRONOUNS else ""
    return f"“{' '.join(named.split())}”{hint}"


@dataclass
class _Held:
    """A headline's claim, held against one sentence of the body after another."""

    article: Article
    claim: Claim
    sides: Parties
    acts: Sequence[ViolentAct]
    said: Sequence[Attribution]
    _asked: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def _acts_in(self) -> dict[str, list[ViolentAct]]:
        """The acts of the claim's kind, by sentence."""
        found: dict[str, list[ViolentAct]] = {}
        for act in self.acts:
            if act.kind == self.claim.kind:
                found.setdefault(act.sentence, []).append(act)
        return found

    @cached_property
    def doer(self) -> str | None:
        """The words for the doer of the claim."""
        return self.claim.doer.of(self.article) if self.claim.doer else None

    def against(self, sentence: SentenceReading) -> HeadlineSupport | None:
        """Return how a sentence touches the claim, None where it does not."""
        kind = self.claim.kind
        here = self._acts_in.get(sentence.id) if kind else None
        if here:
            return self._of_an_act(sentence, here)
        return self._of_the_verb(sentence) or self._of_the_doer(sentence)

    def _row(
        self, sentence: SentenceReading, relation: str, span: Span, reason: str
    ) -> HeadlineSupport:
        return _row(self.article, sentence.sentence, relation, span, reason)

    def _of_an_act(self, sentence: SentenceReading, here: Sequence[ViolentAct]) -> HeadlineSupport:
        """Return the relation of a sentence that tells acts of the claim's kind."""
        for act in here:
            if act.actor and self._is_the_doer(act.actor.of(self.article)):
                return self._support(sentence, act)
        for act in here:
            if act.actor is not None and not only_a_means(act.actor.of(self.article).split()):
                named = _quoted(act.actor.of(self.article))
                why = f"denied of {named}" if act.denied else f"with {named} as doer"
                return self._row(
                    sentence, "other doer", act.span, f"an act of the same kind, {why}"
                )
        return self._row(
            sentence, "no doer", here[0].span, "an act of the same kind, and no doer beside it"
        )

    def _is_the_doer(self, words: str) -> bool:
        if words not in self._asked:
            self._asked[words] = self.doer is not None and same_actor(words, self.doer, self.sides)
        return self._asked[words]

    def _of_the_verb(self, sentence: SentenceReading) -> HeadlineSupport | None:
        """Return the relation of a sentence that has the claim's verb."""
        for i, token in enumerate(sentence.tokens):
            if sentence.low[i] not in self.claim.forms or token.tag[0] != "V":
                continue
            subject = noun_before(sentence, i)
            named = sentence.tags[subject[0]] != "PRP" if subject else False
            who = " ".join(sentence.text[slice(*subject)]) if subject else ""
            if self.doer and named and not self._is_the_doer(who):
                return self._row(
                    sentence, "other doer", token.span, f"the same verb, with {who} as doer"
                )
            return self._row(sentence, "supports", token.span, "the same verb; check who does it")
        return None

    def _of_the_doer(self, sentence: SentenceReading) -> HeadlineSupport | None:
        """Return the row of a sentence in which the claim's doer does something else."""
        for i, token in enumerate(sentence.tokens):
            if token.tag not in FINITE_TAGS:
                continue
            subject = noun_before(sentence, i)
            if subject and self._is_the_doer(" ".join(sentence.text[slice(*subject)])):
                span = Span(sentence.tokens[subject[0]].start, token.end)
                return self._row(
                    sentence, "doer elsewhere", span, "the headline's doer does something else here"
                )
        return None

    def _support(self, sentence: SentenceReading, act: ViolentAct) -> HeadlineSupport:
        """Return the row of the same act by the same doer: told, repeated or denied."""
        begin = act.span.start
        near = {t.text.lower() for t in sentence.tokens if begin - 30 <= t.start < begin}
        around = [a for a in self.said if any(c.contains(act.span) for c in a.content)]
        if near & _NEGATION or any(
            a.cue is not None and "denied" in a.cue.of(self.article).lower() for a in around
        ):
            return self._row(
                sentence, "contradicts", act.span, "the act is denied of the headline's doer"
            )
        claimant = self.claim.claimant
        if claimant is not None and any(
            a.source is not None
            and a.source != claimant
            and same_actor(a.source.of(self.article), claimant.of(self.article), self.sides)
            for a in around
        ):
            return self._row(
                sentence, "repeats", act.span, "the same claim in the claimant's own words"
            )
        return self._row(
            sentence, "supports", act.span, "the same kind of act by the headline's doer"
        )


_INNOCENT = {
    "supports": "It may rest on the same single source as the headline.",
    "repeats": "Repeating a claim with its source is fair reporting; it is no second source.",
    "contradicts": "A denial is a statement of one side, as the claim is.",
    "other doer": "Both may have happened; one does not rule out the other.",
    "no doer": "The sentences around it may say who did it.",
    "doer elsewhere": "What the doer did elsewhere neither proves nor disproves the claim.",
}


def _row(
    article: Article, sentence: Sentence, relation: str, span: Span, reason: str
) -> HeadlineSupport:
    return HeadlineSupport(
        sentence=sentence.id,
        relation=relation,
        span=span,
        rule=f"headline.{relation.replace(' ', '-')}",
        reason=reason,
        counter_reading=_INNOCENT[relation],
        article=article,
    )
