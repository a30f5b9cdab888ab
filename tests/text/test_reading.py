from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.text import reading
from kit.text.reading import Unreadable, as_article, bundled_ids, read

STORY = (
    "Russia says US planes bombed Syria’s Aleppo.\r\n\r\n“We saw it,” he said. The U.S. denied it."
)
FRENCH = (
    "Le gouvernement syrien a annoncé mercredi que ses forces avaient repris la ville de Tal Amar "
    "après un siège de trois semaines, ont indiqué des responsables."
)
GERMAN = (
    "Der Sprecher sagte am Mittwoch, die Truppen hätten die Stadt nach drei Wochen eingenommen. "
    "In der Stadt war es an diesem Tag ruhig, so die Behörden, und man hat die Toten begraben."
)
DUTCH = (
    "De woordvoerder zei woensdag dat de troepen de stad na drie weken hadden ingenomen. In de "
    "stad was het die dag rustig, zeiden de autoriteiten, en men begroef de doden in de middag."
)
INDONESIAN = (
    "Juru bicara itu mengatakan pada hari Rabu bahwa pasukan telah merebut kota setelah tiga "
    "minggu. Kota itu tenang pada hari itu, kata pihak berwenang, dan mereka menguburkan korban."
)
ARABIC = (
    "قال متحدث يوم الأربعاء إن القوات سيطرت على البلدة بعد حصار دام ثلاثة أسابيع، وأضاف أن البلدة "
    "كانت هادئة في ذلك اليوم وأن السكان دفنوا القتلى بعد الظهر ثم عاد بعضهم إلى بيوتهم في المساء."
)


def refusal(source, **options) -> str:
    with pytest.raises(Unreadable) as error:
        read(source, **options)
    message = str(error.value)
    assert "\n" not in message
    return message


def test_kit_hands_read_on():
    assert kit.read is read


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_end_of_any_system_makes_a_text_and_no_path(end):
    text = f"Talks failed.{end}The minutes are in notes.txt"
    assert read(text).text == text


def test_a_text_is_kept_as_given():
    article = read(STORY)
    assert article.text == STORY
    assert [s.span.of(article) for s in article.sentences] == [
        "Russia says US planes bombed Syria’s Aleppo.",
        "“We saw it,” he said.",
        "The U.S. denied it.",
    ]


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_are_read(kind):
    assert read(kind(STORY.encode("cp1252"))).text == STORY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_are_read_with_their_own_line_ends(tmp_path, encoding):
    path = tmp_path / "story one.txt"
    path.write_bytes(STORY.encode(encoding))
    assert read(path).text == STORY
    assert read(str(path)).text == STORY
    assert read(path).id == "story one"


def test_an_article_is_returned_as_it_is():
    article = read(STORY)
    assert read(article) is article
    assert as_article(article) is article


def test_a_string_is_never_a_path_to_the_analyses(tmp_path, monkeypatch):
    (tmp_path / "story").write_text("The town fell.")
    monkeypatch.chdir(tmp_path)
    assert read("story").text == "The town fell."
    assert as_article("story").text == "story"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("story.txt", r"name of a file, not its words; kit.read\('story.txt'\) reads them"),
        ("nofile.TXT", "name of a file"),
        ("news/aleppo.html\n", "name of a file"),
        ("page.pdf", "name of a file"),
        ("/srv/news/aleppo", "a path"),
        ("../aleppo", "a path"),
        ("~/aleppo", "a path"),
        ("C:\\news\\aleppo", "a path"),
        ("aleppo-2016-02", r"id of an article, not its words; kit.read\('aleppo-2016-02'\) reads"),
        ("Aleppo-2016-2", r"kit.read\('aleppo-2016-02'\)"),
        ("https://example.org/story", "address of a page, not its words; `kit analyze ADDRESS`"),
    ],
)
def test_a_name_alone_is_no_text_to_the_analyses(name, says):
    # Nothing would be found in it, and a hasty reader would take that for an answer.
    with pytest.raises(Unreadable, match=says) as refused:
        as_article(name)
    assert len(str(refused.value)) < 200 and "\n" not in str(refused.value)


def test_a_path_that_is_there_is_no_text_to_the_analyses(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "aleppo").write_text("The town fell.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable, match="a path"):
        as_article("news/aleppo")
    assert as_article("news/homs").text == "news/homs"


@pytest.mark.parametrize(
    "text",
    ["Killed.", "Aleppo", "cease-fire", "and/or", "24/7", "U.S.", "his/her", "Aleppo-based", "–",
     "...", "He opened story.txt", "See https://example.org/story", "it is\nstory.txt", "2016-02"],
)  # fmt: skip
def test_an_ordinary_word_or_a_sentence_about_a_file_is_a_text(text):
    assert as_article(text).text == text


def test_one_text_is_read_and_tagged_once():
    text = "The town of Tal Amar fell on Monday."
    assert as_article(text) is as_article(text)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("", "no words"),
        (" \n\u200b\ufeff\t", "no words"),
        (b"", "no words"),
        ("story.txt", "no such file"),
        ("my story.txt", "no such file"),
        ("news/aleppo", "no such file"),
        ("C:\\news\\aleppo.html", "no such file"),
        (Path("nothing-here"), "no such file"),
        ("aleppo-2016-2", "did you mean 'aleppo-2016-02'"),
        ("Aleppo-2016-02", "did you mean 'aleppo-2016-02'"),
        ("my-own-story", "no bundled article of this name .*aleppo-2016-02"),
        ("https://example.org/story", "opens no web addresses"),
        (b"%PDF-1.4", "a PDF"),
        pytest.param(
            "<!DOCTYPE html><title>x</title>",
            "no article text found in this page",
            marks=pytest.mark.skipif(
                find_spec("trafilatura") is None, reason="the extra web is not installed"
            ),
        ),
        ("<p>One.</p>\n<p>Two.</p>", "HTML"),
        ("x " * 5_000_001, "longer than 10,000,000 characters"),
        (FRENCH, "does not look like English"),
        (GERMAN, "does not look like English"),
        (DUTCH, "does not look like English"),
        (INDONESIAN, "does not look like English"),
        (ARABIC, "Latin alphabet"),
        ("Полиция сообщила, что трое человек погибли.", "Latin alphabet"),
    ],
)
def test_refusals_are_one_line_and_say_the_mend(source, says):
    with pytest.raises(Unreadable, match=says):
        read(source)
    assert len(refusal(source)) < 300


def test_a_folder_and_a_device_are_refused(tmp_path):
    assert "not a file" in refusal(tmp_path)
    if sys.platform != "win32":
        assert "not a file" in refusal("/dev/zero")


@pytest.mark.parametrize("source", [5, None, ["The town fell."], 2.5])
def test_a_wrong_type_is_named(source):
    with pytest.raises(TypeError, match=type(source).__name__):
        read(source)
    with pytest.raises(TypeError, match=type(source).__name__):
        as_article(source)


@pytest.mark.parametrize(
    "text",
    [
        "The rate was < 5 and > 3. He left.",
        "A <b>bold</b> claim was made in the town.",
        "The file a.txt was lost. Nobody knew.",
        "Hello",
        "Either/or is not a choice.",
        "a\0b. The town fell.",
        "\ud800 alone. The town fell.",
        "Soft\u00adhyphen cease\u00adfire. Zero\u200bwidth. Next.",
    ],
)
def test_odd_texts_are_still_texts(text):
    article = read(text)
    assert article.text == text
    assert article.tokens


def test_another_language_is_read_when_asked_for():
    article = read(FRENCH, language_check=False)
    assert article.text == FRENCH
    assert len(article.blocks) == 1


def test_a_table_in_english_is_still_english():
    rows = [
        f"{town} {n} dead {n + 3} wounded hospital damaged"
        for n, town in enumerate(
            ["Tal Amar", "Deir Hatem", "Ain Salma", "Kafr Nour", "Wadi Rahm"], start=1
        )
    ]
    assert len(read("\n".join(rows) + "\nFigures as of March, for all of the towns.").blocks) == 6


def test_an_empty_text_has_nothing_to_analyse():
    article = as_article("")
    assert (article.blocks, article.sentences, article.tokens) == ((), (), ())


def test_bundled_articles_are_checked_against_their_hash(tmp_path, monkeypatch):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "tal-amar.toml").write_text('sha256 = "0"\n')
    monkeypatch.setattr(reading, "files", lambda package: tmp_path)
    assert bundled_ids() == ("tal-amar",)
    assert "not installed" in refusal("tal-amar")
    (folder / "tal-amar.txt").write_text("The town fell.")
    assert "not the text the lessons were written for" in refusal("tal-amar")
    import hashlib

    digest = hashlib.sha256(b"The town fell.").hexdigest()
    (folder / "tal-amar.toml").write_text(f'sha256 = "{digest}"\n')
    assert read("tal-amar").id == "tal-amar"


@pytest.mark.parametrize("name", bundled_ids())
def test_every_bundled_article_states_its_origin_and_rights(name):
    import tomllib
    from importlib.resources import files

    about = tomllib.loads((files("kit.data") / "articles" / f"{name}.toml").read_text("utf-8"))
    assert about["id"] == name
    assert about["origin"]
    assert about.get("rights") or about.get("licence")


def test_a_very_long_file_is_read():
    article = read((STORY + "\r\n\r\n") * 10_000)
    assert len(article.text) > 900_000
    assert len(article.sentences) == 30_000


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_every_offset_points_into_the_text_as_given(text):
    try:
        article = read(text + " .\n")
    except Unreadable:
        return
    assert article.text == text + " .\n"
    at = 0
    for number, block in enumerate(article.blocks, start=1):
        assert block.number == number
        assert at <= block.span.start < block.span.end <= len(article.text)
        assert block.reason
        at = block.span.end
    for sentence in article.sentences:
        block = article.block(sentence.block)
        assert block.span.contains(sentence.span)
        assert sentence.id.startswith(f"{block.number}.")
        assert article.sentence(sentence.id) is sentence


@pytest.mark.parametrize("mark", ["/", "\\", "...", "./", "—"])
def test_a_mark_alone_is_a_text_and_no_path(mark):
    assert as_article(mark).text == mark


def test_a_bundled_article_is_read_once_so_what_was_found_in_it_is_kept():
    article = read("aleppo-2016-02")
    article.kept["found"] = "by a test"
    assert read("aleppo-2016-02").kept.pop("found") == "by a test"
    assert read("aleppo-2016-02", outlet="Another").outlet == "Another"
    assert read("aleppo-2016-02").outlet != "Another"
