"""What lessons print: narrow, the same on every run, and kind about words it does not know."""

import re

import pytest

import kit
from kit import show
from kit.analysis.speech.references import without_speaker


@pytest.fixture(autouse=True)
def the_course_article_is_in_use():
    """Tests that run a lesson in this process leave their own article in use behind them."""
    kit.use("aleppo-2016-02")


ARTICLES = ("aleppo-2016-02", "twin", "capstone-c")
PRINTED = {
    "blocks": lambda a: show.blocks(a, roles=True),
    "roles": lambda a: show.roles(a),
    "passage": lambda a: show.passage(a),
    "source_ledger": lambda a: show.source_ledger(a),
    "attribution_parts": lambda a: show.attribution_parts(a),
    "dangling": lambda a: show.dangling(a),
    "casualties": lambda a: show.casualties(a, words="acled"),
    "labels": lambda a: show.labels(a),
    "nominals": lambda a: show.nominals(a, why=True),
    "loaded_words": lambda a: show.loaded_words(a, disputed=True),
    "quoted_words": lambda a: show.quoted_words(a),
    "headline_support": lambda a: show.headline_support(a),
    "passives": lambda a: show.passives(a),
    "swap": lambda a: show.swap(a, "north", "south"),
}
FIGURES = {
    "strip": lambda a: show.strip(a),
    "roles": lambda a: show.strip(a, by="role"),
    "x-ray": lambda a: show.attribution_strip(a),
    "agency": lambda a: show.agency(a),
    "labels": lambda a: show.label_voices(a),
    "chronology": lambda a: show.chronology(a),
}


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("id", ARTICLES)
def test_tables_are_narrow_and_stable(name, id, capsys):
    article = kit.read(id)
    PRINTED[name](article)
    first = capsys.readouterr().out
    PRINTED[name](article)
    assert capsys.readouterr().out == first
    assert first.strip() and max(map(len, first.splitlines())) <= 80


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_drawn_described_and_narrow(name):
    figure = FIGURES[name](kit.read("aleppo-2016-02"))
    assert figure.png.startswith(b"\x89PNG")
    assert len(figure.alt.split()) > 8
    assert max(map(len, figure.text.splitlines())) <= 80
    assert figure.rows


@pytest.mark.parametrize("name", FIGURES)
def test_figures_can_be_drawn_of_a_text_with_nothing_in_it(name):
    assert FIGURES[name]("Rain fell on the hills all day.").png


def test_the_x_ray_agrees_with_the_sentences_nobody_answers_for():
    article = kit.read("aleppo-2016-02")
    bare = [
        r["Sentence"] for r in show.attribution_strip(article).rows if r["Speaker words"] is None
    ]
    assert bare == [s.sentence for s in without_speaker(article)]


def test_blanks_and_changes_in_the_ledger(capsys):
    article = kit.read("aleppo-2016-02")
    show.source_ledger(article, blanks=["6.1"], changes={"17.1": "named organisation"})
    lines = capsys.readouterr().out.splitlines()
    assert "____" in next(line for line in lines if line.startswith("6.1"))
    assert "named organisation *" in next(line for line in lines if line.startswith("17.1"))
    assert lines[-1] == "* changed by you"
    with pytest.raises(ValueError, match="'99.1' is no sentence"):
        show.source_ledger(article, blanks=["99.1"])


def test_intervals_draw_open_ends_and_never_a_sum():
    figure = show.intervals(["F01", "F02", "F05", "F12", "F26"])
    assert "F01 no floor, 500 at most" in figure.alt and "F05 500 or more" in figure.alt
    assert not re.search(r"total|sum|average", figure.text, re.I)
    assert [row["Where"] for row in show.intervals(["F02", "F25", "F01"]).rows] == [
        "Aleppo province", "the Aleppo region", "not said",
    ]  # fmt: skip  # the words of the card
    with pytest.raises(KeyError, match="F99"):
        show.intervals(["F99"])
    with pytest.raises(ValueError, match="at least one report id"):
        show.intervals([])


def test_cards_keep_what_they_amount_to_for_later(capsys):
    show.cards("F01")
    before = capsys.readouterr().out
    show.cards("F01", notes=True)
    after = capsys.readouterr().out
    assert "as many as 500" in before and "500 at most" not in before and "Note:" not in before
    assert "500 at most" in after and "Note:" in after
    with pytest.raises(KeyError, match="no card 'X1'"):
        show.cards("X1")


def test_how_far_a_report_was_checked_is_always_shown(capsys):
    from kit.analysis.figures.reports import dossier

    for id in dossier("aleppo-2016-02"):
        show.cards(id)
        assert "Checked: " in capsys.readouterr().out, id


def test_vague_words_by_table(capsys):
    show.vague_words("dozens", "scores")
    out = capsys.readouterr().out
    assert re.search(r"dozens +24 to 99 +12 +unresolved", out)
    with pytest.raises(ValueError, match="'heaps' is in none of the tables"):
        show.vague_words("heaps")


def test_marks_show_who_marked_and_who_did_not(capsys):
    article = kit.read("aleppo-2016-02")
    show.marks({"A": ["9.1"], "B": ["9.1", "16.1"], "me": []}, article)
    out = capsys.readouterr().out
    assert re.search(r"9\.1 +2 +A, B", out) and "No marks from: me." in out
    with pytest.raises(ValueError, match="A: '9.9' is no sentence"):
        show.marks({"A": ["9.9"]}, article)


def test_a_swap_that_moves_a_flag_is_shown(capsys):
    show.swap("The regime fell back. The storm went on.", "regime", "storm")
    assert "none" not in capsys.readouterr().out.splitlines()[2]


def test_comparison_and_worksheet(capsys):
    from kit.analysis.figures.reports import dossier

    show.comparison("F01", "F02")
    assert "conflict" in capsys.readouterr().out.splitlines()[0]
    show.record(dossier()["F12"])
    assert "counted by:" in capsys.readouterr().out


def test_the_dossier_follows_the_article_in_use(capsys):
    from kit.course import session

    before = session.article_in_use()
    try:
        kit.use("capstone-a")
        show.cards("R1")
        assert "Orvellan Casualty Register" in capsys.readouterr().out
    finally:
        kit.use(before or "aleppo-2016-02")


def test_a_verb_that_the_reader_adds_is_drawn_too():
    text = "Rain fell.\n\nThe bridge will open in May, the engineers posited."
    kinds = [
        show.attribution_strip(text, cues).rows[-1]["Speaker words"] for cues in ([], ["posit"])
    ]
    assert kinds == [None, "the engineers"]


def test_a_date_without_a_year_says_what_it_lacks():
    rows = show.chronology("The bridge shut on 3 May. It opens on Friday.").rows
    assert {r["Words"]: r["When"] for r in rows if r["About"] == "a date"} == {
        "3 May": "cannot tell: no year is stated",
        "Friday": "cannot tell: counts from the day the text was written",
    }
