"""Memory is hoarded in shared mappings without a file: one page of each stays mapped, all is held.

Neither address space nor private memory counts it.
"""

CELLS = [
    r"""
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [ctypes.c_int] * 3 + [ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
SIZE = 32 << 20
for n in range(4):
    place = libc.mmap(None, SIZE, mmap.PROT_READ | mmap.PROT_WRITE,
                      mmap.MAP_SHARED | mmap.MAP_ANONYMOUS, -1, 0)
    if place in (None, 2**64 - 1):
        break
    libc.munmap(place + 4096, SIZE - 4096)
    reached("mapped shared memory")
""",
    r"""
try:
    zero = os.open("/dev/zero", os.O_RDWR)
    block = mmap.mmap(zero, 1 << 20, mmap.MAP_SHARED)
    reached("mapped /dev/zero")
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
