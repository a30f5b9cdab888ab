"""Ten thousand stories: processor time and memory of `kit analyze` on a sample, and what they make.

    python benchmarks/batch.py [stories] [jobs]

The sample (300 stories of 500 words if nothing is said) is cut from the texts that come with the
kit and goes through the command as an analyst runs it, in a process of its own. Printed: stories a
second of processor time, the largest memory of all its processes together, and what both mean for
10,000 stories. Where spaCy and a model are installed (`pip install spacy`, and en_core_web_sm), its
pipeline alone reads the same stories in the same run: that is a parse, with nothing made of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kit.text.reading import bundled_ids, read  # noqa: E402

WORDS = 500
WHOLE = 10_000


def stories(number: int) -> list[str]:
    """So many texts of 500 words, no two the same, out of the bundled articles."""
    pool = [read(id).text.split(" ") for id in bundled_ids()]
    made = []
    for n in count():
        words = pool[n % len(pool)]
        start = (n // len(pool) * 37) % max(1, len(words) - 100)
        text = (words[start:] + words[:start]) * (WORDS // len(words) + 1)
        made.append(f"Story {n}\n\n" + " ".join(text[:WORDS]))
        if len(made) == number:
            return made
    raise AssertionError


def measured(command: list[str]) -> tuple[float, float, int]:
    """Seconds on the clock, seconds of processor time of all processes, and their peak memory."""
    begun = time.monotonic()
    child = psutil.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    peak, spent = 0, {}
    while child.poll() is None:
        total = 0
        for process in [child, *child.children(recursive=True)]:
            try:
                total += process.memory_info().rss
                used = process.cpu_times()
                spent[process.pid] = used.user + used.system
            except psutil.Error:
                continue
        peak = max(peak, total)
        time.sleep(0.05)
    return time.monotonic() - begun, sum(spent.values()), peak


def spacy_seconds(texts: list[str]) -> float | None:
    """Seconds of processor time that spaCy's small pipeline takes, None where it is not there."""
    if not find_spec("spacy") or not find_spec("en_core_web_sm"):
        return None
    import spacy

    nlp = spacy.load("en_core_web_sm")
    begun = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - begun


def main(number: int = 300, jobs: int = 2) -> None:
    """Print the measures."""
    texts = stories(number)
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "day.jsonl", Path(folder) / "out"
        lines = [json.dumps({"id": f"s{n}", "text": t}) for n, t in enumerate(texts)]
        source.write_text("\n".join(lines), "utf-8")
        words = ["analyze", str(source), "--out", str(out), "--jobs", str(jobs)]
        clock, spent, peak = measured([sys.executable, "-m", "kit.cli", *words])
        written = sum(1 for _ in (out / "stories.jsonl").open(encoding="utf-8"))
    print(f"{written} of {number} stories of {WORDS} words, {jobs} jobs")
    print(f"{clock:.1f} s on the clock, {spent:.1f} s of processor time, {peak / 1e6:.0f} MB")
    print(f"{number / spent:.1f} stories a second of processor time")
    print(
        f"{WHOLE:,} stories: {spent / number * WHOLE / jobs / 60:.1f} min on {jobs} free processors"
    )
    peer = spacy_seconds(texts)
    if peer:
        print(f"spaCy's pipeline alone: {number / peer:.1f} stories a second of processor time")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
