"""Who counted, who passes it on, when and where: the setting of a casualty claim.

A counter is whoever the text says arrived at the number; a reporter is whoever it says passed
the number on. A news agency or broadcaster that is the only source named is a reporter: it
seldom counts, and the text has not said who did.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast
from zlib import crc32

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.periods import period_of
from kit.analysis.numbers.numerals import UP_TO_TWELVE
from kit.analysis.speech.attribution import Attribution
from kit.analysis.speech.outlets import is_outlet, told_by_name
from kit.text.article import Article
from kit.text.calendar_words import MONTHS, WEEKDAYS
from kit.text.records import Sentence, Span

_CITING = re.compile(
    r"\b(?:citing|quoting|quoted|cited|based on figures from|relying on)\s+"
    r"((?:an?\s|the\s)?[^,.;:()]{2,60})"
)
_OWN = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)  # "citing its own lists"
# Verbs whose subject does the counting itself, whether or not it speaks.
_COUNTS = re.compile(
    r"((?:[Tt]he\s+|[Aa]n?\s+)?(?:[A-Za-z][\w'’-]*\s+){0,4}[A-Za-z][\w'’-]*)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:counted|recorded|documented|tallied|registered|verified|listed)\b"
)
# "A spokesman put the number of dead at": the subject has the count.
_PUTS = re.compile(
    r"((?:[Tt]he\s+|[Aa]n?\s+)?(?:[A-Za-z][\w'’-]*\s+){0,4}[A-Za-z][\w'’-]*)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:puts?|placed?|estimated?|raised|revised|lowered)\s+(?:the|its|their|his|her)\s+(?:\w+\s+)?"
    r"(?:number|toll|count|figure|total|dead|death)\b"
)
_TALLY = re.compile(
    r"(?:\w+\s+)?(?:tally|count|database|register|toll)\s+(?:kept\s+|compiled\s+|made\s+)?by\s+"
    r"(?P<who>.+)"
)
# "The ministry said rescue workers": the counter is what stands behind the verb of saying.
_SAID_BEFORE = re.compile(r"^.*\b(?:said|says|say|that|reported|announced)\s+(?:the\s+)?")
# ", the mayor of Varn said." at the end of a sentence.
_SAID_LAST = re.compile(
    r",[”\"’]?\s+(?P<who>[A-Za-z][^,;:.“”\"]{1,70}?)(?:,\s+(?:an?|the)\s+[^,]{3,50},)?"
    r"\s+(?:said|say|says|reported|announced|estimated|confirmed)"
    r"(?:\s+(?:on\s+)?(?:[A-Z][a-z]+day|today))?\s*[.]?[”\"]?\s*\Z"
)
# ", killing about 40" behind "the ministry said".
_HANGS_ON = re.compile(r"\s*,\s+(?:\w+ly\s+)?\w+ing\b[^.;:,]{0,60}")
_PRESS_PEOPLE = re.compile(r"\b(?:reporters?|journalists?|correspondents?|photographers?)\b", re.I)
# Words that name nobody by themselves: who is meant, the text around them settles or leaves open.
_POINTS = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|these|those|him|her|them|his|hers|theirs|"
    r"(?:this |that |its |his |her |their |same )?(?:group|organi[sz]ation|agency|body|charity|"
    r"movement|outlet|newspaper|paper|network|monitor|observatory|statement|company|source|official|"
    r"spokesman|spokeswoman|spokesperson|man|woman))",
    re.IGNORECASE,
)
# Words that stand where a source would, but name none.
_NOBODY = re.compile(
    r"(?:who|that|which|it|they|he|she|we|i|you|everybody|everyone|nobody|any|today|there|this|"
    r"these|those|(?:one|some|many)(?!\s+\w)|previous reports|reports)\b",
    re.IGNORECASE,
)
# Subjects of "recorded" and the like that count nothing themselves: "cases have been recorded".
_NO_COUNTER = re.compile(
    rf"^{_NOBODY.pattern}|\b(?:been|be|is|are|was|were|ever|numbers?|tolls?|figures?|cases?|"
    r"deaths?|victims?|people|incidents?|attacks?)$",
    re.IGNORECASE,
)
# What cannot have said it, where an attribution names it.
_NO_SPEAKER = re.compile(
    r"^(?:everybody|everyone|nobody|any|today|there|(?:previous )?reports)\b|"
    r"\b(?:numbers?|tolls?|figures?|cases?|deaths?|incidents?)$",
    re.IGNORECASE,
)
# A name of a place, also with an Arabic article: "Velm", "al-Shafah", "Rio de la Plata".
_NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]z)-)?[A-Z][\w'’-]*"
_KIND_OF_PLACE = (
    r"province|city|town|village|district|governorate|region|countryside|county|state|department|"
    r"camp|valley|township|suburbs?|outskirts|neighbou?rhood|area|municipality|island"
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nside|[Aa]cross|[Tt]hroughout|of|"
    r"(?i:raids?|strikes?|airstrikes?|shelling|bombardment|attacks?|bombing|assault|shells) on)\s+"
    # "the western countryside of", "the Iraqi city of": the name that follows is the place
    r"((?:the\s+)?(?:(?:north|south|east|west)(?:ern|east(?:ern)?|west(?:ern)?)?\s+|central\s+|"
    r"rural\s+)*(?:the\s+)?"
    rf"(?:(?:[A-Z]\w+\s+)?(?:{_KIND_OF_PLACE}|north|south|east|west) of\s+(?:the\s+)?)?"
    rf"{_NAME}(?:[ -](?:de|del|al|el|la|of|the)?[ -]?{_NAME})*"
    rf"(?:\s+(?:{_KIND_OF_PLACE}))?)"
)
_ANOTHER_COUNT = re.compile(
    rf",\s+and\s+(?:\d|(?:{UP_TO_TWELVE}|\w+teen|\w+ty)\s+(?:by|in|at|near)\b)"
)
_OF_A_PLACE = re.compile(r"of (?:the )?(?:city|town|village|province)")
# "a US-led raid", "Iran-backed fighters": the name says who, not where.
_POSSESSED = re.compile(r"['’]s$")
_WHOSE = re.compile(r"[\w'’]+-(?:led|backed|run|controlled|held|based|born|aligned|made)\b")
_NO_PLACE = re.compile(
    rf"^(?:the\s+)?(?:{'|'.join(name.title() for name in WEEKDAYS + MONTHS)}|I|Mr|Mrs|God)\b"
)


def settle(
    article: Article,
    sentence: Sentence,
    claims: list[CasualtyClaim],
    published: date | None,
) -> list[CasualtyClaim]:
    """Return the claims of one sentence with counter, reporter, period and place filled in."""
    text = sentence.span.of(article)
    name = _text_name(article)
    places = _places(text)
    period, first_day, last_day = period_of(article, sentence, text, published)
    return [
        replace(
            claim,
            article=article,
            article_id=name,
            sentence=sentence.id,
            period=period,
            first_day=first_day,
            last_day=last_day,
            place=_place(places, text, claim.span.end - sentence.span.start),
            counter=partial(_counter, article, sentence, claim.span),
            reporter=partial(_reporter, article, sentence, claim.span),
        )  # fmt: skip
        for claim in claims
    ]


def _text_name(article: Article) -> str:
    """Return the article's id, with a check sum for a text that was given without one."""
    if article.id != "text":
        return article.id
    return f"text-{crc32(article.text.encode('utf-8', 'surrogatepass')):08x}"


def _counter(article: Article, sentence: Sentence, span: Span) -> str | None:
    return _who(article, sentence, span)[0]


def _reporter(article: Article, sentence: Sentence, span: Span) -> str | None:
    return _who(article, sentence, span)[1]


def _who(article: Article, sentence: Sentence, span: Span) -> tuple[str | None, str | None]:
    """Return (counter, reporter) of a claim, each None where the text does not say."""
    text = sentence.span.of(article)
    before = text[: span.start - sentence.span.start]
    names = _sources_of(article, sentence, span)
    counted = _COUNTS.search(before) or _PUTS.search(before)
    if counted and not _NO_COUNTER.search(counted.group(1)):
        # "The ministry said rescue workers had counted 31": the ministry hands it on.
        who = re.sub(r"\s+(?:has|have|had)$", "", _short(counted.group(1)))
        who = _SAID_BEFORE.sub("", who)
        told = " ".join(filter(None, names)).lower()
        if (
            not names
            or who.lower() not in told
            and not any(n and n.lower() in who.lower() for n in names)
        ):
            names = [who, *names]
    told_by: list[str | None] = [*names, None, None]
    counter, reporter = told_by[:2]
    tally = _TALLY.match(counter) if counter is not None else None
    if tally is not None:
        counter = _short(tally["who"])  # "a tally by Reuters": this once, the agency has counted
    elif len(names) == 1 and counter is not None and is_outlet(counter):
        if not _PRESS_PEOPLE.search(counter):
            counter, reporter = None, counter
    cited = _CITING.search(text)
    own = cited is not None and _OWN.match(cited.group(1))
    citing: str | None = _short(cited.group(1)) if cited and not own else counter
    if citing != counter:
        reporter, counter = counter or reporter, citing
    outlet = told_by_name(text)
    if outlet and reporter is None and counter:
        reporter = _short(outlet)
    return counter, reporter


def _sources_of(article: Article, sentence: Sentence, span: Span) -> list[str | None]:
    """Return who is said to have said it: the source nearest to the count, then who hands it on.

    None stands for a source whom the text does not settle ("he" with nobody before it).
    """
    around = [
        (a, a.source) for a in _said_in(article, span.start)
        if a.source is not None and any(c.contains(span) for c in a.content)
        and not _NO_SPEAKER.search(a.source.of(article))
    ] or _said_beside(article, sentence, span)  # fmt: skip
    # "..., the ministry said, adding that 12 died": whoever said the rest says this too.
    around = [
        (a, source) for a, source in around
        if a.cue is None or not a.cue.of(article).endswith("ing")
        or not any(b is not a and any(c.contains(a.cue) for c in b.content) for b, _ in around)
    ] or around  # fmt: skip
    if not around:
        last = _SAID_LAST.search(sentence.span.of(article))
        inside = last is not None and span.end <= sentence.span.start + last.start()
        said = inside and last is not None and not _NO_COUNTER.search(last["who"])
        return [_short(last["who"])] if said and last is not None else []
    # The innermost source is nearest to the count; one that speaks before it hands it on.
    around.sort(key=lambda one: (sum(len(c) for c in one[0].content), one[1]))
    names: list[str | None] = []
    for place, (found, source) in enumerate(around):
        name = _name_of(article, found, source)
        if name is None and _says_of_itself(source, around[place + 1 :]):
            continue  # "a shopkeeper said that he saw three men shot": his are both
        hands_on = not names or source < around[0][1] or name is not None and is_outlet(name)
        if hands_on and (name is None or not any(n and (name in n or n in name) for n in names)):
            names.append(name)
    return names


def _said_in(article: Article, place: int) -> Sequence[Attribution]:
    """Return the attributions whose cue or content has a part of the sentence at a place."""
    from kit.analysis.speech.attribution import attributions

    if "casualties said" not in article.kept:
        said: dict[str, list[Attribution]] = {}
        for a in attributions(article):
            spans = [*a.content, *([a.cue] if a.cue is not None else [])]
            touched = [s.id for span in spans for s in article.sentences_over(span)]
            for id in dict.fromkeys(touched):
                said.setdefault(id, []).append(a)
        article.kept["casualties said"] = said
    sentence = article.sentence_at(place)
    kept = cast(dict[str, list[Attribution]], article.kept["casualties said"])
    return kept.get(sentence.id, ()) if sentence is not None else attributions(article)


def _name_of(article: Article, found: Attribution, source: Span) -> str | None:
    """Return the name of a source: its words, or whom a pointing word is settled to mean."""
    words = _short(source.of(article))
    if not _POINTS.fullmatch(words):
        return words
    return _short(found.speaker) if found.speaker is not None else None


def _says_of_itself(source: Span, outer: Sequence[tuple[Attribution, Span]]) -> bool:
    """Return whether a pronoun opens what another source says, and so stands for that source."""
    return any(
        0 <= source.start - content.start <= len("that ")
        for found, _ in outer
        for content in found.content
    )


def _said_beside(
    article: Article, sentence: Sentence, span: Span
) -> list[tuple[Attribution, Span]]:
    """Return who says the clause that a count hangs on: "a camp was hit, he said, killing 40"."""
    found = []
    for a in _said_in(article, sentence.span.start):
        if a.source is None or a.cue is None or not sentence.span.contains(a.cue):
            continue
        end = max(a.source.end, a.cue.end)
        before = any(c.end <= a.cue.start and sentence.span.contains(c) for c in a.content)
        if before and end < span.start and _HANGS_ON.fullmatch(article.text[end : span.start]):
            found.append((a, a.source))
    return found[-1:]


def _short(words: str) -> str:
    """Return a source's words without a leading article or surrounding marks."""
    words = re.sub(r"\s+(?=['’])", "", re.sub(r"\s+", " ", words)).strip(" ,;:\"“”'")
    # "Doctor Salim Qasem, who runs the ward": the clause behind the name is no part of it.
    # "an officer who said that ...": what is said is none either; "residents who fled" is all name.
    words = re.split(
        r",\s+(?:who|which|whose|where)\b|\s+(?:who|which)\s+(?:said|says|say)\b", words
    )[0]
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)


def _places(text: str) -> list[tuple[int, str]]:
    """Return where each named place of a sentence begins, and its name, in order."""
    if text.isupper() or text.islower():
        return []  # nothing marks a name
    return [
        (m.start(), _POSSESSED.sub("", m.group(1)))
        for m in _PLACE.finditer(text)
        if not _NO_PLACE.match(m.group(1)) and not _WHOSE.search(m.group(1))
        and not (m.group(1).isupper() and len(m.group(1)) < 4)
        and (not m.group(0).startswith("of ") or _OF_A_PLACE.match(m.group(0)))
    ]  # fmt: skip


def _place(places: list[tuple[int, str]], text: str, at: int) -> str | None:
    """Return the first place named after `at` in its clause, else the last of the sentence."""
    after = bisect_left(places, (at, ""))
    if after < len(places) and text.find(";", at, places[after][0]) < 0:
        if _ANOTHER_COUNT.search(text, at, places[after][0]):
            return None  # "nineteen in the capital and twelve in the town of Issa"
        return places[after][1]
    return places[-1][1] if places else None
