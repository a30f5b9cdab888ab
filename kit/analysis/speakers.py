"""Who a source is: named, described, anonymous or unresolved, and the fullest name for it.

A name is given only where the text settles it. "He" with two men to choose from, or none, stays
unresolved: the nearest noun is a habit, not evidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from kit.analysis.lines import Line
from kit.analysis.phrases import Phrases
from kit.analysis.roles import TITLES, is_state, kind_by_name, role_of

HE = frozenset(("he", "she", "him", "her"))
THEY = frozenset(("they", "them"))
POINTING = HE | THEY | {"it", "this", "that", "these", "those"}
_SMALL_NAME_WORDS = frozenset("of for and the al de bin ibn abu von van el la".split())
_DEFINITE = frozenset("the this that these those".split())


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


def name_in(line: Line, chunks: Phrases, start: int, end: int) -> str:
    """Return the proper name in items start to end (a source), without title; "" for none."""
    i = start
    while i < end:
        span = chunks.noun[i]
        if span is None:
            if line.low[i] in ("who", "which", "whose") or chunks.verb[i] is not None:
                break
            i += 1
            continue
        name = _name_of_phrase(line, chunks, max(span[0], start), min(span[1], end), end)
        if name:
            return name
        i = span[1]
        if i < end and line.low[i] not in (",", "—", "--", "–") and not line.tags[i].startswith("NNP"):
            break  # "a cousin of Ali": the name belongs to somebody else
    return ""


def _name_of_phrase(line: Line, chunks: Phrases, start: int, end: int, limit: int) -> str:
    last = end - 1
    if line.low[last] == ")":
        opening = next((k for k in range(last, start - 1, -1) if line.low[k] == "("), last)
        last = opening - 1
    if last < start or not _capital(line, last):
        return ""
    role = role_of(line.low[last])
    if role is not None and role[0].who in ("person", "people"):
        return ""
    first = last
    while first > start and _capital(line, first - 1) and line.tags[first - 1] != "POS":
        first -= 1
    tokens = list(range(first, last + 1))
    while len(tokens) > 1 and (line.low[tokens[0]] in TITLES or _person_role(line.low[tokens[0]])):
        tokens.pop(0)
    if len(tokens) == 1 and line.low[tokens[0]] in TITLES:
        return ""
    if len(tokens) == 1 and line.tags[tokens[0]].startswith("JJ"):
        return ""
    stop = last + 1
    body = role is not None or line.low[start] == "the"
    if body and stop + 1 < limit and line.low[stop] in ("of", "for") and chunks.noun[stop + 1] is not None:
        tail = chunks.noun[stop + 1]
        if _capital(line, tail[1] - 1):
            stop = tail[1]
    words = [line.text[k] for k in range(tokens[0], stop) if line.folded[k] is None]
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")


def _capital(line: Line, k: int) -> bool:
    if not line.text[k][0].isupper():
        return False
    tag = line.tags[k]
    if k == 0 and not (tag.startswith("NNP") or len(line.text[k]) > 1 and line.text[k].isupper()):
        # A sentence's first word is always capital; the next word decides.
        return tag in ("NN", "JJ", "FW") and len(line) > 1 and line.text[1][0].isupper() and tag != "JJ"
    return tag not in ("DT", "PRP", "PRP$", "IN", "CC", "WP", "RB", "CD") or line.text[k].isupper() and len(line.text[k]) > 1


def _person_role(word: str) -> bool:
    found = role_of(word)
    return found is not None and found[0].who in ("person", "people")


def is_person(name: str, head: str = "") -> bool:
    """Return whether a name is that of a person, so far as the name tells.

    >>> is_person("Rami Abdel Rahman"), is_person("Canada"), is_person("State Department")
    (True, False, False)
    """
    if not name or is_state(name) or kind_by_name(name):
        return False
    words = name.split()
    if any(w.lower() in ("of", "for") for w in words) or any(w.isdigit() for w in words):
        return False
    role = role_of(words[-1])
    if role is not None and role[0].who not in ("person", "people"):
        return False
    return not (len(words) == 1 and name.isupper() and len(name) > 1)


class Cast:
    """Everybody and everything an article's narrator mentions, in order, for looking back."""

    def __init__(self, lines: list[Line], chunks: list[Phrases]) -> None:
        self.mentions: list[Mention] = []
        self._by_last: dict[str, list[str]] = {}
        self._by_head: dict[str, list[Mention]] = {}
        for line, found in zip(lines, chunks):
            if line.inside is not None:
                continue
            i = 0
            while i < len(line):
                span = found.noun[i]
                if span is None:
                    i += 1
                    continue
                self._add(line, found, span)
                i = span[1]
        for names in self._by_last.values():
            names.sort(key=lambda n: -len(n.split()))
        # Forty are more than anybody can mean, and keep the cost linear.
        self._introduced = {
            head: [m for m in mentions if m.name or not m.definite][:40]
            for head, mentions in self._by_head.items()
        }
        self._starts = [m.start for m in self.mentions]
        # "Aleppo" alone may be anything: a single name is a person's only where the text shows it.
        self.mentions = [
            replace(m, person=False)
            if m.person and " " not in m.name and not m.described and m.name.lower() not in self._by_last
            else m
            for m in self.mentions
        ]

    def _add(self, line: Line, chunks: Phrases, span: tuple[int, int]) -> None:
        start, end = span
        name = _name_of_phrase(line, chunks, start, end, len(line))
        head = line.low[end - 1]
        role = role_of(head)
        plural = line.tags[end - 1] in ("NNS", "NNPS") or bool(role and role[1])
        mention = Mention(
            line.start[start], line.end[end - 1], line.paragraph, head, name, is_person(name) if name else False,
            plural, line.low[start] in _DEFINITE, end - start > 2,
        )
        self.mentions.append(mention)
        if name:
            words = name.split()
            if len(words) > 1 and is_person(name):
                known = self._by_last.setdefault(words[-1].lower(), [])
                if name not in known:
                    known.append(name)
            for k in range(start, end):
                word = line.low[k]
                if role_of(word) is not None:
                    self._by_head.setdefault(word, []).append(mention)
        elif role is not None:
            self._by_head.setdefault(head, []).append(mention)

    def full_name(self, name: str) -> str:
        """Return the fullest name the article has for a person, the name itself where two fit."""
        words = name.split()
        if not words or not is_person(name):
            return name
        known = [n for n in self._by_last.get(words[-1].lower(), []) if set(words) <= set(n.split())]
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
        return None


@dataclass(slots=True)
class Spoken:
    """The speaker of an earlier attribution, for "he said" to look back to."""

    paragraph: int
    start: int
    end: int
    name: str | None
    person: bool


def describe(
    line: Line, chunks: Phrases, start: int, end: int, cast: Cast
) -> tuple[str, str | None, bool]:
    """Return naming, speaker and whether it is a person, for a source that is no pronoun."""
    name = name_in(line, chunks, start, end)
    if name:
        if any(line.low[k] in ("and", "&") for k in range(start, end)) and _two_names(line, chunks, start, end):
            return "named", _words(line, start, end), False
        return "named", cast.full_name(name), is_person(name)
    span = chunks.noun[start] or (start, end)
    head = line.low[min(span[1], end) - 1]
    role = role_of(head)
    definite = line.low[start] in _DEFINITE
    if role is None:
        return "described", _words(line, start, end), False
    person = role[0].who in ("person", "people")
    bare = span[1] - span[0] <= 2  # "the ministry", not "the Russian ministry"
    if definite and role[0].pointing and bare:
        antecedent = cast.antecedent(head, line.start[start])
        if antecedent is None:
            return "unresolved", None, person
        if antecedent.name:
            return "described", cast.full_name(antecedent.name), person
        return "described", _words(line, start, end), person
    if role[0].withheld and not definite and line.low[start] not in ("his", "her", "their", "its", "our", "my"):
        return "anonymous", None, person
    return "described", _words(line, start, end), person


def _two_names(line: Line, chunks: Phrases, start: int, end: int) -> bool:
    names = 0
    i = start
    while i < end:
        span = chunks.noun[i]
        if span is None:
            i += 1
            continue
        names += bool(_name_of_phrase(line, chunks, span[0], min(span[1], end), end))
        i = span[1]
    return names > 1


def _words(line: Line, start: int, end: int) -> str:
    return " ".join(line.text[k] for k in range(start, end)).strip(" ,").replace(" ’", "’").replace(" ,", ",")


_OWNERS = {"his": "he", "her": "she", "him": "he", "their": "they", "them": "they", "its": "it"}


def settle(drafts: list, lines: list[Line], chunks: list[Phrases], cast: Cast) -> None:
    """Fill in naming and speaker of each draft, in the order in which a reader meets them."""
    found = {id(line): item for line, item in zip(lines, chunks)}
    spoken: list[Spoken] = []
    for draft in sorted(drafts, key=_place):
        report = draft.report
        if draft.voice is not None:
            draft.naming, draft.speaker = draft.voice.naming, draft.voice.speaker
            continue
        if report.source is None:
            continue
        line, (start, end) = report.line, report.source
        person = False
        word = _OWNERS.get(line.low[start], line.low[start])
        if end - start == 1 and word in ("who", "which", "that", "whom"):
            if report.antecedent is not None:
                draft.naming, draft.speaker, person = describe(line, found[id(line)], *report.antecedent, cast)
        elif end - start <= 2 and word in HE | THEY | {"it"}:
            draft.speaker = look_back(word, line, line.start[start], spoken, cast)
            if draft.speaker is not None:
                draft.naming, person = "named", is_person(draft.speaker)
        elif end - start == 1 and (word in POINTING or word in ("i", "we", "you", "one", "there", "what")):
            pass
        else:
            draft.naming, draft.speaker, person = describe(line, found[id(line)], start, end, cast)
        spans = [draft.source, *draft.content] + ([draft.cue] if draft.cue else [])
        name = draft.speaker if draft.naming in ("named", "described") else None
        spoken.append(
            Spoken(line.paragraph, min(s.start for s in spans), max(s.end for s in spans), name, person)
        )


def _place(draft) -> tuple[int, int]:  # noqa: ANN001 - a Draft, which this floor does not know
    spans = [draft.source, *draft.content] if draft.source else draft.content
    return min(s.start for s in spans), -max(s.end for s in draft.content)


def look_back(word: str, line: Line, at: int, spoken: list[Spoken], cast: Cast) -> str | None:
    """Return the speaker a pronoun stands for, None where the text does not settle it.

    Settled means: the last speaker, in this paragraph or the one before, and nobody else of that
    kind brought in by the narrator since.
    """
    for earlier in reversed(spoken):
        if line.paragraph - earlier.paragraph > 1:
            return None
        if earlier.name is None:
            return None
        if word in HE and not earlier.person:
            continue
        if word == "it" and earlier.person:
            continue
        if word in HE and cast.others_between(earlier.end, at, earlier.name):
            return None
        return earlier.name
    return None
