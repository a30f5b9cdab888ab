from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from launch import install
from launch.environment import ROOM as NEEDED
from launch.place import Place
from launch.progress import Step
from launch.trouble import NoNetwork, NoSpace, Trouble

ROOT = Path(__file__).parents[2]
OFFLINE = """WARNING: Retrying (Retry(total=2)) after connection broken by 'NewConnectionError(...)'
ERROR: Could not find a version that satisfies the requirement anyio==4.16.0
ERROR: No matching distribution found for anyio==4.16.0"""
UV_OFFLINE = "error: Failed to fetch: `simple/anyio/`\n  Caused by: dns error: failed to lookup"
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
HASHES = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
ABSENT = "ERROR: No matching distribution found for pywinpty==3.1.2"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "work" / ".lab").mkdir(parents=True)
    return Place(tmp_path)


@pytest.mark.parametrize(
    ("printed", "kind", "words"),
    [
        (OFFLINE, NoNetwork, "no network.*Mend: connect once"),
        (UV_OFFLINE, NoNetwork, "no network"),
        (FULL, NoSpace, "Too little space.*Mend: free"),
        (OFFLINE + FULL, NoSpace, "Too little space"),
        (HASHES, Trouble, "hash differs.*Mend: start again"),
        (ABSENT, Trouble, "is not offered for Python"),
        ("Segmentation fault", Trouble, "Could not install.*Mend: read the end of"),
    ],
)
def test_what_pip_prints_becomes_one_line_with_a_mend(place, printed, kind, words):
    trouble = install.explain(printed, "install the packages", place)
    assert type(trouble) is kind
    with pytest.raises(kind, match=words):
        raise trouble
    assert "\n" not in str(trouble)


def test_a_full_disk_is_told_with_the_room_that_this_set_up_needs(place):
    for room in NEEDED.values():
        trouble = install.explain(FULL, "install", replace(place, room=room))
        assert f"free about {room} MB" in str(trouble)


def test_the_pythons_named_are_those_of_the_readme_and_the_start_guide(place):
    trouble = install.explain(ABSENT, "install", place)
    assert f"use Python {install.PYTHONS};" in str(trouble)
    for name in ("README.md", "kit/teach/templates/release-guide.md"):
        assert f"Python {install.PYTHONS}" in (ROOT / name).read_text("utf-8"), name


def test_a_failing_command_is_logged_and_explained(place):
    with pytest.raises(NoSpace):
        install.run_logged([sys.executable, "-c", f"print({FULL!r}); exit(1)"], place, "try")
    assert FULL in place.log.read_text(encoding="utf-8")


def test_settings_that_would_lead_packages_astray_stay_out(place, monkeypatch):
    for name in ("PIP_TARGET", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "kept")
    variables = place.variables()
    assert "/elsewhere" not in variables.values()
    assert variables["PIP_INDEX_URL"] == "kept"
    assert variables["PATH"].startswith(str(place.python.parent))
    assert all(str(place.root) in variables[n] for n in ("JUPYTER_CONFIG_DIR", "IPYTHONDIR"))


def test_pins_of_included_files_are_counted(tmp_path):
    (tmp_path / "a.txt").write_text("one==1 ; os_name == 'nt' \\\n    --hash=sha256:0\none==2\n")
    (tmp_path / "b.txt").write_text("-r a.txt\ntwo-three==1\n# four==4\n")
    assert install.pinned(tmp_path / "a.txt") == 1
    assert install.pinned(tmp_path / "b.txt") == 2


class Runs(list):
    """Stands in for run_logged: keeps the commands, fails those that `failing` picks."""

    def __init__(self, failing=lambda command: None):
        self.failing = failing

    def __call__(self, command, place, aim, each_line=None):
        self.append([str(part) for part in command])
        if trouble := self.failing(self[-1]):
            raise trouble


def test_where_ensurepip_is_missing_the_outer_pip_is_used(place, monkeypatch):
    runs = Runs(lambda command: Trouble("no", "x") if "ensurepip" in command else None)
    monkeypatch.setattr(install, "run_logged", runs)
    install.install_pip("python3", place)
    assert runs[1] == [
        "python3", "-m", "pip", "--python", str(place.python), "install", "--quiet", "pip"
    ]  # fmt: skip


def test_where_there_is_no_pip_at_all_the_mend_names_the_package(place, monkeypatch):
    monkeypatch.setattr(install, "run_logged", Runs(lambda command: Trouble("no", "x")))
    monkeypatch.setattr(install.shutil, "which", lambda name: None)
    with pytest.raises(Trouble, match="ensurepip and pip are both missing.*python3-venv"):
        install.install_pip("python3", place)


def test_missing_ensurepip_without_network_is_said_to_be_the_network(place, monkeypatch):
    def failing(command):
        return Trouble("no", "x") if "ensurepip" in command else NoNetwork("off", "connect")

    monkeypatch.setattr(install, "run_logged", Runs(failing))
    with pytest.raises(NoNetwork):
        install.install_pip("python3", place)


@pytest.mark.parametrize("uv", [None, "/bin/uv"])
def test_pins_are_always_checked_against_their_hashes(place, monkeypatch, uv):
    (place.root / "requirements.txt").write_text("one==1\n")
    runs = Runs()
    monkeypatch.setattr(install, "run_logged", runs)
    monkeypatch.setattr(install.shutil, "which", lambda name: uv)
    install.install_pins(place, place.root / "requirements.txt", Step("x", io.StringIO()))
    (command,) = runs
    assert "--require-hashes" in command and (command[0] == uv) == bool(uv)


def test_pip_takes_over_where_uv_fails(place, monkeypatch):
    (place.root / "requirements.txt").write_text("one==1\n")
    runs = Runs(lambda command: NoNetwork("off", "x") if command[0] == "/bin/uv" else None)
    monkeypatch.setattr(install, "run_logged", runs)
    monkeypatch.setattr(install.shutil, "which", lambda name: "/bin/uv")
    install.install_pins(place, place.root / "requirements.txt", Step("x", io.StringIO()))
    assert [command[0] for command in runs] == ["/bin/uv", str(place.python)]
    assert "--require-hashes" in runs[1]
