"""The reply that is missing: is the party a headline accuses heard on the charge in the body?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.analysis.agency.acts import violent_acts
from kit.analysis.agency.violent_doers import no_party
from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.party_names import parties
from kit.analysis.lexicon.violence import harm_nouns
from kit.analysis.page.actor_names import same_actor
from kit.analysis.page.headline_claim import Claim, headline_claim
from kit.analysis.speech.attribution import Attribution, attributions
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span


@dataclass(frozen=True, repr=False)
class MissingReply(Finding):
    """A party the headline accuses, and whether the body gives its words on that claim."""

    party: str
    heard: bool
    sentences: tuple[str, ...]
    shown = ("heard",)


def missing_replies(article: Article | str) -> list[MissingReply]:
    """Return the party the headline accuses, with whether the body gives its words on the claim.

    >>> text = "Norland bombed mill, union says\\n\\nThe union said a mill burned."
    >>> [(row.party, row.heard) for row in missing_replies(text)]
    [('Norland', False)]
    """
    article = as_article(article)
    claim = headline_claim(article)
    if claim is None or claim.doer is None or (claim.kind is None and claim.claimant is None):
        return []
    if claim.claimant is not None and claim.claimant.overlaps(claim.doer):
        return []
    sides = parties(article)
    doer = claim.doer.of(article)
    if no_party(doer.lower().split()):
        return []
    heard: list[str] = []
    other: list[str] = []
    body = {s.id: s.sentence for s in body_of(article)}
    for attribution in attributions(article):
        if attribution.source is None or not same_actor(
            attribution.source.of(article), doer, sides
        ):
            continue
        home = next((s for s in body.values() if s.span.contains(attribution.source)), None)
        if home is None:
            continue
        answers = any(
            _tells_act(claim, span.of(article))
            and (same_actor(span.of(article), doer, sides) or _replies(article, attribution, span))
            for span in attribution.content
        )
        (heard if answers else other).append(home.id)
    if heard:
        reason = "the body gives this party's words on the act"
    elif other:
        reason = f"the party speaks in {', '.join(dict.fromkeys(other))}, but not on this claim"
    else:
        reason = "no body sentence gives words of this party"
    return [
        MissingReply(
            party=doer,
            heard=bool(heard),
            sentences=tuple(dict.fromkeys(heard or other)),
            span=claim.doer,
            sentence=claim.sentence.id,
            rule="headline.reply",
            reason=reason,
            counter_reading=(
                "The party may have been asked in vain, the reply may have been cut, or the party "
                "may speak under another name, such as “rebels” or “guerrillas”."
            ),
            article=article,
        )
    ]


_DENIES = frozenset("deny reject dismiss refute".split())
_CHARGES = frozenset("accuse blame".split())
_THIS_ACT = re.compile(r"\b(?:the|this|that)\s+(?:\w+\s+)?(?P<act>[a-z]+)\b", re.IGNORECASE)


def _replies(article: Article, found: Attribution, content: Span) -> bool:
    """Return whether words deny an act, or charge another with this very one ("the attack")."""
    cue = found.cue.of(article).lower() if found.cue is not None else ""
    said = {lemma(word) for word in cue.split()}
    if said & _DENIES:
        return True
    named = _THIS_ACT.finditer(content.of(article))
    return bool(said & _CHARGES) and any(one["act"].lower() in harm_nouns() for one in named)


def _tells_act(claim: Claim, words: str) -> bool:
    """Return whether the words speak of the headline's act or one of its kind."""
    if set(words.lower().split()) & claim.forms:
        return True
    return claim.kind is not None and any(act.kind == claim.kind for act in violent_acts(words))


def body_of(article: Article) -> list[SentenceReading]:
    """Return the sentences of the body, as grammar reads them."""
    wanted = {s.id for s in article.body_sentences}
    return [sentence for sentence in sentences(article) if sentence.id in wanted]
