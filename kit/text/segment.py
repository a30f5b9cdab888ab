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
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from kit.text.article import Sentence, Span

# Openers and closers that may stand between a stop and the next word.
OPENERS = "\"'“‘„«‹([{—–-•*`¿¡\u200b\ufeff\u2060"
CLOSERS = "\"'”’»›)]}“"  # „German“ copy closes with the mark that opens English
STOPS = ".?!…‽。"

_CANDIDATE = re.compile(
    # Possessive throughout, and begun only at the first of a run of stops: linear on any text.
    rf"(?<![{re.escape(STOPS)}])[{re.escape(STOPS)}]++"  # the stop itself
    rf"(?:[{re.escape(CLOSERS)}\u200b\u2060]++|[ \u00a0\u202f](?:[”»]|''))*+"  # marks it carries
    r"(?P<gap>\s++|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]))"  # space, or "troops.The" run together
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[{<>/—–]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_PARAGRAPH = re.compile(r"(?:\r\n|[\n\r\u2028\u2029\x85])(?:[^\S\r\n]*+(?:\r\n|[\n\r\u2028\u2029\x85]))++")

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
_DAYS_AND_ZONES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december jan feb mar apr jun jul aug sept
    sep oct nov dec gmt utc est edt et cet bst pst pdt pt cst cdt ct eastern central pacific
    mountain greenwich local""".split()
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
    data = (files("kit.data") / "lexicons" / "abbreviations.toml").read_text("utf-8")
    table = {}
    for kind, entry in tomllib.loads(data).items():
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
    spans = []
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
        if ends_sentence(piece, begin, match, table, caseless):
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


def ends_sentence(
    piece: str, begin: int, match: re.Match[str], table: dict[str, str], caseless: bool
) -> bool:
    """Return whether the stop of `match` ends the sentence that began at `begin`."""
    stop = match.start()
    stops = match.group().rstrip(CLOSERS + " \u00a0\u202f\r\n\t\u200b\u2060")
    carried = piece[stop:match.start("gap")]
    left = _WORD_BEFORE.search(piece, max(begin, stop - 40), stop).group()
    right = match.end()
    while right < len(piece) and piece[right] in OPENERS:
        right += 1
    after = piece[right] if right < len(piece) else ""
    found = _NEXT_WORD.match(piece, right)
    word = found.group() if found else ""
    dotted = bool(found) and piece[found.end() : found.end() + 1] == "."

    if not match["gap"]:
        return _run_together(piece, begin, stop, left)
    if after.islower() and not caseless:
        return False
    if after in STOPS and after:
        return False
    openers = _PLAIN_STARTERS if caseless else STARTERS
    starter = word.lower() in openers and not (dotted and len(word) == 1)
    if "?" in stops or "!" in stops or "‽" in stops:
        quoted = any(mark in carried for mark in "\"'”’»›")
        return not (quoted and _TAIL.match(piece, right)) and word not in ("Inc", "Corp")
    if stops not in (".", "。"):
        return _ellipsis_ends(piece, stop, stops, starter)
    if not left or stops == "。":
        return _spaced_dots_end(piece, begin, stop, starter)
    return _full_stop_ends(piece, begin, stop, left, after, word, starter, table, caseless)


def _run_together(piece: str, begin: int, stop: int, left: str) -> bool:
    # "troops.The" lost its space; "Amazon.Com", "www.x.Org" and "J.Smith@x.org" did not.
    return len(left) > 2 and left.isalpha() and left.islower() and left != "www"


def _ellipsis_ends(piece: str, stop: int, stops: str, starter: bool) -> bool:
    spaced = stop == 0 or piece[stop - 1].isspace()
    if len(stops) > 3 or (stops.startswith(".") and "…" in stops):
        return True  # a full stop and an ellipsis
    return starter if spaced else True


def _spaced_dots_end(piece: str, begin: int, stop: int, starter: bool) -> bool:
    before = piece[max(begin, stop - 12) : stop].rstrip()
    if before.endswith("."):  # ". . ."
        return starter
    return bool(before)


def _full_stop_ends(
    piece: str,
    begin: int,
    stop: int,
    left: str,
    after: str,
    word: str,
    starter: bool,
    table: dict[str, str],
    caseless: bool,
) -> bool:
    bare = left.lstrip("'’-")
    kind = table.get(bare)
    if kind is None and len(bare) > 1 and bare.isupper():  # MAJ. GEN., P.M.
        kind = table.get(bare.capitalize()) or table.get(bare.lower())
    if kind is None and caseless and table.get(bare.capitalize()) == "title":
        kind = "title"
    lead = stop - len(left)
    first = lead - begin < 12 and not piece[begin:lead].strip(OPENERS + " \u00a0")
    if kind == "number":
        return not (after.isdigit() or (_ROMAN.match(word) and word != "I"))
    if kind in ("title", "never"):
        return False
    if kind == "time":
        return not after.isdigit() and word.lower() not in _DAYS_AND_ZONES
    if kind == "end":
        return True
    if kind is not None:
        return starter and not after.isdigit()
    if _DOTTED.match(bare):
        return starter
    if len(bare) == 1 and bare.isalpha():
        # An initial, unless a sentence opens after it ("Plan B. The town ...").
        return starter and not first if bare.isupper() else True
    if bare.isdigit() and len(bare) <= 2 and first:
        return False  # "1. The town": the number of a list item
    return True
