"""Answers a question on its form by keyboard alone. The focus is in the form's first field."""

from __future__ import annotations

from typing import Any

FOCUSED = """() => {
  const e = document.activeElement;
  return {value: e.value ?? '', unit: e.dataset.unit ?? '', tag: e.tagName, type: e.type ?? '',
    question: e.closest('.dl-form')?.dataset.question ?? '', last: e.closest('.dl-none') !== null};
}"""
MOST = 80  # keys for one field: more would be a trap


def focused(page) -> dict[str, Any]:
    """What has the focus."""
    return page.evaluate(FOCUSED)


def fill(page, shape: str, answer: Any) -> None:
    """Nothing; gives an answer by keys, and hands it in."""
    keys = page.keyboard
    if shape in ("number", "line", "quote"):
        keys.type(str(answer))
    elif shape == "one":
        press_until(page, "ArrowDown", lambda at: at["value"] == answer)
        keys.press("Space")
    elif shape == "several":
        for _ in range(MOST):
            at = focused(page)
            if at["value"] in answer or (at["last"] and not answer):
                keys.press("Space")
            if at["last"]:
                break
            keys.press("Tab")
    elif shape == "marks":
        for unit in answer:
            press_until(page, "ArrowDown", lambda at, unit=unit: at["unit"] == unit)
            keys.press("Space")
    elif shape == "table":
        for value in answer.values():
            # A row may begin with a link to the article.
            press_until(page, "Tab", lambda at: at["tag"] == "SELECT" or at["type"] == "radio")
            if focused(page)["tag"] == "SELECT":
                choose(page, value)
            else:
                press_until(page, "ArrowRight", lambda at, value=value: at["value"] == value)
                keys.press("Space")
            keys.press("Tab")
    else:
        raise AssertionError(f"nobody knows the keys of the shape {shape!r}")
    keys.press("Control+Enter")


def press_until(page, key: str, found) -> None:
    """Nothing; presses a key until what has the focus is what was looked for."""
    for _ in range(MOST):
        if found(focused(page)):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead there: {focused(page)}")


def choose(page, value: Any) -> None:
    """Nothing; goes down a list to an option; which one is looked up, the keys are pressed."""
    place = page.evaluate(
        """value => {
          const select = document.activeElement;
          const question = select.closest('.dl-form').dataset.question;
          const row = select.closest('.dl-row');
          const number = [...row.parentElement.children].indexOf(row);
          const { model } = window.jupyterapp.shell.currentWidget.content;
          const form = model.getMetadata('dateline').forms[question];
          const options = form.items[number].options ?? form.options ?? form.values;
          return options.findIndex(o => String(typeof o === 'string' ? o : o.id) === value);
        }""",
        str(value),
    )
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
