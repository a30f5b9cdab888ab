"""Repair: a damaged submission run as it was meant, from the released notebook, by question id.

A submission is first run exactly as it is. Only where questions that it answers then bring no
answer, it is run a second time in the released order, with lost set-up cells put back and the
released set-up before an edited one; that run fills gaps and changes no answer. Answers are never
made up: a lost answer stays lost, and is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kit.teach.handed_in.notebook_file import Cell, Notebook

Numbered = list[tuple[int, str]]
PUT_BACK = -1
ALIKE = 0.6
MOST_COMPARED = 200
"""Pairs of cells of a submission that are compared character by character, which is slow."""


@dataclass(frozen=True)
class Plan:
    """Cells to run, numbered as they stand in the submission (`PUT_BACK` for released ones).

    `second` is None where there is nothing a second run could mend. `asked` are the questions the
    submission answers; `notes` say what is damaged, one line each. `by_widget` are questions that
    were shown as widgets.
    """

    first: Numbered
    second: Numbered | None
    asked: tuple[str, ...]
    notes: tuple[str, ...]
    by_widget: tuple[str, ...] = ()


def plan(notebook: Notebook, release: Sequence[Cell], questions: Sequence[str]) -> Plan:
    """Return how to run a submission of the lesson whose released cells are `release`."""
    numbered = [(n, c) for n, c in enumerate(notebook.cells) if c.kind == "code"]
    released = [c for c in release if c.kind == "code"]
    places = _places(numbered, released, questions)
    asked = tuple(dict.fromkeys(q for _, c in numbered for q in c.questions if q in questions))
    _recognise_edited(numbered, released, places)
    missing = [i for i in range(len(released)) if i not in places]
    notes = _damage(numbered, released, places, missing, questions)
    first = [(n, cell.source) for n, cell in numbered]
    second = _restored(numbered, released, places)
    by_widget = tuple(q for _, c in numbered for q in c.by_widget if q in questions)
    return Plan(first, second if second != first else None, asked, notes, by_widget)


def _places(
    numbered: Sequence[tuple[int, Cell]], released: Sequence[Cell], questions: Sequence[str]
) -> list[int | None]:
    """Return which released cell each cell is: by question, by cell id, by what it says."""
    by_question = {q: i for i, cell in enumerate(released) for q in cell.questions}
    by_id: dict[str | None, int] = {cell.id: i for i, cell in enumerate(released) if cell.id}
    by_text = {cell.even: i for i, cell in enumerate(released)}
    found: list[int | None] = []
    for _, cell in numbered:
        own = [by_question[q] for q in cell.questions if q in questions and q in by_question]
        place = by_id.get(cell.id or "")
        if own:
            # A cell that answers several questions stands where the last of them stood.
            place = max(own)
        elif place is None:
            place = by_text.get(cell.even)
        found.append(place)
    return found


def _recognise_edited(
    numbered: Sequence[tuple[int, Cell]], released: Sequence[Cell], places: list[int | None]
) -> None:
    """Give cells without id that were rewritten, but not beyond recognition, their place."""
    compared = 0
    for position, (_, cell) in enumerate(numbered):
        if places[position] is not None or cell.questions:
            continue
        for i, other in enumerate(released):
            if i not in places and not other.questions:
                alike = SequenceMatcher(None, cell.even, other.even, False)
                if alike.real_quick_ratio() < ALIKE or alike.quick_ratio() < ALIKE:
                    continue
                compared += 1
                if compared > MOST_COMPARED:
                    return
                if alike.ratio() >= ALIKE:
                    places[position] = i
                    break


def _damage(
    numbered: Sequence[tuple[int, Cell]],
    released: Sequence[Cell],
    places: Sequence[int | None],
    missing: Sequence[int],
    questions: Sequence[str],
) -> tuple[str, ...]:
    notes = []
    answered = {q for _, cell in numbered for q in cell.questions}
    lost = [q for i in missing for q in released[i].questions if q in questions]
    if lost := [q for q in lost if q not in answered]:
        notes.append(_cells(lost, "missing"))
    if count := sum(not released[i].questions for i in missing):
        notes.append(f"{count} set-up cell{'s' if count > 1 else ''} missing")
    known = [p for p in places if p is not None]
    by_times: dict[int, list[str]] = {}
    for i, times in sorted(Counter(known).items()):
        name = ", ".join(released[i].questions) or f"set-up cell {i + 1}"
        by_times.setdefault(times, []).append(name)
    for times, names in sorted(by_times.items()):
        if times > 1:
            notes.append(_cells(names, f"there {times} times; the last answer counts"))
    firsts = list(dict.fromkeys(known))
    if firsts != sorted(firsts):
        notes.append("cells are not in the released order")
    return tuple(notes)


def listed(names: Sequence[str], most: int = 6) -> str:
    """Return names one after another, a long list shortened.

    >>> listed(["tiny.1"]), listed(["tiny.1", "tiny.2", "tiny.3"], 2)
    ('tiny.1', 'tiny.1, tiny.2 and 1 more')
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def _cells(names: Sequence[str], holds: str) -> str:
    """A sentence's beginning on the cells of some questions: who, and "is" or "are" with the rest.

    >>> _cells(["tiny.1", "tiny.2"], "missing")
    'the cells of tiny.1, tiny.2 are missing'
    """
    some, verb = ("cells", "are") if len(names) > 1 else ("cell", "is")
    return f"the {some} of {listed(names)} {verb} {holds}"


def _restored(
    numbered: Sequence[tuple[int, Cell]],
    released: Sequence[Cell],
    places: Sequence[int | None],
) -> Numbered:
    """The released order; a set-up cell runs as released, then as the learner has it."""
    by_place: dict[int, list[tuple[int, Cell]]] = {}
    last = -1
    for (n, cell), place in zip(numbered, places, strict=True):
        # A cell of the learner's own stays behind the cell it followed.
        last = place if place is not None else last
        by_place.setdefault(last, []).append((n, cell))
    run = [(n, cell.source) for n, cell in by_place.get(-1, [])]
    for i, other in enumerate(released):
        own = by_place.get(i, [])
        if not other.questions and all(c.even != other.even for _, c in own):
            run.append((PUT_BACK, other.source))
        run += [(n, cell.source) for n, cell in own]
    return run
