"""Programs that gain rights when started are started."""

CELLS = [
    r"""
import subprocess
for line in (["su", "-c", "id"], ["sudo", "-n", "id"], ["mount"], ["newgrp"], ["pkexec", "id"],
             ["unshare", "-r", "id"], ["bwrap", "--ro-bind", "/", "/", "id"]):
    try:
        done = subprocess.run(line, capture_output=True, timeout=1, stdin=subprocess.DEVNULL)
        if b"uid=0" in done.stdout:
            reached(" ".join(line))
    except (OSError, subprocess.TimeoutExpired):
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
