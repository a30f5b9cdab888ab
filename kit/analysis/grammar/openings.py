"""Where a clause opens, and what may stand between a verb of saying and the words it reports."""

from __future__ import annotations

from kit.analysis.grammar.lines import QUOTE, Line
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, CLOSES_SENTENCE, RELATIVE, WH

_REACH = 40  # items looked ahead over
_STOPS = CLOSES_SENTENCE | {";", ":"}
_CAN_OPEN = frozenset(("EX", "PRP", "RB", "JJ", "DT", "JJR", "RBR", "PDT"))


def opens_clause(line: Line, chunks: Phrases, p: int) -> bool:
    """Return whether a clause with a subject and a finite verb begins at item p."""
    if p >= len(line):
        return False
    limit = min(len(line), p + _REACH)
    if line.low[p] in CLAUSE_OPENERS or line.low[p] in ("even", "despite"):
        return any(chunks.form(k) == "finite" for k in range(p, limit))
    if chunks.noun[p] is None and line.tags[p] not in _CAN_OPEN:
        return False
    return _Opening(line, chunks, p, limit).has_its_verb()


class _Opening:
    """Walks from what may be a clause's first item to its verb."""

    def __init__(self, line: Line, chunks: Phrases, begin: int, limit: int) -> None:
        self.line, self.chunks, self.begin, self.limit = line, chunks, begin, limit
        self.relative = False  # the next finite verb belongs to a relative clause
        self.commas = 0

    def has_its_verb(self) -> bool:
        """Return whether a finite verb is reached that the first phrase is the subject of."""
        k = self.begin
        while k < self.limit:
            group = self.chunks.verb[k]
            verdict = self._at_verb(group, k) if group is not None else self._at_word(k)
            if verdict is not None:
                return verdict
            k = group.end if group is not None else self._past(k)
        return False

    def _at_verb(self, group: VerbGroup, k: int) -> bool | None:
        """Return whether the verb at k settles it, None where it does not."""
        before = self.line.tags[k - 1]
        if group.form == "finite" and k > self.begin:
            if not self.relative:
                return before != "CC" and self.commas != 1
            self.relative = False
        elif group.form == "bare" and before in ("NNS", "PRP", "NNPS"):
            return True  # a present tense that the tagger took for an infinitive
        elif group.form == "infinitive" and not self.relative:
            span = self.chunks.noun[self.begin]
            if span is not None and k == span[1]:
                return False  # "the plan to leave"
        return None

    def _at_word(self, k: int) -> bool | None:
        """Return False where the word at k ends what could be the clause, else None."""
        line, word = self.line, self.line.low[k]
        if word in RELATIVE:
            self.relative = True
        elif word in _STOPS or line.folded[k] is not None:
            return False
        elif word == ",":
            if line.low[k + 1 : k + 2] in _EXAMPLES:
                return None
            self.commas += 1
            behind = line.low[k + 1] if k + 1 < len(line) else ""
            if behind and (line.tags[k + 1] == "CC" or behind in CLAUSE_OPENERS):
                return False
        elif word in CLAUSE_OPENERS and k > self.begin:
            return None if word == "as" and line.low[k - 1] == "such" else False
        return None

    def _past(self, k: int) -> int:
        """Return the next item to look at: what is given as an example is stepped over."""
        if self.line.low[k] == "," and self.line.low[k + 1 : k + 2] in _EXAMPLES:
            return _past_examples(self.line, self.chunks, k, self.limit)
        return k + 1


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
    for _ in range(8):
        if i >= len(line) or line.folded[i] is not None or line.low[i] in WH | {"that"}:
            break
        found = (rule(line, chunks, i) for rule in _ADJUNCTS)
        further = next((k for k in found if k is not None), None)
        if further is None and recipient and (span := chunks.noun[i]) is not None and span[0] == i:
            further, recipient = phrase_end(line, chunks, i), False  # the person told
        further = further or _aside(line, chunks, i)
        if further is None:
            break
        i = further
        spots.append(i)
    return spots


def _adverb(line: Line, chunks: Phrases, i: int) -> int | None:
    """ "Said quietly", "knew all along"."""
    if line.tags[i].startswith("RB") and line.low[i] not in ("there", "n't"):
        return i + 1
    return i + 2 if line.low[i : i + 2] == ["all", "along"] else None


def _when(line: Line, chunks: Phrases, i: int) -> int | None:
    """ "Said last week"."""
    span = chunks.noun[i]
    return span[1] if span is not None and span[0] == i and is_time(line, span) else None


def _where(line: Line, chunks: Phrases, i: int) -> int | None:
    """ "Said in Geneva", "said after the talks", not "said because"."""
    if i + 1 >= len(line) or chunks.noun[i + 1] is None:
        return None
    preposition = line.tags[i] in ("IN", "TO") and line.low[i] not in CLAUSE_OPENERS
    event = line.low[i] in ("after", "before", "during", "as")
    return phrase_end(line, chunks, i + 1) if preposition or event else None


_ADJUNCTS = (_adverb, _when, _where)


def _aside(line: Line, chunks: Phrases, i: int) -> int | None:
    """Return the item past a comma and what it sets apart before "that" or a quotation ("said,
    privately, that", "explained, in a long letter, that", "said, wiping his eyes, that")."""
    if line.low[i] != "," or i + 1 >= len(line):
        return None
    if line.low[i + 1] == "that":
        return i + 1
    if line.low[i + 2 : i + 4] == [",", "that"]:
        return i + 3
    close = 0
    if line.tags[i + 1] == "IN" and i + 2 < len(line) and chunks.noun[i + 2] is not None:
        close = phrase_end(line, chunks, i + 2)
    elif chunks.form(i + 1) == "gerund":
        close = next((k for k in range(i + 1, min(len(line), i + 25)) if line.low[k] == ","), 0)
    apart = line.low[close : close + 1] == [","] and close > 0
    led = line.low[close + 1 : close + 2] in (["that"], [QUOTE])
    return close + 1 if apart and led else None


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
