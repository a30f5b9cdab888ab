import json

from typer.testing import CliRunner

from kit.cli import app

OLD = "Shells hit Velm\n\nAt least four people were killed, police said. Rain fell on the port.\n"
NEW = "Shells hit Velm\n\nSix people were killed, officials said.\n"


def run(*words):
    return CliRunner().invoke(app, ["changes", *map(str, words)])


def test_two_files_are_held_against_each_other(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    done = run(old, new)
    assert done.exit_code == 0
    assert "raised" in done.stdout and "withdrawn" in done.stdout
    assert "3 of them touch the headline or a" in " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 80
    rows = json.loads(run(old, new, "--json").stdout)
    assert {(r["what"], r["how"]) for r in rows} >= {
        ("figure", "raised"),
        ("sentence", "withdrawn"),
    }
    assert "Nothing changed" in run(old, old).stdout


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path):
    done = run(tmp_path / "gone.txt", tmp_path / "gone.txt")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
