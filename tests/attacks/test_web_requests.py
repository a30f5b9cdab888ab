"""The page is asked for over the network by every client that is at hand."""

CELLS = [
    r"""
import subprocess, urllib.request
try:
    urllib.request.urlopen("http://192.0.2.1/", timeout=0.3)
    reached("urllib")
except OSError:
    pass
for tool in ("curl", "wget", "ping", "ssh", "git"):
    try:
        done = subprocess.run([tool, "192.0.2.1"], timeout=1, capture_output=True)
        if tool in ("curl", "wget", "ping") and done.returncode == 0:
            reached(tool)
    except (OSError, subprocess.TimeoutExpired):
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
