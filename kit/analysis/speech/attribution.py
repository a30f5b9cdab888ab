"""Who says what: attributions of an article, each a source, a cue and the words attributed.

The scheme is that of PARC 3.0 (Pareti 2012) and PolNeAR (Newell et al. 2018): what somebody is
reported to have said, written, thought or wanted, with the words that show it. Found by a small
grammar over tagged tokens; every finding names its rule and a reason to argue with.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, cast

from kit.analysis.finding import Finding, apart, over, sentence_of
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.speech.drafts import Draft, Reading
from kit.analysis.speech.joining import drafts_of
from kit.text.article import Article
from kit.text.own_names import OwnNames
from kit.text.reading import as_article
from kit.text.records import Span

FORMS = ("direct", "mixed", "indirect")
NAMINGS = ("named", "described", "anonymous", "unresolved")


@dataclass(frozen=True, repr=False)
class Attribution(Finding):
    """Words that the article gives to a source.

    `source` and `cue` are None where the text shows none. `content` holds one span, or several
    where the words are interrupted. `form` is "direct", "mixed" or "indirect"; `naming` is
    "named", "described", "anonymous" or "unresolved"; `speaker` is the fullest name the article
    gives the source, None where the text does not settle who it is; `stance` is what the cue
    lets the reader feel: "neutral", "doubting", "committing" or "combative".
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    naming: str
    speaker: str | None
    stance: str
    shown = ("form", "speaker")

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Source, cue and content, in the order of the text."""
        return _pieces(self.source, self.cue, self.content)


_INNOCENT = {
    "direct": "Words in quotation marks may be cut from a longer answer.",
    "mixed": "The marks vouch for the words inside them only; the rest is the reporter's.",
    "indirect": "The wording is the reporter's; the source may have put it otherwise.",
}


def attributions(article: Article | str, extra_cues: Iterable[str] = ()) -> list[Attribution]:
    """Return who says what in an article, in the order of the content's first character.

    `extra_cues` adds verbs of speaking, in any form, to the lexicon for this call.

    >>> text = "The bridge is safe, the mayor said."
    >>> found = attributions(text)[0]
    >>> found.source.of(text), found.cue.of(text), found.content[0].of(text)
    ('the mayor', 'said', 'The bridge is safe')
    """
    extra = (extra_cues,) if isinstance(extra_cues, str) else tuple(extra_cues)
    return list(_attributions(as_article(article), extra))


class Sourced(NamedTuple):
    """An attribution whose source the text shows, and where it does."""

    source: Span
    found: Attribution


def sourced(found: Iterable[Attribution]) -> list[Sourced]:
    """Return the attributions whose source the text shows, in their order."""
    return [Sourced(one.source, one) for one in found if one.source is not None]


def reading_of(article: Article, extra: tuple[str, ...] = ()) -> Reading:
    """Return the article's lines, phrases and cast, worked out once and kept on it."""
    key = " ".join(("speech", *extra))
    if key not in article.kept:
        lexicon = cue_lexicon()
        article.kept[key] = Reading(article, lexicon.with_verbs(extra) if extra else lexicon)
    return cast(Reading, article.kept[key])


def own_names(article: Article) -> OwnNames:
    """Return the article's own names, with those that its text shows to be no person's."""
    return reading_of(article).cast.own


def _attributions(article: Article, extra: tuple[str, ...]) -> tuple[Attribution, ...]:
    key = " ".join(("attributions", *extra))
    if key not in article.kept:
        drafts = drafts_of(reading_of(article, extra))
        article.kept[key] = tuple(_finish(article, d) for d in sorted(drafts, key=_place))
    return cast(tuple[Attribution, ...], article.kept[key])


def _place(draft: Draft) -> tuple[int, int]:
    return draft.content[0].start, draft.content[-1].end


def _finish(article: Article, draft: Draft) -> Attribution:
    report = draft.report
    content = apart(draft.content)
    form = form_of(article, content)
    span = over(_pieces(draft.source, draft.cue, content))
    return Attribution(
        draft.source,
        draft.cue,
        content,
        form,
        draft.naming,
        draft.speaker,
        report.word.stance if report.word else "neutral",
        span=span,
        sentence=sentence_of(article, span),
        rule=report.rule,
        reason=report.reason,
        counter_reading=_INNOCENT[form],
        article=article,
    )


def _pieces(source: Span | None, cue: Span | None, content: Iterable[Span]) -> tuple[Span, ...]:
    return apart(span for span in (source, cue, *content) if span is not None)


def form_of(article: Article, content: Iterable[Span]) -> str:
    """Return "direct" where every word stands in quotation marks, "mixed" where some do,
    "indirect" where none does."""
    text, quotations = article.text, article.quotations  # in order, none inside another
    inside = outside = False
    for span in content:
        at = span.start
        first = bisect_right(quotations, at, key=lambda q: q.span.end)
        stop = bisect_left(quotations, span.end, key=lambda q: q.span.start)
        for quotation in quotations[first:stop]:
            inside = True
            outside = outside or any(map(str.isalnum, text[at : quotation.span.start]))
            at = quotation.span.end
        outside = outside or any(map(str.isalnum, text[at : span.end]))
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
