"""List the words of texts that one reading of a sentence tags in two ways: there should be none.

    python scripts/two_tags.py FILE... [--all]

A word has one tag, that of its sentence (`kit.analysis.grammar.sentences`). Held against it are the
tag it has in the line that attributions are read from, and the tag its reading as a participle
asks for: a passive or perfect participle is VBN, and the verb of a clause is not. `--all` shows
the words whose tag differs from the tagger's own answer, too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kit.analysis.grammar import grammar_of
from kit.text.article import Article
from kit.text.reading import read


def disagreements(article: Article) -> Iterator[tuple[str, str, str, str]]:
    """Yield (sentence id, word, its tag, the tag that another reading gives it)."""
    grammar = grammar_of(article)
    home = {t.start: (s.id, t) for s in grammar.sentences for t in s.tokens}
    for line in grammar.lines:
        for k in line.own():
            id, token = home[line.start[k]]
            if token.tag != line.tags[k]:
                yield id, token.text, token.tag, line.tags[k]
    for sentence in grammar.sentences:
        for piece in sentence.pieces:
            for one in piece.participles:
                tag = piece.tags[one.index]
                perfect = one.auxiliary.kind in ("have", "be", "get") and tag[0] == "V"
                if (one.rule is not None or perfect) and tag != "VBN":
                    yield sentence.id, piece.low[one.index], tag, "VBN"


def mended(article: Article) -> Iterator[tuple[str, str, str, str]]:
    """Yield (sentence id, word, its tag, the tagger's tag) where a rule has mended the tag."""
    for sentence, row in zip(grammar_of(article).sentences, article.tokens, strict=True):
        for token, first in zip(sentence.tokens, row, strict=True):
            if token.tag != first.tag:
                yield sentence.id, token.text, token.tag, first.tag


def main(arguments: list[str]) -> int:
    """Print the words and their number; return 1 where a word has two tags."""
    sentences = words = two = 0
    for name in (a for a in arguments if a != "--all"):
        article = read(Path(name), language_check=False)
        sentences += len(article.sentences)
        words += sum(map(len, article.tokens))
        for id, word, tag, other in disagreements(article):
            two += 1
            print(f"{name} {id} {word}: {tag}, and {other}")
        for id, word, tag, first in mended(article) if "--all" in arguments else ():
            print(f"{name} {id} {word}: {tag}, where the tagger says {first}")
    print(f"{two} of {words} words in {sentences} sentences have two tags")
    return int(two > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
