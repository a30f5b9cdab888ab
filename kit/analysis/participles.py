"""Which words of a tagged sentence are passive participles: the step before `voice` names rules.

A part-of-speech tagger looks three words back, so it often takes "the base captured by" for a
past tense, and "they were, in the end, moved" for a surprise. Here every form that can be a
past participle is weighed again with what the tagger cannot see: the auxiliary that governs it,
the finite verb before and behind it, a by-phrase, and the participle it is joined to. Weights
are those of an averaged perceptron trained on the Manually Annotated Sub-Corpus
(`benchmarks/train_participles.py`); forms and exceptions are in `lexicons/participles.toml`.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kit.analysis.inflection import irregular_verbs

BE = frozenset("be am is are was were been being 're 'm ’re ’m ain".split())
IS_OR_HAS = frozenset(("'s", "’s"))
HAVE = frozenset("have has had having 've ’ve 'd ’d".split())
GET = frozenset("get gets got getting gotten".split())
MODAL = frozenset("will would can could may might must shall should to do does did".split())
# Words that may stand between an auxiliary and its participle without ending the group.
_BETWEEN = frozenset(
    """not n't n’t also all both each either never ever already still just only even then now
    later first once twice again since thus therefore however indeed instead so well once today
    yesterday tonight all almost nearly at least in part fact the end course of mostly""".split()
)
# Short phrases among them; "the" or "of" alone must not be stepped over.
_PHRASES = (
    ("in", "fact"), ("in", "part"), ("in", "turn"), ("at", "least"), ("at", "first"),
    ("at", "last"), ("at", "once"), ("of", "course"), ("in", "the", "end"), ("for", "now"),
    ("by", "then"), ("by", "now"), ("at", "times"), ("in", "general"),
)  # fmt: skip
_SKIP = _BETWEEN - set("in at of the end fact part least course".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "$", "EX"))
_OPENS_NOUN = frozenset(("DT", "PDT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "$"))


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """The auxiliary that governs a participle: what it is and the token it stands at."""

    kind: str  # be, get, have, is-or-has, modal, none
    index: int | None


@lru_cache(maxsize=1)
def lexicon() -> dict[str, frozenset[str]]:
    """Return the lists of participle forms: distinct, shared (with the past), past, and the rest."""
    raw = tomllib.loads(
        files("kit.data").joinpath("lexicons/participles.toml").read_text(encoding="utf-8")
    )
    past, participle, bases = set(), set(), set()
    for row in raw["irregular"]:
        base, pasts, participles = row.split()
        bases.add(base)
        past.update(pasts.split(","))
        participle.update(participles.split(","))
    return {
        "base": frozenset(bases),
        "past": frozenset(past - participle),
        "shared": frozenset(past & participle),
        "distinct": frozenset(participle - past),
        "intransitive": frozenset(raw["intransitive"]),
        "transitive": frozenset(raw["transitive"]),
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


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    """Return participle -> base of the irregular verbs."""
    table = irregular_verbs().items()
    return {form: base for base, (_, participles) in table for form in participles}


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Return the likely base of a regular participle; other words come back unchanged.

    >>> lemma("died"), lemma("arrived"), lemma("moved"), lemma("taken")
    ('die', 'arrive', 'move', 'take')
    """
    if word in _bases():
        return _bases()[word]
    if not word.endswith("ed"):
        return word
    known = lexicon()["intransitive"] | lexicon()["base"] | lexicon()["transitive"]
    for base in (word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ied") else word[:-3]):
        if base in known:
            return base
    return word[:-1] if word[-3] in "cgsuvz" or word.endswith(("ated", "ited")) else word[:-2]


_NOT_PARTICIPLES = frozenset(
    """hundred kindred sacred naked wicked rugged wretched ragged indeed infrared biped united
    embed imbed bed shed sled red wed ted led zed sped bred fed alfred mohammed muhammed mohamed
    muhamed ahmed hamed saeed rashed majed khaled waled reed seed deed speed breed""".split()
)
_PREFIXES = frozenset("re co pre un over under de mis".split())
_NEVER = frozenset("been had become".split())
_EED = frozenset("agreed freed guaranteed decreed refereed pedigreed".split())


def auxiliary(words: Sequence[str], tags: Sequence[str], i: int) -> Auxiliary:
    """Return the auxiliary that governs the participle at `i`, stepping over adverbs.

    >>> words = "the base was , however , captured".split()
    >>> auxiliary(words, "DT NN VBD , RB , VBN".split(), 6)
    Auxiliary(kind='be', index=2)
    """
    j = i - 1
    while j >= 0 and i - j <= 9:
        word, tag = words[j], tags[j]
        if word in BE:
            return Auxiliary("be", j)
        if word in GET and tag[0] == "V":
            return Auxiliary("get", j)
        if word in HAVE:
            return Auxiliary("have", j)
        if word in IS_OR_HAS:
            return Auxiliary("is-or-has" if tag != "POS" else "none", j)
        if word in MODAL:
            return Auxiliary("modal", j)
        step = _stepped_over(words, tags, j)
        if not step:
            break
        j -= step
    return Auxiliary("none", None)


def _stepped_over(words: Sequence[str], tags: Sequence[str], j: int) -> int:
    """Return how many tokens ending at `j` may stand inside a verb group; 0 ends the search."""
    if tags[j] in ("RB", "RBR", "RBS") or words[j] in _SKIP:
        return 1
    for phrase in _PHRASES:
        n = len(phrase)
        if j + 1 >= n and tuple(words[j + 1 - n : j + 1]) == phrase:
            return n
    # A comma belongs to the group only when it closes or opens a parenthesis inside it.
    if words[j] == "," and j > 0:
        before = tags[j - 1] in ("RB", "RBR") or words[j - 1] in BE or words[j - 1] in _SKIP
        if before or any(tuple(words[j - len(p) : j]) == p for p in _PHRASES if j >= len(p)):
            return 1
    return 0


def features(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    previous: tuple[int, str] | None,
) -> list[str]:
    """Return the clues about the word at `i`; `previous` is the last participle and its reading.

    `words` are lower case. Used alike for training and for reading.
    """
    n = len(words)
    word, tag, kind = words[i], tags[i], form_kind(words[i])
    # Taggers know few words with a prefix and a hyphen: "re-elected" is weighed as "elected".
    prefix, _, rest = word.partition("-")
    if prefix in _PREFIXES and rest:
        word, tag = rest, "VBD" if tag in ("JJ", "NN", "VBD") else tag
    elif tag in ("NNP", "NNPS"):
        tag = "NNP"
    w1, t1 = (words[i - 1], tags[i - 1]) if i else ("<s>", "<s>")
    t2 = tags[i - 2] if i > 1 else "<s>"
    x1, u1 = (words[i + 1], tags[i + 1]) if i + 1 < n else ("</s>", "</s>")
    u2 = tags[i + 2] if i + 2 < n else "</s>"
    opens = _opens(words, tags, i)
    by = "none"
    for j in range(i + 1, min(n, i + 9)):
        if words[j] == "by":
            by = "next" if opens == "by" else "near"
            break
        if tags[j] in _FINITE or words[j] in (";", ":", "."):
            break
    left, clause = _finite_left(words, tags, i)
    right = _finite_right(words, tags, i)
    lone = "lone" if not left and right == "none" else "more"
    lone += "." if words[-1] in (".", "?", "!") or n > 1 and words[-2] in (".", "?", "!") else ""
    used = "intransitive" if lemma(word) in lexicon()["intransitive"] else "plain"
    subject = t1 if t1 not in ("RB", "RBR") else f"RB<{t2}"
    joined = "no"
    if previous is not None:
        between = range(previous[0] + 1, i)
        link = next(
            (
                w
                for w in (w1, words[i - 2] if i > 1 else "")
                if w in ("and", "or", "but", "then", ",")
            ),
            "",
        )
        verbs = sum(tags[j] in _FINITE for j in between)
        joined = f"{link}|{previous[1]}|{min(verbs, 1)}" if link else "no"
    return [
        f"w={word}", f"s={word[-3:]}|{kind}", f"t={tag}|{kind}", f"a={aux.kind}",
        f"a,t={aux.kind}|{tag}", f"a,w={aux.kind}|{word}", f"a,k={aux.kind}|{kind}",
        f"a,o={aux.kind}|{opens}", f"a,t1={aux.kind}|{t1}", f"t1={t1}", f"t1,t={t1}|{tag}",
        f"t2,t1={t2}|{t1}", f"u1={u1}", f"u1,u2={u1}|{u2}", f"t1,u1={t1}|{u1}", f"w1={w1}",
        f"x1={x1}", f"t,u1={tag}|{u1}", f"o={opens}|{tag}", f"by={by}|{aux.kind}",
        f"by,t1={by}|{t1}", f"sub,o={subject}|{opens}", f"l,r={left}|{right}|{aux.kind}",
        f"l,r,o={left}|{right}|{opens}|{aux.kind}", f"c,r={clause}|{right}|{aux.kind}",
        f"l,r,t={left}|{right}|{tag}|{aux.kind}", f"sub,l,r={subject}|{left}|{right}|{aux.kind}",
        f"c,sub,o={clause}|{subject}|{opens}|{aux.kind}", f"j={joined}|{aux.kind}",
        f"j,o={joined}|{opens}", f"j,t={joined}|{tag}", f"w,o={word}|{opens}",
        f"w,t1={word}|{t1}", f"w,x1={word}|{x1}", f"first={i == 0}|{opens}",
        f"lone={lone}|{aux.kind}|{tag}", f"lone,o={lone}|{aux.kind}|{opens}|{t1}",
        f"used={used}|{aux.kind}|{opens}", f"w1,k={w1}|{kind}|{aux.kind}", f"c,r,o,s={clause}|{right}|{opens}|{subject}|{tag}",
    ]  # fmt: skip


def _opens(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """Return what kind of phrase opens behind the word at `i`, particles and adverbs left out."""
    n, after = len(words), i + 1
    while after < n and (tags[after] in ("RB", "RP") or words[after] in _PARTICLES) and words[after] != "by":
        after += 1
    if after >= n:
        return "end"
    if words[after] == "by":
        doer = (
            after + 1 < n
            and tags[after + 1] not in ("VBG", "CD")
            and not words[after + 1][0].isdigit()
        )
        return "by" if doer else "prep"
    tag = tags[after]
    if tag in _OPENS_NOUN or tag in ("JJR", "JJS"):
        return "noun"
    follows = words[after + 1] if after + 1 < n else ""
    if tag == "IN" and (follows in ("least", "most") or after + 1 < n and tags[after + 1] == "CD" and words[after] in _ABOUT):
        return "noun"
    if tag == "TO":
        return "to"
    if tag == "IN":
        return "clause" if words[after] in ("that", "whether", "if", "because") else "prep"
    if tag == "CC":
        return "and"
    return "verb" if tag[0] == "V" or tag == "MD" else "stop"


def _finite_left(words: Sequence[str], tags: Sequence[str], i: int) -> tuple[int, str]:
    """Return whether a finite verb stands before `i`, and what the clause up to `i` holds."""
    any_finite, clause = 0, ""
    for j in range(i - 1, -1, -1):
        if tags[j] in _FINITE:
            any_finite = 1
            clause = clause or "verb"
            break
        if not clause and (words[j] in (",", ";", ":", "--", "–", "—", "(")):
            clause = f"stop{words[j]}"
        if not clause and tags[j] in ("WDT", "WP", "WRB"):
            clause = f"wh"
        if not clause and words[j] in (
            "that",
            "if",
            "when",
            "while",
            "after",
            "before",
            "because",
            "as",
            "until",
            "once",
            "although",
            "though",
        ):
            clause = f"c={words[j]}"
    return any_finite, clause or "start"


def _finite_right(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """Return how the first finite verb behind `i` is reached: straight on, or over a new subject."""
    crossed = ""
    for j in range(i + 1, len(words)):
        if tags[j] in _FINITE:
            return crossed or "straight"
        if tags[j] in ("WDT", "WP", "WRB") or words[j] in (
            "that",
            "if",
            "when",
            "while",
            "after",
            "before",
            "because",
            "as",
            "until",
        ):
            crossed = crossed or "clause"
        elif words[j] in (",", ";", ":", "--", "–", "—"):
            crossed = crossed or "comma"
        elif words[j] in ("and", "but", "or"):
            crossed = crossed or "and"
    return "none"


def readings(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, Auxiliary, str | None]]:
    """Return (index, auxiliary, rule) for every word that may be a participle; rule None: active."""
    lower = [w.lower() for w in words]
    # Each decision mends the tag, so that the next word knows whether its clause has a verb yet.
    tags = list(tags)
    weights = load_weights()
    found: list[tuple[int, Auxiliary, str | None]] = []
    previous: tuple[int, str] | None = None
    for i in candidates(lower, tags):
        aux = auxiliary(lower, tags, i)
        score = sum(weights.get(f, 0) for f in features(lower, tags, i, aux, previous))
        rule = _rule(lower, tags, i, aux, score > 0, found[-1] if found else None)
        found.append((i, aux, rule))
        tags[i] = mended(tags[i], rule is not None, aux)
        previous = (i, label(rule is not None, aux))
    return found


def _rule(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    weighed: bool,
    before: tuple[int, Auxiliary, str | None] | None,
) -> str | None:
    """Return the rule by which the word at `i` is passive, or None; grammar outranks weights."""
    word = words[i]
    opens = _opens(words, tags, i)
    plain = lemma(word) not in lexicon()["intransitive"]
    if aux.kind in ("be", "get"):
        if is_state(word, tags[i]) and opens != "by":
            return None
        sure = plain and tags[i] in ("VBN", "VBD", "VB", "VBP", "JJ")
        return f"passive.{aux.kind}" if weighed or sure else None
    if aux.kind == "is-or-has":
        # "He's taken pains" is "has"; "she's called Ada" is "is".
        perfect = opens == "noun" and word not in _NAMING
        return "passive.be" if weighed and not perfect and not is_state(word, tags[i]) else None
    if aux.kind in ("have", "modal") or not plain and opens != "by":
        return None
    if before is not None and before[2] and _joined_to(words, tags, before[0], i):
        return "passive.joined" if opens != "noun" or weighed else None
    last = tags[i - 1] if i else "<s>"
    if last == "JJ" and "-" in words[i - 1] and words[i - 1].endswith("s"):
        last = "NNS"  # "pan-democrats": taggers take any word with a hyphen for an adjective
    if last == "DT" and opens == "verb" and words[i - 1] in ("the", "a", "an", "its", "no"):
        return None  # "the wounded were moved": a noun
    if last == "PRP" and words[i - 1] in _SUBJECTS:
        return None
    starts = i == 1 or i > 1 and (words[i - 2] in _CLAUSE_EDGES or words[i - 2] in _CLAUSE_LINKS)
    if starts and words[i - 1] in ("it", "you", "this", "that", "everyone", "nobody"):
        return None
    if _closes_insertion(words, tags, i) and opens != "by":
        return None
    if opens == "noun" and word not in _NAMING and last[:2] in ("VB", "IN", "JJ", "DT", "PR"):
        return None  # "containing written orders": it stands before its noun
    if last in _NOMINAL and _is_headline(words, tags, i):
        return "passive.headline" if opens in ("prep", "by", "end", "to") else None
    right = _finite_right(words, tags, i)
    if opens == "by" and tags[i] in ("VBN", "VBD"):
        return "passive.reduced"
    if last in _NOMINAL and right == "straight" and opens in ("prep", "verb", "to"):
        return "passive.reduced"
    if last in _NOMINAL and lemma(word) in lexicon()["transitive"] and opens in ("prep", "end", "stop"):
        return None if _object_gap(words, tags, i) else "passive.reduced"
    if last in _NOMINAL and right != "straight" and _only_a_subject_before(words, tags, i):
        return None
    return "passive.reduced" if weighed else None


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
    return word.startswith("un") and word not in _UN_VERBS or bool(rest) and first not in _PREFIXES


def _only_a_subject_before(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the clause up to `i` holds one noun phrase, which then needs a verb."""
    j = i - 1
    while j >= 0:
        if words[j] in _CLAUSE_EDGES or tags[j] in ("WDT", "WP", "WRB", "``", "''"):
            break
        if tags[j] in _FINITE or tags[j] in ("VB", "TO"):
            return False
        if words[j] in _CLAUSE_LINKS:
            break
        j -= 1
    first = j + 1
    return first < i and (tags[first] in _OPENS_NOUN or tags[first] in ("RB", "EX"))


def _object_gap(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the verb's object stands before its subject ("the tools the men used")."""
    j = i - 1
    while j >= 0 and tags[j] in (*_NOMINAL, "JJ", "JJR", "JJS", "RB", "POS"):
        j -= 1
    if j >= 0 and tags[j] in ("DT", "PRP$"):
        return j > 0 and (tags[j - 1] in ("NN", "NNS", "WDT", "WP", "WRB") or words[j - 1] in _GAPS)
    if j >= 0 and (tags[j] in ("WDT", "WP", "WRB") or words[j] in _GAPS):
        return True
    return any(tags[k] == "NNS" and tags[k + 1] in ("NNP", "PRP") for k in range(j + 1, i - 1))


_GAPS = frozenset("that which whom as than what".split())
_CLAUSE_EDGES = frozenset((",", ";", ":", "--", "–", "—", "(", "...", "…"))
_CLAUSE_LINKS = frozenset(
    "and but or that if when while after before because until once although though then since".split()
)
_UN_VERBS = frozenset(
    """unveiled unleashed uncovered undone unlocked undermined understood unified united undertaken
    unloaded unearthed unfolded unhinged undercut undressed unpacked unseated uprooted""".split()
)
_ABOUT = frozenset("about around over nearly almost under".split())
_PARTICLES = frozenset("up out off down away back over apart together forth aside".split())
_NAMING = frozenset("called named dubbed nicknamed titled entitled labelled labeled codenamed".split())
_SUBJECTS = frozenset("i he she we they".split())


def _joined_to(words: Sequence[str], tags: Sequence[str], first: int, i: int) -> bool:
    """Return whether an "and", "or" or "but" joins two participles, or commas alone list them."""
    between = range(first + 1, i)
    links = [j for j in between if words[j] in ("and", "or", "but", "then", ",")]
    rest = [
        j
        for j in between
        if j not in links and tags[j] not in ("RB", "RP") and words[j] not in _SKIP
    ]
    if not links or any(j > links[-1] or tags[j] in _FINITE for j in rest):
        return False
    if words[links[-1]] == "," and rest:
        return False
    return not any(words[j] in _CLAUSE_LINKS or tags[j] in ("WDT", "WP", "WRB") for j in rest)


def _closes_insertion(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the comma before `i` closes "X, who ..., " so that `i` is the verb of X."""
    if i < 4 or words[i - 1] != ",":
        return False
    opening = next((j for j in range(i - 2, 0, -1) if words[j] == ","), None)
    if opening is None or tags[opening - 1] not in _NOMINAL:
        return False
    inserted = tags[opening + 1]
    if inserted not in ("WDT", "WP", "CD", "DT", "NNP", "NN", "JJ", "PRP$"):
        return False
    return not any(tags[j] in _FINITE for j in range(opening)) and (
        _finite_right(words, tags, i) in ("none", "clause", "and")
    )


def _is_headline(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether the line has no full stop and no finite verb but, perhaps, the word at `i`."""
    if not words[-1][-1].isalnum() and words[-1] not in ("'", "’", ")"):
        return False
    return not any(t in _FINITE for j, t in enumerate(tags) if j != i)


def candidates(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Return the places of the words that can be a past participle."""
    return [
        i
        for i, word in enumerate(words)
        if (
            form_kind(word) is not None
            and word not in _NEVER
            and word not in lexicon()["adjective"]
        )
        and (tags[i] not in ("NNP", "NNPS", "CC", "IN", "DT") or i == 0 or tags[i - 1] == "``")
    ]


def mended(tag: str, passive: bool, aux: Auxiliary) -> str:
    """Return the tag of a weighed participle: VBN if passive or perfect, VBD if it is the verb."""
    if passive or aux.kind in ("have", "be", "get"):
        return "VBN" if passive or tag[0] == "V" else tag
    return "VBD" if tag in ("VBN", "VBD") and aux.kind == "none" else tag


def label(passive: bool, aux: Auxiliary) -> str:
    """Return how a weighed participle looks to the next one joined to it."""
    return f"passive-{aux.kind}" if passive else f"other-{aux.kind}"


@lru_cache(maxsize=1)
def load_weights() -> dict[str, int]:
    """Return the weight of each clue, in thousandths; above 0 in sum means passive."""
    data = files("kit.data").joinpath("tagger/participles.json.gz").read_bytes()
    return json.loads(gzip.decompress(data))


def passive_participles(
    words: Sequence[str], tags: Sequence[str]
) -> list[tuple[int, Auxiliary, str]]:
    """Return (index, auxiliary, rule) of each passive participle of a tagged sentence.

    >>> passive_participles("Two men were held .".split(), "CD NNS VBD VBN .".split())
    [(3, Auxiliary(kind='be', index=2), 'passive.be')]
    """
    return [(i, aux, rule) for i, aux, rule in readings(words, tags) if rule]
