"""Versions of one page: what was added, softened, sharpened or withdrawn between two times.

Sentences are matched first, then what changed inside a pair is read: figures, their bounds, who is
said to have counted, who is made to act and to speak, the headline. A change that the page itself
tells of ("Correction", "This story has been updated") is noted; the others are silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kit.analysis.agency.acts import ViolentAct, violent_acts
from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.figures.reports import Figure, interval_words
from kit.analysis.speech.attribution import Attribution, attributions
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Sentence, Span

WHAT = (
    "headline", "figure", "bound", "counter", "doer", "attribution", "sentence", "correction",
)  # fmt: skip
HOW = ("added", "withdrawn", "changed", "raised", "lowered", "softened", "sharpened")
ALIKE = 0.55  # of two sentences' words in common order: one is another wording of the other
_NOTE = re.compile(
    r"\b(?:correction|corrected|clarification|editor['’]s note|this (?:story|article|report|page) "
    r"(?:has been|was) (?:updated|amended|corrected|changed)|an earlier version)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Change:
    """One difference: what changed and how (`WHAT`, `HOW`), the words before and after.

    `old` and `new` are spans of the two versions, None on the side where there is nothing. `noted`
    says whether a note on the new page tells of changes at all.
    """

    what: str
    how: str
    old: Span | None
    new: Span | None
    why: str
    noted: bool


def changes(old: Article | str, new: Article | str) -> list[Change]:
    """Return what changed between two versions of a page, in the order of the new one.

    What was withdrawn stands at the end. Two versions that differ in spaces alone give none.

    >>> old = "Blast kills four\\n\\nAt least four people were killed, police said."
    >>> new = "Blast kills six\\n\\nSix people were killed, officials said."
    >>> [(c.what, c.how) for c in changes(old, new)][2:]
    [('figure', 'raised'), ('bound', 'sharpened'), ('counter', 'changed')]
    """
    before, after = as_article(old), as_article(new)
    pairs = _matched(before, after)
    noted = any(_NOTE.search(s.span.of(after)) for one, s in pairs if s is not None and one is None)
    found = [row for one, other in pairs for row in _between(before, after, one, other)]
    return [Change(*row, noted) for row in found]


Row = tuple[str, str, Span | None, Span | None, str]
Pair = tuple[Sentence | None, Sentence | None]


def _matched(before: Article, after: Article) -> list[Pair]:
    """Return the sentences of both versions, those that are wordings of one another together."""
    old = [_words(before, s) for s in before.sentences]
    new = [_words(after, s) for s in after.sentences]
    pairs: list[Pair] = []
    lost: list[int] = []
    fresh: list[int] = []
    matcher = SequenceMatcher(None, [" ".join(w) for w in old], [" ".join(w) for w in new], False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(before.sentences[a:b], after.sentences[c:d], strict=True)
        else:
            lost += range(a, b)
            fresh += range(c, d)
    scored = sorted(((_alike(old[a], new[c]), -a, -c) for a in lost for c in fresh), reverse=True)
    for score, a, c in scored:
        if score >= ALIKE and -a in lost and -c in fresh:
            lost.remove(-a)
            fresh.remove(-c)
            pairs.append((before.sentences[-a], after.sentences[-c]))
    was, is_ = _headline(before, lost), _headline(after, fresh)
    if was is not None and is_ is not None:
        lost.remove(was)
        fresh.remove(is_)
        pairs.append((before.sentences[was], after.sentences[is_]))
    pairs += [(None, after.sentences[c]) for c in fresh]
    pairs.sort(key=lambda pair: pair[1].span if pair[1] is not None else Span(0, 0))
    return [*pairs, *((before.sentences[a], None) for a in lost)]


def _headline(article: Article, left: list[int]) -> int | None:
    return next((n for n in left if _is_headline(article, article.sentences[n])), None)


def _is_headline(article: Article, sentence: Sentence) -> bool:
    return article.block(sentence.block).role == "headline"


def _words(article: Article, sentence: Sentence) -> list[str]:
    return [w.casefold() for w in _WORD.findall(sentence.span.of(article))]


def _alike(a: list[str], b: list[str]) -> float:
    # What no order of the words could make alike need not be aligned.
    if not a or not b or 2 * (Counter(a) & Counter(b)).total() < ALIKE * (len(a) + len(b)):
        return 0.0
    return SequenceMatcher(None, a, b, False).ratio()


def _between(
    before: Article, after: Article, old: Sentence | None, new: Sentence | None
) -> Iterator[Row]:
    if old is None or new is None:
        yield from _alone(before, after, old, new)
        return
    if _words(before, old) == _words(after, new):
        return
    if _is_headline(after, new):
        yield "headline", "changed", old.span, new.span, "the headline has other words"
    rows = [
        *_figures(before, after, old, new),
        *_doers(before, after, old, new),
        *_voices(before, after, old, new),
    ]
    yield from rows
    if not rows and not _is_headline(after, new):
        yield "sentence", "changed", old.span, new.span, "the sentence has other words"


def _alone(
    before: Article, after: Article, old: Sentence | None, new: Sentence | None
) -> Iterator[Row]:
    if new is not None:
        note = bool(_NOTE.search(new.span.of(after)))
        why = "a note tells that the page was changed" if note else "the sentence is new"
        yield "correction" if note else "sentence", "added", None, new.span, why
        for claim in _claims(after, new):
            yield "figure", "added", None, claim.span, f"{_said(claim)} is new"
    elif old is not None:
        yield "sentence", "withdrawn", old.span, None, "the sentence is gone"
        for claim in _claims(before, old):
            yield "figure", "withdrawn", claim.span, None, f"{_said(claim)} is gone"


def _claims(article: Article, sentence: Sentence) -> list[CasualtyClaim]:
    return [c for c in casualties(article) if c.sentence == sentence.id]


def _said(claim: CasualtyClaim) -> str:
    return f"“{claim.words}” {claim.kind.replace('_', ' ')}"


def _figures(before: Article, after: Article, old: Sentence, new: Sentence) -> Iterator[Row]:
    left = _claims(after, new)
    for claim in _claims(before, old):
        other = next((c for c in left if (c.kind, c.group) == (claim.kind, claim.group)), None)
        other = other or next((c for c in left if c.kind == claim.kind), None)
        if other is None:
            yield "figure", "withdrawn", claim.span, None, f"{_said(claim)} is gone"
            continue
        left.remove(other)
        yield from _figure(claim, other)
    for claim in left:
        yield "figure", "added", None, claim.span, f"{_said(claim)} is new"


def _figure(old: CasualtyClaim, new: CasualtyClaim) -> Iterator[Row]:
    words = f"{_told(old)}, then {_told(new)}"
    if old.value is not None and new.value is not None and old.value != new.value:
        how = "raised" if new.value > old.value else "lowered"
        yield "figure", how, old.span, new.span, words
    elif old.value != new.value:
        yield "figure", "changed", old.span, new.span, words
    if old.form != new.form:
        yield "bound", _turned(old, new), old.span, new.span, words
    if (old.counter or "").casefold() != (new.counter or "").casefold():
        who = [claim.counter or "nobody it names" for claim in (old, new)]
        why = f"counted by {who[0]}, then {who[1]}"
        how = "withdrawn" if new.counter is None else "added" if old.counter is None else "changed"
        yield "counter", how, old.span, new.span, why


def _doers(before: Article, after: Article, old: Sentence, new: Sentence) -> Iterator[Row]:
    """Acts of violence whose doer is named no more, or only now, or in another place."""
    left = _acts(after, new)
    one_harm = bool(_claims(before, old) and _claims(after, new))
    for act in _acts(before, old):
        other = next((a for a in left if a.kind == act.kind), None)
        if other is not None:
            left.remove(other)
            yield from _doer(before, after, act, other)
        elif act.actor is not None and one_harm:
            doer = _plain(before, act.actor)
            why = f"{doer} was named as the doer of “{act.word}”, which is gone"
            yield "doer", "withdrawn", act.actor, None, why


def _doer(before: Article, after: Article, old: ViolentAct, new: ViolentAct) -> Iterator[Row]:
    was = _plain(before, old.actor) if old.actor else ""
    is_ = _plain(after, new.actor) if new.actor else ""
    forms = f"“{old.word}” ({old.form}), then “{new.word}” ({new.form})"
    if was and not is_:
        yield "doer", "withdrawn", old.actor, new.span, f"{was} is no longer named as doer: {forms}"
    elif is_ and not was:
        yield "doer", "added", old.span, new.actor, f"{is_} is now named as doer: {forms}"
    elif was and _doer_words(was) != _doer_words(is_):
        yield "doer", "changed", old.actor, new.actor, f"{was}, then {is_}"
    elif was and {old.form, new.form} == {"active", "passive"}:
        how = "softened" if new.form == "passive" else "sharpened"
        yield "doer", how, old.span, new.span, f"{was} is named in both: {forms}"


def _doer_words(name: str) -> str:
    return re.sub(r"\A(?:the|a|an)\s+", "", name.casefold())


def _acts(article: Article, sentence: Sentence) -> list[ViolentAct]:
    return [a for a in violent_acts(article) if a.sentence == sentence.id and not a.denied]


def _plain(article: Article, span: Span) -> str:
    return " ".join(span.of(article).split())


def _told(claim: CasualtyClaim) -> str:
    return f"“{claim.words}” ({interval_words(Figure('', claim.low, claim.high, claim.kind))})"


def _turned(old: CasualtyClaim, new: CasualtyClaim) -> str:
    """Return whether a bound was sharpened to a number, softened from one, or turned."""
    if new.form == "exact":
        return "sharpened"
    return "softened" if old.form == "exact" else "changed"


def _voices(before: Article, after: Article, old: Sentence, new: Sentence) -> Iterator[Row]:
    one, other = _source(before, old), _source(after, new)
    if one is None and other is None:
        return
    if one is None or other is None:
        spoken = other or one
        assert spoken is not None and spoken.source is not None
        article = after if other else before
        name = " ".join(spoken.source.of(article).split())
        how = "softened" if other else "sharpened"
        why = f"{name} is {'now' if other else 'no longer'} said to have said it"
        span = (None, spoken.source) if other else (spoken.source, None)
        yield "attribution", how, *span, why
        return
    assert one.source is not None and other.source is not None
    names = [" ".join(a.source.of(x).split()) for a, x in ((one, before), (other, after))
             if a.source]  # fmt: skip
    if names[0].casefold() != names[1].casefold() and not (
        _claims(before, old) and _claims(after, new)
    ):
        yield "attribution", "changed", one.source, other.source, f"{names[0]}, then {names[1]}"


def _source(article: Article, sentence: Sentence) -> Attribution | None:
    return next(
        (a for a in attributions(article) if a.source and sentence.span.contains(a.source)), None
    )
