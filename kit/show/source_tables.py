"""Who speaks: the ledger of sources, one attribution taken apart, words that point to nobody."""

from __future__ import annotations

from kit.analysis.attribution import Attribution, attributions
from kit.analysis.references import dangling as find_dangling
from kit.show.tables import text_table, wrapped
from kit.text.article import Article
from kit.text.reading import as_article

BLANK = "____"
NO_SPEAKER = "no speaker"


def attribution_parts(article: Article | str, *sentence_ids: str) -> None:
    """Print each attribution of the given sentences, a line a part: speaker, cue, content, rule."""
    article = as_article(article)
    chosen = [article.sentence(id) for id in sentence_ids] or list(article.sentences)
    first = True
    for sentence in chosen:
        for found in attributions(article):
            if sentence.span.contains(_start(found)):
                if not first:
                    print()
                _parts(article, sentence.id, found)
                first = False
    if first:
        print("No attribution found.")


def _start(found: Attribution):
    return min([*found.content, *(s for s in (found.source, found.cue) if s)])


def _parts(article: Article, id: str, found: Attribution) -> None:
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
    for name, value in rows.items():
        first, *rest = wrapped(value, 66)
        print(f"{name + ':':<10} {first}")
        for line in rest:
            print(f"{'':<10} {line}")


def dangling(article: Article | str) -> None:
    """Print words that point to something the text does not settle, each with the reason."""
    print(
        text_table(
            {"Sentence": r.sentence, "Words": r.words, "Answer": r.answer, "Why": r.reason}
            for r in find_dangling(article)
        )
    )
