"""Who counted, who passes it on, when and where: the setting of a casualty claim.

A counter is whoever the text says arrived at the number; a reporter is whoever it says passed
the number on. A news agency or broadcaster that is the only source named is a reporter: it
seldom counts, and the text has not said who did.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from kit.analysis.chronology import dates
from kit.analysis.time_expressions import find_times
from kit.text.article import Article, Sentence, Span

if TYPE_CHECKING:
    from kit.analysis.casualties import CasualtyClaim

# Outlets that pass counts on. Names of kinds, then of well-known agencies; matched on whole words.
_OUTLET = re.compile(
    r"\b(?:news agency|press agency|news agencies|state (?:media|tv|television|radio|news)|"
    r"television|tv|radio|newspapers?|daily|newswire|broadcaster|media|press reports?|"
    r"reporters?|website|"
    r"journalists?|afp|agence france-presse|reuters|ap|associated press|dpa|efe|notimex|tass|"
    r"interfax|xinhua|anadolu|irna|sana|bbc|cnn|al jazeera|deutsche welle|upi|ansa)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\btold\s+((?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)*"
    r"(?:\s+(?:news agency|radio|television))?)"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|quoted|cited|based on figures from|relying on)\s+"
    r"((?:an?\s|the\s)?[^,.;:()]{2,60})"
)
# Verbs whose subject does the counting itself, whether or not it speaks.
_COUNTS = re.compile(
    r"((?:[Tt]he\s+|[Aa]n?\s+)?(?:[A-Za-z][\w'’-]*\s+){0,4}[A-Za-z][\w'’-]*)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:counted|recorded|documented|tallied|registered|verified|listed)\b"
)
# Words that stand where a source would, but name none.
_NOBODY = re.compile(
    r"(?:who|that|which|it|they|he|she|we|i|you|everybody|everyone|nobody|any|today|there|this|"
    r"these|those|one|some|many|previous reports|reports)\b",
    re.IGNORECASE,
)
_SAYING_BEFORE = re.compile(
    r"(?:\b(?:said|says|reported|told|announced|added|stated|according|confirmed|claimed)\b[^,;.]{0,25})$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|throughout|of)\s+"
    r"((?:the\s+)?(?:(?:north|south|east|west)(?:ern|east(?:ern)?|west(?:ern)?)?\s+|central\s+|rural\s+)*"
    r"(?:the\s+)?(?:city of\s+|town of\s+|village of\s+|province of\s+)?"
    r"[A-Z][\w'’-]*(?:[ -](?:de|del|al|el|la|of|the)?[ -]?[A-Z][\w'’-]*)*"
    r"(?:\s+(?:province|city|district|governorate|region|countryside|county|state|department|camp|valley))?)"
)
_OF_A_PLACE = re.compile(r"of (?:the )?(?:city|town|village|province)")
_NO_PLACE = re.compile(
    r"^(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I|Mr|Mrs|God)\b"
)


class Deferred:
    """A field of a record that is worked out when it is first looked at, then kept.

    Finding who speaks takes ten times as long as finding the number, and many readers of the
    numbers never ask. The field holds either its value or a call that gives it.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = "_" + name

    def __get__(self, record: object, owner: type | None = None):
        if record is None:
            return None  # the default of the field
        value = record.__dict__[self.name]
        if isinstance(value, partial):
            value = record.__dict__[self.name] = value()
        return value

    def __set__(self, record: object, value: object) -> None:
        record.__dict__[self.name] = value


def settle(
    article: Article,
    sentence: Sentence,
    claims: list[CasualtyClaim],
    published: date | None,
) -> list[CasualtyClaim]:
    """Return the claims of one sentence with counter, reporter, period and place filled in."""
    text = sentence.span.of(article)
    period, first_day, last_day = _period(article, sentence, text, published)
    return [
        replace(
            claim,
            sentence=sentence.id,
            period=period,
            first_day=first_day,
            last_day=last_day,
            place=_place(text, sentence, claim),
            counter=partial(_counter, article, sentence, claim.span),
            reporter=partial(_reporter, article, sentence, claim.span),
        )  # fmt: skip
        for claim in claims
    ]


def _counter(article: Article, sentence: Sentence, span: Span) -> str | None:
    return _who(article, sentence, span)[0]


def _reporter(article: Article, sentence: Sentence, span: Span) -> str | None:
    return _who(article, sentence, span)[1]


def _who(article: Article, sentence: Sentence, span: Span) -> tuple[str | None, str | None]:
    """Return (counter, reporter) of a claim, each None where the sentence does not say."""
    from kit.analysis.attribution import attributions

    text = sentence.span.of(article)
    around = [
        a for a in attributions(article)
        if a.source is not None and any(c.contains(span) for c in a.content)
        and a.naming != "unresolved" and not _NOBODY.match(a.source.of(article))
    ]  # fmt: skip
    # The innermost source is nearest to the count; one that speaks before it hands it on.
    around.sort(key=lambda a: (sum(len(c) for c in a.content), a.source))
    names = []
    if around:
        inner = around[0]
        names = [_short(inner.source.of(article))]
        for outer in around[1:]:
            name = _short(outer.source.of(article))
            if name not in names and (outer.source < inner.source or _OUTLET.search(name)):
                names.append(name)
    counter = reporter = None
    counted = _COUNTS.search(text[: span.start - sentence.span.start])
    if counted and not names and not _NOBODY.match(counted.group(1)):
        names = [_short(counted.group(1))]
    if names:
        if _OUTLET.search(names[0]) and len(names) == 1:
            reporter = names[0]
        else:
            counter = names[0]
            reporter = names[1] if len(names) > 1 else None
    cited = _CITING.search(text)
    if cited and counter != (name := _short(cited.group(1))):
        reporter, counter = counter or reporter, name
    told = _TOLD.search(text)
    if told and reporter is None and counter:
        reporter = _short(told.group(1))
    return counter, reporter


def _short(words: str) -> str:
    """Return a source's words without a leading article or surrounding marks."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:\"“”'")
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)


def _period(
    article: Article, sentence: Sentence, text: str, published: date | None
) -> tuple[str | None, date | None, date | None]:
    """Return (words, first day, last day) of the time the sentence speaks of.

    A day right after a verb of saying is the day of the report: it ends a period that began
    earlier, but is no period of its own.
    """
    found = find_times(text)
    reported = [f for f in found if _SAYING_BEFORE.search(text[: f.start])]
    events = [f for f in found if f not in reported]
    chosen = next((f for f in events if f.role == "since"), events[0] if events else None)
    if chosen is None:
        return None, None, None
    lead = re.search(
        r"(?:since|until|by|from|after|before)\s+(?:the\s+)?$", text[: chosen.start], re.I
    )
    start = lead.start() if lead else chosen.start
    words = text[start : chosen.end]
    if published is None:
        return words, *_own_days(chosen)
    resolved = {d.span: d for d in dates(article, published) if sentence.span.contains(d.span)}

    def days(one) -> tuple[date | None, date | None]:
        span = Span(sentence.span.start + one.start, sentence.span.start + one.end)
        expression = resolved.get(span)
        return (expression.start, expression.end) if expression else (None, None)

    first, last = days(chosen)
    if chosen.role == "since":
        report_day = days(reported[0])[1] if reported else None
        last = report_day or published
    return words, first, last


def _own_days(found) -> tuple[date | None, date | None]:
    """Return the first and last day of a time that carries its own year, else (None, None)."""
    if found.year is None:
        return None, None
    if found.kind == "day" and found.month and found.day:
        try:
            day = date(found.year, found.month, found.day)
        except ValueError:
            return None, None
        return day, None if found.role == "since" else day
    if found.kind == "year":
        first = date(found.year, 1, 1)
        return first, None if found.role == "since" else date(found.year, 12, 31)
    return None, None


def _place(text: str, sentence: Sentence, claim: CasualtyClaim) -> str | None:
    """Return the first named place after the claim in its sentence, else the one before it."""
    if text.isupper() or text.islower():
        return None  # nothing marks a name
    at = claim.span.end - sentence.span.start
    places = [
        m for m in _PLACE.finditer(text)
        if not _NO_PLACE.match(m.group(1)) and not text[: m.start()].endswith("according")
        and not (m.group(1).isupper() and len(m.group(1)) < 4)
        and (not m.group(0).startswith("of ") or _OF_A_PLACE.match(m.group(0)))
    ]  # fmt: skip
    for match in places:
        if match.start() >= at and ";" not in text[at : match.start()]:
            return match.group(1)
    return places[-1].group(1) if places else None
