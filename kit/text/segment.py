"""Sentences: where one ends, decided stop by stop with a rule that can be named.

A full stop is ambiguous: it ends a sentence, marks an abbreviation, or does both at once
("in the U.S. The plan"). Punkt (Kiss and Strunk 2006, doi:10.1162/coli.2006.32.4.485) learns
the difference from a large text; untrained it cuts after "Maj." Here every stop is a
candidate, and what stands left and right of it decides. Abbreviations are data
(`kit/data/lexicons/abbreviations.toml`), so a reader can add one and run again.
`benchmarks/sentences.py` holds both against the same cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kit.text.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS
from kit.text.lexicon_file import read_lexicon
from kit.text.records import Sentence, Span

# Openers and closers that may stand between a stop and the next word.
OPENERS = "\"'“‘„«‹([{—–-•*`¿¡\u200b\ufeff\u2060"
CLOSERS = "\"'”’»›)]}“"  # „German“ copy closes with the mark that opens English
STOPS = ".?!…‽。"
_BLANKS = " \t\r\n\u00a0\u202f\u200b\u2060"

_CANDIDATE = re.compile(
    # Possessive throughout, and begun only at the first of a run of stops: linear on any text.
    rf"(?<![{re.escape(STOPS)}])[{re.escape(STOPS)}]++"  # the stop itself
    rf"(?:[{re.escape(CLOSERS)}\u200b\u2060]++|[ \u00a0\u202f](?:[”»]|''(?!\w)))*+"  # its marks
    r"(?P<gap>\s++|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]))"  # space, or "troops.The" run together
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[{<>/—–]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_PARAGRAPH = re.compile(
    r"(?:\r\n|[\n\r\u2028\u2029\x85])(?:[^\S\r\n]*+(?:\r\n|[\n\r\u2028\u2029\x85]))++"
)

# Words that open a sentence and do not follow an abbreviation inside one: "the U.S. The plan"
# against "the U.S. Senate". Closed classes only: articles, pronouns, conjunctions, adverbs.
STARTERS = frozenset(
    """the a an this that these those he she it they we you i his her its their our my your
    there here what who when where why how which while if as because although though since
    unless until after before during despite but and or nor yet so however meanwhile moreover
    nevertheless still then thus also earlier later now once in on at by for from with without
    under over among between against about according to of both each every some any many most
    several few no not all another such other others more is are was were has have had do does did
    will would can could should may might must let it's he's she's they're that's there's
    we're i'm i've don't""".split()
)
# In a text without capitals only these are sure: "the u.s. has replied" goes on.
_PLAIN_STARTERS = frozenset("the he she it they we but however meanwhile this these there".split())
_DAYS_AND_ZONES = frozenset(WEEKDAYS + MONTHS + SHORT_MONTHS) | frozenset(
    """gmt utc est edt et cet bst pst pdt pt cst cdt ct eastern central pacific mountain greenwich
    local""".split()
)
_REPORTING = (
    "said|says|asked|asks|told|added|wrote|writes|replied|answered|demanded|wondered|cried|"
    "shouted|yelled|tweeted|screamed|exclaimed|recalled|continued"
)
# "Who did it?" Mr. Kerry asked. / "Stop!" said Kerry: the words after the mark still belong.
_TAIL = re.compile(
    rf"(?:(?:[^\W\d_][\w'’-]*\.?\s+){{1,5}}?(?:{_REPORTING})\b|(?:{_REPORTING})\b)", re.IGNORECASE
)


@cache
def _classes() -> dict[str, str]:
    """Return abbreviation (without its last stop) -> class, from the lexicon."""
    table = {}
    for kind, entry in read_lexicon("abbreviations").items():
        for word in entry["words"]:
            table[word.removesuffix(".")] = kind
    return table


def __getattr__(name: str) -> frozenset[str]:
    # Read on first use, so that importing the module reads no file.
    if name == "ABBREVIATIONS":
        return frozenset(word + "." for word in _classes())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def split_sentences(text: str, abbreviations: Iterable[str] | None = None) -> list[str]:
    """Return the sentences of `text` as strings, in order.

    `abbreviations` takes the place of the kit's list (`ABBREVIATIONS`); write each with or
    without its full stop. An abbreviation of your own counts as one that never ends a sentence.

    >>> split_sentences("Spokesman Maj. Gen. Igor Petrov spoke. He left.")
    ['Spokesman Maj. Gen. Igor Petrov spoke.', 'He left.']
    >>> split_sentences("Spokesman Maj. Gen. Igor Petrov spoke.", abbreviations=["Gen."])
    ['Spokesman Maj.', 'Gen. Igor Petrov spoke.']
    """
    return [text[s.start : s.end] for s in sentence_spans(text, abbreviations)]


def split_untrained(text: str) -> list[str]:
    """Return the sentences as NLTK's Punkt finds them with no training and no list.

    >>> split_untrained("Spokesman Maj. Gen. Igor Petrov spoke.")
    ['Spokesman Maj.', 'Gen.', 'Igor Petrov spoke.']
    """
    from kit.text.nltk_parts import PunktSentenceTokenizer

    return list(PunktSentenceTokenizer().tokenize(text))


def sentence_spans(text: str, abbreviations: Iterable[str] | None = None) -> list[Span]:
    """Return the spans of the sentences of `text`; a blank line always ends a sentence."""
    table = _classes() if abbreviations is None else _own_table(abbreviations)
    spans: list[Span] = []
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        spans.extend(_paragraph_spans(text, start, gap.start(), table))
        start = gap.end()
    spans.extend(_paragraph_spans(text, start, len(text), table))
    return spans


def sentences_in(text: str, blocks: Iterable[Span]) -> tuple[Sentence, ...]:
    """Return the numbered sentences of the blocks: sentence n of block p has the id "p.n"."""
    table = _classes()
    return tuple(
        Sentence(f"{number}.{n}", span, number)
        for number, block in enumerate(blocks, start=1)
        for n, span in enumerate(_paragraph_spans(text, block.start, block.end, table), start=1)
    )


def cut_short(text: str, block: Span) -> bool:
    """Return whether the block's last word needs another after it ("spokesman Maj.")."""
    last = text[max(block.start, block.end - 40) : block.end].split()[-1]
    return last.endswith(".") and _classes().get(last.lstrip(OPENERS)[:-1]) == "title"


def _own_table(abbreviations: Iterable[str]) -> dict[str, str]:
    if isinstance(abbreviations, str):
        raise TypeError(
            f"abbreviations: expected a list of words, not the one string {abbreviations!r}; "
            f"write [{abbreviations!r}]"
        )
    known = _classes()
    words = (word.strip().removesuffix(".") for word in abbreviations)
    return {word: known.get(word, "title") for word in words if word}


def _paragraph_spans(text: str, start: int, end: int, table: dict[str, str]) -> Iterator[Span]:
    piece = text[start:end]
    caseless = not any(map(str.isupper, piece))
    begin = 0
    for match in _CANDIDATE.finditer(piece):
        if match.end() >= len(piece):
            break
        if _ends(_stop(piece, begin, match, caseless), table):
            yield from _trimmed(piece, begin, match.start("gap"), start)
            begin = match.end()
    yield from _trimmed(piece, begin, len(piece), start)


def _trimmed(piece: str, begin: int, end: int, offset: int) -> Iterator[Span]:
    while begin < end and piece[begin].isspace():
        begin += 1
    while end > begin and piece[end - 1].isspace():
        end -= 1
    if begin < end:
        yield Span(offset + begin, offset + end)


class Stop(NamedTuple):
    """A place where a sentence may end, with all that the decision rests on."""

    signs: str  # the stop itself: ".", "?!", "..."
    quoted: bool  # it carries a closing quotation mark
    left: str  # the word before it, without the stop
    spaced: bool  # white space stands before it
    opens: bool  # its word is the first of the sentence
    dotted: bool  # another full stop stands just before, as in ". . ."
    gap: str  # the white space after it; none where two sentences ran together
    after: str  # the next letter, digit or sign that is not an opening mark
    word: str  # the next word
    starter: bool  # the next word is one that opens sentences
    tail: bool  # the next words belong to a quotation before them ("he asked")
    caseless: bool  # the paragraph has no capitals at all


def _stop(piece: str, begin: int, match: re.Match[str], caseless: bool) -> Stop:
    at = match.start()
    carried = piece[at : match.start("gap")]
    signs = carried.rstrip(CLOSERS + _BLANKS)
    before = _WORD_BEFORE.search(piece, max(begin, at - 40), at)
    left = before.group() if before else ""
    right = match.end()
    while right < len(piece) and piece[right] in OPENERS:
        right += 1
    found = _NEXT_WORD.match(piece, right)
    word = found.group() if found else ""
    # "J. A. Smith": the "A" is an initial, not the article.
    initial = len(word) == 1 and piece[right + 1 : right + 2] == "."
    quoted = any(mark in carried for mark in "\"'”’»›“")
    lead = at - len(left)
    starter = word.lower() in (_PLAIN_STARTERS if caseless else STARTERS) and not initial
    return Stop(
        signs=signs,
        quoted=quoted,
        left=left.lstrip("'’-"),
        spaced=at == begin or piece[at - 1].isspace(),
        opens=lead - begin < 12 and not piece[begin:lead].strip(OPENERS + _BLANKS),
        dotted=piece[max(begin, at - 12) : at].rstrip().endswith("."),
        gap=match["gap"],
        after=piece[right : right + 1],
        word=word,
        starter=starter,
        tail=quoted and not starter and bool(_TAIL.match(piece, right)),
        caseless=caseless,
    )


def _ends(stop: Stop, table: dict[str, str]) -> bool:
    """Return whether a sentence ends at this stop."""
    if not stop.gap:
        # "troops.The" lost its space; "Amazon.Com" and "J.Smith@x.org" did not.
        return len(stop.left) > 2 and stop.left.isalpha() and stop.left.islower()
    if stop.after and (stop.after in STOPS or (stop.after.islower() and not stop.caseless)):
        return False
    if any(sign in stop.signs for sign in "?!‽"):
        return not stop.tail and stop.word not in ("Inc", "Corp")  # "Yahoo! Inc."
    if stop.signs == "。":
        return True
    if stop.signs != ".":
        # Four dots are a full stop and an ellipsis; three are a pause, or a sentence's end.
        full = len(stop.signs) > 3 or ("." in stop.signs and "…" in stop.signs)
        return full or stop.starter or not stop.spaced
    if not stop.left:
        return stop.starter or not stop.dotted
    return _full_stop_ends(stop, table)


def _full_stop_ends(stop: Stop, table: dict[str, str]) -> bool:
    """Return whether a full stop after a word ends the sentence: the word decides."""
    left = stop.left
    kind = table.get(left)
    if kind is None and len(left) > 1 and left.isupper():  # MAJ. GEN., P.M.
        kind = table.get(left.capitalize()) or table.get(left.lower())
    if kind is None and stop.caseless and table.get(left.capitalize()) == "title":
        kind = "title"
    if kind in ("title", "never"):
        return False
    if kind == "number":
        return not (stop.after.isdigit() or (_ROMAN.match(stop.word) and stop.word != "I"))
    if kind == "time":
        return not stop.after.isdigit() and stop.word.lower() not in _DAYS_AND_ZONES
    if kind == "end":
        return True
    if kind is not None or _DOTTED.match(left):
        return stop.starter
    if len(left) == 1 and left.isupper():
        # An initial, unless a sentence opens after it ("Plan B. The town ...").
        return stop.starter and not stop.opens
    # "1. The town": the number of a list item.
    return not (stop.opens and left.isdigit() and len(left) <= 2)
