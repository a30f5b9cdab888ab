"""Isolation: the Linux calls that put a submission where it can reach nothing but itself.

Python 3.11 has no `os.unshare`, `mount` or `prctl`, so libc is called through ctypes. Numbers and
meanings are those of the manual pages namespaces(7), mount(2), prctl(2) and seccomp(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
from functools import cache

CLONE_NEWNS, CLONE_NEWUTS = 0x00020000, 0x04000000
CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = (
    0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = (
    1, 2, 4, 8, 0x1000, 0x4000, 1 << 18,
)  # fmt: skip
NOBODY = 65534
TERMINALS = 8
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP = 1, 4, 24
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 38, 22, 47, 4


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _done(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def prctl(option: int, value: int = 0) -> None:
    """Call prctl(2) with one value; OSError says which option failed."""
    arguments = (ctypes.c_ulong(value), *(ctypes.c_ulong(0),) * 3)
    _done(_libc().prctl(option, *arguments), f"prctl {option}")


def hide_memory() -> None:
    """Forbid other processes of the same user to trace this one or to open its memory."""
    prctl(PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when the process that forked it ends."""
    prctl(PR_SET_PDEATHSIG, 9)


def new_namespaces() -> None:
    """Move this process into its own user, mount, network, IPC and host-name namespaces.

    The next process it forks is the first of a new process space. The user keeps its number.
    """
    uid, gid = os.geteuid(), os.getegid()
    # The kernel gives a hidden process's /proc/self to root; for these three lines it must be ours.
    prctl(PR_SET_DUMPABLE, 1)
    _done(_libc().unshare(NAMESPACES), "unshare")
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {uid} 1"),
        ("gid_map", f"{gid} {gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(line)
    # Where the machine's memory runs out, a submission is ended before anything else is.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    hide_memory()


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    arguments = (source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags))
    _done(_libc().mount(*arguments, options.encode()), f"mount {target}")


def private_files(scratch: str, size: int) -> None:
    """Give this mount namespace an empty scratch folder and take /proc away.

    `scratch`, and where they exist /dev/shm and an empty /tmp, become one memory file system of
    `size` bytes that ends with the namespace. Without /proc there is no /proc/PID/mem to open.
    The terminals are the namespace's own, and few: each holds memory that no limit counts.
    """
    _mount("none", "/", "none", MS_REC | MS_PRIVATE)
    flags = MS_NOSUID | MS_NODEV
    _mount("scratch", scratch, "tmpfs", flags, f"size={size},nr_inodes=4096,mode=0700")
    for name, target in (("home", ""), ("tmp", "/tmp"), ("shm", "/dev/shm")):
        folder = f"{scratch}/{name}"
        os.mkdir(folder)
        # /tmp stays as it is where the interpreter or the kit lives below it.
        if target and os.path.isdir(target) and not os.listdir(target):
            _mount(folder, target, "none", MS_BIND)
    terminals = f"newinstance,ptmxmode=0666,mode=0600,max={TERMINALS}"
    _mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, terminals)
    _mount("none", "/proc", "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=4096")


def drop_privileges() -> None:
    """Give up every capability for good, and the right to gain any by starting a program."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    try:
        _done(_libc().prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "prctl")
    except OSError:
        pass  # a kernel before 4.3 has none to clear
    header = struct.pack("=Ii", 0x20080522, 0)
    _done(_libc().capset(header, struct.pack("=6I", *[0] * 6)), "capset")
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def become_nobody(number: int = NOBODY) -> None:
    """Change from root to the user nobody, or to another who owns nothing.

    The kernel does not count root's processes.
    """
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)
