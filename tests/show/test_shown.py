"""A display says the same twice: text for terminals, HTML with headers and names for notebooks."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kit
from kit import show
from kit.show import shown
from kit.show.parts import inline, table
from kit.show.shown import Part, Shown, present

ARTICLE = "aleppo-2016-02"
TABLES = {
    "blocks": lambda a: show.blocks(a, roles=True),
    "roles": lambda a: show.roles(a),
    "source_ledger": lambda a: show.source_ledger(a, changes={"5.1": "named person"}),
    "dangling": lambda a: show.dangling(a),
    "casualties": lambda a: show.casualties(a),
    "vague_words": lambda a: show.vague_words("dozens", "hundreds"),
    "comparison": lambda a: show.comparison("F07", "F05"),
    "labels": lambda a: show.labels(a),
    "nominals": lambda a: show.nominals(a, why=True),
    "loaded_words": lambda a: show.loaded_words(a, disputed=True),
    "quoted_words": lambda a: show.quoted_words(a),
    "headline_support": lambda a: show.headline_support(a),
    "passives": lambda a: show.passives(a),
    "marks": lambda a: show.marks({"A": ["5.1"], "B": []}, a),
    "swap": lambda a: show.swap(a, "Russia", "Turkey"),
}
OTHERS = {
    "passage": lambda a: show.passage(a),
    "sentences": lambda a: show.sentences(s.span.of(a) for s in a.sentences),
    "attribution_parts": lambda a: show.attribution_parts(a),
    "record": lambda a: show.record(kit.casualties(a)[0]),
    "cards": lambda a: show.cards(evidence=True),
    "report cards": lambda a: show.cards("F07", "F05", notes=True, evidence=True),
}
HOSTILE = "<script>alert('x')</script> & <img src=x onerror=y"  # three tags are a page


@pytest.fixture
def presented(monkeypatch):
    """A function that runs a display as a notebook does and returns what it showed."""
    import IPython.display

    caught = []
    monkeypatch.setattr(shown, "_notebook_runs", lambda: True)
    monkeypatch.setattr(IPython.display, "display", caught.append)

    def run(display, article=ARTICLE):
        kit.use(ARTICLE)
        caught.clear()
        display(kit.read(article))
        (one,) = caught
        return one

    return run


class Reading(HTMLParser):
    """What a reader of the HTML meets: its words, its tags, the cells of every row."""

    def __init__(self, html):
        super().__init__()
        self.words, self.tags, self.rows, self.attributes = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.tags[-1] == "style":
            return
        self.words.append(data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def letters(text):
    """Text without what only wraps and rules it."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("name", TABLES | OTHERS)
def test_the_text_is_printed_where_no_notebook_runs(name, presented, capsys, monkeypatch):
    display = (TABLES | OTHERS)[name]
    one = presented(display)
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(shown, "_notebook_runs", lambda: False)
    display(kit.read(ARTICLE))
    assert capsys.readouterr().out == f"{one!r}\n"
    assert one._repr_mimebundle_() == {"text/plain": repr(one), "text/html": one.html}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_a_caption_headers_and_the_cells_of_its_text(name, presented):
    part = next(p for p in presented(TABLES[name]).parts if "<table" in p.html)
    read = Reading(part.html)
    assert read.tags[:3] == ["table", "caption", "thead"]
    head, *rows = read.rows
    assert {a for a in read.attributes if a[0] == "th" and a[1] == "scope"} == {
        ("th", "scope", "col"),
        ("th", "scope", "row"),
    }
    assert rows and all(len(row) == len(head) for row in rows)
    # Every label a narrow screen shows is the head of its column.
    labels = [value for _, key, value in read.attributes if key == "data-label"]
    assert labels == head * len(rows)
    # Columns of the text are wrapped side by side, so its letters are compared as a bag.
    cells = "".join(cell for row in read.rows for cell in row)
    assert sorted(letters(cells)) == sorted(letters(part.text))


@pytest.mark.parametrize("name", OTHERS)
def test_every_word_of_the_text_is_in_the_html_and_none_more(name, presented):
    one = presented(OTHERS[name])
    html = letters("".join(Reading(one.html).words).replace("The page's words", ""))
    text = re.sub(r"^ *\d+  ", "", repr(one), flags=re.M) if name == "sentences" else repr(one)
    assert html == letters(text)


@pytest.mark.parametrize("name", TABLES | OTHERS)
def test_the_same_bytes_on_every_run_and_no_id_twice_on_a_page(name, presented):
    one, again = (presented((TABLES | OTHERS)[name]).html for _ in range(2))
    assert one == again
    assert " id=" not in one


def test_each_sentence_of_a_passage_can_be_found_by_its_id(presented):
    article = kit.read(ARTICLE)
    read = Reading(presented(lambda a: show.passage(a)).html)
    ids = [value for _, key, value in read.attributes if key == "data-sentence"]
    assert ids == [s.id for s in article.sentences]


def test_a_card_folds_the_page_s_words_and_marks_ours(presented):
    card = presented(lambda a: show.cards("C1", "C5", evidence=True)).html
    assert card.count('<article class="dl-card" aria-label="C') == 2
    assert card.count("<details>") == card.count("<blockquote>") > 2
    assert card.count("<footer><b>Checked:</b> ") == 2
    without = presented(lambda a: show.cards("C1")).html
    assert "<details>" not in without


@pytest.mark.parametrize("name", ("blocks", "passage", "attribution_parts"))
def test_tags_in_an_article_are_words(name, presented):
    text = f"Rain fell on the mill.\n\nThe brutal mayor, {HOSTILE}, said rain fell."
    one = presented(lambda a: (TABLES | OTHERS)[name](text))
    assert not {"script", "img"} & set(Reading(one.html).tags)
    assert "<script" not in one.html and "<img" not in one.html
    if name in ("blocks", "passage"):
        assert "&lt;script&gt;" in one.html


def test_a_very_long_word_may_break_and_stays_whole_for_a_reader():
    assert "".join(Reading(f"<p>{inline('y' * 99)}</p>").words) == "y" * 99
    assert inline("y" * 99).count("<wbr>") == 4
    assert inline("A sentence of ordinary words, each short.").count("<wbr>") == 0


def test_no_rows_are_said_with_the_name_of_the_table():
    none = table("Passives", [])
    assert (none.text, none.html) == ("(no rows)", "<p>Passives: (no rows)</p>")


def test_nothing_to_show_shows_nothing(capsys):
    present([])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("sheet", shown.SHEETS)
def test_the_style_is_small_and_speaks_of_this_box_alone(sheet):
    style = shown._style(sheet)
    assert len(style) < 2000 and "\n" not in style and "/*" not in style
    rules = re.findall(r"([^{}]+){[^{}]*}", re.sub(r"@(container|media)[^{]*{", "", style))
    assert rules and all(rule.strip(" }").startswith(".dl-shown") for rule in rules)


def test_a_display_brings_only_the_style_it_needs():
    plain = Shown((Part("a", "<p>a &lt;table</p>"),)).html
    assert plain.count("<style>") == 1 and "caption" not in plain
    assert "caption" in Shown((Part("a", "<table></table>"),)).html


def test_in_a_kernel_the_html_is_there_beside_the_text():
    solved = Path(kit.__file__).parents[1] / "notebooks" / "solved" / "00-start-here.ipynb"
    cells = json.loads(solved.read_text("utf-8"))["cells"]
    data = [o["data"] for cell in cells for o in cell.get("outputs", ()) if "data" in o]
    passages = [d for d in data if "<article data-block" in "".join(d.get("text/html", ()))]
    assert passages and all("".join(d["text/plain"]).startswith("[") for d in passages)


def test_ipython_is_not_imported_to_print():
    code = (
        "import sys, kit; from kit import show; show.blocks('Rain fell.');"
        "assert 'IPython' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Block")


def test_a_part_is_made_when_somebody_looks_and_once():
    made = []
    part = Part(
        lambda: made.append("text") or "words", lambda: made.append("html") or "<p>words</p>"
    )
    assert not made and not part.is_empty
    assert (part.text, part.text, part.html) == ("words", "words", "<p>words</p>")
    assert made == ["text", "html"]


def test_while_marking_nothing_is_made_and_a_wrong_call_still_says_so(monkeypatch, capsys):
    monkeypatch.setattr(shown, "_nobody_looks", False)
    shown.draw_nothing()
    present([Part(lambda: pytest.fail("the text was made"), lambda: pytest.fail("the HTML was"))])
    with pytest.raises(KeyError, match="99"):
        show.passage(kit.read(ARTICLE), 99)
    assert capsys.readouterr().out == ""
