"""The kit beside its peers on the same stories in one run: stories a second of processor time.

    python benchmarks/peers.py [stories] [model] [tracker]

Peers run where they are installed: spaCy with its small English model (`pip install spacy` and
en_core_web_sm), and textacy, whose direct quotations rest on spaCy's parse. "spaCy + own code" is
what an analyst would write on a parse to get some of what a record of the kit holds: who is quoted
(verbs of saying, their subjects and complements), numbers with a verb of harm above them, passives
with their agents, and names joined by their last word. `tracker` is the folder `nlp/english` of a
copy of the GenderGapTracker (sfu-discourse-lab/GenderGapTracker; it is on no package index, and
needs pymongo): its quotation extractor then reads the same stories on the same model, without its
database and without the coreference that its gender annotator adds. The kit makes its whole record
of a story (`kit analyze --out`), validated form included.

All readers take the same 500-word stories in turn, in this one process, each with one story before
the clock starts. Times are processor time. Goal: three times the best peer that extracts anything.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from batch import WORDS, stories  # noqa: E402

from kit.newsroom.story_record import record  # noqa: E402
from kit.text.reading import from_text  # noqa: E402

MODEL = "en_core_web_sm"  # or another that spaCy can load, named as the second word
ROUNDS = 3
GOAL = 3.0
SAY = frozenset(
    "say tell report add announce claim deny warn confirm state declare accuse ask".split()
)
HARM = frozenset("kill die wound injure hurt abduct kidnap detain arrest displace".split())
Reader = Callable[[str], object]


def with_kit(text: str) -> object:
    """Return the kit's record of a story as a line of JSON."""
    return json.dumps(record(from_text(text, "story")))


def with_own_code(nlp) -> Reader:
    """Return a reader on a spaCy parse: quotations, counts of people harmed, passives, names."""

    def read(text: str) -> object:
        doc = nlp(text)
        found: dict[str, list] = {"said": [], "counts": [], "passives": [], "names": []}
        for token in doc:
            if token.lemma_ in SAY and token.pos_ == "VERB":
                who = [t for t in token.children if t.dep_ in ("nsubj", "agent")]
                what = [t for t in token.children if t.dep_ in ("ccomp", "dobj", "parataxis")]
                spans = [(t.left_edge.idx, t.right_edge.idx + len(t.right_edge)) for t in what]
                found["said"].append((token.text, [w.text for w in who], spans))
            if any(t.dep_ in ("nsubjpass", "auxpass") for t in token.children):
                by = [g.text for t in token.children if t.dep_ == "agent" for g in t.children]
                found["passives"].append((token.idx, by))
        for entity in doc.ents:
            if entity.label_ == "CARDINAL":
                verb = next((t for t in entity.root.ancestors if t.lemma_ in HARM), None)
                if verb is not None:
                    found["counts"].append((entity.start_char, entity.text, verb.lemma_))
            elif entity.label_ in ("PERSON", "ORG", "GPE"):
                found["names"].append((entity.text.split()[-1], entity.label_))
        return json.dumps(found)

    return read


def with_tracker(nlp, folder: Path) -> Reader:
    """Return the GenderGapTracker's own way from a text to its quotations, on a loaded model."""
    os.chdir(tempfile.mkdtemp())  # its logger makes a folder where it stands
    sys.path.insert(0, str(folder))
    import utils
    from quote_extractor import QuoteExtractor

    rules = {"QUOTE_VERBS": str(folder / "rules" / "quote_verb_list.txt")}
    extractor = QuoteExtractor({"spacy_lang": nlp, "NLP": rules})
    sys.path.remove(str(folder))

    def read(text: str) -> object:
        return json.dumps(extractor.extract_quotes(nlp(utils.preprocess_text(text))))

    return read


def readers(model: str, tracker: str = "") -> dict[str, Reader]:
    """Return the readers that can run here, by name; the kit first."""
    there: dict[str, Reader] = {"kit, whole record": with_kit}
    if not find_spec("spacy"):
        return there
    import spacy

    if find_spec(model):
        nlp = spacy.load(model)
        there["spaCy pipeline alone"] = nlp
        there["spaCy + own code"] = with_own_code(nlp)
        if tracker:
            there["GenderGapTracker"] = with_tracker(nlp, Path(tracker).resolve())
        if find_spec("textacy"):
            from textacy.extract import direct_quotations

            def quotations(text: str) -> object:
                try:
                    return list(direct_quotations(nlp(text)))
                except ValueError:  # it refuses a text with an odd quotation mark
                    return []

            there["textacy quotations"] = quotations
    return there


def seconds(read: Reader, texts: list[str]) -> float:
    """Return the best processor time of all rounds over all texts."""
    read(texts[0])
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begun)
    return best


def main(number: str = "60", model: str = MODEL, tracker: str = "") -> None:
    """Print stories a second of processor time, and how the kit stands to each peer."""
    texts = stories(int(number))
    rates = {
        name: len(texts) / seconds(read, texts) for name, read in readers(model, tracker).items()
    }
    own = rates["kit, whole record"]
    print(f"{number} stories of {WORDS} words, best of {ROUNDS} rounds, one process")
    for name, rate in rates.items():
        print(f"{name:24}{rate:8.1f} stories a CPU second   kit / it: {own / rate:5.2f}")
    if len(rates) == 1:
        print(f"no peer is here: pip install spacy, and its model {model}")
    else:
        best = max(rate for name, rate in rates.items() if name not in
                   ("kit, whole record", "spaCy pipeline alone"))  # fmt: skip
        print(f"the best peer that extracts anything: {own / best:.2f} times (goal {GOAL:g})")


if __name__ == "__main__":
    main(*sys.argv[1:4])
