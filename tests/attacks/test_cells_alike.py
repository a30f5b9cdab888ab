"""Two thousand cells with the letters of released ones in another order, each to be compared."""

import random
from difflib import SequenceMatcher

from kit.teach.handed_in import repair
from kit.teach.handed_in.notebook_file import Cell, Notebook
from kit.teach.handed_in.repair import MOST_COMPARED, plan

RELEASE = [
    Cell(f"r{n}", "code", f"page_{n} = 'the text of page {n}, a long one'") for n in range(9)
]


def test_only_so_many_are_compared(monkeypatch):
    slow = []

    class Counted(SequenceMatcher):
        def ratio(self):
            slow.append(self)
            return 0.0

    monkeypatch.setattr(repair, "SequenceMatcher", Counted)
    letters = random.Random(7)
    cells = []
    for n in range(2_000):
        source = list(RELEASE[n % 9].source)
        letters.shuffle(source)
        cells.append(Cell(None, "code", "".join(source)))
    planned = plan(Notebook(tuple(cells)), RELEASE, [])
    assert len(planned.first) == 2_000
    assert 0 < len(slow) <= MOST_COMPARED
