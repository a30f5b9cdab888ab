"""Statements that nobody was hurt: "no casualties", "no one was killed", denials.

They are claims like any other, of the interval [0, 0]. "No reports of casualties" says nothing
about casualties, only about reports, and is left alone.
"""

from __future__ import annotations

from kit.analysis.casualties.denials import denied
from kit.analysis.casualties.group_words import group_of
from kit.analysis.casualties.nouns import combined
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, STOP, Lexicon
from kit.analysis.casualties.zero import Nobody, joined_states, state_at
from kit.analysis.numbers.numerals import Word, text_at

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


_FUTURE = frozenset(
    "will would should ensure ensuring shall hope hopes hoping must if avoid so-that".split()
)


_ANYONE = frozenset("anyone anybody any".split())


def nobody(tokens: list[Word], lex: Lexicon) -> list[Nobody]:
    """Return the claims of nobody in a sentence, in order."""
    found = []
    at = 0
    while at < len(tokens):
        claim = _no_noun(tokens, at, lex) or _no_one(tokens, at, lex) or _not_any(tokens, at, lex)
        claim = claim or denied(tokens, at, lex)
        if claim is not None and not _future(tokens, claim.first):
            found.append(claim)
            at = max(claim.last, at + 1)
        else:
            at += 1
    return found


def _future(tokens: list[Word], first: int) -> bool:
    at = first - 1
    while at >= 0 and tokens[at].text not in (".", ";", ",", "that", "--", "and", "but"):
        if tokens[at].text in _FUTURE:
            return True
        at -= 1
    return False


def _no_noun(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """ "no casualties", "no civilian deaths", "without loss of life", "no dead or wounded"."""
    text = tokens[at].text
    if text == "neither" and state_at(tokens, at + 1, lex) and text_at(tokens, at + 2) == "nor":
        other = state_at(tokens, at + 3, lex)
        if other:
            kind = combined([state_at(tokens, at + 1, lex), other])
            return Nobody(at, at + 4, kind, None, "casualties.none")
    if text not in ("no", "without", "zero", "0"):
        return None
    look = at + 1
    if text == "without":
        while text_at(tokens, look) in (
            "causing",
            "any",
            "suffering",
            "inflicting",
            "reporting",
            "leaving",
            "a",
            "single",
        ):
            look += 1
        if look == at + 1 and text_at(tokens, look) in ("injury", "death"):
            return None
    begin = look
    for _ in range(4):
        word = text_at(tokens, look)
        if not word or not word[0].isalpha() or word in _NOT_A_COUNT:
            return None
        if word in ("more", "further", "other", "additional", "new") and text != "without":
            return None
        if (
            word == "loss"
            and text_at(tokens, look + 1) == "of"
            and text_at(tokens, look + 2) in ("life", "lives", "lives")
        ):
            return Nobody(at, look + 3, "killed", None, "casualties.none")
        if word == "human" and text_at(tokens, look + 1) in ("loss", "losses"):
            return Nobody(at, look + 2, "killed", None, "casualties.none")
        if word in ("lives", "life") and text_at(tokens, look + 1) in (
            "were",
            "was",
            "lost",
            "had",
        ):
            return Nobody(at, look + 1, "killed", None, "casualties.none")
        kind = state_at(tokens, look, lex)
        if kind is not None and text_at(tokens, look + 1) not in _NOT_A_COUNT:
            if text == "without" and word not in lex.nouns:
                return None
            if word in lex.singular_nouns and word not in (
                "death",
                "casualty",
                "injury",
                "fatality",
            ):
                return None
            if word in (
                "hostages",
                "prisoners",
                "bodies",
                "body",
                "captives",
                "detainees",
                "arrest",
            ):
                return None
            if word in lex.verbs and word not in lex.nouns and _person_after(tokens, look + 1, lex):
                return None
            kinds = [kind]
            end = joined_states(tokens, look + 1, kinds, lex)
            group = group_of(tokens, begin, look, lex)
            if (
                group is None
                and text_at(tokens, end) in ("among", "of", "on")
                and end + 1 < len(tokens)
            ):
                group = group_of(tokens, end + 1, min(end + 4, len(tokens)), lex)
            return Nobody(at, end, combined(kinds), group, "casualties.none")
        if word in STOP:
            return None
        if word in lex.people and word not in lex.modifiers and look > begin and text == "without":
            return None
        look += 1
    return None


def _person_after(tokens: list[Word], at: int, lex: Lexicon) -> bool:
    return text_at(tokens, at) in lex.people


def _no_one(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """ "no one was hurt", "none of the passengers died", "no soldiers were killed"."""
    text = tokens[at].text
    group = None
    if text in lex.verbs and lex.verbs[text][2] == "object":
        # "it killed no one but injured 15"
        one, two = text_at(tokens, at + 1), text_at(tokens, at + 2)
        if one == "nobody" or one == "no" and two == "one":
            end = at + (2 if one == "nobody" else 3)
            return Nobody(at + 1, end, lex.verbs[text][0], None, "casualties.no-one")
        return None
    if text in _NOBODY or text == "neither" and text_at(tokens, at + 1) == "of":
        look = at + 1
    elif text == "no" and text_at(tokens, at + 1) in ("one", "body", "person", "people"):
        look = at + 2
    elif text == "not" and text_at(tokens, at + 1) == "one" and (
        text_at(tokens, at + 2) == "of"
    ):  # fmt: skip
        look = at + 2  # "not one of my soldiers died"
    elif text == "not" and text_at(tokens, at + 1) in ("a", "one") and at + 2 < len(tokens):
        look = at + 2
        while text_at(tokens, look) in ("single", "one"):
            look += 1
        if text_at(tokens, look) not in lex.people:
            return None
        group = lex.people[tokens[look].text] or None
        look += 1
    elif text in ("no", "neither"):
        look = at + 1
        while (
            look - at < 4
            and text_at(tokens, look) not in lex.people
            and text_at(tokens, look).isalpha()
        ):
            if text_at(tokens, look) in STOP:
                return None
            look += 1
        while text_at(tokens, look + 1) in lex.people:
            look += 1
        if text_at(tokens, look) not in lex.people:
            return None
        group = group_of(tokens, at + 1, look + 1, lex)
        look += 1
    else:
        return None
    last = look
    if text_at(tokens, look) in ("of", "among", "in", "on", "at", "aboard", "inside"):
        if text_at(tokens, look) == "of":
            start = look + 1
            while look - last < 9 and look < len(tokens) and tokens[look].text not in BE | HAVE:
                if lex.verbs.get(tokens[look].text, ("", "", ""))[2] == "subject":
                    break
                look += 1
            group = group or group_of(tokens, start, min(look, len(tokens)), lex)
        else:
            while look - last < 7 and look < len(tokens) and tokens[look].text not in BE | HAVE:
                if state_at(tokens, look, lex):
                    break
                look += 1
    helped = text in _NOBODY and text_at(tokens, at - 1) in BE  # "there was nobody injured"
    while text_at(tokens, look) in BE | HAVE | ADVERBS | {"reported", "said", "to"} or text_at(
        tokens, look
    ).endswith("ly"):
        helped = helped or text_at(tokens, look) in BE | HAVE
        look += 1
    word = text_at(tokens, look)
    if word in lex.verbs and (lex.verbs[word][1] == "past" or lex.verbs[word][2] == "subject"):
        if lex.verbs[word][2] == "object" and not helped and word != "hurt":
            return None
        kinds = [lex.verbs[word][0]]
    elif word in lex.states:
        kinds = [lex.states[word]]
    elif word in ("lost", "suffered", "sustained") and text_at(tokens, look + 1) in (
        "their",
        "his",
        "any",
        "injuries",
        "injury",
    ):
        kinds = ["killed" if word == "lost" else "wounded"]
    else:
        return None
    joined_states(tokens, look + 1, kinds, lex)
    return Nobody(at, last, combined(kinds), group, "casualties.no-one", until=look + 1)


def _not_any(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """ "did not cause injuries", "has not resulted in any deaths", "did not hurt anyone"."""
    text = tokens[at].text
    if text == "without" and lex.verbs.get(text_at(tokens, at + 1), ("", "", ""))[1] == "ing":
        look = at + 1
    elif text == "not" or text.endswith("n't"):
        look = at + 1
    else:
        return None
    while text_at(tokens, look) in ADVERBS | {"been", "have"}:
        look += 1
    word = text_at(tokens, look)
    if word in lex.verbs and lex.verbs[word][2] == "object":
        if text_at(tokens, look + 1) in _ANYONE:
            end = look + 2
            group = None
            if tokens[look + 1].text == "any":
                if text_at(tokens, end) not in lex.people:
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
        word = text_at(tokens, look)
        if word in ("in", "any", "to", "a", "single", "civilian", "serious", "human", "major"):
            look += 1
            continue
        kind = state_at(tokens, look, lex)
        if kind is None or word in lex.verbs and word not in lex.nouns:
            if word in lex.people or word in lex.modifiers:
                look += 1
                continue
            return None
        kinds = [kind]
        end = joined_states(tokens, look + 1, kinds, lex)
        return Nobody(
            at, end, combined(kinds), group_of(tokens, begin, look, lex), "casualties.not-any"
        )
    return None
