"""A card as a clipping: the outlet and the date, its points with the page's words, how checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.show.parts import inline
from kit.show.tables import wrapped

MARGIN = "    "


@dataclass(frozen=True, slots=True)
class Clause:
    """A page's own words, and who says them and when ("" where the report itself says it)."""

    words: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """What a card says in our words; `ours` marks a comment that no page makes."""

    says: str
    clauses: tuple[Clause, ...] = ()
    ours: bool = False


@dataclass(frozen=True)
class Card:
    """What another page or another count said, and how far somebody has looked."""

    id: str
    publisher: str
    date: str
    checked: str
    provisional: bool = False
    about: str = ""
    points: tuple[Point, ...] = ()
    clauses: tuple[Clause, ...] = ()
    further: Mapping[str, str] = field(default_factory=dict)
    bullet: str = ""

    @property
    def text(self) -> str:
        """The card as text: what is folded away on a page stands open here."""
        mark = "  [provisional]" if self.provisional else ""
        lines = wrapped(f"{self.id}  {self.publisher}, {self.date}{mark}")
        lines += _indented(self.about)
        for point in self.points:
            own = "Our comment: " if point.ours else ""
            first, *rest = wrapped(own + point.says, 76 - len(self.bullet))
            lines.append(MARGIN + self.bullet + first)
            lines += [MARGIN + " " * len(self.bullet) + line for line in rest]
            lines += self._clauses(point.clauses)
        lines += self._clauses(self.clauses)
        for name, value in self.further.items():
            lines += _indented(f"{name}: {value}" if value else "")
        return "\n".join([*lines, *_indented(f"Checked: {self.checked}")])

    def _clauses(self, clauses: tuple[Clause, ...]) -> list[str]:
        margin = MARGIN * 2 + " " * len(self.bullet)
        lines = []
        for clause in clauses:
            by = f" ({clause.said_by})" if clause.said_by else ""
            lines += wrapped(f"“{clause.words}”{by}", 72 - len(self.bullet))
        return [margin + line for line in lines]

    @property
    def html(self) -> str:
        """The card as an article of its own, with a header, a list of points and a footer."""
        mark = " <strong>[provisional]</strong>" if self.provisional else ""
        name = inline(f"{self.id}: {self.publisher}, {self.date}").replace("<wbr>", "")
        about = f"<p>{inline(self.about)}</p>" if self.about else ""
        points = "".join(f"<li>{_point(point)}</li>" for point in self.points)
        rows = "".join(
            f"<p><b>{inline(name)}:</b> {inline(value)}</p>"
            for name, value in self.further.items()
            if value
        )
        return (
            f'<article class="dl-card" aria-label="{name}"><header>{inline(self.id)} '
            f"<strong>{inline(self.publisher)}</strong>, {inline(self.date)}{mark}"
            f"</header>{about}{f'<ul>{points}</ul>' if points else ''}"
            f"{_folded(self.clauses)}{rows}"
            f"<footer><b>Checked:</b> {inline(self.checked)}</footer></article>"
        )


def _point(point: Point) -> str:
    own = "<em>Our comment:</em> " if point.ours else ""
    return f"{own}{inline(point.says)}{_folded(point.clauses)}"


def _folded(clauses: tuple[Clause, ...]) -> str:
    """The page's words, folded: whoever doubts our words opens them."""
    if not clauses:
        return ""
    quotes = "".join(
        f"<blockquote>“{inline(clause.words)}”"
        + (f" <cite>({inline(clause.said_by)})</cite>" if clause.said_by else "")
        + "</blockquote>"
        for clause in clauses
    )
    return f"<details><summary>The page's words</summary>{quotes}</details>"


def _indented(text: str) -> list[str]:
    return [MARGIN + line for line in wrapped(text, 76) if line]
