"""What each display prints and each picture draws for a small article, word for word.

It stands in `tests/fixtures/as_shown.txt`. Whoever changes a display on purpose writes the file
anew with `.venv/bin/python tests/show/test_as_shown.py` and reads the difference before it is kept.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Canvas

import kit
from kit import show
from kit.analysis.figures.reports import Dossier, Report
from kit.analysis.figures.reports import Figure as Count
from kit.show import shown
from kit.show.figure import Figure

KEPT = Path(__file__).parents[1] / "fixtures" / "as_shown.txt"
TEXT = """\
Norland planes hit mill in Varn, five dead

VARN, May 4 (Harbour Post) — Five people were killed when Norland planes bombed a mill in Varn on
Monday, the mayor said. “The regime spared nobody,” a doctor told reporters.

At least 12 guards were wounded, according to the registry. Sudmark brutally crushed a revolt there
last year. Norland denied the charge, a claim that nobody could check.

Troops will leave on Friday. Two bridges were destroyed in the strikes, and a so-called “safe zone”
was shelled by militants.

“Nobody came to us. We waited for two days.”

A clinic was hit by a roadside bomb two days earlier; who laid it is not known. The group said it
had counted up to 30 wounded, among them six nurses, and it blamed the army, which did not answer.
"""
COUNTS = Dossier(
    "harbour",
    tuple(
        Report(id, "Harbour Post", "2031-05-02", "", "read", (Count(id, *ends, "killed", who=who),))
        for id, ends, who in (
            ("A", (12, 12), "all/civilians"), ("B", (500, None), None), ("D", (20, 40), None),
            ("C", (None, 500), "all/fighters"), ("E", (None, None), None),
        )
    ),
)  # fmt: skip
READERS = {"A": ["2.1"], "B": ["2.1", "3.2"], "C": []}
DISPLAYS = {
    "blocks": lambda a: show.blocks(a, roles=True),
    "roles": show.roles,
    "passage": show.passage,
    "source ledger": lambda a: show.source_ledger(a, changes={"2.1": "named person"}),
    "dangling": show.dangling,
    "attribution parts": show.attribution_parts,
    "casualties": show.casualties,
    "record": lambda a: show.record(kit.casualties(a)[0]),
    "vague words": lambda a: show.vague_words("dozens", "hundreds"),
    "labels": show.labels,
    "nominals": lambda a: show.nominals(a, why=True),
    "loaded words": lambda a: show.loaded_words(a, disputed=True),
    "quoted words": show.quoted_words,
    "headline support": show.headline_support,
    "passives": show.passives,
    "marks": lambda a: show.marks(READERS, a),
    "swap": lambda a: show.swap(a, "Norland", "Sudmark"),
    "agency": show.agency,
    "chronology": show.chronology,
    "label voices": show.label_voices,
    "attribution strip": show.attribution_strip,
    "strip by role": lambda a: show.strip(a, by="role"),
    "intervals": lambda _: show.intervals(["A", "B", "C", "D", "E"], COUNTS),
    "no number at all": lambda _: show.intervals(["E"], COUNTS),
    "origins": lambda a: show.origins({"the mayor": ["2"], "nobody": []}),
}


def drawn(picture):
    """The things a picture draws, a line each: place and size in the units of its axes, style."""
    canvas = Canvas(figsize=picture.size)
    picture.draw(canvas)
    yield f"size {_all(picture.size)}"
    for axes in canvas.axes:
        yield f"axes x {_all(axes.get_xlim())} y {_all(axes.get_ylim())} {axes.get_xlabel()}"
        for patch in axes.patches:
            hatch = getattr(patch, "get_hatch", lambda: None)() or "plain"
            ends = _all(patch.get_path().transformed(patch.get_patch_transform()).vertices.flat)
            yield f"patch {ends} {to_hex(patch.get_facecolor())} {hatch} {patch.get_linewidth()}"
        for line in [*axes.lines, *axes.get_xgridlines()[:1], *axes.get_ygridlines()[:1]]:
            ends = _all(line.get_xydata().flat)
            yield f"line {ends} {line.get_color()} {line.get_linewidth()} {line.get_visible()}"
        for text in [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]:
            place = f"{_all(text.get_position())} {text.get_ha()} {text.get_va()}"
            yield f"text {place} {text.get_fontsize()} {text.get_text()!r}"
    for legend in canvas.legends:
        yield f"legend {[text.get_text() for text in legend.get_texts()]}"


def _all(numbers):
    return " ".join(f"{float(number):.4g}" for number in numbers)


def as_shown(name):
    """What a display prints, and what it draws where it is a picture."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        given = DISPLAYS[name](kit.read(TEXT.encode(), language_check=False))
    lines = out.getvalue().splitlines()
    if isinstance(given, Figure):
        lines += [*given.text.splitlines(), *drawn(given)]
    return "\n".join(line.rstrip() for line in lines).strip()


def kept():
    parts = KEPT.read_text("utf-8").split("\n==== ")[1:]
    named = (part.split("\n", 1) for part in parts)
    return {name: words.strip() for name, words in named}


@pytest.mark.parametrize("name", DISPLAYS)
def test_a_display_says_and_draws_what_was_read_and_kept(name, monkeypatch):
    monkeypatch.setattr(shown, "_notebook_runs", lambda: False)
    assert as_shown(name) == kept()[name]


if __name__ == "__main__":
    parts = [f"\n==== {name}\n\n{as_shown(name)}\n" for name in DISPLAYS]
    KEPT.write_text("\n".join(parts), "utf-8")
