"""Running a notebook of the course, so that what it prints can be stored and compared."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from kit.course.bank.read import BankError

CELL_SECONDS = 60


def run(notebook: Any, path: Path) -> None:
    """Execute `notebook` in the folder of `path`; `BankError` names the cell that fails."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    with tempfile.TemporaryDirectory(prefix="kit-") as folder:
        # Pipes instead of ports where the system has them: nobody else can listen in.
        pipes = {"transport": "ipc", "ip": os.path.join(folder, "k")} if os.name != "nt" else {}
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": str(path.parent)}},
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
            config=Config(KernelManager=Config(pipes)),
        )
        try:
            client.execute()
        except CellExecutionError as error:
            where = _failing(notebook)
            raise BankError(f"{path.stem}: {where}: {error.ename}: {error.evalue}") from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise BankError(f"{path.stem}: {type(error).__name__}: {str(error)[:200]}") from None
    _settle(notebook)


def _failing(notebook: Any) -> str:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                return f"the cell that begins '{cell.source.strip().splitlines()[0][:60]}'"
    return "a cell"


def _settle(notebook: Any) -> None:
    """Take out what differs from run to run or from machine to machine."""
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            # A widget's model id is drawn at random; the text beside it says what it shows.
            if "data" in output:
                output.data.pop("application/vnd.jupyter.widget-view+json", None)
