"""Labels: the names a text gives to the parties of a conflict and the people in it, and by whom.

A label is not a fault. The row says whose word it is, what class of name, another wording, the
style rule that bears on it, and why a fair writer may have used it. Which side a label is
mostly used of plays no part: `swap_names` lets a reader test that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.finding import Finding
from kit.analysis.grammar.sentence import sentences
from kit.analysis.lexicon.closed_classes import NAME_TAGS, NOUN_TAGS, PHRASE_TAGS
from kit.analysis.lexicon.entries import Entry, fits, standing
from kit.analysis.speech.voices import Voice, Voices
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span, Token

# Without articles and owners: those do not belong to the name.
_INSIDE = (PHRASE_TAGS - {"DT", "PDT", "PRP", "PRP$", "$"}) | {"VBN", "FW"}
_PEOPLE = frozenset(
    """group groups force forces fighter fighters movement movements party parties militia militias
    army armies faction factions organisation organisations organization organizations cell cells
    unit units brigade brigades leader leaders commander commanders camp camps side sides members
    member cleric clerics politician politicians government rebels insurgents militants opposition
    network networks alliance coalition bloc wing troops soldiers""".split()
)


@dataclass(frozen=True, repr=False)
class Label(Finding):
    """A name given to people or a party: `span` the label itself, `phrase` the whole noun phrase.

    `cls` is condemning, praising, creed, position, affected or neutral. `voice` is "reporter",
    "quoted" or "retold" (the thought is the speaker's, the words may be either's); `speaker` is
    None where there is none or the text does not settle who it is.
    """

    label: str
    cls: str
    phrase: Span
    voice: str
    speaker: str | None
    alternative: str
    guide: str
    shown = ("cls", "voice")


@dataclass(frozen=True)
class LabelRow:
    """One label of an article, with how often it stands in each voice."""

    label: str
    cls: str
    reporter: int
    retold: int
    quoted: int
    speakers: tuple[str, ...]
    sentences: tuple[str, ...]


def labels(article: Article | str) -> list[Label]:
    """Return every label of an article or a text, in order, with whose word it is.

    >>> rows = labels("The rebels left. “The terrorists fled”, the minister said.")
    >>> [(row.label, row.voice, row.speaker) for row in rows]
    [('rebels', 'reporter', None), ('terrorists', 'quoted', 'the minister')]
    """
    article = as_article(article)
    voices = Voices(article)
    out = []
    for sentence in sentences(article):
        tokens = sentence.tokens
        for start, end, entry in find(tokens):
            span = Span(tokens[start].start, tokens[end - 1].end)
            voice = voices.of(span)
            first, last = _phrase(tokens, start, end)
            out.append(
                Label(
                    span=span,
                    label=span.of(article),
                    cls=entry.cls,
                    phrase=Span(tokens[first].start, tokens[last - 1].end),
                    voice=voice.kind,
                    speaker=voice.speaker,
                    alternative=entry.alternative,
                    guide=str(entry.guide),
                    rule=f"label.{entry.cls}",
                    reason=f"{entry.reason}; {_whose(voice)}",
                    counter_reading=entry.innocent,
                    article=article,
                    sentence=sentence.id,
                )
            )
    return out


def label_table(article: Article | str) -> list[LabelRow]:
    """Return one row a label (its first wording), with counts by voice, in order of first use.

    >>> label_table("Rebels met rebels.")[0].reporter
    2
    """
    rows: dict[str, list[Label]] = {}
    for found in labels(article):
        rows.setdefault(found.label.lower(), []).append(found)
    return [
        LabelRow(
            label=group[0].label,
            cls=group[0].cls,
            reporter=sum(x.voice == "reporter" for x in group),
            retold=sum(x.voice == "retold" for x in group),
            quoted=sum(x.voice == "quoted" for x in group),
            speakers=tuple(dict.fromkeys(x.speaker for x in group if x.speaker)),
            sentences=tuple(dict.fromkeys(x.sentence for x in group)),
        )
        for group in rows.values()
    ]


def find(tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
    """Return (first token, token past the last, entry) of each label in a tagged sentence."""
    words = [t.text.lower() for t in tokens]
    tags = [t.tag for t in tokens]
    caps = [t.text[:1].isupper() for t in tokens]

    def end_of(entry: Entry, i: int) -> int:
        end = i + 1 + len(entry.rest)
        stands = tuple(words[i + 1 : end]) == entry.rest
        return end if stands and _names(entry, words, tags, caps, i, end) else 0

    return standing("labels", words, end_of)


def _names(
    entry: Entry,
    words: Sequence[str],
    tags: Sequence[str],
    caps: Sequence[bool],
    i: int,
    end: int,
) -> bool:
    """Return whether the word stands here as a name for people, not as a verb or a thing."""
    head, after = tags[end - 1], tags[end] if end < len(tags) else ""
    if _in_a_name(caps, tags, i, end):
        return False
    if head.startswith(("V", "MD")) or after == "PRP" or not fits(entry, words, i, end):
        return False
    follows = words[end] if end < len(words) else ""
    many = words[end - 1] != entry.word.split()[-1].lower()
    if entry.sense == "plural":
        return many
    if entry.sense == "body":
        if many or follows in ("to", "of", "in", "against", "from"):
            return False
        before = words[max(0, i - 3) : i]
        named = (
            "the" in before
            or "POS" in tags[max(0, i - 3) : i]
            or i > 0
            and tags[i - 1] in ("JJ", "NNP", "POS", "CC", "NN")
        )
        return named or after in NOUN_TAGS
    if entry.sense == "adjective":
        if many:
            return True
        if after in NOUN_TAGS or after == "JJ":
            return follows in _PEOPLE
        return head in NOUN_TAGS and i > 0 and tags[i - 1] in ("DT", "JJ", "CD")
    return True


def _in_a_name(caps: Sequence[bool], tags: Sequence[str], i: int, end: int) -> bool:
    """Return whether a label is a capitalised part of a proper name: "Kosovo Liberation Army".

    A headline with a capital on nearly every word shows no names, and keeps its labels.
    """
    if i < 2 or not all(caps[i:end]) or not (caps[i - 1] and caps[i - 2]):
        return False
    if 3 * sum(caps) > 2 * len(caps):
        return False
    return tags[i - 1] in NAME_TAGS and tags[i - 2] in ("NNP", "NNPS", "JJ")


def _phrase(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the noun phrase around the label, without article and without crossing a quotation."""
    while start > 0 and tokens[start - 1].tag in _INSIDE:
        start -= 1
    while tokens[start].tag == "POS":
        start += 1
    # A plural heads its phrase: in "insurgents control", the next word is no noun of it.
    while (
        tokens[end - 1].tag != "NNS"
        and end < len(tokens)
        and tokens[end].tag in (*NOUN_TAGS, "POS")
    ):
        end += 1
    while tokens[end - 1].tag == "POS":
        end -= 1
    return start, end


def _whose(voice: Voice) -> str:
    if voice.kind == "reporter":
        return "no quotation marks and no report of speech around it: the reporter's word"
    who = voice.speaker or "a speaker the text does not settle"
    if voice.kind == "quoted":
        return f"inside quotation marks: the word of {who}"
    return f"in a report of what {who} said: the word may be either's"
