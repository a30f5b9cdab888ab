"""How each text that the project brings is cut: blocks, sentences, quotations, tagged words.

`tests/fixtures/as_cut.txt` keeps a digest for each text, as it was when last looked at. Whoever
changes a cut on purpose writes the file anew and looks at what was cut otherwise:

    .venv/bin/python -m tests.text.test_as_cut
    .venv/bin/python -m tests.text.test_as_cut "words of the text"    # how it is cut
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

import pytest

import kit
from kit.text.article import Article
from kit.text.lexicon_file import read_lexicon
from tests import passages as told
from tests.analysis.test_as_read import CASES, NEWSROOM, STORIES, passages

KEPT = told.TESTS / "fixtures" / "as_cut.txt"
AGAIN = ".venv/bin/python -m tests.text.test_as_cut"
BUNDLED = ("aleppo-2016-02", "twin", "practice-1", "capstone-a", "capstone-b", "capstone-c")
AROUND_A_STOP = """
The envoy met {} Nobody came.
He saw {} Brenn on Monday and {} 12 of the list; {} he said. "It is {}" They left {}
THE ARMY TOOK {} BY NIGHT. A {} man ({}) came.
It rained in {} on the port, and in {}. we know {}, he said.
"""


def cut(article: Article) -> Iterator[str]:
    """A line for each block, sentence with its tagged words, and quotation."""
    for block in article.blocks:
        yield f"{block.number} {block.role} {block.span}"
    for sentence, tokens in zip(article.sentences, article.tokens, strict=True):
        yield f"{sentence.id} " + " ".join(f"{t.text}/{t.tag}" for t in tokens)
    for quotation in article.quotations:
        yield str(quotation)
    yield str(article.imprint)


def texts() -> Iterator[tuple[str, str]]:
    """Every text under its name: cases and stories, sentences of tests, abbreviations."""
    cases = [p for path in (*CASES, STORIES, NEWSROOM) for p in passages(path)]
    for passage in cases + [p for file in told.files() for p in told.passages_in(file)]:
        yield told.name_of(passage), passage
    for group in read_lexicon("abbreviations").values():
        for word in group["words"]:
            for form in dict.fromkeys((word, word.upper(), word.lower())):
                yield form, AROUND_A_STOP.replace("{}", form)


def as_digest(name: str, article: Article) -> str:
    """A line: the name, a digest of how the text is cut, and how many sentences that gives."""
    digest = hashlib.sha256("\n".join(cut(article)).encode()).hexdigest()[:10]
    return f"{name} {digest} {len(article.blocks)}/{len(article.sentences)}"


def lines() -> Iterator[str]:
    """The lines of the file as they are now."""
    for name in BUNDLED:
        yield as_digest(name, kit.read(name))
    for name, text in texts():
        yield as_digest(name, kit.read(text + "\n", language_check=False))


def test_texts_are_cut_as_they_were_when_last_looked_at():
    before = dict(line.split(" ", 1) for line in KEPT.read_text(encoding="utf-8").splitlines())
    now = dict(line.split(" ", 1) for line in lines())
    known = now.keys() & before.keys()  # whoever writes a test adds sentences; that is no change
    assert len(known) > len(now) * 0.5, f"most texts are new: {AGAIN}"
    changed = [f"- {k} {before[k]}\n+ {k} {now[k]}" for k in sorted(known) if before[k] != now[k]]
    assert not changed, "\n".join(
        [f"cut otherwise than before; if that is meant: {AGAIN}", *changed]
    )


@pytest.mark.parametrize("word", ["Gen.", "p.m."])
def test_an_abbreviation_is_tried_in_every_frame(word):
    assert dict(texts())[word].count(word) == AROUND_A_STOP.count("{}")


def main(words: list[str]) -> None:
    """Write the file anew, or print how the texts that hold some words are cut."""
    if not words:
        KEPT.write_text("\n".join(lines()) + "\n", encoding="utf-8")
        return
    for name, text in texts():
        if " ".join(words) in text:
            print(f"{name}:", *cut(kit.read(text + "\n", language_check=False)), sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
