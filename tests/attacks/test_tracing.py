"""Other processes are traced, and their memory is opened, read and written."""

CELLS = [
    r"""
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for pid in [1, os.getppid(), *range(2, 300)]:
    if pid == os.getpid():
        continue
    if libc.ptrace(16, pid, 0, 0) == 0:
        reached(f"attached to {pid}")
    for name in ("mem", "environ", "maps", "fd/0", "root"):
        try:
            os.open(f"/proc/{pid}/{name}", os.O_RDONLY)
            reached(f"opened {name} of {pid}")
        except OSError:
            pass
buffer = ctypes.create_string_buffer(16)
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
here, there = Part(ctypes.addressof(buffer), 16), Part(0x400000, 16)
for pid in (1, os.getppid(), 2, 3):
    parts = ctypes.byref(here), 1, ctypes.byref(there), 1, 0
    if pid != os.getpid() and libc.process_vm_readv(pid, *parts) > 0:
        reached(f"read the memory of {pid}")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
