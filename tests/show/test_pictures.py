"""Every picture: its bars lie apart and inside the frame, its words inside the picture, and it is
as high as its rows need."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas

import kit
from kit import show

ARTICLE = "aleppo-2016-02"
SHORT = "Norland bombed a mill on Monday, the mayor said. Two men were killed."
PICTURES = {
    "agency": show.agency,
    "chronology": show.chronology,
    "label_voices": show.label_voices,
    "strip": lambda a: show.strip(a, by="role"),
    "attribution_strip": lambda a: show.attribution_strip(a),
    "intervals": lambda a: show.intervals(["F07"] if a.id == "text" else ["F01", "F02", "F07"]),
    "origins": lambda a: show.origins({s.id: [str(n)] for n, s in enumerate(a.sentences, 1)}),
}


@pytest.fixture(scope="module", params=PICTURES)
def picture(request):
    return PICTURES[request.param](kit.read(ARTICLE))


@pytest.fixture(scope="module")
def painted(picture):
    canvas = Canvas(figsize=picture.size, layout="constrained")
    FigureCanvasAgg(canvas)
    picture.draw(canvas)
    canvas.canvas.draw()
    return canvas


def bars(canvas):
    return [bar.get_window_extent() for bar in canvas.axes[0].patches if hasattr(bar, "get_x")]


def test_no_bar_lies_on_another(painted):
    for one, other in combinations(bars(painted), 2):
        wide = min(one.x1, other.x1) - max(one.x0, other.x0)
        high = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert min(wide, high) < 1, (one, other)


def test_every_bar_is_inside_the_frame(painted):
    frame = painted.axes[0].get_window_extent()
    for bar in bars(painted):
        assert frame.x0 - 1 <= bar.x0 <= bar.x1 <= frame.x1 + 1
        assert frame.y0 - 1 <= bar.y0 <= bar.y1 <= frame.y1 + 1


def test_every_word_is_inside_the_picture(painted):
    page = painted.bbox
    words = [text for axes in painted.axes for text in axes.texts if text.get_text()]
    for text in words:
        box = text.get_window_extent()
        assert page.x0 <= box.x0 and box.x1 <= page.x1, text.get_text()
        assert page.y0 <= box.y0 and box.y1 <= page.y1, text.get_text()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_few_rows_is_low_and_as_wide_as_a_page(name):
    width, height = PICTURES[name](kit.read(SHORT)).size
    assert 7 <= width <= 7.5 and 1.4 < height < 2.8
