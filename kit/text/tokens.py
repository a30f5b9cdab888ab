"""Tokens: where each word and mark of a sentence begins and ends, in the text as given.

NLTK's word tokenizer knows only straight quotation marks ("Syria's" is cut before 's, but
"Syria’s" into three). So it is shown a copy in which every curly mark, dash or space has its
plain twin, one character for one, and only the offsets of its answer are used.
"""

from __future__ import annotations

import re
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
    from kit.text.nltk_parts import NLTKWordTokenizer

    return NLTKWordTokenizer()
