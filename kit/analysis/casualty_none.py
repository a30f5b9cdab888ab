"""Statements that nobody was hurt: "no casualties", "no one was killed", denials.

They are claims like any other, of the interval [0, 0]. "No reports of casualties" says nothing
about casualties, only about reports, and is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualty_lexicon import ADVERBS, BE, HAVE, STOP, Lexicon
from kit.analysis.casualty_nouns import combined, group_of
from kit.analysis.numerals import Word


@dataclass(frozen=True)
class Nobody:
    """A claim of nobody over words `first` up to `last`."""

    first: int
    last: int
    kind: str
    group: str | None
    rule: str
    until: int = 0
    """Where the statement ends, if it goes on past its subject ("none of the 70 ... was hurt")."""


_NOT_A_COUNT = frozenset(
    "figure figures count counts report reports word information number numbers details list toll "
    "confirmation estimate estimates data evidence statistics record records indication news "
    "independent official breakdown claim claims responsibility ward wards compensation total "
    "insurance department unit risk".split()
)
_NOBODY = frozenset(("nobody", "none", "no-one"))
_CAUSE = frozenset(
    "cause caused result resulted produce produced leave left suffer suffered report reported "
    "claim claimed register registered include included inflict inflicted have lead led mention "
    "record recorded sustain sustained bring brought provoke provoked".split()
)
_DENY = frozenset(
    "deny denies denied denying reject rejects rejected rejecting dispute disputes disputed refute "
    "refuted refutes dismissed dismisses".split()
)
_FUTURE = frozenset("will would should ensure ensuring shall hope hopes hoping must if avoid so-that".split())
_ANYONE = frozenset("anyone anybody any".split())


def nobody(tokens: list[Word], lex: Lexicon) -> list[Nobody]:
    """Return the claims of nobody in a sentence, in order."""
    found = []
    at = 0
    while at < len(tokens):
        claim = _no_noun(tokens, at, lex) or _no_one(tokens, at, lex) or _not_any(tokens, at, lex)
        claim = claim or _denied(tokens, at, lex)
        if claim is not None and not _future(tokens, claim.first):
            found.append(claim)
            at = max(claim.last, at + 1)
        else:
            at += 1
    return found


def _text(tokens: list[Word], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _future(tokens: list[Word], first: int) -> bool:
    at = first - 1
    while at >= 0 and tokens[at].text not in (".", ";", ",", "that", "--", "and", "but"):
        if tokens[at].text in _FUTURE:
            return True
        at -= 1
    return False


def _state(tokens: list[Word], at: int, lex: Lexicon) -> str | None:
    """Return the kind of a casualty noun, state or participle at `tokens[at]`."""
    text = _text(tokens, at)
    if text in lex.nouns:
        return lex.nouns[text]
    if text in lex.states:
        return lex.states[text]
    if text in lex.verbs and lex.verbs[text][1] == "past":
        return lex.verbs[text][0]
    return None


def _joined(tokens: list[Word], at: int, kinds: list[str], lex: Lexicon) -> int:
    """Add the kinds joined by "or", "and", "nor" after `tokens[at]`; return the end."""
    while True:
        look = at
        if _text(tokens, look) == ",":
            look += 1
        if _text(tokens, look) not in ("or", "and", "nor") and look == at:
            return at
        if _text(tokens, look) in ("or", "and", "nor"):
            look += 1
        while _text(tokens, look) in ADVERBS | BE | {"serious", "civilian", "no"} or _text(tokens, look).endswith("ly"):
            look += 1
        kind = _state(tokens, look, lex)
        if kind is None:
            return at
        kinds.append(kind)
        at = look + 1


def _no_noun(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """"no casualties", "no civilian deaths", "without loss of life", "no dead or wounded"."""
    text = tokens[at].text
    if text == "neither" and _state(tokens, at + 1, lex) and _text(tokens, at + 2) == "nor":
        other = _state(tokens, at + 3, lex)
        if other:
            kind = combined([_state(tokens, at + 1, lex), other])
            return Nobody(at, at + 4, kind, None, "casualties.none")
    if text not in ("no", "without", "zero", "0"):
        return None
    look = at + 1
    if text == "without":
        while _text(tokens, look) in ("causing", "any", "suffering", "inflicting", "reporting", "leaving", "a", "single"):
            look += 1
        if look == at + 1 and _text(tokens, look) in ("injury", "death"):
            return None
    begin = look
    for _ in range(4):
        word = _text(tokens, look)
        if not word or not word[0].isalpha() or word in _NOT_A_COUNT:
            return None
        if word in ("more", "further", "other", "additional", "new") and text != "without":
            return None
        if word == "loss" and _text(tokens, look + 1) == "of" and _text(tokens, look + 2) in ("life", "lives", "lives"):
            return Nobody(at, look + 3, "killed", None, "casualties.none")
        if word in ("lives", "life") and _text(tokens, look + 1) in ("were", "was", "lost", "had"):
            return Nobody(at, look + 1, "killed", None, "casualties.none")
        kind = _state(tokens, look, lex)
        if kind is not None and _text(tokens, look + 1) not in _NOT_A_COUNT:
            if text == "without" and word not in lex.nouns:
                return None
            if word in lex.singular_nouns and word not in ("death", "casualty", "injury", "fatality"):
                return None
            if word in ("hostages", "prisoners", "bodies", "body", "captives", "detainees", "arrest"):
                return None
            if word in lex.verbs and word not in lex.nouns and _person_after(tokens, look + 1, lex):
                return None
            kinds = [kind]
            end = _joined(tokens, look + 1, kinds, lex)
            group = group_of(tokens, begin, look, lex)
            if group is None and _text(tokens, end) in ("among", "of", "on") and end + 1 < len(tokens):
                group = group_of(tokens, end + 1, min(end + 4, len(tokens)), lex)
            return Nobody(at, end, combined(kinds), group, "casualties.none")
        if word in STOP:
            return None
        if word in lex.people and word not in lex.modifiers and look > begin and text == "without":
            return None
        look += 1
    return None


def _person_after(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    return _text(tokens, at) in lex.people


def _no_one(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """"no one was hurt", "none of the passengers died", "no soldiers were killed"."""
    text = tokens[at].text
    group = None
    if text in lex.verbs and lex.verbs[text][2] == "object":
        # "it killed no one but injured 15"
        one, two = _text(tokens, at + 1), _text(tokens, at + 2)
        if one == "nobody" or one == "no" and two == "one":
            end = at + (2 if one == "nobody" else 3)
            return Nobody(at + 1, end, lex.verbs[text][0], None, "casualties.no-one")
        return None
    if text in _NOBODY:
        look = at + 1
    elif text == "no" and _text(tokens, at + 1) in ("one", "body", "person", "people"):
        look = at + 2
    elif text == "not" and _text(tokens, at + 1) in ("a", "one") and at + 2 < len(tokens):
        look = at + 2
        while _text(tokens, look) in ("single", "one"):
            look += 1
        if _text(tokens, look) not in lex.people:
            return None
        group = lex.people[tokens[look].text] or None
        look += 1
    elif text in ("no", "neither"):
        look = at + 1
        while look - at < 4 and _text(tokens, look) not in lex.people and _text(tokens, look).isalpha():
            if _text(tokens, look) in STOP:
                return None
            look += 1
        while _text(tokens, look + 1) in lex.people:
            look += 1
        if _text(tokens, look) not in lex.people:
            return None
        group = group_of(tokens, at + 1, look + 1, lex)
        look += 1
    else:
        return None
    last = look
    if _text(tokens, look) in ("of", "among", "in", "on", "at", "aboard", "inside"):
        if _text(tokens, look) == "of":
            start = look + 1
            while look - last < 9 and look < len(tokens) and tokens[look].text not in BE | HAVE:
                look += 1
            group = group or group_of(tokens, start, min(look, len(tokens)), lex)
        else:
            while look - last < 7 and look < len(tokens) and tokens[look].text not in BE | HAVE:
                if _state(tokens, look, lex):
                    break
                look += 1
    helped = False
    while _text(tokens, look) in BE | HAVE | ADVERBS | {"reported", "said", "to"} or _text(tokens, look).endswith("ly"):
        helped = helped or _text(tokens, look) in BE | HAVE
        look += 1
    word = _text(tokens, look)
    if word in lex.verbs and (lex.verbs[word][1] == "past" or lex.verbs[word][2] == "subject"):
        if lex.verbs[word][2] == "object" and not helped and word != "hurt":
            return None
        kinds = [lex.verbs[word][0]]
    elif word in lex.states:
        kinds = [lex.states[word]]
    elif word in ("lost", "suffered", "sustained") and _text(tokens, look + 1) in ("their", "his", "any", "injuries", "injury"):
        kinds = ["killed" if word == "lost" else "wounded"]
    else:
        return None
    _joined(tokens, look + 1, kinds, lex)
    return Nobody(at, last, combined(kinds), group, "casualties.no-one", until=look + 1)


def _not_any(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """"did not cause injuries", "has not resulted in any deaths", "did not hurt anyone"."""
    text = tokens[at].text
    if text == "without" and lex.verbs.get(_text(tokens, at + 1), ("", "", ""))[1] == "ing":
        look = at + 1
    elif text == "not" or text.endswith("n't"):
        look = at + 1
    else:
        return None
    while _text(tokens, look) in ADVERBS | {"been", "have"}:
        look += 1
    word = _text(tokens, look)
    if word in lex.verbs and lex.verbs[word][2] == "object":
        if _text(tokens, look + 1) in _ANYONE:
            end = look + 2
            group = None
            if tokens[look + 1].text == "any":
                if _text(tokens, end) not in lex.people:
                    return None
                group = lex.people[tokens[end].text] or None
                end += 1
            return Nobody(at, end, lex.verbs[word][0], group, "casualties.not-any")
        return None
    if word not in _CAUSE:
        return None
    look += 1
    begin = look
    while look - begin < 5:
        word = _text(tokens, look)
        if word in ("in", "any", "to", "a", "single", "civilian", "serious", "human", "major"):
            look += 1
            continue
        kind = _state(tokens, look, lex)
        if kind is None or word in lex.verbs and word not in lex.nouns:
            if word in lex.people or word in lex.modifiers:
                look += 1
                continue
            return None
        kinds = [kind]
        end = _joined(tokens, look + 1, kinds, lex)
        return Nobody(at, end, combined(kinds), group_of(tokens, begin, look, lex), "casualties.not-any")
    return None


def _denied(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """"denied that any civilians died", "denied killing civilians", "denied any casualties"."""
    if tokens[at].text not in _DENY:
        return None
    look = at + 1
    plain = tokens[at].text.startswith("den")
    limit = min(at + 14, len(tokens))
    while look < limit:
        word = tokens[look].text
        if word in (",", ";", ".", "but", "and", "--"):
            return None
        if tokens[look].number is not None:
            return None
        if word in ("any", "anyone", "anybody"):
            return _denied_any(tokens, look, lex)
        if plain and word in lex.people and word not in lex.one_person and _text(tokens, look - 1) not in ("the", "its", "their"):
            kind = _state(tokens, look + 1, lex)
            skip = look + 1
            while _text(tokens, skip) in BE | HAVE | ADVERBS:
                skip += 1
            word_after = _text(tokens, skip)
            kind = None
            if word_after in lex.verbs and (skip > look + 1 or lex.verbs[word_after][2] == "subject"):
                kind = lex.verbs[word_after][0]
            before = _text(tokens, look - 1)
            if before in lex.verbs and lex.verbs[before][1] == "ing":
                kind = lex.verbs[before][0]
            if kind:
                group = lex.people[word] or None
                return Nobody(look, look + 1, kind, group, "casualties.denied")
        if plain and word in ("casualties", "deaths", "injuries") and _text(tokens, look - 1) in ("civilian", "causing", "were", "suffering", "inflicting"):
            first = look - 1 if _text(tokens, look - 1) == "civilian" else look
            return Nobody(first, look + 1, lex.nouns[word], group_of(tokens, first, look, lex), "casualties.denied")
        look += 1
    return None


def _denied_any(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    look = at + 1
    if _text(tokens, look) == "of" and _text(tokens, look + 1) in ("its", "their", "the", "his", "them", "our"):
        look += 2
    begin = look
    if tokens[at].text != "any":
        group = None
    else:
        while look < len(tokens) and look - begin < 4 and _text(tokens, look) not in lex.people:
            kind = lex.nouns.get(_text(tokens, look))
            if kind:
                return Nobody(at, look + 1, kind, group_of(tokens, begin, look, lex), "casualties.denied")
            if _text(tokens, look) in STOP:
                return None
            look += 1
        if _text(tokens, look) not in lex.people:
            return None
        while _text(tokens, look + 1) in lex.people or _text(tokens, look + 1) in lex.nouns:
            look += 1
        group = group_of(tokens, begin, look + 1, lex)
        if tokens[look].text in lex.nouns:
            return Nobody(at, look + 1, lex.nouns[tokens[look].text], group, "casualties.denied")
        look += 1
    end = look
    while look < len(tokens) and look - end < 8:
        word = tokens[look].text
        kind = lex.states.get(word)
        if word in lex.verbs:
            kind = lex.verbs[word][0]
        if kind:
            return Nobody(at, end, kind, group, "casualties.denied")
        if word in (",", ";", "."):
            break
        look += 1
    before = _text(tokens, at - 1)
    if before in lex.verbs:
        return Nobody(at, end, lex.verbs[before][0], group, "casualties.denied")
    return None
