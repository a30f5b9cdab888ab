"""Passive clauses: what was done, whether the doer is named, and how else the doer is shown.

A passive without a doer is an observation, not a charge: in ordinary English 86 of 100 passives
name none (`BASE_RATE`), and the doer may be unknown or the person harmed may be the news. So
each row carries its rule, its reason and an innocent reading, and every count is shown beside
the base rate. Which words are passives at all is decided below this room, in
`kit/analysis/grammar/participles/rules.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.analysis.agency.agents import by_agent, cause
from kit.analysis.finding import Finding, over
from kit.analysis.grammar.noun_before import noun_before
from kit.analysis.grammar.participles.clues import Auxiliary
from kit.analysis.grammar.participles.passive_participles import Participle
from kit.analysis.grammar.sentence import SentenceReading, sentences
from kit.analysis.lexicon.closed_classes import CLAUSE_OPENERS, FINITE_TAGS, NAME_TAGS
from kit.analysis.lexicon.inflection import lemma
from kit.analysis.lexicon.violence import violence
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

AGENCY = ("by-agent", "cause", "recoverable", "none")

# Passives without a by-phrase, and passives in all, counted in a hand-annotated sample of
# English of mixed kinds (news, talk, fiction, guides).
BASE_RATE = (995, 1156)

_OPENS_CLAUSE = CLAUSE_OPENERS | {"so", "where"}

_INNOCENT = {
    "by-agent": "The doer is named; the passive only puts what was done to first.",
    "cause": "The cause tells most readers enough, and who ordered or flew may not be known.",
    "recoverable": "Naming the doer again could be a needless repetition.",
    "none": "The doer may be unknown, or beside the point; most passives name none.",
}


@dataclass(frozen=True, repr=False)
class PassiveClause(Finding):
    """A verb told from the side of what was done to: "two hospitals had been targeted".

    `verb` is the participle; `agent` the noun phrase of the by-phrase; `cause` a phrase such as
    "in the strikes"; `patient` the words for what was done to, where they stand right before
    the verb. `reduced` means a participle without auxiliary ("the base captured last week").
    `agency` is by-agent, cause, recoverable (from the rest of the sentence or from the verb
    itself) or none. `counter_reading` is why a fair writer may have put it so.
    """

    verb: Span
    agent: Span | None
    agency: str
    reduced: bool
    participle: str
    patient: Span | None
    cause: Span | None
    shown = ("agency", "agent")


@dataclass(frozen=True)
class AgencyCount:
    """How many passives show the doer in one way, beside what ordinary English shows."""

    agency: str
    count: int
    of: int
    share: float | None
    base_rate: str


def passives(article: Article | str) -> list[PassiveClause]:
    """Return the passive clauses of an article or a text, in order.

    Finite ("was hit", "got hit", headlines such as "Two hit by fire"), joined ("was hit and
    moved") and reduced ("the base captured last week"). "Have captured" is active, "were
    concerned" tells a state: neither is listed.

    >>> row = passives("The bridge was quickly rebuilt by the army.")[0]
    >>> row.participle, row.agency, row.rule
    ('rebuilt', 'by-agent', 'passive.be')
    >>> passives("The army has rebuilt the bridge. Residents were concerned.")
    []
    """
    article = as_article(article)
    return [
        _clause(article, piece, one, one.rule)
        for sentence in sentences(article)
        for piece in sentence.pieces
        for one in piece.participles
        if one.rule is not None
    ]


def agency_table(article: Article | str, reduced: bool = False) -> list[AgencyCount]:
    """Return one row for each level of agency: count, share, and the base rate beside it.

    Counts clauses with an auxiliary and headlines; `reduced=True` counts bare participles too.

    >>> rows = agency_table("The bridge was hit. It was hit by a shell.")
    >>> [(row.agency, row.count) for row in rows]
    [('by-agent', 1), ('cause', 0), ('recoverable', 0), ('none', 1)]
    """
    rows = [p for p in passives(article) if reduced or not p.reduced]
    without, total = BASE_RATE
    of = f"of {total:,} ordinary passives have"
    named = f"{total - without:,} {of} a by-phrase ({1 - without / total:.0%})"
    bare = f"{without:,} {of} no by-phrase ({without / total:.0%})"
    counts = {level: sum(p.agency == level for p in rows) for level in AGENCY}
    return [
        AgencyCount(
            agency=level,
            count=count,
            of=len(rows),
            share=count / len(rows) if rows else None,
            base_rate=named if level == "by-agent" else bare,
        )
        for level, count in counts.items()
    ]


def _clause(
    article: Article, sentence: SentenceReading, participle: Participle, rule: str
) -> PassiveClause:
    tokens, words, tags = sentence.tokens, sentence.low, sentence.tags
    i, aux = participle.index, participle.auxiliary
    others = [one.index for one in sentence.participles if one.rule and one.index > i]
    agent = by_agent(sentence, i, others)
    by_cause = cause(sentence, i, others)
    patient = noun_before(sentence, i if aux.index is None else aux.index)
    verb = words[i]
    if agent:
        agency, why = "by-agent", "the by-phrase names the doer"
    elif by_cause:
        agency = "cause"
        why = "a cause phrase stands behind the verb, with no doer of its own"
    elif (office := _office(verb)) is not None:
        agency, why = "recoverable", f"only {office} can do this"
    elif _governed(words, tags, i, aux, patient):
        agency = "recoverable"
        why = "the clause hangs on another whose subject may be the doer"
    else:
        agency, why = "none", "no by-phrase, no cause phrase, and no clause above it with a doer"
    helper = "" if aux.index is None else tokens[aux.index].text
    verb_span = tokens[i].span
    done_to, doer, cause_span = (
        ends and sentence.span(ends) for ends in (patient, agent, by_cause)
    )
    return PassiveClause(
        verb=verb_span,
        agent=doer,
        agency=agency,
        reduced=rule == "passive.reduced",
        rule=rule,
        reason=f"{_HOW[rule].format(aux=helper)}; {why}",
        participle=tokens[i].text,
        sentence=sentence.id,
        patient=done_to,
        cause=cause_span,
        counter_reading=_INNOCENT[agency],
        span=over(s for s in (done_to, verb_span, doer, cause_span) if s is not None),
        article=article,
    )


_HOW = {
    "passive.be": "“{aux}” with a past participle",
    "passive.get": "“{aux}” with a past participle",
    "passive.joined": "joined to the passive before it, whose auxiliary it shares",
    "passive.headline": "headline without a finite verb: “was” or “were” is left out",
    "passive.reduced": "a past participle without auxiliary, where “that was” could stand",
}


def _office(verb: str) -> str | None:
    """Return whose act the verb can only be ("charged": a prosecutor), or None."""
    return violence()["office"].get(lemma(verb))


def _governed(
    words: Sequence[str],
    tags: Sequence[str],
    i: int,
    aux: Auxiliary,
    patient: tuple[int, int] | None,
) -> bool:
    """Return whether the passive stands in a when-, until- or if-clause under a named subject."""
    if aux.index is None or patient is None or patient[0] == 0:
        return False
    opener = patient[0] - 1
    if words[opener] not in _OPENS_CLAUSE:
        return False
    if words[opener] == "when" and any(tag == "CD" for tag in tags[max(0, opener - 2) : opener]):
        return False  # "in 1976, when 4,000 people were killed" tells more of the year
    own = set(words[patient[0] : patient[1]])
    for k in range(opener - 1):
        if tags[k] in NAME_TAGS and tags[k + 1] in FINITE_TAGS and words[k] not in own:
            return True
    return False
