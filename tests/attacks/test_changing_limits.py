"""The limits are lifted before they are broken."""

CELLS = [
    r"""
import resource
for name in dir(resource):
    if name.startswith("RLIMIT_"):
        which = getattr(resource, name)
        soft, hard = resource.getrlimit(which)
        if hard == resource.RLIM_INFINITY:
            continue
        for new in ((hard + 1, hard + 1), (resource.RLIM_INFINITY,) * 2):
            try:
                resource.setrlimit(which, new)
                reached(name)
            except (ValueError, OSError):
                pass
try:
    os.nice(-10)
    reached("a better place in the queue")
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
