"""Imports go down the floors of the house only, and nobody lives in a room without a name."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KIT = ROOT / "kit"
FLOORS = ("data", "text", "analysis", "course", "show", "teach", "cli")
FILES = sorted(KIT.rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "core", "common", "misc"}


def floor_of(module: str) -> str | None:
    """The floor of a dotted name inside kit; None for the face and for other packages."""
    parts = module.split(".")
    return parts[1] if parts[0] == "kit" and len(parts) > 1 else None


def imported(path: Path) -> list[str]:
    """Every kit module a file imports, wherever in the file, with what it takes from packages."""
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
            if node.module == "kit":
                names += [f"kit.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(KIT).as_posix())
def test_imports_go_down_only(path):
    parts = path.relative_to(KIT).with_suffix("").parts
    if parts == ("__init__",):
        return
    own = FLOORS.index(parts[0])
    for name in imported(path):
        floor = floor_of(name)
        if floor in FLOORS:
            assert FLOORS.index(floor) <= own, f"{path.name} imports {name} from a floor above"


def test_every_folder_is_a_floor():
    rooms = {p.name for p in KIT.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert rooms == set(FLOORS) - {"cli"}


def test_no_file_is_named_for_nothing():
    named = {p.stem for p in FILES} | {p.parent.name for p in FILES}
    assert not named & VAGUE


def test_an_import_from_above_would_be_seen(tmp_path):
    file = tmp_path / "low.py"
    file.write_text("def f():\n    from kit.teach.grade import mark\n", encoding="utf-8")
    assert [floor_of(n) for n in imported(file)] == ["teach"]
