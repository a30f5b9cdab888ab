"""Precision and recall of sentence boundaries, against Punkt untrained and with the same list.

    python benchmarks/sentences.py                      the cases of tests/text/sentence_cases.txt
    python benchmarks/sentences.py masc_tagged.zip      and the newspaper texts of MASC

The cases were written beside the rules, so on them the kit is expected to be right; MASC
(CC BY 3.0, package `masc_tagged` of NLTK's data collection) was not. Its words are joined to
running text again, and a boundary is right where MASC's annotators ended a line.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from kit.text import segment

CASES = Path(__file__).parent.parent / "tests" / "text" / "sentence_cases.txt"
Splitter = Callable[[str], Iterable[tuple[int, int]]]


def splitters() -> dict[str, Splitter]:
    """Return name -> function from a text to the (start, end) of its sentences."""
    same_list = PunktParameters()
    same_list.abbrev_types = {word[:-1].lower() for word in segment.ABBREVIATIONS}
    # Punkt keeps dotted names such as "u.s" in the same list; the kit knows them by their shape.
    same_list.abbrev_types |= {"u.s", "u.n", "u.k", "e.u", "d.c", "u.a.e", "ph.d", "m.d"}
    untrained, given = PunktSentenceTokenizer(), PunktSentenceTokenizer(same_list)
    return {
        "kit": lambda text: [(s.start, s.end) for s in segment.sentence_spans(text)],
        "Punkt, untrained": lambda text: list(untrained.span_tokenize(text)),
        "Punkt, same abbreviations": lambda text: list(given.span_tokenize(text)),
    }


def cases() -> Iterator[tuple[str, set[int]]]:
    """Yield (text, ends of all sentences but the last) for each written case."""
    for line in CASES.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield marked(line.replace("|+|", "\0\1").replace(" || ", "\0 "))


def marked(text: str) -> tuple[str, set[int]]:
    ends, plain = set(), []
    for piece in text.split("\0"):
        plain.append(piece.replace("\1", ""))
        ends.add(len("".join(plain).rstrip()))
    whole = "".join(plain)
    return whole, ends - {len(whole.rstrip())}


def masc(path: Path) -> Iterator[tuple[str, set[int]]]:
    """Yield (text, ends of sentences) for each paragraph of the newspaper texts of MASC.

    A line without a stop (a headline, a name) ends a paragraph: no splitter could know it.
    """
    with zipfile.ZipFile(path) as archive:
        listing = archive.read("masc_tagged/categories.txt").decode("utf-8").split("\n")
        for entry in listing:
            name, _, category = entry.strip().partition(" ")
            if category != "newspaper":
                continue
            paragraph: list[str] = []
            for line in archive.read(f"masc_tagged/{name}").decode("utf-8").splitlines():
                words = [word for word, _, _ in (w.rpartition("_") for w in line.split()) if word]
                text = joined(words)
                paragraph += [text] if text else []
                if not text.rstrip("\"'”’) ").endswith((".", "?", "!")) and paragraph:
                    yield marked("\0 ".join(paragraph))
                    paragraph = []
            if paragraph:
                yield marked("\0 ".join(paragraph))


def joined(words: list[str]) -> str:
    """Return the words as running text, with spaces where print has them."""
    text, glue, inside = "", True, False
    for n, word in enumerate(words):
        tight = word in {".", ",", ";", ":", "?", "!", ")", "]", "%", "n't", "''", "”"} or (
            word[0] in "'’" and len(word) > 1
        )
        opens = word in {"(", "[", "$", "``", "“", "‘"}
        if word in ('"', "'"):
            # A quotation may have begun in the line before: then the last mark closes it.
            tight = inside or (n > 0 and n == len(words) - 1)
            opens = inside = not tight
        text += word if glue or tight else " " + word
        glue = opens
    return text


def measure(name: str, material: list[tuple[str, set[int]]]) -> None:
    total = sum(len(ends) for _, ends in material)
    print(f"\n{name}: {len(material)}, with {total} boundaries inside them")
    print(f"{'':28}precision  recall  all right")
    for splitter, split in splitters().items():
        right = found = whole = 0
        for text, gold in material:
            last = len(text.rstrip())
            ends = {end for _, end in split(text)} - {last}
            right, found = right + len(ends & gold), found + len(ends)
            whole += ends == gold
        print(f"{splitter:28}{right / found:8.3f}{right / total:9.3f}{whole:9}")


def main() -> None:
    measure("written cases", list(cases()))
    if len(sys.argv) > 1:
        measure("MASC newspaper paragraphs", list(masc(Path(sys.argv[1]))))
    else:
        print("\nMASC not measured: name masc_tagged.zip to add it")


if __name__ == "__main__":
    main()
