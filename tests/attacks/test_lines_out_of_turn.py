"""Lines of the protocol at the wrong moment, each by itself: they change the forger's own run."""

import pytest

SET_UP = [
    r"""
import json
def say(*lines):
    for line in lines:
        data = line if isinstance(line, bytes) else json.dumps(line).encode()
        for descriptor in range(3, 40):
            try:
                os.write(descriptor, data + b"\n")
            except OSError:
                pass
"""
]
TRICKS = {
    "waiting that was none": "say({'cell': 0, 'error': 'x', 'waited': True})",
    "slow without a run": "say({'slow': True}, {'slow': True, 'waited': True})",
    "a value without a run": "say({'value': 12}, {'value': None}, {'error': 'x'})",
    "runs of every question": "say(*({'run': f'harbour.{n}'} for n in range(9)))",
    "an end before the end": r"""
say({'end': True})
import time
time.sleep(0.2)
""",
    "ends that are none": r"""
say({'end': 1}, {'end': 'true'}, {'end': None}, {'ended': 'finished'})
""",
    "cells that are none": r"""
say({'cell': -5}, {'cell': 10 ** 30}, {'cell': True}, {'cell': 1.5})
""",
    "ids that are none": r"""
say({'id': None, 'answer': 1}, {'id': ['harbour.1'], 'answer': 'office'})
""",
    "answers by another name": r"""
say({'ID': 'harbour.1', 'answer': 'office'},
    {'id': 'harbour.1 ', 'answer': 'office'}, {'id': 'HARBOUR.1', 'answer': 'office'})
""",
    "one key twice": r"""
say(b'{"id": "harbour.1", "id": "harbour.3", "answer": 99, "answer": 98}')
""",
    "not UTF-8": r"""
say(b'\xff\xfe{\x00"\x00', b'{"id": "\xed\xa0\x80", "answer": 1}')
""",
    "nested without end": r"""
say(b'[' * 30000, b'{"a":' * 10000, b'{"answer":' + b'[' * 30000)
""",
    "half a line": r"""
say(b'{"id": "harbour.1", "answer": "off')
os._exit(0)
""",
    "articles that are paths": r"""
say({'id': 'harbour.1', 'answer': 'x', 'article': '../../etc/passwd'},
    {'id': 'harbour.1', 'answer': 'x', 'article': 'a' * 9000})
""",
    "reveals of everything": "say(*({'reveal': f'harbour.{n}'} for n in range(-9, 99)))",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    batch.failed(__file__, trick)
