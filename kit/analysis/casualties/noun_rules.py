"""How each word after a number is read: the rules of a counted noun phrase, one for each case.

A rule is asked about one word and returns None where it does not apply, True where the phrase ends
before the word, False where the word is passed and the phrase goes on. The first that applies
decides. Each says what it fires on and what it leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kit.analysis.casualties.group_words import name_at
from kit.analysis.casualties.phrases import NUMBERS, NounPhrase, combined, joined_nouns
from kit.analysis.casualties.words import SEVERITY, STOP, Lexicon
from kit.analysis.numbers.numerals import NUMBER_WORDS, Word, text_at

_MORE = frozenset("more other others additional further else".split())
_IS_PEOPLE = frozenset(
    "member members fighter fighters militant militants man men commander commanders leader "
    "leaders jihadists gunmen terrorists".split()
)
# Codes of military records, "4 KIA, 9 WIA"; before a noun they are names.
RECORD_CODES = frozenset(("kia", "wia"))
# Participles that describe people rather than say what they did or suffered.
_ADJECTIVES = frozenset(
    "suspected alleged armed unarmed unidentified masked hooded retired uniformed accused "
    "convicted trapped stranded elected unnamed disabled registered undocumented detained-on "
    "unaccompanied remaining serving visiting surviving leading off-duty".split()
)
_COUNTED_AS = frozenset(
    "confirmed reported known total presumed feared believed early daily".split()
)


@dataclass
class Reading:
    """A noun phrase while it is read: the word at `at` is next."""

    tokens: list[Word]
    at: int
    lex: Lexicon
    phrase: NounPhrase
    states: list[str] = field(default_factory=list)
    """The kinds of the states before the noun: "wounded" of "60 wounded soldiers"."""
    headed: bool = False
    """Whether a noun that can end the phrase was read."""

    @property
    def text(self) -> str:
        """Return the word that is next, "" at the end."""
        return text_at(self.tokens, self.at)

    @property
    def stem(self) -> str:
        """Return the word that is next without the ending of an owner."""
        return self.text.removesuffix("'s")

    @property
    def nxt(self) -> str:
        """Return the word after the next one."""
        return text_at(self.tokens, self.at + 1)

    @property
    def words(self) -> list[str]:
        """Return the words of the noun so far."""
        return self.phrase.words

    def pass_on(self) -> bool:
        """Pass a word that belongs to the phrase without being part of its noun."""
        self.at += 1
        return False

    def person_soon(self, at: int) -> bool:
        """Return whether a noun for people or casualties follows before the phrase ends."""
        for step in range(3):
            text = text_at(self.tokens, at + step)
            if text in self.lex.people or text in self.lex.nouns and text != "arrest":
                return True
            if text in STOP and not (step == 0 and text in ("and", "or")):
                return False
            if not text or not text[0].isalpha():
                return False
        return False


def _more_of_them(r: Reading) -> bool | None:
    """ "12 more people", "two others", not "12 people more"."""
    if r.words or r.text not in _MORE:
        return None
    r.phrase.others = r.phrase.others or r.text in ("more", "other", "others")
    r.phrase.end = r.at + 1
    return r.pass_on()


def _acronym(r: Reading) -> bool | None:
    """ "three Liberation Front (LF) rebels", not "three rebels (LF)"."""
    if r.text != "(" or not r.words or text_at(r.tokens, r.at + 2) != ")":
        return None
    r.at += 3
    return None if r.person_soon(r.at) else True


def _between_states(r: Reading) -> bool | None:
    """ "more than 15 between martyrs and wounded", not "15 between Velm and Orsk"."""
    kind = r.lex.nouns.get(r.nxt) or r.lex.states.get(r.nxt)
    if r.text != "between" or r.words or kind is None:
        return None
    r.phrase.end, more = joined_nouns(r.tokens, r.at + 2, r.lex)
    r.phrase.head, r.phrase.kind = "casualty", combined([kind, *more])
    return True


def _severity(r: Reading) -> bool | None:
    """ "12 seriously", "12 critical", not "12 seriously wounded people", "a minor"."""
    if r.text not in SEVERITY or r.person_soon(r.at + 1):
        return None
    single = text_at(r.tokens, r.at - 1) in ("a", "one") and not r.words
    if r.text == "minor" and single and (not r.nxt.isalpha() or r.nxt in STOP):
        return None
    r.phrase.severity = True
    return True


def _named_force(r: Reading) -> bool | None:
    """ "12 Free Army fighters", not "12 Army wives"."""
    named = name_at(r.tokens, r.at, r.lex)
    if not named or named[0] == 1 or r.stem in r.lex.people and r.nxt in STOP:
        return None
    r.words.extend(word.text for word in r.tokens[r.at : r.at + named[0]])
    r.phrase.end = r.at = r.at + named[0]
    r.phrase.head = "unknown" if r.phrase.head != "person" else "person"
    return False


def _counted_as(r: Reading) -> bool | None:
    """ "three confirmed casualties", not "three confirmed that"."""
    if r.words or r.text not in _COUNTED_AS or not r.person_soon(r.at + 1):
        return None
    r.words.append(r.stem)
    return r.pass_on()


def _us_or_is(r: Reading) -> bool | None:
    """ "16 US soldiers", "12 IS fighters", not "16 is the toll"."""
    if r.words or r.text not in ("us", "is") or not r.person_soon(r.at + 1):
        return None
    r.words.append(r.stem)
    if r.text == "is" and r.nxt in _IS_PEOPLE:
        r.phrase.group, r.phrase.states_group = "fighters", True
    return r.pass_on()


def _closed_word(r: Reading) -> bool | None:
    """ "12 in Velm", "12, among them", not "12 others"."""
    if not r.text[0].isalnum() or r.text in STOP and r.stem not in r.lex.people:
        return True
    return None


def _captive(r: Reading) -> bool | None:
    """ "nine tourists hostage": what became of them; not "one hostage"."""
    if r.text not in ("hostage", "captive", "prisoner") or r.person_soon(r.at + 1):
        return None
    before = r.tokens[r.at - 1]
    several = before.number not in (None, 1) or before.text in NUMBERS - {"one"}
    return True if r.words or several else None


def _next_number(r: Reading) -> bool | None:
    """ "12 people 5 of whom", not "a 14-year-old"."""
    if r.text in NUMBERS and r.words or number_word(r.text) and "old" not in r.text:
        return True
    figures = r.text[0].isdigit() and "year" not in r.text and "month" not in r.text
    return True if figures or r.tokens[r.at].number is not None else None


def _cattle(r: Reading) -> bool | None:
    """ "2 million head of cattle", not "2 heads of families"."""
    if r.words or (r.text, r.nxt) != ("head", "of"):
        return None
    r.phrase.head, r.phrase.end = "other", r.at + 1
    return True


def _state_before(r: Reading) -> bool | None:
    """ "60 wounded soldiers", "40,000 missing persons", not "60 wounded"."""
    kind = r.lex.participle(r.text)
    if kind is None or r.text not in r.lex.states and r.stem in r.lex.people:
        return None
    soon = r.person_soon(r.at + 1)
    if r.text in RECORD_CODES and soon:
        return None  # "12 KIA fighters": an army of that name
    if not soon or r.text in ("killed", "died"):
        return True
    r.states.append(kind)
    r.at += 1
    further = r.nxt in r.lex.verbs or r.nxt in r.lex.states
    r.at += r.text in ("and", "or") and further
    return False


def _verb(r: Reading) -> bool | None:
    """ "12 die", not "12 captives"."""
    known = r.stem in r.lex.people or r.stem in r.lex.nouns
    return True if r.text in r.lex.verbs and not known else None


def _head_is_over(r: Reading) -> bool | None:
    """ "12 people mostly from Velm", not "12 police officers"."""
    if not r.headed or _known(r.stem, r.lex):
        return None
    compound = r.text.isalpha() and (r.nxt in r.lex.people or r.nxt in r.lex.nouns)
    return None if compound and not r.text.endswith("ed") else True


def _adverb(r: Reading) -> bool | None:
    """ "12 reportedly", not "12 mostly young people", "12 family members"."""
    adverb = r.text.endswith("ly") and r.stem not in r.lex.people
    return True if adverb and not r.person_soon(r.at + 1) else None


def _participle(r: Reading) -> bool | None:
    """ "12 sleeping", "12 escaped", not "12 unidentified bodies", "12 trapped miners"."""
    bent = r.text.endswith(("ed", "ing")) and len(r.text) > 4 and r.text not in _ADJECTIVES
    if not bent or _known(r.stem, r.lex) or r.person_soon(r.at + 1):
        return None
    return True


def _known(stem: str, lex: Lexicon) -> bool:
    return stem in lex.people or stem in lex.nouns or stem in lex.not_people


def number_word(text: str) -> bool:
    """Return whether a word names a number or opens with one: "five", "five-member"."""
    return text.partition("-")[0] in NUMBER_WORDS


RULES: tuple[Callable[[Reading], bool | None], ...] = (
    _more_of_them, _acronym, _between_states, _severity, _named_force, _counted_as, _us_or_is,
    _closed_word, _captive, _next_number, _cattle, _state_before, _verb, _head_is_over, _adverb,
    _participle,
)  # fmt: skip
