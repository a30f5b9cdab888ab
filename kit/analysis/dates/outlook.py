"""Does a verb look ahead to a time, or back on it: what settles which Wednesday is meant.

Only the verb form is read, never what is known of the event. Where a form can do both ("the
vote was due on Sunday") the outlook is open, and no day follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.analysis.dates.time_expressions import Found
from kit.analysis.lexicon.closed_classes import BE, FINITE_TAGS, GET, HAVE
from kit.analysis.lexicon.inflection import lemma
from kit.text.records import Span, Token

# Verbs whose infinitive is still to come when they are spoken: "agreed to meet on Sunday".
_COMMITS = frozenset(
    """promise pledge plan hope expect intend aim seek want prepare schedule vow offer threaten
    agree order tell ask urge warn invite call demand decide vote propose require instruct
    arrange due set likely ready scheduled expected slated poised ordered""".split()
)
# Timetable verbs: in the plain present they speak of what is to come ("talks begin on Tuesday").
_TIMETABLE = frozenset(
    """begin begins start starts open opens reopen reopens end ends expire expires resume resumes
    meet meets convene convenes vote votes go goes arrive arrives leave leaves return returns
    take takes close closes""".split()
)
_DUE = frozenset("due scheduled planned set expected slated timed".split())
_AHEAD_WORDS = frozenset(("tomorrow", "the day after tomorrow"))
_BACK_WORDS = frozenset(
    ("yesterday", "the day before yesterday", "last night", "this morning")
)  # fmt: skip


def outlook(tokens: Sequence[Token], span: Span, found: Found, headline: bool) -> str:
    """Return "ahead", "back" or "open", by the verb before the expression, else the one behind.

    `headline` is whether the sentence is one: its present tense tells what is past.
    """
    if found.kind == "rolling" and found.which in ("next", "coming"):
        pass  # "over the next two weeks" counts from the story's day when the verb is past
    elif found.which in ("next", "this coming") or found.word in _AHEAD_WORDS:
        return "ahead"
    if (
        found.which in ("last", "past", "this past")
        or found.week == "last"
        or found.kind == "ago"
        or found.word in _BACK_WORDS
    ):
        return "back"
    at = next((i for i, t in enumerate(tokens) if t.start >= span.start), len(tokens))
    behind = next((i for i, t in enumerate(tokens) if t.start >= span.end), len(tokens))
    verb = next((i for i in range(at - 1, -1, -1) if _is_verb(tokens[i])), None)
    if _planned(tokens, at, behind):
        return _of_a_plan(tokens, at)
    if verb is not None:
        return _of_verb(tokens, verb, found, headline)
    verb = next((i for i in range(behind, len(tokens)) if _is_verb(tokens[i])), None)
    if verb is None:
        return "open"
    # The auxiliary comes first there; its verb stands a word or two on.
    if tokens[verb].tag == "MD":
        return _of_modal(tokens, verb)
    follows = [t.text.lower() for t in tokens[verb + 1 : verb + 3]]
    if tokens[verb].text.lower() in ("is", "are") and follows and (
        follows[0] == "to" or follows[0] in _DUE
    ):  # fmt: skip
        return "ahead"
    return _of_verb(tokens, verb, found, headline)


def _planned(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Return whether "due in Paris on", "scheduled for" or "called for" stands before a time."""
    if at and tokens[at - 1].text.lower() == "for":
        # "Blamed for Monday's attack": the day belongs to another noun.
        owner = behind < len(tokens) and tokens[behind].tag in ("POS", "NN", "NNS")
        participle = at > 1 and tokens[at - 2].tag in ("VBN", "VBD", "JJ", "VB")
        return participle and not owner
    for i in range(at - 1, max(-1, at - 8), -1):
        token = tokens[i]
        if token.text.lower() in _DUE:
            # "Set for Monday", and not "set alight by a drone on Monday".
            return token.text.lower() != "set" or tokens[i + 1].text.lower() in ("for", "to")
        if token.tag not in ("IN", "DT", "TO", "NN", "NNP", "NNPS", "RB", ",", "PRP$"):
            return False
    return False


def _is_verb(token: Token) -> bool:
    return token.tag[0] == "V" or token.tag == "MD"


def _of_a_plan(tokens: Sequence[Token], at: int) -> str:
    """Return the outlook of "due", "scheduled for": open under a past "was", ahead otherwise."""
    for token in reversed(tokens[max(0, at - 6) : at]):
        word = token.text.lower()
        if word in ("was", "were", "had"):
            return "open"
        if token.tag in ("VBZ", "VBP") or word == ",":
            break
    return "ahead"


def _of_modal(tokens: Sequence[Token], modal: int) -> str:
    """Return the outlook of "will leave" (ahead) or "may have left" (back)."""
    behind = [t.text.lower() for t in tokens[modal + 1 : modal + 4] if t.tag not in ("RB", "PRP")]
    if tokens[modal].text.lower() in ("will", "shall", "'ll", "’ll"):
        return "ahead"
    return "back" if behind[:1] == ["have"] else "ahead"


def _of_verb(tokens: Sequence[Token], verb: int, found: Found, headline: bool) -> str:
    """Return the outlook of the verb group whose last verb stands at `verb`."""
    tag, word = tokens[verb].tag, tokens[verb].text.lower()
    left = verb - 1
    while left >= 0 and tokens[left].tag in ("RB", "RP"):
        left -= 1
    helper = tokens[left].text.lower() if left >= 0 else ""
    if tag == "MD":
        return _of_modal(tokens, verb)
    if found.role == "until" and word in ("have", "has", "given"):
        return "ahead"  # "have until Friday"
    if helper in BE | HAVE | GET and tag in ("VBN", "VBG", "VBD", "JJ"):
        if tag == "VBG" and helper in ("is", "are", "'re", "’re"):
            return "ahead" if lemma(word) in _TIMETABLE else "back"
        return _of_verb(tokens, left, found, headline)
    if left >= 0 and tokens[left].tag == "MD":
        return _of_modal(tokens, left)
    if helper in HAVE and word == "been":
        return _of_verb(tokens, left, found, headline)
    if tag == "VB" or word in ("be", "have") and tag[0] == "V":
        return _of_bare_form(tokens, verb, left, found, headline)
    if tag == "VBG":
        if word in ("starting", "beginning"):
            return "ahead"
        above = next((i for i in range(verb - 1, -1, -1) if _is_verb(tokens[i])), None)
        return "back" if above is None else _of_verb(tokens, above, found, headline)
    if tag in ("VBZ", "VBP"):
        if headline:
            return "ahead" if found.role in ("by", "until") else "back"
        if word in _TIMETABLE or found.role in ("by", "until"):
            return "ahead"
        return "ahead" if word in ("plans", "hopes", "expects", "intends") else "back"
    return "back"  # a past tense, or a participle that shortens a clause


def _of_bare_form(
    tokens: Sequence[Token], verb: int, left: int, found: Found, headline: bool
) -> str:
    """Return the outlook of "will meet", "agreed to meet", "managed to flee"."""
    if left >= 0 and tokens[left].tag != "TO":
        reach = range(verb - 1, max(-1, verb - 5), -1)
        modal = next((i for i in reach if tokens[i].tag in ("TO", *FINITE_TAGS)), None)
        if modal is None:  # a plain present that the tagger took for a bare form
            return "ahead" if tokens[verb].text.lower() in _TIMETABLE and not headline else "back"
        if tokens[modal].tag == "MD":
            return _of_modal(tokens, modal)
        if tokens[modal].tag != "TO":
            return "back"  # "did not meet"
        left = modal
    for i in range(left - 1, max(-1, left - 9), -1):
        word = tokens[i].text.lower()
        if word in _COMMITS or _is_verb(tokens[i]) and lemma(word) in _COMMITS:
            return "ahead"
        if tokens[i].tag in FINITE_TAGS or tokens[i].tag in ("VBN", "VB", "VBG"):
            if word in BE and tokens[verb].text.lower() == "have":
                return "back"  # "were to have begun"
            if word in BE:
                return "open" if word in ("was", "were") else "ahead"  # "are to meet"
            if tokens[i].tag in ("VBZ", "VBP"):
                return "back" if headline or word in ("has", "have") else "ahead"
            if tokens[i].tag == "MD":
                return _of_modal(tokens, i)
            return "ahead" if found.role in ("by", "until") else "back"
    return "ahead"
