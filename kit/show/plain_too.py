"""A widget that a page without widgets shows as text, and one line where none can be made."""

from __future__ import annotations

import os
from typing import Any

from kit.show.no_widgets import NoWidgets
from kit.show.question_text import PLAIN_VARIABLE

try:
    import anywidget
    import traitlets as traitlets
except ImportError:
    raise NoWidgets from None


class PlainToo(anywidget.AnyWidget):
    """A widget with a twin of plain text, `as_text`, for pages and exports that run no widget."""

    def as_text(self) -> str:
        """Return the twin."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if os.environ.get(PLAIN_VARIABLE):
            return {"text/plain": self.as_text()}
        bundle = super()._repr_mimebundle_(**kwargs)
        # A page that cannot run widgets shows this text instead.
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data is not None:
            data["text/plain"] = self.as_text()
        return bundle
