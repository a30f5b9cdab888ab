"""Words and whose they are: labels, loaded words, quoted words, readers' marks, swapped names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kit.analysis.agency.acts import nominals as find_nominals
from kit.analysis.finding import Finding
from kit.analysis.page.headline_and_body import headline_parts, missing_replies
from kit.analysis.speech.voices import Voices
from kit.analysis.wording.actor_labels import labels as find_labels
from kit.analysis.wording.loaded import loaded_words as find_loaded_words
from kit.analysis.wording.swap import Party, swap_names
from kit.show.beside import no_sentence
from kit.show.parts import said, table
from kit.show.shown import present
from kit.text.article import Article
from kit.text.reading import as_article, reworded
from kit.text.records import Span

_VOICES = {"reporter": "writer", "quoted": "quoted", "retold": "retold"}


def labels(article: Article | str, terms: Iterable[str] | None = None) -> None:
    """Show every label: where it stands, whose voice, in marks or not; `terms` picks some."""
    article = as_article(article)
    wanted = {t.casefold() for t in terms} if terms is not None else None
    rows = [
        {
            "Label": row.label,
            "Sentence": row.sentence,
            "Voice": _VOICES[row.voice],
            "Speaker": row.speaker if row.voice != "reporter" else None,
            "In marks": _in_marks(row.span, article),
        }
        for row in find_labels(article)
        if wanted is None or row.label.casefold() in wanted
    ]
    present([table("Labels, and whose voice uses them", rows)])


def _in_marks(span: Span, article: Article) -> bool:
    return any(q.span.contains(span) for q in article.quotations)


def nominals(article: Article | str, why: bool = False) -> None:
    """Show acts of violence told as nouns, and whose act each is; `why=True` adds the reason."""
    article = as_article(article)
    rows = []
    for row in find_nominals(article):
        shown: dict[str, str | None] = {"Noun": row.noun, "Sentence": row.sentence}
        shown["Whose"] = _plain_words(row.owner, article)
        rows.append(shown | ({"Why": row.reason} if why else {}))
    present([table("Acts of violence told as nouns", rows)])


def loaded_words(article: Article | str, disputed: bool = False) -> None:
    """Show coloured words in the writer's voice, each with its innocent reading.

    `disputed=True` adds words on which careful readers differ.
    """
    rows = [
        {
            "Word": row.word,
            "Sentence": row.sentence,
            "Another wording": row.alternative,
            "Innocent reading": row.counter_reading,
        }
        for row in find_loaded_words(article, disputed=disputed)
    ]
    present([table("Coloured words in the writer's voice", rows)])


def quoted_words(article: Article | str) -> None:
    """Show every quotation: its block, its words counted, and whose words they are."""
    article = as_article(article)
    voices = Voices(article)
    rows = []
    for quotation in article.quotations:
        words = quotation.inner.of(article).split()
        block = next(b.number for b in article.blocks if b.span.overlaps(quotation.span))
        shown = " ".join(words[:5]) + (" ..." if len(words) > 5 else "")
        rows.append(
            {
                "Id": quotation.id,
                "Block": block,
                "Words": len(words),
                "Speaker": voices.of(quotation.inner).speaker,
                "Begins": shown,
            }
        )
    present([table("Quotations, and whose words they are", rows)])


def marks(sets: Mapping[str, Sequence[str]], article: Article | str) -> None:
    """Show which reader marked which sentence: a row a sentence that anybody marked.

    `sets` maps a reader to sentence ids. Raises `NoSuchId` (a ValueError) for one that is none.
    """
    article = as_article(article)
    known = {s.id for s in article.sentences}
    chosen = {reader: {str(id) for id in ids} for reader, ids in sets.items()}
    for reader, ids in chosen.items():
        strange = sorted(ids - known)
        if strange:
            raise no_sentence(article, strange[0], f"{reader}: ")
    lines = []
    for sentence in article.sentences:
        readers = [reader for reader, ids in chosen.items() if sentence.id in ids]
        if readers:
            lines.append(
                {"Sentence": sentence.id, "Readers": len(readers), "Who": ", ".join(readers)}
            )
    parts = [table("Which reader marked which sentence", lines)]
    silent = [reader for reader, ids in chosen.items() if not ids]
    if silent:
        parts.append(said(f"No marks from: {', '.join(silent)}."))
    present(parts)


def swap(article: Article | str, a: Party, b: Party) -> None:
    """Show what changes when two names change places: the headline, and any flag that moved.

    A name may come with its adjective, as in ("Russia", "Russian"); then both change places.

    Flags are labels, loaded words and nouns of violence, held against each other by the words
    they flag. A flag that comes or goes was about the side, not about the wording.
    """
    article = as_article(article)
    swapped = reworded(article, swap_names(article.text, a, b))
    head = next((bl for bl in article.blocks if bl.role == "headline"), None)
    heads = [
        f"{name}: {' '.join(text.block(head.number).span.of(text).split())}"
        for name, text in (("As printed", article), ("Swapped", swapped))
        if head is not None
    ]
    rows = []
    for name, find in _FLAGS.items():
        before = [(r.sentence, swap_names(r.span.of(article), a, b)) for r in find(article)]
        after = [(r.sentence, r.span.of(swapped)) for r in find(swapped)]
        moved = sorted(set(before) ^ set(after))
        rows.append(
            {
                "Flag": name,
                "Before": len(before),
                "After": len(after),
                "Moved": "; ".join(f"{s} {w}" for s, w in moved) or "none",
            }
        )
    flags = table("Flags before and after the names change places", rows)
    present([*([said(*heads)] if heads else []), flags], gap="\n\n")


_FLAGS: dict[str, Callable[[Article], Sequence[Finding]]] = {
    "labels": find_labels,
    "loaded words": find_loaded_words,
    "nouns of violence": find_nominals,
}


def headline_support(article: Article | str) -> None:
    """Show each part of the headline's claim with the closest words of the body, and the gap."""
    article = as_article(article)
    parts = headline_parts(article)
    if not parts:
        present([said("The headline makes no claim that the kit can take apart.")])
        return
    rows = [
        {
            "Part": part.part,
            "In the headline": part.words,
            "Closest in the body": _plain_words(part.closest, article),
            "Where": part.closest_sentence,
            "Gap": part.reason,
        }
        for part in parts
    ]
    missing = [
        said(f"Reply of {reply.party}: none on this claim ({reply.reason}).")
        for reply in missing_replies(article)
        if not reply.heard
    ]
    present([table("The headline's claim beside the body", rows), *missing])


def _plain_words(span: Span | None, article: Article) -> str | None:
    return " ".join(span.of(article).split()) if span else None
