"""One variable names the public address: with it links lead there, without it there are none."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("published", ROOT / "scripts" / "published.py")
published = importlib.util.module_from_spec(spec)
spec.loader.exec_module(published)
ADDRESS = "https://github.com/o/r"


def led_to(text):
    """Every target of a Markdown link or picture."""
    return re.findall(r"\]\(([^)\s]+)\)", text)


@pytest.mark.parametrize("given", ["", ADDRESS, f"{ADDRESS}/"])
def test_the_variable_is_read(given, monkeypatch):
    monkeypatch.setenv(published.VARIABLE, given)
    assert published.repository() == (ADDRESS if given else "")


@pytest.mark.parametrize("given", ["o/r", "https://example.org/o/r", f"{ADDRESS}/tree/main"])
def test_anything_else_is_one_line_with_the_mend(given, monkeypatch, capsys):
    monkeypatch.setenv(published.VARIABLE, given)
    assert published.main([]) == 2
    told = capsys.readouterr().err
    assert given in told and "write https://github.com/OWNER/REPOSITORY" in told
    assert told.count("\n") == 1


def test_every_link_of_the_readme_becomes_whole_and_leads_to_a_file_that_is_there():
    text = (ROOT / "README.md").read_text("utf-8")
    relative = [t for t in led_to(text) if not t.startswith(("http", "#"))]
    assert len(relative) > 8 and all((ROOT / name).exists() for name in relative)
    whole = published.whole_links(text, ADDRESS)
    assert not [t for t in led_to(whole) if not t.startswith(("http", "#"))]
    assert f"{ADDRESS}/raw/main/docs/answer.gif" in whole
    assert f"{ADDRESS}/blob/main/INSTRUCTORS.md" in whole


def test_the_documentation_has_its_places_only_with_an_address():
    assert published.places("") == "" and "% places\n" in (ROOT / "docs/index.md").read_text(
        "utf-8"
    )
    line = published.places(ADDRESS)
    for word in ("colab.research.google.com/github/o/r/blob/main/notebooks/01-sourcing.ipynb",
                 "mybinder.org/v2/gh/o/r/main", "codespaces.new/o/r"):  # fmt: skip
        assert word in line
    assert (ROOT / "notebooks" / "01-sourcing.ipynb").is_file()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder with wheel and source package, built as they would be published."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(published.VARIABLE, ADDRESS)
        assert published.main([str(folder)]) == 0
    return folder


@pytest.mark.long
def test_wheel_and_source_package_name_the_address_and_hold_no_relative_link(made):
    (wheel,), (source,) = made.glob("*.whl"), made.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        told = [archive.read(name)]
    with tarfile.open(source) as archive:
        top = source.name.removesuffix(".tar.gz")
        told.append(archive.extractfile(f"{top}/PKG-INFO").read())
        assert b"repository-code: " in archive.extractfile(f"{top}/CITATION.cff").read()
    for data in told:
        about = message_from_bytes(data)
        assert about["Description-Content-Type"] == "text/markdown"
        assert f"Repository, {ADDRESS}" in about.get_all("Project-URL")
        description = about.get_payload(decode=True).decode("utf-8")
        assert description.startswith("# Dateline")
        assert not [t for t in led_to(description) if not t.startswith(("http", "#"))]


@pytest.mark.long
def test_twine_finds_nothing_to_say(made):
    """The job `lowest` of the workflow runs it too, and installs it; here it need not be."""
    pytest.importorskip("twine", reason="pip install twine")
    packages = sorted(map(str, made.iterdir()))
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *packages],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout.count("PASSED") == 2, done.stdout
