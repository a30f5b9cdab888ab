"""The kit, its packages and the interpreter are changed on disk for those who come next."""

CELLS = [
    r"""
import IPython, matplotlib
places = [m.__file__ for m in (kit, os, IPython, matplotlib)] + [sys.executable]
for path in places:
    for mode in ("a", "r+"):
        try:
            open(path, mode).close()
            reached("could open " + path)
        except OSError:
            pass
    try:
        os.rename(path, path + MARK)
        reached("could move " + path)
    except OSError:
        pass
    try:
        open(os.path.join(os.path.dirname(path), MARK + ".pth"), "w")
        reached("could write beside " + path)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert batch.after == batch.before
    assert not batch.left_over
