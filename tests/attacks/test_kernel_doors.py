"""System calls that no lesson needs: each is knocked at, by its own number and by other names."""

import platform

import pytest

pytestmark = pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are x86-64's")

SET_UP = [
    r"""
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(4096)
def opened(what, number, *arguments):
    here = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    if libc.syscall(ctypes.c_long(number), *here) >= 0:
        reached(what)
"""
]
TRICKS = {
    "io_uring": "opened('a ring', 425, 8, room)",
    "page faults": "opened('page faults', 323, 0)",
    "keyrings": r"""
opened('a key', 248, b'user', b'name', b'secret', 6, 0xfffffffe)
opened('a keyring', 250, 1, 0)
""",
    "bpf": "opened('a map', 321, 0, room, 72)",
    "perf": "opened('counters', 298, room, 0, 0xffffffffffffffff, 0xffffffffffffffff, 0)",
    "descriptors of others": "opened('a descriptor', 438, os.pidfd_open(os.getppid()), 0, 0)",
    "memory of others": r"""
opened('memory', 310, os.getppid(), room, 1, room, 1, 0)
opened('written', 311, os.getppid(), room, 1, room, 1, 0)
""",
    "comparing processes": "opened('kcmp', 312, os.getpid(), os.getppid(), 0, 0, 0)",
    "file handles": r"""
opened('a handle', 303, 0xffffff9c, b'/usr', room, room, 0)
opened('by handle', 304, 3, room, 0)
""",
    "watching mounts": "opened('fanotify', 300, 0, 0)",
    "secret memory": r"""
opened('secret memory', 447, 0)
opened('a memory file', 319, b'x', 0)
""",
    "rules for files": r"""
opened('a rule set', 444, ctypes.create_string_buffer(b'\x01' + b'\0' * 7), 8, 0)
opened('its version', 444, 0, 0, 1)
opened('a rule', 445, 3, 1, room, 0)
""",
    "slowing the host": r"""
with open(sys.executable, 'rb') as file:
    opened('the disks', 162)
    opened('a disk', 306, file.fileno())
    opened('read ahead', 187, file.fileno(), 0, 4096)
    opened('pages thrown out', 221, file.fileno(), 0, 0, 4)
opened('a queue', 206, 8, room)
opened('a quota', 443, 3, 0, 0, room)
""",
    "calls newer than the filter": r"""
opened('a tree', 467, 0xffffff9c, b'/', 1, room, 32)
opened('pages in memory', 451, 0, room, room, 0)
opened('mounts', 458, room, room, 8, 0)
""",
    "personality": "opened('another layout', 135, 0x0040000)",
    "modules": r"""
opened('a module', 313, 0, b'', 0)
opened('a module', 175, room, 16, b'')
opened('a kernel', 246, 0, 0, 0, 0)
""",
    "new mounts": r"""
opened('a tree', 428, 0xffffff9c, b'/', 1)
opened('a system', 430, b'tmpfs', 0)
opened('moved', 429, 3, b'', 4, b'', 0)
""",
    "clone into namespaces": r"""
import signal
for flags in (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x08000000, 0x04000000):
    pid = libc.syscall(ctypes.c_long(56), ctypes.c_ulong(flags | 17), None, None, None, None)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        reached(hex(flags))
""",
    "clone by another call": "opened('clone3', 435, room, 88)",
    "x32 numbers": r"""
opened('a socket', (1 << 30) + 41, 1, 1, 0)
opened('unshared', (1 << 30) + 272, 0x10000000)
""",
    "high bits of a number": r"""
opened('a socket', (1 << 32) + 41, 1, 1, 0)
opened('a ring', (7 << 32) + 425, 8, room)
""",
    "high bits of a command": r"""
import fcntl
with open(sys.executable, 'rb') as file:
    opened('a lease', 72, file.fileno(), (1 << 32) + 1024, 0)
    opened('a lock', 73, file.fileno(), 6)
""",
    "shared memory by number": r"""
opened('a segment', 29, 0, 1 << 20, 0o1600)
opened('shared', 9, 0, 4096, 3, 0x21, 0xffffffffffffffff, 0)
""",
    "kernel log": "opened('the log', 103, 3, room, 4096)",
    "clock of the machine": r"""
opened('the time', 227, 0, room)
opened('the name', 170, b'mine', 4)
""",
    "swap and quota": r"""
opened('swap', 167, b'/scratch/home', 0)
opened('accounts', 163, b'/scratch/a')
""",
    "real-time": r"""
import resource
for call in (lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
             lambda: os.nice(-1), lambda: os.setpriority(os.PRIO_PGRP, 0, -5),
             lambda: resource.setrlimit(resource.RLIMIT_NICE, (40, 40))):
    try:
        call()
        reached('first in line')
    except (OSError, ValueError):
        pass
""",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    batch.failed(__file__, trick)
