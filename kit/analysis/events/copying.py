"""Who rests on whom: reports with the same words, with one counter, or that name an outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kit.analysis.events.counters import one_counter
from kit.analysis.events.coverage import Coverage
from kit.analysis.events.incidents import Counted
from kit.analysis.finding import sentence_of
from kit.analysis.speech.attribution import attributions
from kit.analysis.speech.outlets import is_outlet, outlets_in
from kit.text.records import Span

RUN = 8  # words in the same order that two hands seldom write by chance
ENOUGH = 0.3  # of the shorter report in such runs: one text lies behind both
# Of a caption that ran into a sentence nothing is left that could be an outlet's name.
_OUTLET_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:of |the )?[A-Z][\w’'&.-]*){0,3}")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


@dataclass(frozen=True)
class Rest:
    """That a report rests on a counter, an outlet or the words of another, with what shows it."""

    report: str
    on: str
    how: str
    """One of "same words", "same counter", "citing"."""
    why: str


def rests(reports: Sequence[Coverage], figures: Sequence[Counted]) -> list[Rest]:
    """Return who rests on whom, by words, then by counters, then by what each says itself."""
    return [*_same_words(reports), *_same_counter(figures), *_citing(reports)]


def _same_words(reports: Sequence[Coverage]) -> list[Rest]:
    runs = {r.id: _runs(r) for r in reports}
    found = []
    for a, b in combinations(reports, 2):
        early, late = (b, a) if b.before(a) else (a, b)
        shared = runs[a.id].keys() & runs[b.id].keys()
        fewer = min(len(runs[a.id]), len(runs[b.id]))
        if not fewer or len(shared) / fewer < ENOUGH:
            continue
        part = f"{len(shared) / fewer:.0%} of the shorter one’s words outside quotations"
        which = "" if late.before(early) is not None else " (which was first is not said)"
        why = f"{part} stand in the other in runs of {RUN} and more{which}"
        found.append(Rest(late.id, early.id, "same words", why))
    return found


def _runs(report: Coverage) -> dict[tuple[str, ...], int]:
    """Runs of words outside quotation marks, which anyone may repeat."""
    text = list(report.article.text)
    for quotation in report.article.quotations:
        span: Span = quotation.span
        text[span.start : span.end] = " | " + " " * (len(span) - 3) if len(span) > 3 else "   "
    words = [w.casefold() for w in _WORD.findall("".join(text))]
    return {tuple(words[n : n + RUN]): n for n in range(len(words) - RUN + 1)}


def _same_counter(figures: Sequence[Counted]) -> list[Rest]:
    found: dict[tuple[str, str], Rest] = {}
    for a, b in combinations(figures, 2):
        if a.report.id == b.report.id or (a.of, b.of) != ("event", "event"):
            continue
        if not one_counter(a, b):
            continue
        name = min((a.claim.counter or "", b.claim.counter or ""), key=len)
        for one in (a, b):
            why = f"“{one.claim.words}” is its count (sentence {one.claim.sentence})"
            found.setdefault((one.report.id, name), Rest(one.report.id, name, "same counter", why))
    return list(found.values())


def _citing(reports: Sequence[Coverage]) -> list[Rest]:
    found: dict[tuple[str, str], Rest] = {}
    for report in reports:
        article = report.article
        named = [
            (" ".join(a.source.of(article).split()), a.source.start)
            for a in attributions(article)
            if a.source is not None and is_outlet(a.source.of(article))
        ]
        named += [(name, article.text.find(name)) for name in outlets_in(article.text)]
        named += [
            (other.outlet, found_at.start()) for other in reports
            if " " in other.outlet and other is not report
            and (found_at := re.search(rf"\b{re.escape(other.outlet)}\b", article.text))
        ]  # fmt: skip
        for name, at in sorted(named, key=lambda pair: pair[1]):
            if _one_outlet(name, report.outlet) or not _OUTLET_NAME.fullmatch(name):
                continue
            others = (r for r in reports if r is not report and _one_outlet(name, r.outlet))
            on = next((r.id for r in others), re.sub(r"^The\s+", "", name))
            where = sentence_of(article, Span(at, at))
            why = f"names {name} for what it says (sentence {where})"
            found.setdefault((report.id, on), Rest(report.id, on, "citing", why))
    return list(found.values())


def _one_outlet(a: str, b: str) -> bool:
    one, two = (
        {w for w in _WORD.findall(n.casefold()) if w not in ("the", "news", "agency", "newspaper")}
        for n in (a, b)
    )
    return bool(one) and bool(two) and (one <= two or two <= one)
