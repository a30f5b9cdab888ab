"""What contributors and services go by is true: paths, pins of actions, hooks, house files."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TASKS = GUIDE.split("### Where do I change …?")[1].split("\n\nTests mirror")[0]


def read(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def test_every_action_is_pinned_by_its_commit_and_says_its_version():
    used = re.findall(r"uses: (.*)", "".join(p.read_text(encoding="utf-8") for p in WORKFLOWS))
    assert used
    for line in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    # One commit an action, whichever workflow uses it.
    assert len({line.split("@")[0] for line in used}) == len(set(used))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_leaves_no_password_behind(path):
    flow = read(path)
    assert flow["permissions"] == {"contents": "read"}
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 45
        if job.get("if") == "github.ref_type == 'tag'":
            # What puts a release on its page may write, and runs no code of the repository.
            assert job["permissions"] == {"actions": "read", "contents": "write"}
            assert not any("uses" in step for step in job["steps"])
        else:
            assert "permissions" not in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "").replace("${{ matrix", ""), step
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


def test_somebody_says_when_an_action_is_out_of_date():
    (update,) = read(".github/dependabot.yml")["updates"]
    assert update["package-ecosystem"] == "github-actions" and update["directory"] == "/"


def test_hooks_run_what_the_environment_has():
    (local,) = read(".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        program, script, *words = hook["entry"].split()
        assert (program, script) == ("python3", "scripts/with_environment.py")
        assert hook["language"] == "system" and words[0] == "-m"
        assert find_spec(words[1]) is not None, words[1]
        for word in words[2:]:
            assert not word.startswith("tests/") or (ROOT / word).is_file(), word


def test_a_hook_is_run_by_the_environments_python_and_its_status_is_handed_on():
    command = [sys.executable, str(ROOT / "scripts/with_environment.py")]
    code = "import sys; print(sys.prefix != sys.base_prefix); sys.exit(3)"
    done = subprocess.run([*command, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "True\n")


def test_where_to_change_what_names_at_least_twenty_tasks_and_files_that_are_there():
    rows = [line for line in TASKS.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) >= 20
    for row in rows:
        paths = [p for p in re.findall(r"`([^`]+)`", row.split("|")[2]) if "/" in p]
        assert paths, row
        for path in paths:
            assert (ROOT / path).exists(), f"{path}: {row}"


def test_the_picture_of_the_rooms_names_every_room():
    picture = GUIDE.split("In one picture")[1].split("So a sentence travels up")[0]
    words = set(re.findall(r"[\w.]+", picture))
    for floor in ("analysis", "course", "teach"):
        for room in (ROOT / "kit" / floor).iterdir():
            if room.stem not in ("__init__", "__pycache__", "templates", "static"):
                assert room.name in words, f"kit/{floor}/{room.name} is not in the picture"


def test_paths_in_the_guides_are_there():
    for name in ("CONTRIBUTING.md", "SECURITY.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for path in re.findall(r"`((?:kit|tests|scripts|exercises|launch)/[\w./-]+)`", text):
            assert "NN-topic" in path or (ROOT / path).exists(), f"{name}: {path}"
        for link in re.findall(r"\]\(([\w./-]+)\)", text):
            assert (ROOT / link).exists(), f"{name}: {link}"


def test_what_the_security_page_promises_stands_in_the_instructors_guide_too():
    guide = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", " ".join(page.split()))
    assert headings
    for heading in headings:
        assert f"### {heading}" in guide, heading
    for word in ("network", "keys", "grade book", "environment", "memory", "--unsandboxed"):
        assert word in page and word in guide, word


def test_pytest_takes_a_warning_for_a_fault():
    import tomllib

    pytest_table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
    options = pytest_table["ini_options"]
    assert options["filterwarnings"][0] == "error" and options["xfail_strict"] is True
