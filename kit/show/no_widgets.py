"""What is said where a widget is asked for and the package that makes widgets is not there."""

from __future__ import annotations


class NoWidgets(ImportError):
    """The package that widgets need is missing; one line with the mend."""

    def __init__(self) -> None:
        super().__init__(
            "Desks need the package anywidget, which is not installed. Mend: pip install anywidget"
        )

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: the line itself."""
        return [str(self)]
