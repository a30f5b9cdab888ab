"""The sections of a ledger: for each analysis, its headings and how a finding fills a row."""

from __future__ import annotations

from collections.abc import Iterator

from kit.analysis.agency.acts import violent_acts
from kit.analysis.agency.passive_clauses import BASE_RATE, passives
from kit.analysis.casualties.claims import casualties
from kit.analysis.dates.chronology import assembled, dates
from kit.analysis.dates.now_words import conflicts
from kit.analysis.page.headline_and_body import headline_parts, headline_support, missing_replies
from kit.analysis.page.headlines import headline
from kit.analysis.page.splices import splice_clues
from kit.analysis.speech.attribution import attributions
from kit.analysis.speech.balance import first_voices, quoted_words
from kit.analysis.speech.references import dangling, unattributed
from kit.analysis.speech.source_list import sources
from kit.analysis.wording.actor_labels import labels
from kit.analysis.wording.loaded import loaded_words, scare_quotes
from kit.show.casualty_tables import in_words
from kit.show.ledger_rows import Found, Plan
from kit.text.article import Article


def _attributions(article: Article) -> Iterator[Found]:
    for a in attributions(article):
        naming = a.naming if a.speaker else f"{a.naming}; speaker cannot be told"
        yield a.content, (a.source, a.cue, a.content, f"{a.form}; {naming}", a.reason), a.rule


def _sources(article: Article) -> Iterator[Found]:
    for s in sources(article):
        ties = [f"depends on {s.depends_on}"] if s.depends_on else []
        ties += [f"relayed by {outlet}" for outlet in s.relayed_by]
        how_often = len(s.attributions)
        side = s.side or "side: cannot tell"
        named = f"{s.naming}; {s.introduced}"
        yield (s.first_mention,), (s.name, named, f"{s.kind}; {side}", how_often, ties or s.reason)


def _claims(article: Article) -> Iterator[Found]:
    for c in casualties(article):
        who = f"{c.kind}, {c.group}" if c.group else c.kind
        when, where = c.period or "when not stated", c.place or "where not stated"
        counted = f"{c.counter or 'not stated'}; {when}; {where}"
        reason = f"{c.reason} ({c.note})" if c.note else c.reason
        what = who.replace("_", " ")
        yield (c.span,), (c.span, in_words(c.interval), what, counted, reason), c.rule


def _labels(article: Article) -> Iterator[Found]:
    for row in labels(article):
        voice = (
            row.voice if row.voice == "reporter" else f"{row.voice}: {row.speaker or 'cannot tell'}"
        )
        yield (row.span,), (row.label, voice, row.alternative, row.reason, row.counter_reading)


def _wording(article: Article) -> Iterator[Found]:
    for row in loaded_words(article):
        yield (row.span,), (row.word, row.alternative, row.reason, row.counter_reading)
    for quote in scare_quotes(article):
        yield (quote.span,), (quote.words, None, quote.reason, quote.counter_reading)


def _agency(article: Article) -> Iterator[Found]:
    for p in passives(article):
        if not p.reduced:
            yield (
                (p.verb,),
                (p.participle, p.patient, p.agent or p.cause, p.agency, p.counter_reading),
                p.rule,
            )


def _acts(article: Article) -> Iterator[Found]:
    for act in violent_acts(article):
        yield (act.span,), (act.word, act.form, act.actor, act.reason, act.counter_reading)


def _dates(article: Article) -> Iterator[Found]:
    for e in dates(article):
        days = "cannot tell" if e.start is None else f"{e.start} to {e.end or e.start}"
        yield (e.span,), (e.words, days, e.reason, e.counter_reading)
    for c in conflicts(article):
        yield (
            (c.ahead, c.back),
            (f"two nows: {c.shared}", "cannot be one day", c.reason, c.counter_reading),
        )
    window = assembled(article)
    for name, day, because in (
        ("earliest day", window.earliest, window.earliest_because),
        ("latest day", window.latest, window.latest_because),
    ):
        yield (), (f"{name} it can have been put together", day or "cannot tell", because, None)


def _own_voice(article: Article) -> Iterator[Found]:
    for row in unattributed(article):
        yield (row.span,), (row.span, row.reason)


def _dangling(article: Article) -> Iterator[Found]:
    for row in dangling(article):
        yield (row.span,), (row.words, row.answer, row.reason)


def _headline(article: Article) -> Iterator[Found]:
    for p in headline_parts(article):
        yield (p.span,), (f"{p.part}: {p.words}", p.closest, p.reason, p.counter_reading)
    if (head := headline(article)) is None:
        return
    if head.claim is None:
        yield (head.span,), ("claim", "cannot tell", head.reason, head.counter_reading)
    for near in head.supported_by:
        yield (
            (near.span,),
            ("closest sentence", near.span, near.reason, near.counter_reading),
        )
    for d in head.differs:
        yield (d.span, d.body), (f"differs: {d.kind}", d.body, d.reason, d.counter_reading)
    for s in headline_support(article):
        yield (s.span,), (s.relation, s.span, s.reason, s.counter_reading)
    for r in missing_replies(article):
        heard = "heard" if r.heard else "not heard on this claim"
        yield (), (f"reply of {r.party}", heard, r.reason, r.counter_reading)


def _voices(article: Article) -> Iterator[Found]:
    quoted = {q.speaker: q.count for q in quoted_words(article)}
    for v in first_voices(article):
        words = quoted.get(v.speaker, 0)
        yield (v.source,), (v.order, v.speaker, v.side or "cannot tell", words, v.counter_reading)


def _splices(article: Article) -> Iterator[Found]:
    for clue in splice_clues(article):
        yield clue.spans, (clue.kind, clue.forms, clue.reason, clue.counter_reading)


PLANS = (
    Plan(
        "sources",
        "Sources",
        "Each origin of words, with its mentions joined where the text supports it. Two rows that "
        "depend on each other are one origin.",
        ("Source", "Named, introduced", "Kind and side", "Reports", "Ties or reason"),
        "Nobody is named or described as a source.",
        _sources,
    ),
    Plan(
        "attributions",
        "Who says what",
        "Each report of speech or thought: who, by which words, and what exactly is reported.",
        ("Source", "Cue", "Content", "Form and naming", "Reason"),
        "No reported speech or thought was found.",
        _attributions,
        painted=True,
    ),
    Plan(
        "claims",
        "Casualty claims",
        "Each count of people at its word. Counts of different people, places or days are "
        "never added up.",
        ("Words", "Interval", "What and who", "Counter; when; where", "Reason"),
        "The article gives no count of casualties.",
        _claims,
        painted=True,
    ),
    Plan(
        "own-voice",
        "Sentences that nobody answers for",
        "Body sentences whose main claim has no speaker. Many are sound: a timetable needs none.",
        ("Sentence", "Reason"),
        "Every body sentence has a speaker.",
        _own_voice,
    ),
    Plan(
        "dangling",
        "Words that point to nobody",
        "Words such as “he” or “the ministry” for which the text does not settle who is meant.",
        ("Words", "Answer", "Reason"),
        "Every pointing word has something to point to.",
        _dangling,
        painted=True,
    ),
    Plan(
        "labels",
        "Labels, and whose they are",
        "Names given to people and parties. A label is not a fault; the row says whose word it is.",
        ("Label", "Voice", "Another wording", "Reason", "Innocent reading"),
        "No label was found.",
        _labels,
        painted=True,
    ),
    Plan(
        "wording",
        "Coloured words in the reporter’s voice",
        "Words that could be exchanged for plainer ones. Quoted words belong to their speakers "
        "and are not listed.",
        ("Words", "Another wording", "Reason", "Innocent reading"),
        "No coloured word was found in the reporter’s own voice.",
        _wording,
        painted=True,
    ),
    Plan(
        "agency",
        "Passives, and how the doer is shown",
        f"{BASE_RATE[0]} of {BASE_RATE[1]:,} passives of ordinary English name no doer "
        f"({BASE_RATE[0] / BASE_RATE[1]:.0%}), so a count alone shows nothing.",
        ("Verb", "Done to", "Doer or cause", "Shown by", "Innocent reading"),
        "No passive clause was found.",
        _agency,
        painted=True,
    ),
    Plan(
        "acts",
        "Acts of violence, and their grammatical doers",
        "The doer is the one the sentence makes it; a missing one may be named elsewhere.",
        ("Act", "Form", "Doer", "Reason", "Innocent reading"),
        "No act of violence was found.",
        _acts,
    ),
    Plan(
        "chronology",
        "Days and dates",
        "What the text says of time, and between which days it can have been put together.",
        ("Words", "Days", "Reason", "Innocent reading"),
        "The text names no day or date.",
        _dates,
    ),
    Plan(
        "headline",
        "Headline and body",
        "What the body says to each part of the headline’s claim, where the headline says more, "
        "and whether the party it is about is heard on it.",
        ("Part or relation", "Closest words", "Reason", "Innocent reading"),
        "There is no headline, or it makes no claim that can be taken apart.",
        _headline,
    ),
    Plan(
        "voices",
        "Order of voices",
        "Who is heard first, and how many quoted words each speaker has. Equal volume is not "
        "fairness, and unequal volume is not unfairness.",
        ("Order", "Speaker", "Side", "Quoted words", "Innocent reading"),
        "Nobody is heard in this text.",
        _voices,
    ),
    Plan(
        "splices",
        "Signs that several texts were joined",
        "Each is weak by itself, and each has an innocent reading.",
        ("Sign", "Words", "Reason", "Innocent reading"),
        "No sign of joining was found.",
        _splices,
    ),
)
