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
    _use_everything(kit)
    plt.close("all")
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


def _use_everything(kit: Any) -> None:
    """Run every analysis and display once on each bundled article.

    What they load and keep (tagger, word lists, compiled patterns, findings on these very texts) is
    then there in every child, and costs a submission nothing.
    """
    from importlib.resources import files
    from inspect import isfunction

    from kit import show

    parts = [getattr(kit, name, None) for name in kit.__all__]
    analyses = [f for f in parts if isfunction(f) and f.__module__.startswith("kit.analysis.")]
    shows = [f for name in show.__all__ if isfunction(f := getattr(show, name, None))]
    texts = sorted(p.name for p in (files("kit.data") / "articles").iterdir())
    for name in texts:
        if name.endswith(".txt"):
            article = kit.read(name.removesuffix(".txt"))
            for function in analyses:
                # Some want more than an article; what they load, they have loaded by then.
                with contextlib.suppress(Exception):
                    function(article)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            for function in shows:
                with contextlib.suppress(Exception):
                    function(kit.read("aleppo-2016-02"))
