"""Makes docs/answer.gif: a wrong answer is met with a question, and becomes a right one.

    .venv/bin/python scripts/moving_picture.py

Needs what the browser tests need. The frames are a form of lesson 00 in a real JupyterLab.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LESSON, QUESTION = "00-start-here", "start.1"
WRONG, RIGHT = "19", "22"
# Milliseconds a frame: what has to be read stays longer.
EMPTY, TYPED, REPLY = 1200, 900, 4200
TIMES_OVER = 3
COLOURS = 48


def frames() -> list[tuple[bytes, int]]:
    """Each picture of the form as PNG, with how long it stays."""
    from playwright.sync_api import sync_playwright

    from launch.testing import find_browser
    from tests.browser.conftest import FLAGS
    from tests.browser.whole_course import WholeCourse

    taken: list[tuple[bytes, int]] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        course = WholeCourse(Path(name) / "dateline")
        course.start()
        browser = driver.chromium.launch(executable_path=find_browser(), args=FLAGS)
        try:
            with course.opened(browser, LESSON, QUESTION) as lesson:
                form = lesson.page.locator(f'.dl-form[data-question="{QUESTION}"]')
                field = form.locator(".dl-body .dl-field input").first
                reply = form.locator(".dl-reply:not(.dl-is-hint)")

                def take(stays: int) -> None:
                    # The pointer and the caret would blink through the frames.
                    form.scroll_into_view_if_needed()
                    taken.append((form.screenshot(animations="disabled", caret="hide"), stays))

                take(EMPTY)
                for answer in (WRONG, RIGHT):
                    field.fill(answer)
                    take(TYPED)
                    form.locator(".dl-check").click()
                    reply.get_by_text("Correct" if answer == RIGHT else "Not yet").wait_for()
                    take(REPLY)
        finally:
            browser.close()
            assert course.server is not None
            course.server.stop()
    return taken


def main() -> int:
    """0 when the picture is written."""
    shots = [(Image.open(io.BytesIO(data)).convert("RGB"), stays) for data, stays in frames()]
    width = max(shot.width for shot, _ in shots)
    height = max(shot.height for shot, _ in shots)
    pages = []
    for shot, _ in shots:
        page = Image.new("RGB", (width, height), "white")
        page.paste(shot, (0, 0))
        pages.append(page.quantize(COLOURS, dither=Image.Dither.NONE))
    pages[0].save(
        ROOT / "docs" / "answer.gif", save_all=True, append_images=pages[1:],
        duration=[stays for _, stays in shots], loop=TIMES_OVER, optimize=True,
    )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
