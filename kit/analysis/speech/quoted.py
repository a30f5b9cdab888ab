"""Quotations without a verb of their own: colons, dashes, and words that stand free.

A quotation that follows an attributed one goes on in the same voice until somebody else speaks
(O'Keefe et al. 2012, "A sequence labelling approach to quote attribution", find the same).
"""

from __future__ import annotations

from kit.analysis.grammar.lines import DASHES, QUOTE, Line
from kit.analysis.grammar.phrases import Phrases, is_time
from kit.analysis.grammar.subject_phrases import phrase_back
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.closed_classes import PRONOUNS
from kit.analysis.lexicon.roles import is_state
from kit.analysis.speech.report import Report

_OPENERS = frozenset((":", "—", "–", "--"))


def colon_report(line: Line, chunks: Phrases, headline: bool) -> Report | None:
    """Return the report of "Envoy: talks will fail" or of a transcript's "SMITH: ...", or None."""
    n = len(line)
    if not line.first or n < 3:
        return None
    colon = next((k for k in range(1, min(n, 9)) if line.low[k] == ":"), 0)
    if not colon or colon + 1 >= n or chunks.noun[colon - 1] is None:
        return None
    start = chunks.noun[0][0] if chunks.noun[0] is not None else 0
    back = phrase_back(line, chunks, colon - 1, 0)
    if back is None or back[0] != start or start != 0:
        return None
    if any(chunks.verb[k] is not None for k in range(colon)):
        return None
    capitals = all(line.text[k].isupper() or not line.text[k][0].isalpha() for k in range(colon))
    named = line.tags[colon - 1].startswith("NNP") or line.low[colon - 1] in _VOICES
    if not (capitals or headline and named or named and line.folded[colon + 1] is not None):
        return None
    if line.low[0] in _LABELS or is_time(line, (0, colon)):
        return None
    if is_state(" ".join(line.text[:colon])) and line.folded[colon + 1] is None:
        if not any(line.marked[colon + 1 :]):
            return None  # "Kenya: Court halts plan" says where, not who speaks
    return _before_colon(line, colon, "a name and a colon give what follows to that speaker")


_LABELS = frozenset(
    "correction update note editor image "
    "photo exclusive watch video read breaking live opinion".split()
)
_VOICES = frozenset(
    "poll study report survey officials police minister spokesman spokeswoman ministry army "
    "envoy experts source sources analyst analysts witnesses president mayor court un u.n.".split()
)


def dash_report(line: Line, chunks: Phrases) -> Report | None:
    """Return the report of a quotation signed after a dash ("...” - Mary Stone), or None."""
    n = len(line)
    if n < 3 or line.folded[0] is None or line.low[1] not in DASHES or chunks.noun[2] is None:
        return None
    if any(v is not None for v in chunks.verb[2:]) or n > 14:
        return None
    return Report(
        line,
        (2, n),
        (1, 2),
        [(0, 1)],
        None,
        "attribution.dash",
        "a name after a dash signs the quotation before it",
        chunks.noun[2],
    )


def _before_colon(line: Line, colon: int, reason: str) -> Report:
    """Return the report that gives all behind the colon to the words before it."""
    speaker = (0, colon)
    content = [(colon + 1, len(line))]
    cue = (colon, colon + 1)
    return Report(line, speaker, cue, content, None, "attribution.colon", reason, speaker)


def transcript_report(line: Line, chunks: Phrases) -> Report | None:
    """Return the report of a transcript's turn in quotation marks ("SMITH: I agree."), or None."""
    n = len(line)
    if n < 3 or line.inside is None or line.start[0] - line.inside.span.start > 2:
        return None
    colon = next((k for k in range(1, min(n, 5)) if line.low[k] == ":"), 0)
    if not colon or colon + 1 >= n or not all(line.text[k].isupper() for k in range(colon)):
        return None
    return _before_colon(
        line, colon, "a name in capitals and a colon give the turn to that speaker"
    )


_CREDIT = frozenset("image photo photograph picture credit caption".split())


def is_credit(line: Line) -> bool:
    """Return whether a line credits a picture ("Photo: Mary Stone")."""
    return 2 < len(line) < 12 and line.low[0] in _CREDIT and line.low[1] == ":"


def credit_report(line: Line, following: Line | None) -> Report | None:
    """Return the report of a caption: words under a picture, which the credit after them gives to
    no speaker; None for any other line."""
    n = len(line)
    if following is not None and following.paragraph == line.paragraph and is_credit(following):
        content = (0, n)
    else:
        k = next(
            (k for k in range(1, n - 2) if line.low[k] in _CREDIT and line.low[k + 1] == ":"), 0
        )
        if not k or n - k > 12 or not line.text[k][0].isupper():
            return None
        content = (0, k)
    if not any(line.text[k][0].isalnum() for k in range(*content)):
        return None
    return Report(
        line,
        None,
        None,
        [content],
        None,
        "attribution.caption",
        "a picture's caption: the credit says whose picture it is, nobody answers for the words",
    )


def trailing_colon(line: Line, chunks: Phrases) -> int:
    """Return the index of a colon that ends the line and hands over to what follows, or -1."""
    n = len(line)
    if n and line.low[n - 1] == ":":
        return n - 1
    return -1


def speaker_before(line: Line, chunks: Phrases) -> tuple[int, int] | None:
    """Return the subject of the line's main verb: who the next free quotation may belong to."""
    for group in chunks.groups:
        if group.form != "finite":
            continue
        subject = subject_of(line, chunks, group)
        if subject is None:
            continue
        word = line.low[subject.start]
        if word in ("who", "which", "that"):
            continue
        if word in PRONOUNS and word not in ("he", "she", "they"):
            return None
        return subject.start, subject.end
    return None


def is_only_quotes(line: Line) -> bool:
    """Return whether the line is nothing but quotation."""
    return all(
        item is not None or line.low[k] in (".", ",", "...", "…", "(", ")", QUOTE)
        for k, item in enumerate(line.folded)
    )
