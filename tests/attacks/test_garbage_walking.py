"""Every object in memory is looked at for keys of the course."""

CELLS = [
    r"""
import gc
for thing in gc.get_objects():
    kind = type(thing).__name__
    if kind in ("LessonKeys", "Journal", "Result", "Graded"):
        reached(kind)
    if kind == "Digested" and thing.id.startswith("harbour"):
        reached("a question with its key")
    if isinstance(thing, dict) and thing.get("id") == "harbour.8" and "keys" in thing:
        reached("the private key")
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
