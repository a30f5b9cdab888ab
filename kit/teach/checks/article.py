"""What lessons say about an article stands on its text: hashes, sizes, and the facts test."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from kit.teach.checks.course import Course

FACTS = "tests/test_article_facts.py"
SECONDS = 300


def facts(course: Course) -> list[str]:
    """Return every bundled article that is not what its file says, and every fact that fails."""
    faults = []
    for about in sorted(course.articles.glob("*.toml")):
        where = course.name(about)
        faults += [f"{where}: {fault}" for fault in _described(about)]
    for text in sorted(course.articles.glob("*.txt")):
        if not text.with_suffix(".toml").is_file():
            faults.append(f"{course.name(text)}: has no {text.stem}.toml with origin and sha256")
    for lesson in course.lessons:  # an article that lies in its lesson's folder
        for about in sorted(lesson.folder.glob("*.toml")):
            if about.with_suffix(".txt").is_file():
                faults += [f"{course.name(about)}: {fault}" for fault in _described(about)]
    return faults


def _described(about: Path) -> Iterator[str]:
    from kit.text.reading import read

    try:
        told = tomllib.loads(about.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"not valid TOML: {error}"
        return
    text = about.with_suffix(".txt")
    if not text.is_file():
        # Left out on purpose where it may not be used; the lessons then fall back.
        return
    if told.get("id", about.stem) != about.stem:
        yield f"id is '{told['id']}', but the file is {about.name}"
    found = hashlib.sha256(text.read_bytes()).hexdigest()
    if told.get("sha256") != found:
        yield (
            f"sha256 is not that of {text.name}; if the text was meant to change, "
            f"write {found} and look at every key again"
        )
        return
    for field in ("origin", "rights"):
        if field in told and not str(told[field]).strip():
            yield f"{field} is empty; say where the text comes from, and who holds rights in it"
    article = read(text)
    for field, number in (("blocks", len(article.blocks)), ("words", len(article.text.split()))):
        if field in told and told[field] != number:
            yield f"{field} is {told[field]}, but {text.name} has {number}"


def facts_test(course: Course) -> list[str]:
    """Return every fact about the article that the course's own test finds untrue."""
    path = course.root / FACTS
    if not path.is_file():
        return []
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-o", "addopts=",
               "--import-mode=importlib", "-p", "no:cacheprovider", str(path)]  # fmt: skip
    inner = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    inner["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    done = subprocess.run(
        command, cwd=course.root, env=inner, capture_output=True, text=True, timeout=SECONDS
    )
    if done.returncode == 0:
        return []
    failed = re.findall(r"^(?:FAILED|ERROR) \S+?::(\S+)(?: - (.*))?$", done.stdout, re.MULTILINE)
    mend = "mend what the lesson says, not the test"
    return [f"{FACTS}: {name}: {why or 'fails'}; {mend}" for name, why in failed] or [
        f"{FACTS}: cannot run: {(done.stdout + done.stderr).strip()[-200:]}"
    ]
