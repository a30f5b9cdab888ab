"""The rules by which a participle is passive or active, in the order in which they are asked.

A rule looks at one case and answers with the passive it sees, with `ACTIVE`, or with None where it
does not apply; the first answer counts, and where no rule has one, the weights decide. Each says
what it fires on and what it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kit.analysis.grammar.participles.clues import (
    NOMINAL,
    Auxiliary,
    finite_right,
    opens_behind,
)
from kit.analysis.grammar.participles.frames import (
    absolute,
    closes_insertion,
    gapped,
    inserted,
    joined_to,
    leads_in,
)
from kit.analysis.grammar.participles.without_auxiliary import (
    CLAUSE_EDGES,
    CLAUSE_LINKS,
    asked_of,
    has_a_clause_behind,
    is_headline_verb,
    last_hope_of_a_verb,
    made_so,
    name_behind_a_noun,
    no_object,
    object_gap,
    only_a_subject_before,
    state_behind,
    under_preposition,
)
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, FINITE_TAGS, NOMINATIVE, WH_TAGS
from kit.analysis.lexicon.cues import cue_lexicon
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.participle_forms import form_kind, is_state, lexicon
from kit.text.calendar_words import WEEKDAYS

ACTIVE = "active"
# Verbs of which a person told or asked "what" can be the object: "people asked what they saw".
_TOLD_WHAT = frozenset("ask tell show teach give".split())
_BE, _GET, _JOINED = "passive.be", "passive.get", "passive.joined"
_HEADLINE, _REDUCED = "passive.headline", "passive.reduced"
# Verbs that give a name: what stands behind their participle is the name, and no object.
_NAMING = frozenset(
    "called named dubbed nicknamed titled entitled labelled labeled codenamed".split()
)
# Verbs that join a subject to a state.
_LINKING = frozenset(
    """seem seems seemed look looks looked looking appear appears appeared feel feels felt feeling
    sound sounds sounded remain remains remained remaining""".split()
)
# Not so those that tell no time or condition of an act: "after", "before" and "since" take "being".
_REDUCERS = (CLAUSE_OPENERS - {"after", "before", "since", "because", "lest"}) | {"than"}
_DAYS = frozenset(WEEKDAYS) | frozenset("yesterday today tomorrow tonight".split())
_SPELLS = frozenset(
    (which, unit)
    for which in ("last", "this", "next", "earlier", "late", "early")
    for unit in ("week", "month", "year", "night", "weekend", "summer", "winter", "this", "last")
)
# An event has no such degrees: "very divided" and "too tired" are states.
_DEGREES = frozenset("very too deeply evenly quite rather extremely".split())


@dataclass
class Case:
    """A word that can be a participle, in its tagged sentence; `words` are in small letters.

    `weighed` is whether the weights take it for passive; `before` is the place and the rule of
    the participle before it, if there is one.
    """

    words: Sequence[str]
    tags: Sequence[str]
    i: int
    auxiliary: Auxiliary
    weighed: bool
    before: tuple[int, str | None] | None

    @cached_property
    def word(self) -> str:
        """The word itself."""
        return self.words[self.i]

    @cached_property
    def base(self) -> str:
        """The verb it is a form of."""
        return lemma(self.word)

    @cached_property
    def left(self) -> str:
        """The word before it, "" at the start."""
        return self.words[self.i - 1] if self.i else ""

    @cached_property
    def before_left(self) -> str:
        """The word before that one, "," at the start: an edge like any other."""
        return self.words[self.i - 2] if self.i > 1 else ","

    @cached_property
    def last(self) -> str:
        """The tag of the word before it; a gerund as subject and "pan-democrats" are nouns."""
        tag = self.tags[self.i - 1] if self.i else "<s>"
        if tag == "JJ" and "-" in self.left and self.left.endswith("s"):
            return "NNS"  # taggers take any word with a hyphen for an adjective
        return "NN" if tag == "VBG" and self.starts else tag  # "fighting resumed"

    @cached_property
    def starts(self) -> bool:
        """Whether one word stands between the start of the clause and this one."""
        return self.i > 0 and self.before_left in CLAUSE_EDGES | CLAUSE_LINKS

    @cached_property
    def opens(self) -> str:
        """What kind of phrase opens behind it; a time or a state there is no object."""
        opens = opens_behind(self.words, self.tags, self.i)
        if opens == "noun":
            behind = tuple(self.words[self.i + 1 : self.i + 3])
            owner = self.tags[self.i + 2 : self.i + 3] == ["POS"]  # "condemned Friday's test"
            if not owner and (behind[0] in _DAYS or behind in _SPELLS):
                return "prep"  # "got it fixed yesterday"
            if no_object(self.words, self.tags, self.i):
                return "prep"  # "found dead in a car", "rescued off the coast"
        return opens

    @cached_property
    def past(self) -> bool:
        """Whether its tag says that it is a past tense."""
        return self.tags[self.i] == "VBD"

    @cached_property
    def straight(self) -> bool:
        """Whether a finite verb follows in the same clause."""
        return finite_right(self.words, self.tags, self.i) == "straight"

    def known_as(self, kind: str) -> bool:
        """Return whether its verb stands in one of the lists of `participles.toml`."""
        return self.base in lexicon()[kind]


Rule = Callable[[Case], str | None]


def decide(case: Case) -> str | None:
    """Return the rule by which a case is passive, `ACTIVE` where a rule says that it is the verb
    of its clause, and None where only the weights speak against a passive."""
    for rule in _rules_of(case.auxiliary.kind):
        verdict = rule(case)
        if verdict is not None:
            return verdict
    if case.weighed:
        return _REDUCED
    # With an object of its own, a form that the weights take for active is the verb.
    return ACTIVE if case.opens in ("noun", "clause") else None


def _rules_of(auxiliary: str) -> Sequence[Rule]:
    if auxiliary in ("be", "get"):
        return _UNDER_BE
    return {"is-or-has": _UNDER_S, "have": (_perfect,), "modal": (_perfect,)}.get(auxiliary, _BARE)


def _perfect(case: Case) -> str | None:
    """ "Have captured", "did hit"."""
    return ACTIVE


# ---- behind "be", "get" and "'s" -----------------------------------------------------------------


def _state(case: Case) -> str | None:
    """ "Was concerned", "too tired", not "was surprised by the news"."""
    state = is_state(case.word, case.tags[case.i]) or case.left in _DEGREES
    return ACTIVE if state and case.opens != "by" else None


def _left_so(case: Case) -> str | None:
    """ "He was left dead", "the town was left in ruins", not "a bag was left in the car" and not
    "nine men were left dead by the blast": what was left behind is a state, unless a by-phrase
    names who or what brought it about."""
    if case.word != "left":
        return None
    end = state_behind(case.words, case.tags, case.i)
    # "Left unguarded by the army": there the by-phrase is the second participle's.
    brought = case.words[end : end + 1] == ["by"] and case.tags[end - 1] != "VBN"
    return ACTIVE if end and not brought else None


def _used_to_it(case: Case) -> str | None:
    """ "Are used to the noise", not "are used to carry arms"."""
    behind = case.tags[case.i + 2] if case.i + 2 < len(case.tags) else "."
    accustomed = behind in ("DT", "PRP$", "PRP", "PDT", "VBG", "NNS")
    return ACTIVE if case.word == "used" and case.opens == "to" and accustomed else None


def _behind_be(case: Case) -> str | None:
    """ "Was hit", "got hit", not "was died" (a slip): intransitive verbs only where weighed so."""
    tagged = case.tags[case.i] in ("VBN", "VBD", "VB", "VBP", "JJ")
    sure = tagged and not case.known_as("intransitive")
    return f"passive.{case.auxiliary.kind}" if case.weighed or sure else ACTIVE


def _is_called(case: Case) -> str | None:
    """ "She's called Ada"."""
    return _BE if case.word in _NAMING else None


def _is_or_has(case: Case) -> str | None:
    """ "It's made of wood", not "he's taken pains", where "'s" is "has"."""
    place = case.auxiliary.index
    if case.opens == "noun" or case.known_as("intransitive") or place is None:
        return ACTIVE
    thing = place > 0 and case.words[place - 1] in ("it", "that", "this", "what", "which")
    sure = thing and case.word not in ("got", "taken", "left", "changed")
    return _BE if case.weighed or sure else ACTIVE


# ---- without an auxiliary ------------------------------------------------------------------------


def _intransitive(case: Case) -> str | None:
    """ "Men died", "the fort stood by the river", not "the fort held by rebels"."""
    return ACTIVE if case.known_as("intransitive") else None


def _said(case: Case) -> str | None:
    """ "The video should be shown but said nothing": what is said needs "is"."""
    return ACTIVE if case.word == "said" else None


def _too(case: Case) -> str | None:
    """ "Became so upset": an event has no degrees."""
    return ACTIVE if case.left in _DEGREES | {"so"} and case.opens != "by" else None


def _left(case: Case) -> str | None:
    """ "Was released and left": in the passive "left" says how."""
    return (
        ACTIVE if _follows(case) and case.word == "left" and case.opens in ("end", "stop") else None
    )


def _joined(case: Case) -> str | None:
    """ "Was hit and moved", not "was hit and moved the car"."""
    if case.before is None or case.before[1] is None:
        return None
    if not joined_to(case.words, case.tags, case.before[0], case.i):
        return None
    if case.opens == "verb":
        return None  # "was upset, and started driving"
    return _JOINED if case.opens != "noun" or case.weighed else ACTIVE


def _gapped(case: Case) -> str | None:
    """ "Homes were raided and computers seized"."""
    if case.before is None or case.before[1] != _BE:
        return None
    found = gapped(case.words, case.tags, case.before[0], case.i, case.opens)
    return _JOINED if found else None


def _follows(case: Case) -> bool:
    """Return whether the participle before is passive."""
    return case.before is not None and case.before[1] is not None


def _asked(case: Case) -> str | None:
    """ "Were the men told?"."""
    return _BE if asked_of(case.words, case.tags, case.i) else None


def _people(case: Case) -> str | None:
    """ "The wounded were moved": a noun."""
    noun = case.last == "DT" and case.left in ("the", "a", "an", "its", "no")
    return ACTIVE if noun and case.opens == "verb" else None


def _looks(case: Case) -> str | None:
    """ "It looked abandoned", not "it looked abandoned by all"."""
    return ACTIVE if case.left in _LINKING and case.opens != "by" else None


def _shortened(case: Case) -> str | None:
    """ "Once cooked", "if left untreated", "as promised", not "as quickly taken"."""
    if case.left not in _REDUCERS or case.left == "as" and case.last == "RB":
        return None
    if case.opens == "noun" and (case.past or case.left not in ("if", "once", "unless")):
        return None  # "Clinton once described the plan"
    return _REDUCED


def _made_so(case: Case) -> str | None:
    """ "Had her car stolen", "got it fixed"."""
    so = made_so(case.words, case.tags, case.i) and case.opens not in ("noun", "verb")
    return _REDUCED if so else None


def _he_did(case: Case) -> str | None:
    """ "They captured": a pronoun in the nominative is a subject."""
    return ACTIVE if case.last == "PRP" and case.left in NOMINATIVE | {"you"} else None


def _lead_in(case: Case) -> str | None:
    """ "Founded in 1990, the club ...", "Wounded, he ..."."""
    bare = case.opens == "and" or case.words[case.i + 1 : case.i + 2] == [","]
    if case.last not in ("<s>", "``") or not (case.opens in ("prep", "by") or bare):
        return None
    event = case.opens == "by" or not is_state(case.word, case.tags[case.i])
    return _REDUCED if event and leads_in(case.words, case.tags, case.i) else None


def _inserted(case: Case) -> str | None:
    """ "The talks, delayed for weeks, begin", "its flag lowered"."""
    place = (case.words, case.tags, case.i)
    return _REDUCED if case.opens != "noun" and (inserted(*place) or absolute(*place)) else None


def _asks_what(case: Case) -> str | None:
    """ "Ray condemned what he called theft": the clause is its object."""
    clause = case.past and case.last in NOMINAL and case.base not in _TOLD_WHAT
    return ACTIVE if clause and case.words[case.i + 1 : case.i + 2] in (["what"], ["how"]) else None


def _takes_to(case: Case) -> str | None:
    """ "Ray referred to it", "the firms that had lost agreed to pay", not "men asked to leave": a
    reporting verb with the preposition or the infinitive it takes, and with no object."""
    if not case.past or case.last not in NOMINAL or case.i + 2 >= len(case.words):
        return None
    behind = case.words[case.i + 1]
    cues = cue_lexicon().verbs.get(case.word, ())
    if any({"object", "object-infinitive", "recipient"} & cue.takes for cue in cues):
        return None
    verb = behind == "to" and case.tags[case.i + 2] == "VB"
    return ACTIVE if any((behind, "infinitive")[verb] in cue.takes for cue in cues) else None


def _verb_of_its_clause(case: Case) -> str | None:
    """ "After the truck smashed into a wall": the clause that a conjunction opens needs a verb."""
    if not case.past or case.straight or not only_a_subject_before(case.words, case.tags, case.i):
        return None
    opener = next((w for w in reversed(case.words[: case.i]) if w in CLAUSE_LINKS), "")
    return ACTIVE if opener in CLAUSE_OPENERS - {"as"} else None


def _it_did(case: Case) -> str | None:
    """ "It ended": one word that can only be a subject."""
    lone = case.left in ("it", "you", "this", "that", "everyone", "nobody")
    return ACTIVE if case.starts and lone else None


def _reports(case: Case) -> str | None:
    """ "Norland said Monday it will leave", "the union threatened to strike"."""
    behind = case.opens not in ("by", "noun") and has_a_clause_behind(
        case.words, case.tags, case.i, case.opens
    )
    return ACTIVE if behind else None


def _closes_insertion(case: Case) -> str | None:
    """ "The mayor, who came, resigned": the verb of the phrase before the insertion."""
    closes = case.opens != "by" and closes_insertion(case.words, case.tags, case.i)
    return ACTIVE if closes else None


def _before_its_noun(case: Case) -> str | None:
    """ "Containing written orders"."""
    inside = case.last[:2] in ("VB", "IN", "JJ", "DT", "PR")
    return ACTIVE if case.opens == "noun" and case.word not in _NAMING and inside else None


def _headline(case: Case) -> str | None:
    """ "Two hit by fire", not "Mayor quit party"."""
    if case.last not in NOMINAL or not is_headline_verb(case.words, case.tags, case.i):
        return None
    return _HEADLINE if case.opens in ("prep", "by", "end", "to", "stop") else ACTIVE


def _by_somebody(case: Case) -> str | None:
    """ "The base captured by rebels"."""
    return _REDUCED if case.opens == "by" and case.tags[case.i][0] == "V" else None


def _no_past_tense(case: Case) -> str | None:
    """ "A bomb hidden in a cart": the form cannot be a past tense."""
    distinct = form_kind(case.word) == "distinct" and case.last in NOMINAL
    return _REDUCED if distinct and case.opens not in ("noun", "and") else None


def _named(case: Case) -> str | None:
    """ "It was led by a sergeant called Kim"."""
    name = case.word in _NAMING and case.last in NOMINAL
    return _REDUCED if name and _name_behind(case.words, case.tags, case.i) else None


def _last_hope(case: Case) -> str | None:
    """ "A delegation led by the minister left": the sentence needs a verb."""
    return ACTIVE if last_hope_of_a_verb(case.words, case.tags, case.i) else None


def _under_preposition(case: Case) -> str | None:
    """ "Hurt by bullets fired at head height"."""
    under = case.opens in ("prep", "end", "stop") and under_preposition(
        case.words, case.tags, case.i
    )
    return _REDUCED if under else None


def _before_the_verb(case: Case) -> str | None:
    """ "The men held in May were freed": the verb of "the men" follows."""
    if case.last not in NOMINAL or not case.straight:
        return None
    if case.past and name_behind_a_noun(case.words, case.tags, case.i):
        return None  # "many people the paper saw took pictures"
    verb = case.opens == "verb" and _is_finite(case.words, case.tags, case.i)
    return _REDUCED if case.opens in ("prep", "to") or verb else None


def _of_itself(case: Case) -> str | None:
    """ "Fighting resumed": it needs no doer."""
    alone = case.last in NOMINAL and case.opens != "by" and case.known_as("ergative")
    return ACTIVE if alone else None


def _without_object(case: Case) -> str | None:
    """ "People killed in May", not "the tools the men used": the object it needs is missing."""
    if case.last not in NOMINAL or not case.known_as("transitive"):
        return None
    if case.opens not in ("prep", "end", "stop"):
        return None
    return ACTIVE if object_gap(case.words, case.tags, case.i) else _REDUCED


def _only_verb(case: Case) -> str | None:
    """ "The army moved north": the clause has a subject and no other verb."""
    if case.last not in NOMINAL or case.straight:
        return None
    return ACTIVE if only_a_subject_before(case.words, case.tags, case.i) else None


_UNDER_BE: tuple[Rule, ...] = (_state, _left_so, _used_to_it, _behind_be)
_UNDER_S: tuple[Rule, ...] = (_state, _left_so, _used_to_it, _is_called, _is_or_has)
_BARE: tuple[Rule, ...] = (
    _intransitive, _said, _too, _left, _left_so, _joined, _gapped, _asked, _people, _looks,
    _shortened, _made_so, _he_did, _asks_what, _takes_to, _lead_in, _verb_of_its_clause,
    _inserted, _it_did, _reports, _closes_insertion, _before_its_noun, _headline, _by_somebody,
    _no_past_tense, _named, _last_hope, _under_preposition, _before_the_verb, _of_itself,
    _without_object, _only_verb,
)  # fmt: skip


def _name_behind(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether a name follows, and the clause up to `i` has had its verb already."""
    at = i + 1 if tags[i + 1 : i + 2] != ["DT"] else i + 2
    if at >= len(tags) or tags[at] not in ("NNP", "NNPS", "``"):
        return False
    for j in range(i - 1, -1, -1):
        if tags[j] in FINITE_TAGS and words[j - 1 : j] not in (["who"], ["which"], ["that"]):
            return True  # but "one who sent the letter called Oz a quack"
        if words[j] in CLAUSE_EDGES or words[j] in CLAUSE_LINKS or tags[j] in WH_TAGS:
            return False
    return False


def _is_finite(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the next verb is surely finite; a bare form may be a noun ("tear gas")."""
    after = next((j for j in range(i + 1, len(words)) if tags[j][0] in "VM"), None)
    if after is None:
        return False
    return tags[after] in ("VBD", "VBZ", "MD") or words[after] in ("are", "have", "do", "were")
