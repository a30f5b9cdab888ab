"""Train the kit's part-of-speech weights and write them, with their origin, to kit/data/tagger/.

    python scripts/train_tagger.py masc_tagged.zip

`masc_tagged.zip` is the Manually Annotated Sub-Corpus of the American National Corpus in
NLTK's layout: package `masc_tagged` of NLTK's data collection (www.nltk.org/nltk_data), from
www.anc.org, licence CC BY 3.0. About 590,000 words; training takes five to ten minutes.

Every tenth file (in order of name) is held out and never trained on; the figures written to
ORIGIN.toml are of exactly the weights that ship. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

from kit.text.tagging import Model, features
from kit.text.tokens import PLAIN

TAGGER = Path(__file__).parent.parent / "kit" / "data" / "tagger"
PASSES = 5
# A feature whose every weight is below 1 was corrected hardly more than once: leaving such
# features out halves the file and moves held-out accuracy by less than 0.1 points.
SMALLEST = 1.0
STEPS = 10  # weights are kept in tenths, as whole numbers: sums are exact on every machine
# Shares of the training sentences that are learnt once more in another dress, so that
# headlines, tickers and careless typing are tagged too.
DRESSES: tuple[tuple[str, float, Callable[[str], str]], ...] = (
    ("capitals", 0.10, str.upper),
    ("small letters", 0.08, str.lower),
    ("title case", 0.06, lambda word: word[:1].upper() + word[1:]),
)
# Slips of the annotation, mapped to the tag that was meant.
SLIPS = {
    "PP": "PRP", "UH`": "UH", "VBG|NN": "VBG", "LRB": "(", "...": ":", "--": ":", ";": ":",
    "-": ":", "/": "SYM", "*": "SYM", "one-time": "JJ", "PRN": "PRP", '"': "''", "'": "''",
}  # fmt: skip
# Curly quotation marks and dashes, which the corpus tags as nouns throughout.
MARKS = {'"': "''", "'": "''", "—": ":", "–": ":", "--": ":", "…": ":", "...": ":"}
CLITICS = {"s": "VBZ", "ll": "MD", "d": "MD", "re": "VBP", "ve": "VBP", "m": "VBP"}

Sentence = list[tuple[str, str]]


class Tagger(PerceptronTagger):
    """NLTK's trainer, fed with the features that the kit predicts from."""

    def _get_features(self, i, word, context, prev, prev2):  # NLTK's own names
        return dict.fromkeys(features(i, word, context, prev, prev2), 1)


def read_corpus(path: Path) -> list[tuple[str, list[Sentence]]]:
    """Return (file name, sentences) for every text of the corpus, in order of name.

    What the corpus tags wrongly throughout (curly marks, dashes) is mended by `read_line`.
    """
    texts = []
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".txt") and not name.endswith("categories.txt"):
                lines = archive.read(name).decode("utf-8").splitlines()
                texts.append((name, [s for s in map(read_line, lines) if s]))
    if not texts:
        raise SystemExit(f"{path}: holds no tagged texts (*.txt); is it masc_tagged.zip?")
    return texts


def read_line(line: str) -> Sentence:
    """Return the (word, tag) pairs of one line such as "Talks_NNS failed_VBD ._."."""
    items = [item.rpartition("_") for item in line.split()]
    raw = [(word, SLIPS.get(tag, tag)) for word, _, tag in items if word]
    pairs: Sentence = []
    for n, (word, tag) in enumerate(raw):
        before = raw[n - 1] if n else ("", "")
        after = raw[n + 1] if n + 1 < len(raw) else ("", "")
        if (word, tag) == ("’", "NN"):
            # Curly apostrophes are cut off as nouns: "don ’ t", "we ’ ll", "Syria ’ s".
            if after[0] == "t":
                return []
            if after[0] in CLITICS:
                continue
            tag = "POS" if before[0].endswith("s") and after[1][:2] in ("NN", "JJ") else "''"
        elif before == ("’", "NN") and word in CLITICS:
            word, tag = "'" + word, CLITICS[word]
            if word == "'s" and after[1][:2] in ("NN", "JJ", "CD"):
                tag = "POS"
        word = word.translate(PLAIN)
        pairs.append((word, MARKS.get(word, tag) if tag in ("NN", "NNP") else tag))
    return pairs


def split(texts: Sequence[tuple[str, list[Sentence]]]) -> tuple[list[Sentence], list[Sentence]]:
    """Return (training sentences, held-out sentences): every tenth file is held out."""
    train = [s for n, (_, text) in enumerate(texts) if n % 10 != 9 for s in text]
    held = [s for n, (_, text) in enumerate(texts) if n % 10 == 9 for s in text]
    return train, held


def in_other_dress(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return copies of a fixed share of the sentences in capitals, small letters, title case."""
    draw = random.Random(1)
    copies = []
    for sentence in sentences:
        at = draw.random()
        for _, share, dress in DRESSES:
            if at < share:
                copies.append([(dress(word), tag) for word, tag in sentence])
                break
            at -= share
    return copies


def train(sentences: Sequence[Sentence]) -> tuple[dict, dict[str, str], list[str]]:
    """Return weights (in tenths), dictionary of single-tag words, and tags."""
    material = [*sentences, *in_other_dress(sentences)]
    random.Random(1).shuffle(material)
    random.seed(0)  # NLTK shuffles between passes with the global generator
    tagger = Tagger(load=False)
    tagger.train(material, nr_iter=PASSES)
    weights = {}
    for feature, by_tag in sorted(tagger.model.weights.items()):
        if max(map(abs, by_tag.values()), default=0) >= SMALLEST:
            tenths = {tag: round(weight * STEPS) for tag, weight in sorted(by_tag.items())}
            weights[feature] = {tag: weight for tag, weight in tenths.items() if weight}
    return weights, dict(sorted(tagger.tagdict.items())), sorted(tagger.classes)


def accuracy(
    tag: Callable[[list[str]], list[str]],
    sentences: Sequence[Sentence],
    dress: Callable[[str], str] = str,
) -> float:
    """Return the share of words whose tag is right, after each word is put in a dress."""
    right = total = 0
    for sentence in sentences:
        found = tag([dress(word) for word, _ in sentence])
        right += sum(a == b for a, (_, b) in zip(found, sentence, strict=True))
        total += len(sentence)
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="masc_tagged.zip")
    parser.add_argument("--out", type=Path, default=TAGGER)
    parser.add_argument("--date", default=date.today().isoformat(), help="date to record")
    arguments = parser.parse_args()

    texts = read_corpus(arguments.corpus)
    training, held = split(texts)
    counts = Counter(tag for _, text in texts for s in text for _, tag in s)
    print(f"{sum(map(len, training)):,} words to train on, {sum(map(len, held)):,} held out")
    weights, tagdict, tags = train(training)

    packed = {f: " ".join(f"{t} {w}" for t, w in kept.items()) for f, kept in weights.items()}
    content = {"tags": tags, "tagdict": tagdict, "weights": packed}
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    arguments.out.mkdir(parents=True, exist_ok=True)
    # mtime=0 and no file name in the header: the same weights are the same bytes.
    (arguments.out / "weights.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))

    tag = Model(packed, tagdict, tags).tag
    figures = {"as_printed": accuracy(tag, held)}
    for name, _, dress in DRESSES:
        figures[name.replace(" ", "_")] = accuracy(tag, held, dress)
    for name, figure in figures.items():
        print(f"held-out accuracy, {name}: {figure:.4f}")
    origin = origin_text(arguments, training, held, weights, figures, counts)
    (arguments.out / "ORIGIN.toml").write_text(origin, "utf-8")


def origin_text(
    arguments: argparse.Namespace,
    training: Sequence[Sentence],
    held: Sequence[Sentence],
    weights: dict,
    figures: dict[str, float],
    counts: Counter[str],
) -> str:
    """Return ORIGIN.toml: where the weights come from and how good they are."""
    digest = hashlib.sha256(arguments.corpus.read_bytes()).hexdigest()
    lines = [
        "# Where weights.json.gz comes from. Written by scripts/train_tagger.py; do not edit.",
        'corpus = "Manually Annotated Sub-Corpus (MASC), American National Corpus"',
        'layout = "package masc_tagged of NLTK\'s data collection"',
        'address = "https://www.anc.org/data/masc/"',
        'licence = "CC BY 3.0"',
        'credit = "Manually Annotated Sub-Corpus, American National Corpus"',
        'changes = "the corpus itself is not included; the weights are sums learnt from it"',
        f'corpus_sha256 = "{digest}"',
        f'trained = "{arguments.date}"',
        f"words_trained_on = {sum(map(len, training))}",
        f"words_held_out = {sum(map(len, held))}",
        f"passes = {PASSES}",
        f"features = {len(weights)}",
        "",
        "# Share of the held-out words tagged as the annotators did. The held-out words are every",
        "# tenth file by name; in the three lower rows their letters were changed first.",
        "[accuracy]",
        *(f"{name} = {figure:.4f}" for name, figure in figures.items()),
        "",
        "# How often each tag occurs in the corpus.",
        "[tags]",
        *(f'"{tag}" = {n}' for tag, n in sorted(counts.items(), key=lambda i: (-i[1], i[0]))),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
