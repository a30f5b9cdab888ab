"""Where the reported words begin and where they stop.

A reported clause runs to the end of its sentence unless something hands the sentence back to
the narrator: another speaker, a coordinated verb of saying, a contrast in the narrator's voice.
Getting the end right decides whose words a reader takes them for.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import DASHES, PAUSES, QUOTE, Line
from kit.analysis.grammar.openings import opens_clause, past_adjuncts, phrase_end
from kit.analysis.grammar.phrases import Phrases, VerbGroup, is_time
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, DAYS
from kit.analysis.lexicon.cues import Cue, CueLexicon

REACH = 220  # items looked ahead; keeps the cost linear in a text without full stops
_CONTRAST = frozenset("while whilst whereas although though".split())
# "..., without giving details": what the speaker left out is the narrator's to tell.
_WITHHELD = frozenset(
    "providing giving offering elaborating naming specifying identifying explaining presenting "
    "citing saying mentioning detailing".split()
)
# "..., a view shared by others": the narrator sums up what was said and goes on.
_SUMMING_UP = frozenset(
    "view claim charge position sentiment assertion allegation stance theory argument accusation "
    "point opinion belief suggestion".split()
)
_VENUE = frozenset(
    "statement interview speech tweet letter email e-mail report conference briefing rally post "
    "memo testimony remarks press twitter facebook television tv radio".split()
)


def clause_end(
    line: Line, chunks: Phrases, lexicon: CueLexicon, begin: int, cue: Cue, group: VerbGroup | None
) -> int:
    """Return the item past the last one of the reported clause that begins at `begin`."""
    n = min(len(line), begin + REACH)
    k = begin
    depth = 0
    led = _led_in(line, chunks, group)
    while k < n:
        word = line.low[k]
        if (
            line.marked[k]
            and k > begin
            and line.marked[k - 1] == line.marked[k]
            and not (word == "," and (k + 1 >= n or line.marked[k + 1] != line.marked[k]))
        ):
            pass  # words in quotation marks stay together, but for a comma set inside the last
        elif word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            if depth == 0:
                return k
            depth -= 1
        elif depth:
            pass
        elif word == ";":
            return k
        elif line.tags[k] == "." and k + 1 < n and line.folded[k] is None:
            return k
        elif word == "," and k > begin:
            if _hands_back(line, chunks, lexicon, k, n, begin, group):
                return k
            if led and opens_clause(line, chunks, k + 1) and line.low[k + 1] not in CLAUSE_OPENERS:
                return k
        elif line.tags[k] == "CC" and k > begin:
            if other_speech(line, chunks, lexicon, k + 1, group):
                return k
        elif word in DASHES and k > begin and k + 1 < n:
            if _attribution_follows(line, chunks, lexicon, k + 1):
                return k
        k += 1
    return n


def _led_in(line: Line, chunks: Phrases, group: VerbGroup | None) -> bool:
    """Return whether the cue leads in the main clause ("After he said ...,")."""
    if group is None or group.start > 25:
        return False
    first = chunks.verb[0]
    gerund = (
        first is not None
        and first.form == "gerund"
        or (
            line.tags[0] == "IN"
            and len(line) > 1
            and chunks.verb[1] is not None
            and chunks.verb[1].form == "gerund"
        )
    )
    if group.form == "gerund" and line.tags[0] == "IN":
        gerund = True
    if group.start == 0 and line.text[group.head][-2:] == "ed":
        gerund = True  # "Asked whether he would go, the envoy said"
    if not gerund and line.low[0] not in CLAUSE_OPENERS:
        return False
    return "," not in line.low[: group.start]


def _hands_back(
    line: Line,
    chunks: Phrases,
    lexicon: CueLexicon,
    comma: int,
    n: int,
    begin: int,
    group: VerbGroup | None,
) -> bool:
    """Return whether the comma gives the sentence back to the narrator."""
    i = comma + 1
    if i >= n:
        return True
    word = line.low[i]
    if _attribution_follows(line, chunks, lexicon, i):
        return True
    verb = chunks.verb[i]
    if verb is not None and verb.form == "gerund":
        return line.low[verb.head] in lexicon.verbs and _speaks(lexicon, line.low[verb.head])
    if (
        line.tags[i].startswith("RB")
        and i + 1 < n
        and chunks.verb[i + 1] is not None
        and (
            chunks.verb[i + 1].form == "gerund"
            and _speaks(lexicon, line.low[chunks.verb[i + 1].head])
        )
    ):
        return True
    if word == "with" and _another_speaks(line, chunks, lexicon, i + 1):
        return True
    if word == "without" and i + 1 < n and line.low[i + 1] in _WITHHELD:
        return True
    if word in _CONTRAST:
        return opens_clause(line, chunks, i + 1)
    if line.low[i] in ("a", "an") and line.low[i + 1 : i + 2] and line.low[i + 1] in _SUMMING_UP:
        return True
    if verb is not None and verb.form == "finite" and group is not None and group.start:
        if line.low[group.start - 1] in ("who", "which") or _of_whose(line, chunks, group):
            return True  # "a nurse, who asked that no name be used, said"
    if verb is not None and verb.form == "finite" and chunks.verb[begin] is not None:
        return chunks.verb[begin].form == "finite"  # "cuts, which he said would hurt, begin today"
    if line.tags[i] == "CC" or word in ("so",):
        if other_speech(line, chunks, lexicon, i + 1, group):
            return True
        if word in ("but", "yet") and line.marked[comma - 1]:
            # Quoted words have ended: a new finite verb is the narrator's.
            return any(v is not None and v.form == "finite" for v in chunks.verb[i : i + 15])
        if word in ("but", "yet"):
            return i + 1 < n and line.low[i + 1] != "that" and opens_clause(line, chunks, i + 1)
        return False
    return False


def _of_whose(line: Line, chunks: Phrases, group: VerbGroup) -> bool:
    """Return whether a verb's subject opens a relative clause ("whose mayor said")."""
    noun = chunks.noun[group.start - 1]
    return noun is not None and line.tags[noun[0]] == "WP$"


def _another_speaks(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int) -> bool:
    """Return whether "with Ray saying ..." begins a report of its own at item i."""
    for k in range(i, min(len(line), i + 9)):
        verb = chunks.verb[k]
        if verb is not None:
            return verb.form == "gerund" and _speaks(lexicon, line.low[verb.head])
    return False


def _speaks(lexicon: CueLexicon, form: str) -> bool:
    return any(
        ("clause" in c.takes or "quote" in c.takes) and c.kind in ("speech", "accusation", "denial")
        for c in lexicon.verbs.get(form, ())
        if not c.particles
    )


def _attribution_follows(line: Line, chunks: Phrases, lexicon: CueLexicon, i: int) -> bool:
    """Return whether "he said" or "according to ..." stands at i, reporting nothing after."""
    n = len(line)
    first = line.low[i]
    for words in lexicon.prefaces.get(first, ()):
        if tuple(line.low[i : i + len(words)]) == words:
            return True
    if first == "as" and i + 1 < n:
        i += 1
    span = chunks.noun[i] if i < n else None
    if span is not None:
        k = phrase_end(line, chunks, i)
        while k < n and line.tags[k].startswith("RB"):
            k += 1
        group = chunks.verb[k] if k < n else None
    else:
        group = chunks.verb[i] if i < n else None
        k = i
        if group is not None and (group.end >= n or chunks.noun[group.end] is None):
            return False
    if group is None or group.form != "finite" or group.passive:
        return False
    if not _speaks(lexicon, line.low[group.head]) and line.low[group.head] not in (
        "believes",
        "believe",
        "thinks",
    ):
        return False
    end = group.end
    if span is None:
        return True
    spots = past_adjuncts(line, chunks, end, True)
    last = spots[-1]
    return last >= n or line.low[last] in (",", ".", ";", ":", "—", "--")


def other_speech(
    line: Line, chunks: Phrases, lexicon: CueLexicon, i: int, group: VerbGroup | None
) -> bool:
    """Return whether a new act of reporting, coordinated with the first, begins at item i."""
    n = len(line)
    while i < n and line.tags[i].startswith("RB"):
        i += 1
    if i >= n:
        return False
    verb = chunks.verb[i]
    if verb is not None:
        if verb.form not in ("finite", "bare") or group is None or verb.passive:
            return False
        if line.low[verb.head] not in lexicon.verbs:
            return False
        tense = _tense(line, verb)
        earlier = {
            id(v): v for v in chunks.verb[max(0, group.start - 80) : group.end] if v is not None
        }
        return any(
            other.form == "finite"
            and _tense(line, other) == tense
            and line.low[other.head] in lexicon.verbs
            for other in earlier.values()
        )
    span = chunks.noun[i]
    if span is None or span[0] != i:
        return False
    k = phrase_end(line, chunks, i)
    while k < n and line.tags[k].startswith("RB"):
        k += 1
    verb = chunks.verb[k] if k < n else None
    alike = group is not None and group.form == "gerund"  # "some claiming A and others saying B"
    return (
        verb is not None
        and (verb.form == "finite" or alike and verb.form == "gerund")
        and not verb.passive
        and any(
            c.kind in ("speech", "accusation", "denial", "commissive") and not c.particles
            for c in lexicon.verbs.get(line.low[verb.head], ())
        )
    )


def _tense(line: Line, group: VerbGroup) -> str:
    first = line.low[group.start]
    if line.tags[group.start] == "MD":
        return "modal"
    if first in ("has", "have", "had", "is", "are", "was", "were"):
        return "past" if first in ("had", "was", "were") else "present"
    tag = line.tags[group.start]
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(tag, tag)


def _what_it_is_called(line: Line, chunks: Phrases, cue: Cue, k: int) -> bool:
    """Return whether a noun for a time is what something is called ("called the talks a good
    day", "called them 'a good day'"), not when ("called the talks a failure last week")."""
    if "small-clause" not in cue.takes:
        return False
    if line.marked[k] and not line.marked[k - 1]:
        return True
    return line.low[k] in ("a", "an") and chunks.noun[k][1] - k > 2


def object_end(
    line: Line, chunks: Phrases, lexicon: CueLexicon, begin: int, cue: Cue, group: VerbGroup | None
) -> int:
    """Return the item past the noun phrase (with its modifiers) that begins at `begin`."""
    n = min(len(line), begin + REACH)
    k = begin
    relative = False
    aimed = False  # an infinitive has been passed: its own "and ..." belongs to it
    while k < n:
        word = line.low[k]
        verb = chunks.verb[k]
        if (
            line.marked[k]
            and k > begin
            and line.marked[k - 1] == line.marked[k]
            and not (word == "," and (k + 1 >= n or line.marked[k + 1] != line.marked[k]))
        ):
            k += 1
            continue
        if word in (";", ":", ".", "?", "!"):
            return k
        if line.folded[k] is not None and k > begin and line.low[k - 1] in PAUSES:
            return k
        if word in DASHES and k > begin:
            return k
        if word == "," and k > begin:
            if not _list_goes_on(line, chunks, k, n):
                return k
        elif word in CLAUSE_OPENERS and k > begin and word != "as":
            ahead = cue.kind == "commissive" or cue.lemma in ("threaten", "warn")
            only = word == "because" and line.low[k - 1] in ("only", "just", "simply", "partly")
            if not (only or word in ("if", "unless", "until") and (aimed or ahead)):
                span = chunks.noun[k + 1] if k + 1 < n else None
                if relative and not opens_clause(line, chunks, k + 1):
                    span = None  # "a boy who fell silent after weeks in custody"
                elif not (aimed and span and is_time(line, span)):  # "to meet before spring"
                    return k
        elif word == "as" and k > begin and opens_clause(line, chunks, k + 1):
            if "as" not in cue.takes:
                return k
        elif line.tags[k] == "CC" and k > begin:
            nxt = k + 1
            if nxt < n and line.low[nxt] == "that" and opens_clause(line, chunks, nxt + 1):
                return k
            while nxt < n and line.tags[nxt].startswith("RB"):
                nxt += 1
            follow = chunks.verb[nxt] if nxt < n else None
            if follow is not None and follow.form in ("finite", "bare") and not relative:
                if not (aimed and line.tags[nxt] == "VB"):
                    return k  # but "to stop the raids and withdraw" goes on
            if follow is None and opens_clause(line, chunks, nxt):
                return k
        elif word in ("who", "which", "that", "what", "how", "why", "whether", "where"):
            relative = True
        elif word in ("in", "on", "during", "at") and k > begin and k + 1 < n:
            span = chunks.noun[k + 1]
            if word == "during":
                return k
            if span is not None and (
                (is_time(line, span) and not relative and not _lies_ahead(line, span, cue))
                or line.low[span[1] - 1] in _VENUE
            ):
                return k
        elif (
            k > begin
            and chunks.noun[k] is not None
            and chunks.noun[k][0] == k
            and is_time(line, chunks.noun[k])
            and not _what_it_is_called(line, chunks, cue, k)
        ):
            if (
                line.low[k - 1]
                not in ("of", "for", "from", "since", "by", "the", "to", "in", "on", "at")
                and not relative
                and not _lies_ahead(line, chunks.noun[k], cue)
            ):
                return k - (line.low[k - 1] in ("earlier", "late", "early"))
        if verb is not None:
            aimed = aimed or verb.form == "infinitive"
            if (
                verb.form == "finite"
                and k > begin
                and not relative
                and chunks.noun[k - 1] is not None
                and group is not None
                and (group.form in ("gerund", "participle"))
            ):
                return k  # the verb of the noun that the participle describes
            k = max(verb.end, k + 1)
            continue
        k += 1
    return n


def _lies_ahead(line: Line, span: tuple[int, int], cue: Cue) -> bool:
    """Return whether a time belongs to what is promised, asked or expected ("a truce next week",
    "a vote in two days"), not to the speaking ("a truce on Monday")."""
    words = line.low[span[0] : span[1]]
    if "next" in words or "coming" in words or words[-1] in ("tomorrow", "later"):
        return True
    if cue.kind != "commissive" and "object-infinitive" not in cue.takes:
        if cue.lemma not in ("show", "forecast", "predict", "anticipate", "foresee"):
            return False
    said = DAYS | {"today", "yesterday", "tonight", "ago", "earlier"}
    if "this" in words and cue.kind == "speech":
        return False  # "asked for help this week"
    return words[-1] not in said and "last" not in words


def _list_goes_on(line: Line, chunks: Phrases, comma: int, n: int) -> bool:
    """Return whether the comma separates members of a list ("A, B and C")."""
    i = comma + 1
    if i + 1 < n and (line.low[i] == "including" or line.low[i : i + 2] == ["such", "as"]):
        return chunks.noun[i + 1 + (line.low[i] == "such")] is not None
    if i >= n or chunks.noun[i] is None:
        return False
    if line.low[i] in ("he", "she", "they", "it", "we", "i"):
        return False
    k = i
    while k < n and k < i + 12:
        if chunks.verb[k] is not None:
            return False
        if line.low[k] in ("and", "or", "&") and k + 1 < n and chunks.noun[k + 1] is not None:
            after = phrase_end(line, chunks, k + 1)
            verb = chunks.verb[after] if after < n else None
            return verb is None or verb.form != "finite"
        if line.low[k] == "," and k + 1 < n and line.low[k + 1] in ("and", "or"):
            return chunks.noun[k + 2] is not None if k + 2 < n else False
        if line.low[k] in (".", ";", ":", QUOTE):
            return False
        k += 1
    return False
