"""A cluster known by certificates: the options belong together, and nobody else is let in."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.grade import runs
from kit.teach.handed_in.repair import Plan
from kit.teach.sandbox.limits import Limits


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tls-ca", "ca.pem"], "belong together"),
        (["--scheduler", "tls://here:1", "--tls-ca", "ca.pem", "--tls-cert", "me.pem"], "together"),
        (
            ["--scheduler", "tcp://here:1", *"--tls-ca a --tls-cert b --tls-key c".split()],
            "--scheduler tls://HOST:PORT",
        ),
        (
            ["--scheduler", "tls://here:1", *"--tls-ca a --tls-cert b --tls-key c".split()],
            "a: there is no such file; name a PEM file",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_graded(options, said, tmp_path):
    done = CliRunner().invoke(app, ["grade", str(tmp_path), "--out", str(tmp_path / "o"), *options])
    assert done.exit_code == 2 and said in done.output
    assert not (tmp_path / "o").exists()


def certificates(folder):
    """An authority and a certificate of it, made by OpenSSL."""
    new = ["openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj"]
    for line in (
        [*new, "/CN=authority", "-x509", "-keyout", "ca.key", "-out", "ca.pem"],
        [*new, "/CN=localhost", "-keyout", "me.key", "-out", "me.csr"],
        ["openssl", "x509", "-req", "-in", "me.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
         "-CAcreateserial", "-out", "me.pem"],
    ):  # fmt: skip
        subprocess.run(line, cwd=folder, check=True, capture_output=True)
    return runs.Certificates(folder / "ca.pem", folder / "me.pem", folder / "me.key")


@pytest.mark.long
@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_runs_go_to_a_cluster_over_tls_and_nobody_else_is_let_in(tmp_path):
    distributed = pytest.importorskip("distributed", reason="needs pip install '.[cluster]'")
    known = certificates(tmp_path)
    everyone = distributed.security.Security(
        require_encryption=True,
        tls_ca_file=str(known.authority),
        **{f"tls_{who}_cert": str(known.own) for who in ("client", "scheduler", "worker")},
        **{f"tls_{who}_key": str(known.key) for who in ("client", "scheduler", "worker")},
    )
    task = runs.task(Plan([(0, "1 + 1")], None, (), ()), {}, Limits())
    with distributed.LocalCluster(
        n_workers=1, processes=True, security=everyone, protocol="tls://", dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        assert address.startswith("tls://")
        ((number, outcome),) = runs.run_on_cluster(iter([(7, task)]), address, [], True, known)
        assert number == 7 and outcome["transcript"]["ended"] == "finished"
        with pytest.raises(TypeError, match="TLS"):
            next(runs.run_on_cluster(iter([(7, task)]), address, [], True))
    assert json.loads(task)["first"] == [[0, "1 + 1"]]
