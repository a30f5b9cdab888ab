"""Reporting verbs: how an article hands on what somebody said, and what a plainer verb would be.

Class and stance come from the lexicon of cues; a verb keeps them whoever its subject is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import sentences
from kit.analysis.lexicon.cues import Cue, cue_lexicon
from kit.analysis.lexicon.entries import entries, guides
from kit.analysis.speech.attribution import Attribution
from kit.analysis.speech.voices import Voices
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span


@dataclass(frozen=True, repr=False)
class ReportingVerb(Finding):
    """A verb by which words are given to a source; `manner` is an adverb of manner beside it."""

    verb: str
    cls: str
    stance: str
    source: Span | None
    manner: Span | None
    alternative: str
    guide: str
    shown = ("stance",)


_STANCES = {
    "neutral": (
        "none needed",
        "said-neutral",
        "passes the words on and takes no stand",
        "Where it is exact, nothing better is to be had.",
    ),
    "doubting": (
        "said",
        "said-neutral",
        "lets the reader doubt the words",
        "The words may be in dispute, and the verb only says so.",
    ),
    "committing": (
        "said",
        "said-neutral",
        "takes the words as true",
        "They may have been shown to be true.",
    ),
    "combative": (
        "said, criticised",
        "said-neutral",
        "tells of the words as a blow",
        "The speaker may have meant them as one.",
    ),
}


# What somebody thinks or wants can only be told from their words or acts.
_THOUGHT = (
    "said; or who says so",
    "said-neutral",
    "tells what somebody thinks, which only their words can show",
    "They may have said so, and the writer put it briefly.",
)


# Verbs that are exact where there is an accusation; others tell of any reply as of a blow.
_CHARGES = frozenset("accuse blame charge condemn criticise criticize denounce fault".split())
_CHARGE = (
    "none needed where the charge is spelled out",
    "ours-plain",
    "tells of an accusation: look for what is charged, and for the reply",
    "Exact where an accusation was made.",
)
_PLAINER = {"threaten": "said it would", "demand": "called for", "complain": "said"}


def _advice(entry: Cue) -> tuple[str, str, str, str]:
    """Return (alternative, guide, reason, innocent reading) for a reporting verb."""
    alternative, guide, reason, innocent = _STANCES[entry.stance]
    if entry.kind == "cognition" and entry.stance == "neutral":
        return _THOUGHT
    if entry.stance == "combative" and entry.lemma in _CHARGES:
        return _CHARGE
    return _PLAINER.get(entry.lemma, alternative), guide, reason, innocent


def reporting_verbs(article: Article | str) -> list[ReportingVerb]:
    """Return the reporting verbs of an article in order, with class, stance and adverb of manner.

    Class and stance come from the lexicon of cues; a verb keeps them whoever its subject is.

    >>> row = reporting_verbs("The office angrily claimed that nobody was hurt.")[0]
    >>> row.verb, row.stance, row.alternative
    ('claimed', 'doubting', 'said')
    """
    article = as_article(article)
    lexicon = cue_lexicon().verbs
    manners = {
        word for entry in entries("loaded_words") if entry.cls == "manner" for word in entry.first
    }
    cues: dict[Span, Attribution] = {}
    for found in Voices(article).found:
        if found.cue is not None:
            cues.setdefault(found.cue, found)
    out = []
    ordered = sorted(cues)
    for sentence in sentences(article):
        tokens, whole = sentence.tokens, sentence.sentence.span
        starts = [t.start for t in tokens]
        first = bisect_left(ordered, whole.start, key=lambda c: c.start)
        last = bisect_left(ordered, whole.end, key=lambda c: c.start)
        for cue in ordered[first:last]:
            at, end = bisect_left(starts, cue.start), bisect_left(starts, cue.end)
            inside = tokens[at:end]
            head = next(
                (t for t in reversed(inside) if t.text.lower() in lexicon and t.tag[0] == "V"), None
            )
            if head is None:
                continue
            entry = lexicon[head.text.lower()][-1]
            alternative, guide, reason, innocent = _advice(entry)
            near = tokens[max(0, at - 4) : end + 4]
            manner = next((t.span for t in near if t.text.lower() in manners), None)
            if manner is not None:
                guide, reason = "denied-exact", f"{reason}; the adverb beside it is comment"
            out.append(
                ReportingVerb(
                    span=cue,
                    verb=cue.of(article),
                    cls=entry.kind,
                    stance=entry.stance,
                    source=cues[cue].source,
                    manner=manner,
                    alternative=alternative,
                    guide=str(guides()[guide]),
                    rule=f"reporting-verb.{entry.stance}",
                    reason=reason,
                    counter_reading=innocent,
                    article=article,
                    sentence=sentence.id,
                )
            )
    return out
