"""What stands behind a reporting verb: its frames of use, in the order in which they are tried.

`takes` in `cue_verbs.toml` says which frames a verb has (a clause, a question, somebody told, "to"
and a verb, ...). A frame is a row here: the entries of `takes` it serves and its reader, whose
docstring holds a sentence in which it finds what stands between the bars, and one that it leaves
alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.analysis.grammar.lines import PAUSES
from kit.analysis.grammar.parsed import ENDS, LEADS, Items
from kit.analysis.lexicon.closed_classes import OBJECTIVE, WH
from kit.analysis.lexicon.roles import role_of
from kit.analysis.speech.report import NARRATED, TO_SOMEBODY, Found, ReportingVerb

_NOTHING = Found([], "", "")  # a reading that shows that the verb reports nothing here

_ABOUT_THE_NAME = frozenset("named identified quoted".split())
# "Spoke on condition of anonymity", "on behalf of", "on television": not what was spoken of.
_NO_MATTER = frozenset(
    "condition behalf television tv radio camera record air phone telephone programme program show "
    "podcast channel stage floor steps sidelines margins occasion eve".split()
)
_ENQUIRIES = frozenset(
    "request requests call calls email emails e-mail e-mails message messages inquiry inquiries "
    "enquiry enquiries query queries".split()
)
_WHEN = frozenset("as when since".split())
_PLAIN = frozenset("say add insist".split())  # verbs so often of speech that anything may follow
_OBJECT = "'{}' takes what follows as its object"


Reader = Callable[[ReportingVerb], Found | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: the entries of `takes` that it serves (none: it is tried with every verb)."""

    takes: frozenset[str]
    read: Reader


def complement(v: ReportingVerb) -> Found | None:
    """Return what a reporting verb carries to its right, None where that is nothing."""
    for frame in FRAMES:
        if not frame.takes or not frame.takes.isdisjoint(v.takes):
            found = frame.read(v)
            if found is not None:
                return found if found.content else None
    return None


# ---- quotations ------------------------------------------------------------------------------


def quotation(v: ReportingVerb) -> Found | None:
    """`He said, |“It rained all day.”|`, not `He said it rained.`"""
    p = v.p
    for spot in v.spots:
        k = spot + (p.low[spot] in LEADS)
        if p.folded[k] is not None:
            led = [(k, p.past_quotations(k))]
            return Found(led, "cue-quote", f"'{v.words}' leads into a quotation")
    return None


def quotation_behind_colon(v: ReportingVerb) -> Found | None:
    """`The book praised the crew: |“They came at once.”|`, not `The book praised the crew: it came
    at once.`
    """
    p, i = v.p, v.after
    for k in range(i, min(p.n - 1, i + 25)):
        if p.head[k] in p.lexicon.verbs:
            return None
        if p.low[k] == ":":
            break
    else:
        return None
    if p.folded[k + 1] is None:
        return None
    content = [(k + 1, p.past_quotations(k + 1))]
    if "clause" in v.takes:
        if p.low[i] == "that" or p.opens_clause(i) and p.low[i] not in WH:
            content.insert(0, (i, k))
    return Found(content, "cue-quote", f"'{v.words}' and a colon lead into a quotation")


# ---- clauses ---------------------------------------------------------------------------------


def _clause(v: ReportingVerb, begin: int, rule: str, what: str) -> Found:
    content = v.clause(begin)
    if content[1] - begin < 2:
        return _NOTHING
    return Found([content], rule, f"'{v.words}' is followed by {what}")


def that_clause(v: ReportingVerb) -> Found | None:
    """`He said on Monday |that it rained|.`, not `He said it rained.`"""
    p, k = v.p, v.spots[-1]
    if p.low[k] != "that" or p.tags[k] not in ("IN", "DT", "WDT", "RB"):
        return None
    if p.tags[k] == "DT" and not p.opens_clause(k + 1) and not p.opens_clause(k):
        return None
    if p.tags[k] == "WDT" and p.low[v.after] == "to" and _is_thing(p.np_head(k - 1)):
        return None  # "did not respond to a letter that the group had sent"
    return _clause(v, k, "that-clause", "'that'")


def _is_thing(noun: str) -> bool:
    role = role_of(noun)
    return role is None or role[0].who == "paper"


def question(v: ReportingVerb) -> Found | None:
    """`He asked |whether it rained|.`, not `He asked for rain.`"""
    k = v.spots[-1]
    if v.p.low[k] not in WH:
        return None
    return _clause(v, k, "wh-clause", f"'{v.p.low[k]}'")


def clause_without_that(v: ReportingVerb) -> Found | None:
    """`He claimed |the road was shut|.`, not `He claimed asylum.`"""
    p = v.p
    for k in v.spots[v.cue.lemma in TO_SOMEBODY :]:
        if v.cue.never and p.np_head(k) in v.cue.never:
            continue
        if p.low[k] in OBJECTIVE:
            continue  # "promised him she would come": he is told, she is in the clause
        if p.is_time(k) and k != v.spots[-1]:
            continue
        if p.low[k] in ("who", "which") or p.low[k] in NARRATED:
            continue
        if k == v.after and p.low[k] in _WHEN:
            continue
        if p.opens_clause(k):
            return _clause(v, k, "bare-clause", "a clause without 'that'")
    return None


def words_for_a_clause(v: ReportingVerb) -> Found | None:
    """`He said |talks “over” after a long night at the port|.`, not `He said on Tuesday, adding
    that it rained.`
    """
    p, k = v.p, v.here
    if v.cue.lemma not in _PLAIN or k >= p.n or p.low[k] in PAUSES or p.tags[k] in ("CC", "."):
        return None
    if any(p.low[spot] in NARRATED for spot in v.spots) or _only_when(v, k):
        return None
    if p.low[k] in v.cue.never:
        return None  # "said goodbye to the crew"
    if p.finite(k, k + 40):
        return _clause(v, k, "bare-clause", "a clause without 'that'")
    if p.opens_np(k) and p.folded[p.np_end[k]] is not None:
        whole = k, p.past_quotations(p.np_end[k])  # 'said the troops "went on ... They won."'
        return Found([whole], "bare-clause", f"'{v.words}' is followed by a clause in quotation")
    if p.n - k > 6 and p.tags[k] not in ("IN", "TO", "VBG", "VBN"):
        return _clause(v, k, "bare-clause", "words that stand for a clause")
    return None


def _only_when(v: ReportingVerb, k: int) -> bool:
    """Return whether only a time stands before the comma ("said on Tuesday, adding that")."""
    p, stop = v.p, v.spots[-1]
    return stop > k and p.low[stop] == "," and p.is_time(stop - 1) and p.np_start[stop - 1] - k < 2


# ---- "to" and a verb -------------------------------------------------------------------------


def infinitive(v: ReportingVerb) -> Found | None:
    """`He decided in May |to sell|.`, not `He asked not to be named.`"""
    p = v.p
    to_somebody = not v.takes.isdisjoint(("object-infinitive", "recipient"))
    for k in (v.here, v.here if to_somebody else v.spots[-1]):
        group = p.verb[k]
        if group is None or group.form != "infinitive":
            continue
        if group.passive and p.head[k] in _ABOUT_THE_NAME:
            return _NOTHING
        content = v.thing(k, k - (p.low[k - 1] in ("not", "never")))
        return Found([content], "infinitive", f"'{v.words}' is followed by 'to' and a verb")
    return None


def somebody_to_do(v: ReportingVerb) -> Found | None:
    """`He asked |the mayor to leave|.`, not `He asked for rain.`"""
    p, here = v.p, v.here
    if not p.opens_np(here):
        return None
    k = p.phrase_end(here)
    for _ in range(3):
        if p.tags[k] == "IN" and p.np_end[k + 1]:
            k = p.phrase_end(k + 1)
    k += k + 1 < p.n and p.low[k] in ("not", "never")  # "asked them not to go"
    if p.form[k] != "infinitive":
        k = _past_modifier(v, k)
    if p.form[k] != "infinitive":
        return None
    why = f"'{v.words}' asks somebody to do something"
    return Found([v.thing(k, here)], "object-infinitive", why)


def _past_modifier(v: ReportingVerb, k: int) -> int:
    """Return the item of the "to" after "people living near the dam" or "people who live near
    it", or k where no such words stand between."""
    p = v.p
    if p.form[k] not in ("gerund", "participle") and p.low[k] not in ("who", "that", "which"):
        return k
    for m in range(k + 1, min(p.n, k + 15)):
        if p.low[m] in ENDS:
            break
        if p.form[m] == "infinitive" and not p.form[m - 1]:
            return m
    return k


def somebody_for_something(v: ReportingVerb) -> Found | None:
    """`He called on |the council for help|.`, not `He called on the sick for an hour.`"""
    p, here = v.p, v.here
    if not p.np_end[here]:
        return None
    k = p.phrase_end(here)
    if p.low[k] != "for" or not p.np_end[k + 1] or p.is_time(k + 1):
        return None
    return Found([v.thing(here)], "object-for", f"'{v.words}' asks somebody for something")


# ---- things ----------------------------------------------------------------------------------


def answer(v: ReportingVerb) -> Found | None:
    """`He said |no| to a truce.`, not `He said no words.`"""
    p, k = v.p, v.here
    if v.cue.lemma != "say" or p.low[k] not in ("yes", "no"):
        return None
    if p.tags[k + 1].startswith(("NN", "JJ")):
        return None
    return Found([(k, k + 1)], "object", f"'{v.words}' passes on an answer")


def what(v: ReportingVerb) -> Found | None:
    """`He condemned |what the army did|.`, not `He condemned the raid.`"""
    if v.p.low[v.here] != "what":
        return None
    return Found([v.thing(v.here)], "object", _OBJECT.format(v.words))


def thing(v: ReportingVerb) -> Found | None:
    """`He denied |the charge|.`, not `He announced on Monday.`"""
    p, k = v.p, v.here
    end = p.np_end[k]
    if not end or p.low[k] in WH or v.other_sense(k):
        return None
    if p.is_time(k) and end - k <= 2 and p.low[end] != "of":
        return None
    content: Items = v.thing(k)
    size = content[1] - k
    # "denied it": the charge made before
    if size > 1 or size and (v.cue.kind == "denial" or p.tags[k] not in ("PRP", "DT", "WDT")):
        return Found([content], "object", _OBJECT.format(v.words))
    return None


def figure(v: ReportingVerb) -> Found | None:
    """`He counted |22 dead|.`, not `He counted the dead.`"""
    counted = v.p.tags[v.p.np_start[v.here]] == "CD" and v.group.form == "finite"
    return thing(v) if counted else None


def put_at(v: ReportingVerb) -> Found | None:
    """`He put |the number of dead at 21|.`, not `He put the guns away.`"""
    p, k = v.p, v.here
    if not p.np_end[k]:
        return None
    end = p.phrase_end(k)
    if p.low[end] == "of" and p.low[end + 2 : end + 3] == ["at"]:
        end += 2  # "wounded" and "dead" are no nouns to the tagger
    return thing(v) if p.low[end] == "at" and "CD" in p.tags[end + 1 : end + 4] else None


def word_of_saying(v: ReportingVerb) -> Found | None:
    """`He issued |a warning|.`, not `He issued a ticket.`"""
    behind = v.p.np_end[v.here]
    if v.p.form[behind] == "gerund" and v.p.head[behind] in v.p.lexicon.verbs:
        return None  # "issued a statement saying that": what it says is the report
    noun = v.p.lexicon.nouns.get(v.p.np_head(v.here))
    said = noun is not None and (noun.voiced or v.cue.lemma == "raise")
    return thing(v) if said else None


def called(v: ReportingVerb) -> Found | None:
    """`He called |the plan a mistake|.`, not `He called the nurse.`"""
    p, k = v.p, v.here
    if not p.np_end[k]:
        return None
    end = p.phrase_end(k)
    if not p.marked[k] and any(p.marked[k + 1 : end]):
        return thing(v)  # "called the plan 'colonial'", read as one noun phrase
    subject = v.group.start - 1
    if subject >= 0 and p.np_start[subject] > 0 and p.low[p.np_start[subject] - 1] == "what":
        return thing(v)
    while p.tags[end] == "IN" and p.np_end[end + 1]:
        if p.low[end] == "as":
            return thing(v)
        end = p.phrase_end(end + 1)
        if p.marked[end] or p.folded[end] is not None:  # "called his words on Sunday 'a call'"
            return Found([v.thing(end, k)], "object", _OBJECT.format(v.words))
    named = (
        p.np_end[end] > 0
        and not p.is_time(end)
        or p.tags[end] in ("JJ", "VBN", "DT")
        or p.tags[end : end + 2] in (["RB", "JJ"], ["RB", "VBN"])
        or p.marked[end] > 0
        or p.folded[end] is not None
    )
    return thing(v) if named else None


def gerund(v: ReportingVerb) -> Found | None:
    """`He denied |taking the money|.`, not `He denied by letter.`"""
    if v.p.form[v.here] != "gerund":
        return None
    return Found([v.thing(v.here)], "gerund", f"'{v.words}' is followed by an -ing form")


# ---- prepositions ----------------------------------------------------------------------------


def _spoken_of(v: ReportingVerb, k: int) -> Found | None:
    """Return the report of what the preposition at item k leads to."""
    begin, end = v.thing(k + 1)
    content = begin, _matter_end(v, end)
    why = f"'{v.words} {v.p.low[k]}' names what was spoken of"
    return Found([content], "preposition", why) if content[1] > k + 1 else None


def _matter_end(v: ReportingVerb, end: int) -> int:
    """Return where the matter ends that an idiom adds at item `end`: "turned the tables on the
    union when it came to claims that money was missing", not "when it came to a vote"."""
    p = v.p
    idiom = p.low[end : end + 2] == ["when", "it"] and p.low[end + 2] in ("comes", "came")
    if not idiom or p.low[end + 3] != "to" or p.np_head(end + 4) not in p.lexicon.nouns:
        return end
    return v.thing(end + 4)[1]


def of_what(v: ReportingVerb) -> Found | None:
    """`He told of |what the army did|.`, not `He told of the raid.`"""
    p, k = v.p, v.after
    return _spoken_of(v, k) if p.low[k] in v.takes and p.low[k + 1] in WH else None


def of_something(v: ReportingVerb) -> Found | None:
    """`He spoke of |the dam|.`, not `He spoke on the radio.`"""
    p, k = v.p, v.here
    if "recipient" in v.takes and len(v.spots) > 1 and p.low[v.spots[1]] in v.takes:
        k = v.spots[1]
    if p.low[k] not in v.takes or _only_circumstance(v, k):
        return None
    if not p.np_end[k + 1] and not p.form[k + 1] and p.low[k + 1] not in WH:
        return None
    return _spoken_of(v, k)


def _only_circumstance(v: ReportingVerb, k: int) -> bool:
    """Return whether "on ..." tells how or where it was said ("spoke on condition of ...",
    "spoke on Radio Four", "spoke on the programme"), not what was said."""
    p, head = v.p, v.p.np_head(k + 1)
    if p.low[k + 1] in _NO_MATTER or head in _NO_MATTER:
        return True
    if p.low[k] == "to" and head in _ENQUIRIES:
        return True  # "did not respond to requests for comment" reports no words
    if v.cue.lemma != "speak" or not head:
        return False
    named = p.tags[p.np_end[k + 1] - 1].startswith("NNP")
    return p.low[k] == "to" or p.low[k] == "on" and named  # "spoke to reporters"


def _frame(takes: str, read: Reader) -> Frame:
    return Frame(frozenset(takes.split()), read)


FRAMES = (
    _frame("", of_what),
    _frame("quote", quotation),
    _frame("quote", quotation_behind_colon),
    _frame("clause", that_clause),
    _frame("question", question),
    _frame("infinitive", infinitive),
    _frame("object-infinitive recipient", somebody_to_do),
    _frame("object-for", somebody_for_something),
    _frame("clause", clause_without_that),
    _frame("clause", words_for_a_clause),
    _frame("clause", answer),
    _frame("object small-clause", what),
    _frame("object", thing),
    _frame("number", figure),
    _frame("estimate", put_at),
    _frame("message", word_of_saying),
    _frame("small-clause", called),
    _frame("gerund", gerund),
    _frame("", of_something),
)
