"""pyproject.toml, environment.yml and the two pin files say the same thing."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name as canonical
from packaging.version import Version

import lab

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LEARNER, TEST = "requirements.txt", "requirements-test.txt"
PEER = "requirements-nbgrader.txt"


def requirements(lines: list[str]) -> dict[str, Requirement]:
    return {canonical(r.name): r for r in map(Requirement, lines)}


OPTIONAL = PROJECT["project"]["optional-dependencies"]
CORE = requirements(PROJECT["project"]["dependencies"])
# What `python3 lab.py` sets up: a course that is read, answered, taught and marked.
DIRECT = CORE | requirements(OPTIONAL["lab"] + OPTIONAL["teach"] + OPTIONAL["frames"])
EXTRAS = requirements(sum(OPTIONAL.values(), []))
BUILD = requirements(PROJECT["dependency-groups"]["build"])
CHECKS = requirements(PROJECT["dependency-groups"]["test"])
COMPARED = requirements(PROJECT["dependency-groups"]["nbgrader"])


def entries(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each entry of a pin file with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("-r ")]
    split = [re.split(r"\s+--hash=", line) for line in lines]
    return [(Requirement(first.strip()), hashes) for first, *hashes in split]


def names(name: str) -> set[str]:
    return {canonical(requirement.name) for requirement, _ in entries(name)}


def conda() -> tuple[dict[str, Requirement], list]:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    # conda's one "=" is a version and all below it.
    words = [re.sub(r"(?<![=<>!~])=(?=\d)", "==", i) for i in listed if isinstance(i, str)]
    return requirements(words), listed


def test_conda_twin_has_the_same_packages_and_bounds():
    twin, _ = conda()
    extra = {name: twin.pop(name) for name in ("python", "pip")}
    assert {n: r.specifier for n, r in twin.items()} == {n: r.specifier for n, r in DIRECT.items()}
    # One Python: Binder's builder reads no bounds, and takes a wrong base for what has some.
    (only,) = extra["python"].specifier
    assert only.operator == "=="
    assert only.version in SpecifierSet(PROJECT["project"]["requires-python"])


def test_conda_installs_the_project_last_and_from_one_channel():
    whole = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert whole["dependencies"][-1] == {"pip": ["-e ."]}
    assert whole["channels"] == ["conda-forge"]


def test_oldest_python_is_one_and_the_same():
    bound = ".".join(map(str, lab.OLDEST))
    assert PROJECT["project"]["requires-python"] == f">={bound}"


@pytest.mark.parametrize("file", [LEARNER, TEST, PEER])
def test_pins_are_exact_hashed_and_without_addresses(file):
    for requirement, hashes in entries(file):
        (only,) = requirement.specifier
        assert only.operator == "==" and not only.version.endswith("*"), requirement
        assert hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hashes), requirement
        assert requirement.url is None
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_files_do_not_overlap_and_the_second_includes_the_first():
    assert (ROOT / TEST).read_text(encoding="utf-8").startswith(f"-r {LEARNER}\n")
    assert not names(LEARNER) & names(TEST)
    assert not names(PEER) & (names(LEARNER) | names(TEST))


@pytest.mark.parametrize(
    ("wanted", "files"),
    [
        (DIRECT | BUILD, [LEARNER]),
        (DIRECT | BUILD | EXTRAS | CHECKS, [LEARNER, TEST]),
        (COMPARED, [PEER]),
    ],
    ids=["learner", "checks", "peer"],
)
def test_every_bound_of_the_project_is_met_by_a_pin(wanted, files):
    pins: dict[str, list[str]] = {}
    for file in files:
        for requirement, _ in entries(file):
            (only,) = requirement.specifier
            pins.setdefault(canonical(requirement.name), []).append(only.version)
    for name, requirement in wanted.items():
        assert name in pins, f"{name} has no pin: run scripts/export_pins.py"
        for version in pins[name]:
            assert requirement.specifier.contains(version), f"{name} {version} is out of bounds"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_package_is_pinned_once_on_every_system(system):
    platform = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin")}
    name, kernel = platform.get(system, ("nt", "Windows"))
    for python in ("3.11.0", "3.11.9", "3.12.4", "3.13.1", "3.14.0"):
        here = default_environment() | {
            "sys_platform": system, "os_name": name, "platform_system": kernel,
            "python_full_version": python, "python_version": python.rsplit(".", 1)[0],
        }  # fmt: skip
        chosen = [
            canonical(r.name)
            for file in (LEARNER, TEST)
            for r, _ in entries(file)
            if r.marker is None or r.marker.evaluate(here)
        ]
        assert len(chosen) == len(set(chosen))
        assert set(DIRECT | BUILD | EXTRAS | CHECKS) <= set(chosen)


@pytest.mark.parametrize("files", [[LEARNER], [LEARNER, TEST]], ids=["learner", "checks"])
def test_what_a_pinned_package_needs_is_pinned_too(files):
    # pip is told not to look for dependencies, so the list must be whole. Read from what is here.
    pinned = set().union(*(names(file) for file in files))
    for name in pinned:
        try:
            needs = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # a pin for another system
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                assert canonical(need.name) in pinned, f"{name} needs {need.name}"


def test_the_project_is_named_as_it_should_be():
    project = PROJECT["project"]
    assert project["name"] == "dateline-kit"
    assert project["description"] == "Dateline: read one conflict story like an investigator"
    assert project["scripts"] == {"kit": "kit.__main__:main"}
    assert PROJECT["build-system"]["build-backend"] == "hatchling.build"
    import kit

    assert Version(project["version"]) == Version(kit.__version__)
    for name in project["license-files"]:
        assert (ROOT / name).stat().st_size > 500, f"{name} is empty"


def test_a_wheel_holds_every_file_of_the_kit(tmp_path):
    # A face without its stub hands on nothing, and mypy believes no package without its mark.
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    ours = [*(ROOT / "kit").rglob("*.py"), *(ROOT / "kit").rglob("*.pyi"), ROOT / "kit/py.typed"]
    missing = {path.relative_to(ROOT).as_posix() for path in ours} - inside
    assert not missing
    here = (p for p in (ROOT / "notebooks").iterdir() if p.is_file())
    lessons = {p.name for p in here if not p.name.startswith(".")}
    laid = {name.rpartition("/")[2] for name in inside if "/course/notebooks/" in name}
    assert laid == lessons and "questions.json" in laid
    # Sources hold keys in plain words, solved notebooks the answers.
    assert not [name for name in inside if "exercises" in name or "solved" in name]


def test_the_same_package_has_the_same_bounds_in_every_extra():
    for extra in OPTIONAL.values():
        for name, requirement in requirements(extra).items():
            assert requirement.specifier == EXTRAS[name].specifier, name


def test_what_reads_and_analyses_needs_little():
    # Counted from what the pins need in turn: NLTK brings five.
    reached: set[str] = set()
    waiting = list(CORE)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for need in map(Requirement, importlib.metadata.requires(name) or []):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting += {canonical(need.name)} - reached
    assert len(reached) <= 7, reached


def test_every_package_that_the_kit_imports_is_declared():
    declared = set(DIRECT | EXTRAS)
    provided = importlib.metadata.packages_distributions()
    for path in sorted((ROOT / "kit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                roots = {(node.module or "").split(".")[0]}
            else:
                continue
            for root in roots - set(sys.stdlib_module_names) - {"kit"}:
                makers = {canonical(name) for name in provided.get(root, [root])}
                assert makers & declared, f"{path.relative_to(ROOT)} imports {root}"
