"""The course's own workflow on GitHub: it can be read, and still validates and releases."""

from __future__ import annotations

import re
from typing import Any

from kit.teach.checks.course import Course

PATH = ".github/workflows/course.yml"
COMMANDS = ("kit validate", "kit release")
_SHA = re.compile(r"@[0-9a-f]{40}$")


def workflow(course: Course) -> list[str]:
    """Return what keeps the workflow from doing its work; [] where a course has none."""
    path = course.root / PATH
    if not path.is_file():
        return []
    import yaml

    try:
        flow = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [f"{PATH}: cannot be read: {error}"]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        return [f"{PATH}: {where}not valid YAML; mend the indents there, or restore the file"]
    jobs = flow.get("jobs") if isinstance(flow, dict) else None
    if not isinstance(jobs, dict) or not jobs:
        return [f"{PATH}: has no jobs; restore the file from the course it came from"]
    return [f"{PATH}: {fault}" for fault in _faults(jobs)]


def _faults(jobs: dict[str, Any]) -> list[str]:
    steps = [s for job in jobs.values() if isinstance(job, dict) for s in job.get("steps") or ()]
    ran = " ".join(str(step.get("run", "")) for step in steps if isinstance(step, dict))
    faults = [
        f"no step runs `{command}`; put it back, or nothing is held to it"
        for command in COMMANDS
        if command not in ran
    ]
    for step in steps:
        uses = str(step.get("uses", "")) if isinstance(step, dict) else ""
        if uses and not uses.startswith("./") and not _SHA.search(uses):
            faults.append(f"{uses}: is named by a tag, which may move; name the commit")
    return faults
