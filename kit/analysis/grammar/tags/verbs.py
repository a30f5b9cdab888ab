"""Rules by which a word that was taken for a noun is a verb in the present or an infinitive.

A rule is asked about one item of a line and returns its tag, or None where it does not apply; the
first that applies has the last word. Each says what it fires on and what it leaves alone.
"""

from __future__ import annotations

from kit.analysis.grammar.lines import QUOTE, Line
from kit.analysis.lexicon.closed_classes import FINITE_TAGS, NOMINATIVE, NOUN_TAGS, WH
from kit.analysis.lexicon.cues import CueLexicon
from kit.analysis.lexicon.roles import role_of

# Verbs whose -s form is also a plural noun: the tagger's word is taken for these.
NOUN_TOO = frozenset(
    "claim report plan call demand order charge comment note state question answer request "
    "promise pledge vow estimate forecast project record guess hope fear doubt regret desire "
    "wish view support back challenge love like joke laugh cry scream whisper tweet post blog "
    "text broadcast rule label term brand mock blast rap fault snap rant insult taunt object "
    "dispute contest counter signal hint point appeal cover debate release issue quote echo "
    "offer remark voice figure judge sense mean show find favor favour welcome praise thank "
    "respect trust brief direct command detail outline document chronicle email care vote name "
    "talk speak read set lay put sum spell hit fire shoot take turn pour cast play dream "
    "experience approach stress alert head sigh shout yell murmur mutter quip chant relay "
    "present introduce address query reason muse brag boast lie protest moan rail sneer "
    "interject interrupt attest begin cite grant worry swear back rebuke scold".split()
)


def verb_behind_to(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Promised to strike": a verb follows the "to" that its verb asks for."""
    low, tags, n = line.low, line.tags, len(line)
    tag = line.tags[i]
    if (
        tag == "NN"
        and i > 1
        and tags[i - 1] == "TO"
        and _wants_a_verb(lexicon, low[i - 2])
        and (i + 1 >= n or tags[i + 1] in (".", ",", "DT", "PRP$", "VBD", "VBZ", "MD", "IN"))
    ):
        return "VB"
    return None


def present_in_s(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The ministry claims that": a reporting verb in -s that was taken for a plural."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag in NOUN_TAGS and i and word in lexicon.verbs and word[-1] == "s":
        after = low[i + 1] if i + 1 < n else ""
        plain = _may_be_its_subject(line, i - 1)
        base = lexicon.verbs[word][-1].lemma.split()[0]
        if (
            plain
            and line.text[i][0].islower()
            and (
                (base not in NOUN_TOO and word not in lexicon.nouns)
                or ((after in ("that", QUOTE) or after in WH) and low[i - 1] not in (")", ","))
                or (
                    after == "to"
                    and i + 2 < n
                    and tags[i + 2] == "VB"
                    and _bare_subject(line, i - 1)
                )
                or (i + 1 < n and line.marked[i + 1] and not line.marked[i])
                or (after in (",", ":") and i + 2 < n and low[i + 2] == QUOTE)
                or (after and tags[i + 1] in ("PRP", "EX") and tags[i - 1] in ("NNP", "PRP"))
                or word in ("says", "tells", "asks", "writes", "adds", "insists", "argues", "warns")
            )
        ):
            return "VBZ"
        return tag
    return None


def only_a_verb(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The army and the union deny that": a plain form that is no noun, behind a subject of
    several; not "a human rights advocate"."""
    word, tags = line.low[i], line.tags
    cues = lexicon.verbs.get(word, ())
    if i < 2 or word in NOUN_TOO | {"blame"} or word in lexicon.nouns or role_of(word):
        return None
    behind = tags[i + 1] if i + 1 < len(line) else ""
    if behind not in _OPENS_AN_OBJECT and "".join(line.low[i + 1 : i + 2]) not in ("that", "in"):
        return None
    if not any(cue.lemma == word and cue.kind in _SPOKEN for cue in cues):
        return None
    several = tags[i - 1] in ("NNS", "NNPS") or _joined_subject(line, i - 1)
    return "VBP" if several else None


_OPENS_AN_OBJECT = NOUN_TAGS | frozenset("DT PRP$ PRP JJ CD VBG POS".split())
_SPOKEN = frozenset("speech denial accusation".split())


def _joined_subject(line: Line, last: int) -> bool:
    """Return whether the phrase that ends at an item is joined to another by "and"."""
    k = last
    while k > 0 and (line.tags[k] in ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS")):
        k -= 1
    return line.tags[last].startswith("NN") and 0 < k < last and line.low[k] == "and"


def object_in_s(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Norland and Varn announce talks on": no verb stands right behind another; but "what they
    say matters"."""
    word, behind = line.low[i - 1], line.low[i + 1 : i + 2]
    if (
        i < 2
        or line.tags[i - 1] != "VBP"
        or word in NOUN_TOO
        or behind not in (["on"], ["in"], ["with"], ["for"], ["."], [])
    ):
        return None
    takes = any(
        c.lemma == word and "object" in c.takes and c.kind in _SPOKEN
        for c in lexicon.verbs.get(word, ())
    )
    return "NNS" if takes and line.low[i - 2] not in NOMINATIVE else None


def closing_in_s(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "..., the ICR estimates.": a verb that closes the sentence behind a name, not "maps, the
    ICR estimates and a list"."""
    low, tags, n = line.low, line.tags, len(line)
    if "".join(tags[i + 1 : i + 2]) not in (".", "") or i + 2 < n or i < 4:
        return None
    if low[i][-1] != "s" or not any("clause" in c.takes for c in lexicon.verbs.get(low[i], ())):
        return None
    k = i - 1
    while k > 0 and tags[k] in ("NNP", "NNPS"):
        k -= 1
    named = k < i - 1
    if not named and tags[k] == "NN" and role_of(low[k]) is not None:
        named, k = True, k - 1  # "..., newspaper reports"
    k -= low[k] == "the"
    before = any(tag in FINITE_TAGS for tag in tags[max(0, k - 40) : k])
    return "VBZ" if named and low[k] == "," and before else None


def _may_be_its_subject(line: Line, k: int) -> bool:
    """Return whether an item can end the subject of a verb right behind it."""
    if line.tags[k] == "JJ":
        return k > 0 and line.low[k - 1] == "the" and line.text[k][0].isupper()  # "the Front"
    return line.tags[k] in ("NNP", "NNPS", "NN", "NNS", "PRP") or line.low[k] in (")", ",")


def says(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Says" is a verb wherever it stands."""
    word = line.low[i]
    if word == "says":
        return "VBZ"
    return None


def reports_at_the_end(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "The road is shut, reports the Varn Times.", not "talks, reports and films"."""
    low, tags, n = line.low, line.tags, len(line)
    if low[i] != "reports" or i < 3 or low[i - 1] != ",":
        return None
    k = i + 1 + (i + 1 < n and tags[i + 1] == "DT")
    begin = k
    while k < n and tags[k].startswith("NNP"):
        k += 1
    at_rest = k >= n or tags[k] == "." or low[k] == "," and low[k + 1 : k + 2] in _PASSED_ON
    return "VBZ" if k > begin and at_rest else None


_PASSED_ON = (["citing"], ["quoting"])


def second_past(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Said no but pledged to stay", not "rich but determined to stay" with no verb before."""
    tags, n = line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag == "JJ" and i and tags[i - 1] == "CC" and _wants_a_verb(lexicon, word):
        if i + 1 < n and tags[i + 1] == "TO" and any(t in ("VBD", "VBZ") for t in tags[:i]):
            return "VBD"  # "said no but pledged to stay"
        return tag
    return None


def speaking_behind_a_comma(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Said the surgeon, speaking of a bus", not "reading, writing"."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if tag == "NN" and word[-3:] == "ing" and i and low[i - 1] == ",":
        if word in lexicon.verbs and i + 1 < n and tags[i + 1] in ("IN", "TO", "DT"):
            return "VBG"  # "said the surgeon, speaking of a bus"
        return tag
    return None


def plain_present(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Members privately concede that": an adverb before, a clause behind."""
    low, tags, n = line.low, line.tags, len(line)
    word, tag = line.low[i], line.tags[i]
    if (
        tag in ("NN", "NNS", "JJ")
        and i > 1
        and tags[i - 1] == "RB"
        and tags[i - 2] in ("NNS", "PRP", "NNP", "NN")
        and (word in lexicon.verbs and i + 1 < n and low[i + 1] == "that")
    ):
        return "VBZ" if word[-1] == "s" else "VBP"
    return None


def split_infinitive(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "To publicly question"."""
    tags = line.tags
    tag = line.tags[i]
    if tag in ("NN", "NNP", "JJ") and i >= 2 and tags[i - 1] == "RB" and tags[i - 2] == "TO":
        return "VB"
    return None


def present_behind_who(line: Line, lexicon: CueLexicon, i: int) -> str | None:
    """ "Who claims that", "the nurse calls him"."""
    tags, n = line.tags, len(line)
    tag = line.tags[i]
    if (
        tag == "NNS"
        and i + 1 < n
        and i
        and (
            tags[i - 1] in ("WDT", "WP")
            and tags[i + 1] in ("PRP", "DT", "IN", "PRP$", "TO")
            or tags[i - 1] == "NN"
            and tags[i + 1] in ("PRP", "RP")
            and line.low[i + 1] not in NOMINATIVE  # "the tax experts I spoke to"
        )
    ):
        return "VBZ"
    return None


def _wants_a_verb(lexicon: CueLexicon, word: str) -> bool:
    """Return whether "to" after this word brings in a verb ("threatened to strike")."""
    cues = [*lexicon.verbs.get(word, ()), lexicon.nouns.get(word), lexicon.hearsay.get(word)]
    return any(cue is not None and "infinitive" in cue.takes for cue in cues)


def _bare_subject(line: Line, last: int) -> bool:
    """Return whether the nouns ending at `last` can be a subject ("the company plans to"), with no
    owner in front that would make the next word a noun ("his tax plans to")."""
    k = last
    while k >= 0 and line.tags[k].startswith("NN"):
        k -= 1
    if line.tags[last] in ("NNS", "NNPS"):
        return False
    return (
        k < 0
        or line.tags[k] in ("DT", ",", "CC", "IN", "VBD", "VBZ", "VBP")
        or line.low[k] == "that"
    )
