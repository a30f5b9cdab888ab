"""Speakers that a drafted key may rest on, and sentences that are better left open.

A key must hold for every careful reader, so less is taken here than the engines find: a source is
a named person only where a role, a title, an age or "he" says so, and a sentence with a verb of
saying that was not understood counts neither way. What is left out costs a question; what is
guessed costs a learner's trust.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.casualties.claims import casualties
from kit.analysis.grammar import sentences
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.roles import TITLES, kind_by_name, role_of
from kit.analysis.speech.attribution import Attribution, attributions
from kit.analysis.speech.references import without_speaker
from kit.teach.draft.plain_reports import RELATIVE, SPEAKING, before, plain
from kit.text.article import Article
from kit.text.records import Sentence, Span, Token

PERSON, BODY, UNNAMED = "named person", "named body", "no name"
_COUNTING = frozenset("put puts count counts counted record recorded records document documented "
                      "registered estimate estimated estimates identified identifies named names "
                      "listed lists confirmed confirms issued posted".split())  # fmt: skip
# "A spokesman, who uses the name Abu Sami", "a woman who gave her name only as Binta": named or
# not, by what one asks. "A nurse who asked not to be named" is left alone.
_SO_CALLED = re.compile(
    r"(?i)\b(?:the name|known as|called|calls h\w+|goes by|"
    r"(?:her|his|their) (?:first |full |real )?names?|(?:him|her|them)sel(?:f|ves)|"
    r"(?<!not to be )(?<!not be )named)\b"
)
# Nouns for what somebody gave: a sentence with one of them leans on a word that stands elsewhere.
_REPORTED_NOUNS = re.compile(
    r"(?i)\b(reported(?:ly)?|known|accounts?|accus\w*|allegations?|appeal\w*|blam\w*|claim\w*|condemn\w*|confirm\w*|"
    r"counts?|demand\w*|denials?|estimates?|figures?|numbers?|pledg\w*|promis\w*|refus\w*|reports?|"
    r"statements?|threaten\w*|tolls?|vow\w*|warn\w*)\b"
)
# Who quotes and who is quoted both speak: readers differ whose words they are.
_PASSED_ON = re.compile(r"(?i)\b(?:quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|as saying)\b")
# The page speaks of itself, and so has a speaker: "We are closing this page."
_OURSELVES = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Tt]hank you|I)\b")
_BE = frozenset("be is are was were been being".split())
_AGE = re.compile(r"\s*,\s*(aged\s+)?\d\d(\s*,|\s*[.)]|$)")


@dataclass(frozen=True)
class Spoken:
    """One report of a body sentence: its class, the speaker's short name, and why it is certain."""

    sentence: str
    found: Attribution
    cls: str
    name: str
    why: str


def short(words: str) -> str:
    """Return a source's words up to the first comma, without a leading article.

    >>> short("The eastern militias, which hold the far bank")
    'eastern militias'
    """
    return re.sub(r"^(the|an?)\s+", "", " ".join(words.split(",")[0].split()), flags=re.IGNORECASE)


@lru_cache(maxsize=8)
def spoken(article: Article) -> tuple[Spoken, ...]:
    """Return the body sentences whose one speaker and class are beyond doubt, in order.

    >>> from kit.text.reading import read
    >>> text = "The road is shut, said Dr. Ann Lee. The man who saw Tom Roe said it was mined."
    >>> [(s.sentence, s.cls, s.name) for s in spoken(read(text))]
    [('1.1', 'named person', 'Ann Lee')]
    """
    found = attributions(article)
    classes = _Classes(article, found)
    out = []
    for sentence in article.body_sentences:
        here = [a for a in found if any(c.overlaps(sentence.span) for c in a.content)]
        main = max(here, key=_size, default=None)
        if main is None or not all(_within(a, main) for a in here):
            continue
        if _PASSED_ON.search(sentence.span.of(article)):
            continue
        known = classes.of(main)
        if known is not None:
            out.append(Spoken(sentence.id, main, *known))
    return tuple(out)


@lru_cache(maxsize=8)
def own_voice(article: Article) -> tuple[str, ...]:
    """Return the ids of body sentences that surely no source answers for.

    >>> from kit.text.reading import read
    >>> own_voice(read("The road is shut. The Guard denied it. The mayor said it was mined."))
    ('1.1',)
    """
    own = {row.sentence for row in without_speaker(article)}
    counted = {claim.sentence for claim in casualties(article)}
    reported = attributions(article)
    tokens = {s.id: s.tokens for s in sentences(article)}
    out: list[str] = []
    before: dict[str, bool] = {}  # block -> whether a sentence of it may report somebody
    for s in article.body_sentences:
        block = s.id.partition(".")[0]
        speaks = (
            s.id not in own
            or s.id in counted
            or _speaks(article, s, tokens[s.id], reported)
            or bool(_REPORTED_NOUNS.search(s.span.of(article)))
            or bool(_OURSELVES.search(s.span.of(article)))
        )
        # What follows a report in its block may go on with it: "The rest were civilians."
        before[block] = before.get(block, False) or speaks
        if not before[block]:
            out.append(s.id)
    return tuple(out)


def asked_of(
    article: Article, key: Sequence[str], other: Sequence[str], most: int = 5
) -> list[str]:
    """Return the sentences to ask about, in order: at most so many that are right, and wrong.

    What is neither surely right nor surely wrong is not asked about at all; [] where too few are.
    """
    right, wrong = list(key)[:most], [id for id in other if id not in key]
    step = max(1, len(wrong) / most)
    wrong = [wrong[int(n * step)] for n in range(min(most, len(wrong)))]
    if not right or len(wrong) < max(2, len(right) // 2):
        return []
    return [s.id for s in article.body_sentences if s.id in {*right, *wrong}]


def _speaks(
    article: Article, sentence: Sentence, tokens: Sequence[Token], reported: Sequence[Attribution]
) -> bool:
    """Whether anything in a sentence may be a report: a verb of saying, a count, a quotation."""
    if any(q.span.overlaps(sentence.span) for q in article.quotations):
        return True
    if any(c.overlaps(sentence.span) for a in reported for c in (*a.content, a.cue) if c):
        return True
    words = [t.text.lower() for t in tokens]
    return any(
        # "whose ministry on Saturday urged restraint": taken for an adjective by the tagger
        (token.tag.startswith("V") or token.tag == "JJ" and words[i].endswith("ed"))
        and not _passive(tokens, i)
        and (words[i] in _COUNTING or _says(words, i))
        for i, token in enumerate(tokens)
    )


def _says(words: Sequence[str], i: int) -> bool:
    """Whether a verb of saying stands at `i`, with its particle if it has one ("speak out")."""
    return any(
        cue.kind in SPEAKING and tuple(words[i + 1 : i + 1 + len(cue.particles)]) == cue.particles
        for cue in cue_lexicon().verbs.get(words[i], ())
    )


def _passive(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb is told from the other side, as in "was not released"."""
    before = {t.text.lower() for t in tokens[max(0, i - 3) : i]}
    return tokens[i].tag == "VBN" and bool(before & _BE)


def _whole(words: str, name: str) -> str:
    """A body's name with what stands before it in large letters: "Save the Children"."""
    own = short(words)
    before = own[: own.find(name)].split() if name in own else []
    return own if before and before[0][:1].isupper() else name


def _size(found: Attribution) -> int:
    return sum(len(span) for span in found.content)


def _within(found: Attribution, main: Attribution) -> bool:
    """Whether a report is the main one, or told inside it, or by the same speaker's words."""
    if found.source == main.source and found.source is not None:
        return True
    return all(any(m.contains(c) for m in main.content) for c in found.content)


class _Classes:
    """Classes of sources, with what the article says of a name anywhere taken together."""

    def __init__(self, article: Article, found: Sequence[Attribution]) -> None:
        self.article, self.found = article, found
        self.tokens = [t for s in sentences(article) for t in s.tokens]
        self.people = {
            a.speaker: why for a in found if a.speaker and (why := self._person(a)) and _spelt(a)
        }
        self.bodies = {a.speaker for a in found if a.speaker and self._body(a)}

    def of(self, found: Attribution) -> tuple[str, str, str] | None:
        """Return class, short name and reason, or None where a reader may differ."""
        if found.source is None or not plain(self.article, found) or self._cut_name(found.source):
            return None
        words = " ".join(found.source.of(self.article).split())
        if found.speaker in self.people and found.speaker not in self.bodies:
            if not self._shows_name(found.source, found.speaker):
                return None  # "the town's police chief said", and his name a sentence later
            why = self._person(found) or "a person's name stands there"
            return PERSON, found.speaker, why
        if found.naming == "named" and found.speaker in self.bodies - set(self.people):
            return BODY, _whole(words, short(found.speaker)), "the name is that of a body"
        if self._office_among(found.source):
            return None  # "police and community leaders": an office, and people
        role = found.naming in ("anonymous", "described") and self._indefinite(found.source)
        if role and _SO_CALLED.search(words):
            return None  # "a spokesman, who uses the name Abu Sami": named or not, by what one asks
        if role and not self._capitals(found.source) and not self._named_later(found.source):
            return UNNAMED, short(words), "only a role stands there"
        return None

    def _shows_name(self, source: Span, name: str) -> bool:
        """Whether a source's own words hold a part of a name, or are "he", "she" or "I"."""
        inside = {t.text for t in self._inside(source)}
        pronouns = {"he", "she", "i", "his", "her"}
        return bool(inside & {*name.split()}) or any(w.lower() in pronouns for w in inside)

    def _inside(self, span: Span) -> list[Token]:
        return [t for t in self.tokens if span.contains(t.span)]

    def _person(self, found: Attribution) -> str:
        """Why a named source is a person; "" where nothing says so."""
        if found.naming != "named" or found.source is None:
            return ""
        inside = self._inside(found.source)
        if len(inside) == 1 and inside[0].text.lower() in ("he", "she"):
            return f"'{inside[0].text}' can only be this person"
        for token in inside:
            role = role_of(token.text)
            if role and role[0].who == "person" and not role[1]:
                return f"'{token.text}' is said of a person"
            if token.text.lower() in TITLES and token.text[0].isupper():
                return f"'{token.text}' is a person's title"
        after = self.article.text[found.source.start : found.source.end + 8]
        name = found.speaker or ""
        if name and name in after and _AGE.match(after[after.index(name) + len(name) :]):
            return "an age is given"
        follows = [t.text.lower() for t in inside if t.tag in ("WP", "WP$")]
        return "'who' is said of a person" if "who" in follows else ""

    def _body(self, found: Attribution) -> bool:
        """Whether a named source is a group, an office or a state."""
        if found.naming != "named" or found.source is None:
            return False
        inside = self._inside(found.source)
        if any(t.text.lower() == "which" for t in inside):
            return True
        words = " ".join(found.source.of(self.article).lower().split())
        the = words.startswith(f"the {(found.speaker or '').lower()}")
        return the or kind_by_name(found.speaker or "") is not None and not self._person(found)

    def _cut_name(self, source: Span) -> bool:
        """Whether a name may begin before the source: "Save the" of "Save the Children said"."""
        words = [t.text for t in before(self.article, source)]
        return len(words) == 2 and words[1][:1].isupper() and words[0].lower() in ("the", "of")

    def _capitals(self, source: Span) -> bool:
        """Whether a source begins like a name: "Doctors Beyond Lines", and not "A UN man"."""
        first = [t.text for t in self._inside(source)][:2]
        return len(first) == 2 and all(w[:1].isupper() for w in first) and len(first[0]) > 2

    def _named_later(self, source: Span) -> bool:
        """Whether a bare name speaks further down, which may be this very "a spokesman"."""
        first = self._inside(source)[0].text.lower()
        if first not in ("a", "an", "one"):
            return False
        return any(
            a.naming == "named" and a.source and a.source.start > source.start
            and len(a.source.of(self.article).split()) == 2
            and a.speaker not in self.people and a.speaker not in self.bodies
            for a in self.found
        )  # fmt: skip

    def _office_among(self, source: Span) -> bool:
        """Whether one of several that speak together is an office without a name of its own."""
        inside = self._inside(source)
        roles = [role_of(t.text) for t in inside]
        return any(t.text.lower() == "and" for t in inside) and any(
            r and not r[0].withheld for r in roles
        )

    def _indefinite(self, source: Span) -> bool:
        """Whether a source is "a ..." or a bare plural with a role for its head."""
        inside = self._inside(source)
        if not inside or inside[0].text.lower() in ("the", "his", "her", "its", "their", "our"):
            return False
        head = None
        for token in inside:
            if token.tag in ("IN", ",", "TO") or token.tag in RELATIVE:
                break
            head = token
        role = role_of(head.text) if head else None
        # "Police" and "the army" are many people and one office: named or not, readers differ.
        if role is None or not role[0].withheld or role[0].who not in ("person", "people"):
            return False
        return role[1] or inside[0].text.lower() in ("a", "an", "one", "another", "some")


def _spelt(found: Attribution) -> bool:
    """Whether the speaker's name is one that can be asked for: two words at least."""
    return len((found.speaker or "").split()) > 1
