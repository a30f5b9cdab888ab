"""Imports go down the floors of the house only, and nobody lives in a room without a name."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KIT = ROOT / "kit"
FLOORS = (
    "data", "text", "analysis", "course", "show", "newsroom", "teach", "reading_cli", "cli",
    "__main__",
)  # fmt: skip
# The rooms of a floor, from the ground up. Rooms on one line stand side by side and do not know
# of each other. A file beside the rooms is named as a room is.
ROOMS = {
    "analysis": (
        ("lexicon", "numbers", "places", "finding"),
        ("grammar",),
        ("cast",),
        ("speech", "agency", "dates"),
        ("casualties", "wording"),
        ("page",),
        ("figures",),
        ("events",),
        ("checking",),
        ("agreement",),
    ),
    "course": (
        ("whole_file", "schema", "answers"),
        ("kept_copies",),
        ("kinds",),
        ("bank", "marking"),
        ("learner",),
        ("session",),
        ("nbgrader_points", "laying"),
    ),
    "teach": (
        ("sandbox", "lessons", "site"),
        ("draft",),
        ("handed_in", "release", "checks"),
        ("grade",),
        ("hand", "insight"),
        ("similarity", "grade_command"),
    ),
}
FOLDERS_OF_FILES = {"templates", "static"}
FILES = sorted(KIT.rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "core", "common", "misc"}


def dotted(path: Path) -> str:
    """The name under which a file of the kit is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {dotted(path) for path in FILES}


def floor_of(module: str) -> str | None:
    """The floor of a dotted name inside kit; None for the face and for other packages."""
    parts = module.split(".")
    return parts[1] if parts[0] == "kit" and len(parts) > 1 else None


def room_of(module: str) -> str | None:
    """The room of a dotted name on a floor that has rooms; None for the floor itself."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 and parts[1] in ROOMS else None


def height(module: str) -> int:
    """How high the room of a module lies on its own floor."""
    rooms = ROOMS[module.split(".")[1]]
    return next(n for n, level in enumerate(rooms) if room_of(module) in level)


def imported(path: Path) -> list[str]:
    """Every kit module a file imports, wherever in the file, with what it takes from packages."""
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name if name in MODULES else name.rpartition(".")[0] or name for name in names]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(KIT).as_posix())
def test_imports_go_down_only(path):
    parts = path.relative_to(KIT).with_suffix("").parts
    if parts in (("__init__",), ("moved",), ("near_names",), ("handed_on",)):
        return
    own = FLOORS.index(parts[0])
    for name in imported(path):
        floor = floor_of(name)
        if floor in FLOORS:
            assert FLOORS.index(floor) <= own, f"{path.name} imports {name} from a floor above"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(KIT).as_posix())
def test_imports_go_down_the_rooms_of_a_floor(path):
    own = dotted(path)
    if room_of(own) is None:
        return
    for name in imported(path):
        if floor_of(name) == floor_of(own) and room_of(name) not in (None, room_of(own)):
            higher = height(name) >= height(own)
            assert not higher, f"{own} imports {name}, which is not in a room below"


def test_no_two_files_import_each_other_in_a_ring():
    arrows = {dotted(path): set(imported(path)) & MODULES for path in FILES}
    # A face hands on lazily, and a package is imported with anything in it: neither ties a ring.
    faces = {dotted(path) for path in FILES if path.name == "__init__.py"}
    left = {name: reached - faces - {name} for name, reached in arrows.items()}
    while free := [name for name, reached in left.items() if not reached & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def test_every_folder_is_a_floor():
    rooms = {p.name for p in KIT.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert rooms == set(FLOORS) - {"cli", "reading_cli", "__main__"}


@pytest.mark.parametrize("floor", ROOMS)
def test_every_room_has_its_place(floor):
    there = {p.stem for p in (KIT / floor).iterdir()} - {"__init__", "__pycache__"}
    assert there - FOLDERS_OF_FILES == {room for level in ROOMS[floor] for room in level}


@pytest.mark.parametrize("face", [p for p in FILES if p.name == "__init__.py"], ids=dotted)
def test_no_file_of_a_room_has_the_name_of_what_its_face_hands_on(face):
    # An imported module would take the place of the function.
    if face.parent == KIT:
        return
    files = {p.stem for p in face.parent.glob("*.py")}
    stub = face.with_suffix(".pyi")
    tree = ast.parse(stub.read_text("utf-8") if stub.is_file() else "")
    taken = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
    handed = {alias.name for node in taken for alias in node.names}
    assert not handed & files, sorted(handed & files)


def test_no_file_is_named_for_nothing():
    named = {p.stem for p in FILES} | {p.parent.name for p in FILES}
    assert not named & VAGUE


def test_an_import_from_above_would_be_seen(tmp_path):
    file = tmp_path / "low.py"
    file.write_text("def f():\n    from kit.teach.grade import mark\n", encoding="utf-8")
    assert [floor_of(n) for n in imported(file)] == ["teach"]


def test_lessons_and_guides_import_from_faces_only():
    # A deep path in a lesson is a promise to every teacher who copies it.
    deep = []
    guides = [ROOT / "INSTRUCTORS.md", ROOT / "README.md", *(ROOT / "exercises").rglob("*.md")]
    for guide in guides:
        for number, line in enumerate(guide.read_text("utf-8").splitlines(), 1):
            words = line.split()
            if words[:1] in (["from"], ["import"]) and words[1:2]:
                name = words[1]
                faces = {dotted(p) for p in FILES if p.name == "__init__.py"}
                if name.startswith("kit.") and name not in faces:
                    deep.append(f"{guide.name}:{number}: {line.strip()}")
    assert deep == []
