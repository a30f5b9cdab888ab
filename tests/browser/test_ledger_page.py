"""The ledger's HTML page in a browser: no script, no network, nothing of the article executed."""

import re

import pytest

from kit.show.ledger import ledger
from kit.show.page import html
from kit.text.reading import read
from tests.browser.axe import findings
from tests.browser.conftest import ARTEFACTS

HOSTILE = (
    "<svg onload=document.title='owned'> says the mayor\n\n"
    "The mayor said “<video src=x onerror=document.title='owned'>” & that 5 people died.\n\n"
    "“</mark><style>*{display:none}</style>”, said Ann Lee of the town hall.\n"
)


@pytest.fixture
def opened(browser, tmp_path):
    pages = []

    def open_page(text, scripts=True):
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_text(html(ledger(text)), encoding="utf-8")
        context = browser.new_context(
            java_script_enabled=scripts, offline=True, viewport={"width": 1100, "height": 1400}
        )
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path.as_uri())
        pages.append(context)
        return page

    yield open_page
    for context in pages:
        context.close()


def test_the_page_works_with_scripts_off_and_asks_for_nothing(opened):
    page = opened(read("aleppo-2016-02"), scripts=False)
    assert len(page.asked) == 1
    link = page.locator("#claims-1 a").first
    assert link.inner_text() == "18.1"
    link.click()
    assert page.url.endswith("#at-claims-1")
    assert page.locator(".block").count() == 22


def test_nothing_in_an_article_is_executed_or_styled(opened):
    page = opened(HOSTILE)
    assert page.title().startswith("Ledger: ") and "owned" not in page.title().split("<")[0]
    assert page.evaluate("document.title") == page.title()
    assert page.locator("svg, video, main style").count() == 0
    assert page.locator(".block").first.is_visible()


def test_axe_has_nothing_to_say(opened, tmp_path):
    page = opened(read("aleppo-2016-02"))
    # The page's own policy forbids scripts; axe runs in the browser's isolated evaluation.
    assert findings(page, "html") == []
    page.set_viewport_size({"width": 960, "height": 1150})
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "ledger-window.png")  # the README's picture is this


def test_a_printed_page_keeps_the_marks_and_what_stands_open(opened):
    page = opened(read("aleppo-2016-02"), scripts=False)
    page.emulate_media(media="print")
    for hidden in ("nav", ".marks", "#attributions-1"):
        assert page.locator(hidden).first.is_hidden()
    for shown in (".first li", "#claims-1", "mark.is-claims"):
        assert page.locator(shown).first.is_visible()
    page.locator("details", has=page.locator("#attributions")).evaluate("d => d.open = true")
    assert page.locator("#attributions-1").is_visible()


def test_a_story_of_600_words_is_printed_on_four_pages_at_most(opened):
    words = read("aleppo-2016-02").text.split(" ")
    text = " ".join((words * 3)[:620])
    assert len(text.split()) >= 600
    pages = re.findall(rb"/Type\s*/Page\b", opened(text, scripts=False).pdf())
    assert 1 <= len(pages) <= 4


def test_marks_of_a_kind_are_hidden_and_shown_without_scripts(opened):
    page = opened(read("aleppo-2016-02"), scripts=False)
    mark = page.locator("mark.is-labels").first
    line = "m => getComputedStyle(m).borderBottomStyle"
    assert mark.evaluate(line) == "solid"
    page.locator("#see-labels").uncheck()
    assert mark.evaluate(line) == "none"


def test_a_link_to_a_row_opens_the_table_that_it_is_in(opened):
    page = opened(read("aleppo-2016-02"), scripts=False)
    row = page.locator("#attributions-1")
    assert row.is_hidden()
    page.locator(".refs a[href='#attributions-1']").first.click()
    assert row.is_visible()
