"""Reports without a reporting verb: "according to", nouns, adjectives, hearsay adverbs."""

from __future__ import annotations

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.openings import past_joining
from kit.analysis.grammar.parsed import REACH, Items, Parsed
from kit.analysis.lexicon.closed_classes import BE
from kit.analysis.lexicon.cues import Cue
from kit.analysis.speech.clauses import clause_end, object_end
from kit.analysis.speech.report import Report

_FEEL = BE | frozenset(
    "seem seems seemed remain remains remained become becomes became feel feels felt sound sounds "
    "sounded look looks looked appear appears appeared".split()
)
_ACCORDING = Cue("according to", "preface", "neutral", frozenset(), "")


def phrase_reports(p: Parsed) -> list[Report]:
    """Return the reports of one line that rest on a noun, an adjective, an adverb or a preface."""
    found: list[Report | None] = []
    lexicon = p.lexicon
    for i, word in enumerate(p.line.low):
        for words in lexicon.prefaces.get(word, ()):
            if tuple(p.low[i : i + len(words)]) == words:
                found.append(_preface(p, i, i + len(words)))
        if word in lexicon.nouns and p.tags[i].startswith("NN"):
            found.append(_noun(p, i, lexicon.nouns[word]))
        elif word in lexicon.adjectives and p.tags[i] in ("JJ", "VBN", "VBD", "RB"):
            found.append(_adjective(p, i, lexicon.adjectives[word]))
        elif word in lexicon.adverbs:
            found.append(_adverb(p, i, lexicon.adverbs[word]))
    return [report for report in found if report is not None]


# ---- according to ----------------------------------------------------------------------------


def _preface(p: Parsed, i: int, after: int) -> Report | None:
    """ "According to X, content" and "content, according to X"."""
    source = p.named_after(after)
    if source is None:
        return None
    before = p.low[i - 1] if i else ""
    if i == 0 or before in _BEFORE_A_PREFACE and _comma_then_clause(p, source.end):
        comma = p.find((",",), source.end, source.end + 12)
        begin = comma + 1 if comma >= 0 else source.end
        if begin >= p.n:
            return None
        content = [(begin, clause_end(p, begin, _ACCORDING, None))]
    else:
        left = i - (before in _OPENS_ASIDE)
        begin = past_joining(p.line, _clause_start(p, left), left)
        if left - begin < 1:
            return None
        content = [(begin, left)]
        goes_on = source.end + 1
        if _interrupts(p, content[0], goes_on):
            content.append((goes_on, clause_end(p, goes_on, _ACCORDING, None)))
    why = f"'{' '.join(p.text[i:after])}' names whose word it is"
    items = source.start, source.end
    return Report(p, items, (i, after), content, _ACCORDING, "attribution.according-to", why)


_OPENS_ASIDE = PAUSES - {"-"} | {"("}
_BEFORE_A_PREFACE = frozenset((",", ";", "and", "but", "that"))
_NO_SECOND_HALF = frozenset("while which who although though whereas".split())


def _interrupts(p: Parsed, before: Items, k: int) -> bool:
    """Return whether the clause goes on behind "..., according to X,": its verb stands there."""
    return (
        p.low[k - 1] == ","
        and p.tags[k] != "CC"
        and p.low[k] not in _NO_SECOND_HALF
        and p.finite(k, p.n)
        and not p.finite(*before)
    )


def _comma_then_clause(p: Parsed, end: int) -> bool:
    for k in range(end, end + 10):
        if p.low[k : k + 1] == [";"]:
            return False
        if p.low[k : k + 1] == [","]:
            return p.opens_clause(k + 1)
        if p.form[k : k + 1] == ["finite"]:
            return False
    return False


def _clause_start(p: Parsed, left: int) -> int:
    """Return where the clause before item `left` begins: behind ";" or ", but"."""
    for k in range(left - 1, max(-1, left - REACH), -1):
        if p.low[k] == ";":
            return k + 1
        if p.low[k] == "," and k + 2 < left and p.low[k + 1] in _TURNS and p.opens_clause(k + 2):
            return k + 2
    return 0


_TURNS = frozenset("but while although though".split())


# ---- nouns -----------------------------------------------------------------------------------


def _noun(p: Parsed, i: int, cue: Cue) -> Report | None:
    """ "The claim that it rained", "the army's threat to attack", "a warning of floods"."""
    start = p.np_start[i]
    if i != p.np_end[i] - 1:
        return None
    owner = _owner(p, i)
    s = owner[1] if owner is not None and owner[0] > i else i + 1
    begin, own_verbs = s, 1
    if p.low[s] == "that" and "clause" in cue.takes and p.opens_clause(s + 1):
        end, own_verbs = clause_end(p, s, cue, None), 2
    elif owner is None:
        return None
    elif "infinitive" in cue.takes and p.form[s] == "infinitive":
        end = object_end(p, s, cue, None)
    elif p.low[s] in cue.takes and (p.np_end[s + 1] or p.form[s + 1]) and not p.is_time(s + 1):
        begin = s + 1
        end = object_end(p, begin, cue, None)
    else:
        return None
    if not any(p.form[max(0, start - 30) : start]):  # the noun may be the sentence's subject
        end = _before_main_verb(p, begin + own_verbs - 1, end, own_verbs)
    if end <= begin:
        return None
    why = f"the noun '{p.text[i]}' carries what somebody said or meant"
    source = owner or _giver(p, start)
    return Report(p, source, (i, i + 1), [(begin, end)], cue, "attribution.nominal", why)


def _owner(p: Parsed, i: int) -> Items | None:
    """Return whose claim it is: "the army's claim", "a claim by the army", "army claims"."""
    begin, after = p.np_start[i], p.np_end[i]
    for k in range(i - 1, begin - 1, -1):
        if p.tags[k] == "POS":
            return begin, k
        if p.tags[k] == "PRP$":
            return k, k + 1
    by = p.named_after(after + 1) if p.low[after] in ("by", "from") else None
    if by is not None:
        return by.start, by.end
    while begin < i and p.tags[begin] in ("DT", "JJR", "CD"):
        begin += 1
    named = p.tags[i - 1] in ("NNP", "NN", "NNS") or begin > 0 and p.text[begin][:1].isupper()
    if p.low[i - 1] in _SORTS:
        return None  # "Joint statement on the bridge": a headline's capital names nobody
    return (begin, i) if begin < i and named else None


_SORTS = frozenset("joint press public written final opening closing full weekly daily".split())


def _before_main_verb(p: Parsed, begin: int, end: int, count: int) -> int:
    """Return where a subject such as "the claim that it rained" stops: before the sentence's own
    verb, the `count`-th finite one that no relative word or conjunction brings in."""
    seen, k = 0, begin
    while k < end:
        group = p.verb[k]
        if group is not None and group.form == "finite":
            if not seen or _BRINGS_A_VERB.isdisjoint(p.low[max(begin, k - 12) : k]):
                seen += 1
                if seen == count:
                    return k
        k = group.end if group is not None else k + 1
    return end


_BRINGS_A_VERB = frozenset("who which that and but or if when because".split())


def _giver(p: Parsed, start: int) -> Items | None:
    """Return the subject of "made the claim that", "rejects the idea that"; None otherwise."""
    group = p.verb[start - 1]
    if group is None or p.low[group.head] not in _LIGHT or group.passive:
        return None
    subject = p.subject_of(group)
    return (subject.start, subject.end) if subject else None


_LIGHT = frozenset(
    "make makes made making have has had having raise raises raised raising express expresses "
    "expressed expressing issue issues issued issuing give gives gave giving voice voices "
    "voiced repeat repeats repeated "
    "reach reaches reached offer offers offered come comes came".split()
)


# ---- adjectives and adverbs ------------------------------------------------------------------


def _adjective(p: Parsed, i: int, cue: Cue) -> Report | None:
    """ "Was adamant that it rained", "is keen to sell", not "the keen buyer"."""
    group = p.verb[i] or p.verb[p.before_adverbs(i - 1)]
    if group is None:
        return None
    if not group.passive and _FEEL.isdisjoint((p.low[group.head], p.low[group.start])):
        return None
    s = i + 1
    clause = p.low[s] == "that" or p.opens_clause(s) and p.tags[s] != "IN"
    if "clause" in cue.takes and clause:
        content = s, clause_end(p, s, cue, group)
    elif "infinitive" in cue.takes and p.form[s] == "infinitive":
        content = s, object_end(p, s, cue, group)
    elif p.low[s] in cue.takes and s + 1 < p.n:
        content = s + 1, object_end(p, s + 1, cue, group)
    else:
        return None
    subject = p.subject_of(group)
    if content[1] <= content[0] or subject is None or p.low[subject.start] in ("it", "there"):
        return None
    return Report(
        p,
        (subject.start, subject.end),
        (group.start, i + 1),
        [content],
        cue,
        "attribution.adjective",
        f"'{p.text[i]}' tells what its subject thinks or wants",
        subject.antecedent,
    )


def _adverb(p: Parsed, i: int, cue: Cue) -> Report | None:
    """ "The convoy reportedly turned back": the whole clause is hearsay."""
    begin, end = i, i + 1
    while begin > 0 and p.low[begin - 1] not in _OPENS_HEARSAY and i - begin < REACH:
        begin -= 1
    while (
        end < p.n and p.low[end] not in (",", ";", ":") and p.tags[end] != "." and end - i < REACH
    ):
        end += 1
    pieces = [(a, b) for a, b in ((begin, i), (i + 1, end)) if b > a]
    if not pieces:
        return None
    why = f"'{p.text[i]}' says that somebody says so and names nobody"
    return Report(p, None, (i, i + 1), pieces, cue, "attribution.hearsay-adverb", why)


_OPENS_HEARSAY = frozenset((",", ";", ":", "that", "which", "who"))
