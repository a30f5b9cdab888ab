"""The digest of a batch as one HTML page: no scripts, no network, every word escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kit.newsroom.digest import FEWEST_STORIES, MOST_SHOWN, Digest, Figure
from kit.show.parts import said, table
from kit.show.shown import Part, boxed

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(title: str, parts: Sequence[Part], note: str = "") -> str:
    """Return parts as one self-contained page with a title and a line below it."""
    body = boxed("".join(part.html for part in parts))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>body{{max-width:62rem;margin:0 auto;"
        "padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}"
        "svg{max-width:100%;height:auto}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n<p>{escape(note)}</p>\n{body}\n</body>\n</html>\n"
    )


def html(found: Digest, problems: Sequence[dict[str, str]]) -> str:
    """Return the digest of a batch as a page, with what was passed by."""
    return page(
        "Digest of a batch",
        parts(found, problems),
        "Counts over what the kit found. No score, and no verdict on any story or outlet.",
    )


def parts(found: Digest, problems: Sequence[dict[str, str]]) -> list[Part]:
    """Return the digest's sentences and tables."""
    unnamed = found.reports - found.naming["named"]
    out = [
        said(
            f"{found.stories:,} stories of {found.words:,} words; {len(problems):,} passed by.",
            f"Reports of speech without a name: {found.share(unnamed, found.reports)}.",
            "Casualty claims of which nobody is said to have counted: "
            f"{found.share(found.uncounted, found.claims, 20)}.",
        ),
        _speakers(found),
        *_conflicts(found.conflicts()),
    ]
    rows = [{"Outlet": n, "Stories": c} for n, c in found.outlets.most_common(MOST_SHOWN)]
    out.append(table("Outlets", rows))
    if found.notes:
        notes = [{"Story": id, "Note": why} for id, why in found.notes[:MOST_SHOWN]]
        out.append(table(f"Notes ({len(found.notes):,})", notes))
    if problems:
        bad = [{"Story": p["id"], "Passed by because": p["why"]} for p in problems[:MOST_SHOWN]]
        out.append(table(f"Passed by ({len(problems):,}; all in problems.jsonl)", bad))
    return out


def _speakers(found: Digest) -> Part:
    if found.stories < FEWEST_STORIES:
        return said(f"Who is heard most: withheld, {found.stories} stories are too few.")
    often = [(n, c) for n, c in found.speakers.most_common(MOST_SHOWN) if c > 1]
    return table("Who is heard in most stories", [{"Speaker": n, "Stories": c} for n, c in often])


def _conflicts(pairs: Sequence[tuple[Figure, Figure]]) -> list[Part]:
    if not pairs:
        return [said("No two main figures of one city and day exclude each other as worded.")]
    rows = [
        {"City": a.city.split("/")[-1], "What": a.kind, "One": _told(a), "Other": _told(b)}
        for a, b in pairs[:MOST_SHOWN]
    ]
    return [
        said(
            f"{len(pairs)} pairs of main figures of one city within two days exclude each other "
            "as worded. Whether they count one event, `kit event` helps to tell."
        ),
        table("Figures that exclude each other", rows),
    ]


def _told(one: Figure) -> str:
    return (
        f"{one.story} ({one.outlet}, {one.day}): “{one.words}”, {one.counter or 'counter not said'}"
    )
