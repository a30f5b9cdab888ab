"""CoNLL-U, the columns of Universal Dependencies: tokens with their tags, and marks in MISC.

A token has its offsets (`start_char`, `end_char`) and the white space behind it where that is not
one space (`SpaceAfter=No`, `SpacesAfter`), so that the text comes back as it was. A mark stands at
its first token: `Mark=12:25:casualty_claim:casualty_claim-1`, offsets, label, finding; several have
a comma between them. Columns that the kit does not fill (lemma, head) are `_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.analysis.grammar import sentences as read_sentences
from kit.newsroom.exchange.marked import Mark
from kit.text.article import Article

_SPACES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_SOLID = re.compile(r"\S+")
Token = tuple[int, int, str]
"""(start, end, tag)."""


def dump(article: Article, marks: Iterable[Mark]) -> str:
    """Return an article with its marks as CoNLL-U, a block a sentence.

    >>> from kit.text.reading import from_text
    >>> dump(from_text("Rain fell."), [Mark(0, 4, "time")]).splitlines()[3].split("\\t")[9]
    'start_char=0|end_char=4|Mark=0:4:time:'
    """
    text = article.text
    waiting = sorted(marks, reverse=True)
    blocks: list[str] = []
    last = 0
    sentences = list(_sentences(article))
    for n, (id, tokens) in enumerate(sentences):
        shown = " ".join(text[tokens[0][0] : tokens[-1][1]].split())
        lines = [f"# newdoc id = {article.id}"] if not n else []
        lines += [f"# sent_id = {id}", f"# text = {shown}"]
        for number, (start, end, tag) in enumerate(tokens, start=1):
            misc = [f"start_char={start}", f"end_char={end}"]
            if start > last and not blocks and number == 1:
                misc.append(f"SpacesBefore={_escaped(text[last:start])}")
            after = text[end : _next(sentences, n, number, len(text))]
            if after != " ":
                misc.append(f"SpacesAfter={_escaped(after)}" if after else "SpaceAfter=No")
            here = []
            while waiting and waiting[-1].start < end:
                m = waiting.pop()
                here.append(f"{m.start}:{m.end}:{m.label}:{m.about}")
            if here:
                misc.append(f"Mark={','.join(here)}")
            form = text[start:end]
            lines.append(f"{number}\t{form}\t_\t_\t{tag}\t_\t_\t_\t_\t{'|'.join(misc)}")
            last = end
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n\n"


def load(held: str) -> tuple[str, list[Mark]]:
    """Return the text and the marks of one document; ValueError names a line that is none."""
    text, marks = "", []
    for number, line in enumerate(held.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ValueError(f"CoNLL-U: line {number}: {len(columns)} columns, not 10")
        misc = dict(part.partition("=")[::2] for part in columns[9].split("|"))
        after = "" if misc.get("SpaceAfter") == "No" else _plain(misc.get("SpacesAfter", r"\s"))
        text += _plain(misc.get("SpacesBefore", "")) + columns[1] + after
        for told in filter(None, misc.get("Mark", "").split(",")):
            start, end, label, about = told.split(":")
            marks.append(Mark(int(start), int(end), label, about))
    return text, marks


def _sentences(article: Article) -> Iterator[tuple[str, list[Token]]]:
    """Sentences with their tokens; what is in none, or in no token, is a token without a tag."""
    text, at = article.text, 0
    held: list[Token] = []
    for reading in read_sentences(article):
        sentence = reading.sentence
        for token in reading.tokens:
            held += _untagged(text, at, token.start)
            held.append((token.start, token.end, token.tag or "_"))
            at = token.end
        held += _untagged(text, at, sentence.span.end)
        at = max(at, sentence.span.end)
        if held:
            yield sentence.id, held
            held = []
    if rest := _untagged(text, at, len(text)):
        yield "end", rest


def _untagged(text: str, start: int, end: int) -> list[Token]:
    return [(*m.span(), "_") for m in _SOLID.finditer(text, start, max(start, end))]


def _next(sentences: list[tuple[str, list[Token]]], n: int, number: int, end: int) -> int:
    """Where the token behind the one of this number begins, or the text ends."""
    tokens = sentences[n][1]
    if number < len(tokens):
        return tokens[number][0]
    return sentences[n + 1][1][0][0] if n + 1 < len(sentences) else end


def _escaped(spaces: str) -> str:
    return "".join(_SPACES.get(c) or rf"\u{ord(c):04x}" for c in spaces)


def _plain(escaped: str) -> str:
    names = {name[1]: space for space, name in _SPACES.items()}
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else names[m[2]], escaped)
