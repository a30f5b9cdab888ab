"""Reports without a reporting verb: "according to", nouns, adjectives, hearsay adverbs."""

from __future__ import annotations

from kit.analysis.grammar.lines import Line
from kit.analysis.grammar.openings import opens_clause, past_joining
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.grammar.subject_phrases import inverted
from kit.analysis.grammar.subjects import subject_of
from kit.analysis.lexicon.closed_classes import BE
from kit.analysis.lexicon.cues import Cue, CueLexicon
from kit.analysis.speech.clauses import REACH, clause_end, object_end
from kit.analysis.speech.report import Items, Report

_FEEL = BE | frozenset(
    "seem seems seemed remain remains remained become becomes became feel feels felt sound sounds "
    "sounded look looks looked appear appears appeared".split()
)


def phrase_reports(line: Line, chunks: Phrases, lexicon: CueLexicon) -> list[Report]:
    """Return the reports of one line that rest on a noun, an adjective, an adverb or a preface."""
    found: list[Report] = []
    for i, word in enumerate(line.low):
        for words in lexicon.prefaces.get(word, ()):
            if tuple(line.low[i : i + len(words)]) == words:
                report = _preface(line, chunks, lexicon, i, i + len(words))
                if report:
                    found.append(report)
        if word in lexicon.nouns and line.tags[i].startswith("NN"):
            report = _noun(line, chunks, lexicon, i, lexicon.nouns[word])
            if report:
                found.append(report)
        elif word in lexicon.adjectives and line.tags[i] in ("JJ", "VBN", "VBD", "RB"):
            report = _adjective(line, chunks, lexicon, i, lexicon.adjectives[word])
            if report:
                found.append(report)
        elif word in lexicon.adverbs:
            report = _adverb(line, chunks, lexicon, i, lexicon.adverbs[word])
            if report:
                found.append(report)
    return found


def _preface(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int, after: int) -> Report | None:
    """ "According to X, content" and "content, according to X"."""
    n = len(line)
    source = inverted(line, chunks, VerbGroup(i, after, i, "finite", False))
    if source is None:
        return None
    cue = Cue("according to", "preface", "neutral", frozenset(), "")
    rule, content = "according-to", []
    reason = f"'{' '.join(line.text[i:after])}' names whose word it is"
    end = source.end
    if i == 0 or (
        line.low[i - 1] in (",", ";", "and", "but", "that")
        and _comma_then_clause(line, chunks, end)
    ):
        comma = next((k for k in range(end, min(end + 12, n)) if line.low[k] == ","), None)
        begin = comma + 1 if comma is not None else end
        if begin >= n:
            return None
        stop = clause_end(line, chunks, lexicon, begin, cue, None)
        content = [(begin, stop)]
    else:
        left = i - 1 if line.low[i - 1] in (",", "—", "--", "–", "(") else i
        begin = _sentence_start(line, chunks, left)
        begin = past_joining(line, begin, left)
        if left - begin < 1:
            return None
        content = [(begin, left)]
        if end < n and line.low[end] == ",":
            nxt = end + 1
            if (
                nxt < n
                and line.tags[nxt] != "CC"
                and line.low[nxt] not in ("while", "which", "who", "although", "though", "whereas")
                and any(v is not None and v.form == "finite" for v in chunks.verb[nxt:n])
                and not any(v is not None and v.form == "finite" for v in chunks.verb[begin:left])
            ):
                content.append((nxt, clause_end(line, chunks, lexicon, nxt, cue, None)))
    return Report(
        line,
        (source.start, source.end),
        (i, after),
        content,
        cue,
        "attribution." + rule,
        reason,
        source.head,
    )


def _comma_then_clause(line: Line, chunks: Phrases, end: int) -> bool:
    for k in range(end, min(end + 10, len(line))):
        if line.low[k] == ",":
            end = k
            break
        if chunks.verb[k] is not None and chunks.verb[k].form == "finite":
            return False
    return end + 1 < len(line) and line.low[end] == "," and opens_clause(line, chunks, end + 1)


def _sentence_start(line: Line, chunks: Phrases, left: int) -> int:
    for k in range(left - 1, max(-1, left - REACH), -1):
        if line.low[k] == ";":
            return k + 1
        if (
            line.low[k] == ","
            and k + 2 < left
            and line.low[k + 1] in ("but", "while", "although", "though")
        ):
            if opens_clause(line, chunks, k + 2):
                return k + 2
    return 0


def _owner(line: Line, chunks: Phrases, i: int) -> Items | None:
    """Return whose claim it is: "the army's claim", "a claim by the army", "army claims"."""
    span = chunks.noun[i]
    if span is None:
        return None
    for k in range(i - 1, span[0] - 1, -1):
        if line.tags[k] == "POS":
            return span[0], k
        if line.tags[k] == "PRP$":
            return k, k + 1
    after = span[1]
    if (
        after + 1 < len(line)
        and line.low[after] in ("by", "from")
        and chunks.noun[after + 1] is not None
    ):
        by = inverted(line, chunks, VerbGroup(after, after + 1, after, "finite", False))
        if by is not None:
            return by.start, by.end
    begin = span[0]
    while begin < i and line.tags[begin] in ("DT", "JJR", "CD"):
        begin += 1
    if begin < i and (
        line.tags[i - 1] in ("NNP", "NN", "NNS") or line.text[begin][0].isupper() and begin > 0
    ):
        return begin, i
    return None


def _noun(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int, cue: Cue) -> Report | None:
    n = len(line)
    span = chunks.noun[i]
    if span is None or i != span[1] - 1:
        return None
    s = i + 1
    owner = _owner(line, chunks, i)
    if owner is not None and owner[0] > i:
        s = owner[1]
    if s >= n:
        return None
    word = line.low[s]
    end = 0
    begin = s
    leads = not any(chunks.verb[k] is not None for k in range(max(0, span[0] - 30), span[0]))
    if word == "that" and "clause" in cue.takes and opens_clause(line, chunks, s + 1):
        end = clause_end(line, chunks, lexicon, s, cue, None)
        if leads:
            end = _before_main_verb(line, chunks, s + 1, end, 2)
    elif (
        "infinitive" in cue.takes
        and chunks.verb[s] is not None
        and chunks.verb[s].form == "infinitive"
    ):
        if owner is None:
            return None
        end = object_end(line, chunks, lexicon, s, cue, None)
        if leads:
            end = _before_main_verb(line, chunks, s, end, 1)
    elif (
        word in cue.takes
        and s + 1 < n
        and (chunks.noun[s + 1] is not None or chunks.verb[s + 1] is not None)
    ):
        if owner is None or chunks.noun[s + 1] is not None and is_time(line, chunks.noun[s + 1]):
            return None
        begin = s + 1
        end = object_end(line, chunks, lexicon, begin, cue, None)
        if leads:
            end = _before_main_verb(line, chunks, begin, end, 1)
    if end <= begin:
        return None
    if owner is None:
        owner = _giver(line, chunks, span)
    return Report(
        line,
        owner,
        (i, i + 1),
        [(begin, end)],
        cue,
        "attribution.nominal",
        f"the noun '{line.text[i]}' carries what somebody said or meant",
        owner,
    )


def _before_main_verb(line: Line, chunks: Phrases, begin: int, end: int, count: int) -> int:
    """Return where a subject such as "the claim that it rained" stops: before the sentence's own
    verb, the `count`-th finite one that no relative word or conjunction brings in."""
    seen = 0
    k = begin
    while k < end:
        group = chunks.verb[k]
        if group is None:
            k += 1
            continue
        if group.form == "finite":
            between = line.low[max(begin, k - 12) : k]
            if (
                not any(
                    w in ("who", "which", "that", "and", "but", "or", "if", "when", "because")
                    for w in between
                )
                or not seen
            ):
                seen += 1
                if seen == count:
                    return k
        k = group.end
    return end


def _giver(line: Line, chunks: Phrases, span: Items) -> Items | None:
    """Return the subject of "made the claim that", "rejects the idea that"; None otherwise."""
    k = span[0] - 1
    group = chunks.verb[k] if k >= 0 else None
    if group is None or line.low[group.head] not in _LIGHT or group.passive:
        return None
    subject = subject_of(line, chunks, group)
    return (subject.start, subject.end) if subject else None


_LIGHT = frozenset(
    "make makes made making have has had having raise raises raised raising express expresses "
    "expressed expressing issue issues issued issuing give gives gave giving voice voices "
    "voiced repeat repeats repeated "
    "reach reaches reached offer offers offered come comes came".split()
)


def _adjective(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int, cue: Cue) -> Report | None:
    n = len(line)
    k = i - 1
    while k >= 0 and line.tags[k].startswith("RB"):
        k -= 1
    group = chunks.verb[i] if chunks.verb[i] is not None else (chunks.verb[k] if k >= 0 else None)
    if group is None or not (
        line.low[group.head] in _FEEL or line.low[group.start] in _FEEL or group.passive
    ):
        return None
    s = i + 1
    if s >= n:
        return None
    word, end, begin = line.low[s], 0, s
    if word == "that" and "clause" in cue.takes:
        end = clause_end(line, chunks, lexicon, s, cue, group)
    elif (
        chunks.verb[s] is not None
        and chunks.verb[s].form == "infinitive"
        and "infinitive" in cue.takes
    ):
        end = object_end(line, chunks, lexicon, s, cue, group)
    elif "clause" in cue.takes and opens_clause(line, chunks, s) and line.tags[s] != "IN":
        end = clause_end(line, chunks, lexicon, s, cue, group)
    elif word in cue.takes and s + 1 < n:
        begin = s + 1
        end = object_end(line, chunks, lexicon, begin, cue, group)
    if end <= begin:
        return None
    subject = subject_of(line, chunks, group)
    if subject is None or line.low[subject.start] in ("it", "there"):
        return None
    return Report(
        line,
        (subject.start, subject.end),
        (group.start, i + 1),
        [(begin, end)],
        cue,
        "attribution.adjective",
        f"'{line.text[i]}' tells what its subject thinks or wants",
        subject.head,
        subject.antecedent,
    )


def _adverb(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int, cue: Cue) -> Report | None:
    """ "The convoy reportedly turned back": the whole clause is hearsay."""
    n = len(line)
    begin, end = i, i + 1
    while (
        begin > 0
        and line.low[begin - 1] not in (",", ";", ":", "that", "which", "who")
        and i - begin < REACH
    ):
        begin -= 1
    while (
        end < n
        and line.low[end] not in (",", ";", ":")
        and line.tags[end] != "."
        and end - i < REACH
    ):
        end += 1
    pieces = [(a, b) for a, b in ((begin, i), (i + 1, end)) if b > a]
    if not pieces:
        return None
    return Report(
        line,
        None,
        (i, i + 1),
        pieces,
        cue,
        "attribution.hearsay-adverb",
        f"'{line.text[i]}' says that somebody says so and names nobody",
    )
