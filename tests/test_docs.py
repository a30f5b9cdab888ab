"""The documentation's own check sees a dead link, and its topics are there."""

import importlib
import importlib.util
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
build_docs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build_docs)


def test_dead_links_and_places_are_told(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a href="b.html#there">x</a><a href="b.html#gone">x</a><img src="no.png">'
        '<a href="https://example.org/">x</a><a href="#top">x</a><p id="top">'
    )
    (tmp_path / "b.html").write_text('<p id="there"><a href="./">x</a>')
    assert list(build_docs.dead_links(tmp_path)) == [
        "a.html: b.html#gone: there is no such place",
        "a.html: no.png: there is no such file",
        "b.html: ./: there is no such file",
    ]


def test_side_columns_are_named_and_long_lines_are_reached_by_keyboard(tmp_path):
    page, ledger = tmp_path / "a.html", tmp_path / "twin.html"
    page.write_text('<aside class="sidebar-drawer"><aside class="toc-drawer no-toc"><pre>x</pre>')
    ledger.write_text("<pre>x</pre>")
    build_docs.mend(tmp_path)
    assert page.read_text().count("aria-label") == 2 and '<pre tabindex="0">' in page.read_text()
    assert ledger.read_text() == "<pre>x</pre>"


def test_every_topic_of_the_reference_hands_something_on():
    for name in build_docs.TOPICS:
        assert importlib.import_module(name).__all__, name


def test_what_opens_the_course_elsewhere_is_there_and_lays_out_the_lessons():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert "kit start work" in container["postCreateCommand"]
    (first,) = container["customizations"]["codespaces"]["openFiles"]
    assert (ROOT / "notebooks" / Path(first).name).is_file()
    assert "kit start work" in (ROOT / "postBuild").read_text("utf-8")
    assert (ROOT / "postBuild").stat().st_mode & 0o100
