"""Casualty claims: every stated count of people killed, wounded, missing, held or displaced.

A claim is one count of people in one state, taken at its word: an interval with the words that
bound it, what happened, to whom if the words say so, who counted, who passes it on, when and
where. Nothing is added up and nothing is guessed: what a sentence does not say stays None.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar, cast

from kit.analysis.casualties.chunking import chunked
from kit.analysis.casualties.chunks import Counted, Number, rule_of
from kit.analysis.casualties.claim_record import COUNTER_READINGS, RULES, CasualtyClaim
from kit.analysis.casualties.nobody_hurt import Nobody, nobody
from kit.analysis.casualties.predicates import predicates
from kit.analysis.casualties.reading import read_claims
from kit.analysis.casualties.setting import settle
from kit.analysis.casualties.words import lexicon
from kit.analysis.numbers.number_phrases import BOUND_RULES, scan
from kit.analysis.numbers.numerals import Word
from kit.analysis.numbers.numerals import words as split_words
from kit.analysis.numbers.vague_numbers import Table, vague_table
from kit.text.article import Article
from kit.text.decoding import NotEnglish
from kit.text.reading import as_article, read
from kit.text.records import Span


def _article(text: Article | str) -> Article:
    """Return the article to read; a sentence or two is read whatever its words.

    The check that a text is English needs more words than a headline or a list of names has.
    """
    try:
        return as_article(text)
    except NotEnglish:
        if not isinstance(text, str) or len(text) > 1000 or not text.isprintable():
            raise
        return read(text.encode(), language_check=False)


_ABBREVIATIONS = frozenset(
    "u.s u.n u.k e.u gen lt col maj sgt capt cpl dr mr mrs ms st jr sr gov sen rep prof approx "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m brig adm hon rev no vs inc dept "
    "pvt lic ing incl".split()
)
_DROPPED = frozenset("\" ' ’ “ ” « » „ [ ] ‘ ` '' * _ | # •".split())
_NOTES = frozenset("word words number name text passage indistinct figure sentence as".split())
# Words besides predicates and counted nouns that a claim can hang on.
_TRIGGERS = frozenset(
    "toll lives life forced forcing forces driven drove victims dead losses".split()
)


_P = ParamSpec("_P")
_R = TypeVar("_R")


def _once_text(find: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return the function with `text=`, the name its `article=` had, allowed for one release."""

    @wraps(find)
    def found(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        if "text" in kwargs:
            warnings.warn(
                f"{find.__name__}(text=...) is now {find.__name__}(article=...); "
                "the old name goes with the next release",
                DeprecationWarning,
                stacklevel=2,
            )
            kwargs["article"] = kwargs.pop("text")
        return find(*args, **kwargs)

    return found


@_once_text
def casualties(
    article: Article | str, words: str = "kit", war_zone: bool = True, published: date | None = None
) -> list[CasualtyClaim]:
    """Return every casualty claim of an article or text, in order.

    `words` picks the table for vague number words: "kit", "acled" or "pitf" (see
    `kit.analysis.numbers.number_phrases`). With `published`, or where the page says when it was
    published, periods such as "since Monday" are resolved to a first and last day.

    >>> [c.interval for c in casualties("At least 12 people were killed and 30 wounded.")]
    [(12, None), (30, 30)]
    """
    article = _article(article)
    published = published or article.published
    # The headline's frames and the body's sentences ask for them again and again.
    key = f"casualties {words} {war_zone} {published}"
    if key not in article.kept:
        article.kept[key] = tuple(_casualties(article, words, war_zone, published))
    return list(cast(tuple[CasualtyClaim, ...], article.kept[key]))


def _casualties(
    article: Article, words: str, war_zone: bool, published: date | None
) -> Iterator[CasualtyClaim]:
    table = vague_table(words, war_zone)
    for sentence in article.sentences:
        claims = _in_stretch(article.text, sentence.span, words, table).claims
        if claims:
            yield from settle(article, sentence, claims, published)


def rows_fired(text: Article | str) -> Counter[str]:
    """Return how often each row of the rules fired in an article or text.

    A row fires where it makes a claim, reads a set phrase, or keeps a number from being a claim.

    >>> sorted(rows_fired("At least 12 people lost their lives."))
    ['casualties.subject.beside', 'phrase.lost-their-lives']
    """
    article = _article(text)
    table = vague_table("kit")
    return Counter(
        row for sentence in article.sentences
        for row in _in_stretch(article.text, sentence.span, "kit", table).rows
    )  # fmt: skip


def _tidy(tokens: list[Word]) -> list[Word]:
    """Return the tokens without quotation marks, editors' notes and abbreviation points."""
    kept: list[Word] = []
    skip_to = -1
    for at, token in enumerate(tokens):
        if at < skip_to:
            continue
        text = token.text
        if text == "[" and at + 1 < len(tokens) and tokens[at + 1].text in _NOTES:
            close = at
            while close < len(tokens) and tokens[close].text != "]" and close - at < 7:
                close += 1
            if close < len(tokens) and tokens[close].text == "]":
                skip_to = close + 1
                continue
        if text in _DROPPED:
            continue
        if text == "." and kept and at + 1 < len(tokens):
            prev = kept[-1].text
            if prev in _ABBREVIATIONS or len(prev) == 1 and prev.isalpha() and prev not in "ai":
                continue
        kept.append(token)
    return kept


class _Reading(NamedTuple):
    """What is read in a stretch of text: its claims, and the rows that fired."""

    claims: list[CasualtyClaim]
    rows: list[str]


def _in_stretch(text: str, span: Span, table_name: str, table: Table) -> _Reading:
    tokens = _tidy(split_words(text, span.start, span.end))
    whole = _Reading([], [])
    start = 0
    for at in range(len(tokens) + 1):
        # Sentences are split again here, because marks are all a lower-case text has to go by.
        if at == len(tokens) or tokens[at].text in (".", "!", "?", "..."):
            if at > start:
                reading = _in_sentence(tokens[start:at], text, table_name, table)
                whole.claims.extend(reading.claims)
                whole.rows.extend(reading.rows)
            start = at + 1
    return whole


def _in_sentence(tokens: list[Word], text: str, table_name: str, table: Table) -> _Reading:
    lex = lexicon()
    spoken = predicates(tokens, lex)
    if not spoken and not any(
        t.text in lex.nouns or t.text in lex.verbs or t.text in _TRIGGERS for t in tokens
    ):
        return _Reading([], [])
    nones = nobody(tokens, lex)
    taken = {at for none in nones for at in range(none.first, max(none.last, none.until))}
    quantities = [
        q for q in scan(tokens, text, table, table_name) if taken.isdisjoint(range(q.first, q.last))
    ]
    case_aware = "" if text[tokens[0].start : tokens[-1].end].isupper() else text
    clauses = chunked(tokens, quantities, spoken, lex, case_aware)
    counted = [
        c for c in read_claims(clauses)
        if isinstance(c, Number) or taken.isdisjoint(range(c.first, c.last))
    ]  # fmt: skip
    claims = [_zero_claim(none, tokens, text, table_name) for none in nones]
    for chunk in counted:
        part_of = chunk.part_of
        whole = _span(part_of, tokens) if part_of is not None and part_of in counted else None
        claim = _counted_claim(chunk, tokens, text, whole, table_name)
        if table_name != "kit" or claim.form != "unresolved":
            claims.append(claim)
    rows = [none.row for none in nones] + [predicate.row for predicate in spoken.values()]
    rows += [
        # A number that became a claim and was blocked later is none: its row made nothing.
        c.row for c in clauses.chunks
        if isinstance(c, Counted) and not (c.blocked and rule_of(c.row) in RULES)
    ]  # fmt: skip
    return _Reading(sorted(claims, key=lambda c: c.span), [row for row in rows if row])


def _counted_claim(
    chunk: Counted, tokens: list[Word], text: str, whole: Span | None, table_name: str
) -> CasualtyClaim:
    form, by_rule = "article", False
    wording = text[tokens[chunk.first].start : tokens[chunk.first].end]
    ends: tuple[int | None, int | None] = (1, 1)
    if isinstance(chunk, Number):
        ends, form, by_rule = chunk.counts.interval, chunk.counts.form, chunk.counts.by_rule
        wording = chunk.counts.wording
    return CasualtyClaim(
        span=_span(chunk, tokens), low=ends[0], high=ends[1], kind=chunk.kind or "",
        group=chunk.group, part_of=whole, wording=wording, form=form,
        value=chunk.counts.value if isinstance(chunk, Number) else 1,
        rule=chunk.rule, row=chunk.row, trigger=chunk.trigger,
        who=_who_words(chunk, tokens, text),
        reason=f"{RULES[chunk.rule]}; {BOUND_RULES[form]}",
        counter_reading=COUNTER_READINGS[form], table=table_name,
        by_rule=by_rule, note="loose in common use" if form == "up_to" else "",
    )  # fmt: skip


def _who_words(chunk: Counted, tokens: list[Word], text: str) -> str | None:
    """Return the counted noun phrase without its number, None where there is only the number."""
    first = chunk.quantity.last if isinstance(chunk, Number) else chunk.first + 1
    skipped = ("of", "them", "whom", "more", "other", "others", "are", "were", "is", "was", "being")
    while first < chunk.last and tokens[first].text in skipped:
        first += 1
    if first >= chunk.last or chunk.noun.head == "bare":
        return None
    return text[tokens[first].start : tokens[chunk.last - 1].end]


def _span(chunk: Counted, tokens: list[Word]) -> Span:
    if isinstance(chunk, Number):
        return chunk.counts.span
    return Span(tokens[chunk.first].start, tokens[chunk.last - 1].end)


def _zero_claim(none: Nobody, tokens: list[Word], text: str, table_name: str) -> CasualtyClaim:
    span = Span(tokens[none.first].start, tokens[none.last - 1].end)
    return CasualtyClaim(
        span=span, low=0, high=0, kind=none.kind, group=none.group,
        rule=rule_of(none.row), row=none.row,
        wording=text[span.start : span.end], form="none", value=0, table=table_name,
        reason=f"{RULES[rule_of(none.row)]}; {BOUND_RULES['none']}",
        counter_reading=COUNTER_READINGS["none"],
    )  # fmt: skip


def to_bounds(text: str, words: str = "kit") -> tuple[int | None, int | None] | None:
    """Return (low, high) of the first count of people killed in `text`, None if there is none.

    >>> to_bounds("as many as 500 people were killed"), to_bounds("two hospitals were hit")
    ((None, 500), None)
    """
    for claim in casualties(text, words):
        if claim.kind == "killed":
            return claim.interval
    return None
