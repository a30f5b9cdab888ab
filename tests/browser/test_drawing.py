"""A figure on a page of any host: as wide as the page, its words words, its rows printed."""

import pytest

from kit import show
from kit.show.palette import PAPER

DARK = "--jp-layout-color0:#111;--jp-content-font-color1:#fff"
PAINTED = """e => [getComputedStyle(e).color,
  getComputedStyle(e.querySelector(':scope > rect')).fill]"""
SELECTED = """e => { const range = document.createRange(); range.selectNodeContents(e);
  getSelection().removeAllRanges(); getSelection().addRange(range);
  return getSelection().toString(); }"""


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 800, "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module")
def figure():
    return show.strip("Rain fell on the town all night.\n\n" * 12, by="role")


def test_a_page_that_names_no_colours_gets_ink_and_paper_of_the_figures_own(page, figure):
    page.set_content(f"<body>{figure.html}")
    assert page.locator(".dl-drawing").evaluate(PAINTED) == ["rgb(26, 26, 26)", rgb(PAPER)]


def test_a_dark_page_lends_its_ink_and_its_paper(page, figure):
    page.set_content(f"<body style='background:#111;{DARK}'>{figure.html}")
    painted = page.locator(".dl-drawing").evaluate(PAINTED)
    assert painted == ["rgb(255, 255, 255)", "rgb(17, 17, 17)"]


def test_the_words_of_a_drawing_can_be_selected(page, figure):
    page.set_content(f"<body>{figure.html}")
    words = page.locator(".dl-drawing text", has_text="words")
    assert words.evaluate(SELECTED) == "words"


@pytest.mark.parametrize("width", [800, 320])
def test_a_drawing_is_never_wider_than_its_page(page, figure, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(f"<body>{figure.html}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box = page.locator(".dl-drawing").bounding_box()
    # As high as it should be for its width: nothing is squeezed, and no gap is left below.
    drawn = figure.size[1] / figure.size[0]
    assert box["height"] / box["width"] == pytest.approx(drawn, rel=0.02)


def test_rows_that_are_folded_on_a_page_are_printed(page, figure):
    page.set_content(f"<body>{figure.html}")
    rows = page.locator("figure table")
    assert not rows.is_visible()
    page.emulate_media(media="print")
    assert rows.is_visible() and rows.bounding_box()["height"] > 200


def rgb(colour: str) -> str:
    """A colour such as "#ffffff" as a browser says it."""
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"
