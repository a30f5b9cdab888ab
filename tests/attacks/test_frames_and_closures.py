"""Frames, closures and tracebacks are walked in search of keys and verdicts."""

CELLS = [
    r"""
import inspect
seen = []
frame = sys._getframe()
while frame:
    for name, value in {**frame.f_locals, **frame.f_globals}.items():
        text = repr(type(value)) + name
        if "LessonKeys" in text or "Digested" in text or "Journal" in text:
            seen.append(name)
        try:
            if "harbour office" in repr(value)[:100_000]:
                # The words stand in this very notebook, so only other places count.
                if name not in ("request", "source", "In", "cell", "raw_cell", "transformed_cell",
                                "result", "info", "code", "frame", "text", "value"):
                    pass
        except BaseException:
            pass
    frame = frame.f_back
if seen:
    reached("frames hold " + ", ".join(seen))
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
