"""Passive clauses and their agents: precision, recall, F1 and speed, beside a simple peer.

    python benchmarks/passives.py GOLD.jsonl          accuracy and speed on annotated sentences
    python benchmarks/passives.py                     speed only, on the bundled article

GOLD holds one JSON object a line: {"id", "text", "passives": [{"verb_start", "type", "has_agent",
"agent_start", "agent_end"}]}, offsets in characters, type clausal, conj or reduced. Any treebank in
Universal Dependencies gives such rows: aux:pass or nsubj:pass is clausal, a participle under
acl without either is reduced, obl:agent the agent. None comes with the kit.

The metric: a prediction matches where its verb starts at the gold verb's first character; an
agent matches where the spans overlap. "Clausal" leaves out reduced predictions as errors, "all"
counts them. The peer is the usual classroom rule, a form of be and a participle by the tagger's
tags with at most three adverbs between, and a noun phrase after "by". Both take raw text and run
in turn in this process; times are processor time, best of five rounds, tagging included.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import kit
from kit.analysis.agency.passive_clauses import passives
from kit.text.reading import read

ROUNDS = 5
BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())

Prediction = tuple[int, bool, int | None, int | None]  # verb, reduced, agent start, agent end


def with_kit(text: str) -> list[Prediction]:
    """Return the kit's passives of a text, read afresh."""
    rows = passives(read(text + "\n", language_check=False))
    return [
        (p.verb.start, p.reduced, p.agent.start, p.agent.end)
        if p.agent
        else (p.verb.start, p.reduced, None, None)
        for p in rows
    ]


def with_rule(text: str) -> list[Prediction]:
    """Return what the classroom rule finds: be, adverbs, VBN; by and the nouns behind it."""
    out: list[Prediction] = []
    for tokens in read(text + "\n", language_check=False).tokens:
        for i, token in enumerate(tokens):
            j = i - 1
            while j >= 0 and i - j < 5 and tokens[j].tag == "RB":
                j -= 1
            if token.tag == "VBN" and j >= 0 and tokens[j].text.lower() in BE:
                out.append((token.start, False, *_nouns_after_by(tokens, i + 1)))
    return out


def _nouns_after_by(tokens, i: int) -> tuple[int | None, int | None]:
    if i < len(tokens) and tokens[i].text.lower() == "by":
        end = i + 1
        while end < len(tokens) and tokens[end].tag in (
            "DT",
            "JJ",
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "PRP",
        ):
            end += 1
        if end > i + 1:
            return tokens[i + 1].start, tokens[end - 1].end
    return None, None


def figures(gold: list[dict], predicted: list[list[Prediction]]) -> dict[str, tuple[float, ...]]:
    """Return (precision, recall, F1) for clausal, all and agent."""
    counts = {"clausal": [0, 0, 0], "all": [0, 0, 0], "agent": [0, 0, 0]}  # hits, said, true
    for row, said in zip(gold, predicted, strict=True):
        true = {p["verb_start"]: p for p in row["passives"]}
        mine = {p[0]: p for p in said}
        for verb, p in true.items():
            hit = verb in mine
            counts["all"][0] += hit
            counts["all"][2] += 1
            if p["type"] != "reduced":
                counts["clausal"][0] += hit
                counts["clausal"][1] += hit
                counts["clausal"][2] += 1
            if p["has_agent"]:
                counts["agent"][2] += 1
                start, end = mine[verb][2:] if hit else (None, None)
                counts["agent"][0] += (
                    start is not None and start < p["agent_end"] and p["agent_start"] < end
                )
        for verb, (_, reduced, start, end) in mine.items():
            counts["all"][1] += 1
            counts["clausal"][1] += verb not in true and not reduced
            # Another agent than the true one is a miss, and not an error besides.
            p = true.get(verb)
            wide = p is not None and p["has_agent"]
            met = wide and start is not None and start < p["agent_end"] and p["agent_start"] < end
            counts["agent"][1] += start is not None and (met or not wide)
    return {name: _prf(*three) for name, three in counts.items()}


def _prf(hits: int, said: int, true: int) -> tuple[float, float, float]:
    p, r = hits / said if said else 0.0, hits / true if true else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def cpu(find: Callable[[str], object], texts: list[str]) -> float:
    """Return the best processor time of all rounds over all texts, in seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            find(text)
        best = min(best, time.process_time() - start)
    return best


def main(path: str | None = None) -> None:
    """Print the tables."""
    finders = {"kit": with_kit, "be + VBN by tags": with_rule}
    if path:
        with open(path, encoding="utf-8") as lines:
            gold = [json.loads(line) for line in lines if line.strip()]
        texts = [row["text"] for row in gold]
        print(f"{len(gold)} sentences, {sum(len(row['passives']) for row in gold)} passives")
        for name, find in finders.items():
            found = figures(gold, [find(text) for text in texts])
            for part, (p, r, f) in found.items():
                print(f"  {name:18} {part:8} precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}")
    else:
        texts = [kit.read("aleppo-2016-02").text]
    words = sum(len(text.split()) for text in texts)
    seconds = {name: cpu(find, texts) for name, find in finders.items()}
    for name, taken in seconds.items():
        print(f"  {name:18} {words / taken:10,.0f} words a second on one core")
    ratio = seconds["be + VBN by tags"] / seconds["kit"]
    print(f"  speed of the kit as a share of the peer's: {ratio:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
