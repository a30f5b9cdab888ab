"""lab.py itself: what a very old Python would meet, and that it stands on nothing installed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lab

ROOT = Path(__file__).resolve().parents[1]
LAUNCH = sorted((ROOT / "launch").glob("*.py"))


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 9), (3, 10, 14)])
def test_an_old_python_is_told_what_to_do(version):
    line = lab.too_old(version)
    assert f"Python {version[0]}.{version[1]}" in line and "3.11" in line and "Mend:" in line
    assert "\n" not in line


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (4, 0, 0)])
def test_a_new_enough_python_is_not_stopped(version):
    assert lab.too_old(version) == ""


def test_the_mend_names_a_newer_python_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install a newer Python" in lab.too_old((3, 8, 0))
    (tmp_path / "python3.12").write_text("")
    assert "run: python3.12 lab.py" in lab.too_old((3, 8, 0))


def test_lab_parses_on_python_3_6():
    # f-strings, unions and the like would end in a SyntaxError before a word of help is printed.
    source = (ROOT / "lab.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    newer = (ast.JoinedStr, ast.NamedExpr, ast.Match, ast.AnnAssign)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert functions and not any(f.returns or a.annotation for f in functions for a in f.args.args)


def test_the_version_is_looked_at_before_anything_newer_is_imported():
    tree = ast.parse((ROOT / "lab.py").read_text(encoding="utf-8"))
    top = {a.name for n in tree.body if isinstance(n, ast.Import) for a in n.names}
    assert top == {"os", "sys"}
    assert not [n for n in tree.body if isinstance(n, ast.ImportFrom)]


@pytest.mark.parametrize("path", [ROOT / "lab.py", *LAUNCH], ids=lambda path: path.name)
def test_only_the_standard_library_is_imported(path):
    roots = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or "").split(".")[0])
    assert roots <= set(sys.stdlib_module_names) | {"launch"}


def test_help_runs_where_nothing_is_installed():
    # -S -I: no site-packages, no user settings, as on a fresh machine.
    said = subprocess.run(
        [sys.executable, "-S", "-I", str(ROOT / "lab.py"), "--help"], capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr
    assert "--fresh" in said.stdout and "test" in said.stdout


def test_no_name_of_a_package_index_is_written_down():
    for path in [ROOT / "lab.py", *LAUNCH, ROOT / "scripts" / "export_pins.py"]:
        assert "://" not in path.read_text(encoding="utf-8").replace("http://{HOST}", ""), path
