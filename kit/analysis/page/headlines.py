"""A headline as one finding: its claim, what in the body supports it, and where the two differ."""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.finding import Finding
from kit.analysis.page.closest_sentences import ENOUGH, Closest, closest_sentences
from kit.analysis.page.headline_claim import headline_claim
from kit.analysis.page.headline_differences import Beside, HeadlineDifference
from kit.analysis.page.headline_report import report_of
from kit.analysis.page.headline_span import headline_words
from kit.analysis.page.replies import MissingReply, missing_replies
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span


@dataclass(frozen=True, repr=False)
class SupportingSentence(Finding):
    """A body sentence that comes closest to the headline; `share` of the headline's weight it has.

    Closeness is of words, figures, acts and names. Whether the sentence bears the headline out is
    for the reader to judge; `reason` names what they share.
    """

    share: float
    shown = ("share",)


@dataclass(frozen=True, repr=False)
class Headline(Finding):
    """What a headline claims, and what its story says to that.

    `claim` is the words that make the claim, without label, outlet and claimant, None where they
    could not be taken apart (`reason` then says so). `claimant`, `doer`, `act` and `sufferer` are
    the headline's words for them, None where it names none or leaves it open; whoever was harmed
    is never the doer. `bounds` are the counts of people it states, `supported_by` the closest body
    sentences, best first, `differs` where it says more than they do, `missing_replies` whether the
    party it accuses is heard.
    """

    claim: str | None
    claimant: Span | None
    doer: Span | None
    act: Span | None
    sufferer: Span | None
    bounds: tuple[CasualtyClaim, ...]
    supported_by: tuple[SupportingSentence, ...]
    differs: tuple[HeadlineDifference, ...]
    missing_replies: tuple[MissingReply, ...]
    shown = ("doer", "sufferer")


def headline(article: Article | str) -> Headline | None:
    """Return the headline of an article held against its body, None where it has no headline.

    >>> text = "Norland kills 12 in Varn\\n\\nNorland troops killed at least 12 people in the port \
of Varn on Monday, a doctor said. Rain fell."
    >>> found = headline(text)
    >>> found.doer.of(text), found.sufferer.of(text), found.supported_by[0].sentence
    ('Norland', '12', '2.1')
    >>> [row.kind for row in found.differs]
    ['bound dropped', 'attribution dropped']
    """
    article = as_article(article)
    head = headline_words(article)
    if head is None:
        return None
    claim = headline_claim(article)
    # A headline without an act may still give words to somebody: "Minister says no way out".
    claimant, said = report_of(article, head) if claim is None else (claim.claimant, claim.words)
    words = head.claim if claim is None and claimant is None else said
    frame = claim.frame if claim else "unread" if claimant is None else "said"
    closest = closest_sentences(article, words, claim)
    support = tuple(_supporting(article, one) for one in closest)
    beside = Beside(article, head.sentence.id, head.claim, claim, [c.sentence for c in closest])
    return Headline(
        span=head.claim,
        sentence=head.sentence.id,
        claim=" ".join(words.of(article).split()) if frame != "unread" else None,
        claimant=claimant,
        doer=claim.doer if claim else None,
        act=claim.act if claim else None,
        sufferer=claim.target if claim else None,
        bounds=tuple(c for c in casualties(article) if head.claim.contains(c.span)),
        supported_by=support,
        differs=tuple(beside.differences()),
        missing_replies=tuple(missing_replies(article)),
        rule=f"headline.{frame}",
        reason=_REASONS[frame],
        counter_reading="A headline is often written by somebody else than the story.",
        article=article,
    )


_REASONS = {
    "accusing": "the headline tells a charge: whoever is accused is its doer in that account alone",
    "owning-up": "whoever denies or claims the act is the one it is about",
    "active": "the words before the verb are its doer, those behind it whom it befell",
    "passive": "told from the side of the harmed; a doer only where the words name one",
    "counted": "told by a count of the harmed; a doer only where the words name one",
    "noun": "the act is told as a noun; a doer only where the words name one",
    "other": "the words before the verb are its subject",
    "said": "it gives words to somebody, and tells no act that can be read",
    "unread": (
        "no act, count or verb could be read in this headline: who did what to whom cannot be "
        "told; the closest sentences are those that share its words"
    ),
}


def _supporting(article: Article, one: Closest) -> SupportingSentence:
    shared = ", ".join(f"“{w}”" if w[:3] != "an " else w for w in dict.fromkeys(one.shared))
    return SupportingSentence(
        span=one.sentence.sentence.span,
        sentence=one.sentence.id,
        share=round(one.share, 2),
        rule="headline.closest",
        reason=f"{'shares' if one.share >= ENOUGH else 'only shares'} {shared} with the headline",
        counter_reading="A sentence can share a headline's words and not its meaning.",
        article=article,
    )
