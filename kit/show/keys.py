"""Keys that belong to a question's controls, kept from JupyterLab while they have the focus.

JupyterLab takes a letter typed into a native list or on a radio button for a command: "b" adds
a cell, "d d" deletes one, arrows leave the control. A question answered by keyboard alone would
change the notebook around it.
"""

from __future__ import annotations

from importlib.resources import files

import anywidget
import ipywidgets as w
import traitlets


class OwnKeys(anywidget.AnyWidget):
    """A child without a look of its own; the box it stands in keeps its keys to itself."""

    _esm = traitlets.Unicode((files("kit.show") / "static" / "keys.js").read_text("utf-8")).tag(
        sync=True
    )

    def __init__(self) -> None:
        super().__init__(layout=w.Layout(display="none"))

    def __repr__(self) -> str:
        return "<OwnKeys>"
