"""Answers a question on its form as a learner does, by mouse and by writing in fields: no code."""

from __future__ import annotations

import ast
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tests.browser.conftest import ROOT


@cache
def solved(name: str, article: str = "") -> dict[str, Any]:
    """The answers of a solved lesson by question, as plain data; None for a function.

    On another `article` of the lesson a quotation is that text's own, as its key has it.
    """
    notebook = json.loads((ROOT / "notebooks" / "solved" / f"{name}.ipynb").read_text("utf-8"))
    found: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "kit.check":
                id, answer = ast.literal_eval(node.args[0]), node.args[1]
                found[id] = None if isinstance(answer, ast.Name) else ast.literal_eval(answer)
    return found | _quotations(ROOT / "exercises" / name, article)


def _quotations(lesson: Path, article: str) -> dict[str, str]:
    changed = lesson / f"questions.on-{article}.toml"
    if not changed.is_file():
        return {}
    asked = tomllib.loads((lesson / "questions.toml").read_text("utf-8"))["question"]
    spans = {question["id"] for question in asked if question["kind"] == "span"}
    there = tomllib.loads(changed.read_text("utf-8"))["question"]
    return {q["id"]: q["key"][0] for q in there if q["id"] in spans and "key" in q}


def fill(form, shape: str, answer: Any) -> None:
    """Nothing; puts an answer into a form (a playwright locator on its section)."""
    form.scroll_into_view_if_needed()
    form = form.locator(".dl-body")  # the notes below it are the learner's own
    if shape in ("one", "several"):
        chosen = [answer] if shape == "one" else answer
        for option in chosen:
            form.locator(f'.dl-options input[value="{option}"]').check()
        if not chosen:
            form.locator(".dl-none input").check()
    elif shape == "marks":
        mark(form, answer)
    elif shape == "marks-number":
        mark(form, answer["marks"])
        form.locator(".dl-field input").fill(str(answer["value"]))
    elif shape in ("number", "line"):
        form.locator(".dl-field input").fill(str(answer))
    elif shape == "quote":
        form.get_by_role("textbox").fill(answer)
    elif shape == "ends":
        for end, value in zip(form.locator(".dl-end").all(), answer, strict=True):
            if value is None:
                end.get_by_role("checkbox").check()
            else:
                end.get_by_role("textbox").fill(str(value))
    elif shape == "order":
        for item in answer:
            form.locator(f'.dl-pool [data-item="{item}"] .dl-take').click()
    elif shape == "prose":
        for anchor in form.locator(".dl-anchor").all():
            anchor.locator(".dl-press").first.click()
        form.locator("textarea").fill(answer)
    elif shape == "table":
        rows = form.locator(".dl-rows > *")
        for row, value in zip(rows.all(), answer.values(), strict=True):
            choose(row, value)
    elif shape == "function":
        by_hand(form)
    else:
        raise AssertionError(f"nobody knows how to answer a form of the shape {shape!r}")


def mark(form, ids: list[str]) -> None:
    """Nothing; clicks units of the article, or that there are none."""
    for id in ids:
        unit = form.locator(f'[data-unit="{id}"]')
        # On its id: the middle of a sentence that breaks over lines may be another one.
        own = unit.locator(".dl-unit-id")
        (own if own.count() else unit).click()
    if not ids:
        form.locator(".dl-none input").check()


def choose(row, value: Any) -> None:
    """Nothing; answers one row: a pressed button, an entry of a list, or a field."""
    if row.locator("select").count():
        texts = row.locator("option").all_inner_texts()
        row.locator("select").select_option(index=place_of(value, row, texts))
    elif row.get_by_role("radio").count():
        row.locator(".dl-press", has=row.page.locator(f'input[value="{value}"]')).click()
    else:
        row.get_by_role("textbox").fill(str(value))


def place_of(value: Any, row, texts: list[str]) -> int:
    """The place of a value in a list: its options show words, and the lesson says whose."""
    question = row.evaluate("row => row.closest('.dl-form').dataset.question")
    number = row.evaluate("row => [...row.parentElement.children].indexOf(row)")
    values = row.page.evaluate(OPTIONS, [question, number])
    assert len(values) == len(texts) - 1, (question, values, texts)
    # An answer to the one text may be none of the other's options: then the first will do.
    return values.index(str(value)) + 1 if str(value) in values else 1


def by_hand(form) -> None:
    """Nothing; answers a code question without code: every row alike."""
    for row in form.locator(".dl-row").all():
        if row.get_by_role("radio").count():
            row.locator(".dl-press").first.click()
        else:
            row.get_by_role("textbox").fill(example(form))


def example(form) -> str:
    """Something that a row can mean, in the words in which the form asks for it."""
    how = form.locator(".dl-by-hand .dl-help").first.inner_text()
    return "[]" if "[" in how else "None" if "None" in how else '"x"'


OPTIONS = """([question, number]) => {
  const panel = window.jupyterapp.shell.currentWidget;
  const lesson = panel.content.model.getMetadata('dateline');
  // A text is chosen, or drawn by a name: then the cell that drew it has said which.
  const said = [...panel.node.querySelectorAll('.dl-setup-cell .jp-RenderedText')]
    .map(e => e.textContent.trim());
  const article = panel.node.querySelector('.dl-setup input:checked')?.value
    ?? said.find(text => Object.hasOwn(lesson.articles, text)) ?? lesson.article;
  const form = lesson.on?.[article]?.[question] ?? lesson.forms[question];
  const options = form.items[number].options ?? form.options ?? form.values;
  return options.map(option => String(typeof option === 'string' ? option : option.id));
}"""
