"""Quotations without a verb of their own: colons, dashes, and words that stand free.

A quotation that follows an attributed one goes on in the same voice until somebody else speaks
(O'Keefe et al. 2012, "A sequence labelling approach to quote attribution", find the same).
"""

from __future__ import annotations

from kit.analysis.grammar.lines import DASHES, QUOTE
from kit.analysis.grammar.parsed import Items, Parsed
from kit.analysis.grammar.phrases import is_time
from kit.analysis.lexicon.closed_classes import PRONOUNS
from kit.analysis.lexicon.roles import is_state, role_of
from kit.analysis.speech.report import Report

_COLON = (":",)
_BULLETS = frozenset("- – — • * · ▪".split())
_LABELS = frozenset(
    "correction update note editor image "
    "photo exclusive watch video read breaking live opinion headline title subtitle subhead author "
    "byline publisher published outlet url link date updated source sources section tags topics "
    "category".split()
)
_VOICES = frozenset(
    "poll study report survey officials police minister spokesman spokeswoman ministry army "
    "envoy experts source sources analyst analysts witnesses president mayor court un u.n.".split()
)
_CREDIT = frozenset("image photo photograph picture credit caption".split())


def colon_report(p: Parsed, headline: bool) -> Report | None:
    """Return the report of "Envoy: talks will fail" or of a transcript's "SMITH: ...", or None."""
    listed = p.low[0] in _BULLETS
    first = int(listed)  # "- Envoy: talks will fail", in a list of what is known
    colon = p.find(_COLON, first + 1, 9)
    if not p.line.first or colon < 0 or colon + 1 >= p.n or not _is_one_phrase(p, first, colon):
        return None
    if p.low[first] in _LABELS or is_time(p.line, (first, colon)):
        return None
    quoted = p.folded[colon + 1] is not None
    named = p.tags[colon - 1].startswith("NNP") and p.text[colon - 1][:1].isupper()
    told = (role_of(word) for word in p.low[first : colon - 1])
    role = any(found is not None and found[0].who == "person" for found in told)
    quoted = (
        quoted or named and role and any(p.marked[colon + 1 :])
    )  # "Minister Lee: it is 'a start'"
    named = named or p.low[colon - 1] in _VOICES or role_of(p.low[colon - 1]) is not None
    capitals = all(word.isupper() or not word[0].isalpha() for word in p.text[first:colon])
    if not (capitals or named and (headline or listed or quoted)):
        return None
    of = "of" in p.low[first:colon] and role_of(p.np_head(first)) is None
    if of and not (quoted or capitals):
        return None  # "Siege of Varn: relief flights suspended" says what the story is about
    if is_state(" ".join(p.text[first:colon])) and not quoted and not any(p.marked[colon + 1 :]):
        return None  # "Kenya: Court halts plan" says where, not who speaks
    return _before_colon(p, (first, colon), "a name and a colon give what follows to that speaker")


def correspondent_report(p: Parsed) -> Report | None:
    """Return the report of an outlet's own correspondent, whose words stand behind a colon ("Our
    correspondent Ann Lee, in Varn, writes: The road is empty."), None for any other line."""
    colon = p.find(_COLON, 2, 20)
    if not p.line.first or p.line.inside is not None or colon < 0 or colon + 1 >= p.n:
        return None
    begin = int(p.low[0] == "from")
    if p.folded[colon + 1] is not None or any(p.form[begin : colon - 1]):
        return None
    own = begin if p.low[begin] == "our" else p.find(("our",), begin, colon)
    if own < 0 or not any(word in _PRESS for word in p.low[own + 1 : own + 6]):
        return None
    if own > begin and (p.low[own - 1] != "," or not p.tags[own - 2].startswith("NNP")):
        return None
    named = [k for k in range(begin, colon) if p.tags[k].startswith("NNP")]
    if not named:
        return None
    end = next((k for k in range(named[0], colon) if not p.tags[k].startswith("NNP")), colon)
    verb = p.chunks.verb[colon - 1]
    cue = (verb.start, colon) if verb is not None else (colon, colon + 1)
    why = "the outlet's own correspondent, and a colon that hands over to what that one writes"
    source = (
        begin,
        max(end, own + 2)
        if own < end
        else next(k for k in range(own, colon + 1) if k == colon or p.low[k] in (",", "in", "at")),
    )
    return Report(p, source, cue, [(colon + 1, p.n)], None, "attribution.colon", why)


_PRESS = frozenset("correspondent reporter colleague journalist editor".split())


def _is_one_phrase(p: Parsed, first: int, colon: int) -> bool:
    """Return whether one noun phrase and no verb fills the line from an item up to its colon."""
    back = p.phrase_back(colon - 1, first)
    return back is not None and back[0] == first and not any(p.form[first:colon])


def _before_colon(p: Parsed, source: Items, reason: str) -> Report:
    """Return the report that gives all behind the colon to the words before it."""
    colon = source[1]
    content = [(colon + 1, p.n)]
    cue = colon, colon + 1
    return Report(p, source, cue, content, None, "attribution.colon", reason)


def dash_report(p: Parsed) -> Report | None:
    """Return the report of a quotation signed after a dash ("...” - Mary Stone), or None."""
    if p.folded[0] is None or p.low[1] not in DASHES or not p.np_end[2]:
        return None
    if any(p.form[2:]) or p.n > 14:
        return None
    why = "a name after a dash signs the quotation before it"
    return Report(p, (2, p.n), (1, 2), [(0, 1)], None, "attribution.dash", why)


def transcript_report(p: Parsed) -> Report | None:
    """Return the report of a transcript's turn in quotation marks ("SMITH: I agree."), or None."""
    inside, colon = p.line.inside, p.find(_COLON, 1, 5)
    if inside is None or p.line.start[0] - inside.span.start > 2:
        return None
    if colon < 0 or colon + 1 >= p.n or not all(word.isupper() for word in p.text[:colon]):
        return None
    why = "a name in capitals and a colon give the turn to that speaker"
    return _before_colon(p, (0, colon), why)


def is_credit(p: Parsed) -> bool:
    """Return whether a line credits a picture ("Photo: Mary Stone")."""
    return 2 < p.n < 12 and p.low[0] in _CREDIT and p.low[1] == ":"


def credit_report(p: Parsed, following: Parsed | None) -> Report | None:
    """Return the report of a caption: words under a picture, which the credit after them gives to
    no speaker; None for any other line."""
    end = p.n
    if not (
        following is not None
        and following.line.paragraph == p.line.paragraph
        and is_credit(following)
    ):
        credits = (k for k in range(1, p.n - 2) if p.low[k] in _CREDIT and p.low[k + 1] == ":")
        end = next(credits, 0)
        if p.n - end > 12 or not p.text[end][:1].isupper():
            return None
    if not any(word[0].isalnum() for word in p.text[:end]):
        return None
    why = "a picture's caption: the credit says whose picture it is, nobody answers for the words"
    return Report(p, None, None, [(0, end)], None, "attribution.caption", why)


def ends_in_colon(p: Parsed) -> bool:
    """Return whether a colon ends the line and hands over to what follows."""
    return p.low[p.n - 1] == ":"


def speaker_before(p: Parsed) -> Items | None:
    """Return the subject of the line's main verb: who the next free quotation may belong to."""
    for group in p.chunks.groups:
        subject = p.subject_of(group) if group.form == "finite" else None
        if subject is None or p.low[subject.start] in ("who", "which", "that"):
            continue
        word = p.low[subject.start]
        if word in PRONOUNS and word not in ("he", "she", "they"):
            return None
        return subject.start, subject.end
    return None


def is_only_quotes(p: Parsed) -> bool:
    """Return whether the line is nothing but quotation."""
    return all(word in _BESIDE for word in p.line.low)


_BESIDE = frozenset((".", ",", "...", "…", "(", ")", QUOTE))
