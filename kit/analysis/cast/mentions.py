"""Everybody and everything an article mentions, in order, for pointing words to look back to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from kit.analysis.cast.description_nouns import is_body_noun
from kit.analysis.cast.he_or_she import sex_of_pronoun
from kit.analysis.cast.names import is_person, name_of_phrase
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.lexicon.closed_classes import DEMONSTRATIVES
from kit.analysis.lexicon.roles import TITLES, kind_by_name, role_of
from kit.text.own_names import NONE, OwnNames

DEFINITE = DEMONSTRATIVES | {"the"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of the narrator's: its head noun, and its name if it has one."""

    start: int
    end: int
    paragraph: int
    head: str
    name: str
    person: bool
    plural: bool
    definite: bool
    described: bool
    words: str = ""
    acts: bool = False
    """Whether a finite verb stands right behind it, whose subject it is."""
    hangs: bool = False
    """Whether "of", "for", "from" or "by" hangs it on the noun before it."""
    opens: bool = False
    """Whether its sentence begins with it."""


class Cast:
    """Everybody and everything an article's narrator mentions, in order, for looking back."""

    def __init__(self, lines: list[Parsed], own: OwnNames = NONE) -> None:
        self.own = own
        self.mentions: list[Mention] = []
        self.pronouns: dict[str, list[tuple[int, int]]] = {"he": [], "she": []}
        """Where a sentence is about a "he" or "she" who does not speak (paragraph and offset)."""
        self._lands: set[str] = set()
        self.bodies: set[str] = set()
        """Names behind which "which" or "whose" tells of a body: "the Red Dawn, which controls"."""
        self._by_last: dict[str, list[str]] = {}
        self._by_head: dict[str, list[Mention]] = {}
        for p in lines:
            if p.line.inside is None:
                for span in p.phrases(0, p.n):
                    self._add(p, span)
                sex = sex_of_pronoun(p.low[0])
                if sex is not None and p.form[1] == "finite" and p.head[1] not in p.lexicon.verbs:
                    self.pronouns[sex].append((p.line.paragraph, p.line.start[0]))
        for names in self._by_last.values():
            names.sort(key=lambda n: -len(n.split()))
        # Forty are more than anybody can mean, and keep the cost linear.
        self._introduced = {
            head: [m for m in mentions if m.name or m.described or not m.definite][:40]
            for head, mentions in self._by_head.items()
        }
        self._starts = [m.start for m in self.mentions]
        self.own = replace(own, no_persons=self._no_persons())
        # "Aleppo" alone may be anything: a single name is a person's only where the text shows it.
        self.mentions = [
            replace(m, person=False)
            if m.person
            and (
                m.name in self.own.no_persons
                or " " not in m.name
                and not m.described
                and m.words.split()[0].lower() not in TITLES
                and m.name.lower() not in self._by_last
            )
            else m
            for m in self.mentions
        ]

    def _add(self, p: Parsed, span: Items) -> None:
        start, end = span
        name = name_of_phrase(p, start, end, p.n)
        head = p.low[end - 1]
        role = role_of(head)
        mention = Mention(
            start=p.line.start[start],
            end=p.line.end[end - 1],
            paragraph=p.line.paragraph,
            head=head,
            name=name,
            person=bool(name) and is_person(name, self.own),
            plural=p.tags[end - 1] in ("NNS", "NNPS") or bool(role and role[1]),
            definite=p.low[start] in DEFINITE,
            described=end - start > 2,
            words=" ".join(p.text[start:end]),
            hangs=start > 0 and p.low[start - 1] in ("of", "for", "from", "by"),
            acts=p.form[p.past_adverbs(end)] == "finite",
            opens=start == 0,
        )
        self.mentions.append(mention)
        if name and start > 1 and p.low[start - 1] == "of" and p.low[start - 2] in _OF_A_LAND:
            self._lands.add(name)  # "the navy of Norland"
        if name and p.low[end : end + 2] == [",", "which"]:
            # "The Red Dawn, which controls", "Relief Bridge, which drove buses, says": no person
            if start == 0 or p.low[start] == "the" and p.low[end + 2] in _BODIES_DO:
                self.bodies.add(name)
        if name:
            words = name.split()
            if len(words) > 1 and is_person(name, self.own):
                known = self._by_last.setdefault(words[-1].lower(), [])
                if name not in known:
                    known.append(name)
            for word in p.low[start:end]:
                if role_of(word) is not None:
                    self._by_head.setdefault(word, []).append(mention)
        elif role is not None:
            self._by_head.setdefault(head, []).append(mention)

    def _no_persons(self) -> frozenset[str]:
        """Return the names that look like persons' and that the article shows to be a body's or a
        paper's, with their last words."""
        full = {land for land in self._lands if land.split()[-1].lower() not in self._by_last}
        shown: set[str] = set()
        for mention in self.mentions:
            if " 's " in mention.words or " ’s " in mention.words:
                full.add(self._owner(mention.words))
            elif mention.person and " " in mention.name and _with_an_article(mention):
                shown.add(mention.name)  # "the Republican" is a person
        # "The new Ann Lee" and "Ann Lee said": a person's, who stands without an article too.
        plain = {m.name for m in self.mentions if m.name in shown and not _with_an_article(m)}
        full |= {name for name in shown if not self._known_person(name, plain)}
        full.discard("")
        last = {name.split()[-1] for name in full if " " in name}
        alone = {m.name for m in self.mentions if m.name in last and not _with_an_article(m)}
        return frozenset(full | last - alone)

    def _known_person(self, name: str, plain: set[str]) -> bool:
        others = self._by_last.get(name.split()[-1].lower(), ())
        return name in plain or any(name.endswith(" " + other) for other in others)

    def _owner(self, words: str) -> str:
        """Return the body or land that owns "Open Ground 's director", "" for none or a person."""
        owner, _, rest = words.replace("’", "'").partition(" 's ")
        own = owner.removeprefix("the ").removeprefix("The ")
        if not own or not all(word[:1].isupper() for word in own.split()):
            return ""
        owned = set(rest.lower().split()[:3])
        if owned & _OFFICES_OF_BODIES:
            return own
        minister = "minister" in owned and bool(owned & {"prime", "foreign"})
        land = minister or bool(owned & _OF_A_STATE)
        return own if land and own.split()[-1].lower() not in self._by_last else ""

    def full_name(self, name: str) -> str:
        """Return the fullest name the article has for a person or for what looks like one, the
        name itself where two fit."""
        words = name.split()
        if not words or not (name in self.own.no_persons or is_person(name, self.own)):
            return name
        known = [
            n for n in self._by_last.get(words[-1].lower(), []) if set(words) <= set(n.split())
        ]
        if not known:
            return name
        longest = known[0]
        if all(set(n.split()) <= set(longest.split()) for n in known):
            return longest
        return name

    def known(self, name: str) -> bool:
        """Return whether the article shows that a name is a person's: two words, or a surname."""
        return " " in name or name.lower() in self._by_last

    def others_between(self, begin: int, end: int, name: str) -> bool:
        """Return whether the narrator brings in a person other than `name` between two offsets."""
        low, high = bisect_right(self._starts, begin), bisect_left(self._starts, end)
        return any(
            m.person and self.full_name(m.name) != name and m.name not in name
            for m in self.mentions[low : min(high, low + 60)]
        )

    def before(self, offset: int, count: int) -> list[Mention]:
        """Return up to `count` mentions before an offset, the nearest first."""
        i = bisect_left(self._starts, offset)
        return self.mentions[max(0, i - count) : i][::-1]

    def seen(self, head: str, before: int) -> bool:
        """Return whether an earlier phrase with this head noun had an owner or a description."""
        return any(m.end <= before and m.described for m in self._by_head.get(head, ())[:20])

    def antecedent(self, head: str, before: int) -> Mention | None:
        """Return the one thing earlier in the text that "the ..." with this head can point to."""
        introduced = []
        for m in self._introduced.get(head, ()):
            if m.end > before:
                break
            introduced.append(m)
        names = {m.name for m in introduced if m.name}
        if len({self.full_name(n) for n in names}) == 1:
            return next(m for m in introduced if m.name)
        if not names and introduced:
            return introduced[0]
        role = role_of(head)
        if not introduced and role is not None and role[0].kind == "media":
            return self._outlet(before)
        return None

    def _outlet(self, before: int) -> Mention | None:
        """Return the one outlet named in the last two dozen mentions ("the Varn Times ... the
        paper"), None where there is none or several."""
        named = [m for m in self.before(before, 24) if m.name and kind_by_name(m.name) == "media"]
        return named[0] if len({m.name for m in named}) == 1 else None


def _with_an_article(mention: Mention) -> bool:
    """Return whether "the" or a noun for a body stands right before a name ("the New Courier",
    "the aid group Open Door"); before a person's stands neither ("the late Ann Lee")."""
    words = mention.words.split()
    first = mention.name.split()[0]
    at = words.index(first) if first in words else 0
    before = words[at - 1] if at else ""
    return before.lower() == "the" or is_body_noun(before) and before not in _ALSO_PERSONS


_ALSO_PERSONS = ("watchdog", "monitor")  # "city hall watchdog Ann Lee"
# What "the Red Dawn, which controls ..." does and a hotel or an island, which lies, does not.
_BODIES_DO = frozenset(
    "controls controlled holds held runs ran fights fought wants seeks leads represents says said "
    "claims claimed denies operates opposes backs supports monitors counts documents tracks "
    "publishes rules governs has vowed".split()
)
# Those whom a body has, or a land, and a person has not.
_OFFICES_OF_BODIES = frozenset(
    "director chairman chairwoman chairperson secretary-general spokesperson".split()
)
_OF_A_STATE = frozenset("ministry parliament ambassador embassy navy".split())
_OF_A_LAND = _OF_A_STATE - {"ministry"} | frozenset(
    "authorities capital republic kingdom city town village port province".split()
)
