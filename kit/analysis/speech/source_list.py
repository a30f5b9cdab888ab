"""Sources: one row for each origin an article shows, with its mentions joined.

Mentions are joined only where the text supports it: a surname with the full name it stands in,
a pointing phrase with the one thing it can point to. "The ministry" that nobody introduced is a
row of its own. A source is an observation, not a grade.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.cast.names import is_person
from kit.analysis.finding import Finding, sentence_of
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.lexicon.roles import KINDS, is_state, role_of
from kit.analysis.speech.attribution import Attribution, Sourced, attributions, own_names, sourced
from kit.analysis.speech.introductions import described_by_clause, roles_given
from kit.analysis.speech.outlets import is_outlet, outlets_in, told_by_name
from kit.analysis.speech.source_kinds import SourceWords, kind_of
from kit.text.article import Article
from kit.text.covering import Covering
from kit.text.reading import as_article
from kit.text.records import Span

__all__ = ["KINDS", "Source", "sources"]


@dataclass(frozen=True, repr=False)
class Source(Finding):
    """One origin of words in an article.

    `name` is its fullest name, or the words that stand for it; `naming` is "named",
    "described", "anonymous" or "unresolved"; `kind` one of `KINDS`; `side` a party to a conflict
    by the editable file `actors.toml`, None where the file does not tell. `introduced` says what
    the article gives: "name and role", "name only", "role only" or "neither".
    `depends_on` names another source of the article that the text ties this one to, `relayed_by`
    the outlets that passed its words on, `first_block` the block of its first attribution.
    """

    name: str
    naming: str
    kind: str
    side: str | None
    attributions: tuple[Attribution, ...]
    mentions: tuple[Span, ...]
    first_block: int
    first_mention: Span
    introduced: str
    depends_on: str | None
    relayed_by: tuple[str, ...]
    shown = ("name", "naming", "kind")

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words for it at its first mention."""
        return (self.first_mention,)


_INNOCENT = {
    "named": "A name tells who spoke, not how they know.",
    "described": "A body speaks through people, who may be named elsewhere.",
    "anonymous": "A name may be withheld to keep the source safe.",
    "unresolved": "Whoever is meant may be named in a part that was cut.",
}


def sources(article: Article | str) -> list[Source]:
    """Return one row a source, in the order in which they first appear.

    Joined are equal names and the fuller name of a surname; every pointing phrase that nothing
    introduces, and every unnamed source, keeps a row of its own.

    >>> rows = sources("Ali Reza said no. The mayor, Ann Lee, said yes. Lee said why not.")
    >>> [(s.name, s.kind, s.introduced, len(s.attributions)) for s in rows]
    [('Ali Reza', 'unclear', 'name only', 1), ('Ann Lee', 'state', 'name and role', 2)]
    """
    article = as_article(article)
    aside = Covering(b.span for b in article.blocks if b.role == "other-story")
    groups: dict[str, list[Sourced]] = {}
    for row in sourced(attributions(article)):
        if not aside.holds(row.source):
            groups.setdefault(_row(row), []).append(row)
    for key in [k for k in groups if k.startswith("words ")]:
        named = "name " + key.removeprefix("words ")
        if named in groups:  # "the newspaper" settled as the Varn Times
            groups[named].extend(groups.pop(key))
    _join_unnamed(article, groups)
    _join_pointing(article, groups)
    conflict = parties(article)
    rows = [_source(article, conflict, found) for found in groups.values()]
    rows.sort(key=lambda s: (s.first_mention, s.name))
    return _with_dependence(article, rows)


def _join_unnamed(article: Article, groups: dict[str, list[Sourced]]) -> None:
    """Join, in place, "he" to the one unnamed source in whose words he has been described."""
    unnamed: dict[str, list[str]] = {}
    for key, ((source, found), *_) in groups.items():
        if found.naming == "anonymous":
            words = re.split(
                r",\s+(?:who|whose)\b", " ".join(source.of(article).split()).casefold()
            )[0]
            unnamed.setdefault("words " + re.sub(r"^(the|a|an)\s+", "", words), []).append(key)
    for key, owners in unnamed.items():
        if key in groups and len(owners) == 1:
            groups[owners[0]].extend(groups.pop(key))


def _join_pointing(article: Article, groups: dict[str, list[Sourced]]) -> None:
    """Join, in place, "the doctor" to the one unnamed doctor that the article has brought in."""
    for key in [k for k in groups if k.startswith("words ") and " " not in k[6:]]:
        first = min(row.source for row in groups[key])
        if not first.of(article).lower().startswith("the "):
            continue
        whole = [
            k
            for k in groups
            if k.startswith(key + " of ") and min(r.source for r in groups[k]) < first
        ]
        if len(whole) == 1 and not any(k.endswith(key[5:]) for k in groups if k != key):
            groups[whole[0]].extend(groups.pop(key))  # "the navy of Norland ... the navy"
            continue
        introduces = re.compile(rf"(?:an?|one) (?:[\w-]+ ){{0,2}}{re.escape(key[6:])}\b", re.I)
        fitting = [
            k
            for k, ((source, found), *_) in groups.items()
            if found.naming == "anonymous"
            and source.start < first.start
            and introduces.match(source.of(article))
        ]
        if len(fitting) == 1:
            groups[fitting[0]].extend(groups.pop(key))


def _row(row: Sourced) -> str:
    """Return the key of the row an attribution belongs to."""
    source, found = row
    if found.naming == "named" and found.speaker:
        return "name " + found.speaker.casefold()
    if found.naming == "described" and found.speaker:
        return "words " + re.sub(r"^(the|a|an)\s+", "", found.speaker.casefold())
    return f"own {source.start} {source.end}"


def _block_of(article: Article, place: Span) -> int:
    """Return the number of the block that a span stands in, 0 where it stands in none."""
    before = bisect_right(article.blocks, place.start, key=lambda b: b.span.start)
    block = article.blocks[before - 1] if before else None
    return block.number if block is not None and block.span.contains(place) else 0


def _source(article: Article, conflict: Parties, rows: list[Sourced]) -> Source:
    rows = sorted(rows, key=lambda row: row.source)
    mentions = tuple(sorted({row.source for row in rows}))
    place, first = rows[0]
    name = first.speaker or place.of(article).strip(" ,")
    whole = " ".join(m.of(article) for m in mentions)
    roles = roles_given(article, name, whole, first.naming)
    kind, rule, reason = kind_of(
        SourceWords(name, whole, roles, first.naming, conflict, own_names(article))
    )
    if first.naming == "named":
        person = is_person(name, own_names(article)) and not (kind == "state" and " and " in name)
        told = roles or not person or described_by_clause(article, name)
        introduced = "name and role" if told else "name only"
    else:
        introduced = "neither" if first.naming == "unresolved" else "role only"
    return Source(
        name,
        first.naming,
        kind,
        _side(conflict, name, kind, whole, " ".join((name, whole, *roles))),
        tuple(row.found for row in rows),
        mentions,
        _block_of(article, place),
        mentions[0],
        introduced,
        None,
        tuple(dict.fromkeys(name for row in rows for name in _relays(article, row.found))),
        span=mentions[0],
        sentence=sentence_of(article, mentions[0]),
        rule=rule,
        reason=reason,
        counter_reading=_INNOCENT[first.naming],
        article=article,
    )


def _side(conflict: Parties, name: str, kind: str, whole: str, words: str) -> str | None:
    """Return the side that the words for a source name; a charity or a hospital has none for an
    adjective of nationality ("the Norland aid group")."""
    nouns = [w for w in re.findall(r"[\w-]+", whole.lower()) if is_body_noun(w)]
    if kind == "unclear" and nouns and conflict.armed_name(whole) is None:
        return None
    return conflict.side_of_source(name, kind, words)


def _relays(article: Article, found: Attribution) -> list[str]:
    """Return the outlets an attribution says it came through ("told TRT")."""
    if found.cue is None:
        return []
    verb = found.cue.of(article).split()[-1]
    after = article.text[found.cue.end : found.cue.end + _NEAR].split("\n")[0]
    after = re.split(r"(?<=[a-z])[.] ", after)[0]  # not across a full stop; "U.S. radio" stays
    told = told_by_name(verb.lower() + after)
    names = [told] if told and (is_outlet(told) or told.isupper()) else []
    return names + outlets_in(re.split(r"[.;”\"]", after)[0])


_NEAR = 160  # characters behind a verb in which the outlet that was told may be named


# ---- one origin under two names ----


def _with_dependence(article: Article, rows: list[Source]) -> list[Source]:
    """Mark the rows that the text, or plain initials, tie to another row."""
    out = []
    bodies = [
        row
        for row in rows
        if row.naming == "named"
        and not is_state(row.name, article.own)
        and (not is_person(row.name, own_names(article)) or _is_body(article, row))
    ]
    for row in rows:
        ties = ((other, _tie(article, row, other)) for other in bodies if other is not row)
        other, why = next(((other, why) for other, why in ties if why), (None, ""))
        if other is None:
            out.append(row)
        elif row.kind == "unclear" and other.kind != "unclear":
            known = replace(row, kind=other.kind, rule="source.by-affiliation", reason=why)
            out.append(replace(known, depends_on=other.name))
        else:
            out.append(replace(row, depends_on=other.name, reason=f"{row.reason}; {why}"))
    return out


def _is_body(article: Article, row: Source) -> bool:
    """Return whether the words in front of a name call it a body ("the relief group Open Door")."""
    for mention in row.mentions:
        before = mention.of(article).split(row.name)[0].split()
        role = role_of(before[-1].lower()) if before else None
        if role is not None and role[0].who == "body":
            return True
    return False


def _tie(article: Article, row: Source, other: Source) -> str:
    """Return why `row` speaks for or from `other`, "" where the text does not tie them."""
    words = " ".join(m.of(article) for m in row.mentions)
    if row.name == other.name:
        return ""
    if re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", words.replace(row.name, " ")):
        return f"its words name {other.name}"
    initials = "".join(w[0] for w in re.findall(r"[A-Z][\w’'-]*", other.name))
    if len(initials) > 2 and re.search(rf"(?<!\w){initials}(?!\w)", words):
        return f"'{initials}' fits the initials of {other.name}: one origin, though unsaid"
    return ""
