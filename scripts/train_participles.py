"""Train the weights of the participles (`kit.analysis.grammar.participles.passive_participles`).

    python scripts/train_participles.py masc_tagged.zip [out.json.gz]

The Manually Annotated Sub-Corpus (MASC, CC BY 3.0) has hand-checked part-of-speech tags but no
passives. Its VBN tags are read as passive by three rules (`truth`): a perfect is not a passive,
a participle in front of its noun is an adjective, a joined participle follows the one before it.
The clues come from tags a tagger gave to text it was not trained on (two halves, crosswise), so
that the weights learn to live with its errors. One text in ten is held out and scored.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from nltk.tag import PerceptronTagger

from kit.analysis.grammar.participles.clues import auxiliary, features
from kit.analysis.grammar.participles.passive_participles import candidates, label, settled
from kit.analysis.grammar.participles.rules import ACTIVE
from kit.analysis.lexicon.participle_forms import is_state

PASSES = 8
HIDDEN = 0.3
MARGIN = 20
SMALLEST = 0.08
TAGGER_PASSES = 3
SEED = 7

ORIGIN = """\
# Where participles.json.gz comes from. Written by scripts/train_participles.py; do not edit.
corpus = "Manually Annotated Sub-Corpus (MASC), American National Corpus"
layout = "package masc_tagged of NLTK's data collection"
address = "https://www.anc.org/data/masc/"
licence = "CC BY 3.0"
credit = "Manually Annotated Sub-Corpus, American National Corpus"
changes = "the corpus itself is not included; the weights are sums learnt from its tags"
weights = {weights}
accuracy = "{figures}"
"""

Sentence = list[tuple[str, str]]


def documents(archive: str) -> list[list[Sentence]]:
    """Return the written texts of MASC as sentences of (word, tag)."""
    out = []
    with zipfile.ZipFile(archive) as z:
        for name in sorted(n for n in z.namelist() if "/written/" in n and n.endswith(".txt")):
            sentences = []
            for line in z.read(name).decode("utf-8", "replace").splitlines():
                pairs = [token.rpartition("_")[::2] for token in line.split()]
                pairs = [(w, t) for w, t in pairs if w and re.fullmatch(r"[A-Z$]+|\W+", t)]
                if pairs:
                    sentences.append(pairs)
            out.append(sentences)
    return out


def tag_crosswise(docs: list[list[Sentence]]) -> list[list[tuple[Sentence, list[str]]]]:
    """Return each sentence with the tags of a tagger trained on the other half."""
    halves = [docs[0::2], docs[1::2]]
    out = []
    for here, there in ((0, 1), (1, 0)):
        tagger = PerceptronTagger(load=False)
        tagger.train([s for doc in halves[there] for s in doc], nr_iter=TAGGER_PASSES)
        for doc in halves[here]:
            out.append([(s, [t for _, t in tagger.tag([w for w, _ in s])]) for s in doc])
    return out


def truth(words: list[str], gold: list[str], i: int, earlier: dict[int, bool]) -> bool | None:
    """Return whether the word at `i` is a passive participle by its hand-given tags, or None."""
    aux = auxiliary(words, gold, i)
    if aux.kind == "be" and gold[i] == "JJ":
        # MASC gives JJ to most rare participles after "be" ("was accessed"): no truth to learn.
        return False if is_state(words[i], "JJ") else None
    if gold[i] != "VBN":
        return False
    if aux.kind == "have":
        return False
    if aux.kind == "is-or-has":
        return None
    if aux.kind in ("be", "get"):
        return True
    before = gold[i - 1] if i else "<s>"
    after = gold[i + 1] if i + 1 < len(gold) else "</s>"
    if before in ("CC", ",", "RB") and earlier:
        last = max(earlier)
        between = gold[last + 1 : i]
        verbs = ("VBD", "VBZ", "VBP", "MD", "VBG", "VB")
        if "CC" in between and not any(t in verbs for t in between):
            return earlier[last]
    if (
        after.startswith("NN")
        or after in ("JJ", "VBN", "VBG")
        or gold[i + 1 : i + 3] == ["CC", "VBN"]
    ):
        if before in (
            "DT",
            "JJ",
            "PRP$",
            "POS",
            "CD",
            "CC",
            "IN",
            "TO",
            "VB",
            "VBG",
            "VBZ",
            "VBP",
            "VBD",
            "VBN",
            "JJS",
        ):
            return False
        if before in ("RB", "RBS", "RBR"):
            earlier_tag = gold[i - 2] if i > 1 else ""
            if earlier_tag in ("DT", "PRP$", "IN", "CC", "JJ"):
                return False
    return True


def examples(pairs: list[tuple[Sentence, list[str]]]):
    """Yield the clues and the truth of each word that may be a participle."""
    for sentence, tags in pairs:
        words = [w.lower() for w, _ in sentence]
        gold = [t for _, t in sentence]
        previous = None
        earlier: dict[int, bool] = {}
        tags = list(tags)
        for i in candidates(words, tags):
            aux = auxiliary(words, tags, i)
            right = truth(words, gold, i, earlier)
            if right is not None:
                yield features(words, tags, i, aux, previous), right
                earlier[i] = right
            tags[i] = settled(words[i], tags, i, "passive" if right else ACTIVE, aux)
            previous = (i, label(bool(right), aux))


def train(data: list[tuple[list[str], bool]], passes: int = PASSES) -> dict[str, int]:
    """Return averaged perceptron weights in thousandths, the small ones left out.

    Each time an example is seen, three clues in ten are hidden, so that no single word carries
    a decision; an example is learnt from until it is right by a margin. Both are there because
    MASC's tags are not free of error and rare words would be learnt by heart.
    """
    seen = Counter(clue for clues, _ in data for clue in clues)
    data = [([c for c in clues if seen[c] > 1], right) for clues, right in data]
    weights: dict[str, float] = defaultdict(float)
    totals: dict[str, float] = defaultdict(float)
    stamps: dict[str, int] = defaultdict(int)
    step = 0
    order = random.Random(SEED)
    for _ in range(passes):
        order.shuffle(data)
        for clues, right in data:
            step += 1
            shown = [c for c in clues if order.random() > HIDDEN]
            total = sum(weights[c] for c in shown)
            if (total if right else -total) <= MARGIN:
                for c in shown:
                    totals[c] += (step - stamps[c]) * weights[c]
                    stamps[c] = step
                    weights[c] += 1 if right else -1
    averaged = {c: (totals[c] + (step - stamps[c]) * w) / step for c, w in weights.items()}
    return {c: round(1000 * w) for c, w in sorted(averaged.items()) if abs(w) >= SMALLEST}


def score(weights: dict[str, int], data: list[tuple[list[str], bool]]) -> str:
    """Return precision, recall and F1 on held-out examples as one line."""
    said = [(sum(weights.get(c, 0) for c in clues) > 0, right) for clues, right in data]
    hit = sum(a and b for a, b in said)
    p, r = hit / max(1, sum(a for a, _ in said)), hit / max(1, sum(b for _, b in said))
    f1 = 2 * p * r / (p + r)
    return f"held out: {len(data)} words, precision {p:.3f}, recall {r:.3f}, F1 {f1:.3f}"


def main(archive: str, out: str = "kit/data/tagger/participles.json.gz") -> None:
    """Train, print the held-out score, and write the weights of all texts together."""
    docs = documents(archive)
    random.Random(SEED).shuffle(docs)
    tagged = tag_crosswise(docs)
    split = [list(examples(doc)) for doc in tagged]
    held = [e for k, doc in enumerate(split) if k % 10 == 0 for e in doc]
    rest = [e for k, doc in enumerate(split) if k % 10 for e in doc]
    figures = score(train(rest), held)
    print(figures)
    weights = train(rest + held)
    packed = json.dumps(weights, separators=(",", ":"), ensure_ascii=False).encode()
    # No time stamp in the archive, so that the same corpus gives the same bytes.
    with open(out, "wb") as f:
        f.write(gzip.compress(packed, compresslevel=9, mtime=0))
    Path(out.removesuffix(".json.gz") + "-origin.toml").write_text(
        ORIGIN.format(weights=len(weights), figures=figures), encoding="utf-8"
    )
    print(f"{out}: {len(weights)} weights")


if __name__ == "__main__":
    main(*sys.argv[1:])
