"""How often each rule is right, counted on annotated texts; writes what the ledger page prints.

    python benchmarks/rules.py FOLDER            prints the table
    python benchmarks/rules.py FOLDER --write    writes kit/data/measured/rules.json

FOLDER holds annotated sets in the forms of benchmarks/attribution.py (attributions*.json),
benchmarks/casualties.py (casualties*.jsonl) and benchmarks/passives.py (passives*.jsonl). They are
other people's, with texts that are not ours to hand out, and none comes with the kit. What is
written is a count of right findings and of all findings by rule, and the names of the sets: no word
of a text, and nothing that any rule reads.

Right is a casualty claim whose number, ends and kind are the annotator's; a passive that is one
(clausal or reduced); an attribution whose content and source are (token F1 of .5 and more each, or
no source on both sides).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attribution_scores import Words, pair, rows_of, token_f1
from casualties import LONGEST_SPAN, counted, same_interval

from kit.analysis.agency import passives
from kit.analysis.casualties import casualties
from kit.analysis.speech import attributions
from kit.show.measured import in_tenths
from kit.text.reading import from_text

OUT = Path(__file__).parents[1] / "kit" / "data" / "measured" / "rules.json"
# As their makers call them; a set of another name is told by its file's name.
NAMES = {
    "attributions_us_politics_dev": "PolNeAR (US politics, 2016), development part",
    "attributions_wikinews_dev": "news of GUM (Wikinews), development part",
    "casualties_dev": "sentences of news out of open sets of events, marked by one reader",
    "passives_wikinews_dev": "news of GUM (Wikinews), development part",
}
Judged = Iterator[tuple[str, bool]]


def of_attributions(path: Path) -> Judged:
    """Yield (rule, right) of each attribution found in a set."""
    data = json.loads(path.read_text("utf-8"))
    for doc in data["docs"] if isinstance(data, dict) else data:
        words = Words(doc["text"])
        gold = rows_of(words, doc["attributions"])
        found = [
            (a.rule, rows_of(words, [{
                "source": [a.source.start, a.source.end] if a.source else None,
                "cue": [a.cue.start, a.cue.end] if a.cue else None,
                "content": [[c.start, c.end] for c in a.content]}]))
            for a in attributions(from_text(doc["text"], language_check=False))
        ]  # fmt: skip
        kept = [(rule, rows[0]) for rule, rows in found if rows]
        back = {j: i for i, j in pair(gold, [row for _, row in kept]).items()}
        for n, (rule, row) in enumerate(kept):
            true = gold[back[n]] if n in back else None
            yield rule, true is not None and token_f1(row.source, true.source) >= 0.5


def of_casualties(path: Path) -> Judged:
    """Yield (rule, right) of each casualty claim found in a set."""
    for line in filter(str.strip, path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        found = [
            {"start": c.span.start, "end": c.span.end, "low": c.low, "high": c.high,
             "kind": c.kind, "rule": c.rule}
            for c in casualties(from_text(row["text"], language_check=False))
        ]  # fmt: skip
        free = list(row["claims"])
        for p in counted(row, found):
            true = next(
                (g for g in free if p["start"] < g["end"] and g["start"] < p["end"]
                 and p["end"] - p["start"] <= LONGEST_SPAN and same_interval(g, p)
                 and g["kind"] == p["kind"]), None,
            )  # fmt: skip
            if true is not None:
                free.remove(true)
            yield str(p["rule"]), true is not None


def of_passives(path: Path) -> Judged:
    """Yield (rule, right) of each passive found in a set."""
    for line in filter(str.strip, path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        true = {p["verb_start"] for p in row["passives"]}
        for p in passives(from_text(row["text"], language_check=False)):
            yield p.rule, p.verb.start in true


READERS = {
    "attribution": ("attributions*.json", of_attributions),
    "casualties": ("casualties*.jsonl", of_casualties),
    "passive": ("passives*.jsonl", of_passives),
}


def measured(folder: Path) -> dict[str, dict]:
    """Return the names of the sets, and [right, of] by rule; ValueError where there is no set."""
    sets: dict[str, str] = {}
    rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for subject, (pattern, judged) in READERS.items():
        paths = sorted(folder.glob(pattern))
        for path in paths:
            for rule, right in judged(path):
                rules[rule][0] += right
                rules[rule][1] += 1
        if paths:
            names = dict.fromkeys(NAMES.get(p.stem, p.stem) for p in paths)
            sets[subject] = "; ".join(names)
    if not sets:
        raise ValueError(f"{folder}: holds no annotated set; see the head of this file")
    return {"sets": sets, "rules": dict(sorted(rules.items()))}


def main(argv: list[str] | None = None) -> int:
    """Print the table, and write it where asked; return 1 where a set cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name} of the kit")
    args = parser.parse_args(argv)
    try:
        found = measured(args.folder)
    except (OSError, ValueError, KeyError) as error:
        print(f"benchmarks/rules.py: {error}")
        return 1
    for rule, (right, of) in found["rules"].items():
        print(f"{rule:38}{right:>6} of {of:<6}{in_tenths(right, of)}")
    if args.write:
        OUT.parent.mkdir(exist_ok=True)
        lines = [f"  {json.dumps(rule)}: {json.dumps(n)}" for rule, n in found["rules"].items()]
        sets = json.dumps(found["sets"], ensure_ascii=False, indent=1).replace("\n", "\n ")
        rows = ",\n".join(lines)
        OUT.write_text(f'{{\n "sets": {sets},\n "rules": {{\n{rows}\n }}\n}}\n', "utf-8")
        print(f"written {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
