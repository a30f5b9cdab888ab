"""Sheets: one question's answers without names, with all that a person needs to mark them.

`answers.json` in the marking folder holds every sheet as it was gathered; what a marker hands back
is held against it. It names nobody.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kit.course.schema import rubrics
from kit.teach.hand.reading_alike import beside

NAME = "answers.json"
SEED = 2016
_MARKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,30}")


class MarkingFault(ValueError):
    """Something that stops marking by hand. Each line of the message names a file and a mend."""


@dataclass(frozen=True)
class Anchor:
    """A worked answer: what it says, the mark it gets and why."""

    id: str
    text: str
    mark: float
    why: str


@dataclass(frozen=True)
class Sheet:
    """The answers to one question on one article, by code."""

    name: str
    question: str
    article: str | None
    prompt: str
    points: float
    rubric: tuple[str, ...]
    anchors: tuple[Anchor, ...] = ()
    max_words: int | None = None
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def scale(self) -> tuple[float, ...]:
        """The marks that the rubric describes, highest first; () where its lines give none.

        >>> Sheet("a.1", "a.1", None, "Why?", 1, ("1: shown", "0.5: said", "0: neither")).scale
        (1.0, 0.5, 0.0)
        """
        return rubrics.scale(self.rubric)

    @property
    def highest(self) -> float:
        """The highest mark: the rubric's, or else the question's points."""
        return self.scale[0] if self.scale and self.scale[0] > 0 else self.points

    def points_for(self, mark: float) -> float:
        """Return the points that a mark earns; a rubric may count in other units than points."""
        return round(self.points * mark / self.highest + 1e-9, 2) if self.highest else 0.0

    def order(self, marker: str, seed: int) -> list[str]:
        """Return the codes shuffled: the same for the same marker and seed, unlike another's.

        Answers late in a pile are marked against those before them, so two markers must not
        meet them in the same order. Answers that read alike stand next to each other.
        """
        return [code for group in self.groups(marker, seed) for code in group]

    def groups(self, marker: str, seed: int) -> list[tuple[str, ...]]:
        """Return the same order as groups of answers that read alike, most of them of one."""
        codes = sorted(self.answers)
        random.Random(f"{seed}/{marker}/{self.name}").shuffle(codes)
        return beside(codes, self.answers)

    def guide(self) -> str:
        """Return prompt, rubric and anchors as Markdown, to be read beside the sheet."""
        lines = [f"# {self.question} ({self.points:g} point{'s' * (self.points != 1)})", ""]
        if self.article:
            lines += [f"Asked on the article {self.article}.", ""]
        lines += [" ".join(self.prompt.split()), "", "## Rubric", ""]
        lines += [f"- {line}" for line in self.rubric]
        if self.max_words:
            lines += ["", f"Learners were given a limit of {self.max_words} words."]
        if self.anchors:
            lines += ["", "## Answers that are marked already", ""]
            lines.append("Would you have given the same? Settle that before you begin.")
        for anchor in self.anchors:
            lines += ["", f"Mark {anchor.mark:g}: {anchor.text}", "", f"Why: {anchor.why}"]
        wrapped = [textwrap.fill(x, 96, subsequent_indent="  " * x.startswith("- ")) for x in lines]
        return "\n".join(wrapped) + "\n"


@dataclass(frozen=True)
class Pack:
    """A marking folder: its sheets by name, its markers, and the seed of the order."""

    folder: Path
    sheets: dict[str, Sheet]
    markers: tuple[str, ...]
    seed: int = SEED

    def path(self, marker: str, sheet: Sheet) -> Path:
        """Return where a marker's sheet lies."""
        return self.folder / marker / f"{sheet.name}.csv"

    def as_json(self) -> str:
        """Return the pack as the text of `answers.json`."""
        sheets = [asdict(sheet) for _, sheet in sorted(self.sheets.items())]
        value = {"seed": self.seed, "markers": list(self.markers), "sheets": sheets}
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_pack(folder: Path) -> Pack:
    """Return the pack in a marking folder. Raises `MarkingFault` where there is none."""
    path = folder / NAME
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        sheets = [
            Sheet(
                **{
                    **entry,
                    "rubric": tuple(entry["rubric"]),
                    "anchors": tuple(Anchor(**a) for a in entry["anchors"]),
                }
            )
            for entry in value["sheets"]
        ]
        return Pack(folder, {s.name: s for s in sheets}, tuple(value["markers"]), value["seed"])
    except OSError as error:
        raise MarkingFault(
            f"{path}: cannot be read ({error.strerror}); run `kit mark gather` first"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MarkingFault(
            f"{path}: is damaged ({type(error).__name__}); `kit mark gather` makes it again"
        ) from None


def check_markers(markers: tuple[str, ...]) -> None:
    """Refuse names that cannot be a folder's, or that are given twice."""
    for marker in markers:
        if not _MARKER.fullmatch(marker):
            raise MarkingFault(
                f"--marker {marker!r}: use letters, digits and hyphens, as in marker-1"
            )
    folded = [m.casefold() for m in markers]
    if len(set(folded)) < len(folded):
        raise MarkingFault(
            f"--marker: {', '.join(markers)}: a marker is named twice; name each once"
        )
