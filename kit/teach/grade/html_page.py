"""Pages for an instructor or a learner: self-contained HTML that runs nothing and asks nobody.

Everything put into a page is escaped. Its own policy allows the one style sheet, known by its hash,
and pictures where its template says so: no script, and no address outside.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined


@cache
def _environment() -> Environment:
    # Autoescape for every template, whatever its name; a name that nobody gives is a fault.
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def page(template: str, style: str, **values: Any) -> str:
    """Return the page that a template of `kit/teach/templates` and a style sheet there make.

    The template gets `style`, and as `style_mark` the hash by which its policy allows it.
    """
    folder = resources.files("kit.teach") / "templates"
    sheet = (folder / style).read_text(encoding="utf-8")
    mark = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    made = _environment().from_string((folder / template).read_text(encoding="utf-8"))
    return made.render(style=sheet, style_mark=mark, **values)
