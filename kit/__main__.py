"""The command `kit`, also as `python -m kit`: all of it, or what the kit alone can do.

The commands for lessons and marks are made with typer, which comes with the extra `teach`. A reader
of articles does without it.
"""

from __future__ import annotations

from importlib.util import find_spec


def main() -> None:
    """Run the command line."""
    if find_spec("typer") is None:
        from kit.reading_cli import main as run_few

        run_few()
    else:
        from kit.cli import main as run_all

        run_all()


if __name__ == "__main__":
    main()
