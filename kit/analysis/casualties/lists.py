"""The list after a predicate: "killed two soldiers, a nurse and, in Homs, five villagers".

Walks right from an active predicate over the items of its object, past places and names, and
stops where a number has a verb of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.analysis.casualties.chunks import LIST_LINKS, PEOPLE_ENDINGS, Clauses, Counted, Number
from kit.analysis.casualties.clause_ends import AUXILIARIES, EDGES, own_verb
from kit.analysis.casualties.predicates import Predicate
from kit.analysis.casualties.words import OTHER_VERBS, PREPOSITIONS, STOP
from kit.analysis.lexicon.closed_classes import POSSESSIVES

_LONGEST_GAP = 14
_LINKS = LIST_LINKS | {"as", "plus", "including", "namely"}
_GOVERNS = PREPOSITIONS - {"including", "plus"}
_ENDS = (
    (EDGES - {"as", "that", "whom", "which"}) | AUXILIARIES | {"but", "while", "according"}
)  # fmt: skip


def read_objects(clauses: Clauses) -> None:
    """Give every verb that looks after it the numbers of its object."""
    for at, predicate in clauses.verbs():
        if predicate.after and predicate.shape != "of":
            if clauses.word(at + 1) != "them":
                take_list(clauses, at, at + 1, predicate.kind, "casualties.object.after-verb")
            elif predicate.real:
                _take_them(clauses, at, predicate)


def read_of_nouns(clauses: Clauses) -> None:
    """Read "the bodies of 3 men who had been kidnapped": the noun says what became of them."""
    for at, predicate in clauses.verbs():
        if predicate.shape == "of":
            take_list(clauses, at, at + 1, predicate.kind, "casualties.object.of-noun")


def _take_them(clauses: Clauses, at: int, predicate: Predicate) -> None:
    """Give "dragged 12 peasants from their homes and murdered them" to the nearest such count."""
    for back in range(at - 1, -1, -1):
        number = clauses.number(back)
        if number and number.people and number.noun.head in ("person", "unknown"):
            if not number.kind and (number.value or 2) > 1:
                number.give(predicate.kind, "casualties.pronoun.them", trigger=predicate.row)
            return


def take_list(clauses: Clauses, at: int, start: int, kind: str, row: str) -> None:
    """Give every number of the list that starts at chunk `start` this kind."""
    items = _List(clauses, at, start, kind, row, clauses.verb(at))
    here = start
    while here < len(clauses.chunks):
        number = clauses.counted(here)
        if clauses.verb(here) is not None:
            return
        if not (items.goes_past(here) if number is None else items.takes(here, number)):
            return
        here += 1


@dataclass
class _List:
    """A list while it is read: what was met since the predicate at `at`."""

    clauses: Clauses
    at: int
    start: int
    kind: str
    row: str
    predicate: Predicate | None
    last: Counted | None = None
    """The item taken last that is no part of another."""
    whole: Counted | None = None
    """The item whose parts are told."""
    gap: int = 0
    """Words since the last item."""
    in_phrase: bool = False
    """Whether the words since then opened a phrase with a preposition."""

    @property
    def of_noun(self) -> bool:
        """Return whether a noun opened the list: "the killing of"."""
        return self.predicate is not None and self.predicate.shape == "of"

    def takes(self, here: int, number: Counted) -> bool:
        """Take the number at `here` if it is an item; return whether the list may go on."""
        prev = self.clauses.word(here - 1)
        opens = self.clauses.opens_part(here)
        linked = here == self.start or self.linked(here)
        if self.ends_before(here, number, opens):
            return False
        if number.blocked and number.noun.head == "other" and self.last is None:
            return True  # a date between verb and object
        if not opens and self.governed(here):
            self.in_phrase = True
            return True
        if number.what == "A" and prev == "," and self.gap and self.last is None:
            return True  # "killed Roberto Navas, a reporter": the article explains a name
        if self.last is not None and not linked and not opens:
            return False
        if not number.people or not (linked or opens or not self.in_phrase or self.gap == 0):
            return not number.people or linked
        if self.last is None and self.no_first_item(here, number, linked or opens):
            return False
        if number.noun.head == "unknown" and self.no_people(number):
            return False
        self.take(here, number, opens)
        return True

    def linked(self, here: int) -> bool:
        """Return whether the number is joined: ", 5 boys", "and his 2 sons", "all of the 12"."""
        one, two, three = (self.clauses.word(here - step) for step in (1, 2, 3))
        return (
            one in _LINKS or one in POSSESSIVES and two in LIST_LINKS
            or (two, one) == ("of", "the") and three in ("one", "all")
        )  # fmt: skip

    def ends_before(self, here: int, number: Counted, opens: bool) -> bool:
        """Return whether the number belongs to something else than the list."""
        if opens and self.last is None and self.of_noun and self.gap:
            return True  # "the massacre of Velm, including 11 children": of a place, not of people
        open_yet = number.rule == "casualties.adjective" or number.open_victims
        if number.kind and not opens and not open_yet:
            return True
        of_noun = self.of_noun and (self.gap < 2 or self.last is not None)
        is_object = here == self.start and self.predicate is not None
        return not of_noun and own_verb(self.clauses, here, is_object)

    def governed(self, here: int) -> bool:
        """Return whether the number stands in a phrase: "in 3 cities", not "as well as 3 boys"."""
        prev, before = self.clauses.word(here - 1), self.clauses.word(here - 2)
        if prev not in _GOVERNS or here == self.start:
            return False
        if (before, prev) in (("well", "as"), ("along", "with"), ("together", "with")):
            return False
        return not (self.of_noun and (prev == "to" or prev == "of" and self.last is None))

    def no_first_item(self, here: int, number: Counted, joined: bool) -> bool:
        """Return whether the number cannot open the list."""
        if number.noun.head == "bare" and here != self.start and not joined:
            return True
        people_only = self.predicate is not None and self.predicate.people_only
        return people_only and not self.lost_people(here, number)

    def lost_people(self, here: int, number: Counted) -> bool:
        """Return whether "lost 12 men" or "wiped out a family" means people killed."""
        word, people = self.clauses.word, self.clauses.lex.people
        kin = any(word(here - step) in people for step in (2, 3, 4))
        if self.gap > (5 if kin else 1) or word(here - 1) in PREPOSITIONS:
            return False  # but "lost her husband and two sons" has people between
        if word(here + 1) == "to":
            return False  # "lost 300 workers to a rival"
        if number.what == "A":
            return number.group in ("fighters", "government_forces")
        if self.clauses.tokens[number.last - 1].text == "own":
            return True  # "lost two of their own"
        family = isinstance(number, Number) and "famil" in number.quantity.wording.lower()
        return family or number.noun.head == "person"

    def no_people(self, number: Counted) -> bool:
        """Return whether an unknown noun is none for people: "the loss of 900 jobs"."""
        if self.clauses.word(self.at) == "loss":
            return True
        noun = self.clauses.tokens[number.last - 1].text
        likely = noun.isalpha() and noun.endswith(PEOPLE_ENDINGS) or number.group
        return self.kind in ("detained", "missing") and not likely

    def take(self, here: int, number: Counted, opens: bool) -> None:
        """Give the number what the list gives; block it where that did not happen."""
        trigger = self.predicate.row if self.predicate else ""
        if self.predicate and not self.predicate.real:
            number.block()
        elif opens or self.whole is not None and self.still_parts(here):
            self.whole = self.whole or self.last
            number.give(self.kind, "casualties.part.in-list", self.whole, trigger)
        else:
            number.give(self.kind, self.row, trigger=trigger)
        if not opens or self.last is None:
            self.last = number
        self.gap, self.in_phrase = 0, False

    def still_parts(self, here: int) -> bool:
        """Return whether a list of parts goes on: "including 5 women and 3 children"."""
        back = here - 1
        while self.clauses.plain(back) and (
            self.clauses.word(back) in LIST_LINKS or self.clauses.word(back) not in STOP
        ):
            back -= 1
        part = self.clauses.counted(back)
        return part is not None and part.part_of is self.whole

    def goes_past(self, here: int) -> bool:
        """Go past a word between items; return False where it ends the list."""
        text, lex = self.clauses.word(here), self.clauses.lex
        if text in _ENDS or text in lex.modals - {"to"} or text == "to" and self.last is not None:
            return False
        if text in OTHER_VERBS and text not in lex.people:
            return False
        joined = self.clauses.word(here - 1) in ("and", "but", ",")
        if joined and text.endswith("ed") and len(text) > 4:
            if text not in STOP and text not in lex.people:
                return False  # "and affected a million more": another verb begins
        self.in_phrase = self.in_phrase or text in _GOVERNS or text == "plus"
        self.gap += 1
        return self.gap <= _LONGEST_GAP


_DRIVEN = frozenset(
    "forced forcing forces force driven driving drove compelled obliged obliging".split()
)
_AWAY = frozenset("flee leave abandon evacuate".split())
_HOMES = frozenset("home homes houses villages village communities".split())


def read_driven(clauses: Clauses) -> None:
    """Read "forced 12,000 people to flee" and "driven 90,000 from their homes"."""
    for at, number in clauses.all_counted():
        if clauses.word(at - 1) not in _DRIVEN or number.what != "Q" or not number.people:
            continue
        after = [clauses.word(at + step) for step in range(1, 6)]
        away = after[0] == "to" and after[1] in _AWAY
        if away or after[0] in ("from", "out") and _HOMES & set(after):
            number.give("displaced", "casualties.object.driven")


def read_along_with(clauses: Clauses) -> None:
    """Read "was kidnapped along with two aides"."""
    for at, predicate in clauses.verbs():
        words = clauses.word(at + 1), clauses.word(at + 2)
        if words not in (("along", "with"), ("together", "with")) or predicate.after:
            continue
        number = clauses.counted(clauses.skip(at + 3, POSSESSIVES | {"the"}))
        if number is not None and number.people and predicate.real:
            number.give(predicate.kind, "casualties.object.along-with", trigger=predicate.row)
