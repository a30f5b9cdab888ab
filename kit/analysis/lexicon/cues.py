"""The words that report: verbs, nouns, adjectives and set phrases, read from the lexicons.

The lists are data (`kit/data/lexicons/cue_verbs.toml` and `cue_phrases.toml`), so that a teacher
can add a verb without touching Python. Inflected forms are worked out here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

STANCES = ("neutral", "doubting", "committing", "combative")

# Forms that no spelling rule gives: base -> (3rd person, past, past participle, -ing).
IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "go": ("goes", "went", "gone", "going"),
    "read": ("reads", "read", "read", "reading"),
    "put": ("puts", "put", "put", "putting"),
    "set": ("sets", "set", "set", "setting"),
    "lay": ("lays", "laid", "laid", "laying"),
    "show": ("shows", "showed", "shown", "showing"),
    "prove": ("proves", "proved", "proven", "proving"),
    "lie": ("lies", "lied", "lied", "lying"),
    "mean": ("means", "meant", "meant", "meaning"),
    "take": ("takes", "took", "taken", "taking"),
    "cast": ("casts", "cast", "cast", "casting"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "broadcast": ("broadcasts", "broadcast", "broadcast", "broadcasting"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "sum": ("sums", "summed", "summed", "summing"),
}
# Verbs of more than one syllable, or in -l, that double their last letter.
_DOUBLING = {
    "admit", "commit", "submit", "refer", "infer", "blog", "brag", "beg", "chat", "plan", "rap",
    "slam", "snap", "tip", "quip", "dub", "shrug", "rebut", "regret", "concur", "prefer",
    "signal", "label", "aver",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase: what it may carry (`takes`) and how it treats it (`stance`)."""

    lemma: str
    kind: str
    stance: str
    takes: frozenset[str]
    example: str
    particles: tuple[str, ...] = ()
    voiced: bool = True
    never: frozenset[str] = frozenset()  # objects that give the verb another sense
    only: frozenset[str] = frozenset()  # the only objects with which it reports


def inflect(verb: str) -> tuple[str, ...]:
    """Return the written forms of an English verb: base, -s, past, participle, -ing.

    >>> inflect("deny")
    ('deny', 'denies', 'denied', 'denied', 'denying')
    >>> inflect("say")
    ('say', 'says', 'said', 'said', 'saying')
    """
    if verb in IRREGULAR:
        return (verb, *IRREGULAR[verb])
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        gerund = verb + "ing" if verb.endswith(("ee", "oe")) else verb[:-1] + "ing"
        return (verb, third, verb + "d", verb + "d", gerund)
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return (verb, third, stem + "ed", stem + "ed", stem + "ing")


def _spellings(verb: str) -> Iterable[str]:
    yield from inflect(verb)
    if verb in ("signal", "label"):  # one l in American spelling
        yield from (verb + "ed", verb + "ing")
    if verb == "prove":
        yield "proven"


@dataclass(frozen=True)
class CueLexicon:
    """Reporting words by form: `verbs` ("said" -> entries, longest phrase first), `nouns`,
    `adjectives`, `adverbs`, `hearsay` (passive verb forms) and `prefaces`."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    hearsay: dict[str, Cue]
    prefaces: dict[str, tuple[tuple[str, ...], ...]]

    def with_verbs(self, extra: Iterable[str]) -> CueLexicon:
        """Return a lexicon that also knows these verbs (any form), as neutral verbs of speech."""
        verbs = dict(self.verbs)
        for lemma in extra:
            words = str(lemma).lower().split()
            if not words or not all(w.replace("-", "").isalpha() for w in words):
                raise ValueError(f"extra cue {lemma!r}: give a verb, such as 'opine' or 'opined'")
            for base in _bases(words[0]):
                cue = Cue(
                    " ".join([base, *words[1:]]), "speech", "neutral", _PLAIN, "", tuple(words[1:])
                )
                _add_verb(verbs, cue)
        return CueLexicon(
            verbs, self.nouns, self.adjectives, self.adverbs, self.hearsay, self.prefaces
        )


def _bases(form: str) -> list[str]:
    """Return the base forms that a form may come from ("posited" -> posited, posit, posite)."""
    bases = [form]
    for ending in ("ed", "ing", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            bases += [stem] + ([stem + "e"] if ending != "s" else [])
            if stem[-1] == stem[-2] and ending != "s":
                bases.append(stem[:-1])
            if stem[-1] == "i":
                bases.append(stem[:-1] + "y")
    return bases


_PLAIN = frozenset({"clause", "quote", "question"})


def _add_verb(table: dict[str, tuple[Cue, ...]], cue: Cue) -> None:
    for form in _spellings(cue.lemma.split()[0]):
        kept = [c for c in table.get(form, ()) if c.lemma != cue.lemma]
        table[form] = tuple(sorted([*kept, cue], key=lambda c: (-len(c.particles), c.lemma)))


def _load(name: str) -> dict:
    path = resources.files("kit") / "data" / "lexicons" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _cue(row: dict, kind: str) -> Cue:
    words = row.get("lemma", row.get("words", "")).split()
    return Cue(
        " ".join(words),
        kind,
        row["stance"],
        frozenset(row.get("takes", "").split()),
        row["example"],
        tuple(words[1:]) if kind not in ("adverb", "preface") else (),
        bool(row.get("voiced", True)),
        frozenset(row.get("never", "").split()),
        frozenset(row.get("only", "").split()),
    )


@lru_cache(maxsize=1)
def cue_lexicon() -> CueLexicon:
    """Return the kit's reporting words, read once.

    >>> [cue.stance for cue in cue_lexicon().verbs["claimed"]]
    ['doubting']
    """
    verbs: dict[str, tuple[Cue, ...]] = {}
    for row in _load("cue_verbs.toml")["verb"]:
        _add_verb(verbs, _cue(row, row["class"]))
    phrases = _load("cue_phrases.toml")
    nouns: dict[str, Cue] = {}
    for row in phrases["noun"]:
        cue = _cue(row, "noun")
        nouns[cue.lemma] = cue
        nouns[_plural(cue.lemma)] = cue
    hearsay = {}
    for row in phrases["hearsay"]:
        cue = _cue(row, "hearsay")
        for form in {inflect(cue.lemma)[3], *(["proven"] if cue.lemma == "prove" else [])}:
            hearsay[form] = cue
    prefaces: dict[str, list[tuple[str, ...]]] = {}
    for row in phrases["preface"]:
        words = tuple(row["words"].split())
        prefaces.setdefault(words[0], []).append(words)
    return CueLexicon(
        verbs,
        nouns,
        {row["lemma"]: _cue(row, "adjective") for row in phrases["adjective"]},
        {row["lemma"]: _cue(row, "adverb") for row in phrases["adverb"]},
        hearsay,
        {first: tuple(rows) for first, rows in prefaces.items()},
    )


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
