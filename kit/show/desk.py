"""The reading desk: mark words of an article, label them, and hold marks against others'.

In JupyterLab the desk is a widget for mouse or keyboard; `desk.mark("words", "label")` is its
one-line twin, and without widgets the desk prints the numbered blocks. Marks are plain data:
a list of (Span, label).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from kit.analysis.agreement.readers import span_f1
from kit.show.parts import said
from kit.show.plain_too import PlainToo, traitlets
from kit.show.shown import Shown
from kit.show.tables import wrapped
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

_WORD = re.compile(r"\S+")
_STATIC = files("kit.show") / "static"


class Desk(PlainToo):
    """A desk with one article on it, the labels that may be given, and the marks so far.

    >>> desk = Desk("Two people were hurt.", labels=["figure"])
    >>> desk.mark("Two people", "figure")
    Marked as figure, block 1: Two people
    >>> desk
    <Desk: 1 block, 1 mark>
    """

    _esm = traitlets.Unicode(_STATIC.joinpath("desk.js").read_text("utf-8")).tag(sync=True)
    _css = traitlets.Unicode(_STATIC.joinpath("desk.css").read_text("utf-8")).tag(sync=True)
    words: traitlets.List[Any] = traitlets.List().tag(sync=True)
    roles = traitlets.Dict().tag(sync=True)
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    marks = traitlets.List(traitlets.Dict()).tag(sync=True)
    layers = traitlets.List(traitlets.Dict()).tag(sync=True)
    description = traitlets.Unicode("The article, block by block").tag(sync=True)

    def __init__(self, article: Article | str, labels: Sequence[str] = ("mark",)) -> None:
        names = [labels] if isinstance(labels, str) else list(labels)
        if not names or len(set(names)) != len(names):
            raise ValueError("labels: give at least one label, and each only once")
        self.article = as_article(article)
        super().__init__(
            words=_words(self.article),
            roles={str(b.number): b.role for b in self.article.blocks},
            labels=names,
        )

    def mark(self, words: str | Span, label: str | None = None, block: int | None = None) -> Mark:
        """Mark words of the article, as the mouse would, and return what was marked.

        `block` says where to look when the words occur more than once. Raises ValueError for
        words that are not in the article, words that occur in several places, or a label that
        this desk does not have.
        """
        label = self.labels[0] if label is None else label
        if label not in self.labels:
            raise ValueError(f"label {label!r}: this desk has {', '.join(self.labels)}")
        span = words if isinstance(words, Span) else self._find(words, block)
        made = {"start": span.start, "end": span.end, "label": label}
        if made not in self.marks:
            self.marks = sorted(
                [*self.marks, made], key=lambda m: (m["start"], m["end"], m["label"])
            )
        return Mark(self._block_of(span), " ".join(span.of(self.article).split()), label)

    def unmark(self, words: str | Span, block: int | None = None) -> None:
        """Take away every mark of yours on exactly these words."""
        span = words if isinstance(words, Span) else self._find(words, block)
        self.marks = [m for m in self.marks if (m["start"], m["end"]) != (span.start, span.end)]

    @property
    def spans(self) -> list[tuple[Span, str]]:
        """Your marks in text order, each a (Span, label)."""
        return [(Span(m["start"], m["end"]), m["label"]) for m in self.marks]

    def lay_beside(
        self, name: str, marks: Iterable[tuple[Span, str] | tuple[Span, str, str]]
    ) -> Comparison:
        """Lay other marks beside yours under `name`, and return how far the two agree.

        `marks` are (Span, label) or (Span, label, reason): your earlier ones, a partner's, or
        the kit's findings. The desk shows them at once; "Compare with" hides them again. A mark
        inside another mark of the same reader is counted once.
        """
        told = [(m[0], str(m[1]), str(m[2]) if len(m) == 3 else "") for m in marks]
        rows = [
            {"start": span.start, "end": span.end, "label": label, "reason": reason}
            for span, label, reason in self._joined(told)
        ]
        self.layers = [
            *(x for x in self.layers if x["name"] != name),
            {"name": name, "marks": rows},
        ]
        mine = _outermost(span for span, _ in self.spans)
        other = _outermost(span for span, _, _ in told)
        both = sum(any(a.overlaps(b) for b in other) for a in mine)
        missed = sum(not any(a.overlaps(b) for a in mine) for b in other)
        return Comparison(
            name, both, len(mine) - both, missed, span_f1(mine, other, match="characters")
        )

    def _joined(self, marks: Sequence[tuple[Span, str, str]]) -> list[tuple[Span, str, str]]:
        """Marks without those inside another with the same label, whose reason has theirs too."""
        whole: list[tuple[Span, str, str]] = []
        for span, label, reason in marks:
            same = [other for other, name, _ in marks if name == label]
            if span not in _outermost(same) or any(span == s for s, n, _ in whole if n == label):
                continue
            inner = [
                f"“{' '.join(s.of(self.article).split())}”: {why}"
                for s, name, why in marks
                if name == label and s != span and span.contains(s) and why
            ]
            whole.append((span, label, "; ".join(filter(None, [reason, *inner]))))
        return whole

    def _find(self, words: str, block: int | None) -> Span:
        pattern = r"\s+".join(re.escape(w) for w in str(words).split())
        if not pattern:
            raise ValueError("words: quote at least one word of the article")
        inside = (
            self.article.block(block).span if block is not None else Span(0, len(self.article.text))
        )
        found = [
            m.span()
            for m in re.finditer(pattern, self.article.text)
            if inside.contains(Span(*m.span()))
        ]
        if not found:
            where = f"in block {block}" if block is not None else "in the article"
            raise ValueError(f"{words!r} is not {where}: copy the words exactly as they stand")
        if len(found) > 1:
            raise ValueError(
                f"{words!r} occurs {len(found)} times: quote more words, or give block="
            )
        return Span(*found[0])

    def _block_of(self, span: Span) -> int:
        return next((b.number for b in self.article.blocks if b.span.overlaps(span)), 0)

    def as_text(self) -> str:
        """The desk for a page without widgets: numbered blocks, then your marks."""
        lines = []
        for block in self.article.blocks:
            text = " ".join(block.span.of(self.article).split())
            first, *rest = wrapped(text, 75)
            lines += [f"{block.number:>3}  {first}", *(f"     {line}" for line in rest)]
        lines += ["", 'Mark with: desk.mark("words from the article", "label")']
        lines += [f"  {label}: {' '.join(s.of(self.article).split())}" for s, label in self.spans]
        return "\n".join(lines)

    def __repr__(self) -> str:
        blocks, marks = len(self.article.blocks), len(self.marks)
        return f"<Desk: {blocks} block{'s' * (blocks != 1)}, {marks} mark{'s' * (marks != 1)}>"


class Mark(NamedTuple):
    """One mark, shown as a sentence."""

    block: int
    words: str
    label: str

    def __repr__(self) -> str:
        return f"Marked as {self.label}, block {self.block}: {self.words}"


class Comparison(NamedTuple):
    """How far your marks and another reader's agree; `f1` is over marked characters, 0 to 1."""

    name: str
    both: int
    only_mine: int
    only_theirs: int
    f1: float | None

    def __repr__(self) -> str:
        return repr(self._shown())

    def _shown(self) -> Shown:
        overlap = (
            "no marks to compare"
            if self.f1 is None
            else f"{self.f1:.2f}, where 0 is no word in common and 1 the same words"
        )
        return Shown(
            (
                said(
                    f"{self.both} of your marks touch one of {self.name}'s, {self.only_mine} do "
                    f"not; {self.only_theirs} of {self.name}'s touch none of yours.",
                    f"Overlap of the marked text (F1): {overlap}.",
                ),
            )
        )

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return self._shown()._repr_mimebundle_(**options)


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Spans that lie in no other: "vehemently" in "vehemently denied" is one place marked, not two.

    >>> _outermost([Span(4, 9), Span(0, 9), Span(12, 15)])
    [Span(start=0, end=9), Span(start=12, end=15)]
    """
    each = sorted(set(spans))
    return [s for s in each if not any(s != other and other.contains(s) for other in each)]


def _words(article: Article) -> list[list[Any]]:
    rows = []
    for block in article.blocks:
        last = None
        for match in _WORD.finditer(block.span.of(article)):
            start, end = block.span.start + match.start(), block.span.start + match.end()
            gap = " " if last is not None else ""
            rows.append([block.number, start, end, match.group(), gap])
            last = end
    return rows
