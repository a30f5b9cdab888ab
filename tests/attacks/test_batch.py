"""The batch as a whole: it completes, and the world around it is as it was."""


def test_everyone_is_in_the_grade_book(batch):
    handed_in = {p.name for p in (batch.folder / "submissions").iterdir()}
    assert set(batch.book["learners"]) == handed_in
    assert batch.book["summary"]["unreadable"] == 0


def test_there_are_many_tricks(batch):
    assert len([n for n in batch.book["learners"] if not n.endswith(" neighbour")]) >= 150


def test_nothing_outside_has_changed(batch):
    assert batch.after == batch.before
    assert batch.left_over == []


def test_nothing_is_still_running(batch):
    assert batch.processes == []


def test_pages_hold_no_key_that_is_private(batch):
    for page in (batch.folder / "grades").rglob("*.html"):
        assert "UNSPOKEN" not in page.read_text("utf-8")


def test_the_table_has_a_row_for_everyone(batch):
    import csv

    with (batch.folder / "grades" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["learner"] for r in rows] == sorted(batch.book["learners"])
    for row in rows:
        expected = batch.book["learners"][row["learner"]]["lessons"]["70-harbour"]["points"]
        assert float(row["points"]) == expected
