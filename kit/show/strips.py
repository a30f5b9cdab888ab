"""The article as a strip: a bar a block (or a sentence), painted by whose words they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kit.analysis.speech.attribution import Attribution, attributions
from kit.analysis.speech.references import without_speaker
from kit.show.figure import Figure, columns_of, legend
from kit.show.palette import INK, PAPER, ROLES, VOICE, Style
from kit.text.article import Article
from kit.text.reading import as_article
from kit.text.records import Span

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

_WORD = re.compile(r"\S+")
BAR = 0.27  # inches a bar


def voices(article: Article, found: Sequence[Attribution]) -> dict[int, list[str]]:
    """Return, for each block number, one voice a word: a key of `palette.VOICE`.

    A word inside a reported content belongs to its speaker, by how that speaker is named;
    inside a report within a report, to the inner speaker. What is left of a body block or a
    headline is the reporter's; furniture, fragments and other stories are outside the report.
    """
    outer_first = sorted(found, key=lambda a: -sum(len(s) for s in a.content))
    result = {}
    for block in article.blocks:
        own = "reporter" if block.role in ("body", "headline") else "outside"
        words = [
            Span(block.span.start + m.start(), block.span.start + m.end())
            for m in _WORD.finditer(block.span.of(article))
        ]
        voice = [own] * len(words)
        for attribution in outer_first if own == "reporter" else ():
            for content in attribution.content:
                for i, word in enumerate(words):
                    if content.overlaps(word):
                        voice[i] = attribution.naming
        result[block.number] = voice
    return result


def strip(article: Article | str, by: str = "voice") -> Figure:
    """Return the article as a strip, a bar a block, as long as it has words.

    `by="voice"` paints each word by whose it is; `by="role"` paints blocks by their role.
    Raises ValueError for any other `by`.
    """
    article = as_article(article)
    if by == "role":
        return _by_role(article)
    if by != "voice":
        raise ValueError(f"by={by!r}: choose 'voice' or 'role'")
    found = attributions(article)
    painted = voices(article, found)
    rows = []
    for block in article.blocks:
        voice = painted[block.number]
        runs = [f"{VOICE[v].meaning} {voice.count(v)}" for v in VOICE if v in voice]
        rows.append({"Block": block.number, "Role": block.role, "Words of": "; ".join(runs)})
    total = sum(map(len, painted.values()))
    shares = {v: sum(p.count(v) for p in painted.values()) for v in VOICE}
    said = "; ".join(f"{VOICE[v].meaning} {n} of {total} words" for v, n in shares.items() if n)
    bars = [
        (str(n), [(v, len(list(run))) for v, run in groupby(voice)]) for n, voice in painted.items()
    ]
    return _figure(
        "Whose words are these?",
        f"A bar for each of {len(bars)} blocks, painted by whose words they are: {said}.",
        rows,
        bars,
        VOICE,
    )


def attribution_strip(article: Article | str, extra_cues: Sequence[str] = ()) -> Figure:
    """Return a bar a body sentence: is its speaker named, described, unknown, or nobody?

    `extra_cues` are verbs of reporting to add to the kit's list for this drawing.
    """
    article = as_article(article)
    found = attributions(article, extra_cues)
    own = {row.sentence for row in without_speaker(article, extra_cues)}
    rows, bars = [], []
    for sentence in article.body_sentences:
        reports = [a for a in found if any(s.overlaps(sentence.span) for s in a.content)]
        # A report inside a sentence ("complaints about ...") does not answer for its main claim.
        mine = [] if sentence.id in own else reports
        first = max(mine, key=lambda a: sum(len(s) for s in a.content), default=None)
        kind = first.naming if first else "reporter"
        who = " ".join(first.source.of(article).split()) if first and first.source else None
        words = len(sentence.span.of(article).split())
        rows.append({"Sentence": sentence.id, "Kind": VOICE[kind].meaning, "Speaker words": who})
        bars.append((sentence.id, [(kind, words)]))
    counts = {kind: sum(b[1][0][0] == kind for b in bars) for kind in VOICE}
    said = "; ".join(f"{VOICE[k].meaning}: {n}" for k, n in counts.items() if n)
    return _figure(
        "Who speaks in each sentence?",
        f"A bar for each of {len(bars)} body sentences. {said}.",
        rows,
        bars,
        VOICE,
        rows_say_more=True,
    )


def _by_role(article: Article) -> Figure:
    bars, rows = [], []
    for block in article.blocks:
        words = len(block.span.of(article).split())
        bars.append((str(block.number), [(block.role, words)]))
        rows.append({"Block": block.number, "Role": block.role, "Words": words})
    counts = ", ".join(
        f"{role} {n}" for role in ROLES if (n := sum(b.role == role for b in article.blocks))
    )
    return _figure(
        "What is each block for?",
        f"A bar for each of {len(bars)} blocks, as long as it has words. Roles: {counts}.",
        rows,
        bars,
        ROLES,
    )


def _figure(
    title: str,
    alt: str,
    rows: Sequence[dict[str, Any]],
    bars: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    styles: dict[str, Style],
    rows_say_more: bool = False,
) -> Figure:
    """A strip as a Figure: a bar for each of `bars`, all fields of `rows` printed below."""
    return Figure(
        title=title,
        alt=alt,
        rows=tuple(rows),
        columns=columns_of(rows),
        size=(7.5, 1.3 + BAR * len(bars)),
        draw=lambda canvas: _bars(canvas, title, bars, styles),
        rows_say_more=rows_say_more,
    )


def _bars(
    canvas: Canvas,
    title: str,
    bars: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    styles: dict[str, Style],
) -> None:
    axes = canvas.add_subplot()
    used: set[str] = set()
    longest = max((sum(n for _, n in runs) for _, runs in bars), default=1)
    for row, (_, runs) in enumerate(bars):
        left = 0
        for key, words in runs:
            style = styles[key]
            axes.barh(
                row,
                words,
                left=left,
                height=0.72,
                color=style.colour,
                hatch=style.hatch,
                edgecolor=PAPER,
                linewidth=1,
            )
            wide = words > longest / 40
            if wide or len(runs) == 1:
                # The letter stands on a plain disc, or hatching would eat it; a bar too short
                # for it has it beside its end.
                axes.text(
                    left + (words / 2 if wide else words + longest / 50),
                    row,
                    style.letter,
                    ha="center",
                    va="center",
                    fontsize=8,
                    color=INK,
                    bbox={"boxstyle": "circle,pad=0.15", "fc": PAPER, "ec": "none"},
                )
            left += words
            used.add(key)
    axes.set_yticks(range(len(bars)), [label for label, _ in bars])
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlabel("words")
    axes.set_ylabel("id in the article")
    legend(canvas, (style for key, style in styles.items() if key in used))
