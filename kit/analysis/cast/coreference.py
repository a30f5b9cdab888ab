"""Whom a pronoun or a description stands for: asked of those who spoke last, then of the cast.

The nearest noun is a habit, not evidence. A name is given where the text leaves one that fits;
where it leaves two, none is given and both are named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.cast.description_nouns import Described, described
from kit.analysis.cast.entities import Entities, Entity, fits
from kit.analysis.cast.he_or_she import sex_of_pronoun, shown_sex
from kit.analysis.cast.mentions import Cast, Mention
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.lexicon.closed_classes import RELATIVE
from kit.analysis.lexicon.roles import role_of
from kit.text.records import Span

HE = frozenset(("he", "she", "him", "her"))
THEY = frozenset(("they", "them"))
_REACH = 40  # speakers looked back over; keeps the cost linear in a text without paragraphs


@dataclass(slots=True)
class Spoken:
    """The speaker of an earlier attribution, for "he said" to look back to."""

    paragraph: int
    start: int
    end: int
    name: str | None
    person: bool
    naming: str
    source: Span | None = None
    sure: bool = True
    """Whether the text shows that it is a person, or that it is none."""
    sex: str | None = None
    """"he" or "she" where the text shows one."""
    maybe: bool = False
    """Whether its words leave open that it is a person ("the leading voice")."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What a pointing word stands for: `name` None where `candidates` fit and none is chosen."""

    name: str | None
    by: str
    """The rule that made the join."""
    why: str
    candidates: tuple[str, ...] = ()
    earlier: Spoken | None = None


def by_pronoun(
    word: str,
    p: Parsed,
    at: int,
    spoken: Sequence[Spoken],
    cast: Cast,
    entities: Entities,
    told: Sequence[Span] = (),
    shows: bool = False,
) -> Joined | None:
    """Return whom a pronoun at offset `at` stands for, None where the text does not settle it.

    Settled means: the last speaker of that kind, in this paragraph or the one before, and nobody
    else of that kind brought in by the narrator since. `told` is what the pronoun's own speaker
    says: whoever speaks inside it is another. What `shows` something may be a thing.
    """
    unsure = False
    topic = _subject_before(p, at, cast, entities) if word == "it" and not shows else None
    for earlier in reversed(spoken[-_REACH:]):
        if p.line.paragraph - earlier.paragraph > 1 or earlier.name is None:
            break
        if any(content.contains(earlier.source) for content in told if earlier.source):
            continue  # "a guard told her that it was over, she says"
        if topic is not None and topic[1] >= earlier.end:
            break
        if not _can_be(word, earlier, entities):
            unsure = unsure or earlier.maybe
            continue
        # "The front-runner said ... he": that one, or whoever spoke before.
        if unsure and word in HE or _left_open(word, p, at, earlier, cast):
            return None
        why = f"'{word}' is {earlier.name}, the last to speak"
        return Joined(earlier.name, "cast.pronoun", why, earlier=earlier)
    if topic is not None:
        about, start, naming = topic
        why = f"'{word}' is {about}, the subject of what stands before"
        earlier = Spoken(p.line.paragraph, start, start + len(about), about, False, naming)
        return Joined(about, "cast.subject", why, earlier=earlier)
    return _at_hand(word, p, at, cast) if word in HE else None


def _can_be(word: str, earlier: Spoken, entities: Entities) -> bool:
    """Return whether an earlier speaker is of the kind that a pronoun stands for."""
    sex = sex_of_pronoun(word)
    if sex is not None and earlier.sex not in (None, sex):
        return False
    named = earlier.name is not None and earlier.naming != "anonymous"
    entity = entities.get(earlier.name or "") if named else None
    body = entity is not None and entity.body
    if word in HE:
        return earlier.person and not body
    return word != "it" or body or not (earlier.person and earlier.sure)


def _left_open(word: str, p: Parsed, at: int, earlier: Spoken, cast: Cast) -> bool:
    """Return whether a pronoun behind an earlier speaker of its kind can be somebody else."""
    sex = sex_of_pronoun(word)
    if word in THEY and earlier.naming == "named" and earlier.person and earlier.sure:
        return True
    if word in HE and cast.others_between(earlier.end, at, earlier.name or ""):
        return True
    if sex is None or earlier.sex is not None:
        return False
    since = [m for m in cast.before(at, 20) if m.start >= earlier.end]
    if _another_of(sex, since, cast):
        return True  # "Dr Hadad said ... His wife wants to leave ... she said"
    return earlier.naming != "named" and _spoken_of_before(sex, p, earlier, cast)


def _at_hand(word: str, p: Parsed, at: int, cast: Cast) -> Joined | None:
    """Return the only person at hand, None where words tell of another whom the pronoun fits."""
    name = _only_person(p, at, cast, sex_of_pronoun(word))
    if name is None:
        return None
    sex = sex_of_pronoun(word)
    here = [m for m in cast.before(at, 20) if m.paragraph == p.line.paragraph]
    if sex is not None and _another_of(sex, here, cast, name):
        return None
    return Joined(name, "cast.only-person", f"'{word}' is {name}, the only person at hand")


def _subject_before(
    p: Parsed, at: int, cast: Cast, entities: Entities
) -> tuple[str, int, str] | None:
    """Return the body that the last clause or sentence of this paragraph was about, with where it
    is named and how: "The Varn Observatory gave a higher toll: it said ..."; None where that is
    no body."""
    for mention in cast.before(at, 30):
        if mention.paragraph != p.line.paragraph:
            return None
        if not (mention.opens or mention.acts) or mention.plural or mention.head in RELATIVE:
            continue
        entity = entities.get(mention.name) if mention.name else None
        if entity is not None:
            known = not mention.person and (entity.body or entity.kind is not None)
            return (entity.name, mention.start, "named") if known else None
        role = role_of(mention.head)
        if mention.name or role is not None and (role[0].who != "body" or role[1]):
            return None
        if role is not None:
            words = re.sub(r" (?=['’](?:s\b| |$))", "", mention.words)
            return words, mention.start, "described"
    return None  # a thing that was hit, and the like, says nothing


def _named_subject(p: Parsed, at: int, entities: Entities) -> Entity | None:
    """Return the body with a name with which the sentence before this one, in its paragraph,
    begins: "The Red Dawn vowed revenge. The group said ..."; None where it begins otherwise."""
    for mention in entities.cast.before(at, 30):
        if mention.paragraph != p.line.paragraph:
            return None
        if mention.opens and mention.start < p.line.start[0]:
            entity = entities.get(mention.name) if mention.name else None
            return entity if entity is not None and entity.body else None
    return None


def _another_of(sex: str, near: Sequence[Mention], cast: Cast, name: str = "") -> bool:
    """Return whether the words of a mention show that sex, and it is not of the person named."""
    return any(
        not mention.plural and shown_sex((mention.head,)) == sex
        and not (mention.name and cast.full_name(mention.name) == name)
        for mention in near
    )  # fmt: skip


def _spoken_of_before(sex: str, p: Parsed, earlier: Spoken, cast: Cast) -> bool:
    """Return whether the narrator spoke of a "he" or "she" in the paragraph of an unnamed speaker
    before that one came in: the next such pronoun may be either."""
    return any(
        paragraph == earlier.paragraph and start < earlier.start
        for paragraph, start in cast.pronouns.get(sex, ())
    )


def _only_person(p: Parsed, at: int, cast: Cast, sex: str | None = None) -> str | None:
    """Return the one person named in this paragraph before an offset, or, where it names none, in
    the one before it; None where there are two, named or not. Whose words show the other sex
    ("her son") is no second one."""
    near = [m for m in cast.before(at, 60) if p.line.paragraph - m.paragraph <= 1][::-1]
    for paragraph in (p.line.paragraph, p.line.paragraph - 1):
        people: set[str] = set()
        rival = False
        brought: Mention | None = None  # the phrase without a name that made it a rival
        last: Mention | None = None
        for mention in near:
            if mention.paragraph != paragraph:
                continue
            if mention.person and not _may_be(sex, mention):
                last = mention  # "her son Ray" is not she
                continue
            if mention.person:
                people.add(cast.full_name(mention.name))
                # "She met a nurse. Lee left.": of Lee again; "the nurse, Ann Lee,": one person
                beside = brought is last and last is not None and mention.start - last.end <= 2
                rival = rival and not mention.acts and not beside
            elif _another_person(mention, last) and _may_be(sex, mention):
                rival, brought = True, mention
            last = mention
        if rival:
            return None
        if people:
            name = people.pop()
            return name if not people and cast.known(name) else None
    return None


def _may_be(sex: str | None, mention: Mention) -> bool:
    """Return whether words for somebody leave open that a pronoun of one sex means that one."""
    told = mention.words.split() if mention.name else (mention.head,)
    return sex is None or shown_sex(told) in (None, sex)


def _is_one_person(mention: Mention) -> bool:
    role = role_of(mention.head)
    return role is not None and role[0].who == "person" and not mention.plural


def _another_person(mention: Mention, before: Mention | None) -> bool:
    """Return whether a phrase without a name brings in one more person ("a nurse"), not whoever
    has just been named ("Ann Lee, a nurse")."""
    role = role_of(mention.head)
    if mention.name or mention.plural or role is None or role[0].who != "person":
        return False
    if mention.hangs:
        return False  # "Ann Lee, the aide of a minister"
    known = before is not None and (before.person or _is_one_person(before))
    beside = known and before is not None and 0 < mention.start - before.end <= 2
    return not beside


def by_description(
    entities: Entities, p: Parsed, items: Items, spoken: Sequence[Spoken]
) -> Joined | None:
    """Return the body that "the group", "the medical charity" stands for; None where the words
    are no such description, or nothing before them fits."""
    start, end = items
    stop = p.np_end[start]
    if not stop or p.low[start] not in ("the", "this", "that"):
        return None
    if stop != end:
        if p.low[stop] != ",":
            return None
        short = [w for w in p.text[stop:end] if w in entities.short]
        if len(short) == 1:  # "the charity, also known as MSF"
            full = entities.one(short[0])
            return Joined(full, "cast.told", f"the words themselves name it: '{short[0]}'")
    last = stop - 1
    what = described(p.low[last], tuple(p.low[start + 1 : last]))
    if what is None:
        return None
    at, paragraph = p.line.start[start], p.line.paragraph
    shown = " ".join(p.text[start:stop])
    named = [w for w in p.text[start + 1 : last] if w[:1].isupper() and not w.endswith("-based")]
    one = _last_speaker(entities, what, spoken, paragraph)
    if one is not None and _has_words(one[0], named):
        entity, earlier = one
        rivals = _rivals(entities, what, entity, earlier.start, at)
        if not rivals:
            why = f"'{shown}' is {entity.name}, who spoke last and can be so called"
            return Joined(entity.name, "cast.last-speaker", why, earlier=earlier)
        return _refused(shown, [entity, *rivals])
    topic = _named_subject(p, at, entities)
    if topic is not None and fits(topic, what) and _has_words(topic, named):
        begin = topic.last_named(at)
        alone = not _rivals(entities, what, topic, begin, at)
        if alone and (one is None or one[1].end < begin):
            why = f"'{shown}' is {topic.name}, which the sentence before is about"
            return Joined(topic.name, "cast.subject", why)
    return _by_noun(entities, what, at, shown, named)


def _by_noun(
    entities: Entities, what: Described, at: int, shown: str, named: Sequence[str]
) -> Joined | None:
    """Return the body that the article calls by the noun of a description, or the only one near
    it that can be so called; None where there is none."""
    told = _told_with_a_name(entities, what, at, named)
    if told is not None:
        why = f"'{shown}' is {told}, last called so, which has no other name here"
        return Joined(told, "cast.called", why)
    called = [e for e in entities.called(what.noun, at) if _has_words(e, named)]
    if len(called) == 1:
        why = f"'{shown}' is {called[0].name}, the only one here called a {what.noun}"
        return Joined(called[0].name, "cast.called", why)
    if called:
        return _refused(shown, called)
    near = [e for e in entities.near(at) if fits(e, what) and _has_words(e, named)]
    if len(near) == 1 and what.kinds:
        why = f"'{shown}' is {near[0].name}, the only one near it that can be so called"
        return Joined(near[0].name, "cast.only-one", why)
    return _refused(shown, near) if near else None


def _told_with_a_name(
    entities: Entities, what: Described, at: int, named: Sequence[str]
) -> str | None:
    """Return the words for a body that capitals before its noun tell from all others ("the UN
    refugee agency"), where nobody has been named since whom the description fits."""
    for mention in entities.cast.before(at, 40):
        if mention.name or mention.head != what.noun or mention.plural or not mention.definite:
            continue
        words = mention.words.split()
        capitals = [word for word in words[1:-1] if word[:1].isupper()]
        if not capitals or any(word not in words for word in named):
            return None
        fitting = [e for e in entities.near(at) if fits(e, what)]
        if any(e.last_named(at) > mention.start or _has_words(e, capitals) for e in fitting):
            return None
        return mention.words
    return None


def _refused(shown: str, fitting: Sequence[Entity]) -> Joined:
    names = tuple(dict.fromkeys(e.name for e in fitting))
    why = f"'{shown}' can be {' or '.join(names)}, and the text does not decide"
    return Joined(None, "cast.refused", why, names)


def _last_speaker(
    entities: Entities, what: Described, spoken: Sequence[Spoken], paragraph: int
) -> tuple[Entity, Spoken] | None:
    """Return the body that spoke last, in this paragraph or the one before, where it fits."""
    for earlier in reversed(spoken[-_REACH:]):
        if paragraph - earlier.paragraph > 1:
            return None
        entity = entities.get(earlier.name)
        if entity is None and earlier.name and earlier.name.lower().endswith(" " + what.noun):
            return None  # "the UN refugee agency said ... the agency said": that one
        if entity is None or entity.person and earlier.person:
            continue
        return (entity, earlier) if fits(entity, what) else None
    return None


def _rivals(
    entities: Entities, what: Described, chosen: Entity, begin: int, end: int
) -> list[Entity]:
    """Return the other bodies named since that the description fits as well or better."""
    return [
        e
        for e in entities.near(end)
        if e is not chosen
        and e.last_named(end) > begin
        and fits(e, what)
        and (what.noun in e.called or what.noun not in chosen.called)
    ]


def _has_words(entity: Entity, named: Sequence[str]) -> bool:
    """Return whether the capitals of a description ("the Varn agency") are the entity's own."""
    return all(word in entity.words for word in named)
