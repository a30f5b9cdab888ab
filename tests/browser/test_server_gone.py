"""A server that is killed, a tab that is closed, a full disk: nothing that was done is lost."""

from __future__ import annotations

import json
import sys

import pytest

from tests.browser.by_mouse import fill, solved
from tests.browser.test_forms import DIRTY, events, form, until, work
from tests.browser.test_whole_lessons import END, asked, form_of, shapes
from tests.browser.whole_course import WholeCourse

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
LESSON = "00-start-here"
BANNER = ".dl-banner:not(.lm-mod-hidden)"


@pytest.fixture
def course(browser, tmp_path):
    course = WholeCourse(tmp_path / "dateline")
    course.start()
    yield course
    course.server.stop()


def test_a_server_that_is_gone_is_told_in_one_line_and_what_was_done_is_saved_after(
    course, browser
):
    with course.opened(browser, LESSON) as lesson:
        page = lesson.page
        form(lesson, "start.1").locator(".dl-body input").fill("22")
        page.wait_for_function(f"() => !({DIRTY})()")
        course.kill()
        form(lesson, "start.2").locator('[data-unit="1"]').click()
        page.locator(BANNER, has_text="server does not answer").wait_for()
        check = form(lesson, "start.1").locator(".dl-check")
        check.click()
        notice = form(lesson, "start.1").locator(".dl-notice", has_text="server does not answer")
        notice.wait_for()
        assert page.locator(".jp-Dialog").count() == 0
        lesson.screenshot("server-gone")
        course.start()  # with another token, on the same port
        page.locator(BANNER).wait_for(state="hidden")
        assert work(lesson, "start.2")["draft"] == ["1"]
        check.click()
        form(lesson, "start.1").locator(".dl-reply", has_text="Correct").wait_for()
        assert events(lesson, "start.1", 1) == [{"answer": 22}]
        assert page.locator(".jp-Dialog").count() == 0
        page.evaluate(END)


def test_a_tab_closed_a_second_after_an_answer_has_kept_it(course, browser):
    with course.opened(browser, LESSON) as lesson:
        page = lesson.page
        form(lesson, "start.5").locator('input[value="stop"]').check()
        page.wait_for_timeout(1000)  # as long as a learner has before the tab is closed
    course.kill()
    course.start()
    with course.opened(browser, LESSON) as lesson:
        assert form(lesson, "start.5").locator('input[value="stop"]').is_checked()
        lesson.page.evaluate(END)


FULL = '''
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
import errno, os

class Full(AsyncLargeFileManager):
    """A disk without room while a file named `full` lies beside the course."""

    async def save(self, model, path=""):
        if os.path.exists(os.path.join(self.root_dir, "full")):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return await super().save(model, path)
'''


@pytest.mark.long
def test_a_full_disk_is_told_in_one_line_and_saved_once_there_is_room(course, browser):
    course.server.stop()
    (course.place.root / "a_full_disk.py").write_text(FULL)
    course.start("--ServerApp.contents_manager_class=a_full_disk.Full")
    with course.opened(browser, LESSON) as lesson:
        page = lesson.page
        (course.place.root / "full").touch()
        form(lesson, "start.2").locator('[data-unit="1"]').click()
        page.locator(BANNER, has_text="The disk is full").wait_for()
        assert page.locator(".jp-Dialog").count() == 0
        lesson.screenshot("disk-full")
        # The answer is marked all the same, and stands on the page.
        form(lesson, "start.1").locator(".dl-body input").fill("22")
        form(lesson, "start.1").locator(".dl-check").click()
        form(lesson, "start.1").locator(".dl-reply", has_text="Correct").wait_for()
        kept = json.loads(lesson.path.read_text("utf-8"))
        assert not any("work" in c["metadata"].get("dateline", {}) for c in kept["cells"])
        (course.place.root / "full").unlink()
        page.locator(BANNER).wait_for(state="hidden")
        assert work(lesson, "start.2")["draft"] == ["1"]
        assert events(lesson, "start.1", 1) == [{"answer": 22}]
        page.evaluate(END)


@pytest.mark.long
def test_every_answer_of_a_lesson_outlives_the_server_killed_right_after_it(course, browser):
    path = course.work / f"{LESSON}.ipynb"
    given = []
    for question in asked(path):
        with course.opened(browser, LESSON) as lesson:
            for earlier in given:
                assert events(lesson, earlier, 1), earlier
                assert form_of(lesson, earlier).locator(".dl-reply").count() >= 1, earlier
            shown = form_of(lesson, question)
            fill(shown, shapes(lesson, "aleppo-2016-02")[question], solved(LESSON)[question])
            shown.locator(".dl-check").click()
            shown.locator(".dl-reply:not(.dl-is-hint)").wait_for()
            until(lesson, lambda q=question: events(lesson, q, 1))
            given.append(question)
            course.kill()
        course.start()
    with course.opened(browser, LESSON) as lesson:
        for earlier in given:
            assert events(lesson, earlier, 1), earlier
            assert form_of(lesson, earlier).locator(".dl-reply").count() >= 1, earlier
        lesson.page.evaluate(END)
