"""What a learner waits for: `import kit`, and the first article read with its tags.

    python benchmarks/startup.py [runs]

Every figure is of a fresh Python process, the median of the runs, as seconds on the clock and
as processor time, which other work on the machine disturbs less. The peer is `import nltk`,
which a course on NLTK alone would begin with.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

STEPS = {
    "Python alone": "pass",
    "import kit": "import kit",
    "import kit, read the article": "import kit; kit.read('aleppo-2016-02')",
    "import kit, read and tag it": "import kit; kit.read('aleppo-2016-02').tokens",
    "peer: import nltk": "import nltk",
}
INSIDE = """
import time, kit
clock, processor = time.perf_counter(), time.process_time()
kit.read("aleppo-2016-02").tokens
print(time.perf_counter() - clock, time.process_time() - processor)
"""


def seconds(code: str) -> tuple[float, float]:
    """Return (clock, processor) seconds of a fresh process that runs the code."""
    clock, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-c", code], check=True)
    after = os.times()
    processor = after.children_user + after.children_system
    processor -= before.children_user + before.children_system
    return time.perf_counter() - clock, processor


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for code in STEPS.values():
        seconds(code)  # once unmeasured: the compiled files are then there
    # In turn, so that a machine that slows down slows all of them.
    times = [[seconds(code) for code in STEPS.values()] for _ in range(runs)]
    rows = [
        [statistics.median(pair[kind] for pair in column) for kind in (0, 1)]
        for column in zip(*times, strict=True)
    ]
    print(f"median of {runs} fresh processes, in seconds beyond Python's own start")
    print(f"{'':34}clock  processor")
    for name, (clock, processor) in zip(STEPS, rows, strict=True):
        print(f"  {name:32}{clock - rows[0][0]:5.3f}{processor - rows[0][1]:11.3f}")
    print(f"  (Python's own start{rows[0][0]:18.3f}{rows[0][1]:11.3f})")
    inside = [
        subprocess.run([sys.executable, "-c", INSIDE], capture_output=True, check=True).stdout
        for _ in range(runs)
    ]
    clock, processor = (
        statistics.median(float(line.split()[kind]) for line in inside) for kind in (0, 1)
    )
    print(f"  {'first read with tags, after import':32}{clock:5.3f}{processor:11.3f}")
    peer, ours = (rows[n][1] - rows[0][1] for n in (4, 3))
    print(f"  ratio, import nltk / import kit, read and tag: {peer / ours:.2f}")


if __name__ == "__main__":
    main()
