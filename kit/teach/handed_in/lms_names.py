"""LMS names: whose a file is, by the names that learning platforms give to what they hand out.

A row for each platform; a new one is a row more, tried on whole names of folders, zips and files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class LmsName:
    """What a platform's name says: platform, number of the learner, name, the rest, if late."""

    lms: str
    learner: str
    number: str
    rest: str
    late: bool = False


_FORMS = {
    # Ada Lovelace_1234_assignsubmission_file_01-sourcing.ipynb, or a folder without the rest
    "moodle": re.compile(r"^(?P<name>.+?)_(?P<id>\d+)_assignsubmission_[a-z]+_?(?P<rest>.*)$"),
    # lovelaceada_LATE_1234_5678_01-sourcing-2.ipynb
    "canvas": re.compile(
        r"^(?P<name>[^_]+)_(?P<late>late_)?(?P<id>\d+)_(?P<file>\d+)_(?P<rest>.+)$", re.I
    ),
}
_LAST = re.compile(r"^(?P<name>.+)_(?P<id>\d+)_assignsubmission_[a-z]+_?$")
_MARK = re.compile(r"_(\d+)_assignsubmission_")
_ENDING = re.compile(r"\.(?:ipynb|zip)$", re.IGNORECASE)
_OF_FOLDERS = {"moodle"}
"""Platforms that name folders as well; of the others only files and zips have such names."""

_NOT_EVERYWHERE = re.compile(
    r'[\\:*?"<>|\x00-\x1f]|^\.\.?$|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(?=[._]|$)', re.I
)


def lms_name(part: str, *, folder: bool = False) -> LmsName | None:
    """Return what a part of a path says, without ".zip"; None where no platform named it so.

    >>> lms_name("lovelaceada_LATE_77_5678_01-sourcing-2")
    LmsName(lms='canvas', learner='lovelaceada', number='77', rest='01-sourcing-2', late=True)
    >>> lms_name("lovelaceada_77_5678_01-sourcing", folder=True)

    People choose the name they are shown by, even one that looks like a platform's. At the end of
    a Moodle folder stands the platform's own; in a file's name nobody can tell which it is.

    >>> lms_name("Ada_77_assignsubmission_file__79_assignsubmission_file_", folder=True).number
    '79'
    >>> lms_name("Ada_77_assignsubmission_file__79_assignsubmission_file_x").number
    '77 or 79'
    """
    if len(numbers := list(dict.fromkeys(_MARK.findall(part)))) > 1:
        if folder and (last := _LAST.match(part)):
            return LmsName("moodle", last["name"], last["id"], "")
        either = " or ".join(numbers[:4])
        learner, _, rest = part.partition("_assignsubmission_")
        return LmsName("moodle", f"{learner} ({either})", either, rest.partition("_")[2])
    for lms, form in _FORMS.items():
        if (not folder or lms in _OF_FOLDERS) and (found := form.match(part)):
            late = bool(found.groupdict().get("late"))
            return LmsName(lms, found["name"], found["id"], found["rest"], late)
    return None


def platform_of(path: str) -> str:
    """Return the platform that named a part of a path, the outermost; "" for none.

    >>> platform_of("subs.zip/lovelaceada_77_5678_01-sourcing.ipynb"), platform_of("ada/01.ipynb")
    ('canvas', '')
    """
    return _named_part(path)[0]


def kept_back(path: str) -> bool:
    r"""Return whether the name a platform gave cannot be that of a file on every system, so that
    no page goes back under it: "\" parts folders on Windows, "con" is a device there.

    >>> kept_back("CON_77_5678_01-sourcing.ipynb"), kept_back("ada_77_5678_01-sourcing.ipynb")
    (True, False)
    >>> kept_back(r"..\evil_77_5678_01-sourcing.ipynb"), kept_back("a:b/01-sourcing.ipynb")
    (True, False)
    """
    return bool(_NOT_EVERYWHERE.search(_named_part(path)[1]))


def _named_part(path: str) -> tuple[str, str]:
    for part in path.split("/"):
        stem = _ENDING.sub("", part)
        if named := lms_name(stem, folder=stem == part):
            return named.lms, part
    return "", ""
