"""Sourced statements: what a newsroom counts as said by somebody, with who that is.

Narrower than `attributions`: somebody says, writes, tells, denies or blames, or words stand in
quotation marks. What they think, wish, plan and do is left out, and so is what nobody in
particular says. `LEFT_OUT` and `BY_ACT` are the one place that sets how strict this is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from kit.analysis.cast.authors import PAPERS, author_of, authors
from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.cast.entities import Entity
from kit.analysis.cast.names import is_person
from kit.analysis.finding import Finding, sentence_of
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.attribution import Attribution, attributions, own_names, reading_of
from kit.analysis.speech.source_list import Source, sources
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

STATEMENT_TYPES = (
    "named person", "named organisation", "unnamed person", "unnamed group", "document",
    "not settled",
)  # fmt: skip
LEFT_OUT = frozenset(
    "hearsay-passive hearsay-adverb caption adjective nominal passive-agent infinitive".split()
)
"""Rules of attributions that make no statement, but where the words are quoted."""
BY_ACT = frozenset(("speech", "accusation", "denial", "evidence"))
"""Kinds of verbs that make one: acts of speech, and what a document or a count shows."""
_THINGS = ("object", "preposition")  # "approved the plan" tells a deed where no clause follows
_SAYS_OF_THINGS = frozenset(
    "describe call criticise criticize condemn denounce announce report recommend note cite "
    "urge warn advise point speak talk tell highlight question dispute deny reject confirm "
    "estimate count put attribute blame accuse claim state explain detail discuss address "
    "request demand beg read write issue".split()
)


@dataclass(frozen=True, repr=False)
class Statement(Finding):
    """One sourced statement: its sentences (`span`), and who makes it.

    `name` is the fullest name, or the words for one who has none; `title` what the article calls
    that one ("the mayor of Varn"), None where it does not tell; `type` one of `STATEMENT_TYPES`;
    `said` the words given to the source; `knows` the article's own words on how this source can
    know ("who lives by the port"), None where it says nothing of it.
    """

    name: str
    title: str | None
    type: str
    said: tuple[Span, ...]
    knows: str | None
    shown = ("name", "type")


def statements(article: Article | str) -> list[Statement]:
    """Return the sourced statements of an article, in order; each sentence and source once.

    >>> rows = statements("Ann Lee, who lives by the port, said the road was shut. She hopes so.")
    >>> [(row.name, row.type, row.knows) for row in rows]
    [('Ann Lee', 'named person', 'who lives by the port')]
    """
    article = as_article(article)
    source_of = {at: source for source in sources(article) for at in source.attributions}
    rows: dict[tuple[Span, str], Statement] = {}
    for at in attributions(article):
        if not _states(article, at):
            continue
        source = source_of.get(at)
        name = _name(article, at, source)
        for sentence in _sentences(article, at):
            if (sentence, name) not in rows:
                rows[sentence, name] = _statement(article, at, source, sentence, name)
    return sorted(rows.values(), key=lambda row: (row.span, row.name))


def _authors(article: Article) -> dict[str, dict[str, Entity]]:
    if "authors" not in article.kept:
        article.kept["authors"] = authors(reading_of(article).entities)
    return cast(dict[str, dict[str, Entity]], article.kept["authors"])


def _sentences(article: Article, at: Attribution) -> list[Span]:
    """Return the sentences of body and headline that words of an attribution stand in."""
    held = {s.span: s for c in at.content for s in article.sentences_over(c)}
    roles = ("body", "headline", "fragment")
    return sorted(span for span, s in held.items() if article.block(s.block).role in roles)


def _states(article: Article, at: Attribution) -> bool:
    """Return whether an attribution is a statement: an act of speech with a source."""
    if at.source is None or _is_aside(article, at):
        return False
    rule = at.rule.removeprefix("attribution.")
    if at.form != "indirect":
        return rule not in ("hearsay-passive", "hearsay-adverb", "caption", "passive-agent")
    if rule in LEFT_OUT:
        return False
    if at.source.of(article).lower() in ("this", "that", "one", "everyone", "you", "we", "i"):
        return False
    cue = at.cue.of(article).lower().split() if at.cue is not None else []
    if any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in cue):
        return False  # "has not commented on", "did not say which"
    entries = [c for word in cue for c in cue_lexicon().verbs.get(word, ())]
    if not entries:
        return True  # "according to", a colon
    last = entries[-1]
    if last.kind not in BY_ACT:
        return False
    return rule not in _THINGS or last.lemma.split()[0] in _SAYS_OF_THINGS


def _is_aside(article: Article, at: Attribution) -> bool:
    """Return whether an attribution is only part of what somebody else says, and no act of speech:
    'the minister said "all the evidence" pointed to them'."""
    if at.source is None or at.cue is None:
        return False
    words = at.cue.of(article).lower().split()
    kinds = {c.kind for word in words for c in cue_lexicon().verbs.get(word, ())}
    if kinds & {"speech", "accusation", "denial"} or not (kinds or at.rule.endswith("adjective")):
        return False
    cue = at.cue
    return any(
        content.contains(cue) and other is not at
        for sentence in article.sentences_over(cue)
        for other in _told_in(article).get(sentence.id, ())
        for content in other.content
    )


def _told_in(article: Article) -> dict[str, list[Attribution]]:
    """Return the attributions that give words of each sentence to somebody, by sentence id."""
    if "told in" not in article.kept:
        told: dict[str, list[Attribution]] = {}
        for at in attributions(article):
            for id in {s.id for c in at.content for s in article.sentences_over(c)}:
                told.setdefault(id, []).append(at)
        article.kept["told in"] = told
    return cast(dict[str, list[Attribution]], article.kept["told in"])


def _name(article: Article, at: Attribution, source: Source | None) -> str:
    if at.speaker:
        return source.name if source is not None and source.naming == "named" else at.speaker
    return " ".join(at.source.of(article).split()) if at.source is not None else ""


def _statement(
    article: Article, at: Attribution, source: Source | None, span: Span, name: str
) -> Statement:
    paper = name.lower().removeprefix("the ")
    author = author_of(paper, _authors(article)) if paper in PAPERS else None
    if author is not None:
        row = _statement(article, at, source, span, author.name)
        return replace(row, title=paper, type="document")
    words = [" ".join(m.of(article).split()) for m in source.mentions] if source else []
    if not words and at.source is not None:
        words = [" ".join(at.source.of(article).split())]
    cue = f"'{at.cue.of(article)}'" if at.cue is not None else "the quotation"
    return Statement(
        name,
        _title(name, words),
        _type(article, at, name, words),
        at.content,
        _knows(words),
        span=span,
        sentence=sentence_of(article, span),
        rule="statement." + at.rule.removeprefix("attribution."),
        reason=f"{' '.join(cue.split())} gives the words to {name}",
        counter_reading="Saying so is no proof, and who says it may have it from another.",
        article=article,
    )


def _type(article: Article, at: Attribution, name: str, words: list[str]) -> str:
    if at.naming == "named":
        person = is_person(name, own_names(article)) and " and " not in name
        return "named person" if person else "named organisation"
    if at.naming == "unresolved":
        return "not settled"
    if at.naming == "anonymous" and at.speaker and " " in at.speaker and at.speaker[0].isupper():
        known = reading_of(article).entities.get(at.speaker)
        if known is not None and known.person:
            return "named person"  # "Mayor: buses have left", of whom the story tells
    entity = reading_of(article).entities.get(name)
    if at.naming == "described" and entity is not None:
        return "named person" if entity.person else "named organisation"
    plain = re.split(r"\b(?:of|in|at|from|who|which|that|with|on|for|by)\b|,", " ".join(words[:1]))[
        0
    ]
    low = plain.lower().split()
    if " and " in plain:
        return "unnamed group"
    roles = [found for word in low if (found := role_of(word))]
    if not roles:
        return _type_by_form(low)
    role, plural = roles[-1]
    if role.who == "paper":
        return "document"
    if at.naming == "described" and role.who == "body" and not plural:
        return "unnamed group" if low[0] in ("a", "an", "one", "another") else "named organisation"
    return "unnamed group" if plural or role.who != "person" else "unnamed person"


_DOCUMENTS = PAPERS | frozenset("tally count list register website statement inquiry poll".split())
_COLLECTIVES = frozenset("staff personnel crew team family police media medics".split())


def _type_by_form(words: list[str]) -> str:
    """Return the type of a source whose noun is in no list, by its form: "a student", "staff"."""
    if not words:
        return "not settled"
    if words[-1].endswith("s") or words[-1] in _COLLECTIVES:
        return "unnamed group"
    if words[-1] in _DOCUMENTS:
        return "document"
    if words[0] not in ("a", "an", "one", "another"):
        return "not settled"
    return "unnamed group" if is_body_noun(words[-1]) else "unnamed person"


def _title(name: str, words: Iterable[str]) -> str | None:
    """Return what stands beside a name in its mentions ("the mayor of Varn"), None for nothing."""
    for whole in words:
        if name not in whole or whole == name:
            continue
        before, _, behind = whole.partition(name)
        aside = re.split(r",\s*(?=who\b|whose\b|which\b)|,\s*$", behind.strip(" ,"))[0]
        if aside.startswith(("who ", "whose ", "which ")):
            aside = ""
        title = before.strip(" ,") or aside.strip(" ,")
        title = re.sub(r"^(?:the|a|an)\s+", "", title, flags=re.I)
        if title and any(role_of(w.lower()) or is_body_noun(w.lower()) for w in title.split()):
            return title
    return None


_CLAUSE = re.compile(
    r"\b(?:who|whose)\b[^,]*|\b(?:at|inside|near|on) the (?:scene|hospital|site|spot)\b[^,]*"
)
_ACTS = frozenset("witness eyewitness survivor resident neighbour neighbor villager".split())


def _knows(words: Iterable[str]) -> str | None:
    """Return the article's words on why a source can know, None where there are none."""
    for whole in words:
        found = _CLAUSE.search(whole)
        if found:
            return found[0].strip()
        for word in whole.lower().split():
            role = role_of(word)
            if role is not None and role[0].noun in _ACTS:
                return word
    return None
