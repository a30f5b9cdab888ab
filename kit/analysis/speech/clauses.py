"""Where the reported words stop: rules asked word by word, in two tables.

A reported clause runs to the end of its sentence unless something hands the sentence back to
the narrator: another speaker, a coordinated verb of saying, a contrast in the narrator's voice.
A reported thing ("welcomed the truce") stops where its phrase does. Getting the end right decides
whose words a reader takes them for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kit.analysis.grammar.lines import DASHES, QUOTE
from kit.analysis.grammar.parsed import ENDS, REACH, Parsed
from kit.analysis.grammar.phrases import VerbGroup
from kit.analysis.lexicon.closed_classes import (
    CLAUSE_OPENERS,
    CLOSES_SENTENCE,
    DAYS,
    NOMINATIVE,
    WH,
)
from kit.analysis.lexicon.cues import Cue

_CONTRAST = frozenset("while whilst whereas although though".split())
_CONDITIONS = frozenset("if unless until".split())
_RELATIVE = (WH | {"that"}) - {"if", "when"}
_MERELY = frozenset("only just simply partly".split())
# "..., without giving details": what the speaker left out is the narrator's to tell.
_WITHHELD = frozenset(
    "providing giving offering elaborating naming specifying identifying explaining presenting "
    "citing saying mentioning detailing".split()
)
# "..., a view shared by others": the narrator sums up what was said and goes on.
_SUMMING_UP = frozenset(
    "view claim charge position sentiment assertion allegation stance theory argument accusation "
    "point opinion belief suggestion".split()
)
_VENUE = frozenset(
    "statement interview speech tweet letter email e-mail report conference briefing rally post "
    "memo testimony remarks press twitter facebook television tv radio".split()
)


@dataclass(slots=True)
class Content:
    """Reported words on the way from item `begin`, at most to `end`: `relative` once a relative
    or question word has been passed, `aimed` once an infinitive has."""

    p: Parsed
    begin: int
    end: int
    cue: Cue
    group: VerbGroup | None
    relative: bool = False
    aimed: bool = False

    def inside_marks(self, k: int) -> bool:
        """Return whether item k goes on in the quotation marks that the one before stands in: such
        words stay together, but for a comma set inside the closing mark."""
        marked = self.p.marked
        if not marked[k] or k == self.begin or marked[k - 1] != marked[k]:
            return False
        return self.p.low[k] != "," or marked[k + 1] == marked[k]


Rule = Callable[[Content, int], bool]


@dataclass(frozen=True, slots=True)
class Stop:
    """A rule by which reported words may stop before an item, and the items at which it is asked.

    `at` lists words, or "CC", "VERB" or "NP" (the first item of a noun phrase). The rule's
    docstring holds a sentence in which it ends the words between the bars, and one in which it
    is asked of such an item and ends nothing; a rule of both tables holds two such pairs.
    """

    rule: Rule
    at: Collection[str]


def clause_end(p: Parsed, begin: int, cue: Cue, group: VerbGroup | None) -> int:
    """Return the item past the last one of the reported clause that begins at `begin`."""
    return _end(Content(p, begin, min(p.n, begin + REACH), cue, group), CLAUSE_STOPS)


def object_end(p: Parsed, begin: int, cue: Cue, group: VerbGroup | None) -> int:
    """Return the item past the noun phrase (with its modifiers) that begins at `begin`."""
    return _end(Content(p, begin, min(p.n, begin + REACH), cue, group), OBJECT_STOPS)


def _end(c: Content, stops: dict[str, tuple[Rule, ...]]) -> int:
    p, k, depth = c.p, c.begin, 0
    while k < c.end:
        word = p.low[k]
        if p.marked[k] and c.inside_marks(k):
            pass
        elif word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            if not depth:
                return k
            depth -= 1
        elif not depth:
            rules = stops.get(word) or stops.get(_kind(p, k))
            if rules and k > c.begin and any(rule(c, k) for rule in rules):
                return k - (p.low[k - 1] in _PART_OF_DAY and p.is_time(k))
            c.relative = c.relative or word in _RELATIVE
            group = p.verb[k]
            if group is not None:
                c.aimed = c.aimed or group.form == "infinitive"
                k = max(k, group.end - 1)
        k += 1
    return c.end


def _kind(p: Parsed, k: int) -> str:
    """Return what item k is to a rule that asks no word: "CC", "VERB", "NP" or ""."""
    if p.form[k]:
        return "VERB"
    if p.np_start[k] == k:
        return "NP"
    return "CC" if p.tags[k] == "CC" else ""


_PART_OF_DAY = frozenset("earlier late early".split())


def _table(rows: tuple[Stop, ...]) -> dict[str, tuple[Rule, ...]]:
    """Return the rules by the word, tag or kind of item at which they are asked, in order."""
    keys = {key for row in rows for key in row.at}
    return {key: tuple(row.rule for row in rows if key in row.at) for key in keys}


# ---- both ------------------------------------------------------------------------------------


def always(c: Content, k: int) -> bool:
    """A mark or a word that stops whatever it follows: `The mayor said |the road was mined|; the
    port stayed open.`, not `The mayor said |the road (mined; unlit) was shut|.`; `The mayor
    denied |the charge|; the port stayed open.`, not `The mayor denied |the charge (theft;
    fraud)|.`
    """
    return True


# ---- a comma, a conjunction or a dash that hands a clause back -------------------------------


def full_stop(c: Content, k: int) -> bool:
    """A mark behind which more comes, not the line's last: `The mayor asked |who would pay|? or
    did he shout?`, not `The mayor asked |who would pay?|`
    """
    return k + 1 < c.end


def another_says(c: Content, k: int) -> bool:
    """`The mayor said |the road was shut|, the envoy said.`, not `The mayor said |the army saw the
    men, who ran|.`
    """
    return k + 1 < c.end and attribution_follows(c.p, k + 1)


def adding(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined|, adding that it was shut.`, not `The mayor said |the
    blast hit a bus, killing two men|.`
    """
    at = k + 1 + (c.p.tags[k + 1].startswith("RB") and c.p.form[k + 1] == "")
    return c.p.form[at] == "gerund" and c.p.speaks(at)


def with_another_saying(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined|, with the army saying it was safe.`, not `The mayor
    said |the road was mined, with the army holding the port|.`
    """
    p = c.p
    if p.low[k + 1] != "with":
        return False
    at = next((m for m in range(k + 2, min(p.n, k + 11)) if p.form[m]), p.n)
    return p.form[at] == "gerund" and p.speaks(at)


def without_giving(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined|, without giving details.`, not `The mayor said |the men
    had left, without a word|.`
    """
    return c.p.low[k + 1] == "without" and c.p.low[k + 2] in _WITHHELD


def contrast(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined|, while traffic went on as before.`, not `The mayor said
    |the road was mined, though only in part|.`
    """
    return c.p.low[k + 1] in _CONTRAST and c.p.opens_clause(k + 2)


def summing_up(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined|, a claim the army denies.`, not `The mayor said |the
    men came from Varn, a port in the south|.`
    """
    return c.p.low[k + 1] in ("a", "an") and c.p.low[k + 2] in _SUMMING_UP


def verb_of_the_subject(c: Content, k: int) -> bool:
    """The verb of the noun that “who” or “which” told of: `The town, whose mayor said |the port
    was open|, fell.`, not `The mayor said |the port, which Norland held, fell|.`
    """
    p, group = c.p, c.group
    if p.form[k + 1] != "finite":
        return False
    if group is not None and group.start:
        if p.low[group.start - 1] in ("who", "which") or _of_whose(p, group):
            return True
    return p.form[c.begin] == "finite"


def narrator_joins(c: Content, k: int) -> bool:
    """“But” with a clause of the narrator's, or with any verb behind quoted words: `The mayor said
    |the road was mined|, but the port stayed open.`, not `The mayor said |the road was mined,
    and that the port was shut|.`
    """
    p, i = c.p, k + 1
    if p.low[i] not in ("but", "yet"):
        return False
    if p.marked[k - 1]:
        return p.finite(i, i + 15)  # quoted words have ended: a new finite verb is the narrator's
    return p.low[i + 1] != "that" and p.opens_clause(i + 1)


def led_in(c: Content, k: int) -> bool:
    """The verb of saying stands in what only leads up to the main clause: `After the mayor said
    |that the road was mined|, the council met in the school.`, not `The mayor said |that when
    the road was mined, the council met in the school|.`
    """
    p, group = c.p, c.group
    if group is None or group.start > _NEAR_THE_START or "," in p.low[: group.start]:
        return False
    leads = (
        p.low[0] in CLAUSE_OPENERS
        or p.form[0] == "gerund"
        or (p.tags[0] == "IN" and "gerund" in (p.form[1], group.form))
        or (group.start == 0 and p.low[group.head].endswith("ed"))  # "Asked whether he would go,"
    )
    return leads and p.opens_clause(k + 1) and p.low[k + 1] not in CLAUSE_OPENERS


_NEAR_THE_START = 25


def another_act(c: Content, k: int) -> bool:
    """`The mayor said |the road was mined| and warned drivers to stay away.`, not `The mayor said
    |the road was mined and the port was shut|.`
    """
    if c.p.low[k] == "so" and c.p.low[k - 1] != ",":
        return False
    if (
        c.p.marked[k - 1]
        and not c.p.marked[k]
        and c.p.low[k] == "but"
        and c.p.form[k + 1] == "finite"
    ):
        return True  # 'said "it is over" but would not say how'
    return other_speech(c.p, k + 1, c.group)


_COMMA = (",",)
CLAUSE_ROWS = (
    Stop(always, (";",)),
    Stop(full_stop, CLOSES_SENTENCE),
    Stop(another_says, DASHES | {","}),
    Stop(adding, _COMMA),
    Stop(with_another_saying, _COMMA),
    Stop(without_giving, _COMMA),
    Stop(contrast, _COMMA),
    Stop(summing_up, _COMMA),
    Stop(verb_of_the_subject, _COMMA),
    Stop(narrator_joins, _COMMA),
    Stop(led_in, _COMMA),
    Stop(another_act, ("CC", "so")),
)
CLAUSE_STOPS = _table(CLAUSE_ROWS)


# ---- another act of speech -------------------------------------------------------------------


def attribution_follows(p: Parsed, i: int) -> bool:
    """Return whether "he said" or "according to ..." stands at i, reporting nothing after."""
    for words in p.lexicon.prefaces.get(p.low[i], ()):
        if tuple(p.low[i : i + len(words)]) == words:
            return True
    i += p.low[i] == "as" and i + 1 < p.n
    subject = p.np_end[i] > 0
    k = p.past_adverbs(p.phrase_end(i)) if subject else i
    group = p.verb[k]
    if group is None or group.form != "finite" or group.passive:
        return False
    if not p.speaks(k) and p.head[k] not in _OPINES:
        return False
    if not subject:
        return p.np_end[group.end] > 0  # "said the mayor"
    last = p.past_adjuncts(group.end, True)[-1]
    return last >= p.n or p.low[last] in ENDS


_OPINES = frozenset("believes believe thinks".split())


def other_speech(p: Parsed, i: int, group: VerbGroup | None) -> bool:
    """Return whether a new act of reporting, coordinated with the first, begins at item i."""
    i = p.past_adverbs(i)
    verb = p.verb[i]
    if verb is not None:
        return (
            group is not None
            and verb.form in ("finite", "bare")
            and not verb.passive
            and p.head[i] in p.lexicon.verbs
            and _same_tense_before(p, verb, group)
        )
    if not p.opens_np(i):
        return False
    k = p.past_adverbs(p.phrase_end(i))
    verb = p.verb[k]
    alike = group is not None and group.form == "gerund"  # "some claiming A and others saying B"
    return (
        verb is not None
        and (verb.form == "finite" or alike and verb.form == "gerund")
        and not verb.passive
        and p.asserts(k)
    )


def _same_tense_before(p: Parsed, verb: VerbGroup, group: VerbGroup) -> bool:
    """Return whether a reporting verb up to `group` has the tense of `verb`."""
    tense = _tense(p, verb)
    return any(
        p.form[k] == "finite" and p.head[k] in p.lexicon.verbs and _tense(p, other) == tense
        for k, other in enumerate(
            p.verb[max(0, group.start - 80) : group.end], max(0, group.start - 80)
        )
        if other is not None
    )


def _tense(p: Parsed, group: VerbGroup) -> str:
    first, tag = p.low[group.start], p.tags[group.start]
    if first in ("has", "have", "is", "are"):
        return "present"
    if first in ("had", "was", "were"):
        return "past"
    return _TENSES.get(tag, tag)


_TENSES = {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}


def _of_whose(p: Parsed, group: VerbGroup) -> bool:
    """Return whether a verb's subject opens a relative clause ("whose mayor said")."""
    return p.np_end[group.start - 1] > 0 and p.tags[p.np_start[group.start - 1]] == "WP$"


# ---- the end of a thing reported -------------------------------------------------------------


def no_list(c: Content, k: int) -> bool:
    """`The mayor denied |the charge|, too.`, not `The mayor denied |theft, fraud and murder|.`"""
    return not _list_goes_on(c, k)


def when_or_why(c: Content, k: int) -> bool:
    """`The mayor denied |the charge| after the raid.`, not `The mayor promised |to stay unless it
    rained|.`
    """
    p, word, cue = c.p, c.p.low[k], c.cue
    if word == "because" and p.low[k - 1] in _MERELY:
        return False
    ahead = c.aimed or cue.kind == "commissive" or cue.lemma in ("threaten", "warn")
    if word in _CONDITIONS and ahead:
        return False
    if c.relative and not p.opens_clause(k + 1):
        return False  # "a boy who fell silent after weeks in custody"
    return not (c.aimed and p.is_time(k + 1))  # "to meet before spring"


def as_clause(c: Content, k: int) -> bool:
    """`The mayor denied |the charge| as the rain stopped.`, not `The mayor denied |the charge as
    false|.`
    """
    return "as" not in c.cue.takes and c.p.opens_clause(k + 1)


def narrator_goes_on(c: Content, k: int) -> bool:
    """`The mayor blamed |the army| and left the town.`, not `The mayor promised |to stop the raids
    and withdraw the men|.`
    """
    p, i = c.p, k + 1
    if p.low[i] == "that" and p.opens_clause(i + 1):
        return True
    i = p.past_adverbs(i)
    if p.form[i] in ("finite", "bare") and not c.relative:
        return not (c.aimed and p.tags[i] == "VB")
    return not p.form[i] and p.opens_clause(i)


def where_it_was_said(c: Content, k: int) -> bool:
    """`The mayor denied |the charge| in a statement.`, not `The mayor denied |the charge in the
    paper|.`
    """
    p = c.p
    if p.np_head(k + 1) in _VENUE:
        return True
    return p.is_time(k + 1) and not c.relative and not _lies_ahead(c, k + 1)


def when_it_was_said(c: Content, k: int) -> bool:
    """`The mayor denied |the charge| last week.`, not `The mayor promised |a truce next week|.`"""
    p = c.p
    if not p.is_time(k) or p.low[k - 1] in _LEADS_A_TIME or c.relative or _lies_ahead(c, k):
        return False
    called = "small-clause" in c.cue.takes and (
        p.marked[k] > 0 and not p.marked[k - 1] or p.low[k] in ("a", "an") and p.np_end[k] - k > 2
    )  # "called the talks a good day", not "called the talks a failure last week"
    return not called


_LEADS_A_TIME = frozenset("of for from since by the to in on at within as".split())


def main_verb(c: Content, k: int) -> bool:
    """The verb of the noun that the participle describes: `A study criticising |the crew| has won
    a prize.`, not `The mayor praised |the crew that won a prize|.`
    """
    return (
        c.p.form[k] == "finite"
        and not c.relative
        and c.p.np_end[k - 1] > 0
        and c.group is not None
        and c.group.form in ("gerund", "participle")
    )


OBJECT_ROWS = (
    Stop(always, DASHES | CLOSES_SENTENCE | {";", ":", "during"}),
    Stop(no_list, _COMMA),
    Stop(when_or_why, CLAUSE_OPENERS - {"as"}),
    Stop(as_clause, ("as",)),
    Stop(narrator_goes_on, ("CC",)),
    Stop(where_it_was_said, ("in", "on", "at")),
    Stop(when_it_was_said, ("NP",)),
    Stop(main_verb, ("VERB",)),
)
OBJECT_STOPS = _table(OBJECT_ROWS)


def _lies_ahead(c: Content, k: int) -> bool:
    """Return whether the time at item k belongs to what is promised, asked or expected ("a truce
    next week", "a vote in two days"), not to the speaking ("a truce on Monday")."""
    words, cue = c.p.low[c.p.np_start[k] : c.p.np_end[k]], c.cue
    if "next" in words or "coming" in words or words[-1] in ("tomorrow", "later"):
        return True
    if cue.kind != "commissive" and "object-infinitive" not in cue.takes:
        if cue.lemma not in _FORETELLS:
            return False
    if "this" in words and cue.kind == "speech":
        return False  # "asked for help this week"
    return words[-1] not in _BEHIND and "last" not in words


_FORETELLS = frozenset("show forecast predict anticipate foresee".split())
_BEHIND = DAYS | {"today", "yesterday", "tonight", "ago", "earlier"}


def _list_goes_on(c: Content, comma: int) -> bool:
    """Return whether the comma separates members of a list ("A, B and C")."""
    p, i = c.p, comma + 1
    if p.low[i] == "including" or p.low[i : i + 2] == ["such", "as"]:
        return p.np_end[i + 1 + (p.low[i] == "such")] > 0
    if not p.np_end[i] or p.low[i] in NOMINATIVE | {"it"}:
        return False
    for k in range(i, min(c.end, i + 12)):
        word = p.low[k]
        if p.form[k] or word in (".", ";", ":", QUOTE):
            return False
        if word in ("and", "or", "&") and p.np_end[k + 1]:
            return p.form[p.phrase_end(k + 1)] != "finite"
        if word == "," and p.low[k + 1] in ("and", "or"):
            return p.np_end[k + 2] > 0
    return False
