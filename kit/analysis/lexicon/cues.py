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

from kit.analysis.lexicon.inflection import inflected, lemma, plural, verb_forms

STANCES = ("neutral", "doubting", "committing", "combative")


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
        for verb in extra:
            words = str(verb).lower().split()
            if not words or not all(w.replace("-", "").isalpha() for w in words):
                raise ValueError(f"extra cue {verb!r}: give a verb, such as 'opine' or 'opined'")
            name = " ".join([lemma(words[0]), *words[1:]])
            cue = Cue(name, "speech", "neutral", _PLAIN, "", tuple(words[1:]))
            _add_verb(verbs, cue, (words[0], *verb_forms(lemma(words[0]))))
        return CueLexicon(
            verbs, self.nouns, self.adjectives, self.adverbs, self.hearsay, self.prefaces
        )


_PLAIN = frozenset({"clause", "quote", "question"})


def _add_verb(table: dict[str, tuple[Cue, ...]], cue: Cue, forms: Iterable[str]) -> None:
    for form in forms:
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
        cue = _cue(row, row["class"])
        # "Lied" is of the "lie" that deceives; "lay" and "lain" are of another.
        forms = row["forms"].split() if "forms" in row else verb_forms(cue.lemma.split()[0])
        _add_verb(verbs, cue, forms)
    phrases = _load("cue_phrases.toml")
    nouns: dict[str, Cue] = {}
    for row in phrases["noun"]:
        cue = _cue(row, "noun")
        nouns[cue.lemma] = cue
        nouns[plural(cue.lemma)] = cue
    hearsay: dict[str, Cue] = {}
    for row in phrases["hearsay"]:
        cue = _cue(row, "hearsay")
        hearsay |= dict.fromkeys(inflected(cue.lemma).participles, cue)
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
