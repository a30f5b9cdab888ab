"""The words of casualty reporting, read once from the lexicon files and inflected.

The files (`kit/data/lexicons/casualty_*.toml`) hold base forms by class, each class with an
example; this module turns them into look-up tables of the forms that stand in a text. All keys
are in lower case, so a text in capitals reads the same as one in mixed case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kit.analysis.lexicon import closed_classes
from kit.analysis.lexicon.inflection import inflected, plural, verb_forms
from kit.text.calendar_words import WEEKDAYS
from kit.text.lexicon_file import read_lexicon


@dataclass
class Lexicon:
    """Look-up tables, word form -> class, for one reading of the files."""

    verbs: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """form -> (kind, shape, takes); shape is base, present, past or ing."""
    states: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    singular_nouns: set[str] = field(default_factory=set)
    acts: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    one_person: set[str] = field(default_factory=set)
    not_people: set[str] = field(default_factory=set)
    modifiers: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    names: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    """First word of a named force -> [(all its words, group)], longest first."""
    modals: frozenset[str] = frozenset()
    governors: frozenset[str] = frozenset()
    realis_infinitive: frozenset[str] = frozenset()
    simulated: frozenset[str] = frozenset()
    toll_verbs: set[str] = field(default_factory=set)

    def participle(self, text: str) -> str | None:
        """Return the kind of a state or a past form: "missing", "wounded"; else None."""
        if text in self.states:
            return self.states[text]
        kind, shape, _ = self.verbs.get(text, (None, "", ""))
        return kind if shape == "past" else None

    def state(self, text: str) -> str | None:
        """Return the kind of a casualty noun, state or past form; None for other words."""
        return self.nouns.get(text) or self.participle(text)


def _regular(base: str) -> tuple[str, str, str, str]:
    """Return (base, third person, past, -ing) of a verb with one past and no participle apart."""
    forms = inflected(base)
    return base, forms.third, forms.pasts[0], forms.gerunds[0]


@cache
def lexicon() -> Lexicon:
    """Return the tables, read from the lexicon files on first use."""
    read = Lexicon()
    _read_verbs(read, read_lexicon("casualty_verbs"))
    _read_people(read, read_lexicon("casualty_people"))
    _read_context(read, read_lexicon("casualty_context"))
    return read


def _read_verbs(read: Lexicon, table: dict) -> None:
    for entry in table["verb"]:
        forms = [_regular(word) for word in entry["words"]]
        for line in entry.get("forms", ()):
            base, present, past, participle, ing = line.split()
            forms.append((base, present, past, ing))
            read.verbs[participle] = (entry["kind"], "past", entry["takes"])
        for base, present, past, ing in forms:
            for form, shape in ((base, "base"), (present, "present"), (ing, "ing"), (past, "past")):
                read.verbs[form] = (entry["kind"], shape, entry["takes"])
    for entry in table["state"]:
        read.states.update((word, entry["kind"]) for word in entry["words"])
    for entry in table["noun"]:
        for word in entry["words"]:
            read.nouns[plural(word)] = entry["kind"]
            read.nouns[word] = entry["kind"]
            read.singular_nouns.add(word)
    for entry in table["act"]:
        read.acts.update((word, entry["kind"]) for word in entry["words"])


def _read_people(read: Lexicon, table: dict) -> None:
    for entry in table["people"]:
        for word in entry["words"]:
            one, _, many = word.partition("/")
            for form in (one, many or plural(one)):
                # A word listed under a group keeps it if it comes up again among the rest.
                read.people.setdefault(form, entry["group"])
            if one != many:
                read.one_person.add(one)
    for entry in table["modifier"]:
        nouns = frozenset(entry["nouns"])
        read.modifiers.update((word, (entry["group"], nouns)) for word in entry["words"])
    for section, group in (("armed_group", "fighters"), ("state_force", "government_forces")):
        for entry in table[section]:
            for name in entry["words"]:
                parts = tuple(name.split())
                read.names.setdefault(parts[0], []).append((parts, group))
    for names in read.names.values():
        names.sort(key=lambda n: -len(n[0]))


def _read_context(read: Lexicon, table: dict) -> None:
    for entry in table["not_people"]:
        for word in entry["words"]:
            one, _, many = word.partition("/")
            read.not_people.update((one, many or plural(one)))
    irrealis = table["irrealis"]
    read.modals = frozenset(irrealis["modals"])
    read.governors = frozenset(irrealis["governors"])
    read.realis_infinitive = frozenset(irrealis["realis_infinitive"])
    read.simulated = frozenset(irrealis["simulated"])
    for entry in table["toll_verb"]:
        for word in entry["words"]:
            read.toll_verbs.update(verb_forms(word))


# Words of closed classes: none of them can be part of a counted noun.
BE = closed_classes.BE | closed_classes.GET | frozenset("isn't wasn't weren't aren't".split())
HAVE = closed_classes.HAVE | frozenset("haven't hasn't hadn't".split())
PREPOSITIONS = frozenset(
    "in on at of from by with near against for after before during since within to into among "
    "amid inside outside between under over through throughout across around about off along "
    "behind beside beyond despite toward towards until till upon without via per as than like "
    "amongst amidst because aboard above below onto past including plus following around "
    "alongside concerning regarding due except".split()
)
CONJUNCTIONS = closed_classes.CONJUNCTIONS | frozenset(("&", "plus"))
# Question words bring in clauses too, and "so", "however" and the like break off what came before.
SUBORDINATORS = closed_classes.CLAUSE_OPENERS | frozenset(
    "that where whether so whereby wherein how why however".split()
)
RELATIVES = closed_classes.RELATIVE
PRONOUNS = frozenset(
    "he she it they we i you him her them us me this these those who whom himself themselves "
    "itself there everyone everybody someone somebody anyone anybody nobody none all both "
    "others another each either neither what".split()
)
DETERMINERS = frozenset(
    "the a an his her its their our my your these those this that no any some".split()
)
ADVERBS = frozenset(
    "also already still yet now then later today yesterday tonight tomorrow overnight instantly "
    "immediately reportedly allegedly apparently so far again meanwhile recently just even only "
    "never not n't here there ago too always often probably possibly perhaps maybe almost nearly "
    "afterwards soon earlier alone each together either instead outright thereby likewise thus "
    "therefore altogether nationwide worldwide abroad twice once thrice daily early late last next "
    "everywhere elsewhere simultaneously separately respectively dead-or-wounded initially "
    "finally eventually "
    "confirmed presumed feared believed thought least most en total".split()
) | frozenset(WEEKDAYS)
# Past forms of common verbs that no rule of spelling gives away.
OTHER_VERBS = frozenset(
    "said says say told tells tell fled flee flees took take takes taken went go goes came come "
    "comes "
    "ran run runs fought fight fights began begin begins held hold holds put puts left leave "
    "leaves leaving made make makes making found find finds gave give gives saw see sees set sets "
    "lost lose loses losing met fell fall falls drove shot shoot shoots hit hits threw broke won "
    "sent brought got became stood sought led kept sat rose blew wore spoke caught built bought "
    "sold stole struck rode flew swept burst died suffer suffers suffered suffering "
    "sustained cause causes causing "
    "include includes included do does did done may might can could will would shall should must "
    "cost costs claim claims claiming inflict inflicts inflicting dealt paid felt heard knew known "
    "thought taught wrote written began undergone grew drew "
    "report reports reporting remain remains join joins live lives lived work works need needs "
    "want wants face faces await awaits continue continues attack attacks try tries "
    "escape escapes survive survives believe believes rise rises reach reaches stand stands "
    "fear seem seems appear appears admit admits deny denies confirm confirms".split()
)
STOP = (
    BE | HAVE | PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | RELATIVES | PRONOUNS | DETERMINERS
    | ADVERBS | (OTHER_VERBS - {"lives", "dead", "claims", "attacks", "reports", "works"})
)  # fmt: skip
SEVERITY = frozenset(
    "seriously critically gravely badly severely slightly lightly mortally fatally critical "
    "serious grave severe moderately minor".split()
)
