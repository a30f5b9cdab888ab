"""What the headline claims, and what the body says to it.

The headline is taken apart by grammar (claimant, doer, act, target, day) and each part is held
against the body's words. Lack of support is an observation about this page: the claim may
be true all the same, and the story may have been cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.agency.acts import ViolentAct, violent_acts
from kit.analysis.finding import Finding
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NEGATIONS
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.page.headline_claim import Claim, content_words, headline_claim, same_actor, stem
from kit.analysis.page.replies import MissingReply, body_of, missing_replies
from kit.analysis.speech.attribution import Attribution, attributions
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span, Token

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
    for sentence, tokens in body_of(article):
        row = _relation(article, claim, sentence, tokens, sides, acts, said)
        if row is not None:
            out.append(row)
    return out


def _closest_act(article: Article, claim: Claim, body) -> tuple[str, Span, str] | None:
    for sentence, tokens in body:
        for token in tokens:
            if token.text.lower() in claim.forms:
                return sentence.id, token.span, "a form of the same verb"
    if claim.kind is None:
        return None
    ids = {sentence.id for sentence, _ in body}
    for act in violent_acts(article):
        if act.sentence in ids and act.kind == claim.kind:
            return act.sentence, act.span, f"another word for an act of the same kind ({act.kind})"
    return None


def _closest_words(article: Article, span: Span, body) -> tuple[str, Span, str] | None:
    """Return where the body first has most of the part's words in one sentence, or None."""
    wanted = content_words(span.of(article))
    best: tuple[int, str, Span] | None = None
    for sentence, tokens in body:
        hits = [t for t in tokens if stem(t.text) in wanted]
        if hits and (best is None or len({stem(t.text) for t in hits}) > best[0]):
            best = (
                len({stem(t.text) for t in hits}),
                sentence.id,
                Span(hits[0].start, hits[0].end),
            )
    if best:
        return best[1], best[2], f"{best[0]} of {len(set(wanted))} words in the same or a near form"
    return None


def _relation(article, claim, sentence, tokens, sides, acts, said) -> HeadlineSupport | None:
    doer = claim.doer.of(article) if claim.doer else None
    here = [a for a in acts if a.sentence == sentence.id and claim.kind and a.kind == claim.kind]
    for act in here:
        actor = act.actor.of(article) if act.actor else None
        if doer and actor and same_actor(actor, doer, sides):
            return _support(article, claim, sentence, tokens, act, said, sides)
    if here:
        act = next((a for a in here if a.actor), None)
        if act is None:
            return _row(
                article,
                sentence,
                "no doer",
                here[0].span,
                "an act of the same kind, and no doer beside it",
            )
        named = _quoted(act.actor.of(article))
        why = f"with {named} as doer" if not act.denied else f"denied of {named}"
        return _row(article, sentence, "other doer", act.span, f"an act of the same kind, {why}")
    words, tags = [t.text.lower() for t in tokens], [t.tag for t in tokens]
    for i, token in enumerate(tokens):
        if token.text.lower() in claim.forms and token.tag[0] == "V":
            subject = noun_before(words, tags, i)
            named = " ".join(t.text for t in tokens[slice(*subject)]) if subject else None
            if doer and named and tags[subject[0]] != "PRP" and not same_actor(named, doer, sides):
                return _row(
                    article,
                    sentence,
                    "other doer",
                    token.span,
                    f"the same verb, with {named} as doer",
                )
            return _row(
                article, sentence, "supports", token.span, "the same verb; check who does it"
            )
    subject = _does_something(tokens, doer, sides)
    if subject is not None:
        return _row(
            article,
            sentence,
            "doer elsewhere",
            subject,
            "the headline's doer does something else here",
        )
    return None


_PRONOUNS = frozenset("it its he his she her they their who we our".split())


def _quoted(named: str) -> str:
    """Return the words for a doer in quotation marks; a pronoun says so."""
    hint = ", whoever that is," if named.lower() in _PRONOUNS else ""
    return f"“{' '.join(named.split())}”{hint}"


def _support(
    article,
    claim,
    sentence,
    tokens,
    act: ViolentAct,
    said: list[Attribution],
    sides: Parties,
) -> HeadlineSupport:
    near = {t.text.lower() for t in tokens if act.span.start - 30 <= t.start < act.span.start}
    if near & _NEGATION or any(
        "denied" in (a.cue.of(article).lower() if a.cue else "")
        and any(c.contains(act.span) for c in a.content)
        for a in said
    ):
        return _row(
            article, sentence, "contradicts", act.span, "the act is denied of the headline's doer"
        )
    if claim.claimant is not None:
        claimant = claim.claimant.of(article)
        for a in said:
            mine = (
                a.source is not None
                and a.source != claim.claimant
                and any(c.contains(act.span) for c in a.content)
            )
            if mine and same_actor(a.source.of(article), claimant, sides):
                return _row(
                    article,
                    sentence,
                    "repeats",
                    act.span,
                    "the same claim in the claimant's own words",
                )
    return _row(
        article, sentence, "supports", act.span, "the same kind of act by the headline's doer"
    )


def _does_something(tokens: Sequence[Token], doer: str | None, sides: Parties) -> Span | None:
    """Return subject and verb of the clause in which the doer is subject, or None."""
    if doer is None:
        return None
    words = [t.text.lower() for t in tokens]
    tags = [t.tag for t in tokens]
    for i, token in enumerate(tokens):
        if token.tag in FINITE_TAGS:
            subject = noun_before(words, tags, i)
            if subject and same_actor(
                " ".join(t.text for t in tokens[subject[0] : subject[1]]), doer, sides
            ):
                return Span(tokens[subject[0]].start, token.end)
    return None


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
