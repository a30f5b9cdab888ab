"""Which of a report's figures count the event itself, and which another that it looks back on.

The event of a report is where and when its headline and first sentences put it. A figure belongs
to it where its own sentence names no other place and no other time; a figure that names neither,
far from the top, is left apart: nobody can tell what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.casualties.periods import period_of
from kit.analysis.events.coverage import Coverage
from kit.analysis.figures.parts_of_counts import is_part
from kit.analysis.places.in_text import NamedPlace, named_places, unlisted_names
from kit.analysis.places.relation import Where, settled, standing
from kit.text.records import Sentence

TOP = 4
"""So many sentences after the headline tell what a report is about: the pyramid of news."""
_BACK = 3  # sentences before a figure in which its place may stand
_EARLIER = re.compile(
    r"\b(?:last (?:week|month|year)|earlier (?:this|that) (?:week|month|year)|(?:in|since) "
    r"(?:19|20)\d\d|(?:weeks?|months?|years?) (?:ago|earlier|before)|previous(?:ly)?|so far this "
    r"year|in recent (?:days|weeks|months|years)|since (?:the )?(?:war|conflict)\b)",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"since\b|(?:in|over|during) the (?:past|last)\b|the (?:past|last)\b", re.IGNORECASE
)
_BROUGHT = re.compile(
    r"\b(?:hospital|clinic|morgue|mortuary|infirmary|doctors?|medics?|surgeons?|nurses?|"
    r"health (?:cent(?:re|er)|worker)s?)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses|remains)\b", re.IGNORECASE)
_ROUND = re.compile(r"\b(?:a|half a|two|three|several) dozen\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\bso far\b|\bstill (?:counting|being counted|looking|searching)\b|"
    r"\bin the first (?:few )?(?:hours?|minutes)\b|"
    r"\b(?:toll|number|figure|count|total)s?\b[^.;]{0,60}\b(?:could|may|might|can|will|would|"
    r"(?:expected|likely|feared|certain|bound|set) to)\b[^.;]{0,20}\b(?:rise|climb|grow|increase|"
    r"go up|be higher)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\b(?:across|throughout|nationwide|countrywide|(?:in|on) (?:several|various|different|many) "
    r"(?:towns|cities|villages|places|parts|areas|districts|provinces))\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+)?(?:attacks?|blasts?|bombings?|explosions?|assault|raids?|"
    r"strikes?|airstrikes?|shelling|shooting|incident|clash(?:es)?|ambush|massacre)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Setting:
    """What a report is about: where, and between which days, as far as its top says."""

    where: Where | None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Counted:
    """A figure of a report, and what it counts: where, when, and whether that is the event."""

    report: Coverage
    claim: CasualtyClaim
    where: Where | None
    first_day: date | None
    last_day: date | None
    of: str
    """"event" for the event of its report, "other" for another, "unplaced" where none can tell."""
    why: str

    @property
    def low(self) -> int | None:
        """The floor, None for none."""
        return self.claim.low

    @property
    def high(self) -> int | None:
        """The ceiling; None where there is none, or where `open_because` says why it holds not."""
        return None if self.open_because else self.claim.high

    @property
    def open_because(self) -> str:
        """Why a figure with a ceiling in words sets none for the event, "" where it does."""
        if self.claim.high is None:
            return ""
        if self.claim.form == "vague":
            return "a vague word sets no ceiling"
        if _BROUGHT.search(self.claim.counter or "") or _BROUGHT.search(self._clause):
            return "a hospital counts those who were brought to it"
        if _ROUND.search(self.claim.words):
            return "a dozen is a round word"
        if self.claim.kind == "killed" and _BODIES.search(self._near):
            return "bodies that were found are no ceiling"
        if _GOES_ON.search(self._told):
            return "the count goes on, its report says"
        return ""

    @property
    def across(self) -> bool:
        """Whether its sentence counts over an area, not at a place: "across the province"."""
        sentence = self.report.article.sentence(self.claim.sentence)
        return bool(_ACROSS.search(sentence.span.of(self.report.article)))

    @property
    def places(self) -> tuple[str, ...]:
        """The names of places in its sentence, those too that no table knows."""
        sentence = self.report.article.sentence(self.claim.sentence)
        known = [place.words for place in _places(self.report, sentence)]
        return (*known, *unlisted_names(sentence.span.of(self.report.article)))

    @property
    def part(self) -> bool:
        """Whether it is a part of another count, by the report's own words."""
        return is_part(self.claim)

    @property
    def in_headline(self) -> bool:
        """Whether it stands in a headline, which drops bounds for want of room."""
        number = int(self.claim.sentence.split(".")[0])
        return self.report.article.block(number).role == "headline"

    @property
    def _clause(self) -> str:
        if self.claim.counter is not None:
            return ""
        article, at = self.report.article, self.claim.span
        own = article.sentence(self.claim.sentence).span
        return article.text[max(own.start, at.start - 60) : min(own.end, at.end + 60)]

    @property
    def _near(self) -> str:
        """The figure with the few words around it, in its sentence."""
        article, at = self.report.article, self.claim.span
        own = article.sentence(self.claim.sentence).span
        return article.text[max(own.start, at.start - 12) : min(own.end, at.end + 20)]

    @property
    def _told(self) -> str:
        """The figure's sentence and the next of its block, which may say how far the count is."""
        article = self.report.article
        number = int(self.claim.sentence.split(".")[0])
        block = article.sentences_of(article.block(number))
        at = next(n for n, s in enumerate(block) if s.id == self.claim.sentence)
        return " ".join(s.span.of(article) for s in block[at : at + 2])

    @property
    def id(self) -> str:
        """The report's name and the sentence, such as "bbc 3.1"."""
        return f"{self.report.id} {self.claim.sentence}"


def is_earlier(claim: CasualtyClaim) -> bool:
    """Return whether a count's sentence tells of an earlier time: "In 2018, 214 people died"."""
    return bool(_EARLIER.search(claim.article.sentence(claim.sentence).span.of(claim.article)))


def setting(report: Coverage) -> Setting:
    """Return what a report is about, by its headline and its first sentences.

    >>> from kit.analysis.events.coverage import coverage
    >>> text = "Blast in Kunduz kills two\\n\\nTwo people were killed in a blast on Thursday."
    >>> told = setting(coverage([{"text": text, "date": "2016-11-11"}])[0])
    >>> told.where.words, str(told.first_day)
    ('Kunduz', '2016-11-10')
    """
    top = _top(report)
    lands = _lands(report)
    now = [s for s in top if not _EARLIER.search(s.span.of(report.article))]
    named = [settled(p.words, p.may_be, lands) for s in now for p in _places(report, s)]
    often = _how_often(report, lands)
    narrow = [w for w in named if w.specific]
    best = max(narrow, key=lambda w: often.get(_path(w), 0), default=None)
    where = _province(best, named, " ".join(s.span.of(report.article) for s in now))
    where = where or next(iter(named), None)
    first, last = _days(report, top)
    return Setting(where, first, last)


_TOWN = re.compile(r"\b(?:city|town|capital)\b", re.IGNORECASE)


def _province(best: Where | None, named: Iterable[Where], top: str) -> Where | None:
    """Return the province where the top says "Kunduz province" and never that it is a city."""
    if best is None or best.place is None or best.place.kind != "city" or _TOWN.search(top):
        return best
    wide = (w for w in named if w.place is not None and w.place.kind == "province")
    return next((w for w in wide if standing(best, w)[0] == "part" and w.words == best.words), best)


def counted(report: Coverage) -> list[Counted]:
    """Return every figure of a report, in order, each with what it counts."""
    about = setting(report)
    lands = _lands(report)
    top = {s.id for s in _top(report)}
    claims = casualties(report.article, published=report.day)
    return [_placed(report, claim, about, top, lands) for claim in claims]


def _placed(
    report: Coverage, claim: CasualtyClaim, about: Setting, top: set[str], lands: set[str]
) -> Counted:
    sentence = report.article.sentence(claim.sentence)
    text = sentence.span.of(report.article)
    own = _own_place(report, sentence, claim, lands)
    first, last = claim.first_day, claim.last_day
    at_top = claim.sentence in top

    def found(of: str, where: Where | None, why: str) -> Counted:
        days = (first, last) if (first or last or of != "event") else _of(about)
        return Counted(report, claim, where, *days, of, why)

    if _apart_in_time(first, last, about) or (not first and not last and _EARLIER.search(text)):
        return found("other", own, f"its time is another: {claim.period or 'earlier'}")
    if own is not None:
        relation, why = standing(own, about.where)
        if relation == "apart":
            return found("other", own, why)
        # "in Afghanistan" at the top is the city that the top names.
        narrower = about.where if relation == "whole" and at_top else own
        if relation in ("same", "part") or at_top:
            return found("event", narrower, why)
        if relation == "whole" and not _THIS.search(text):
            return found("unplaced", own, f"{why}; the figure may reach over more")
        return found("event" if relation == "whole" else "unplaced", own, why)
    if at_top:
        return found("event", about.where, "the top of the report tells of the event")
    back = _place_before(report, sentence, lands)
    if back is not None and _another(back, about.where):
        return found("other", back, "the place was named in the sentences before")
    if _THIS.search(text):
        return found("event", about.where, "its sentence points back to the event")
    if back is not None and standing(back, about.where)[0] in ("same", "part"):
        return found("event", back, "the place was named in the sentences before")
    return found("unplaced", None, "neither place nor time is said where it is given")


def _another(back: Where, where: Where | None) -> bool:
    """Whether a place named before is another than the event's, and no seat of some ministry."""
    if where is None or standing(back, where)[0] != "apart":
        return False
    return bool(back.place and where.place and back.place.country == where.place.country)


def _of(about: Setting) -> tuple[date | None, date | None]:
    return about.first_day, about.last_day


def _apart_in_time(first: date | None, last: date | None, about: Setting) -> bool:
    if about.first_day is None and about.last_day is None:
        return False
    begin, end = about.first_day or about.last_day, about.last_day or about.first_day
    assert begin is not None and end is not None
    # A night has two dates, and reports choose either.
    slack = timedelta(days=1)
    if last is not None and last < begin - slack:
        return True
    long_before = first is not None and last is not None and (last - first).days > 2
    return first is not None and (first > end + slack or long_before and first < begin - slack)


def _own_place(
    report: Coverage, sentence: Sentence, claim: CasualtyClaim, lands: set[str]
) -> Where | None:
    """Return the place that a figure's sentence gives it: the one nearest to it."""
    named = _places(report, sentence)
    if not named:
        return None
    at = claim.span.start - sentence.span.start
    text = sentence.span.of(report.article)
    clause = [p for p in named if ";" not in text[min(at, p.span.start) : max(at, p.span.start)]]
    options = clause or named
    wheres = [(abs(p.span.start - at), settled(p.words, p.may_be, lands)) for p in options]
    narrow = [pair for pair in wheres if pair[1].specific]
    return min(narrow or wheres, key=lambda pair: pair[0])[1]


def _place_before(report: Coverage, sentence: Sentence, lands: set[str]) -> Where | None:
    body = list(report.article.sentences)
    at = body.index(sentence)
    for other in reversed(body[max(0, at - _BACK) : at]):
        for place in reversed(_places(report, other)):
            where = settled(place.words, place.may_be, lands)
            if where.specific:
                return where
    return None


def _places(report: Coverage, sentence: Sentence) -> list[NamedPlace]:
    kept = report.article.kept
    key = f"events.places.{sentence.id}"
    if key not in kept:
        kept[key] = named_places(sentence.span.of(report.article))
    found = kept[key]
    assert isinstance(found, list)
    return found


def _lands(report: Coverage) -> set[str]:
    """The countries that a report names; where it names none, those of its likeliest places."""
    named = [p for s in report.article.sentences for p in _places(report, s)]
    lands = {q.country for p in named for q in p.may_be[:1] if q.kind == "country"}
    return lands | {
        p.may_be[0].country for p in named[:2] if len({q.country for q in p.may_be}) == 1
    }


def _how_often(report: Coverage, lands: set[str]) -> dict[str, int]:
    often: dict[str, int] = {}
    for sentence in report.article.sentences:
        for place in _places(report, sentence):
            path = _path(settled(place.words, place.may_be, lands))
            often[path] = often.get(path, 0) + 1
    return often


def _path(where: Where) -> str:
    return where.place.path if where.place else where.words


def _top(report: Coverage) -> list[Sentence]:
    return list(_top_of(report))


def _top_of(report: Coverage) -> Iterator[Sentence]:
    """Yield the headline's sentences and the first of the body."""
    left = TOP
    roles = {b.number: b.role for b in report.article.blocks}
    for sentence in report.article.sentences:
        if roles[sentence.block] == "headline":
            yield sentence
        elif roles[sentence.block] == "body" and left:
            left -= 1
            yield sentence


def _days(report: Coverage, top: Iterable[Sentence]) -> tuple[date | None, date | None]:
    """Return the first days that the top names: those of the event, else that of publication.

    "The mayor said on Tuesday" gives the day of the saying, which is none of the event.
    """
    if report.day is None:
        return None, None
    long: tuple[date | None, date | None] = (None, report.day)
    for sentence in top:
        text = sentence.span.of(report.article)
        words, first, last = period_of(report.article, sentence, text, report.day)
        if first is None or first > report.day:
            continue
        last = min(last or first, report.day)
        if (last - first).days <= 3:
            return first, last
        # "Since the end of April": what is counted goes on, and is the event where no day is said.
        if long[0] is None and last == report.day and _GOING_ON.match(words or ""):
            long = first, last
    return long
