"""Memory in places where no limit of one process counts it, or in programs that share nothing."""

import pytest

HOARD = """
import time
hoard = bytearray(b"x") * (110 << 20)
time.sleep(60)
"""
SET_UP = [
    f"""
import subprocess, time
HOARD = {HOARD!r}
def settle(most):
    time.sleep(most)
    reached("held it to the end")
"""
]
TRICKS = {
    "fresh interpreters": """
for _ in range(14):
    subprocess.Popen([sys.executable, "-S", "-c", HOARD])
settle(6)
""",
    "fresh interpreters nobody waits for": """
for _ in range(14):
    if os.fork() == 0:
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-S", "-c",
                     "import os\\nif os.fork() == 0:\\n " + HOARD.strip().replace("\\n", "\\n ")])
        os._exit(0)
settle(6)
""",
    "forks of fresh interpreters": """
again = "import os\\nfor _ in range(12):\\n if os.fork() == 0:\\n  break\\n" + HOARD
subprocess.Popen([sys.executable, "-S", "-c", again])
settle(6)
""",
    "forks nobody waits for": """
for _ in range(12):
    if os.fork() == 0:
        if os.fork() == 0:
            exec(HOARD)
        os._exit(0)
settle(6)
""",
    "mappings of many processes": """
import ctypes
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
for _ in range(28):
    if os.fork() == 0:
        place = libc.mmap(None, ctypes.c_size_t(240 << 20), 3, 0x22, -1, ctypes.c_long(0))
        for n in range(30000):
            libc.mprotect(ctypes.c_void_p(place + 8192 * n), ctypes.c_size_t(4096), 1)
        time.sleep(60)
settle(6)
""",
    "pipes of many processes": """
for _ in range(28):
    if os.fork() == 0:
        held = []
        try:
            while True:
                held.append(os.pipe())
                os.set_blocking(held[-1][1], False)
                os.write(held[-1][1], b"x" * 65536)
        except OSError:
            time.sleep(60)
settle(6)
""",
    "all at once": """
read, write = os.pipe()
for _ in range(8):
    if os.fork() == 0:
        os.close(write)
        os.read(read, 1)
        hoard = bytearray(b"x") * (200 << 20)
        time.sleep(60)
os.close(write)
settle(6)
""",
}
KEPT = {
    "a parent for orphans": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(36, 1, 0, 0, 0) == 0:
    reached("takes in orphans")
""",
    "a child for another parent": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
pid = libc.syscall(ctypes.c_long(56), ctypes.c_ulong(0x8000 | 17), None, None, None, None)
if pid == 0:
    os._exit(0)
if pid > 0:
    reached("gave a child away")
""",
    "terminals": """
import pty
held = []
try:
    while len(held) < 60:
        held.append(os.openpty())
except OSError:
    pass
if len(held) > 8:
    reached(f"{len(held)} terminals")
""",
    "long pipes": """
import fcntl
total = 0
pipes = []
try:
    while len(pipes) < 60:
        pipes.append(os.pipe())
        total += fcntl.fcntl(pipes[-1][1], fcntl.F_SETPIPE_SZ, 1 << 20)
except OSError:
    pass
if total > 64 << 20:
    reached(f"{total >> 20} MB of pipes")
""",
    "many small files": """
made = 0
try:
    while made < 20000:
        open(f"f{made}", "w").close()
        made += 1
except OSError:
    pass
if made > 4096:
    reached(f"{made} files")
""",
    "folders in folders": """
made = 0
try:
    while made < 6000:
        os.mkdir("d")
        os.chdir("d")
        made += 1
except OSError:
    pass
os.chdir("/scratch/home")
if made > 4096:
    reached(f"{made} folders")
""",
    "timers and signals": """
import ctypes, signal
libc = ctypes.CDLL(None, use_errno=True)
made = ctypes.c_int()
count = 0
while count < 2000 and libc.syscall(ctypes.c_long(222), 1, None, ctypes.byref(made)) == 0:
    count += 1
if count >= 2000:
    reached("timers without end")
""",
    "many mappings": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
size = 1 << 28
place = libc.mmap(None, ctypes.c_size_t(size), 3, 0x22, -1, ctypes.c_long(0))
pieces = 0
if place not in (None, 2 ** 64 - 1):
    while pieces < 100000 and libc.mprotect(
            ctypes.c_void_p(place + 8192 * pieces), ctypes.c_size_t(4096), 1) == 0:
        pieces += 1
if pieces >= 100000:
    reached("mappings without end")
""",
    "large pages": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
place = libc.mmap(None, ctypes.c_size_t(2 << 20), 3, 0x40022, -1, ctypes.c_long(0))
if place not in (None, 2 ** 64 - 1):
    reached("a large page")
""",
    "locked memory": """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.mlockall(3) == 0:
    reached("memory that is never given back")
""",
    "raised address space": """
import resource
for name in ("AS", "NPROC", "NOFILE", "FSIZE", "CPU", "MEMLOCK", "SIGPENDING", "MSGQUEUE"):
    which = getattr(resource, "RLIMIT_" + name, None)
    if which is None:
        continue
    soft, hard = resource.getrlimit(which)
    try:
        resource.setrlimit(which, (hard + 1, hard + 1))
        reached("raised " + name)
    except (OSError, ValueError):
        pass
    if hard == resource.RLIM_INFINITY:
        reached("no limit on " + name)
""",
}
ENDED = tuple(TRICKS)
TRICKS |= KEPT


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    outcome = batch.failed(__file__, trick)
    assert outcome.status == "stopped" or trick not in ENDED
