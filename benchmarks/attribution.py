"""Who says what, measured: accuracy on an annotated file, speed, memory, and a peer.

    python benchmarks/attribution.py FILE.json          accuracy, speed, memory
    python benchmarks/attribution.py                    speed on the bundled article only

FILE is {"docs": [{"id", "text", "attributions": [{"source": [start, end] or null, "cue": ...,
"content": [[start, end], ...]}]}]} or the bare list of docs; offsets are characters. PolNeAR
exports and Wikinews annotations have been brought into this form; none comes with the kit. What
is counted is explained in `attribution_scores.py`.

The peer is the usual recipe for direct quotations: a regular expression for quotation marks,
and the name or pronoun next to the nearest "said" or its like within 60 characters. It stands in
for textacy's `direct_quotations` (same idea, on a spaCy parse), which needs a model that cannot
be had from the package index. Both take raw text and run in this process in turn; times are
processor time, reading and tagging included.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attribution_scores import MEASURES, quoted_regions, score

from kit.analysis.speech.attribution import attributions
from kit.text.reading import read

Found = list[dict]
_SAID = re.compile(
    r"\b(said|says|told|added|adds|asked|wrote|writes|noted|explained|continued|argued|insisted|"
    r"replied|stated|warned|claimed|tweeted)\b"
)
_NAME = r"(?:[Tt]he \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
_BEFORE = re.compile(rf"({_NAME})\s*$")
_AFTER = re.compile(rf"^\s*({_NAME})")


def with_kit(text: str) -> Found:
    """Return the kit's attributions as plain data."""
    article = read(text) if text.strip() else text
    return [
        {
            "source": [a.source.start, a.source.end] if a.source else None,
            "cue": [a.cue.start, a.cue.end] if a.cue else None,
            "content": [[c.start, c.end] for c in a.content],
        }
        for a in attributions(article)
    ]


def with_peer(text: str) -> Found:
    """Return quoted stretches with the name beside the nearest verb of saying."""
    found = []
    for start, end in quoted_regions(text):
        if end - start < 12:
            continue
        low, high = max(0, start - 60), min(len(text), end + 60)
        best: tuple[int, re.Match[str]] | None = None
        for match in _SAID.finditer(text, low, high):
            if match.end() <= start or match.start() >= end:
                gap = start - match.end() if match.end() <= start else match.start() - end
                if best is None or gap < best[0]:
                    best = (gap, match)
        source = cue = None
        if best is not None:
            a, b = best[1].span()
            cue = [a, b]
            before = _BEFORE.search(text, max(low, a - 60), a)
            after = _AFTER.match(text[b : b + 60])
            if before:
                source = list(before.span(1))
            elif after:
                source = [b + after.start(1), b + after.end(1)]
        found.append({"source": source, "cue": cue, "content": [[start, end]]})
    return found


def run(tool: Callable[[str], Found], docs: list[dict]) -> tuple[list[dict], float]:
    """Return the tool's findings on every document, and its processor seconds."""
    begin = time.process_time()
    out = [{"id": d["id"], "attributions": tool(d["text"])} for d in docs]
    return out, time.process_time() - begin


def show(name: str, gold: list[dict], found: list[dict]) -> None:
    """Print precision, recall and F1 of each measure."""
    print(f"\n{name}")
    counts = score(gold, found)
    for kind, count in counts.items():
        measures = ("source",) if kind == "regions" else MEASURES
        cells = "  ".join("{} {:.1f}/{:.1f}/{:.1f}".format(m, *count.scores(m)) for m in measures)
        print(f"  {kind:9s} gold {count.gold:5d} found {count.found:5d}  {cells}")


def main() -> None:
    """Print accuracy, speed, memory and the ratio to the peer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", help="annotated documents (JSON)")
    given = parser.parse_args().file
    if given:
        data = json.loads(Path(given).read_text(encoding="utf-8"))
        docs = data["docs"] if isinstance(data, dict) else data
    else:
        text = read("aleppo-2016-02").text
        docs = [{"id": str(n), "text": text + "\n" * n, "attributions": []} for n in range(40)]
    with_kit("The mayor said no.")  # lexicons and tagger loaded before the clock starts
    found, seconds = run(with_kit, docs)
    peer, peer_seconds = run(with_peer, docs)
    if given:
        show("kit", docs, found)
        show("peer: quotation marks and the nearest 'said'", docs, peer)
    words = sum(len(d["text"].split()) for d in docs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nspeed    {len(docs) / seconds:.1f} articles a second of processor time, "
          f"{1000 * seconds / words * 1000:.0f} ms per 1,000 words")  # fmt: skip
    print(f"peer     {len(docs) / peer_seconds:.0f} articles a second; the kit takes "
          f"{seconds / peer_seconds:.0f} times as long")  # fmt: skip
    print(f"memory   {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
