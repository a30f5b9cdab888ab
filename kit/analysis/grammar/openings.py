"""Where a clause opens, and what may stand between a verb of saying and the words it reports."""

from __future__ import annotations

from kit.analysis.grammar.lines import QUOTE, Line
from kit.analysis.grammar.phrases import Phrases, is_time
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, WH


def opens_clause(line: Line, chunks: Phrases, p: int) -> bool:
    """Return whether a clause with a subject and a finite verb begins at item p."""
    n = len(line)
    if p >= n:
        return False
    if line.low[p] in CLAUSE_OPENERS or line.low[p] in ("even", "despite"):
        return any(chunks.form(k) == "finite" for k in range(p, min(n, p + 40)))
    if chunks.noun[p] is None and line.tags[p] not in (
        "EX",
        "PRP",
        "RB",
        "JJ",
        "DT",
        "JJR",
        "RBR",
        "PDT",
    ):
        return False
    relative = False
    commas = 0
    k = p
    limit = min(n, p + 40)
    while k < limit:
        word = line.low[k]
        group = chunks.verb[k]
        if group is not None:
            if group.form == "finite" and k > p:
                if relative:
                    relative = False
                    k = group.end
                    continue
                return line.tags[k - 1] != "CC" and commas != 1
            if group.form in ("infinitive", "bare"):
                if group.form == "bare" and line.tags[k - 1] in ("NNS", "PRP", "NNPS"):
                    return True  # a present tense that the tagger took for an infinitive
                if (
                    not relative
                    and group.form == "infinitive"
                    and chunks.noun[p]
                    and k == chunks.at(p)[1]
                ):
                    return False
            k = group.end
            continue
        if word in ("who", "which", "that", "whose", "whom"):
            relative = True
        elif word in (".", ";", ":", "?", "!") or (line.folded[k] is not None):
            return False
        elif word == "," and line.low[k + 1 : k + 2] in _EXAMPLES:
            k = _past_examples(line, chunks, k, limit)
            continue
        elif word == ",":
            commas += 1
            if k + 1 < n and (line.tags[k + 1] == "CC" or line.low[k + 1] in CLAUSE_OPENERS):
                return False
        elif word in CLAUSE_OPENERS and k > p and not (word == "as" and line.low[k - 1] == "such"):
            return False
        k += 1
    return False


_JOINING = frozenset(
    "however meanwhile moreover furthermore nevertheless nonetheless instead also".split()
)


def past_joining(line: Line, begin: int, end: int) -> int:
    """Return the item past a "But" or "However," that only ties the sentence to the one before.

    The reporter joins the sentences, so it is no part of what a speaker said: in "But the dam
    held, the mayor said" she said that the dam held. "Instead of" and "still" stay.
    """
    if begin + 1 >= end or not line.text[begin][:1].isupper() or line.folded[begin] is not None:
        return begin
    if line.low[begin] in ("but", "and", "yet") and line.tags[begin] in ("CC", "RB"):
        return begin + 1 + (line.low[begin + 1] == ",")
    if line.low[begin] in _JOINING and line.low[begin + 1] == ",":
        return begin + 2
    return begin


_EXAMPLES = (["such"], ["including"], ["who"], ["which"])


def _past_examples(line: Line, chunks: Phrases, comma: int, limit: int) -> int:
    """Return the item of the verb that an aside parts from its subject ("crops, such as rice and
    maize, fail"), or the item past the comma where no verb takes up the subject."""
    for k in range(comma + 1, limit - 1):
        verb = chunks.verb[k + 1]
        if line.low[k] == "," and verb is not None and verb.form in ("finite", "bare"):
            return k + 1
    return limit


def past_adjuncts(line: Line, chunks: Phrases, i: int, recipient: bool) -> list[int]:
    """Return the items at which what was said may begin: right after the verb, or after times,
    places and the person told ("told reporters in Geneva on Monday that ...")."""
    spots = [i]
    n = len(line)
    told = False
    for _ in range(8):
        if i >= n or line.low[i] == "that" or line.folded[i] is not None or line.low[i] in WH:
            break
        span = chunks.noun[i]
        tag = line.tags[i]
        if tag.startswith("RB") and line.low[i] not in ("there", "n't"):
            i += 1
        elif line.low[i : i + 2] == ["all", "along"]:
            i += 2
        elif span is not None and is_time(line, span) and span[0] == i:
            i = span[1]
        elif (
            tag in ("IN", "TO")
            and i + 1 < n
            and chunks.noun[i + 1] is not None
            and line.low[i] not in CLAUSE_OPENERS
        ) or (
            line.low[i] in ("after", "before", "during", "as") and i + 1 < n and chunks.noun[i + 1]
        ):
            i = phrase_end(line, chunks, i + 1)
        elif recipient and not told and span is not None and span[0] == i:
            i = phrase_end(line, chunks, i)
            told = True
        elif line.low[i] == "," and i + 1 < n and line.low[i + 1] in ("that",):
            i += 1
        elif line.low[i : i + 4 : 2] == [",", ","] and line.low[i + 3 : i + 4] == ["that"]:
            i += 3  # "said, privately, that"
        elif (
            line.low[i] == ","
            and i + 2 < n
            and line.tags[i + 1] == "IN"
            and chunks.noun[i + 2] is not None
        ):
            close = phrase_end(line, chunks, i + 2)  # "explained, in a long letter, that"
            if (
                close + 1 >= n
                or line.low[close] != ","
                or line.low[close + 1] not in ("that", QUOTE)
            ):
                break
            i = close + 1
        elif line.low[i] == "," and i + 1 < n and chunks.form(i + 1) == "gerund":
            close = next((k for k in range(i + 1, min(n, i + 25)) if line.low[k] == ","), 0)
            if not close or close + 1 >= n or line.low[close + 1] not in (QUOTE, "that"):
                break
            i = close + 1
        else:
            break
        spots.append(i)
    return spots


def phrase_end(line: Line, chunks: Phrases, i: int) -> int:
    """Return the end of the noun phrase at i with its "of" phrases and coordinated phrases."""
    end = chunks.at(i)[1]
    n = len(line)
    while end + 1 < n and chunks.noun[end + 1] is not None:
        word = line.low[end]
        if word == "of" or (word == "and" and not opens_clause(line, chunks, end + 1)):
            end = chunks.at(end + 1)[1]
        else:
            break
    if end + 2 < n and line.low[end] == "of" and line.tags[end + 2] == "CD":
        end = chunks.at(end + 2)[1] if chunks.noun[end + 2] is not None else end  # "of about 600"
    return end
