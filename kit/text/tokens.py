"""Tokens: where each word and mark of a sentence begins and ends, in the text as given.

NLTK's word tokenizer knows only straight quotation marks ("Syria's" is cut before 's, but
"Syria’s" into three). So it is shown a copy in which every curly mark, dash or space has its
plain twin, one character for one, and only the offsets of its answer are used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kit.text.blocks import INVISIBLE

# One character for one, so that offsets stay those of the text as given.
PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛´′‹›", "'"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2028\u2029\x85", " "),
        **dict.fromkeys("‐‑", "-"),
    }
)
# Soft hyphens and zero-width marks inside a word hide it from the tagger's word list.
UNSEEN = str.maketrans("", "", INVISIBLE)
_ROUGH = re.compile(r"\w+(?:[-'.,]\w+)*|[^\w\s]")
_LONGEST = 20_000


def token_spans(sentence: str) -> list[tuple[int, int]]:
    """Return (start, end) of each token of one sentence, in order and without overlaps.

    >>> text = "Syria’s “safe zone”."
    >>> [text[start:end] for start, end in token_spans(text)]
    ['Syria', '’s', '“', 'safe', 'zone', '”', '.']
    """
    plain = sentence.translate(PLAIN)
    spans: list[tuple[int, int]] | None = None
    if len(plain) <= _LONGEST:  # a "sentence" longer than this is not prose: cut it roughly
        try:
            spans = list(_tokenizer().span_tokenize(plain))
        except ValueError:  # NLTK lost its own tokens in an odd text, such as a stray ``
            spans = None
    if spans is None:
        spans = [found.span() for found in _ROUGH.finditer(plain)]
    return [(s, e) for s, e in spans if sentence[s:e].translate(UNSEEN).strip()]


@cache
def _tokenizer():  # type: ignore[no-untyped-def]  # NLTK's class is loaded on first use
    """NLTK's tokenizer, whose steps are left out where a sentence has nothing for them to cut."""
    from kit.text.nltk_parts import NLTKWordTokenizer

    ready = NLTKWordTokenizer()
    for name in ("STARTING_QUOTES", "PUNCTUATION", "ENDING_QUOTES"):
        steps = getattr(NLTKWordTokenizer, name)
        setattr(ready, name, [(_step(pattern), put) for pattern, put in steps])
    for name in ("PARENS_BRACKETS", "DOUBLE_DASHES"):
        pattern, put = getattr(NLTKWordTokenizer, name)
        setattr(ready, name, (_step(pattern), put))
    for name in ("CONTRACTIONS2", "CONTRACTIONS3"):
        setattr(ready, name, [_step(pattern) for pattern in getattr(NLTKWordTokenizer, name)])
    return ready


class _Step:
    """A pattern of NLTK's that is tried where the text has what it cannot match without."""

    def __init__(self, sub: Callable[[str, str], str], needs: tuple[str, ...], small: bool):
        self._sub, self._needs, self._small = sub, needs, small

    def sub(self, put: str, text: str) -> str:
        """Return the text with what the pattern finds put in other words."""
        where = text.lower() if self._small else text
        for need in self._needs:
            if need in where:
                return self._sub(put, text)
        return text


# What a match of a pattern always holds one of; patterns not listed here are always tried.
_NEEDS = {
    "([«“‘„]|[`]+)": "«“‘„`",
    '^\\"': '"',
    "(``)": ("``",),
    "([ \\(\\[{<])(\\\"|\\'{2})": ('"', "''"),
    "(?i)(?<!\\w)(\\')(?!(?:re|ve|ll|m|t|s|d|n)\\b)(?=\\w)": "'",
    "([:,])([^\\d])": ":,",
    "([:,])$": ":,",
    "\\.{2,}": ("..",),
    "[;@#$%&]": ";@#$%&",
    "[\\u2012-\\u2015]": "\u2012\u2013\u2014\u2015",
    "[?!]": "?!",
    "([^'])' ": "'",
    "[*]": "*",
    "[\\]\\[\\(\\)\\{\\}\\<\\>]": "][(){}<>",
    "--": ("--",),
    "([»”’])": "»”’",
    "''": ("''",),
    '"': '"',
    "([^' ])('[sS]|'[mM]|'[dD]|') ": "'",
    "([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ": "'",
}
_CONTRACTED = re.compile(r"\(\?i\)(\\b| )\(([a-z']+)\)\(\?#X\)\(([a-z']+)\)(?:\\b|\(\?=\\s\))")


def _step(pattern):  # type: ignore[no-untyped-def]  # a pattern of `re` or of NLTK's own wrapper
    needs = _NEEDS.get(pattern.pattern)
    if needs is not None:
        return _Step(pattern.sub, tuple(needs), small=False)
    two = _CONTRACTED.fullmatch(pattern.pattern)
    return _Step(pattern.sub, (two[2] + two[3],), small=True) if two else pattern
