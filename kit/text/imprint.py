"""When a story was published, by which outlet and under whose name, as far as its page says.

What a reader gives comes first, then what a web page states about itself (`kit.text.page_meta`),
then the lines around the story: a date line ("Published 5 April 2017", "Wed 05 Apr 2017"), the
place line ("VARNA, 5 April 2017 (Reuters) -"), a byline, a credit, the name behind a title. A day
without its year, and a date that two countries read in two ways ("05/04/2017"), stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kit.text.calendar_words import DAYS_AND_MONTHS, MONTHS, SHORT_MONTHS, WEEKDAYS
from kit.text.datelines import stated_in
from kit.text.records import Block

_SHORT_DAYS = "|".join(sorted({*WEEKDAYS, *(d[:3] for d in WEEKDAYS), "tues", "thur", "thurs"}))
_MONTH = "|".join(sorted(MONTHS + SHORT_MONTHS, key=len, reverse=True))
_WEEKDAY = rf"(?:(?P<weekday>{_SHORT_DAYS})\.?,?\s+)?"
_FULL_DATE = re.compile(
    rf"\b{_WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\.?,?\s+"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)(?P<year>[12]\d{{3}})\b"
    r"|\b(?P<iso>[12]\d{3}-\d\d-\d\d)(?!\d)"
    r"|\b(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year2>[12]\d{3})\b",
    re.IGNORECASE,
)
# What may stand before and behind the date in a line that is there for the date alone.
_STAMP_BEFORE = re.compile(
    r"(?:by [\w .,'’-]{3,60}[|,·•–—-]\s*)?(?:(?:first |last |date )?"
    r"(?P<how>published|updated|posted|modified|filed|issued|date)\b(?: on| at)?:?\s*)?",
    re.IGNORECASE,
)
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:[A-Z]{2,4}|\([A-Z]{2,4}\))"
_STAMP_AFTER = re.compile(
    rf"\s*(?:[,|·•–—-]?\s*(?:T?{_CLOCK}\s*{_ZONE}?|{_ZONE}|page \w+|\d+ min(?:ute)?s? read))*"
    r"\s*(?:[|·•,–—-]\s*(?:(?:last |first )?updated\b.{0,60}|[^.!?]{0,40}))?\s*\Z",
    re.IGNORECASE,
)
_LATER = ("updated", "modified")
# Words in which the names of outlets end or begin, as "The Varn Times" or "Radio Elland".
_MEDIA = frozenset(
    """times post news herald tribune journal guardian telegraph independent mail express mirror
    sun star globe chronicle gazette observer standard monitor courier dispatch examiner register
    record review weekly daily today online press agency radio tv television broadcasting
    magazine newspaper newswire reuters ap afp upi bbc cnn cbs nbc abc npr itv rte aljazeera
    jazeera bloomberg politico axios vox wire worker tass interfax xinhua anadolu sana dw
    france24 haaretz economist spectator""".split()
)
_BEHIND_TITLE = re.compile(r"\s(?:[|–—]|-)\s(?P<name>[A-Z][\w.&’' -]{1,40})\Z")
_SIGNED = re.compile(r"\A[-–—(\s]*(?P<name>REUTERS?|AP|AFP|UPI|Reuters|Xinhua)[\s).]*\Z")
_SIGNED_AT_END = re.compile(r"(?:\s[-–—]+\s*|\n\s*)(?P<name>REUTERS?|AFP|AP|UPI|Reuters)\s*\Z")
_COPYRIGHT = re.compile(
    r"(?i:copyright|©|\(c\))\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?i:by )?"
    r"(?P<name>(?:[Tt]he )?[A-Z][\w&’'-]*(?: (?:of |and )?[A-Z][\w&’'-]*){0,4})"
)
_PERSON = (
    r"[A-Z][\w.’'-]+(?: (?:(?:de|del|di|da|al|el|bin|ibn|van|von|la|le|der|den) )*[A-Z][\w.’'-]+)+"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY)\s+(?P<name>{_PERSON}(?:(?:,? and|,) {_PERSON})*)"
    r"(?P<rest>(?:,|\s+in\b|\s*[|·•–—/-]).{0,80})?\Z"
)
_SPELT = {"REUTER": "Reuters", "REUTERS": "Reuters"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """When, where and under whose name a story was published; None where nothing says so.

    `because` says for each known field what it rests on: {"published": "the line “...”"}.
    """

    published: date | None = None
    outlet: str | None = None
    byline: str | None = None
    because: tuple[tuple[str, str], ...] = ()

    def over(self, other: Imprint) -> Imprint:
        """Return this imprint with what it lacks filled from another.

        >>> Imprint(outlet="Varn Times").over(Imprint(outlet="AP", byline="Ann Lee")).byline
        'Ann Lee'
        """
        mine, its = dict(self.because), dict(other.because)
        names = ("published", "outlet", "byline")
        taken = {n: mine.get(n, "") for n in names if getattr(self, n) is not None} | {
            n: its.get(n, "")
            for n in names
            if getattr(self, n) is None and getattr(other, n) is not None
        }
        return Imprint(
            self.published or other.published,
            self.outlet or other.outlet,
            self.byline or other.byline,
            tuple((n, taken[n]) for n in names if n in taken),
        )


UNKNOWN = Imprint()


def given(
    published: date | str | None = None, outlet: str | None = None, byline: str | None = None
) -> Imprint:
    """Return the imprint a reader gives; ValueError where the day is none.

    >>> given("2017-04-05").published
    datetime.date(2017, 4, 5)
    """
    day: date | None
    if isinstance(published, str):
        try:
            day = date.fromisoformat(published.strip()[:10])
        except ValueError:
            raise ValueError(
                f"published {published!r}: give a date, or a day such as '2016-02-12'"
            ) from None
    else:
        # A datetime is a date too, and its hour would not compare with one.
        day = None if published is None else date(published.year, published.month, published.day)
    names = {"published": day, "outlet": outlet or None, "byline": byline or None}
    known = tuple((n, "given by the reader") for n, value in names.items() if value is not None)
    return Imprint(day, outlet or None, byline or None, known)


def imprint_in(text: str, blocks: Sequence[Block]) -> Imprint:
    """Return what the lines of a text say about its publication.

    Looked at are the blocks that are no body, the story's first line and its last.
    """
    body = [b for b in blocks if b.role == "body"]
    edge = {b.number for b in (*body[:1], *body[-1:])}
    parts = [(b, " ".join(b.span.of(text).split())) for b in blocks]
    around = [
        (b, line)
        for b, line in parts
        if len(line) <= 200 and (b.role != "body" or b.number in edge)
    ]
    first = [
        line[:200] for b, line in parts if body and b.number == body[0].number or b.number == 1
    ]
    published = _published([line for _, line in around], first)
    outlet = _outlet([(b.role, line) for b, line in around], first, parts[-1][1] if parts else "")
    byline = _byline([line for _, line in around])
    found = (("published", published), ("outlet", outlet), ("byline", byline))
    return Imprint(
        published[0] if published else None,
        outlet[0] if outlet else None,
        byline[0] if byline else None,
        tuple((name, f"the line “{hit[1][:80]}”") for name, hit in found if hit),
    )


def full_date(match: re.Match[str]) -> date | None:
    """Return the day a full date means; None where it is none, or may be two."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["first"]:
            first, second = int(match["first"]), int(match["second"])
            # 13/04 can only be read in one way, 05/04 in two.
            if match["mark"] == "/" and first != second and first <= 12 and second <= 12:
                return None
            day, month = (second, first) if second > 12 else (first, second)
            return date(int(match["year2"]), month, day)
        name = (match["month"] or match["month2"]).lower()
        month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name[:3]))
        day_of = date(int(match["year"]), month, int(match["day"] or match["day2"]))
    except ValueError:
        return None
    weekday = match["weekday"]
    if weekday and not WEEKDAYS[day_of.weekday()].startswith(weekday.lower()[:3]):
        return None  # the weekday does not fit the date: one of the two is wrong
    return day_of


def stamp_end(text: str) -> int | None:
    """Return where the words begin behind a date stamp that runs into them, None without one.

    >>> stamp_end("Wed 05 Apr 2017 Shells fell."), stamp_end("5 April 2017 was a Wednesday.")
    (16, None)
    """
    found = _FULL_DATE.match(text)
    if found is None or not (found["iso"] or found["weekday"]) or full_date(found) is None:
        return None
    end = found.end()
    while end < len(text) and text[end] in " :-–—0123456789.|":
        end += 1
    return end if text[end : end + 1].isupper() else None


def _published(lines: Sequence[str], first: Sequence[str]) -> tuple[date, str] | None:
    """Return the day of the date lines; the day of first publication before that of an update."""
    later = None
    for line in lines:
        found = _FULL_DATE.search(line)
        if found is None:
            continue
        before = _STAMP_BEFORE.fullmatch(line[: found.start()])
        if before is None or not _STAMP_AFTER.match(line, found.end()):
            continue
        day = full_date(found)
        if day is None:
            continue
        if (before["how"] or "").lower() in _LATER:
            later = later or (day, line)
        else:
            return day, line
    for line in first:
        if stamp_end(line) is not None:
            stamp = _FULL_DATE.match(line)
            if stamp is not None and (day := full_date(stamp)) is not None:
                return day, line
        dated = _FULL_DATE.match(stated_in(line).day or "")
        if dated and (day := full_date(dated)) is not None:
            return day, line
    return later


def _is_media(name: str) -> bool:
    return bool(_MEDIA.intersection(re.findall(r"[\w]+", name.lower())))


def _outlet(
    around: Sequence[tuple[str, str]], first: Sequence[str], last: str
) -> tuple[str, str] | None:
    for role, line in around:
        behind = _BEHIND_TITLE.search(line) if role == "headline" else None
        if behind and len(behind["name"].split()) <= 5 and _is_media(behind["name"]):
            return behind["name"].strip(), line
    for line in first:
        agency = stated_in(line).agency
        if agency and (_is_media(agency) or agency.isupper()):
            return _SPELT.get(agency, agency), line
    for _, line in around:
        signed = _SIGNED.match(line)
        if signed:
            return _SPELT.get(signed["name"], signed["name"]), line
        owner = _COPYRIGHT.match(line)
        if owner and _is_media(owner["name"]):
            return owner["name"], line
    signed = _SIGNED_AT_END.search(last)
    return (_SPELT.get(signed["name"], signed["name"]), signed.group().strip()) if signed else None


def _byline(lines: Sequence[str]) -> tuple[str, str] | None:
    for line in lines:
        found = _BYLINE.match(line)
        # "By Monday Evening" is a title, and no day has written a story.
        if found and found["name"].split()[0].lower() not in DAYS_AND_MONTHS:
            return found["name"], line
    return None
