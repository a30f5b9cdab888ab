"""Syscall filter: kernel doors that no lesson needs, closed for a submission with seccomp(2).

Namespaces already keep a submission from what is not its own. The filter makes the kernel itself a
smaller target (tracing, mounting, new namespaces, io_uring, bpf) and closes ways round the memory
limits: memory files, shared memory segments, pages lent to a pipe, buffers of pairs of sockets, and
shared mappings without a file, which stay whole as long as one page of them is mapped, whatever the
limit on address space. Watching the host's files, and locking or leasing them, is closed as well:
a lock may be had for reading alone, keeps the host's own writers out, and holds memory without end.
So do rules of Landlock, which nobody needs here. Emptying the host's caches, or making all of it
wait for its disks, would slow the neighbours.
Only these calls fail, with EPERM; calls newer than this file fail as on a kernel without them.
"""

from __future__ import annotations

import ctypes
import platform
import struct

from kit.teach.sandbox.isolation import PR_SET_SECCOMP, _done, _libc

# System call numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
DENIED = {
    "x86_64": {
        "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312,
        "pidfd_getfd": 438, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166,
        "pivot_root": 155, "chroot": 161, "open_tree": 428, "move_mount": 429, "fsopen": 430,
        "fsmount": 432, "mount_setattr": 442, "bpf": 321, "perf_event_open": 298,
        "userfaultfd": 323, "io_uring_setup": 425, "keyctl": 250, "add_key": 248,
        "request_key": 249, "memfd_create": 319, "memfd_secret": 447, "shmget": 29,
        "msgget": 68, "semget": 64, "mq_open": 240, "init_module": 175, "finit_module": 313,
        "kexec_load": 246, "personality": 135, "name_to_handle_at": 303, "open_by_handle_at": 304,
        "socket": 41, "vmsplice": 278, "socketpair": 53, "splice": 275, "tee": 276, "flock": 73,
        "inotify_init": 253, "inotify_init1": 294, "fanotify_init": 300,
        "landlock_create_ruleset": 444, "landlock_add_rule": 445, "landlock_restrict_self": 446,
        "io_setup": 206, "modify_ldt": 154, "sync": 162, "syncfs": 306, "quotactl": 179,
        "quotactl_fd": 443, "readahead": 187, "fadvise64": 221, "move_pages": 279, "sysfs": 139,
    },
    "aarch64": {
        "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272,
        "pidfd_getfd": 438, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39,
        "pivot_root": 41, "chroot": 51, "open_tree": 428, "move_mount": 429, "fsopen": 430,
        "fsmount": 432, "mount_setattr": 442, "bpf": 280, "perf_event_open": 241,
        "userfaultfd": 282, "io_uring_setup": 425, "keyctl": 219, "add_key": 217,
        "request_key": 218, "memfd_create": 279, "memfd_secret": 447, "shmget": 194,
        "msgget": 186, "semget": 190, "mq_open": 180, "init_module": 105, "finit_module": 273,
        "kexec_load": 104, "personality": 92, "name_to_handle_at": 264, "open_by_handle_at": 265,
        "socket": 198, "vmsplice": 75, "socketpair": 199, "splice": 76, "tee": 77, "flock": 32,
        "inotify_init1": 26, "fanotify_init": 262,
        "landlock_create_ruleset": 444, "landlock_add_rule": 445, "landlock_restrict_self": 446,
        "io_setup": 0, "sync": 81, "syncfs": 267, "quotactl": 60, "quotactl_fd": 443,
        "readahead": 213, "fadvise64": 223, "move_pages": 239,
    },
}  # fmt: skip
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CLONE = {"x86_64": 56, "aarch64": 220}
CLONE3 = 435
NEWEST = 450
"""The newest call that was looked at (set_mempolicy_home_node); what came later is not there."""
FCNTL = {"x86_64": 72, "aarch64": 25}
FCNTL_DENIED = {
    "F_SETLK": 6,
    "F_SETLKW": 7,
    "F_SETOWN": 8,
    "F_SETSIG": 10,
    "F_SETOWN_EX": 15,
    "F_OFD_SETLK": 37,
    "F_OFD_SETLKW": 38,
    "F_SETLEASE": 1024,
    "F_NOTIFY": 1026,
}
MMAP = {"x86_64": 9, "aarch64": 222}
MAP_SHARED, MAP_ANONYMOUS = 0x01, 0x20
EPERM, ENOSYS = 1, 38
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
FIRST_ARGUMENT, SECOND_ARGUMENT, FOURTH_ARGUMENT = 16, 24, 40
"""Where the low half of an argument lies in struct seccomp_data."""
NEW_NAMESPACE, CLONE_PARENT = 0x7E020000, 0x00008000
"""A child given to another parent, or taken in from one, would hide from whom it was forked."""
PRCTL = {"x86_64": 157, "aarch64": 167}
PR_SET_CHILD_SUBREAPER = 36


def supported() -> bool:
    """Return whether the filter knows this processor's system call numbers."""
    return platform.machine() in DENIED


def program(machine: str) -> bytes:
    """Return the filter for a `machine` as BPF instructions, 8 bytes each."""
    lines: list[tuple[int, int, int, int]] = [
        (LOAD, 0, 0, 4),  # the architecture; a foreign one would renumber every call
        (EQUAL, 1, 0, AUDIT_ARCH[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0),  # the number of the call
    ]
    if machine == "x86_64":
        # The x32 numbering reaches the same calls from 2**30 up.
        lines += [(AT_LEAST, 0, 1, 1 << 30), (RETURN, 0, 0, ERRNO | EPERM)]
    # A program that asks for a newer call does without it on an older kernel: so also here.
    lines += [(AT_LEAST, 0, 1, NEWEST + 1), (RETURN, 0, 0, ERRNO | ENOSYS)]
    for number in sorted(DENIED[machine].values()):
        lines += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ERRNO | EPERM)]
    # clone3 hides its flags in memory; ENOSYS sends libc back to clone, whose flags can be read.
    lines += [(EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, ERRNO | ENOSYS)]
    lines += [(EQUAL, 0, 2 + 2 * len(FCNTL_DENIED), FCNTL[machine]), (LOAD, 0, 0, SECOND_ARGUMENT)]
    for command in sorted(FCNTL_DENIED.values()):
        lines += [(EQUAL, 0, 1, command), (RETURN, 0, 0, ERRNO | EPERM)]
    lines += [(RETURN, 0, 0, ALLOW)]
    lines += [
        (EQUAL, 0, 4, PRCTL[machine]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, PR_SET_CHILD_SUBREAPER),
        (RETURN, 0, 0, ERRNO | EPERM),
        (RETURN, 0, 0, ALLOW),
        (EQUAL, 0, 4, MMAP[machine]),
        (LOAD, 0, 0, FOURTH_ARGUMENT),
        (ANY_BIT, 0, 5, MAP_ANONYMOUS),
        (ANY_BIT, 0, 4, MAP_SHARED),
        (RETURN, 0, 0, ERRNO | EPERM),
        (EQUAL, 0, 2, CLONE[machine]),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 1, 0, NEW_NAMESPACE | CLONE_PARENT),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, ERRNO | EPERM),
    ]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def install() -> bool:
    """Close the listed calls for this process and its children; False where not supported."""
    if not supported():
        return False
    code = program(platform.machine())
    text = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    whole = Program(len(code) // 8, ctypes.cast(text, ctypes.c_void_p))
    mode = ctypes.c_ulong(2)
    arguments = (mode, ctypes.byref(whole), ctypes.c_ulong(0), ctypes.c_ulong(0))
    _done(_libc().prctl(PR_SET_SECCOMP, *arguments), "seccomp")
    return True
