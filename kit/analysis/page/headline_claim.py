"""A headline taken apart: who claims, who did what to whom, on which day.

Headlines have a grammar of their own: "84 killed", "kills 84", "Attack on mill", "mill bombed,
union says". Each frame below reads one such form or leaves it to the next. Whoever was harmed is
never the doer, and a place in front of an act ("the Varn raid") is none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kit.analysis.agency.acts import ViolentAct, kind_of, violent_acts
from kit.analysis.agency.nominalisations import ViolentNoun, nominals
from kit.analysis.agency.passive_clauses import PassiveClause, passives
from kit.analysis.agency.violent_doers import no_party, shoots
from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.casualties.claims import casualties
from kit.analysis.casualties.kinds import KINDS
from kit.analysis.dates.time_expressions import find_times
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.noun_phrases import whole_phrase
from kit.analysis.grammar.sentence import SentenceReading
from kit.analysis.lexicon.closed_classes import (
    BE_SPELT_OUT,
    CLAUSE_OPENERS,
    DO,
    HAVE,
    MODALS,
    NAME_TAGS,
    NOMINATIVE,
    NOUN_TAGS,
)
from kit.analysis.lexicon.inflection import lemma, verb_forms
from kit.analysis.lexicon.participle_forms import form_kind
from kit.analysis.lexicon.party_names import parties
from kit.analysis.page.actor_names import names_party
from kit.analysis.page.headline_report import report_of
from kit.analysis.page.headline_span import HeadlineWords, headline_words
from kit.text.article import Article
from kit.text.records import Sentence, Span

# A headline's "'s" is an owner: "Norland's leaked plans".
_AUXILIARY = BE_SPELT_OUT | HAVE | DO | MODALS
_AGAINST = frozenset("on against at of into".split())
_UNDER = CLAUSE_OPENERS | {"if"}
_DRIVEN = frozenset("ram drive crash plough plow smash fly".split())
# What stands behind "killed" in place of an object: it is told from the side of the harmed.
_NO_OBJECT = frozenset("by in at near after during as over dead outside inside amid when".split())
# What people do who are harmed: their subject is no doer of anything to anybody.
_UNDERGO = frozenset("die flee perish suffer starve drown mourn survive escape bleed".split())
# Of the states a count can be of, those in which somebody has done harm to people.
HARMED = frozenset(KINDS) - {"missing", "detained", "displaced"}
_BEHIND_A_VERB = NOUN_TAGS | {"CD", "DT", "JJ", "JJR", "JJS", "PRP$"}


_PRONOUNS = NOMINATIVE | {"it"}


@dataclass(frozen=True)
class Claim:
    """The headline taken apart: spans, the verb's forms, and the kind of violence if any.

    `target` is whom or what it befell; `words` the stretch that makes the claim; `frame` the form
    it was read in, such as "active" or "noun".
    """

    sentence: Sentence
    claimant: Span | None
    doer: Span | None
    act: Span | None
    target: Span | None
    day: Span | None
    kind: str | None
    forms: frozenset[str]
    words: Span
    frame: str


def headline_claim(article: Article) -> Claim | None:
    """Return the first headline taken apart, or None where it tells no act that can be read."""
    head = headline_words(article)
    if head is None:
        return None
    claimant, inside = report_of(article, head)
    # Who accuses or denies is the headline's subject, so these are read in all of its words.
    charge = _Headline(article, head, None, head.claim).claim(_CHARGES)
    return charge or _Headline(article, head, claimant, inside).claim(_FRAMES)


class _Read(NamedTuple):
    """What a frame reads: the words (start, end) of the act, the doer, the target, the claimant."""

    act: tuple[int, int]
    doer: Span | None
    target: Span | None
    claimant: Span | None = None


Frame = Callable[["_Headline"], "_Read | None"]


@dataclass
class _Headline:
    """A headline with what grammar says of its words."""

    article: Article
    head: HeadlineWords
    claimant: Span | None
    inside: Span

    @cached_property
    def sentence(self) -> SentenceReading:
        """The sentence it is read in."""
        return self.head.sentence

    @cached_property
    def within(self) -> range:
        """The indices of the words that make the claim."""
        held = [i for i, t in enumerate(self.sentence.tokens) if self.inside.contains(t.span)]
        return range(held[0], held[-1] + 1) if held else range(0)

    @cached_property
    def told(self) -> dict[Span, PassiveClause]:
        """The passive clauses of the claim, by their verbs."""
        return {p.verb: p for p in passives(self.article) if self.inside.contains(p.verb)}

    @cached_property
    def acts(self) -> list[ViolentAct]:
        """The acts of violence of the claim."""
        return [a for a in violent_acts(self.article) if self.inside.contains(a.span)]

    @cached_property
    def nouns(self) -> list[ViolentNoun]:
        """Those that are told as nouns."""
        return [n for n in nominals(self.article) if self.inside.contains(n.span)]

    @cached_property
    def figures(self) -> list[CasualtyClaim]:
        """The counts of people the claim states."""
        return [c for c in casualties(self.article) if self.inside.contains(c.span)]

    def claim(self, frames: Sequence[tuple[str, Frame]]) -> Claim | None:
        """Return the claim, in the first of the frames that reads it."""
        for name, frame in frames:
            found = frame(self)
            if found is None:
                continue
            words = self.sentence.low
            start, end = found.act
            verb = words[start]
            whole = self.sentence.sentence.span
            times = [
                Span(whole.start + t.start, whole.start + t.end)
                for t in find_times(whole.of(self.article))
            ]
            return Claim(
                sentence=self.sentence.sentence,
                claimant=self.claimant or found.claimant,
                doer=self._named(
                    self._unharmed(found.doer, found.target), self.claimant or found.claimant
                ),
                act=self.sentence.span((start, end)),
                target=found.target,
                day=next((t for t in times if self.head.claim.contains(t)), None),
                kind="attack" if shoots(words, start) else self._kind(start, end),
                forms=frozenset(verb_forms(lemma(verb))),
                words=self.inside,
                frame=name,
            )
        return None

    def _kind(self, start: int, end: int) -> str | None:
        span = self.sentence.span((start, end))
        told = next((a.kind for a in self.acts if a.span.overlaps(span)), None)
        return told or kind_of(self.sentence.low[start])

    def _named(self, doer: Span | None, claimant: Span | None) -> Span | None:
        """Return the doer; for a pronoun the claimant ("Navy says it sank boats"), if there is
        one."""
        pronoun = doer is not None and doer.of(self.article).lower() in _PRONOUNS
        return claimant if pronoun else doer

    def _unharmed(self, doer: Span | None, target: Span | None) -> Span | None:
        """Return the doer, None where it is among those the headline counts as harmed."""
        if doer is None or target is not None and doer.overlaps(target):
            return None
        return None if any(self._counts(f, doer) for f in self.figures) else doer

    @staticmethod
    def _counts(figure: CasualtyClaim, span: Span) -> bool:
        return figure.kind in HARMED and span.overlaps(figure.span)

    def index(self, span: Span) -> int:
        """Return the index of the word a span begins with."""
        return next(i for i, t in enumerate(self.sentence.tokens) if t.end > span.start)

    def phrase(self, start: int) -> Span | None:
        """Return the span of the noun phrase at a word, with its "at least", None without one."""
        if start not in self.within:
            return None
        at = self.sentence.tokens[start].start
        counted = next((f for f in self.figures if f.span.start == at), None)
        end = min(whole_phrase(self.sentence, start), self.within.stop)
        if counted is not None:
            # "Norland kills 30": a word behind the number may be tagged as nothing it counts.
            end = max(end, sum(t.end <= counted.span.end for t in self.sentence.tokens))
        return self.sentence.span((start, end)) if end > start else None

    def widened(self, span: Span | None) -> Span | None:
        """Return a noun phrase with the bound of the count that it holds ("at least four")."""
        if span is None:
            return None
        for figure in self.figures:
            if figure.span.overlaps(span):
                return Span(min(span.start, figure.span.start), max(span.end, figure.span.end))
        return span

    def party(self, span: Span | None) -> Span | None:
        """Return the party in the words for a doer: all of them, or who owns the weapon or act."""
        if span is None:
            return None
        words = span.of(self.article).split()
        if not no_party([w.lower().strip(",'’“”‘\"") for w in words]):
            return span
        tokens = [t for t in self.sentence.tokens if span.contains(t.span)]
        owners = [t for t in tokens[:-1] if names_party(t.text, self.article)]
        if not owners:
            return None
        first = owners[0]
        last = first
        for token in tokens[tokens.index(first) + 1 : -1]:  # "River Council rockets"
            if token.tag not in NAME_TAGS:
                break
            last = token
        return Span(first.start, last.end)

    def owner(self, noun: ViolentNoun) -> Span | None:
        """Return whose act a noun tells, None where the word before it may be a place."""
        if noun.owner is None or not self.inside.contains(noun.owner):
            before = self.index(noun.span) - 1
            token = self.sentence.tokens[before] if before in self.within else None
            known = token is not None and token.tag in NOUN_TAGS | {"JJ"}
            return token.span if token and known and names_party(token.text, self.article) else None
        if noun.rule in ("nominal.by-phrase", "nominal.support-verb"):
            return self.party(noun.owner)
        words = noun.owner.of(self.article).split()
        return noun.owner if any(names_party(w, self.article) for w in words) else None

    def harmed(self) -> Span | None:
        """Return the first count of people harmed, with what is counted."""
        figure = next((f for f in self.figures if f.kind in HARMED and f.part_of is None), None)
        return None if figure is None else self.phrase(self.index(figure.span)) or figure.span

    def struck(self, after: int) -> Span | None:
        """Return whom or what an act fell on: "attack on mill", "shelling of port"."""
        words = self.sentence.low
        for i in range(after, min(after + 6, self.within.stop - 1)):
            if words[i] in _AGAINST and words[i + 1] not in ("least", "most"):
                return self.named(i + 1)
        return None

    def named(self, start: int) -> Span | None:
        """Return the noun phrase at a word of a headline, where nouns are taken for verbs."""
        tags, end = self.sentence.tags, start
        stops = ("IN", "TO", "CC", ",", ":", "``", "''", "(", "WDT", "WP", "WRB", "VBG", "VBD")
        while end < self.within.stop and tags[end] not in stops:
            end += 1
        return self.sentence.span((start, end)) if end > start else self.phrase(start)

    def verb(self) -> int | None:
        """Return the index of the verb of violence that the headline's subject takes, or None."""
        tags = self.sentence.tags
        tagged = None
        for act in self.acts:
            i = self.index(act.span)
            if act.form == "active" and tags[i] != "VBG" and not self._describes(i):
                tagged = i
                break
        bent = self._bent_verb()
        if bent is None or tagged is not None and tagged <= bent:
            return tagged
        if tagged is not None and (tags[tagged] == "VBD" or self.sentence.low[tagged][-1] != "s"):
            return tagged
        # Of "strikes" and "targets", both nouns too, the first is the verb.
        other = any(t in ("VBZ", "VBP", "VBD", "MD") for t in tags[self.within.start : bent])
        return tagged if other else bent

    def _bent_verb(self) -> int | None:
        """Return the first word that can be a verb of violence behind its subject, or None.

        Of two that stand together the second is the verb: "raid kills", "strikes hit".
        """
        words, tags = self.sentence.low, self.sentence.tags
        found = None
        for i in self.within[1:-1]:
            fits = (
                kind_of(words[i]) is not None
                and (tags[i - 1] in NOUN_TAGS or words[i - 1] == "military")
                and tags[i + 1] in _BEHIND_A_VERB
                and not words[i].endswith(("ed", "ing"))
            )
            if not fits or not (self._agrees(i) or found == i - 1):
                continue
            if found is not None and found != i - 1:
                break
            found = i
        return found

    def _agrees(self, i: int) -> bool:
        """Return whether a word is a verb's form that fits the number of the noun before it."""
        before = self.sentence.text[i - 1]
        many = before.lower().endswith(("s", "men", "people", "police", "children")) or (
            parties(self.article).armed_name(before) is not None
            or bool(
                re.search(
                    rf"(?:\A|[.\n] ?|[Tt]he ){re.escape(before)} (?:have|are|were)\b",
                    self.article.text,
                )
            )
        )
        return many != self.sentence.low[i].endswith("s") or before.isupper()

    def _misread(self, i: int) -> bool:
        """Return whether a finite verb is a noun behind a name: "on Orvelle consulate"."""
        tags = self.sentence.tags
        return tags[i] == "VBP" and i > 1 and tags[i - 1] in NAME_TAGS and tags[i - 2] == "IN"

    def _describes(self, i: int) -> bool:
        """Return whether a participle describes the noun behind it: "visits wounded troops"."""
        words, tags = self.sentence.low, self.sentence.tags
        ends = words[i].endswith("ed") and i > 1 and i + 1 < len(tags) and tags[i + 1] == "NNS"
        return ends and tags[i - 1] == "NNS" and tags[i - 2] in ("NN", "NNP")


def _accusing(head: _Headline) -> _Read | None:
    """ "Varnia accuses Orvelle of bombing clinic", "Norland blamed for attack on grain port"."""
    words, tags = head.sentence.low, head.sentence.tags
    for i in head.within:
        if lemma(words[i]) not in ("accuse", "blame") or tags[i][0] != "V":
            continue
        subject = noun_before(head.sentence, i)
        before = head.sentence.span(subject) if subject else None
        charge = next(
            (k for k in range(i + 1, head.within.stop) if words[k] in ("of", "for")), None
        )
        if charge is None or charge + 1 >= head.within.stop:
            return None
        passive = head.sentence.tokens[i].span in head.told or charge == i + 1
        doer = (
            before if passive else head.sentence.span((i + 1, charge)) if charge > i + 1 else None
        )
        act = charge + 1
        fell = head.struck(act + 1)
        if fell is None and words[act].endswith("ing") and act + 1 < head.within.stop:
            fell = head.named(act + 1)
        return _Read((act, act + 1), doer, fell, None if passive else before)
    return None


def _owning_up(head: _Headline) -> _Read | None:
    """ "Orvelle denies bombing clinic", "Lomari claim responsibility for Keldra bombing"."""
    words = head.sentence.low
    for i in head.within[1:]:
        denies = lemma(words[i]) == "deny" and words[i + 1 : i + 2] and words[i + 1].endswith("ing")
        claims = lemma(words[i]) == "claim" and "responsibility" in words[i + 1 : i + 3]
        if not denies and not claims:
            continue
        subject = noun_before(head.sentence, i)
        first = head.within.start
        span = head.sentence.span(subject or (first, i))
        act = i + 1 if denies else next((head.index(n.span) for n in head.nouns), i)
        fell = head.named(act + 1) if denies and act + 1 < head.within.stop else None
        return _Read((act, act + 1), span, fell or head.struck(act + 1), span)
    return None


def _active(head: _Headline) -> _Read | None:
    """ "Norland army kills 84", "Norland jets bomb Varnian wedding party"."""
    i = head.verb()
    if i is None:
        return None
    words = head.sentence.low
    subject = noun_before(head.sentence, i)
    before = head.widened(head.sentence.span(subject)) if subject else None
    behind = words[i + 1] if i + 1 < head.within.stop else ""
    if (
        before is not None
        and head.sentence.tags[i] in ("VBD", "VBN")
        and (behind in _NO_OBJECT or any(head._counts(f, before) for f in head.figures))
    ):
        # "84 killed over three days", "Teenager shot dead by soldiers": told from the harmed side.
        by = next((k for k in range(i + 1, head.within.stop) if words[k] == "by"), None)
        return _Read((i, i + 1), head.party(head.phrase(by + 1)) if by else None, before)
    if before is None and head.sentence.tags[i] not in ("VBZ", "VBP", "VBD"):
        before = head.sentence.span((head.within[0], i))
    if before is not None and not head.inside.contains(before):
        before = None
    if before is not None and head.claimant is not None and words[i - 1] in ("it", "they", "he"):
        before = head.claimant  # "Norland says it destroyed depot"
    into = next((k for k in range(i + 1, head.within.stop) if words[k] == "into"), None)
    if lemma(words[i]) in _DRIVEN and into is not None and into + 1 < head.within.stop:
        fell = head.named(into + 1)
    else:
        fell = head.phrase(i + 1) or head.struck(i + 1)
    return _Read((i, i + 1), head.party(before), head.widened(fell))


def _passive(head: _Headline) -> _Read | None:
    """ "At least four killed in rebel raid", "Convoy hit by shells", "Dam is blown up"."""
    for span, clause in head.told.items():
        if clause.reduced or clause.participle.lower() in ("feared", "believed", "said", "blamed"):
            continue
        i = head.index(span)
        if any(word in _UNDER for word in head.sentence.low[head.within.start : i]):
            continue  # "100 feared dead after dam is blown up": the dam is not what it is about
        reach = clause.cause or clause.agent
        doer = head.party(clause.agent)
        for noun in head.nouns:
            if doer is None and reach is not None and reach.overlaps(noun.span):
                doer = head.owner(noun)
        patient = head.widened(clause.patient) or head.harmed()
        return _Read((i, i + 1), doer, patient)
    return None


def _counted(head: _Headline) -> _Read | None:
    """ "Dozens dead in raid", "Rebel attack leaves 22 dead", "Death toll rises to 45"."""
    harmed = head.harmed()
    if harmed is None:
        return None
    doers = [owner for noun in head.nouns if (owner := head.owner(noun)) is not None]
    place = next(
        (i for i in head.within if head.sentence.low[i] in ("dead", "die", "dies", "died", "toll",
         "hurt", "wounded", "injured", "killed")),
        head.index(harmed),
    )  # fmt: skip
    return _Read((place, place + 1), doers[0] if len(doers) == 1 else None, harmed)


def _noun(head: _Headline) -> _Read | None:
    """ "Fatal attack on consulate", "Norland shelling of port goes on"."""
    if not head.nouns or _has_other_verb(head):
        return None
    noun = head.nouns[0]
    i = head.index(noun.span)
    end = i + len(noun.noun.split())
    return _Read((i, end), head.owner(noun), head.struck(end))


def _has_other_verb(head: _Headline) -> bool:
    return any(
        head.sentence.tags[i] in ("VBZ", "VBP", "VBD", "MD") and not head._misread(i)
        for i in head.within
    )


def _other(head: _Headline) -> _Read | None:
    """Return the claim of a headline whose verb tells no violence, as the verb gives it."""
    words, tags = head.sentence.low, head.sentence.tags
    for i in head.within:
        after_noun = i > 0 and tags[i - 1] in ("NNS", "NNP")
        if tags[i] in NAME_TAGS or words[i] in _AUXILIARY or tags[i] == "VBG" or head._misread(i):
            continue
        bent = tags[i] in ("JJ", "NN") and after_noun and form_kind(words[i]) is not None
        if tags[i][0] != "V" and not bent or head._describes(i):
            continue
        subject = noun_before(head.sentence, i)
        before = head.sentence.span(subject) if subject else None
        if before is not None and not head.inside.contains(before):
            before = None
        passive = any(w in BE_SPELT_OUT | HAVE for w in words[max(0, i - 2) : i])
        if any(word in _UNDER for word in words[head.within.start : i]) and passive:
            continue
        after = head.phrase(i + 1)
        befell = passive or lemma(words[i]) in _UNDERGO
        return _Read((i, i + 1), None if befell else before, before if befell else after)
    return None


_CHARGES: tuple[tuple[str, Frame], ...] = (("accusing", _accusing), ("owning-up", _owning_up))
_FRAMES: tuple[tuple[str, Frame], ...] = (
    ("active", _active),
    ("passive", _passive),
    ("counted", _counted),
    ("noun", _noun),
    ("other", _other),
)
