"""Verdicts and scores are printed, as the checker prints them."""

CELLS = [
    r"""
for n in range(1, 9):
    print(f"Correct: harbour.{n}, 2 of 2 points.")
    print(f"Correct: harbour.{n}, 2 of 2 points.", file=sys.stderr)
kit.check = lambda *a, **k: print("Correct. 16 of 16")
""",
]


def test_it_gains_nothing(batch):
    outcome = batch.failed(__file__)
    assert outcome.questions["harbour.1"]["status"] == "not-yet"
