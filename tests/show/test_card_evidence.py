"""Cards on real pages carry their evidence: whoever doubts a paraphrase can hold it to the page."""

import re
import tomllib
from importlib.resources import files

import pytest

from kit import show
from kit.analysis.figures import dossier
from kit.show.card_text import _report
from kit.show.casualty_tables import in_words

FOLDER = files("kit.data") / "reports"
CARDS = tomllib.loads((FOLDER / "aleppo-2016-02.cards.toml").read_text("utf-8"))["card"]
POINTS = [(card["id"], point) for card in CARDS for point in card["point"]]
REPORTS = dossier("aleppo-2016-02").reports
MOST_WORDS = 25
# Words that name what killed people or who did it.
CAUSES = re.compile(
    r"\b(?:air ?strikes?|strikes?|shelling|gunfire|rebel fire|barrel bombs?|raids?)\b"
    r"|at the hands of|on the hands of|\bkilled \d+ civilians",
    re.IGNORECASE,
)
WHOSE_STRIKES_ONLY_SURROUND = {"F12-displaced", "F17-waiting"}  # displaced, not killed


def words(clause):
    return len(clause.replace("...", " ").split())


@pytest.mark.parametrize(("card", "point"), POINTS, ids=lambda v: str(v)[:12])
def test_every_point_has_its_clause_or_is_ours(card, point):
    if point.get("ours"):
        assert "clause" not in point
        return
    assert 0 < words(point["clause"]) <= MOST_WORDS
    assert point["by"] and point["day"]


@pytest.mark.parametrize(("card", "point"), POINTS, ids=lambda v: str(v)[:12])
def test_words_in_quotation_marks_stand_in_the_clause(card, point):
    for quoted in re.findall(r'"([^"]+)"', point["says"]):
        shown = point.get("clause", "") or next(c for c in CARDS if c["id"] == card)["stance"]
        assert quoted.casefold() in shown.casefold().replace("’", "'")


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.id)
def test_every_figure_has_its_clause_or_is_provisional(report):
    for figure in report.figures:
        assert figure.clause or figure.provisional, figure.id
        assert words(figure.clause) <= MOST_WORDS, figure.id


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.id)
def test_a_cause_in_the_clause_stands_on_the_card_for_every_side(report):
    # Leaving out the doer of one side's dead and keeping the other's is a slant.
    for figure in report.figures:
        named = CAUSES.search(figure.clause)
        if named and figure.kind == "killed" and figure.id not in WHOSE_STRIKES_ONLY_SURROUND:
            own = figure.who != "all"  # a toll of all the dead may have many causes
            assert figure.how or not own, f"{figure.id}: the page says {named[0]!r}, the card not"


def test_a_dropped_cause_would_be_seen():
    assert CAUSES.search("23 children killed in Russian strikes")
    assert not CAUSES.search("At least 143 pro-regime fighters were killed")


def test_evidence_is_shown_on_demand(capsys):
    show.cards("C1", "F07", article="aleppo-2016-02")
    plain = capsys.readouterr().out
    show.cards("C1", "F07", evidence=True, article="aleppo-2016-02")
    with_evidence = capsys.readouterr().out
    assert "flown in or around Aleppo" in " ".join(with_evidence.split())
    assert "rebel gunfire" in plain and "Russian strikes" in plain
    assert len(with_evidence) > len(plain)


CARD_IDS = [card["id"] for card in CARDS]


@pytest.mark.parametrize("id", CARD_IDS + [report.id for report in REPORTS])
def test_a_card_is_no_wider_than_a_page_with_all_it_can_show(id, capsys):
    show.cards(id, notes=True, evidence=True, article="aleppo-2016-02")
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    # What is set in goes on set in as far, and no line stops short of what fits.
    for line, following in zip(lines, lines[1:], strict=False):
        margin, next_margin = (len(x) - len(x.lstrip(" -")) for x in (line, following))
        if next_margin == margin and following.lstrip()[0].islower():
            assert len(line) + 1 + len(following.split()[0]) > 68


def test_each_thing_on_a_card_has_its_place():
    figure_card = next(r for r in REPORTS if len(r.figures) > 1 and r.figures[0].clause)
    lines = _report(figure_card, notes=False, evidence=True).text.splitlines()
    text = " ".join(" ".join(lines).split())
    first, second = figure_card.figures[:2]
    for figure in (first, second):
        assert f'"{" ".join(figure.wording.split())}"; {figure.kind}, ' in text
    # The clause of a figure stands under that figure and before the next.
    places = [text.index(w) for w in (first.wording, first.clause, f'"{second.wording}"')]
    assert places == sorted(places)
    assert lines[0].startswith(f"{figure_card.id}  {figure_card.publisher}, {figure_card.date}")
    assert text.endswith(f"Checked: {figure_card.checked}")


def test_notes_and_evidence_are_two_things(capsys):
    def shown(**chosen):
        show.cards("F07", article="aleppo-2016-02", **chosen)
        return " ".join(capsys.readouterr().out.split())

    report = next(r for r in REPORTS if r.id == "F07")
    clause = " ".join(report.figures[0].clause.split())
    assert clause not in shown() and clause not in shown(notes=True)
    assert clause in shown(evidence=True)
    amount = f'"{report.figures[0].wording}" = {in_words(report.figures[0].interval)};'
    assert amount in shown(notes=True) and amount not in shown(evidence=True)


@pytest.mark.parametrize("article", ["aleppo-2016-02", "twin"])
def test_background_and_what_is_known_today_stand_apart(article, capsys):
    cards = tomllib.loads((FOLDER / f"{article}.cards.toml").read_text("utf-8"))["card"]
    apart = {card["id"]: card for card in cards if card.get("apart")}
    assert set(apart) == {"B1", "K1"}
    assert len(apart["B1"]["point"]) == 6
    show.cards(article=article)
    row = capsys.readouterr().out
    assert "C5" in row and "B1" not in row and "K1" not in row
    show.cards("K1", evidence=True, article=article)
    assert "does not show that there is no" in " ".join(capsys.readouterr().out.split())


def test_the_dead_of_the_card_on_today_add_up_and_both_sides_are_on_it():
    today = next(card for card in CARDS if card["id"] == "K1")
    said = " ".join(point["says"] for point in today["point"])
    known, estimated, total = (
        int(n.replace(",", "")) for n in ("143,350", "163,537", "306,887") if n in said
    )
    assert known + estimated == total
    for side in ("Syrian and Russian forces", "armed groups"):
        assert side in said
