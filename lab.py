#!/usr/bin/env python3
"""Opens the course: `python3 lab.py`. Runs every check: `python3 lab.py test`.

Only the standard library is used, because this runs before anything is installed. This file keeps
to words that even a very old Python can parse, so that such a Python says what is wrong instead of
pointing at a line; the work itself is in the folder `launch`.
"""

import os
import sys

OLDEST = (3, 11)


def newer_python_here():
    """Name of a new enough Python on the PATH, or an empty string."""
    for minor in range(14, OLDEST[1] - 1, -1):
        name = "python3.%d" % minor
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            for ending in ("", ".exe"):
                if os.path.isfile(os.path.join(folder, name + ending)):
                    return name
    return ""


def too_old(version):
    """One line that says what is wrong and how to mend it, or an empty string if all is well."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    found = newer_python_here()
    mend = "run: %s lab.py" % found if found else "install a newer Python from python.org"
    return "lab.py: this is Python %d.%d, and the course needs %d.%d or newer. Mend: %s." % (
        version[0],
        version[1],
        OLDEST[0],
        OLDEST[1],
        mend,
    )


if __name__ == "__main__":
    complaint = too_old(sys.version_info)
    if complaint:
        sys.exit(complaint)
    # Some settings (PYTHONSAFEPATH) keep a script's own folder off the path.
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from launch.command import main

    sys.exit(main())
