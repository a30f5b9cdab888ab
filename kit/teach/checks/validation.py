"""`kit validate`: every check of a course, in order, each ok, FAILED with its lines, or skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.teach.checks import (
    accessibility,
    article,
    built,
    code,
    feedback,
    guessing,
    running,
    sources,
    workflow,
)
from kit.teach.checks.course import Course


class Unusable(ValueError):
    """The checks cannot begin: no such folder, or no such check."""


@dataclass(frozen=True)
class Check:
    """One check: its name, what it holds, and the checks that have to pass before it can run."""

    name: str
    holds: str
    run: Callable[[Course], list[str]]
    slow: bool = False
    after: tuple[str, ...] = ()
    tells: Callable[[Course], list[str]] | None = None
    """What is worth telling where all is well, a line each."""


@dataclass(frozen=True)
class Result:
    """What one check found: its lines, or why it was skipped."""

    check: Check
    lines: tuple[str, ...] = ()
    skipped: str = ""
    told: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the check ran and found something."""
        return bool(self.lines)

    def text(self) -> str:
        """Return the result as it is printed: one line, and below it one for each fault."""
        state = "FAILED" if self.failed else "skipped" if self.skipped else "ok"
        told = self.skipped or self.check.holds
        return "\n".join(
            [f"{state:8} {self.check.name}: {told}", *(f"    {s}" for s in self.lines or self.told)]
        )


_SOURCES = ("banks", "links", "solutions")
CHECKS = (
    Check("banks", "question banks, overlays and private keys can be read", sources.banks),
    Check("links", "lesson and bank fit; ids, passages and files exist", sources.links),
    Check("code", "code cells of lessons can be read by Python", code.code),
    Check("solutions", "every solution earns full marks", sources.solutions),
    Check("hints", "hints ask, and give no key away", sources.hints),
    Check("feedback", "feedback names its item and the rule of the points", feedback.feedback),
    Check(
        "guessing",
        "answers without reading earn little",
        guessing.guessing,
        tells=guessing.told,
    ),
    Check("article", "articles are what their files say", article.facts),
    Check("workflow", "the workflow validates and releases", workflow.workflow),
    Check("facts", "facts about the article are true", article.facts_test),
    Check("accessibility", "everyone can read it", accessibility.accessibility),
    Check("current", "notebooks are what their sources say", built.current, after=_SOURCES),
    Check("sizes", "files and outputs are small enough", built.sizes),
    Check("solved", "solved notebooks ran whole and were marked in full", built.solved),
    Check(
        "nbval",
        "solved notebooks print the same again",
        running.solved_under_nbval,
        slow=True,
        after=("current", "solved"),
    ),
    Check(
        "blank",
        "blank notebooks run through and score 0",
        running.blank,
        slow=True,
        after=("current",),
    ),
)


def validate(
    exercises: Path,
    fast: bool = False,
    only: Iterable[str] = (),
    keys: Path | None = None,
    tell: Callable[[str], None] = lambda line: None,
) -> Iterator[Result]:
    """Yield the result of every check, in order. `fast` runs no notebook; `only` names checks.

    A check that stands on another is skipped, and says so, where that one failed. Raises
    `Unusable` where there is no such folder or check.
    """
    exercises = exercises.resolve()
    if not exercises.is_dir():
        raise Unusable(f"{exercises.name}: there is no such folder; name the folder of lessons")
    wanted = list(only)
    for name in wanted:
        if name not in {check.name for check in CHECKS}:
            names = ", ".join(check.name for check in CHECKS)
            raise Unusable(f"--only {name}: no such check; choose from {names}")
    course = Course(exercises, keys)
    failed: set[str] = set()
    for check in CHECKS:
        if wanted and check.name not in wanted:
            continue
        if fast and check.slow:
            yield Result(check, skipped="not run (--fast)")
            continue
        if stopped := [name for name in check.after if name in failed]:
            failed.add(check.name)  # what stands on this one cannot be told either
            yield Result(check, skipped=f"not run; mend {', '.join(stopped)} first")
            continue
        tell(f"checking {check.name}")
        lines = tuple(dict.fromkeys(check.run(course)))
        told = tuple(check.tells(course)) if check.tells and not lines else ()
        result = Result(check, lines, told=told)
        if result.failed:
            failed.add(check.name)
        yield result


def summary(results: list[Result]) -> str:
    """Return the last line: how many checks passed, failed, and did not run."""
    failed = [r.check.name for r in results if r.failed]
    skipped = sum(bool(r.skipped) for r in results)
    passed = len(results) - len(failed) - skipped
    parts = [f"{passed} passed"]
    if failed:
        faults = sum(len(r.lines) for r in results)
        parts.append(f"{len(failed)} failed ({', '.join(failed)}; {faults} faults)")
    if skipped:
        parts.append(f"{skipped} not run")
    return ", ".join(parts)
