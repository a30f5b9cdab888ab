"""Denials: "denied that any civilians died" is a claim of nobody by whoever denies."""

from __future__ import annotations

from kit.analysis.casualties.group_words import complement_group, group_of
from kit.analysis.casualties.phrases import COUNTED_UNDER
from kit.analysis.casualties.words import ADVERBS, BE, HAVE, STOP, Lexicon
from kit.analysis.casualties.zero import Nobody, state_at
from kit.analysis.numbers.numerals import Word, text_at

_DENY = frozenset(
    "deny denies denied denying reject rejects rejected rejecting dispute disputes disputed refute "
    "refuted refutes dismissed dismisses".split()
)


def denied(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    """ "denied that any civilians died", "denied killing civilians", "denied any casualties"."""
    if tokens[at].text not in _DENY or text_at(tokens, at - 1) in ("nor", "not", "or"):
        return None  # "would neither confirm nor deny" denies nothing
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
        if (
            plain
            and word in lex.people
            and word not in lex.one_person
            and text_at(tokens, look - 1) not in ("the", "its", "their")
        ):
            kind = state_at(tokens, look + 1, lex)
            skip = look + 1
            while text_at(tokens, skip) in BE | HAVE | ADVERBS:
                skip += 1
            word_after = text_at(tokens, skip)
            kind = None
            if word_after in lex.verbs and (
                skip > look + 1 or lex.verbs[word_after][2] == "subject"
            ):
                kind = lex.verbs[word_after][0]
            before = text_at(tokens, look - 1)
            if before in lex.verbs and lex.verbs[before][1] == "ing":
                kind = lex.verbs[before][0]
            if kind:
                group = lex.people[word] or None
                return Nobody(look, look + 1, kind, group, "casualties.denied")
        if (
            plain
            and word in ("casualties", "deaths", "injuries")
            and text_at(tokens, look - 1)
            in ("civilian", "causing", "were", "suffering", "inflicting")
        ):
            first = look - 1 if text_at(tokens, look - 1) == "civilian" else look
            return Nobody(
                first,
                look + 1,
                lex.nouns[word],
                group_of(tokens, first, look, lex),
                "casualties.denied",
            )
        look += 1
    return None


def _denied_any(tokens: list[Word], at: int, lex: Lexicon) -> Nobody | None:
    look = at + 1
    if text_at(tokens, look) == "of" and text_at(tokens, look + 1) in (
        "its",
        "their",
        "the",
        "his",
        "them",
        "our",
    ):
        look += 2
    begin = look
    if tokens[at].text != "any":
        group = None
    else:
        while look < len(tokens) and look - begin < 4 and text_at(tokens, look) not in lex.people:
            kind = lex.nouns.get(text_at(tokens, look))
            if kind:
                group = group_of(tokens, begin, look, lex)
                if group is None and text_at(tokens, look + 1) in COUNTED_UNDER:
                    group = complement_group(tokens, look + 2, lex)
                return Nobody(at, look + 1, kind, group, "casualties.denied")
            if text_at(tokens, look) in STOP:
                return None
            look += 1
        if text_at(tokens, look) not in lex.people:
            return None
        while text_at(tokens, look + 1) in lex.people or text_at(tokens, look + 1) in lex.nouns:
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
    before = text_at(tokens, at - 1)
    if before in lex.verbs:
        return Nobody(at, end, lex.verbs[before][0], group, "casualties.denied")
    return None
