"""A figure is a picture, a sentence and rows, and the same on every run."""

import re

import pytest

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


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="at least one link"):
        origins({})
