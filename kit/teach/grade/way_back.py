"""The way back: feedback pages in the zips that Canvas and Moodle take, under the names they gave.

Canvas hangs each file of *Upload Submissions* onto the submission whose numbers stand in its name,
and Moodle each file of *Upload multiple feedback files in a zip* onto the participant. So a page
goes back under the very name its notebook came with, only with another ending.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from kit.teach.grade.gradebook import learners
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.lms_names import kept_back, lms_name

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_ENDING = re.compile(r"\.(?:ipynb|zip)$", re.IGNORECASE)
_MOODLE = re.compile(r"^(.+?_\d+_assignsubmission_[a-z]+)_?")
_MOODLE_FOLDER = re.compile(r"^(.+_\d+_assignsubmission_[a-z]+)_?$")
Page = Callable[[str, dict[str, Graded]], str]


def zips(result: Result, page: Page) -> dict[str, bytes]:
    """Return `feedback-<platform>-<lesson>.zip` -> its bytes, for each platform and lesson.

    `page` makes a learner's page of some lessons. What came from no platform cannot be sent back,
    nor what came under a name that some system takes for a folder or a device; its page in
    feedback/ is there all the same.
    """
    found: dict[str, dict[str, str]] = {}
    for learner, own in learners(result).items():
        for lesson, graded in own.items():
            # Who has no number there has a name at most that looks like the platform's.
            numbered = graded.submission.lms_id is not None
            lms, name = back_name(graded.submission.path, lesson) if numbered else ("", "")
            if lms:
                files = found.setdefault(f"feedback-{lms}-{lesson or 'unknown'}.zip", {})
                files[name] = page(learner, {lesson: graded})
    return {name: _zipped(files) for name, files in sorted(found.items())}


def back_name(path: str, lesson: str) -> tuple[str, str]:
    """Return the platform, and the name under which a page finds its way back; ("", "") for none.

    >>> back_name("subs.zip/lovelaceada_LATE_77_5678_01-sourcing-2.ipynb", "01-sourcing")
    ('canvas', 'lovelaceada_LATE_77_5678_01-sourcing-2.html')
    >>> back_name("Ada Ł_77_assignsubmission_file_/a.ipynb", "01-sourcing")
    ('moodle', 'Ada Ł_77_assignsubmission_file_/feedback-01-sourcing.html')
    >>> back_name("ada/01-sourcing.ipynb", "01-sourcing")
    ('', '')
    >>> back_name("CON_78_5678_01-sourcing.ipynb", "01-sourcing")
    ('', '')
    """
    if kept_back(path):
        return "", ""
    for part in path.split("/"):
        stem = _ENDING.sub("", part)
        named = lms_name(stem, folder=stem == part)
        if named is None:
            continue
        if named.lms == "canvas":
            return "canvas", f"{stem}.html"
        if found := (_MOODLE_FOLDER if stem == part else _MOODLE).match(stem):
            return "moodle", f"{found[1]}_/feedback-{lesson or 'unknown'}.html"
    return "", ""


def _zipped(files: Mapping[str, str]) -> bytes:
    """The same pages give the same bytes; names beyond ASCII are marked as UTF-8."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)
    return buffer.getvalue()
