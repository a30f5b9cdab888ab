"""Words that stand before their verb: "The road is shut, the mayor said"."""

from __future__ import annotations

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.openings import past_joining
from kit.analysis.grammar.parsed import ENDS, LEADS, REACH, Items, Parsed
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, CLOSES_SENTENCE, RELATIVE, WH
from kit.analysis.speech.clauses import other_speech
from kit.analysis.speech.report import (
    ASSERTING,
    NARRATED,
    TO_SOMEBODY,
    Found,
    Report,
    ReportingVerb,
)

# "The road is shut, the mayor said, as crews arrived": the scene is set by the narrator.
_SCENE = frozenset("as while whilst after before when since though although".split())
_BREAK = PAUSES - {"-"} | CLOSES_SENTENCE
_RELATIVE = RELATIVE - {"whose"}


def postposed(v: ReportingVerb, subject: Subject | None) -> Report | None:
    """Return the report of words before the verb and, where it interrupts them, behind it; None
    where no such words stand there."""
    p = v.p
    if v.takes.isdisjoint(("quote", "clause")):
        return None
    if subject is not None and p.low[subject.start] in _RELATIVE:
        return None
    if v.cue.lemma == "add" and p.low[v.after] == "to":
        return None  # "For the port, the cuts add to the trouble"
    if subject is not None and subject.start >= v.group.start:
        subject = None
    left = p.before_adverbs((subject.start if subject else v.group.start) - 1)
    if left < 0:
        return None
    if p.low[left] == "as":
        return _as_said(v, subject, left) if subject else None
    quoted = p.folded[left] is not None or (
        p.low[left] in PAUSES and left > 0 and p.folded[left - 1] is not None
    )
    if not quoted and p.low[left] not in _BREAK or quoted and "quote" not in v.takes:
        return None
    tail = v.after
    if subject is None:  # "..., said the mayor"; what follows "told" is who was told
        subject = None if v.cue.lemma in TO_SOMEBODY else p.named_after(v.group.end)
        if subject is None:
            return None
        tail = subject.end
    if not quoted and not _ends_here(v, tail) and not _clause_before(p, left, tail):
        return None
    if v.cue.kind not in ASSERTING and p.low[subject.start] in ("i", "you", "we"):
        return None
    right = _second_half(v, tail, quoted)
    left_part = _quoted_part(p, left) if quoted else _plain_part(p, left, right is not None)
    if left_part is None and not quoted and _closes_the_sentence(v, tail):
        left_part = _without_its_verb(p, left)
    if left_part is None:
        return None
    content = [left_part]
    if right is not None:
        content = [right] if _sets_the_scene(p, left_part, right) else [left_part, right]
    why = f"the words come first; '{v.words}' hands them to its speaker"
    return v.report(subject, Found(content, "quote-first" if quoted else "clause-first", why))


def _closes_the_sentence(v: ReportingVerb, tail: int) -> bool:
    """Return whether "..., the mayor says." ends the sentence with nothing behind it."""
    return v.cue.lemma == "say" and v.p.low[tail] in CLOSES_SENTENCE


_FEWEST = 5  # words of a clause whose verb the tagger has missed


def _without_its_verb(p: Parsed, end: int) -> Items | None:
    """Return the clause before ", officials say." in which the tagger sees no verb ("About 900
    people a day cross it"); None for what only says where or when ("On Monday")."""
    begin = _after_last_break(p, end)
    nouns = {p.np_start[k] for k in range(begin, end) if p.np_end[k]}
    number = p.tags[begin] == "IN" and p.tags[begin + 1] == "CD"  # "about 900 people"
    starts = (number or p.np_start[begin] == begin) and not p.is_time(begin + number)
    if end - begin < _FEWEST or not starts or len(nouns) < 2 or "," in p.low[begin:end]:
        return None
    return begin, end


def _as_said(v: ReportingVerb, subject: Subject, left: int) -> Report | None:
    """Return the report of "As the envoy told the paper, ..." or "..., as the envoy put it"."""
    p = v.p
    comma = p.find((",",), v.after, v.after + 30)
    before = p.low[left - 1] if left else ""
    if left == 0 or before == "," and comma > 0 and left <= 2:
        if comma < 0 or comma + 1 >= p.n:
            return None
        why = "'as ... said' before the comma gives the rest to its speaker"
        return v.report(subject, Found([v.clause(comma + 1)], "as-said", why))
    quoted = p.folded[left - 1] is not None
    if before != "," and not quoted:
        return None
    content = _quoted_part(p, left - 1) if quoted else _plain_part(p, left - 1, False)
    if content is None:
        return None
    why = "'as ... said' after the comma gives what stands before it"
    return v.report(subject, Found([content], "as-said", why))


def speaker_follows(v: ReportingVerb, subject: Subject) -> bool:
    """Return whether "..., said X." names its speaker after the verb, not across the comma."""
    p, before = v.p, v.group.start - 1
    if before < 0 or v.group.form != "finite" or "quote" not in v.takes:
        return False
    inverted = p.low[v.group.head] == "reports" and p.low[before] == ","  # ", reports BBC News."
    if v.cue.lemma in TO_SOMEBODY or "object" in v.takes and not (p.marked[before] or inverted):
        return False
    if p.low[before] not in PAUSES or subject.end > v.group.start:
        return False
    after = p.named_after(v.group.end)
    if after is None or any(p.marked[after.start : after.end]):
        return False
    if after.end < p.n and p.low[after.end] in _WHERE_SAID and p.np_end[after.end + 1]:
        return p.tags[after.head[1] - 1].startswith("NNP")  # "said Ann Lee in a statement"
    return after.end >= p.n or p.low[after.end] in _CLOSES


_WHERE_SAID = frozenset("in at on during after".split())


_CLOSES = PAUSES | {".", ";", "(", ":"}


# ---- is anything reported behind the verb? ---------------------------------------------------


def _clause_before(p: Parsed, left: int, tail: int) -> bool:
    """Return whether a whole clause stands before "he said", and a quotation after it."""
    return (
        p.low[tail] == ","
        and p.folded[tail + 1] is not None
        and p.finite(0, left)
        and (p.tags[0] != "IN" or p.low[0] in ("if", "unless", "because"))
    )


def _ends_here(v: ReportingVerb, i: int) -> bool:
    """Return whether nothing is reported from item i on."""
    p = v.p
    if p.low[i] in (",", ":") and p.folded[i + 1] is not None:
        return False
    if i >= p.n or p.low[i] in _AT_REST:
        return True
    spots = [k for k in v.spots_behind(i) if k < p.n]
    last = v.spots_behind(i)[-1]
    if "object-infinitive" in v.takes and p.np_end[i] and p.form[last] == "infinitive":
        return False  # "In a letter, the union asked the mayor to resign"
    if any(p.low[k] not in NARRATED and _begins_content(p, k) for k in spots):
        return False
    if last >= p.n or p.low[last] in NARRATED or p.low[last] in _AT_REST:
        return True
    return last > i and p.form[last] in ("gerund", "infinitive", "participle")


_AT_REST = ENDS | {")", "?", "!"}


def _begins_content(p: Parsed, k: int) -> bool:
    return p.low[k] == "that" or p.low[k] in WH or p.folded[k] is not None or p.opens_clause(k)


# ---- the words before ------------------------------------------------------------------------


def _after_last_break(p: Parsed, end: int) -> int:
    """Return the item behind the last semicolon or colon before `end`, 0 where there is none."""
    return next(
        (k + 1 for k in range(end - 1, max(-1, end - REACH), -1) if p.low[k] in (";", ":")), 0
    )


def _quoted_part(p: Parsed, left: int) -> Items:
    """Return the quotation that closes at item `left`, with the words that lead into it where it
    is part of their clause ("It was 'a trap' and 'a lie', he said")."""
    end = left + (p.folded[left] is not None)
    begin = _after_last_break(p, end)
    first = end - 1
    while first > begin and p.folded[first - 1] is not None:
        first -= 1
    leads = p.finite(begin, first) and p.low[first - 1] not in CLOSES_SENTENCE | {":", ","}
    return (begin if leads else first), end


def _plain_part(p: Parsed, end: int, goes_on: bool) -> Items | None:
    """Return the clause that ends before item `end`, None where the words there are none.

    `goes_on` tells that more of it follows "he said", so that any beginning will do.
    """
    begin = _after_last_break(p, end)
    while begin < end and p.tags[begin] in (":", ",", "."):
        begin += 1
    begin = past_joining(p.line, begin, end)
    if goes_on:
        return begin, end
    if end - begin < 2 or p.form[begin] == "gerund":
        return None
    if not p.finite(begin, end) and not _past_after_all(p, begin, end):
        # A headline's verb may be hidden: "Envoy 'misled' court, judge finds".
        if p.low[p.n - 1] in CLOSES_SENTENCE or not p.line.first or end - begin < 3:
            return None
    if p.tags[begin] == "IN" and p.low[begin] in CLAUSE_OPENERS and "," not in p.low[begin:end]:
        return None
    return begin, end


def _past_after_all(p: Parsed, begin: int, end: int) -> bool:
    """Return whether the one verb of what was said is a past tense the tagger took for a
    participle: "The shelling stopped on Monday, the mayor said"."""
    groups = [g for g in p.chunks.groups if begin < g.start < end]
    return (
        len(groups) == 1
        and groups[0].form == "participle"
        and p.tags[begin] not in ("IN", "TO", "VBG", "VBN")
        and p.low[groups[0].start - 1] != ","
        and p.low[groups[0].end] != "by"
    )


def _sets_the_scene(p: Parsed, content: Items, right: Items) -> bool:
    """Return whether the words before "he told us" only say when or where he did: 'On Monday,
    the mayor told a crowd: "..."', but not 'In Varn, he said, the streets were empty'."""
    begin, end = content
    if p.folded[right[0]] is None or p.tags[begin] != "IN" or any(p.form[begin:end]):
        return False
    return p.low[right[0] - 1] != "," or p.is_time(end - 1)


# ---- the words behind ------------------------------------------------------------------------


def _second_half(v: ReportingVerb, tail: int, quoted: bool) -> Items | None:
    """Return the second half of a quotation or clause that "he said" interrupts."""
    p = v.p
    leads = [k for k in v.spots_behind(tail) if p.low[k] in LEADS or p.folded[k] is not None]
    if not leads:
        return _next_quotation(p, tail, 30)
    i = leads[-1] + (p.folded[leads[-1]] is None)
    if quoted or p.folded[i] is not None:
        found = _next_quotation(p, i, 25 if quoted else 1)
        if found is not None:
            return found
    if p.tags[i] == "CC":  # '"It rained," Ray said, but he added that "..."' is another report
        joins = any(p.marked[i : i + 25]) and not other_speech(p, i + 1, v.group)
        return v.clause(i) if joins else None
    if quoted or i >= p.n or p.low[i] in _SCENE or not any(p.form[i : p.n]):
        return None
    if p.form[i] == "gerund" and (p.head[i] in p.lexicon.verbs or not p.finite(i, i + 6)):
        return None  # "..., he said, adding that ..."
    content = v.clause(i)
    return content if content[1] > i else None


def _next_quotation(p: Parsed, begin: int, reach: int) -> Items | None:
    """Return the whole quotations that begin within `reach` items of `begin`, None for none."""
    for k in range(begin, min(p.n, begin + reach)):
        if p.folded[k] is not None:
            return k, p.past_quotations(k)
    return None
