"""A learner's summary as a page to be printed or kept: one file, no script, no address outside."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from kit.course.learner.reply import Reply
from kit.course.whole_file import write_whole

MARK = "<!-- dateline summary -->"
"""Stands in every such page, so that only a page of this sort is ever written over."""
_STYLE = (
    "body{font:12pt/1.45 Georgia,serif;color:#111;background:#fff;max-width:42em;"
    "margin:2em auto;padding:0 1em}h1{font-size:1.4em}h2{font-size:1.1em;margin-top:1.6em;"
    "border-bottom:1px solid #767676;break-after:avoid}p{margin:.4em 0;overflow-wrap:anywhere;"
    "break-inside:avoid}@page{margin:2cm}@media print{body{margin:0;max-width:none}}"
)


def kept(summary: Reply, to: Any) -> Reply:
    """Return the summary, said to be kept in the file named `to`, or why it is not.

    `to` is a bare name that ends in ".html"; the file goes into the folder one works in.
    """
    if problem := _unfit(to):
        return Reply([f"Not kept: {problem}"])
    path = Path(to)
    try:
        if path.exists() and not _is_ours(path):
            return Reply([f"Not kept: {to} is there already and is no summary; name another file."])
        write_whole(path, page(summary.lines))
    except OSError as error:
        return Reply([f"Not kept: {to} cannot be written ({error.strerror or error})."])
    said = f"Kept as {to}, beside this notebook. Open it in the browser, and print it from there."
    return Reply([*summary.lines, "", said])


def page(lines: list[str]) -> str:
    """Return the lines of a summary as an HTML page; a line that names a lesson is a heading."""
    body = []
    for n, line in enumerate(lines):
        if not line.strip():
            continue
        lesson = n and not lines[n - 1].strip()
        tag = "h2" if lesson else "p" if n else "h1"
        body.append(f"<{tag}>{escape(line.strip())}</{tag}>")
    return (
        f'<!doctype html>\n{MARK}\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'unsafe-inline'\"><title>My summary</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _unfit(to: Any) -> str:
    if not isinstance(to, str) or not to.lower().endswith(".html") or len(to) <= len(".html"):
        return 'name a file between quotation marks, such as "my-summary.html".'
    if Path(to).name != to or "\\" in to or to.startswith("."):
        return f"{to} names a folder; give a file's name alone."
    return ""


def _is_ours(path: Path) -> bool:
    return path.is_file() and MARK in path.read_text(encoding="utf-8", errors="replace")[:200]
