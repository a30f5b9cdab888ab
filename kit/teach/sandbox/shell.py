"""Shell: IPython as a notebook's cells expect it, silent, with all of the course loaded."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from inspect import isfunction, signature
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
    from kit.show.shown import draw_nothing

    class Silent(DisplayHook):
        def __call__(self, result: Any = None) -> None:
            if self.shell is not None:
                self.shell.user_ns["_"] = result

    class Nowhere(DisplayPublisher):
        def publish(self, *args: Any, **kwargs: Any) -> None:
            return

    _load_everything(kit)
    _load_everything(importlib.import_module("kit.show"))
    _use_everything(kit)
    draw_nothing()
    plt.close("all")
    # Cached fonts hold open files, whose position every child would share.
    if (cached := getattr(matplotlib.font_manager, "_get_font", None)) is not None:
        cached.cache_clear()

    settings = Config()
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.cache_size = 0
    settings.InteractiveShell.colors = "nocolor"
    settings.InteractiveShell.automagic = True
    shell = InteractiveShell(config=settings, displayhook_class=Silent, display_pub_class=Nowhere)
    shell.displayhook = shell.displayhook or Silent(shell=shell)
    quiet = lambda *args, **kwargs: None  # noqa: E731
    for name in ("showtraceback", "showsyntaxerror", "showindentationerror", "enable_gui"):
        setattr(shell, name, quiet)
    vars(shell)["enable_matplotlib"] = lambda *args, **kwargs: ("agg", "agg")
    shell.run_cell("1", store_history=False)
    gc.collect()
    gc.freeze()
    return shell


def make_loop() -> None:
    """Make the loop on which cells with `await` run, while a pair of sockets can still be made."""
    from IPython.core.async_helpers import get_asyncio_loop

    get_asyncio_loop()


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


def uses(kit: Any) -> dict[str, Callable[[Any], Any]]:
    """Return every analysis and display that wants an article and no more, by its dotted name."""
    from kit import show

    return {
        f"{package.__name__}.{name}": part
        for package, home in ((kit, "kit.analysis."), (show, "kit.show."))
        for name in package.__all__
        if isfunction(part := getattr(package, name, None)) and part.__module__.startswith(home)
        if _wants_an_article(part)
    }


def _wants_an_article(function: Callable[..., Any]) -> bool:
    wanted = [
        p.name
        for p in signature(function).parameters.values()
        if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
    ]
    return wanted in (["article"], ["text"])


def _use_everything(kit: Any) -> None:
    """Run analyses on every bundled article and displays on one.

    What they load and keep (tagger, word lists, compiled patterns, findings on these very texts) is
    then there in every child, and costs a submission nothing.
    """
    from importlib.resources import files

    named = sorted(p.name for p in (files("kit.data") / "articles").iterdir())
    articles = [kit.read(n.removesuffix(".txt")) for n in named if n.endswith(".txt")]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            for name, function in uses(kit).items():
                for article in articles if not name.startswith("kit.show.") else articles[:1]:
                    # One that fails costs its own cell only; the tests run them without this.
                    with contextlib.suppress(Exception):
                        function(article)
