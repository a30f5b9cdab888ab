"""A forgotten quotation mark is answered in a line; every other error is Python's."""

import pytest

from kit.course.learner.slips import in_a_line
from kit.course.session import check


def raised(cell):
    """The error that a notebook's shell would hand over for this cell."""
    try:
        exec(compile(cell, "<cell>", "exec"), {"len": len})
    except Exception as error:
        return error
    raise AssertionError("the cell runs")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('kit = None\nkit.check("a.1", 1) if kit else stop', 'Write words as "stop"'),
        ('kit.check("start.5", "censor")', "Run the first code cell"),
        ('Kit.check("start.5", "censor")', "write kit in small letters"),
        ('kit.check("start.2", [1 4 20])', "line 1 cannot be read: kit.check("),
        ('x = 1\nkit.check("start.5", "room)', "line 2 cannot be read"),
        ('kit.check("sourcing.10", "I would rely\non this page")', "stand on one line"),
        ('kit = 1\nx = {"22": other-story}\nkit.check', 'Write it as "other-story"'),
        ("kit.check(\u201cstart.1\u201d, 22)", "Its quotation marks are curly; type straight ones"),
        ('kit.check "start.1", 22', 'in round brackets: kit.check("start.1", ...)'),
        ("kit.hint start.1", 'in round brackets: kit.hint("start.1", ...)'),
    ],
)
def test_a_slip_costs_nothing_and_says_how_to_mend_it(cell, said):
    line = in_a_line(raised(cell), cell)
    assert line.startswith("Not yet: ") and said in line
    assert line.endswith("Nothing was counted.")


@pytest.mark.parametrize(
    "cell",
    [
        "print(stop)",
        "x = [1 2]",
        'def f(x):\n    return zork\n\nf(1)\nkit.check("attribution.5", f)',
        'def f(x)\n    return 1\n\nkit.check("attribution.5", f)',
        'len(7)\nkit.check("start.1", 7)',
    ],
)
def test_errors_of_any_other_kind_are_shown_as_they_are(cell):
    assert in_a_line(raised(cell), cell) is None


def test_the_notebooks_shell_says_it_and_the_cell_still_counts_as_failed(capsys):
    from IPython.core.interactiveshell import InteractiveShell

    from kit.course.learner import slips

    shell = InteractiveShell()
    shell.set_custom_exc((NameError, SyntaxError), slips._shown)
    shell.run_cell("import kit", store_history=True)
    for cell in ('kit.check("start.5", stop)', 'kit.check("start.5", "stop)'):
        capsys.readouterr()
        result = shell.run_cell(cell, store_history=True)
        assert not result.success
        out = capsys.readouterr().out
        assert out.startswith("Not yet: ") and "Traceback" not in out
    shell.run_cell("print(stop)", store_history=True)
    assert "NameError" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('show.cards("C9")', "Not yet: no card 'C9': there are C1, C2"),
        ("show.source_ledger(article, changes={'99.1': 'x'})", "Not yet: '99.1' is no sentence"),
        ("show.source_ledger(article, blanks=[17.1])", "Not yet: 17.1 is no sentence"),
        ("show.marks({'A': ['9.9']}, article)", "Not yet: A: '9.9' is no sentence"),
        ("show.passage(article, 7.2)", "Not yet: no block 7.2: this article has blocks 1 to 22; "),
        ('kit.use("aleppo")', "Not yet: aleppo: no such article; did you mean 'aleppo-2016-02'?"),
        ('show.vague_words("heaps")', "Not yet: 'heaps' is in none of the tables; they have "),
    ],
)
def test_a_wrong_id_in_what_a_lesson_shows_is_said_in_a_line(capsys, cell, said):
    from IPython.core.interactiveshell import InteractiveShell

    from kit.course.learner import slips

    shell = InteractiveShell()
    shell.set_custom_exc((NameError, SyntaxError, slips.NoSuchId), slips._shown)
    shell.run_cell("import kit\nfrom kit import show\narticle = kit.read('aleppo-2016-02')")
    capsys.readouterr()
    assert not shell.run_cell(cell, store_history=True).success
    out = capsys.readouterr().out
    assert out.startswith(said) and "Traceback" not in out
    assert all(len(line) <= 100 for line in out.splitlines())


def test_answers_side_by_side_are_handed_back():
    text = check("start.2", 1, 4, 20).text
    assert "put them into one list: [1, 4, 20]" in text and "Nothing was counted" in text
