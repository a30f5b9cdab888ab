"""What changed between two versions of a page, as a table."""

from __future__ import annotations

from kit.analysis.events.versions import changes as find
from kit.show.parts import said, table
from kit.show.shown import Part, present
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

MOST_WORDS = 14


def changes(old: Article | str, new: Article | str) -> None:
    """Show what was added, softened, sharpened or withdrawn between two versions of a page."""
    present(changes_parts(as_article(old), as_article(new)), gap="\n\n")


def changes_parts(old: Article, new: Article) -> list[Part]:
    """Return the parts that `changes` shows."""
    found = find(old, new)
    if not found:
        return [said("Nothing changed but spaces.")]
    rows = [
        {"What": c.what, "How": c.how, "Before": _words(c.old, old), "After": _words(c.new, new),
         "Why": c.why}
        for c in found
    ]  # fmt: skip
    silent = [c for c in found if c.what in ("headline", "figure", "bound", "counter")]
    note = "A note on the new page tells of changes." if found[0].noted else (
        f"No note on the new page tells of a change: {len(silent)} of them touch the headline or a "
        "figure." if silent else "No note on the new page tells of a change."
    )  # fmt: skip
    return [said(note), table("What changed", rows)]


def _words(span: Span | None, article: Article) -> str | None:
    if span is None:
        return None
    words = span.of(article).split()
    return " ".join(words[:MOST_WORDS]) + (" ..." if len(words) > MOST_WORDS else "")
