"""Written forms of English nouns and verbs, and the verb that a form belongs to.

A word list need hold each word once: spelling gives the rest. Irregular verbs, and those that
double a letter where spelling does not show it, are data (`lexicons/verb_forms.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kit.analysis.lexicon.closed_classes import POSSESSIVES
from kit.text.lexicon_file import read_lexicon

_ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]")  # slam, plot, rid, quiz

_NOT_A_MAN = ("human", "talisman", "shaman", "german", "roman", "ottoman", "norman")


def plural(noun: str) -> str:
    """Return the plural of a noun, or of the last word of a compound.

    It is the regular one, but for "man", "woman" and their compounds.

    >>> plural("ambush"), plural("sortie"), plural("enemy"), plural("killing spree")
    ('ambushes', 'sorties', 'enemies', 'killing sprees')
    >>> plural("woman"), plural("gunman"), plural("talisman")
    ('women', 'gunmen', 'talismans')
    """
    if noun.endswith("man") and not noun.endswith(_NOT_A_MAN):
        return noun[:-2] + "en"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + "s"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The written forms of one verb; pasts, participles and -ing forms can be several."""

    base: str
    third: str
    pasts: tuple[str, ...]
    participles: tuple[str, ...]
    gerunds: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every form once, in the order base, -s, past, participle, -ing."""
        forms = (self.base, self.third, *self.pasts, *self.participles, *self.gerunds)
        return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=1)
def _data() -> dict[str, list[str]]:
    return read_lexicon("verb_forms")


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return base -> (past forms, participles) of the irregular verbs."""
    table = {}
    for row in _data()["irregular"]:
        base, past, participle = row.split()
        table[base] = (tuple(past.split(",")), tuple(participle.split(",")))
    return table


@lru_cache(maxsize=1)
def _doubling() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs of two syllables that double their last letter, and those that may."""
    return frozenset(_data()["doubling"]), frozenset(_data()["doubling_or_not"])


@lru_cache(maxsize=4_000)
def inflected(verb: str) -> VerbForms:
    """Return the forms of a verb, given in its base form.

    >>> inflected("deny").all, inflected("signal").pasts
    (('deny', 'denies', 'denied', 'denying'), ('signalled', 'signaled'))
    >>> inflected("strike").participles, inflected("tie").gerunds
    (('struck', 'stricken'), ('tying',))
    """
    stems = _stems(verb)
    past = tuple(_past(verb, stem) for stem in stems)
    pasts, participles = irregular_verbs().get(verb, (past, past))
    gerunds = tuple(_gerund(verb, stem) for stem in stems)
    return VerbForms(verb, _third(verb), pasts, participles, gerunds)


def _stems(verb: str) -> tuple[str, ...]:
    """Return what -ed and -ing are set behind: "slamm", "panick"; two where both are written."""
    always, perhaps = _doubling()
    if verb in perhaps:
        return verb + verb[-1], verb
    if verb in always or _ONE_SYLLABLE.fullmatch(verb):
        return (verb + verb[-1],)
    return (verb + "k",) if verb.endswith("ic") else (verb,)


def _third(verb: str) -> str:
    if verb == "be":
        return "is"
    if verb in ("do", "go") or verb.endswith("o") and verb[-2:-1] not in tuple("aeiou"):
        return verb + "es"
    if verb.endswith("z") and _ONE_SYLLABLE.fullmatch(verb):
        return verb + "zes"
    return "has" if verb == "have" else plural(verb)


def _past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ied"
    return stem + "ed"


def _gerund(verb: str, stem: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return stem + "ing"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return base, -s, past, participle and -ing forms of a verb, each once.

    >>> verb_forms("slam"), verb_forms("admit")
    (('slam', 'slams', 'slammed', 'slamming'), ('admit', 'admits', 'admitted', 'admitting'))
    """
    return inflected(verb).all


@lru_cache(maxsize=1)
def irregular_pasts() -> frozenset[str]:
    """Return the irregular past forms, those that are their verb's base too ("put") among them."""
    return frozenset(past for pasts, _ in irregular_verbs().values() for past in pasts)


@lru_cache(maxsize=1)
def _of_irregular() -> dict[str, str]:
    """Return form -> base for every form of the irregular verbs but those that are bases too."""
    table: dict[str, str] = {}
    for base in irregular_verbs():
        for form in inflected(base).all[1:]:
            if form not in irregular_verbs():
                table.setdefault(form, base)
    return table


@lru_cache(maxsize=1)
def known_verbs() -> frozenset[str]:
    """Return the base forms of the verbs that the kit's lists of forms and participles name."""
    lists = read_lexicon("participles")
    named = [lists[key] for key in ("intransitive", "transitive", "ergative", "clause")]
    named += [_data()[key] for key in ("doubling", "doubling_or_not", "misread")]
    return frozenset(irregular_verbs()).union(*named)


# Stems that a silent -e stands behind in the base form: without it they would sound otherwise.
_SILENT_E = re.compile(
    r".*(?:[cvu]|[^s]s|[^z]z"  # forced, served, argued, closed
    r"|[aeiou]g|[drl]g|[aeu]ng"  # managed, judged, urged, changed; not "belonged"
    r"|[bcdfgkpstz]l|[^aeiourlwy]r"  # toppled, massacred
    r"|[iu]at|uid|uad"  # negotiated, guided, persuaded
    r"|(?:^|[^aeiou]|qu)(?:a[bdklmnprt]|i[bdklmnpr]|o[bdklt]|u[bdklmnprt]|yp))"  # blamed, fired
    r"|[^aeiou]*(?:qu)?[aio][mnprt]"  # hoped, cited, phoned: one syllable
)


@lru_cache(maxsize=20_000)
def lemma(form: str) -> str:
    """Return the base form of the verb that a form in small letters belongs to.

    Verbs that no list knows go by their spelling; a word with no ending comes back as it is.

    >>> [lemma(form) for form in ("agreed", "denies", "struck", "leaving", "shelling", "bomb")]
    ['agree', 'deny', 'strike', 'leave', 'shell', 'bomb']
    """
    if form in known_verbs():
        return form  # "wound" hurts, and is hardly ever the past of "wind"
    if form in _of_irregular():
        return _of_irregular()[form]
    bases = [base for base in _bases(form) if form in inflected(base).all]
    known = next((base for base in bases if base in known_verbs()), None)
    return known or next(iter(bases), form)


def _bases(form: str) -> list[str]:
    """Return the bases a form can come from, the likeliest first: "admired" -> admire, admir."""
    stem = re.sub("(?:ed|ing|s)$", "", form)
    if stem == form or len(stem) < 2:
        return []
    if form.endswith("s"):
        if stem.endswith("ie") and len(stem) > 3:
            return [stem[:-2] + "y", stem]
        hissing = re.search("(?:ss|sh|ch|x|zz|o)e$", stem) is not None
        return [stem[:-1], stem] if hissing else [stem, stem[:-1]]  # passes, uses
    if stem.endswith("i"):
        return [stem + "e", stem[:-1] + "y"][:: 1 if len(stem) == 2 else -1]  # died, denied
    if stem.endswith("y") and form.endswith("ing"):
        return [stem, stem[:-1] + "ie"][:: -1 if len(stem) == 2 else 1]  # dying, denying
    plain, single = [stem, stem + "e"], [stem[:-1]]
    if _SILENT_E.fullmatch(stem):
        plain.reverse()
    if stem[-1] == stem[-2] and stem[-1] not in "aeiouy":
        # "Stopped" is of "stop"; "rolled" and "passed" keep their letters.
        return plain + single if stem[-1] in "lsfz" else single + plain
    return single + plain if stem.endswith("ick") else plain


def first_word_forms(phrase: str, pos: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms a lexicon entry begins with, and the words that follow.

    Verbs inflect their first word ("turned the tables"), nouns their last ("killing sprees").
    """
    words = tuple(phrase.split())
    if pos == "verb":
        return verb_forms(words[0]), words[1:]
    return (words[0],), words[1:]


def matches_possessive(pattern: str, word: str) -> bool:
    """Return whether a word of the text fits a word of a pattern; "its" stands for any owner."""
    return word == pattern or pattern in POSSESSIVES and word in POSSESSIVES
