"""A control: what is allowed can be done, is reported, and would make a failed test fail."""

CELLS = [
    r"""
with open("notes.txt", "w") as file:
    file.write("mine")
if open("notes.txt").read() == "mine":
    reached("the scratch folder, as it should be")
""",
    "kit.check('harbour.1', 'office')",
]
WRONG = "kit.check('harbour.3', 99)"


def test_a_success_would_be_seen(batch):
    outcome = batch.outcome("control")
    assert any("the scratch folder" in e for e in outcome.reached)
    assert outcome.points == 2


def test_a_neighbour_that_met_something_would_lose_points(batch):
    assert batch.outcome("control neighbour").questions["harbour.3"]["points"] == 2
