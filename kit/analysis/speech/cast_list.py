"""The cast of an article: everybody and everything with a name in it, and the words for each.

A name, a short name, a surname, "the group", "he": one row a member, one mention a word for it,
each with the rule by which it was joined and a reason to argue with. Where the text leaves two to
whom a description can point, it is joined to neither, and both are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast as typed

from kit.analysis.cast.coreference import Joined
from kit.analysis.cast.entities import Entities, Entity
from kit.analysis.finding import Finding, sentence_of
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.lexicon.roles import is_state
from kit.analysis.speech.attribution import attributions, reading_of
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

MEMBER_KINDS = ("person", "body", "outlet", "state", "place", "unclear", "unresolved")
HOW = ("name", "other name", "description", "pronoun", "refused")


@dataclass(frozen=True, repr=False)
class Word(Finding):
    """Words that stand for a member: `how` is one of `HOW`, `candidates` whom it may mean where
    the text does not decide."""

    how: str
    candidates: tuple[str, ...] = ()
    shown = ("how",)


@dataclass(frozen=True, repr=False)
class Member(Finding):
    """One of the cast: `name` its fullest name, `kind` one of `MEMBER_KINDS`, `side` a party to a
    conflict by the file of actors, None where neither name nor file tells.

    `names` are all names used for it, `called` the nouns ("charity"), `mentions` the words for it
    in order. Of kind "unresolved" is a description that could be two: its `name` is its words.
    """

    name: str
    kind: str
    side: str | None
    names: tuple[str, ...]
    called: tuple[str, ...]
    mentions: tuple[Word, ...]
    shown = ("name", "kind")

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words for it at its first mention."""
        return (self.mentions[0].span,) if self.mentions else (self.span,)


def cast(article: Article | str) -> list[Member]:
    """Return the members of an article's cast, in the order in which they are first named.

    >>> rows = cast("The Orla Relief Fund (ORF) left. The charity said no. ORF said nothing more.")
    >>> rows[0].name, [word.words for word in rows[0].mentions]
    ('Orla Relief Fund', ['Orla Relief Fund', 'ORF', 'The charity', 'ORF'])
    """
    article = as_article(article)
    if "cast" not in article.kept:
        article.kept["cast"] = tuple(_members(article))
    return list(typed(tuple[Member, ...], article.kept["cast"]))


def member_at(article: Article | str, span: Span) -> Member | None:
    """Return the member that words at `span` stand for, None where they stand for nobody named.

    >>> text = "Ann Lee, a nurse, left. She said no."
    >>> member_at(text, Span(24, 27)).name
    'Ann Lee'
    """
    return next(
        (
            member
            for member in cast(article)
            if member.kind != "unresolved" and any(m.span.overlaps(span) for m in member.mentions)
        ),
        None,
    )


def _members(article: Article) -> Iterator[Member]:
    attributions(article)  # settles who speaks
    reading = reading_of(article)
    entities = reading.entities
    words: dict[str, dict[Span, Word]] = {name: {} for name in entities.all}
    speaks: set[str] = set()
    for name, word in _by_name(article, entities):
        words[name].setdefault(word.span, word)
    refused = []
    for draft, joined in reading.joined:
        if draft.source is None:
            continue
        how = "description" if draft.source.of(article).lower().startswith("the ") else "pronoun"
        entity = entities.get(joined.name)
        if entity is not None:
            speaks.add(entity.name)
            mine = words[entity.name]
            if not any(span.overlaps(draft.source) for span in mine):
                mine[draft.source] = _word(article, draft.source, how, joined)
        elif joined.candidates:
            refused.append(_word(article, draft.source, "refused", joined, joined.candidates))
    for row in attributions(article):
        if row.naming == "named" and row.speaker:
            entity = entities.get(row.speaker)
            if entity is not None:
                speaks.add(entity.name)
    conflict = parties(article)
    rows = []
    for entity in entities.all.values():
        mentions = tuple(sorted(words[entity.name].values(), key=lambda m: m.span))
        if mentions:
            rows.append(_member(article, entity, mentions, conflict, entity.name in speaks))
    rows += [_unresolved(word) for word in refused]
    yield from sorted(rows, key=lambda row: row.span)


def _by_name(article: Article, entities: Entities) -> Iterator[tuple[str, Word]]:
    """Yield each place where an entity is named: in its own words, without what stands around."""
    text = article.text
    for mention in entities.named:
        entity = entities.get(mention.name)
        if entity is not None:
            where = _inside(text, mention.start, mention.end + 80, mention.name)
            yield entity.name, _named(article, where, mention.name, entity)
    for short, known in entities.short.items():
        entity = entities.all.get(entities.one(known.full))
        if entity is not None:
            for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
                yield entity.name, _named(article, Span(*match.span()), short, entity)


def _inside(text: str, start: int, end: int, name: str) -> Span:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    found = re.search(pattern, text[start:end])
    return Span(start + found.start(), start + found.end()) if found else Span(start, end - 80)


def _named(article: Article, span: Span, name: str, entity: Entity) -> Word:
    whole = name == entity.name
    return Word(
        "name" if whole else "other name",
        span=span,
        sentence=sentence_of(article, span),
        rule="cast.name" if whole else "cast.other-name",
        reason=entity.names.get(name, "its name"),
        counter_reading="Two may share a name.",
        article=article,
    )


def _word(
    article: Article, span: Span, how: str, joined: Joined, candidates: tuple[str, ...] = ()
) -> Word:
    return Word(
        how,
        candidates,
        span=span,
        sentence=sentence_of(article, span),
        rule=joined.by,
        reason=joined.why,
        counter_reading="The last to speak may not be the one who is meant.",
        article=article,
    )


def _member(
    article: Article, entity: Entity, mentions: tuple[Word, ...], conflict: Parties, speaks: bool
) -> Member:
    kind, rule, reason = _kind(article, entity, mentions, speaks)
    return Member(
        entity.name,
        kind,
        None
        if kind == "unclear"
        else conflict.side_of_source(entity.name, entity.kind or "monitor"),
        tuple(entity.names),
        tuple(sorted(entity.called)),
        mentions,
        span=mentions[0].span,
        sentence=mentions[0].sentence,
        rule=rule,
        reason=reason,
        counter_reading="Two may share a name, and one may have two.",
        article=article,
    )


def _kind(
    article: Article, entity: Entity, mentions: tuple[Word, ...], speaks: bool
) -> tuple[str, str, str]:
    """Return the kind of a member, the rule that tells it and why."""
    if is_state(entity.name, article.own):
        return "state", "cast.state", "reports use the name for a government"
    if entity.kind == "media":
        return "outlet", "cast.outlet", "the name is a medium's"
    if entity.body or entity.kind is not None:
        nouns = ", ".join(sorted(entity.called)) or entity.kind or "its capitals"
        return "body", "cast.body", f"shown to be a body: {nouns}"
    if entity.person:
        return "person", "cast.person", "the name is a person's"
    before = [article.text[max(0, m.span.start - 12) : m.span.start].split() for m in mentions]
    if not speaks and all(words and words[-1].lower() in _WHERE for words in before):
        return "place", "cast.place", "every mention stands behind 'in', 'near' or the like"
    return "unclear", "cast.unclear", "nothing in the article tells what it is"


_WHERE = frozenset("in near at around outside from to across toward towards into of".split())


def _unresolved(word: Word) -> Member:
    return Member(
        word.words,
        "unresolved",
        None,
        (),
        (),
        (word,),
        span=word.span,
        sentence=word.sentence,
        rule=word.rule,
        reason=word.reason,
        counter_reading="A reader who knows the story may know which is meant.",
        article=word.article,
    )
