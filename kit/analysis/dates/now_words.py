"""More than one "now": sentences that look ahead to an event and sentences that look back on it.

A story pieced together from several days can await a meeting in one paragraph and report its
result in another. The finder looks for a place or event that one sentence has still to come
and another has behind it. It cannot know what happened: it only reads the verbs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.finding import Finding, apart, over
from kit.analysis.grammar.sentence import sentences
from kit.text.article import Article
from kit.text.calendar_words import DAYS_AND_MONTHS
from kit.text.reading import as_article
from kit.text.records import Span, Token

# Words after which what follows has not happened yet.
_AHEAD_NOUNS = frozenset("plan plans hope hopes bid offer promise pledge".split())
_AHEAD_VERBS = frozenset(
    """promised promises promise promising pledged pledges plans planned planning hopes hoped hoping
    expects expected expecting intends intended aims seeks wants prepares preparing scheduled due
    vowed vows offers threatened set""".split()
)
_AHEAD_PHRASES = (("ahead", "of"), ("in", "the", "run-up", "to"), ("on", "the", "eve", "of"))
_AHEAD_ADJECTIVES = frozenset("upcoming forthcoming planned scheduled coming expected".split())
_EVENTS = frozenset(
    """ceasefire cease-fire truce talks meeting summit conference election elections vote round deal
    agreement accord negotiations hearing trial referendum handover exchange withdrawal""".split()
)
_PAST = ("VBD", "VBN")
# Verbs that bring people to a place, or end a meeting there; and those that need an event noun
# before them: a truce is reached or held, but so are a hill and a fort.
_MET = frozenset("met agreed signed concluded arrived gathered convened spoke assembled".split())
_REACHED = frozenset(
    "reached held struck made announced brokered adopted sealed hammered clinched declared".split()
)
_MEETING = frozenset(
    """bring attend present propose travel fly go meet discuss negotiate sign table host hold offer
    resume reach sit gather convene assemble talk arrive""".split()
)


@dataclass(frozen=True, repr=False)
class Now(Finding):
    """A sentence's outlook on one place or event: "ahead" of it, or "back" on it."""

    about: str
    outlook: str
    shown = ("about", "outlook")


@dataclass(frozen=True, repr=False)
class TimeConflict(Finding):
    """Two sentences that cannot have been written on the same day: one awaits what one reports."""

    shared: str
    ahead: Span
    back: Span
    ahead_sentence: str
    back_sentence: str
    shown = ("shared",)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words that look ahead and those that look back, in the order of the text."""
        return apart((self.ahead, self.back))


def nows(article: Article | str) -> list[Now]:
    """Return every mention of a place or event that a sentence looks ahead to or back on.

    >>> text = "She has promised to bring a plan to Geneva. The deal reached in Geneva failed."
    >>> [(row.about, row.outlook) for row in nows(text)]
    [('Geneva', 'ahead'), ('deal', 'back'), ('Geneva', 'back')]
    """
    article = as_article(article)
    out = []
    for sentence in sentences(article):
        tokens = sentence.tokens
        if article.block(sentence.sentence.block).role not in ("body", "headline"):
            continue
        for i, about in _mentions(tokens):
            found = _outlook(tokens, i)
            if found is None:
                continue
            outlook, cue, rule = found
            first, last = sorted((cue, i))
            out.append(
                Now(
                    sentence=sentence.id,
                    about=about,
                    outlook=outlook,
                    span=Span(tokens[first].start, tokens[last].end),
                    rule=f"now.{rule}",
                    reason=_REASONS[rule].format(cue=tokens[cue].text, about=about),
                    counter_reading=_INNOCENT[outlook],
                    article=article,
                )
            )
    return out


def conflicts(article: Article | str) -> list[TimeConflict]:
    """Return the pairs of sentences of which one awaits a meeting at a place and one reports it.

    Only places are compared: "talks" in two sentences are often two rounds of talks.

    >>> text = "She has promised to bring a plan to Geneva. The deal reached in Geneva failed."
    >>> [(c.shared, c.ahead_sentence, c.back_sentence) for c in conflicts(text)]
    [('Geneva', '1.1', '1.2')]
    """
    article = as_article(article)
    found = [now for now in nows(article) if now.about[0].isupper()]
    out, seen = [], set()
    for ahead in (n for n in found if n.outlook == "ahead"):
        for back in (n for n in found if n.outlook == "back"):
            key = (ahead.about, ahead.sentence, back.sentence)
            if back.about != ahead.about or back.sentence == ahead.sentence or key in seen:
                continue
            seen.add(key)
            out.append(
                TimeConflict(
                    shared=ahead.about,
                    ahead=ahead.span,
                    back=back.span,
                    ahead_sentence=ahead.sentence,
                    back_sentence=back.sentence,
                    rule="now.conflict",
                    reason=(
                        f"{ahead.sentence} has {ahead.about} still to come, "
                        f"{back.sentence} speaks of it as past"
                    ),
                    counter_reading=(f"There may have been two meetings at {ahead.about}."),
                    span=over((ahead.span, back.span)),
                    sentence=min(ahead, back, key=lambda n: n.span).sentence,
                    article=article,
                )
            )
    return out


_REASONS = {
    "future": "“{cue}” puts {about} in the time to come",
    "ahead-phrase": "“{cue}” puts {about} in the time to come",
    "past-place": "“{cue}” tells what has happened at {about}",
    "past-event": "“{cue}” tells of {about} as something that has happened",
}
_INNOCENT = {
    "ahead": "A plan may be told after the event, as what had been planned.",
    "back": "The past form may belong to another event of the same name.",
}


def _mentions(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Return (index, name) of each place after a preposition and each event noun."""
    out = []
    for i, token in enumerate(tokens):
        low = token.text.lower()
        place = token.tag == "NNP" and i > 0 and tokens[i - 1].text.lower() in ("in", "to", "at")
        if place and low not in DAYS_AND_MONTHS and low[0].isalpha():
            out.append((i, token.text))
        elif low in _EVENTS and token.tag in ("NN", "NNS"):
            out.append((i, low.replace("-", "")))
    return out


def _outlook(tokens: Sequence[Token], i: int) -> tuple[str, int, str] | None:
    """Return (outlook, index of the cue, rule) for the mention at `i`, or None where it is open."""
    low = [t.text.lower() for t in tokens]
    for phrase in _AHEAD_PHRASES:
        for j in range(max(0, i - 6), i):
            if tuple(low[j : j + len(phrase)]) == phrase:
                return "ahead", j, "ahead-phrase"
    if i and low[i - 1] in _AHEAD_ADJECTIVES:
        return "ahead", i - 1, "ahead-phrase"
    if low[i] in _EVENTS:
        return _event_outlook(tokens, low, i)
    at = i - 1  # the preposition before a place
    # "reached in Munich", "broadcast from Munich": the participle or past verb right before it.
    for j in range(at - 1, max(-1, at - 4), -1):
        told = low[j] in _MET or low[j] in _REACHED and j and low[j - 1] in _EVENTS
        if (
            tokens[j].tag in _PAST
            and told
            and low[at] != "to"
            and _governed_ahead(tokens, low, j) is None
        ):
            return "back", j, "past-place"
        if tokens[j].tag not in ("RB", "NN", "NNS", "VBN", "VBD"):
            break
    if at and low[at - 1] in ("expected", "due", "scheduled", "awaited"):
        return "ahead", at - 1, "ahead-phrase"
    cue = _governed_ahead(tokens, low, i)
    if cue is None or not any(word in _MEETING or word in _EVENTS for word in low[cue:i]):
        return None
    return "ahead", cue, "future"


def _event_outlook(tokens: Sequence[Token], low: list[str], i: int) -> tuple[str, int, str] | None:
    """Return whether the event is told as reached or held, or as planned."""
    if i + 1 < len(tokens):
        after, word = tokens[i + 1].tag, low[i + 1]
        if word in ("planned", "scheduled", "expected"):
            return "ahead", i + 1, "ahead-phrase"
        if after in _PAST and word in (
            "reached",
            "signed",
            "agreed",
            "held",
            "ended",
            "failed",
            "collapsed",
            "stalled",
        ):
            return "back", i + 1, "past-event"
    return None


def _governed_ahead(tokens: Sequence[Token], low: list[str], i: int) -> int | None:
    """Return the index of the cue that puts the clause of `i` in the future, or None."""
    for j in range(i - 1, max(-1, i - 14), -1):
        if low[j] in (";", ":", "—", "–") or low[j] in ("and", "but", ",") and j < i - 8:
            return None
        if tokens[j].tag == "MD" and low[j] in ("will", "shall", "’ll", "'ll"):
            return j
        if (
            tokens[j].tag == "TO"
            and j
            and tokens[j + 1].tag[:2] == "VB"
            and (low[j - 1] in _AHEAD_VERBS or low[j - 1] in _AHEAD_NOUNS)
        ):
            return j - 1
        if tokens[j].tag == "TO" and j and low[j - 1] in ("is", "are", "was", "were"):
            return j - 1  # "are to meet"
        if tokens[j].tag in ("VBD", "VBZ", "VBP") and low[j] not in ("has", "have", "had"):
            return None
    return None
