"""The ledger says what the analyses found, ties it to the words, and trusts nothing in them."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.show.analyze_command import article_from
from kit.show.ledger import ledger
from kit.show.page import html
from kit.show.terminal import summary
from kit.text.reading import Unreadable

TEXT = (
    "Shells hit the old port\n\n"
    "At least 12 people were killed on Monday, said Ilva Brannock, the port’s doctor.\n\n"
    "He denied that the ruthless rebels had fired. The mill was burned.\n"
)
HOSTILE = (
    "<svg onload=alert(1)> says the mayor\n\n"
    "The mayor said “<video src=x onerror=alert(2)>” & that 5 people died. "
    "</mark><object data=//evil.example></object>\n\n"
    "“javascript:alert(3)”, said {{ 7 * 7 }} Ann Lee of the town hall.\n"
)


@pytest.fixture(scope="module")
def made():
    return ledger(TEXT)


class Page(HTMLParser):
    """The tags, ids and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.open = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        self.handlers = getattr(self, "handlers", []) + [a for a in attrs if a.startswith("on")]


def test_rows_rest_on_their_words(made):
    claim = made.section("claims").rows[0]
    assert claim.spans[0].of(made.article) == "At least 12 people"[: len(claim.spans[0])]
    assert (claim.where, claim.block) == ("2.1", 2)
    assert claim.cells[1] == "12 or more"


def test_every_span_lies_in_the_text(made):
    for section in made.sections:
        for row in section.rows:
            assert len(row.cells) == len(section.columns)
            assert all(0 <= s.start < s.end <= len(TEXT) for s in row.spans)


def test_a_text_without_casualties_says_so():
    section = ledger("The mayor said that the bridge is open.").section("claims")
    assert section.rows == ()
    assert "no count of casualties" in section.empty


def test_json_is_plain_and_complete(made):
    data = json.loads(made.as_json())
    assert data["text"] == TEXT
    assert [s["id"] for s in data["sections"]] == [s.id for s in made.sections]
    start, end = data["sections"][1]["rows"][0]["spans"][0]
    assert TEXT[start:end]


def test_the_page_shows_the_whole_text_and_only_it(made):
    page = html(made)
    shown = re.findall(r'<p class="text">(.*?)</p>', page, re.S)
    plain = [re.sub(r"<[^>]*>", "", p) for p in shown]
    assert plain == [b.span.of(TEXT) for b in made.article.blocks]


def test_every_link_of_the_page_has_a_place_to_go(made):
    page = Page(html(made))
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_one_h1_and_headings_in_order(made):
    page = Page(html(made))
    heads = [t for t in page.tags if re.fullmatch(r"h[1-6]", t)]
    assert heads[0] == "h1" and heads.count("h1") == 1
    assert set(heads[1:]) == {"h2"}


def test_the_page_needs_no_network_and_runs_no_script(made):
    page = html(made)
    assert "<script" not in page
    assert "http://" not in page and "https://" not in page
    assert "default-src 'none'" in page


def test_mark_up_in_an_article_stays_text():
    page = html(ledger(HOSTILE))
    found = Page(page)
    assert not {"script", "svg", "video", "object"} & set(found.tags)
    assert found.handlers == []
    assert "&lt;svg onload=alert(1)&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert not any("javascript:" in link for link in found.links)


def test_what_to_look_at_first_stands_on_top_everywhere(made):
    assert made.looks
    page, text = html(made), summary(made)
    assert page.index("Look at these first") < page.index("The article, block by block")
    assert text.index("Look at these first") < text.index(made.sections[0].title)
    first = json.loads(made.as_json())["look_first"][0]
    start, end = first["span"]
    assert TEXT[start:end] == first["words"]
    assert first["rule"] == made.looks[0].rule


def test_the_terminal_is_at_most_eighty_wide(made):
    text = summary(made)
    assert max(map(len, text.splitlines())) <= 80
    assert "12 or more" in text


def test_no_section_and_no_column_is_a_score(made):
    names = [s.id + s.title + "".join(s.columns) for s in made.sections]
    assert not any(re.search(r"score|bias|trust|rating|grade", n, re.I) for n in names)


def test_an_empty_text_has_an_empty_ledger():
    made = ledger("")
    assert sum(len(s.rows) for s in made.sections if s.id != "chronology") == 0
    assert "<main>" in html(made)


def run(*arguments, **options):
    return CliRunner().invoke(app, ["analyze", *arguments], **options)


def test_the_command_reads_a_file_and_standard_input(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(TEXT, encoding="utf-8")
    from_file = run(str(file))
    assert from_file.exit_code == 0
    assert "12 or more" in from_file.output
    piped = run("-", input=TEXT)
    assert "12 or more" in piped.output


def test_a_message_names_the_file_and_a_file_is_never_taken_for_an_id(tmp_path):
    strange = tmp_path / "bericht.txt"
    strange.write_text("Полиция сообщила, что трое человек погибли.", encoding="utf-8")
    assert str(strange) in run(str(strange)).output
    short = tmp_path / "note.txt"
    short.write_text("aleppo-2016-02", encoding="utf-8")
    assert "1 word in 1 block" in run(str(short)).output


def test_the_command_writes_a_page_and_json(tmp_path):
    page = tmp_path / "ledger.html"
    done = run("aleppo-2016-02", "--html", str(page), "--json")
    assert done.exit_code == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(done.stdout)["title"].startswith("Russia says")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("source", "said"),
    [("nofile.txt", "no such file"), ("aleppo-2016-03", "aleppo-2016-02")],
)
def test_what_cannot_be_read_is_said_in_one_line(source, said):
    done = run(source)
    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_text_is_never_taken_for_the_place_it_names(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The key word is heron, she said.", encoding="utf-8")
    for named in ("aleppo-2016-02", str(secret)):
        file = tmp_path / "one-line.txt"
        file.write_text(named, encoding="utf-8")
        for done in (run(str(file), "--json"), run("-", "--json", input=named)):
            assert json.loads(done.stdout)["text"] == named


def test_a_message_names_the_file_it_is_about(tmp_path):
    file = tmp_path / "empty.txt"
    file.write_text("", encoding="utf-8")
    assert run(str(file)).stderr.startswith(f"{file}: ")
    assert run("-", input="  \n").stderr.startswith("standard input: ")


class Endless(io.BytesIO):
    """A pipe whose other end never stops; reading it whole would take all memory there is."""

    def read(self, size=-1):
        assert size is not None and size >= 0, "read to an end that never comes"
        return (b"It rained all day, she said. " * (size // 29 + 1))[:size]


def test_input_without_an_end_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Endless()))
    with pytest.raises(Unreadable, match="standard input: longer than"):
        article_from("-")


def test_a_page_that_cannot_be_written_is_said_in_one_line(tmp_path):
    done = run("aleppo-2016-02", "--html", str(tmp_path / "missing" / "page.html"))
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("name", ["records.csv", "records.json"])
def test_every_casualty_figure_gets_a_verification_record(tmp_path, name):
    done = run("aleppo-2016-02", "--records", str(tmp_path / name))
    assert done.exit_code == 0, done.stderr
    text = (tmp_path / name).read_text("utf-8")
    rows = json.loads(text) if name.endswith("json") else list(csv.DictReader(io.StringIO(text)))
    assert [(row["figure"], row["bound"], row["counted_by"]) for row in rows] == [
        ("500", "ceiling", "Syrian Observatory for Human Rights")
    ]
    assert f"{name} (1 record)" in done.stderr


def test_records_in_another_form_or_place_are_refused_in_one_line(tmp_path):
    for name, said in (
        ("records.xlsx", "end the name on .csv or .json"),
        ("no/r.csv", "cannot be"),
    ):
        done = run("aleppo-2016-02", "--records", str(tmp_path / name))
        assert done.exit_code == 1 and said in done.stderr and done.stderr.count("\n") == 1


def test_a_web_page_is_read_through_its_article(tmp_path):
    pytest.importorskip("trafilatura")
    file = tmp_path / "story.html"
    body = "".join(f"<p>{p}</p>" for p in TEXT.strip().split("\n\n")[1:])
    file.write_text(
        f"<!DOCTYPE html><html><head><title>Shells hit the old port</title></head><body>"
        f"<article><h1>Shells hit the old port</h1>{body}"
        f"<p>The town council will meet again on Friday to talk about the harbour wall.</p>"
        f"</article></body></html>",
        encoding="utf-8",
    )
    done = run(str(file))
    assert done.exit_code == 0, done.stderr
    assert "12 or more" in done.output
