"""A batch on a Dask cluster writes what a batch here writes, whatever files the workers have."""

import json

import pytest
from typer.testing import CliRunner

from kit.cli import app

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install '.[cluster]'")


def test_nobody_at_the_address_is_said_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("kit.newsroom.on_cluster.WAIT", "1s")
    (tmp_path / "a.txt").write_text("Rain fell on Velm.", "utf-8")
    done = CliRunner().invoke(
        app, ["analyze", str(tmp_path), "--out", str(tmp_path / "out"),
              "--scheduler", "tcp://127.0.0.1:1"],
    )  # fmt: skip
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith(
        "kit analyze: --scheduler tcp://127.0.0.1:1: nobody answers there"
    )


@pytest.mark.long
def test_a_cluster_writes_the_same_bytes(tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    for n in range(30):
        (folder / f"{n:02}.txt").write_text(f"{n + 2} people were killed in Velm, police said.\n")
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 40)
    (folder / "day.jsonl").write_text(json.dumps({"text": "Rain fell on Velm."}) + "\nno\n")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        there = CliRunner().invoke(
            app, ["analyze", str(folder), "--out", str(tmp_path / "there"),
                  "--scheduler", cluster.scheduler_address],
        )  # fmt: skip
    here = CliRunner().invoke(
        app, ["analyze", str(folder), "--out", str(tmp_path / "here"), "--jobs", "1"]
    )
    assert (there.exit_code, here.exit_code) == (1, 1)
    names = sorted(p.name for p in (tmp_path / "here").iterdir() if not p.name.startswith("."))
    assert "stories.jsonl" in names
    for name in names:
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
