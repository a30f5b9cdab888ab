"""What draws the lessons in JupyterLab is what its sources in page/ give."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "page"
STATIC = ROOT / "kit" / "show" / "static"
EXTENSION = STATIC / "labextension" / "dateline-page"
NODE = shutil.which("node")
built_here = pytest.mark.skipif(
    not NODE or not (PAGE / "node_modules" / "esbuild").is_dir(),
    reason="Node is not set up for page/; to run this test: cd page && npm ci",
)


def card() -> dict:
    """The package.json that JupyterLab reads of the extension."""
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


def hash_of_sources() -> str:
    """The hash that page/build.mjs writes into what it makes."""

    def in_order(folder: Path) -> list[Path]:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
        return [p for e in entries for p in (in_order(e) if e.is_dir() else [e])]

    found = hashlib.sha256()
    for path in [*in_order(PAGE / "src"), PAGE / "build.mjs", PAGE / "package.json"]:
        text = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(path.relative_to(PAGE).as_posix().encode() + b"\0" + text + b"\0")
    return found.hexdigest()


def test_what_is_shipped_was_built_from_these_sources():
    wanted = hash_of_sources()
    mend = "run npm run build in page/"
    assert card()["sources"] == wanted, mend
    for path in [STATIC / "question_form.js", *EXTENSION.glob("static/*.js")]:
        assert f"// sources: {wanted}\n" in path.read_text("utf-8"), f"{path.name}: {mend}"


def test_the_card_names_the_one_script_there_is():
    (script,) = EXTENSION.glob("static/*.js")
    load = card()["jupyterlab"]["_build"]["load"]
    assert load == f"static/{script.name}"
    digest = hashlib.sha256(script.read_bytes()).hexdigest()
    # The name changes with the content, so that no browser goes on with an old one.
    assert script.name == f"remoteEntry.{digest[:12]}.js"


def test_a_wheel_puts_the_extension_where_jupyterlab_looks():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    home = EXTENSION.parent.relative_to(ROOT).as_posix()
    assert shared == {home: "share/jupyter/labextensions"}


def test_nothing_in_it_asks_another_place_for_anything():
    for path in [STATIC / "question_form.js", *EXTENSION.glob("static/*.js")]:
        addresses = re.findall(r"(?:https?:)?//[\w-]+\.[\w.]+", path.read_text("utf-8"))
        assert addresses == [], path.name


@built_here
def test_building_again_gives_the_same_bytes():
    again = subprocess.run([NODE, "build.mjs", "--check"], cwd=PAGE, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr


@built_here
@pytest.mark.parametrize("what", [["run", "types"], ["test"]], ids=["types", "tests"])
def test_its_types_and_tests_hold(what):
    done = subprocess.run(["npm", "--silent", *what], cwd=PAGE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
