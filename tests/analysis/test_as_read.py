"""What the analyses find in every text that the project brings, as it was when last looked at.

`tests/fixtures/as_read.txt` keeps the bundled articles finding by finding, and the passages of the
case files, which have expectations of their own, as a digest of all that is found in each; so too
the sentences of other tests and those made from the lexicons. Whoever changes a rule on purpose
writes the file anew and reads the difference before it is kept:

    .venv/bin/python -m tests.analysis.test_as_read
    .venv/bin/python -m tests.analysis.test_as_read "a word of the passage"    # what is found there
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import kit
from kit.analysis.agency.nominalisations import nominals
from kit.analysis.finding import Finding
from kit.newsroom.record_fields import KINDS
from kit.text.article import Article
from kit.text.records import Span
from tests import passages as told
from tests.analysis.made_stories import of_days, of_harm, of_saying, of_wording

HERE = Path(__file__).parent
KEPT = HERE.parent / "fixtures" / "as_read.txt"
ARTICLES = ("aleppo-2016-02", "twin", "practice-1", "capstone-a", "capstone-b", "capstone-c")
CASES = sorted(p for p in HERE.glob("*/*.txt") if p.name != "headline_stories.txt")
CLUSTERS = ("events/clusters.toml", "events/more_clusters.toml")
STORIES = HERE / "page" / "headline_stories.txt"
NEWSROOM = HERE / "newsroom_stories.txt"
BODY = """

The port was quiet on Monday, the mayor said. Norland forces and Lomari fighters had fought there
for a year. People came back.
"""
ANALYSES = {
    **{kind: analysis for kind, (analysis, _) in KINDS.items()},
    "nominal": nominals, "statement": kit.statements, "member": kit.cast,
    "headline": lambda a: [kit.headline(a)],
}  # fmt: skip

LEFT_OUT = ("span", "reason", "counter_reading", "text", "alternative", "guide", "why")
"""Fields that are the same wherever a rule fires, or stand in a lexicon."""


def read(passage: str, **stated: str) -> Article:
    """A passage as an article; some are too short to tell their language by."""
    return kit.read(passage + "\n", language_check=False, **stated)


def said(value: Any, text: str) -> str:
    """A field of a finding as the words it points to."""
    if isinstance(value, Span):
        words = " ".join(text[value.start : value.end].split())
        return f"“{words}”" if len(words) < 70 else f"“{words[:40]} … {words[-24:]}”"
    if isinstance(value, Finding):
        return value.rule
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__
            + ":"
            + "/".join(said(getattr(value, f.name), text) for f in fields(value))
        )
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(said(part, text) for part in value) + "]"
    return str(value)


def found(article: Article) -> Iterator[tuple[str, str]]:
    """Each finding's kind, and all it says but its reasons."""
    for kind, analysis in ANALYSES.items():
        for finding in analysis(article):
            if finding is None:
                continue
            parts = [
                f"{f.name}={said(getattr(finding, f.name), article.text)}"
                for f in fields(finding)
                if f.name not in LEFT_OUT
                and getattr(finding, f.name) not in (None, "", (), [], False)
            ]
            yield kind, " ".join([said(finding.span, article.text), *parts])


def passages(path: Path) -> list[str]:
    """The passages of a file of cases, or of stories, as often as they stand in it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path == STORIES:
        text = "\n".join(line.removeprefix("+ ") for line in lines if not line.startswith("#"))
        stories = (story.split("differs:")[0].strip() for story in text.split("\n\n"))
        return [story.replace("\n", "\n\n") for story in stories if story]
    if path == NEWSROOM:
        told = path.read_text(encoding="utf-8").split("\n### ")[1:]
        return [story.partition("\n")[2].split("\n--")[0].strip() for story in told]
    cut = (line.split("::")[0].strip() for line in lines if "::" in line)
    body = BODY if path.name.startswith("headline") else ""  # a line alone is no headline
    return [passage + body for passage in cut if passage and not passage.startswith("#")]


def of_article(name: str) -> Iterator[str]:
    """A line for each finding of a bundled article."""
    for kind, line in found(kit.read(name)):
        yield f"{kind}  {line}"


def of_cases(path: Path) -> Iterator[str]:
    """A line for each passage: its first words, what is found in it, and a digest of that."""
    for passage in passages(path):
        yield as_digest(passage, " ".join(passage.split())[:44])


def as_digest(passage: str, name: str, **stated: str) -> str:
    """A line: a digest of all that is found in a passage, its name, and how much of which kind."""
    rows = list(found(read(passage, **stated)))
    digest = hashlib.sha256("\n".join(f"{k} {r}" for k, r in rows).encode()).hexdigest()[:10]
    kinds = " ".join(f"{kind} {n}" for kind, n in Counter(k for k, _ in rows).items())
    return f"{digest}  {name}  [{kinds}]"


MADE = {
    "made: saying": of_saying, "made: harm": of_harm, "made: days": of_days,
    "made: wording": of_wording,
}  # fmt: skip
PUBLISHED = "2016-02-10"
"""The day from which made stories count; without one no day of theirs could be told."""
PARTS = [
    *ARTICLES,
    *(p.relative_to(HERE).as_posix() for p in (*CASES, STORIES, NEWSROOM)),
    *CLUSTERS,
    *MADE,
]


def of_clusters(path: Path) -> Iterator[str]:
    """A line for each pair of figures, gap, and origin of the invented events."""
    for cluster in tomllib.loads(path.read_text(encoding="utf-8"))["cluster"]:
        told = kit.event(cluster["report"])
        for kind in told.kinds:
            for p in told.pairs(kind):
                stand = f"{p.a.report.id} {p.b.report.id}: {p.relation}: {p.why}"
                yield f"{cluster['id']} {kind} {stand}"
            may = told.printable(kind)
            yield f"{cluster['id']} {kind} can be printed: {may.low} to {may.high}: {may.why}"
        for rest in told.rests:
            yield f"{cluster['id']} {rest.report} rests on {rest.on}: {rest.why}"
        for gap in told.gaps:
            yield f"{cluster['id']} {gap.report} leaves out {gap.what}: {gap.why}"


def lines_of(part: str) -> list[str]:
    """The lines of a part of the file as they are now."""
    if part in CLUSTERS:
        return list(of_clusters(HERE / part))
    if part in MADE:
        return [as_digest(story, name, published=PUBLISHED) for name, story in MADE[part]()]
    return list(of_article(part) if part in ARTICLES else of_cases(HERE / part))


def kept() -> dict[str, list[str]]:
    """The parts of the file as they were last looked at."""
    parts: dict[str, list[str]] = {}
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            own = parts.setdefault(line[3:], [])
        else:
            own.append(line)
    return parts


LONG = {"made: wording", "made: saying"}
TRIED = [pytest.param(p, marks=pytest.mark.long) if p in LONG else p for p in PARTS]


@pytest.mark.parametrize("part", TRIED)
def test_what_is_found_is_what_was_last_looked_at(part):
    before, now = kept().get(part, []), lines_of(part)
    changed = [f"- {line}" for line in before if line not in now]
    changed += [f"+ {line}" for line in now if line not in before]
    again = f"; if that is meant: {AGAIN}"
    assert now == before, "\n".join([f"{part} is read otherwise than before{again}", *changed])


AGAIN = ".venv/bin/python -m tests.analysis.test_as_read"
SENTENCES = KEPT.with_name("as_read_in_tests.txt")


def of_tests(file: str) -> dict[str, str]:
    """What is found in each sentence of a test file: a line by the sentence's name."""
    lines = {}
    for passage in told.passages_in(file):
        name = told.name_of(passage)
        lines[name] = as_digest(passage, f"{name} {' '.join(passage.split())[:44]}")
    return lines


@pytest.mark.parametrize("floor", told.FLOORS)
def test_sentences_of_other_tests_are_read_as_they_were(floor):
    before = {line.split()[1]: line for line in SENTENCES.read_text(encoding="utf-8").splitlines()}
    now = {k: v for f in told.files() if f.startswith(floor) for k, v in of_tests(f).items()}
    known = now.keys() & before.keys()  # whoever writes a test adds sentences; that is no change
    assert len(known) > len(now) * 0.5, f"most sentences are new: {AGAIN}"
    changed = [f"- {before[k]}\n+ {now[k]}" for k in sorted(known) if before[k] != now[k]]
    assert not changed, "\n".join(changed)


def main(words: list[str]) -> None:
    """Write the files anew, or print what is found in the passages that hold some words."""
    if not words:
        text = "\n".join("\n".join([f"== {part}", *lines_of(part)]) for part in PARTS) + "\n"
        KEPT.write_text(text, encoding="utf-8")
        lines = {k: v for f in told.files() for k, v in of_tests(f).items()}
        SENTENCES.write_text("\n".join(lines.values()) + "\n", encoding="utf-8")
        return
    sources: dict[str, list[str]] = {p.name: passages(p) for p in (*CASES, STORIES, NEWSROOM)}
    sources |= {part: [story for _, story in make()] for part, make in MADE.items()}
    sources |= {file: told.passages_in(file) for file in told.files()}
    for source, all_passages in sources.items():
        for passage in all_passages:
            if " ".join(words) in passage:
                print(f"{source}: {passage}")
                for kind, row in found(read(passage)):
                    print(f"  {kind}  {row}")


if __name__ == "__main__":
    main(sys.argv[1:])
