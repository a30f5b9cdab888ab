"""Who speaks: the ledger of sources, one attribution taken apart, words that point to nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kit.analysis.lexicon.roles import is_state
from kit.analysis.speech.attribution import Attribution, attributions
from kit.analysis.speech.references import dangling as find_dangling
from kit.analysis.speech.references import without_speaker
from kit.analysis.speech.source_list import Source, sources
from kit.analysis.speech.speakers import is_person
from kit.show.beside import no_sentence
from kit.show.parts import named, said, table
from kit.show.shown import Part, present
from kit.text.article import Article
from kit.text.own_names import NONE, OwnNames
from kit.text.reading import as_article

BLANK = "____"
NO_SPEAKER = "none"


def attribution_parts(article: Article | str, *sentence_ids: str) -> None:
    """Show each attribution of the given sentences, a line a part: speaker, cue, content, rule."""
    article = as_article(article)
    chosen = [article.sentence(id) for id in sentence_ids] or list(article.sentences)
    parts = [
        _parts(article, sentence.id, found)
        for sentence in chosen
        for found in attributions(article)
        if sentence.span.contains(_start(found))
    ]
    present(parts or [said("No attribution found.")], gap="\n\n")


def _start(found: Attribution):
    return min([*found.content, *(s for s in (found.source, found.cue) if s)])


def _parts(article: Article, id: str, found: Attribution) -> Part:
    content = " ... ".join(" ".join(s.of(article).split()) for s in found.content)
    rows = {
        "sentence": id,
        "speaker": " ".join(found.source.of(article).split()) if found.source else "none",
        "known as": found.speaker or "cannot tell",
        "cue": " ".join(found.cue.of(article).split()) if found.cue else "none",
        "content": content,
        "form": found.form,
        "naming": found.naming,
        "rule": found.rule,
        "reason": found.reason,
    }
    return named(rows, names=10, width=66)


def dangling(article: Article | str) -> None:
    """Show words that point to something the text does not settle, each with the reason."""
    rows = [
        {"Sentence": r.sentence, "Words": r.words, "Answer": r.answer, "Why": r.reason}
        for r in find_dangling(article)
    ]
    present([table("Words that point to nobody the text settles", rows)])


def source_ledger(
    article: Article | str,
    blanks: Collection[str] = (),
    changes: Mapping[str, str] | None = None,
) -> None:
    """Show who answers for each sentence: the words, the class, a name or none, the relay.

    `blanks` are sentence ids whose class is left open for the learner; `changes` gives
    sentences another class ("17.1": "named organisation"), marked with a star. A last line
    counts the classes shown.
    """
    article = as_article(article)
    changes = dict(changes or {})
    known = [s.id for s in article.sentences]
    for id in [*blanks, *changes]:
        if id not in known:
            raise no_sentence(article, id)
    rows: list[dict[str, str | None]] = []
    counts: dict[str, int] = {}
    for row in ledger_rows(article):
        id = row["Sentence"] or ""
        if id in changes:
            row["Class"] = f"{changes[id]} *"
        if id in blanks and id not in changes:
            row |= {"Class": BLANK, "Name?": BLANK}
        else:
            shown = (row["Class"] or "").removesuffix(" *")
            counts[shown] = counts.get(shown, 0) + 1
        rows.append(row)
    tally = ", ".join(
        f"{name} {n}" for name, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    )
    below = [f"Counted by class: {tally}.", *(["* changed by you"] if changes else [])]
    present([table("Who answers for each sentence", rows), said(*below)])


def ledger_rows(article: Article) -> list[dict[str, str | None]]:
    """Return one row a body sentence and headline, by the report that makes its main claim."""
    own = {s.sentence for s in without_speaker(article)}
    found = attributions(article)
    by_report = {id(a): s for s in sources(article) for a in s.attributions}
    of_source = {(a.source, a.content): s for s in by_report.values() for a in s.attributions}
    heads = [s for b in article.blocks if b.role == "headline" for s in article.sentences_of(b)]
    rows = []
    for sentence in [*heads, *article.body_sentences]:
        mine = [a for a in found if a.source and any(c.overlaps(sentence.span) for c in a.content)]
        main = None if sentence.id in own else max(mine, key=_size, default=None)
        source = of_source.get((main.source, main.content)) if main else None
        rows.append(
            {
                "Sentence": sentence.id,
                "Speaker words": _plain_words(main, article),
                "Class": source_class(main, source, article.own),
                "Name?": "yes" if main and main.naming == "named" else "no",
                "Relayed by": ", ".join(source.relayed_by) if source else None,
            }
        )
    return rows


def _plain_words(main: Attribution | None, article: Article) -> str | None:
    return " ".join(main.source.of(article).split()) if main and main.source else None


def _size(found: Attribution) -> int:
    return sum(len(span) for span in found.content)


def source_class(found: Attribution | None, source: Source | None, own: OwnNames = NONE) -> str:
    """Return the class of a sentence's speaker in the words of the lessons."""
    if found is None:
        return NO_SPEAKER
    if found.naming == "unresolved":
        return "not introduced"
    name = source.name if source else found.speaker or ""
    if found.naming == "named":
        if _is_government(name, own):
            return "a state or ministry"
        return "named person" if is_person(name, own) else "named organisation"
    official = source is not None and source.kind == "state"
    return "unnamed official" if official else "unnamed group or person"


def _is_government(name: str, own: OwnNames) -> bool:
    """Whether a name is a state's, or joins the names of several ("Russia and its ally Iran")."""
    parts = (re.sub(r"^its (?:[a-z]+ )+", "", part.strip()) for part in name.split(" and "))
    return all(is_state(part, own) for part in parts)
