"""A figure is a picture, a sentence and rows, and the same on every run."""

import re
from xml.etree import ElementTree as xml

import pytest

from kit import show
from kit.show.figure import Figure
from kit.show.origin_arrows import origins


@pytest.fixture(scope="module")
def figure():
    return origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})


def test_the_picture_is_a_png_and_does_not_change(figure):
    assert figure.png.startswith(b"\x89PNG")
    again = origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})
    assert again.png == figure.png


def test_the_drawing_is_sharp_its_words_are_words_and_it_does_not_change(figure):
    again = origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})
    assert again.svg == figure.svg
    drawing = xml.fromstring(figure.svg)
    assert drawing.tag.endswith("}svg") and drawing.get("viewBox").startswith("0 0 504 ")
    words = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["the monitor, by <script>its", "founder</script>", "nobody", "18", "21"]
    assert "<image" not in figure.svg and "<script" not in figure.svg


def test_the_drawing_has_a_name_a_caption_and_its_rows_as_a_table(figure):
    html = figure._repr_mimebundle_()["text/html"]
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="dl-drawing" role="img" ' in html
    assert f'aria-label="{figure.title}"' in figure.svg
    caption = re.search("<figcaption>(.*)</figcaption>", html)[1]
    assert caption.startswith("<b>Where does it come from?</b> Arrows from 2 origins to 2 blocks")
    assert '<td data-label="Blocks">18, 21</td>' in html
    assert "<script>" not in html


def test_ink_and_paper_are_the_pages_own_and_no_colour_is_left_to_the_page():
    drawn = show.strip("Rain fell, Ana Lind said. " * 3).svg
    assert 'fill="currentColor"' in drawn and "var(--dl-paper,#ffffff)" in drawn
    written = re.findall('(?:fill|stroke)="(#[^"]*)"', drawn)
    assert written and {"#ffffff", "#000000", "#1a1a1a"}.isdisjoint(written)
    # Pixels of a theme's ground would show as a slab; a rule for "*" would reach the whole page.
    assert "<style" not in drawn and "<!DOCTYPE" not in drawn


def test_two_pictures_on_one_page_keep_their_patterns_apart():
    one, other = (
        show.strip(text, by=by) for text, by in (("Rain fell.", "role"), ("Rain fell.", "voice"))
    )
    for drawn in (one.svg, other.svg):
        made, used = (
            set(re.findall('id="([^"]*)"', drawn)),
            set(re.findall(r"url\(#([^)]*)", drawn)),
        )
        assert used and used == made
    assert not set(re.findall('id="([^"]*)"', one.svg)) & set(re.findall('id="([^"]*)"', other.svg))


def test_a_shape_that_no_lesson_draws_is_named_not_left_out():
    def draw(canvas):
        canvas.add_subplot().imshow([[0, 1]])

    figure = Figure("Heat", "A picture of pixels.", ({"a": 1},), ("a",), (2, 2), draw)
    with pytest.raises(ValueError, match="<image>, which no lesson draws yet"):
        _ = figure.svg


def test_many_rows_are_folded_and_few_stand_open(figure):
    assert "<details open><summary>As a table, 2 rows" in figure.html
    assert "<details><summary>As a table, 9 rows" in show.strip("Rain fell.\n\n" * 9).html
    # Its rows name the words for each speaker, which no bar does.
    strip = show.attribution_strip("It is wet, Ana Lind said. " * 9)
    assert "<details open><summary>As a table, 9 rows" in strip.html


def test_the_text_says_what_the_picture_shows(figure):
    text = figure._repr_mimebundle_()["text/plain"]
    assert text.startswith("Figure: Arrows from 2 origins")
    assert "18, 21" in text
    assert max(map(len, text.splitlines())) <= 80
    assert repr(figure) == text


def test_a_style_of_the_readers_own_changes_nothing(figure):
    import matplotlib

    with matplotlib.rc_context({"figure.facecolor": "black", "font.size": 30}):
        again = origins(
            {"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []}
        )
        assert again.png == figure.png
        assert again.svg == figure.svg


def test_drawing_leaves_no_open_figure_behind(figure):
    import matplotlib.pyplot as plt

    assert figure.png and plt.get_fignums() == []


def test_a_saved_picture_is_the_one_that_is_shown_and_has_its_title(figure, tmp_path):
    figure.save(str(tmp_path / "arrows.svg"))
    saved = xml.fromstring((tmp_path / "arrows.svg").read_text("utf-8"))
    words = [text.text for text in saved.iter("{http://www.w3.org/2000/svg}text")]
    assert words[-1] == figure.title and saved.get("role") == "img"
    figure.save(str(tmp_path / "arrows.png"))
    assert (tmp_path / "arrows.png").read_bytes() == figure.png


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="at least one link"):
        origins({})


def test_an_origin_may_have_one_block_without_a_list():
    assert origins({"the monitor": 18}).rows == origins({"the monitor": ["18"]}).rows
    assert origins({"the monitor": "18"}).rows == origins({"the monitor": ["18"]}).rows


def test_even_the_shortest_bar_has_its_letter():
    """A button of one word is too short a bar to write on; its letter stands beside it."""
    import matplotlib.figure

    figure = show.strip("Share\n\n" + "Rain fell on the town all night. " * 20, by="role")
    canvas = matplotlib.figure.Figure()
    figure.draw(canvas)
    letters = [text.get_text() for text in canvas.axes[0].texts]
    assert letters == ["F", "B"]


def without(monkeypatch, *packages):
    """As where these packages are not installed."""
    monkeypatch.setattr(
        "kit.show.figure.find_spec", lambda name: None if name in packages else object()
    )


def test_without_matplotlib_a_line_stands_in_the_pictures_place(monkeypatch):
    without(monkeypatch, "matplotlib")
    bare = origins({"the monitor": ["18", "21"]})
    bundle = bare._repr_mimebundle_()
    assert "<svg" not in bundle["text/html"]
    assert "matplotlib, which draws it, is not installed" in bundle["text/html"]
    assert '<td data-label="Blocks">18, 21</td>' in bundle["text/html"]
    assert bundle["text/plain"] == origins({"the monitor": ["18", "21"]}).text


def test_a_picture_that_a_site_brings_is_shown_without_matplotlib(monkeypatch, tmp_path, figure):
    (tmp_path / "drawn").mkdir()
    (tmp_path / "drawn" / f"{figure.name}.svg").write_text(figure.svg, encoding="utf-8")
    monkeypatch.setattr("kit.show.figure.files", lambda package: tmp_path)
    without(monkeypatch, "matplotlib")
    again = origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})
    assert again.svg == figure.svg
    assert "matplotlib" in origins({"another": ["18"]}).svg
