"""Acts of violence as told: with a doer as subject, in the passive, or as a noun.

"They bombed the town", "the town was bombed" and "the bombardment" can tell one event. None of
them is wrong, and the table below only shows which form each act got and whom it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from kit.analysis.agency.nominalisations import ViolentNoun, nominals, nouns_of_violence
from kit.analysis.agency.passive_clauses import PassiveClause, passives
from kit.analysis.agency.violent_doers import (
    burns_by_itself,
    doer_before,
    is_denied,
    of_nature,
    only_a_means,
    shoots,
)
from kit.analysis.finding import Finding, over
from kit.analysis.grammar.participles.clues import opens_behind
from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.analysis.lexicon.inflection import verb_forms
from kit.analysis.lexicon.party_names import parties
from kit.analysis.lexicon.violence import violence
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

__all__ = [
    "FORMS", "SideActs", "ViolentAct", "ViolentNoun", "acts_by_side", "kind_of", "nominals",
    "violent_acts",
]  # fmt: skip

FORMS = ("active", "passive", "noun")

_OTHER_SENSE = frozenset(
    "deal deals balance record records agreement bargain chord pose snag high low bottom peak note "
    "highs lows wall brakes road streets headlines jackpot".split()
)


_TWO_SENSES = frozenset((*verb_forms("hit"), *verb_forms("strike")))
_REASONS = {
    "act.subject": "the noun phrase before the verb is its subject",
    "act.clause-subject": "the verb has no subject of its own and takes that of its clause",
    "act.no-subject": "no subject stands before the verb, or more than one noun could be it",
}
_ACTIVE = "An active sentence names its subject by the rules of grammar, rightly or wrongly."


@dataclass(frozen=True, repr=False)
class ViolentAct(Finding):
    """An act of violence in whatever form: `actor` is the words for the doer, or None.

    `form` is active, passive or noun; `kind` as in the lexicon (attack, killing, ...). `denied` is
    whether the sentence says that it was or will not be so ("never bombed", "denied bombing").
    """

    word: str
    kind: str
    form: str
    actor: Span | None
    denied: bool = False
    shown = ("kind", "form", "actor")


def violent_acts(article: Article | str) -> list[ViolentAct]:
    """Return every act of violence in order, with the words for its doer as the grammar gives it.

    >>> text = "Rebels shelled the port. The mill was burned. The raid failed."
    >>> [(row.word, row.form, row.actor and row.actor.of(text)) for row in violent_acts(text)]
    [('shelled', 'active', 'Rebels'), ('burned', 'passive', None), ('raid', 'noun', None)]
    """
    article = as_article(article)
    if "violent acts" not in article.kept:
        article.kept["violent acts"] = tuple(_violent_acts(article))
    return list(cast(tuple[ViolentAct, ...], article.kept["violent acts"]))


def _violent_acts(article: Article) -> list[ViolentAct]:
    found = [
        ViolentAct(
            n.noun,
            n.kind,
            "noun",
            n.owner,
            span=n.span,
            sentence=n.sentence,
            rule=n.rule,
            reason=n.reason,
            counter_reading=n.counter_reading,
            article=article,
        )
        for n in nominals(article)
    ]
    told = {p.verb: p for p in passives(article)}
    by_id = {sentence.id: sentence for sentence in sentences(article)}
    for sentence in by_id.values():
        for i, end, kind in _verbs(sentence, told):
            act = _act(article, sentence, (i, end), kind, told)
            found += [act] if act is not None else []
    found = [_told_as_denied(a) if is_denied(by_id[a.sentence], a.span) else a for a in found]
    return sorted(found, key=lambda act: act.span)


def _act(
    article: Article,
    sentence: SentenceReading,
    ends: tuple[int, int],
    kind: str,
    told: Mapping[Span, PassiveClause],
) -> ViolentAct | None:
    """Return the act that the verb at `ends` tells, None where it does no violence to anybody."""
    i, span = ends[0], sentence.span(ends)
    clause = told.get(sentence.tokens[i].span)
    if clause is not None:
        form, doer = "passive", clause.agent
        rule, reason, innocent = clause.rule, clause.reason, clause.counter_reading
    elif burns_by_itself(sentence.low, sentence.tags, i):
        return None
    else:
        subject, rule = doer_before(sentence, i, told)
        if subject is not None and _are_harmed(sentence, subject, i, kind):
            subject, rule = None, "act.no-subject"
        form, doer = "active", subject and sentence.span(subject)
        reason, innocent = _REASONS[rule], _ACTIVE
    if doer is not None and of_nature(doer.of(article).lower().split()):
        return None  # a storm that struck did no violence to anybody
    if doer is not None and only_a_means(doer.of(article).split()):
        reason += "; it is a means: who used it this sentence does not say"
    return ViolentAct(
        span.of(article),
        kind,
        form,
        doer,
        span=span,
        sentence=sentence.id,
        rule=rule,
        reason=reason,
        counter_reading=innocent,
        article=article,
    )


def _are_harmed(sentence: SentenceReading, subject: tuple[int, int], verb: int, kind: str) -> bool:
    """Return whether a count before a verb of killing or wounding without an object is of those
    who were harmed: "nine were killed and more than 40 wounded when", not "two men killed him"."""
    counted = "CD" in sentence.tags[slice(*subject)]
    return counted and opens_behind(sentence.low, sentence.tags, verb) != "noun"


def _told_as_denied(act: ViolentAct) -> ViolentAct:
    reason = f"{act.reason}; the sentence says that it is not so"
    return replace(act, denied=True, reason=reason)


@dataclass(frozen=True, repr=False)
class SideActs(Finding):
    """How often one side is told as the doer of violence, by form.

    `side` is None for acts whose doer is not named, or is on no side of the list.
    """

    side: str | None
    active: int
    passive: int
    noun: int
    sentences: tuple[str, ...]
    acts: tuple[Span, ...]
    shown = ("side", "active", "passive", "noun")

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The words for the acts, in order; none where the page tells no act of this side."""
        return self.acts


def acts_by_side(article: Article | str) -> list[SideActs]:
    """Return one row a side, in the order of the list of sides, and one for acts of nobody named.

    Counts say who is told as doer on this page, never who did what; an act that its sentence
    denies is told of nobody, and counts with those.

    >>> rows = acts_by_side("Russia shelled the port. Ukraine said the mill was hit.")
    >>> [(row.side, row.active, row.passive) for row in rows]
    [('Russia and forces it backs', 1, 0), ('Ukraine', 0, 0), (None, 0, 1)]
    """
    article = as_article(article)
    sides = parties(article)
    acts: dict[str | None, list[ViolentAct]] = {side: [] for side in (*sides.sides, None)}
    for act in violent_acts(article):
        named = act.actor.of(article) if act.actor is not None and not act.denied else None
        acts[sides.side_of(named)].append(act)
    return [
        SideActs(
            side=side,
            **{form: sum(act.form == form for act in rows) for form in FORMS},
            sentences=tuple(dict.fromkeys(act.sentence for act in rows)),
            acts=tuple(act.span for act in rows),
            span=over(act.span for act in rows),
            sentence=rows[0].sentence if rows else "",
            rule="act.by-side" if side else "act.no-side",
            reason=(
                "the words for the doer name this side"
                if side
                else "no doer is named, the act is denied, or the doer is on no side of the list"
            ),
            counter_reading="A page tells what it has heard; other acts may not have reached it.",
            article=article,
        )
        for side, rows in acts.items()
    ]


@lru_cache(maxsize=1)
def _verb_table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return form of the first word -> (words that follow, kind) of the verbs of violence."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, verbs in violence()["verbs"].items():
        for verb in verbs:
            first, *rest = verb.split()
            for form in verb_forms(first):
                table.setdefault(form, []).append((tuple(rest), kind))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def kind_of(verb: str) -> str | None:
    """Return the kind of violence a form of a verb tells, None for other verbs.

    >>> kind_of("bombed"), kind_of("signed")
    ('attack', None)
    """
    return next((kind for rest, kind in _verb_table().get(verb, ()) if not rest), None)


def _verbs(
    sentence: SentenceReading, told: Mapping[Span, PassiveClause]
) -> list[tuple[int, int, str]]:
    """Return (first word, word past the last, kind) of each verb of violence."""
    out = []
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    nouns = {i for start, end, _ in nouns_of_violence(sentence) for i in range(start, end)}
    for i, word in enumerate(words):
        passive = tokens[i].span in told
        if i in nouns or tags[i][0] != "V" and not passive:
            continue
        if i and tags[i - 1] == "DT" and not passive:
            continue  # "the wounded": people, not an act
        if shoots(words, i):
            out.append((i, i + 1, "attack"))
            continue
        for rest, kind in _verb_table().get(word, ()):
            end = i + 1 + len(rest)
            if tuple(words[i + 1 : end]) == rest:
                if not _other_sense(words, tags, i):
                    out.append((i, end, kind))
                break
    return out


def _other_sense(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Return whether "strike a deal", "hit a record" or "struck him as" is meant."""
    if words[i] not in _TWO_SENSES:
        return False
    if tags[i + 1 : i + 2] == ["PRP"] and "as" in words[i + 2 : i + 3]:
        return True
    return any(word in _OTHER_SENSE for word in words[i + 1 : i + 5])
