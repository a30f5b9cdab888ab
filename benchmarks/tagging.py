"""Accuracy and speed of the kit's part-of-speech tagger, beside NLTK's own on the same data.

    python benchmarks/tagging.py                    speed only
    python benchmarks/tagging.py masc_tagged.zip    and accuracy on the held-out tenth of MASC

Where to get MASC: see scripts/train_tagger.py. `--stock` also trains NLTK's PerceptronTagger as
it is on the same words (some minutes) for a comparison with its own features and no capitals.
Speed is measured on the bundled article: the best of seven rounds, in processor time, so that
other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger
from nltk.tag.sequential import DefaultTagger, UnigramTagger
from nltk.tokenize.destructive import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer

import kit
from kit.text.tagging import _model, tag

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
import train_tagger  # noqa: E402

ROUNDS = 7


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def stock_shape() -> PerceptronTagger:
    """Return NLTK's class with the kit's weights, so that only the machinery differs."""
    model = _model()
    tagger = train_tagger.Tagger(load=False)
    weights = {feature: model.weights(feature) for feature in model}
    tagger.decode_json_params((weights, model.tagdict, model.tags))
    return tagger


def speed() -> None:
    article = kit.read("aleppo-2016-02")
    thousands = len(article.text.split()) / 1000
    tokenizer, splitter, tagger = NLTKWordTokenizer(), PunktSentenceTokenizer(), stock_shape()

    def with_nltk() -> None:
        for paragraph in article.text.split("\n\n"):
            for sentence in splitter.tokenize(paragraph):
                tagger.tag(tokenizer.tokenize(sentence))

    read = best(lambda: kit.read(article.text))
    whole = best(lambda: kit.read(article.text).tokens)
    peer = best(with_nltk)
    print("milliseconds per 1,000 words, warm")
    print(f"  kit: blocks, roles, sentences, quotations   {1000 * read / thousands:7.1f}")
    print(f"  kit: the same and tagged tokens             {1000 * whole / thousands:7.1f}")
    print(f"  NLTK: Punkt, tokens, PerceptronTagger       {1000 * peer / thousands:7.1f}")
    print(f"  ratio NLTK / kit {peer / whole:.2f}")
    print(f"  kit, words a second {1000 * thousands / whole:,.0f}")


def accuracy(corpus: Path, stock: bool) -> None:
    training, held = train_tagger.split(train_tagger.read_corpus(corpus))
    backoff = UnigramTagger(training, backoff=DefaultTagger("NN"))
    rows = {
        "kit": tag,
        "each word's commonest tag": lambda words: [t for _, t in backoff.tag(words)],
    }
    if stock:
        plain = PerceptronTagger(load=False)
        random.seed(0)
        plain.train(list(training), nr_iter=train_tagger.PASSES)
        rows["NLTK's PerceptronTagger, same words"] = lambda words: [t for _, t in plain.tag(words)]
    print(f"\nshare of {sum(map(len, held)):,} held-out words tagged as the annotators did")
    print(f"{'':38}as printed  capitals  small letters  title case")
    for name, tagger in rows.items():
        shares = [train_tagger.accuracy(tagger, held)]
        shares += [
            train_tagger.accuracy(tagger, held, dress) for _, _, dress in train_tagger.DRESSES
        ]
        print(f"{name:38}" + "{:10.4f}{:10.4f}{:15.4f}{:12.4f}".format(*shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--stock", action="store_true")
    arguments = parser.parse_args()
    speed()
    if arguments.corpus:
        accuracy(arguments.corpus, arguments.stock)
    else:
        print("\naccuracy not measured: name masc_tagged.zip to add it")


if __name__ == "__main__":
    main()
