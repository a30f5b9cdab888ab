"""One line in place of a page of traceback, where the first cell has not run, or cannot.

It was not run after a restart, so that a name from there is missed; or a file of the learner's
beside the notebook is called kit.py, and Python takes it for the course.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any


def listen(shell: Any) -> None:
    """Nothing; has a shell ask for the first cell where a name from there is missed, and for
    another name where a file or folder hides the kit.

    Once the kit is loaded it is silent. Everything is inside this one function, because it is
    written out, and leaves no name behind among the learner's own.
    """

    def hiding() -> str | None:
        # What Python takes for the course though it is not: a path, short where it is near.
        import os
        import sys
        from importlib.machinery import PathFinder

        module = sys.modules.get("kit")
        found = getattr(module, "__file__", None)
        if module is None:
            spec = PathFinder.find_spec("kit")
            found = spec.origin if spec is not None else None
        if not found:
            return None
        folder, name = os.path.split(os.path.abspath(found))
        if name == "__init__.py":
            if os.path.isdir(os.path.join(folder, "course")):
                return None
            found = folder
        near = os.path.relpath(found) if os.path.dirname(found) == os.getcwd() else found
        return near + os.sep if found == folder else near

    def of_the_kit(error: Any) -> bool:
        if isinstance(error, ImportError):
            return (error.name or "").split(".")[0] == "kit"
        return "module 'kit'" in str(error)

    def shown(shell: Any, etype: Any, error: Any, traceback: Any, tb_offset: Any = None) -> None:
        import sys

        last = traceback
        while last.tb_next is not None:
            last = last.tb_next
        from_the_cell = last.tb_frame.f_code.co_name == "<module>"
        if isinstance(error, NameError):
            known = error.name in ("kit", "show", "article")
            if known and from_the_cell and "kit" not in sys.modules:
                print(
                    f"{error.name} is not there yet. Run the first code cell of this notebook, "
                    "then this one."
                )
                return
        elif of_the_kit(error) and (other := hiding()) is not None:
            print(
                f"{other} has the name of the course and hides it. Give it another name, restart "
                "the kernel (menu Kernel), and run the first code cell again."
            )
            return
        shell.showtraceback((etype, error, traceback), tb_offset=tb_offset)

    shell.set_custom_exc((NameError, AttributeError, ImportError), shown)


def put_into(ipython: Path) -> None:
    """Nothing; writes the file that every kernel with this IPYTHONDIR runs when it starts."""
    startup = ipython / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    source = "from typing import Any\n\n\n" + inspect.getsource(listen)
    source += "\n\nlisten(get_ipython())\ndel listen, Any\n"
    (startup / "50-first-cell.py").write_text(source, encoding="utf-8")
