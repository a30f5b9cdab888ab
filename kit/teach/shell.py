"""Shell: IPython as a notebook's cells expect it, silent, with all of the course loaded."""

from __future__ import annotations

import contextlib
import os
from typing import Any


def prepare() -> Any:
    """Return an IPython shell, with everything a lesson uses already imported.

    Nothing is displayed and no traceback is drawn: in grading nobody looks at outputs.
    """
    import gc
    import importlib

    os.environ.setdefault("MPLBACKEND", "agg")
    import ipywidgets  # noqa: F401
    import matplotlib.font_manager
    import matplotlib.pyplot as plt
    import pandas  # noqa: F401
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    import kit

    class Silent(DisplayHook):
        def __call__(self, result: Any = None) -> None:
            self.shell.user_ns["_"] = result

    class Nowhere(DisplayPublisher):
        def publish(self, *args: Any, **kwargs: Any) -> None:
            return

    _load_everything(kit)
    _load_everything(importlib.import_module("kit.show"))
    with contextlib.suppress(Exception):
        _ = kit.read("aleppo-2016-02").tokens
    figure, axes = plt.subplots()
    axes.set_title("a")
    figure.canvas.draw()
    plt.close(figure)
    # Cached fonts hold open files, whose position every child would share.
    with contextlib.suppress(AttributeError):
        matplotlib.font_manager._get_font.cache_clear()

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.cache_size = 0
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.automagic = True
    shell = InteractiveShell(config=settings, displayhook_class=Silent, display_pub_class=Nowhere)
    shell.displayhook = shell.displayhook or Silent(shell=shell)
    quiet = lambda *args, **kwargs: None  # noqa: E731
    shell.showtraceback = shell.showsyntaxerror = shell.showindentationerror = quiet
    shell.enable_gui = quiet
    shell.enable_matplotlib = lambda *args, **kwargs: ("agg", "agg")
    shell.run_cell("1", store_history=False)
    gc.collect()
    gc.freeze()
    return shell


def _load_everything(kit: Any) -> None:
    """Import what the kit hands on lazily, by asking for it as a lesson does."""
    from types import ModuleType

    packages = [kit]
    while packages:
        package = packages.pop()
        for name in getattr(package, "__all__", ()):
            # A part that cannot be imported here shows in the cell that needs it.
            with contextlib.suppress(Exception):
                part = getattr(package, name)
                if isinstance(part, ModuleType) and part.__name__.startswith("kit."):
                    packages.append(part)
