"""Forms of English participles: which words can be one, of which verb, and which tell only a state.

The lists are data (`lexicons/participles.toml`); spelling does the rest.
"""

from __future__ import annotations

from functools import lru_cache

from kit.analysis.lexicon.inflection import irregular_verbs
from kit.text.lexicon_file import read_lexicon

# Prefixes with a hyphen that leave a verb a verb: "re-elected", not "well-known".
PREFIXES = frozenset("re co pre un over under de mis".split())
_NOT_PARTICIPLES = frozenset(
    """hundred kindred sacred naked wicked rugged wretched ragged indeed infrared biped united
    embed imbed bed shed sled red wed ted led zed sped bred fed alfred mohammed muhammed mohamed
    muhamed ahmed hamed saeed rashed majed khaled waled reed seed deed speed breed""".split()
)
NEVER = frozenset("been had become underground background foreground".split())
_EED = frozenset("agreed freed guaranteed decreed refereed pedigreed".split())
_UN_VERBS = frozenset(
    """unveiled unleashed uncovered undone unlocked undermined understood unified united undertaken
    unloaded unearthed unfolded unhinged undercut undressed unpacked unseated uprooted""".split()
)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, frozenset[str]]:
    """Return the lists of forms: distinct participles, those shared with the past, and the rest."""
    raw = read_lexicon("participles")
    past: set[str] = set()
    participle: set[str] = set()
    bases: set[str] = set()
    for base, (pasts, participles) in irregular_verbs().items():
        bases.add(base)
        past.update(pasts)
        participle.update(participles)
    return {
        "base": frozenset(bases),
        "past": frozenset(past - participle),
        "shared": frozenset(past & participle),
        "distinct": frozenset(participle - past),
        "intransitive": frozenset(raw["intransitive"]),
        "transitive": frozenset(raw["transitive"]),
        "ergative": frozenset(raw["ergative"]),
        "clause": frozenset(raw["clause"]),
        "state": frozenset(raw["state"]),
        "adjective": frozenset(raw["adjective"]),
    }


@lru_cache(maxsize=20_000)
def form_kind(word: str) -> str | None:
    """Return how a lower-case word can be a past participle, or None where it cannot.

    "distinct" forms are participles only ("taken"), "shared" ones also a past tense ("held"),
    "regular" ones end in -ed and are both.

    >>> form_kind("taken"), form_kind("held"), form_kind("captured"), form_kind("took")
    ('distinct', 'shared', 'regular', None)
    """
    words = lexicon()
    tail = word
    if tail not in words["distinct"] and tail not in words["shared"]:
        tail = word.rpartition("-")[2]
        for prefix in ("re", "un", "over", "under", "mis", "out", "fore"):
            rest = tail.removeprefix(prefix)
            if rest != tail and rest in (words["distinct"] | words["shared"]):
                tail = rest
                break
    if tail in words["distinct"]:
        return "distinct"
    if tail in words["shared"]:
        return "shared"
    if len(tail) > 3 and tail.endswith("ed") and tail not in _NOT_PARTICIPLES:
        return "regular" if not tail.endswith("eed") or tail in _EED else None
    return None


def is_state(word: str, tag: str) -> bool:
    """Return whether a participle after "be" tells a state ("was concerned", "was unharmed").

    >>> is_state("concerned", "VBN"), is_state("unharmed", "JJ"), is_state("unveiled", "JJ")
    (True, True, False)
    """
    if word in lexicon()["state"] or word in lexicon()["adjective"]:
        return True
    if tag != "JJ":
        return False
    first, _, rest = word.partition("-")
    return word.startswith("un") and word not in _UN_VERBS or bool(rest) and first not in PREFIXES
