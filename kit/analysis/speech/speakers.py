"""Who a source is: named, described, anonymous or unresolved, and the fullest name for it.

A name is given only where the text settles it. "He" with two men to choose from, or none, stays
unresolved: the nearest noun is a habit, not evidence.
"""

from __future__ import annotations

import re

from kit.analysis.cast.coreference import (
    HE,
    THEY,
    Joined,
    Spoken,
    by_description,
    by_pronoun,
)
from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.cast.entities import Entities, Entity
from kit.analysis.cast.he_or_she import shown_sex
from kit.analysis.cast.mentions import DEFINITE, Cast
from kit.analysis.cast.names import behind_an_office, is_person, name_in, name_of_phrase
from kit.analysis.cast.offices import Office, holder, may_be_one, office_in, offices_held
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.lexicon.closed_classes import POSSESSIVES, RELATIVE
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.drafts import Draft
from kit.text.records import Span

POINTING = HE | THEY | {"it", "this", "that", "these", "those"}


def describe(p: Parsed, items: Items, cast: Cast) -> tuple[str, str | None, bool]:
    """Return naming, speaker and whether it is a person, for a source that is no pronoun."""
    start, end = items
    name = name_in(p, start, end)
    words = _words(p, start, end)
    if name:
        stop = _before_aside(p, start, end)
        joined = not _JOINS.isdisjoint(p.low[start:stop]) and _two_names(p, start, stop)
        if joined and not behind_an_office(p, start, end):
            return "named", words, False
        return "named", cast.full_name(name), is_person(name, cast.own)
    first = _shared_head(p, start, end)
    begin, stop = (p.np_start[first], p.np_end[first]) if p.np_end[first] else items
    head = p.low[min(stop, end) - 1]
    found = role_of(head)
    if head in ("one", "another") and p.low[stop] == "of":
        return "anonymous", None, True  # "one of the drivers": a person, and which is kept back
    if found is None:
        one = p.low[start] in ("a", "an", "one", "another") and p.tags[min(stop, end) - 1] == "NN"
        return "described", words, one and not is_body_noun(head)  # "a shopkeeper"
    role, plural = found
    person = role.who in ("person", "people")
    definite = p.low[start] in DEFINITE
    if definite and role.pointing and stop - begin <= 2:  # "the ministry", not "the Varn ministry"
        antecedent = cast.antecedent(head, p.line.start[start])
        if antecedent is None:
            return "unresolved", None, person
        if antecedent.name:
            return "described", cast.full_name(antecedent.name), person
        # "the city hospital ... the hospital"
        owned = " 's " in antecedent.words or " ’s " in antecedent.words
        known = re.sub(r" (?=['’]s )", "", antecedent.words)  # "Varn's health ministry"
        return "described", known if antecedent.definite or owned else words, person
    one_holder = role.noun in _OFFICES and not plural and "POS" in p.tags[begin:stop]
    if role.withheld and not definite and not one_holder and p.low[start] not in _OWNED:
        return "anonymous", None, person
    # "the town, whose mayor said": the mayor
    return "described", _words(p, start + (p.low[start] == "whose"), end), person


_JOINS = frozenset(("and", "&"))
_OWNED = POSSESSIVES | {"whose"}


def _shared_head(p: Parsed, start: int, end: int) -> int:
    """Return the item whose phrase says what kind of source it is: of "police and medical sources"
    the second, since "police" only tells the sources apart; of "the mayor and two sources" the
    first."""
    stop = p.np_end[start]
    joined = stop + 1
    if not stop or joined >= end or not _DETERMINERS.isdisjoint(p.tags[p.np_start[start] : stop]):
        return start
    size = p.np_end[joined] - p.np_start[joined]
    if p.low[stop] not in ("and", "or") or size < 2 or p.np_head(joined) != "sources":
        return start
    first = p.np_start[joined]
    return first if p.tags[first] in ("JJ", "NN", "NNP") else start


_DETERMINERS = frozenset(("DT", "PRP$", "CD", "POS"))


def _before_aside(p: Parsed, start: int, end: int) -> int:
    """Return where the words that tell more of a name begin: "Ann Lee, founder and head of the Varn
    Fund", "the Varn Fund, whose members are Norland and Corda": one, and who that is."""
    comma = p.find((",",), start, end)
    if comma < 0 or comma + 1 >= p.n:
        return end
    tells = p.tags[comma + 1] in ("DT", "PRP$", "WP", "WP$", "WDT") or role_of(p.low[comma + 1])
    return comma if tells else end


def _two_names(p: Parsed, start: int, end: int) -> bool:
    spans = p.phrases(start, end)
    return sum(bool(name_of_phrase(p, a, min(b, end), end)) for a, b in spans) > 1


def _words(p: Parsed, start: int, end: int) -> str:
    words = " ".join(p.text[start:end]).strip(" ,")
    words = re.sub(r" (?=['’](?:s\b| |$))", "", words).replace(" ,", ",")
    return words.replace("( ", "(").replace(" )", ")")


# Offices held by one person at a time.
_OFFICES = frozenset(
    "minister president chancellor premier king governor mayor ambassador chief head director "
    "founder chairman secretary leader".split()
)
_OWNERS = {"his": "he", "her": "she", "him": "he", "their": "they", "them": "they", "its": "it"}


_STAMP = re.compile(r"\d{1,2}(?:[:.]\d{2}|\s?[ap]\.?m)", re.IGNORECASE)
_MOST = 60  # holders of one office that are looked at; keeps the cost linear


class Settler:
    """Settles who speaks, attribution by attribution, in the order in which a reader meets them."""

    def __init__(self, cast: Cast, entities: Entities) -> None:
        self.cast, self.entities = cast, entities
        self.spoken: list[Spoken] = []
        self.joined: list[tuple[Draft, Joined]] = []
        self._sexes: dict[str, str] = {}
        # A stamp ("7:15 p.m.") is no paragraph of a story.
        told = (mention for mention in cast.mentions if not _STAMP.match(mention.words))
        self._paragraphs = {mention.paragraph for mention in told}
        self._held: dict[str, list[tuple[Entity, Office]]] = {}
        for person, held in offices_held(entities, cast):
            rows = self._held.setdefault(held.noun, [])
            if len(rows) < _MOST:
                rows.append((person, held))
        self.lead: tuple[Draft, Office] | None = None  # a description that waits for its name

    def settle(self, drafts: list[Draft]) -> None:
        """Fill in naming and speaker of each draft."""
        for draft in sorted(drafts, key=_place):
            if draft.voice is not None:
                draft.naming, draft.speaker = draft.voice.naming, draft.voice.speaker
            elif draft.report.source is not None:
                person = self._settle(draft)
                spans = [span for span in (draft.source, draft.cue, *draft.content) if span]
                self.spoken.append(
                    Spoken(
                        draft.paragraph,
                        min(s.start for s in spans),
                        max(s.end for s in spans),
                        self._name(draft),
                        person,
                        draft.naming,
                        draft.source,
                        draft.naming != "named" or self.cast.known(draft.speaker or ""),
                        self._sex(draft),
                        not person and self._maybe_a_person(draft),
                    )
                )
                self._delayed(draft, person)

    def _delayed(self, draft: Draft, person: bool) -> None:
        """Give the description that a story begins with the name that its next speaker has: "A
        nurse says the ward burned. ... Ann Lee, a nurse, said on Monday ..."."""
        report, items = draft.report, draft.report.source
        assert items is not None
        words = report.p.text[slice(*items)]
        if draft.naming == "named":
            lead, self.lead = self.lead, None
            if lead is None or not person or not draft.speaker or draft.source is None:
                return
            if " " not in draft.speaker or not self.cast.known(draft.speaker):
                return  # "Norland" is no person's full name
            entity = self.entities.get(draft.speaker)
            first = entity is not None and draft.source.contains(
                Span(entity.places[0], entity.places[0] + 1)
            )
            near = 0 <= draft.paragraph - lead[0].paragraph <= 1
            held = office_in(words)
            told = held is not None or "," not in words and "who" not in words
            if near and told and may_be_one(lead[1], held, first):
                why = f"the next speaker, {draft.speaker}, fits the words"
                lead[0].speaker = draft.speaker
                if lead[0].naming == "unresolved":
                    lead[0].naming = "described"
                self.joined.append((lead[0], Joined(draft.speaker, "cast.delayed-name", why)))
            return
        if person and draft.naming in ("described", "anonymous", "unresolved"):
            office = office_in(words)
            plural = report.p.tags[report.p.np_end[items[0]] - 1] in ("NNS", "NNPS")
            plural = plural or "and" in report.p.low[slice(*items)]  # "the mayor and two deputies"
            pointing = draft.naming == "unresolved" and len(words) < 3  # "the spokesman": a gap
            begins = self._begins(draft)
            if office is not None and begins and not plural and not pointing:
                self.lead = draft, office

    def _begins(self, draft: Draft) -> bool:
        """Return whether a story, or the entry of a live blog, begins with a draft: behind people
        with names, one who is only described is another."""
        if draft.paragraph - 1 not in self._paragraphs:
            return True
        return not any(earlier.naming == "named" and earlier.person for earlier in self.spoken[:-1])

    def _sex(self, draft: Draft) -> str | None:
        """Return "he" or "she" where words for the source show it; a pronoun shows nothing, since
        whom it means was settled by a rule."""
        report, items = draft.report, draft.stands_for or draft.report.source
        assert items is not None
        name, words = self._name(draft) or "", report.p.low[slice(*items)]
        shown = shown_sex(_head_words(words))
        if shown is not None and name:
            self._sexes.setdefault(name, shown)
        return self._sexes.get(name)

    def _maybe_a_person(self, draft: Draft) -> bool:
        """Return whether a source that is not known to be a person may be one: one thing, by a
        noun that the lexicon of roles and bodies does not know ("the front-runner")."""
        report, items = draft.report, draft.report.source
        assert items is not None
        p, (start, end) = report.p, items
        stop = p.np_end[start]
        if draft.naming != "described" or not stop or stop > end:
            return False
        head = p.low[stop - 1]
        return p.tags[stop - 1] == "NN" and role_of(head) is None and not is_body_noun(head)

    def _name(self, draft: Draft) -> str | None:
        """Return what a later pronoun has for its speaker: the name, or the words for a source
        that is kept without one."""
        if draft.naming == "anonymous" and draft.report.source is not None:
            words = _words(draft.report.p, *(draft.stands_for or draft.report.source))
            return draft.speaker or _without_clause(words)
        return draft.speaker if draft.naming in ("named", "described") else None

    def _settle(self, draft: Draft) -> bool:
        """Fill in naming and speaker of one draft; return whether the speaker is a person."""
        report, items = draft.report, draft.report.source
        if items is None:
            return False
        p, (start, end) = report.p, items
        word, alone = p.low[start], end - start == 1
        if alone:
            word = _OWNERS.get(word, word)  # "his claim": the source is "his"
        if alone and word in _RELATIVE:
            items = report.antecedent
            if items is not None and p.is_time(items[0]):
                items = None  # "a letter on Monday that says"
            elif items is not None:
                items = draft.stands_for = _named_before(p, items) or items
        elif end - start <= 2 and word in HE | THEY | {"it"}:
            at = p.line.start[start]
            shows = report.word is not None and report.word.kind == "evidence"
            found = by_pronoun(
                word, p, at, self.spoken, self.cast, self.entities, draft.content, shows
            )
            if found is None:
                return False
            self.joined.append((draft, found))
            draft.speaker = found.name
            naming = found.earlier.naming if found.earlier else "named"
            # "He" is a nurse who is described; it is the nurse whose name is kept back.
            draft.naming = "described" if naming == "anonymous" else naming
            return found.earlier.person if found.earlier else True
        elif alone and word in POINTING | _ANYBODY:
            items = None
        if items is None:
            return False
        joined = by_description(self.entities, p, items, self.spoken)
        if joined is not None:
            self.joined.append((draft, joined))
            draft.naming = "described" if joined.name else "unresolved"
            draft.speaker = joined.name
            return False
        draft.naming, draft.speaker, person = describe(p, items, self.cast)
        if draft.naming == "anonymous" and draft.stands_for is not None:
            draft.speaker = _words(p, *items)  # "a man from the council, who told her"
        if person and draft.naming in ("described", "unresolved"):
            self._by_office(draft, p.text[slice(*items)])
        if draft.naming == "named" and draft.speaker:
            draft.speaker = self.entities.one(draft.speaker)
        return person

    def _by_office(self, draft: Draft, words: list[str]) -> None:
        """Name the person of "Norland's foreign minister" where the article names who that is."""
        office = office_in(words, self.cast.own)
        entity = holder(office, self._held.get(office.noun, [])) if office is not None else None
        if entity is not None and draft.source is not None:
            why = f"the article names {entity.name} as the holder of this office"
            draft.naming, draft.speaker = "described", entity.name
            self.joined.append((draft, Joined(entity.name, "cast.office", why)))


def _head_words(words: list[str]) -> list[str]:
    """Return the words of a source up to what tells more of it ("a man who lost his sister")."""
    stop = next((k for k, word in enumerate(words) if word in ("who", "whose", "of")), len(words))
    return words[:stop] or words


def _without_clause(words: str) -> str:
    """Return the words for a source without the clause behind them (", who gave no name")."""
    return re.split(r",\s+(?:who|whose)\b", words)[0]


def _named_before(p: Parsed, items: Items) -> Items | None:
    """Return the name that "a militant group that has vowed ..." stands beside: "the Dawn Movement,
    a militant group that has vowed ..."."""
    start, end = items
    if start < 2 or p.low[start] not in ("a", "an") or p.low[start - 1] != ",":
        return None
    head = p.np_end[start] - 1
    if not p.np_end[start - 2] or not is_body_noun(p.low[head]):
        return None
    before = p.np_start[start - 2], start - 1
    return before if name_of_phrase(p, *before, start - 1) else None


_RELATIVE = RELATIVE - {"whose"}
_ANYBODY = frozenset("i we you one there what".split())


def _place(draft: Draft) -> tuple[int, int]:
    spans = [draft.source, *draft.content] if draft.source else draft.content
    return min(s.start for s in spans), -max(s.end for s in draft.content)
