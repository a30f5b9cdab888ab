"""Those who occur in an article, each under one name: people, bodies, outlets, places.

Names are one where the text makes them so: a surname and the full name it stands in, a short name
and what it is short for, "the Observatory" and the one name with that noun in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kit.analysis.cast.description_nouns import Described, described, is_body_noun
from kit.analysis.cast.mentions import Cast, Mention
from kit.analysis.cast.names import NAMING_BODIES
from kit.analysis.cast.short_names import ShortName, short_names, told_apart
from kit.analysis.lexicon.closed_classes import DAYS, MONTHS, TIME
from kit.analysis.lexicon.party_names import parties
from kit.analysis.lexicon.roles import kind_by_name, role_of
from kit.text.article import Article
from kit.text.records import Span

_MOST = 40  # bodies called by one noun that are looked at; more are never one
_NEAR = 700  # characters in which a body goes on being the one that is spoken of


@dataclass(slots=True)
class Entity:
    """Somebody or something with a name; `called` are the nouns that the article uses for it."""

    name: str
    person: bool
    kind: str | None
    names: dict[str, str] = field(default_factory=dict)
    """Each name used for it, and why it is its."""
    called: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """All words that stand in the phrases that name it."""
    places: list[int] = field(default_factory=list)
    shown: bool = False
    """Whether the text shows a body by what it says of it: "the Red Dawn, which controls ..."."""

    @property
    def body(self) -> bool:
        """Whether the article shows it to be a body: by its kind, its noun or its capitals."""
        known = self.kind not in (None, "state") or self.name.isupper() and len(self.name) > 1
        ends = self.name.split()[-1].lower() in NAMING_BODIES or " the " in self.name
        called = any(map(is_body_noun, self.called))
        return not self.person and (known or ends or called or self.shown)

    def named_before(self, offset: int) -> bool:
        """Return whether it is named before an offset."""
        return bool(self.places) and self.places[0] < offset

    def last_named(self, offset: int) -> int:
        """Return where it is last named before an offset, -1 for nowhere."""
        at = bisect_left(self.places, offset)
        return self.places[at - 1] if at else -1


class Entities:
    """The named entities of an article, in the order in which they are first named."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article, self.cast = article, cast
        body = [b.span for b in article.blocks if b.role == "body"]
        named = [m for m in cast.mentions if m.name and m.head not in _NO_NAMES]
        told = {m.name for m in named if _in(body, m.start)}
        if told:  # a headline or a stamp gives capitals to much that is no name
            named = [m for m in named if m.name in told]
        self.named = [m for m, n in zip(named, [None, *named], strict=False) if not _within(m, n)]
        named = self.named
        bodies = [m.name for m in named if not m.person]
        self.short: dict[str, ShortName] = short_names(article.text, bodies)
        self._conflict = parties(article)
        # A name that only the headline has is a rival too: "Statement by the Ministry of Justice".
        self._by_noun = _by_noun([m.name for m in cast.mentions if m.name and not m.person])
        self.all: dict[str, Entity] = {}
        self._starts = [m.start for m in named]
        self._called: dict[str, list[Entity]] | None = None
        for mention in named:
            self._add(mention)
        self._appositions()
        for offset, short in told_apart(article.text):
            self._known_as(offset, short)

    def one(self, name: str) -> str:
        """Return the name under which an entity stands, for any name of it."""
        known = self.short.get(name)
        if known is not None:
            return known.full
        if " " not in name and name.lower() in self._by_noun:
            return self._by_noun[name.lower()] or name
        return self.cast.full_name(name)

    def get(self, name: str | None) -> Entity | None:
        """Return the entity of a name, None where the article has none."""
        return self.all.get(self.one(name)) if name else None

    def near(self, offset: int) -> list[Entity]:
        """Return the bodies named not far before an offset, the nearest first."""
        low, high = bisect_left(self._starts, offset - _NEAR), bisect_left(self._starts, offset)
        names = dict.fromkeys(self.one(m.name) for m in reversed(self.named[low:high]))
        return [e for name in names if (e := self.all.get(name)) is not None and e.body]

    def called(self, noun: str, offset: int) -> list[Entity]:
        """Return the bodies before an offset that the article calls by a noun."""
        if self._called is None:
            self._called = {}
            for e in self.all.values():
                for word in e.called:
                    self._called.setdefault(word, []).append(e)
        found = self._called.get(noun, [])[:_MOST]
        return [e for e in found if not e.person and e.named_before(offset)]

    def _add(self, mention: Mention) -> None:
        name = self.one(mention.name)
        entity = self.all.get(name)
        if entity is None:
            armed = self._conflict.armed_name(name)
            kind = "armed actor" if armed else kind_by_name(name, self.cast.own)
            entity = self.all[name] = Entity(name, mention.person, kind)
        entity.shown = entity.shown or " " in name and name in self.cast.bodies
        entity.person = (entity.person or mention.person) and not entity.shown
        entity.names.setdefault(mention.name, self._why(mention.name, name))
        entity.places.append(mention.start)
        words = mention.words.split()
        entity.words |= set(words)
        entity.called |= {w for w in words if w.islower() and is_body_noun(w)}
        if not mention.person:
            entity.called |= {w for w in _head_words(name) if is_body_noun(w)}

    def _why(self, used: str, name: str) -> str:
        if used == name:
            return "its name"
        if used in self.short:
            return self.short[used].reason
        return f"'{used}' is part of '{name}', and of no other name here"

    def _appositions(self) -> None:
        """Take in "the Shabab, the group responsible for ..." and "Open Door, a charity"."""
        text, mentions = self.article.text, self.cast.mentions
        for one, other in zip(mentions, mentions[1:], strict=False):
            entity = self.all.get(self.one(one.name))
            if entity is None or other.name or other.plural or not is_body_noun(other.head):
                continue
            if text[one.end : other.start].strip() == ",":
                entity.called.add(other.head)
                entity.person = False

    def _known_as(self, offset: int, short: str) -> None:
        """Take in "The charity, also known by its acronym MSF": the charity is MSF."""
        before = self.cast.before(offset, 1)
        if not before or short in self.short:
            return
        mention = before[0]
        if mention.name:
            full = self.one(mention.name)
        else:
            words = tuple(w.lower() for w in mention.words.split())
            what = described(mention.head, words[:-1])
            fitting = [e for e in self.near(mention.start) if what and fits(e, what)]
            if not fitting or len(fitting) > 1 and not fitting[0].called & {mention.head}:
                return
            full = fitting[0].name
        if full == short or full not in self.all:
            return
        self.short[short] = ShortName(full, f"the text says that '{short}' is its short name")
        alone = self.all.pop(short, None)
        entity = self.all[full]
        entity.names[short] = self.short[short].reason
        if alone is not None:
            entity.places = sorted(entity.places + alone.places)
            entity.called |= alone.called


def fits(entity: Entity, what: Described) -> bool:
    """Return whether a description can stand for an entity: by its kind, or because the article
    calls it so."""
    if entity.person or entity.kind == "state" and what.noun not in entity.called:
        return False
    if what.noun in _BUSINESSES and any(map(is_body_noun, _head_words(entity.name))):
        return what.noun in entity.called  # "the University of Varn" is no company
    return what.noun in entity.called or (entity.kind or "unclear") in what.kinds


_BUSINESSES = ("company", "firm")
_NO_NAMES = (
    TIME
    | MONTHS
    | DAYS
    | frozenset(
        "gmt utc dozens scores hundreds thousands millions photograph photo image video".split()
    )
)


def _in(spans: list[Span], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def _within(mention: Mention, before: Mention | None) -> bool:
    """Return whether a mention is part of the name before it ("Office for Human Rights")."""
    if before is None or len(before.name) <= len(mention.name):
        return False
    small = (f" {word} {mention.name} " for word in ("of", "for", "of the", "for the"))
    return any(words in f"{before.name} " for words in small)


def _head_words(name: str) -> list[str]:
    """Return the nouns of a name that can stand for it: its last, or the last before "of"."""
    words = name.lower().split()
    stop = next((k for k, word in enumerate(words) if word in ("of", "for")), len(words))
    return [words[stop - 1], words[-1]] if stop else words[-1:]


def _by_noun(names: list[str]) -> dict[str, str]:
    """Return, for each noun that ends a longer name, that name; "" where several have it."""
    table: dict[str, str] = {}
    for name in dict.fromkeys(names):
        words = name.split()
        if len(words) < 2:
            continue
        for word in _head_words(name)[:1]:
            if is_body_noun(word) or role_of(word) or kind_by_name(word.title()) == "media":
                table[word] = "" if table.get(word, name) != name else name
    return table
