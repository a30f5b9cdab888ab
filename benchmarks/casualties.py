"""Casualty claims measured: accuracy on an annotated file, case variants, speed, and a peer.

    python benchmarks/casualties.py [FILE]

FILE is by default the kit's own invented sentences, tests/analysis/casualties/casualty_wires.txt,
whose head explains the form and says what each batch scored before the kit had seen it. Sentences
of news publishers are not the kit's to hand out; they are read as JSON, one object a line:
{"id", "text", "claims": [{"start", "end", "low", "high", "kind", "group", "form", "value"}],
"ignore": [[start, end], ...]}. The metric is the published one: claims are matched one to one and
as many as possible; a prediction must overlap the gold number and be at most 80 characters long;
`strict` wants low, high and kind, `interval` low and high, `strict+group` the group as well.
"more than n" may start at n or n + 1, "fewer than n" may end at n or n - 1, an open lower end
may be 0. Predictions on zones marked `ignore` alone are not counted.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kit.analysis.casualties.claims import casualties
from kit.analysis.numbers.bound_words import interval

WIRES = Path(__file__).parents[1] / "tests" / "analysis" / "casualties" / "casualty_wires.txt"
LONGEST_SPAN = 80
Claim = dict[str, object]
TESTS: dict[str, Callable[[Claim, Claim], bool]] = {
    "strict": lambda g, p: same_interval(g, p) and g["kind"] == p["kind"],
    "strict+group": lambda g, p: (
        same_interval(g, p) and g["kind"] == p["kind"] and g["group"] == p["group"]
    ),
    "interval": lambda g, p: same_interval(g, p),
    "span+kind": lambda g, p: g["kind"] == p["kind"],
}


def same_interval(gold: Claim, found: Claim) -> bool:
    """Return whether the ends agree, with the leniency that the wording allows."""
    low, high, form = found["low"], found["high"], gold["form"]
    low_ok = (
        low == gold["low"]
        or (form == "more_than" and gold.get("value") is not None and low == gold["value"])
        or (form in ("up_to", "less_than") and gold["low"] is None and low == 0)
    )
    high_ok = high == gold["high"] or (
        form == "less_than" and gold.get("value") is not None and high == gold["value"]
    )
    return low_ok and high_ok


def matched(gold: list[Claim], found: list[Claim], test: Callable[[Claim, Claim], bool]) -> int:
    """Return the size of the largest one-to-one matching of gold and found claims."""
    options = [
        [
            k for k, p in enumerate(found)
            if p["start"] < g["end"] and g["start"] < p["end"]
            and p["end"] - p["start"] <= LONGEST_SPAN and test(g, p)
        ]
        for g in gold
    ]  # fmt: skip
    taken: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for k in options[i]:
            if k not in tried:
                tried.add(k)
                if k not in taken or place(taken[k], tried):
                    taken[k] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(gold)))


def counted(row: dict, found: list[Claim]) -> list[Claim]:
    """Return the found claims that count: those that touch gold, or touch no ignore zone."""

    def touches(p: Claim, start: int, end: int) -> bool:
        return p["start"] < end and start < p["end"]

    return [
        p for p in found
        if any(touches(p, c["start"], c["end"]) for c in row["claims"])
        or not any(touches(p, a, b) for a, b in row.get("ignore", ()))
    ]  # fmt: skip


def score(rows: list[dict], predictions: dict[str, list[Claim]]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 by test, and false alarms on rows without a claim."""
    result: dict[str, dict[str, float]] = {}
    kept = {row["id"]: counted(row, predictions.get(row["id"], [])) for row in rows}
    gold_count = sum(len(row["claims"]) for row in rows)
    found_count = sum(len(found) for found in kept.values())
    for name, test in TESTS.items():
        hits = sum(matched(row["claims"], kept[row["id"]], test) for row in rows)
        precision = hits / found_count if found_count else 0.0
        recall = hits / gold_count if gold_count else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        result[name] = {"P": precision, "R": recall, "F1": f1}
    empty = [row for row in rows if not row["claims"]]
    alarms = sum(bool(kept[row["id"]]) for row in empty)
    result["false alarms"] = {"count": alarms, "of": len(empty)}
    return result


def kit_reader(text: str) -> list[Claim]:
    """Return the kit's claims in the file's format."""
    return [
        {
            "start": c.span.start, "end": c.span.end, "low": c.low, "high": c.high,
            "kind": c.kind, "group": c.group,
        }
        for c in casualties(text)
    ]  # fmt: skip


_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(r"\b(\d[\d,]*|" + "|".join(_SMALL) + r"|dozens|hundreds)\b", re.IGNORECASE)
_NEAR = {
    "killed": r"kill\w*|dead|died|deaths?|murdered",
    "wounded": r"wound\w*|injur\w*|hurt",
    "kidnapped": r"kidnap\w*|abduct\w*",
    "detained": r"arrest\w*|captured|detained",
    "missing": r"missing|disappear\w*",
    "casualties": r"casualt\w*",
}


def peer_reader(text: str) -> list[Claim]:
    """Return what a short regular expression finds: a number, bound words, the nearest verb."""
    found = []
    words = [(m.start(), kind) for kind, p in _NEAR.items() for m in re.finditer(p, text, re.I)]
    for match in _NUMBER.finditer(text):
        near = sorted((abs(at - match.start()), kind) for at, kind in words)
        if not near or near[0][0] > 60:
            continue
        raw = match.group().lower()
        if raw in ("dozens", "hundreds"):
            low, high = {"dozens": (24, 99), "hundreds": (200, 999)}[raw]
        else:
            low = high = _SMALL.index(raw) + 1 if raw in _SMALL else int(raw.replace(",", ""))
        before = text[max(0, match.start() - 14) : match.start()].lower()
        if before.endswith("at least "):
            high = None
        elif before.endswith(("more than ", "over ")):
            low, high = low + 1, None
        elif before.endswith(("up to ", "as many as ")):
            low = None
        elif before.endswith(("about ", "some ", "around ")):
            low, high = 9 * low // 10, -(-11 * high // 10)
        found.append(
            {
                "start": match.start(), "end": match.end(), "low": low, "high": high,
                "kind": near[0][1], "group": None,
            }
        )  # fmt: skip
    return found


_KINDS = {
    "K": "killed", "W": "wounded", "C": "casualties", "KW": "killed_or_wounded", "M": "missing",
    "D": "detained", "H": "kidnapped", "X": "displaced",
}  # fmt: skip
_GROUPS = {
    "c": "civilians", "k": "children", "f": "fighters", "g": "government_forces", "-": None,
}  # fmt: skip
_SIGNS = {
    "=": "exact", ">=": "at_least", "<=": "up_to", ">": "more_than", "<": "less_than",
    "~": "about", "-": "nearly",
}  # fmt: skip
_VAGUE = {
    "several": (3, 9), "handful": (3, 9), "many": (3, None), "dozens": (24, 99), "tens": (20, 99),
    "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "hundredsk": (200_000, 999_999),
}  # fmt: skip


def read_rows(path: Path) -> list[dict]:
    """Return the annotated sentences of a file, JSON or in the form of casualty_wires.txt."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if path.suffix == ".txt":
            rows.append(read_row(line, f"{path.name}:{number}"))
        else:
            rows.append(json.loads(line))
    return rows


def read_row(line: str, name: str) -> dict:
    """Return one sentence with its claims; ValueError says which part cannot be read."""
    text, mark, notes = line.partition("::")
    if not mark:
        raise ValueError(f'{name}: no "::" after the sentence')
    row: dict = {"id": name, "text": text.strip(), "claims": [], "ignore": []}
    seen: dict[str, int] = {}
    for note in filter(None, (part.strip() for part in notes.split(" ; "))):
        words, *rest = note.lstrip("!").split("|")
        # The same words twice in a sentence are met from left to right.
        found = re.compile(rf"(?<![\w,.]){re.escape(words)}(?!\w)").search(
            row["text"], seen.get(words, 0)
        )
        if found is None or len(rest) != (0 if note.startswith("!") else 3):
            raise ValueError(f"{name}: {note!r} is no note on this sentence")
        seen[words] = found.end()
        if note.startswith("!"):
            row["ignore"].append([found.start(), found.end()])
            continue
        low, high, value, form = read_count(rest[0])
        row["claims"].append(
            {
                "start": found.start(), "end": found.end(), "low": low, "high": high,
                "value": value, "form": form, "kind": _KINDS[rest[1]], "group": _GROUPS[rest[2]],
            }
        )  # fmt: skip
    return row


def read_count(count: str) -> tuple[int | None, int | None, int | None, str]:
    """Return (low, high, value, form) of a count as casualty_wires.txt writes it.

    >>> read_count(">=12"), read_count("dozens")
    ((12, None, 12, 'at_least'), (24, 99, None, 'vague'))
    """
    if count in _VAGUE:
        return *_VAGUE[count], None, "vague"
    if count in ("a", "0"):
        value = int(count == "a")
        return value, value, value, "article" if value else "none"
    match = re.fullmatch(r"(=|>=|<=|>|<|~|-)(\d+)|(\d+)\.\.(\d+)", count)
    if match is None:
        raise ValueError(f"{count!r} is no count")
    if match[3]:
        return int(match[3]), int(match[4]), None, "range"
    form, value = _SIGNS[match[1]], int(match[2])
    return *interval(form, value), value, form


def run(rows: list[dict], reader: Callable[[str], list[Claim]], change=str) -> tuple[dict, float]:
    """Return (scores, sentences a second of processor time) of one reader over all rows."""
    predictions = {}
    reader("Two people were killed.")  # load what is loaded once
    began = time.process_time()
    for row in rows:
        text = change(row["text"])
        # A few letters change length with case; such a row is read as it is.
        predictions[row["id"]] = reader(text if len(text) == len(row["text"]) else row["text"])
    return score(rows, predictions), len(rows) / max(time.process_time() - began, 1e-9)


def main(argv: list[str] | None = None) -> int:
    """Print the table for one file; return 1 where the file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=WIRES, help="annotated sentences")
    args = parser.parse_args(argv)
    try:
        rows = read_rows(args.file)
    except (OSError, ValueError) as error:
        print(f"{args.file}: cannot be read ({error}); give a file of annotated sentences")
        return 1
    runs = {
        "kit": run(rows, kit_reader),
        "kit, lower case": run(rows, kit_reader, str.lower),
        "kit, capitals": run(rows, kit_reader, str.upper),
        "regex peer": run(rows, peer_reader),
    }
    claims = sum(len(row["claims"]) for row in rows)
    print(f"{len(rows)} sentences, {claims} claims")
    print(f"{'':18}{'strict':>8}{'+group':>8}{'interval':>9}{'alarms':>10}{'sent/s':>9}")
    for name, (scores, speed) in runs.items():
        alarms = scores["false alarms"]
        print(
            f"{name:18}{scores['strict']['F1']:8.3f}{scores['strict+group']['F1']:8.3f}"
            f"{scores['interval']['F1']:9.3f}{alarms['count']:>7}/{alarms['of']:<3}{speed:8.0f}"
        )
    kit, peer = runs["kit"][0]["strict"]["F1"], runs["regex peer"][0]["strict"]["F1"]
    if peer:
        print(f"strict F1, kit to peer: {kit / peer:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
