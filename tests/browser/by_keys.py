"""Answers a question on its form by keyboard alone. The focus is in the form's first field."""

from __future__ import annotations

from typing import Any

FOCUSED = """() => {
  const e = document.activeElement;
  return {value: e.value ?? '', unit: e.dataset.unit ?? '', tag: e.tagName, type: e.type ?? '',
    question: e.closest('.dl-form')?.dataset.question ?? '', last: e.closest('.dl-none') !== null,
    in_rows: e.closest('.dl-rows') !== null};
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
    elif shape == "ends":
        for value in answer:
            if value is None:
                press_until(page, "Tab", lambda at: at["type"] == "checkbox")
                keys.press("Space")
                keys.press("Tab")
            else:
                keys.type(str(value))
                keys.press("Tab")  # to its "open", and on
                keys.press("Tab")
        keys.press("Shift+Tab")
    elif shape == "table":
        for value in answer.values():
            row(page, value)
        keys.press("Shift+Tab")
    elif shape == "prose":
        while focused(page)["tag"] != "TEXTAREA":  # three answers of others come first
            press_until(page, "Tab", lambda at: at["type"] in ("radio", "textarea"))
            if focused(page)["type"] == "radio":
                keys.press("Space")
                keys.press("Tab")
        keys.type(answer)
    elif shape == "function":
        by_hand(page, answer)
    else:
        raise AssertionError(f"nobody knows the keys of the shape {shape!r}")
    keys.press("Control+Enter")


def row(page, value: Any) -> None:
    """Nothing; answers the row at which the focus is, and leaves it."""
    keys = page.keyboard
    # A row may begin with a link to the article.
    press_until(page, "Tab", lambda at: at["tag"] == "SELECT" or at["type"] in ("radio", "text"))
    at = focused(page)
    if at["tag"] == "SELECT":
        choose(page, value)
    elif at["type"] == "radio":
        press_until(page, "ArrowRight", lambda at: at["value"] == str(value))
        keys.press("Space")
    else:
        keys.type(str(value))
    keys.press("Tab")


def by_hand(page, values: list[Any]) -> None:
    """Nothing; answers a code question row by row, without code."""
    # The first choice, by hand or with a function, is made.
    press_until(page, "Tab", lambda at: at["in_rows"])
    for value in values:
        row(page, value)
    page.keyboard.press("Shift+Tab")


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
