"""Sources: one row for each origin an article shows, with its mentions joined.

Mentions are joined only where the text supports it: a surname with the full name it stands in,
a pointing phrase with the one thing it can point to. "The ministry" that nobody introduced is a
row of its own. A source is an observation, not a grade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.analysis.finding import Finding, sentence_of
from kit.analysis.lexicon.party_names import Parties, parties
from kit.analysis.lexicon.roles import KINDS, is_state, kind_by_name, role_of
from kit.analysis.speech.attribution import Attribution, attributions
from kit.analysis.speech.introductions import OFFICES_OF_STATE, described_by_clause, roles_given
from kit.analysis.speech.speakers import is_person
from kit.text.article import Article
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
    aside = [b.span for b in article.blocks if b.role == "other-story"]
    groups: dict[str, list[Attribution]] = {}
    for found in attributions(article):
        if found.source is None or any(span.contains(found.source) for span in aside):
            continue
        groups.setdefault(_row(found), []).append(found)
    for key in [k for k in groups if k.startswith("words ")]:
        named = "name " + key.removeprefix("words ")
        if named in groups:  # "the newspaper" settled as the Varn Times
            groups[named].extend(groups.pop(key))
    _join_pointing(article, groups)
    conflict = parties(article)
    rows = [_source(article, conflict, found) for found in groups.values()]
    rows.sort(key=lambda s: (s.first_mention, s.name))
    return _with_dependence(article, rows)


def _join_pointing(article: Article, groups: dict[str, list[Attribution]]) -> None:
    """Join, in place, "the doctor" to the one unnamed doctor that the article has brought in."""
    for key in [k for k in groups if k.startswith("words ") and " " not in k[6:]]:
        first = min(groups[key], key=lambda a: a.source)
        noun = re.escape(key[6:])
        if not first.source.of(article).lower().startswith("the "):
            continue
        fitting = [
            k
            for k, found in groups.items()
            if found[0].naming == "anonymous"
            and found[0].source.start < first.source.start
            and re.match(
                rf"(?:an?|one) (?:[\w-]+ ){{0,2}}{noun}\b", found[0].source.of(article), re.I
            )
        ]
        if len(fitting) == 1:
            groups[fitting[0]].extend(groups.pop(key))


def _row(found: Attribution) -> str:
    """Return the key of the row an attribution belongs to."""
    if found.naming == "named" and found.speaker:
        return "name " + found.speaker.casefold()
    if found.naming == "described" and found.speaker:
        words = found.speaker.casefold()
        return "words " + re.sub(r"^(the|a|an)\s+", "", words)
    return f"own {found.source.start} {found.source.end}"


def _source(article: Article, conflict: Parties, found: list[Attribution]) -> Source:
    found = sorted(found, key=lambda a: a.source)
    first = found[0]
    words = first.source.of(article).strip(" ,")
    name = first.speaker or words
    mentions = tuple(sorted({a.source for a in found}))
    whole = " ".join(m.of(article) for m in mentions)
    roles = roles_given(article, name, whole, first.naming)
    kind, rule, reason = _kind(name, whole, roles, first, conflict)
    named = first.naming == "named"
    states = kind == "state" and " and " in name
    person = named and is_person(name) and not states
    if named:
        told = roles or not person or described_by_clause(article, name)
        introduced = "name and role" if told else "name only"
    else:
        introduced = "role only" if first.naming in ("described", "anonymous") else "neither"
    return Source(
        name,
        first.naming,
        kind,
        conflict.side_of(name + " " + whole + " " + " ".join(roles)),
        tuple(found),
        mentions,
        _block(article, first.source),
        mentions[0],
        introduced,
        None,
        tuple(dict.fromkeys(r for a in found for r in _relays(article, a))),
        span=mentions[0],
        sentence=sentence_of(article, mentions[0]),
        rule=rule,
        reason=reason,
        counter_reading=_INNOCENT[first.naming],
        article=article,
    )


def _kind(
    name: str, whole: str, roles: tuple[str, ...], first: Attribution, conflict: Parties
) -> tuple[str, str, str]:
    """Return kind, rule and reason."""
    if first.naming == "unresolved":
        words = [w for w in re.findall(r"[\w’'-]+", whole.lower()) if role_of(w)]
        kind = role_of(words[-1])[0].kind if words else "unclear"
        return kind, "source.unresolved", "the text does not say which one is meant"
    if (
        first.naming == "named"
        and " and " in name
        and all(is_state(part) for part in name.split(" and "))
    ):
        return "state", "source.by-name", f"'{name}' are states"
    by_name = None if is_person(name) and first.naming == "named" else kind_by_name(name)
    if by_name:
        return by_name, "source.by-name", f"the name '{name}' tells the kind of body"
    armed = conflict.armed_name(name if first.naming == "named" else whole)
    if armed:
        return (
            "armed actor",
            "source.by-actors-file",
            f"'{armed}' is an armed actor in the actors file",
        )
    if first.naming in ("anonymous", "described"):
        head = _head(whole)
        role = role_of(head) if head else None
        if role:
            return role[0].kind, "source.by-role", f"the noun '{head}' tells what the source is"
        if any(is_state(w) for w in re.findall(r"[A-Z][\w.]+", whole)) and not head:
            return "state", "source.by-name", "the words name a state"
    nearby = [kind_by_name(word) for word in _capitalised(whole, name)]
    told = [k for k in nearby if k]
    if told and first.naming == "named":
        return told[0], "source.by-affiliation", "the words beside the name tell whom it speaks for"
    for word in roles:
        role = role_of(word.lower())
        if role and role[0].kind != "unclear":
            return role[0].kind, "source.by-role", f"the role '{word}' tells what the source is"
        if word.lower() in OFFICES_OF_STATE:
            return "state", "source.by-role", f"the title '{word}' is an office of state"
    return "unclear", "source.unclear", "nothing in the article tells what this source is"


def _head(whole: str) -> str | None:
    """Return the last role noun before any "of", "in" or "who" of a description."""
    plain = re.split(r"\b(?:of|in|at|from|who|which|that|with|on|for)\b", whole.lower())[0]
    words = [w for w in re.findall(r"[\w'-]+", plain) if role_of(w)]
    return words[-1] if words else None


def _capitalised(whole: str, name: str) -> list[str]:
    rest = whole.replace(name, " ")
    return re.findall(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*", rest)


def _block(article: Article, span: Span) -> int:
    return next((b.number for b in article.blocks if b.span.start <= span.start < b.span.end), 0)


# ---- outlets that pass words on ----

_TOLD = re.compile(
    r"^\s+(?:the\s+)?(?P<who>(?:[A-Z][\w.&’'-]*)(?:\s+(?:of\s+|the\s+)?[A-Z][\w.&’'-]*){0,4})"
)
_VIA = re.compile(
    r"\b(?:interview with|interview to|comments to|statement to|quoted by|reported by|told|"
    r"remarks to|speaking to)"
    r"\s+(?:the\s+)?(?P<who>(?:[A-Z][\w.&’'-]*)(?:\s+[A-Z][\w.&’'-]*){0,4})"
)


def _relays(article: Article, found: Attribution) -> list[str]:
    """Return the outlets an attribution says it came through ("told TRT")."""
    if found.cue is None:
        return []
    after = article.text[found.cue.end : found.cue.end + 160].split("\n")[0]
    after = re.split(r"(?<=[a-z])[.] ", after)[0]  # not across a full stop; "U.S. radio" stays
    out = []
    verb = found.cue.of(article).split()[-1].lower()
    if verb in ("told", "tells", "telling", "tell"):
        match = _TOLD.match(after)
        who = match["who"] if match else ""
        if "." not in who.split(" ")[-1][:-1]:  # "told Reuters.", but "told Radio U.S."
            who = who.removesuffix(".")
        if kind_by_name(who) == "media" or who.isupper():
            out.append(who)
    clause = re.split(r"[.;”\"]", after)[0]
    for match in _VIA.finditer(clause):
        if kind_by_name(match["who"]) == "media" and match["who"] not in out:
            out.append(match["who"])
    return out


# ---- one origin under two names ----


def _with_dependence(article: Article, rows: list[Source]) -> list[Source]:
    """Mark the rows that the text, or plain initials, tie to another row."""
    out = []
    bodies = [
        o
        for o in rows
        if o.naming == "named"
        and not is_state(o.name)
        and (not is_person(o.name) or _is_body(article, o))
    ]
    for row in rows:
        tie = next(
            (t for other in bodies if other is not row for t in [_tie(article, row, other)] if t),
            None,
        )
        if tie is None:
            out.append(row)
            continue
        other, why = tie
        told = f"{row.reason}; {why}"
        kind, rule = row.kind, row.rule
        if kind == "unclear":
            kind = next(o.kind for o in rows if o.name == other)
            if kind != "unclear":
                rule, told = "source.by-affiliation", why
        out.append(replace(row, kind=kind, rule=rule, depends_on=other, reason=told))
    return out


def _is_body(article: Article, row: Source) -> bool:
    """Return whether the words in front of a name call it a body ("the relief group Open Door")."""
    for mention in row.mentions:
        before = mention.of(article).split(row.name)[0].split()
        role = role_of(before[-1].lower()) if before else None
        if role is not None and role[0].who == "body":
            return True
    return False


def _tie(article: Article, row: Source, other: Source) -> tuple[str, str] | None:
    """Return the other row's name and why, where `row` speaks for or from `other`."""
    words = " ".join(m.of(article) for m in row.mentions)
    beside = words.replace(row.name, " ") if row.name in words else words
    if row.name == other.name:
        return None
    if re.search(rf"(?<!\w){re.escape(other.name)}(?!\w)", beside):
        return other.name, f"its words name {other.name}"
    initials = "".join(w[0] for w in re.findall(r"[A-Z][\w’'-]*", other.name))
    if len(initials) > 2 and re.search(rf"(?<!\w){initials}(?!\w)", words):
        return other.name, (
            f"'{initials}' fits the initials of {other.name}: one origin, though unsaid"
        )
    return None


# ---- sides ----
