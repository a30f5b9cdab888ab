"""Look at these first: the few places of an article that are most worth an editor's minute.

Each is a question that a reader of the printed story could ask and the story does not answer. What
weighs most stands first: a headline that says more than its text, a count of dead that nobody is
said to have counted, then what narrows or dates it. No score is shown: the order is all it gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.dates.chronology import dates
from kit.analysis.dates.now_words import conflicts
from kit.analysis.events.incidents import is_earlier
from kit.analysis.figures.parts_of_counts import is_part
from kit.analysis.finding import Finding, sentence_of
from kit.analysis.page.headlines import headline
from kit.analysis.speech.attribution import attributions
from kit.text.article import Article
from kit.text.covering import Covering
from kit.text.reading import as_article
from kit.text.records import Span

MOST = 5
EACH = 2
"""At most so many places of one rule: five floors without a counter are one thing to check."""
# By the rule's name: what weighs more stands first. Rules of one weight follow the text.
_NEAR = 20  # counts before one that it is held against: a book is no worse than a line
WEIGHTS = {
    "check.headline": 90, "check.death-uncounted": 85, "check.two-counts": 80, "check.reply": 75,
    "check.unnamed-counter": 70, "check.two-days": 60, "check.vague-count": 55,
    "check.uncounted": 50, "check.no-date": 45, "check.nobody-named": 40,
}  # fmt: skip
_READINGS = {
    "check.headline": "A headline has room for few words, and the text may make it good.",
    "check.death-uncounted": "The reporter may have counted, or a line before may say who did.",
    "check.two-counts": "The two may count different people, or a later hour.",
    "check.reply": "The party may have been asked and given no answer.",
    "check.unnamed-counter": "A name may be withheld for safety; then the reason could be told.",
    "check.two-days": "A story that is updated through a night names two days.",
    "check.vague-count": "No count may have been made yet when this was written.",
    "check.uncounted": "The reporter may have counted, or a line before may say who did.",
    "check.no-date": "The date may stand on the page and have been lost in copying.",
    "check.nobody-named": "Few can be named where speaking is dangerous.",
}


@dataclass(frozen=True, repr=False)
class FirstLook(Finding):
    """A place worth checking first: its words, what to ask, and the rule and reason for it."""

    ask: str
    """What to ask, in a line."""
    shown = ("ask",)


def look_first(article: Article | str, most: int = MOST) -> list[FirstLook]:
    """Return at most `most` places of an article that are worth checking first, in that order.

    >>> text = "Blast kills four\\n\\nAt least four people were killed on Monday. Rain fell."
    >>> [(look.rule, look.words) for look in look_first(text)][:2]
    [('check.headline', 'four'), ('check.death-uncounted', 'At least four')]
    """
    article = as_article(article)
    found = sorted(_all(article), key=lambda f: (-WEIGHTS[f.rule], f.span))
    kept = [f for _, same in groupby(found, key=lambda f: f.rule) for f in list(same)[:EACH]]
    return kept[:most]


def _all(article: Article) -> Iterator[FirstLook]:
    body = {s.id for s in article.body_sentences}
    claims = [c for c in casualties(article) if c.part_of is None]
    told = [c for c in claims if c.sentence in body and not is_part(c)]
    yield from _headline(article)
    yield from _uncounted(article, told)
    yield from _two_counts(article, told)
    yield from _days(article)
    yield from _nobody_named(article)


def _look(article: Article, rule: str, span: Span, ask: str, reason: str) -> FirstLook:
    return FirstLook(
        ask=ask, span=span, sentence=sentence_of(article, span), rule=rule, reason=reason,
        counter_reading=_READINGS[rule], article=article,
    )  # fmt: skip


def _headline(article: Article) -> Iterator[FirstLook]:
    head = headline(article)
    if head is None:
        return
    for row in head.differs:
        ask = f"Does the text carry the headline? {row.kind.capitalize()}."
        yield _look(article, "check.headline", row.span, ask, row.reason)
    for reply in head.missing_replies:
        if not reply.heard:
            ask = f"What does {reply.party} say to it?"
            yield _look(article, "check.reply", reply.span, ask, reply.reason)


def _uncounted(article: Article, claims: list[CasualtyClaim]) -> Iterator[FirstLook]:
    naming = _naming(article)
    said = Covering(
        span for a in attributions(article) if a.source is not None for span in a.content
    )
    main = next((c for c in claims if c.kind == "killed"), None)
    for claim in claims:
        kind = claim.kind.replace("_", " ")
        # "It claimed that 40 were killed": somebody did, whoever "it" may be.
        if claim.counter is None and not said.holds(claim.span):
            weighty = claim.kind == "killed" and not is_earlier(claim)
            rule = "check.death-uncounted" if weighty else "check.uncounted"
            reason = f"nobody is said to have counted these {kind}"
            yield _look(article, rule, claim.span, f"Who counted the {kind}?", reason)
        elif claim is main and naming.get(claim.sentence) in ("described", "anonymous"):
            reason = f"the main count of dead rests on {claim.counter}, without a name"
            ask = "Who are they, and how do they know?"
            yield _look(article, "check.unnamed-counter", claim.span, ask, reason)
        if claim.form == "vague" and claim.kind in ("killed", "wounded"):
            reason = "the word names no number"
            ask = "Is there a count by now?"
            yield _look(article, "check.vague-count", claim.span, ask, reason)


def _naming(article: Article) -> dict[str, str]:
    """How the source of each sentence's report is named, the first where there are several."""
    found: dict[str, str] = {}
    for attribution in attributions(article):
        if attribution.source is not None:
            found.setdefault(sentence_of(article, attribution.source), attribution.naming)
    return found


def _two_counts(article: Article, claims: list[CasualtyClaim]) -> Iterator[FirstLook]:
    """Yield the later of two counts of one kind, group and place that exclude each other."""
    for n, late in enumerate(claims):
        for early in claims[max(0, n - _NEAR) : n]:
            one = (early.kind, early.group, early.place, early.period)
            if one != (late.kind, late.group, late.place, late.period) or "vague" in (
                early.form, late.form,
            ):  # fmt: skip
                continue
            low = max((c.low for c in (early, late) if c.low is not None), default=0)
            high = min((c.high for c in (early, late) if c.high is not None), default=None)
            if high is not None and low > high:
                reason = f"“{early.words}” stands in {early.sentence}, and no number satisfies both"
                ask = f"Which count of {late.kind.replace('_', ' ')} holds?"
                yield _look(article, "check.two-counts", late.span, ask, reason)
                break


def _days(article: Article) -> Iterator[FirstLook]:
    for row in conflicts(article):
        ask = "On which day was this written?"
        yield _look(article, "check.two-days", row.span, ask, row.reason)
    if article.published is None:
        open_ = [t for t in dates(article) if t.start is None and t.relative_to]
        if open_:
            reason = (
                f"{len(open_)} times, this the first, are told from a day of publication that is "
                "not known"
            )
            yield _look(article, "check.no-date", open_[0].span, "Which day is meant?", reason)


def _nobody_named(article: Article) -> Iterator[FirstLook]:
    said = [a for a in attributions(article) if a.source is not None]
    if len(said) >= 3 and not any(a.naming == "named" for a in said):
        first = said[0].source
        assert first is not None
        reason = f"none of {len(said)} reports of speech is from a source with a name"
        yield _look(article, "check.nobody-named", first, "Can one of them be named?", reason)
