"""A lesson on paper: a worksheet to print, and its answer key, each one HTML page.

No script, no network; the browser prints. The story stands first, with its ids, then every question
with room to answer. The key is the instructor's and never part of a release.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.assembly import LessonSource, lesson_article
from kit.course.kinds.registry import kind_of
from kit.text.article import Article

STYLE = """body{font:12pt/1.45 serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4em}h2{font-size:1.1em;margin:1.4em 0 .3em}section{break-inside:avoid}
.id{font:bold .8em sans-serif;margin-right:.4em}.line{border-bottom:1px solid #777;height:1.9em}
table{border-collapse:collapse;width:100%}td{border:1px solid #777;padding:.25em .4em}
.box{display:inline-block;width:.8em;height:.8em;border:1px solid #000;margin-right:.5em}
.key{border-left:4px solid #555;padding-left:.7em}
@media print{body{margin:0}h2{break-after:avoid}}"""


def worksheet(lesson: LessonSource, key: bool = False) -> str:
    """Return a lesson's worksheet as HTML; with `key` the answers and why, for the instructor."""
    about = lesson.bank.lesson
    article = lesson_article(about.article, lesson.folder) if about.article else None
    parts = [_story(article)] if article is not None else []
    for question in lesson.questions.values():
        source = lesson.source(question.id)
        told = _key(question, source) if key and source is not None else _room(question)
        parts.append(_asked(question, told))
    title = f"{about.title}: answers" if key else about.title
    name = "" if key else '<p>Name: <span class="line" style="display:inline-block;width:20em">'
    name += "" if key else "</span></p>"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{name}\n{''.join(parts)}</body>\n</html>\n"
    )


def _story(article: Article) -> str:
    rows = []
    for block in article.blocks:
        said = "".join(
            f'<span class="id">{s.id}</span>{escape(" ".join(s.span.of(article).split()))} '
            for s in article.sentences_of(block)
        )
        rows.append(f"<p>{said}</p>\n")
    return f"<section><h2>The story</h2>\n{''.join(rows)}</section>\n"


def _asked(question: Digested, room: str) -> str:
    data = question.data
    worth = f"{question.points:g} points" if question.points else "practice"
    return (
        f"<section>\n<h2>{escape(question.id)} ({worth})</h2>\n"
        f"<p>{escape(data['prompt'])}</p>\n{room}</section>\n"
    )


def _room(question: Digested) -> str:
    """Room to answer by hand: boxes to tick, rows to fill, or lines."""
    data = question.data
    options = data.get("options", ())
    rows = data.get("items", ())
    if rows:
        cells = "".join(
            f"<tr><td>{escape(str(i['text'] or i['id']))}</td><td>"
            f"{escape(' / '.join(map(str, i.get('options', ()))))}</td></tr>"
            for i in rows
        )
        listed = "".join(f"<li>{escape(o['text'])}</li>" for o in options)
        return f"<table>{cells}</table>\n" + (f"<ul>{listed}</ul>\n" if listed else "")
    if options:
        return "".join(
            f'<p><span class="box"></span>{escape(o["text"] or o["id"])}</p>\n' for o in options
        )
    universe = data.get("universe", ())
    if universe and len(universe) <= 40:
        return "<p>" + "".join(
            f'<span class="box"></span>{escape(u)} &nbsp; ' for u in universe
        ) + "</p>\n"  # fmt: skip
    return '<div class="line"></div>\n' * (5 if kind_of(question).read_by_person else 2)


def _key(question: Digested, source: Any) -> str:
    if not question.gradeable and not kind_of(question).read_by_person:
        return '<p class="key">The key is kept elsewhere.</p>\n'
    answer = kind_of(question).solution(source, question)
    told = [
        f"Answer: {_words(answer, question)}",
        *question.behind.get("explanation", "").split("\n\n"),
    ]
    told += [f"Scale: {row}" for row in question.data.get("rubric", ())]
    return "".join(f'<p class="key">{escape(line)}</p>\n' for line in told if line.strip())


def _words(answer: Any, question: Digested) -> str:
    """An answer in words: the texts of options, not their ids."""
    names = {o["id"]: o["text"] or o["id"] for o in question.data.get("options", ())}
    rows = {i["id"]: i["text"] or i["id"] for i in question.data.get("items", ())}
    if callable(answer):
        return "a function; see the solved notebook"
    if isinstance(answer, dict):
        return "; ".join(f"{rows.get(k, k)}: {_told(v, names)}" for k, v in answer.items())
    return _told(answer, names)


def _told(answer: Any, names: Mapping[Any, str]) -> str:
    if isinstance(answer, (list, tuple)):
        return ", ".join("open" if a is None else _told(a, names) for a in answer) or "none"
    if isinstance(answer, dict):
        return "; ".join(f"{k}: {_told(v, names)}" for k, v in answer.items())
    return str(names.get(answer, answer))
