"""Passive reports: "was rejected by X", and hearsay that names nobody ("is believed to ...")."""

from __future__ import annotations

from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.grammar.subject_phrases import Subject
from kit.analysis.lexicon.closed_classes import NOT
from kit.analysis.lexicon.cues import Cue
from kit.analysis.speech.clauses import clause_end, object_end
from kit.analysis.speech.frames import complement
from kit.analysis.speech.report import Found, Report, ReportingVerb

# "Residents were told to leave": an order passed on, and whose it is left out.
_ORDERS = frozenset("tell ask order urge instruct advise warn direct command".split())
_TOLD = ("that-clause", "bare-clause", "wh-clause", "cue-quote")


def passive(v: ReportingVerb) -> Report | None:
    """Return the report of a passive reporting verb, None where it reports nothing."""
    p = v.p
    subject = p.subject_of(v.group)
    word = p.low[subject.start] if subject else ""
    agent = _agent(v)
    if agent is not None:
        if subject is None or word in ("it", "there") or v.other_sense(subject.head[0]):
            return None
        why = f"passive '{v.words}' with a 'by' phrase that names who"
        return _by(v, agent, (subject.start, subject.end), why)
    head = p.head[v.group.head]
    if head in ("quoted", "cited") and p.low[v.after] == "as":
        if p.head[v.after + 1] in ("saying", "telling"):
            return None  # "saying" reports it
    if head in p.lexicon.hearsay:
        return _hearsay(v, p.lexicon.hearsay[head], subject)
    if subject is None:
        return None
    if v.cue.lemma in _ORDERS and p.form[v.after] == "infinitive" and v.group.form == "finite":
        why = f"'{v.words}' passes on what somebody asked and names nobody"
        return v.report(None, Found([v.thing(v.after)], "hearsay-passive", why))
    found = complement(v)
    if found is None:
        return None
    if "recipient" in v.takes and found.rule in _TOLD:
        return v.report(None, found)
    said = word == "it" and "clause" in v.takes and found.rule in ("that-clause", "wh-clause")
    # "It is not known whether ...": nobody says so
    return v.report(None, found) if said and not _negated(v) else None


def reduced(v: ReportingVerb) -> Report | None:
    """Return the report of "a truce proposed by the envoy", None for a participle without "by"."""
    agent, start = _agent(v), v.group.start
    back = v.p.phrase_back(start - 1, max(0, start - 60)) if agent and start else None
    if agent is None or back is None:
        return None
    return _by(v, agent, (back[0], start), f"'{v.words} by' names who")


def _by(v: ReportingVerb, agent: Subject, content: Items, why: str) -> Report:
    source, cue = (agent.start, agent.end), (v.group.start, agent.start)
    return Report(v.p, source, cue, [content], v.cue, "attribution.passive-agent", why)


def _negated(v: ReportingVerb) -> bool:
    return not NOT.isdisjoint(v.p.low[v.group.start : v.after])


def _agent(v: ReportingVerb) -> Subject | None:
    """Return who acts in "was rejected by X", None for a verb that is no act of speech there ("an
    illness characterised by fever") and for "by Monday"."""
    if v.cue.lemma in ("characterize", "characterise") or "object" not in v.takes:
        return None
    if v.cue.kind not in ("speech", "accusation", "denial"):
        return None
    i = v.p.past_adverbs(v.after)
    return v.p.named_after(i + 1) if v.p.low[i] == "by" else None


def _hearsay(v: ReportingVerb, hearsay: Cue, subject: Subject | None) -> Report | None:
    """ "is believed to have fled", "was accused of": somebody says so, and nobody is named."""
    p, i = v.p, v.p.past_adverbs(v.after)
    content: list[Items] = []
    if subject is not None and p.low[subject.start] != "it":
        content.append((subject.start, subject.end))
    begin = i + (p.low[i] in hearsay.takes)
    if _hearsay_clause(p, i, hearsay, bool(content)):
        end = clause_end(p, i, hearsay, v.group)
    elif i < p.n and (begin > i and begin < p.n or _hearsay_thing(p, i, hearsay)):
        end = object_end(p, begin, hearsay, v.group)
    else:
        return None
    why = f"'{v.words}' reports what somebody says and names nobody"
    cue = (v.group.start, v.after)
    return Report(p, None, cue, [*content, (i, end)], hearsay, "attribution.hearsay-passive", why)


def _hearsay_clause(p: Parsed, i: int, hearsay: Cue, subject: bool) -> bool:
    """Return whether a clause stands at item i ("it is believed that he fled")."""
    if "clause" not in hearsay.takes or p.form[i] == "infinitive":
        return False
    return p.low[i] == "that" or not subject and p.opens_clause(i)


def _hearsay_thing(p: Parsed, i: int, hearsay: Cue) -> bool:
    """Return whether "to have fled" or "guilty" stands at item i."""
    if p.form[i] == "infinitive" and "infinitive" in hearsay.takes:
        return True
    return "object" in hearsay.takes and (p.np_end[i] > 0 or p.tags[i].startswith("JJ"))
