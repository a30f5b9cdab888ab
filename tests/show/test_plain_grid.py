"""Plain tables are what rich would draw, without rich."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kit.show.plain_grid import grid, places

RULED = "    \n    \n -- \n    \n    \n    \n    \n    \n"
WORDS = st.text("abcdeé-’阿…", min_size=1, max_size=40)
CELLS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.tuples(
        st.lists(WORDS.map(lambda word: word[:9]), min_size=columns, max_size=columns),
        st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=3),
    )
)


def as_rich_draws_it(head, rows, width):
    table = Table(box=Box(RULED, ascii=True), pad_edge=False, padding=(0, 1), show_edge=False)
    for name in head:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().splitlines())


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from([40, 60, 80]))
def test_a_table_is_what_rich_draws(table, width):
    assert grid(*table, width).rstrip() == as_rich_draws_it(*table, width)


def test_no_line_is_wider_than_asked_for_and_nothing_is_lost():
    words = "one two three four five six seven eight nine ten"
    drawn = grid(["a", "b"], [[words, words]], 30)
    assert max(map(places, drawn.splitlines())) <= 30
    for word in words.split():
        assert drawn.count(word) >= 2


def test_lines_of_a_cell_and_tabs_stay_apart():
    assert grid(["a"], [["x\ny\tz"]], 40).splitlines() == ["a", "---------", "x", "y       z"]
