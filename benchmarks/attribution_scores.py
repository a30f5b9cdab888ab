"""The published measures of attribution, written afresh: exact, overlap and end-to-end scores.

Spans are compared as sets of words, so that quotation marks, commas and a leading "that" do not
count. Soft overlap is that of Johansson and Moschitti (2013), as used
for attribution by Pareti et al. (2013, "Automatically detecting and attributing indirect
quotations").

    exact      contents with the same words, one to one
    soft       mean share of each content that the best other content covers
    match50    contents paired one to one with token F1 of at least .5, best pairs first
    end2end    paired, and sources with token F1 of at least .5 (or neither has one)
    regions    quoted stretches of three words or more inside a gold content: is the source right?
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
# Forms that count as speech for the "core" figures, as published with the data.
SPEECH = frozenset(
    """say says said saying tell tells told telling according add adds added adding ask asks asked
    asking write writes wrote written writing tweet tweets tweeted tweeting note notes noted noting
    announce announces announced announcing report reports reported reporting state states stated
    stating argue argues argued arguing claim claims claimed claiming suggest suggests suggested
    suggesting explain explains explained explaining declare declares declared declaring insist
    insists insisted insisting warn warns warned warning deny denies denied denying confirm confirms
    confirmed confirming reply replies replied respond responds responded acknowledge acknowledges
    acknowledged acknowledging admit admits admitted admitting assert asserts asserted asserting
    allege alleges alleged alleging accuse accuses accused accusing promise promises promised
    promising vow vows vowed pledge pledges pledged predict predicts predicted recall recalls
    recalled mention mentions mentioned remark remarked observe observed conclude concludes
    concluded contend contends contended maintain maintains maintained reveal reveals revealed
    testify testifies testified quote quoted cite cites cited citing statement interview comment
    comments commented describe describes described describing continue continued reiterate
    reiterated repeat repeated stress stressed emphasize emphasized urge urges urged urging call
    calls called calling blame blames blamed condemn condemns condemned complain complained joke
    joked recount recounted relay relayed retort quip quipped shout shouted yell yelled""".split()
)


class Words:
    """A text's tokens, and which of them stand in double quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _TOKEN.finditer(text)]
        self.starts = [a for a, _ in self.spans]
        self.is_word = [bool(re.match(r"\w", text[a])) for a in self.starts]
        self.regions = quoted_regions(text)
        self.quoted = {
            i
            for a, b in self.regions
            for i in range(bisect_left(self.starts, a), bisect_left(self.starts, b))
        }

    def within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the words that any of the spans touches."""
        out = set()
        for start, end in spans:
            i = max(0, bisect_right(self.starts, start) - 1)
            while i < len(self.spans) and self.spans[i][0] < end:
                if self.spans[i][1] > start and self.is_word[i]:
                    out.add(i)
                i += 1
        return frozenset(out)

    def content(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the words of a content, a leading "that" left out."""
        words = self.within(spans)
        if len(words) > 1:
            first = min(words)
            a, b = self.spans[first]
            if self.text[a:b].lower() == "that":
                return words - {first}
        return words

    def form(self, words: frozenset[int]) -> str:
        """Return "direct", "mixed" or "indirect"."""
        inside = len(words & self.quoted)
        return "indirect" if not inside else "direct" if inside == len(words) else "mixed"


def quoted_regions(text: str) -> list[tuple[int, int]]:
    """Return stretches in double quotation marks; an unclosed one ends with its paragraph."""
    text = text.replace("''", '" ').replace("``", '" ')
    out, opened = [], None
    for i, c in enumerate(text):
        if c == "\n":
            if opened is not None:
                out.append((opened, i))
            opened = None
        elif opened is None and c in '“"«„':
            opened = i
        elif opened is not None and c in '”"»':
            out.append((opened, i + 1))
            opened = None
    return out + ([(opened, len(text))] if opened is not None else [])


@dataclass(frozen=True)
class Row:
    """One attribution as sets of words."""

    content: frozenset[int]
    source: frozenset[int]
    form: str
    speech: bool
    has_cue: bool


def rows_of(words: Words, attributions: Iterable[dict]) -> list[Row]:
    """Return the attributions of a document that have any words."""
    out = []
    for item in attributions:
        content = words.content(item["content"])
        if not content:
            continue
        sources = item.get("source_all") or ([item["source"]] if item.get("source") else [])
        cues = item.get("cue_all") or ([item["cue"]] if item.get("cue") else [])
        speech = any(
            w.lower() in SPEECH for a, b in cues for w in re.findall(r"\w+", words.text[a:b])
        )
        out.append(Row(content, words.within(sources), words.form(content), speech, bool(cues)))
    return out


def token_f1(a: frozenset[int], b: frozenset[int]) -> float:
    """Return 2 |a & b| / (|a| + |b|), 1 where both are empty."""
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def pair(gold: list[Row], found: list[Row]) -> dict[int, int]:
    """Return gold index -> found index of the contents that match, best first, one to one."""
    scored = sorted(
        (-token_f1(g.content, f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content and token_f1(g.content, f.content) >= 0.5
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass
class Count:
    """Hits and totals, on the gold side and on the found side."""

    gold: int = 0
    found: int = 0
    hits: dict[str, list[float]] = field(default_factory=dict)

    def add(self, side: int, measure: str, value: float) -> None:
        """Add to a measure: side 0 is gold (recall), side 1 found (precision)."""
        self.hits.setdefault(measure, [0.0, 0.0])[side] += value

    def scores(self, measure: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent."""
        on_gold, on_found = self.hits.get(measure, [0.0, 0.0])
        return prf(on_found, self.found, on_gold, self.gold)


def prf(hits_p: float, n_p: int, hits_r: float, n_r: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    p = hits_p / n_p if n_p else 0.0
    r = hits_r / n_r if n_r else 0.0
    return 100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0


MEASURES = ("exact", "soft", "match50", "end2end")


def score(gold_docs: list[dict], found_docs: list[dict]) -> dict[str, Count]:
    """Return the counts for all attributions, each form, speech cues ("core") and "regions"."""
    by_id = {d["id"]: d for d in found_docs}
    counts = {t: Count() for t in ("all", "direct", "mixed", "indirect", "core", "regions")}
    for doc in gold_docs:
        words = Words(doc["text"])
        gold = rows_of(words, doc["attributions"])
        found = rows_of(words, by_id.get(doc["id"], {}).get("attributions", []))
        pairs = pair(gold, found)
        back = {j: i for i, j in pairs.items()}
        for side, ours, theirs, partner in ((0, gold, found, pairs), (1, found, gold, back)):
            same = {r.content for r in theirs}
            for n, row in enumerate(ours):
                other = theirs[partner[n]] if n in partner else None
                if side == 0:
                    core = row.speech
                else:
                    core = other.speech if other else row.speech or not row.has_cue
                values = {
                    "exact": row.content in same,
                    "soft": max(
                        (len(row.content & t.content) / len(row.content) for t in theirs), default=0
                    ),
                    "match50": other is not None,
                    "end2end": other is not None and token_f1(row.source, other.source) >= 0.5,
                }
                for kind in ("all", row.form, *(["core"] if core else [])):
                    if side == 0:
                        counts[kind].gold += 1
                    else:
                        counts[kind].found += 1
                    for measure, value in values.items():
                        counts[kind].add(side, measure, value)
        _regions(words, gold, found, counts["regions"])
    return counts


def _regions(words: Words, gold: list[Row], found: list[Row], count: Count) -> None:
    for region in words.regions:
        inside = words.within([region])
        if len(inside) < 3:
            continue
        true = max(gold, key=lambda r: len(r.content & inside), default=None)
        if true is None or 2 * len(true.content & inside) < len(inside) or not true.source:
            continue
        count.gold += 1
        guess = max(found, key=lambda r: len(r.content & inside), default=None)
        if guess is None or 2 * len(guess.content & inside) < len(inside) or not guess.source:
            continue
        count.found += 1
        right = token_f1(true.source, guess.source) >= 0.5
        count.add(0, "source", right)
        count.add(1, "source", right)
