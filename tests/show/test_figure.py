"""A figure is a picture, a sentence and rows, and the same on every run."""

import re

import pytest

from kit import show
from kit.show.origin_arrows import origins


@pytest.fixture(scope="module")
def figure():
    return origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})


def test_the_picture_is_a_png_and_does_not_change(figure):
    assert figure.png.startswith(b"\x89PNG")
    again = origins({"the monitor, by <script>its founder</script>": ["18", "21"], "nobody": []})
    assert again.png == figure.png


def test_alt_text_reaches_the_page_escaped(figure):
    html = figure._repr_mimebundle_()["text/html"]
    alt = re.search(r'alt="([^"]*)"', html).group(1)
    assert alt.startswith("Arrows from 2 origins to 2 blocks")
    assert "<script>" not in html


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


def test_drawing_leaves_no_open_figure_behind(figure):
    import matplotlib.pyplot as plt

    assert figure.png and plt.get_fignums() == []


def test_a_saved_picture_is_the_one_that_is_shown(figure, tmp_path):
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
