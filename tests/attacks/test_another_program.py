"""The process becomes another program, which forges the rest."""

CELLS = [
    r'''
script = """
import os
for descriptor in range(3, 128):
    try:
        os.set_inheritable(descriptor, True)
        os.write(descriptor, b'{"points": 16, "verdicts": "all"}\\n{"end": true}\\n')
    except OSError:
        pass
"""
for descriptor in range(3, 128):
    try:
        os.set_inheritable(descriptor, True)
    except OSError:
        pass
os.execv(sys.executable, [sys.executable, "-c", script])
''',
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
