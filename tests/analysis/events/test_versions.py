"""What a reader of two versions of one page would note, written down first."""

import pytest

from kit.analysis.events.versions import HOW, WHAT, changes
from kit.text.reading import as_article

HEAD = "Shells hit Velm\n\n"
CASES = [
    ("Four people were killed, police said.", "Six people were killed, police said.",
     {("figure", "raised")}),
    ("Six people were killed, police said.", "Four people were killed, police said.",
     {("figure", "lowered")}),
    ("At least four people were killed, police said.", "Four people were killed, police said.",
     {("bound", "sharpened")}),
    ("Four people were killed, police said.", "At least four people were killed, police said.",
     {("bound", "softened")}),
    ("Up to 30 people were killed, police said.", "At least 30 people were killed, police said.",
     {("bound", "changed")}),
    ("Four people were killed, police said.", "Four people were killed, officials said.",
     {("counter", "changed")}),
    ("Four people were killed, police said.", "Four people were killed.",
     {("counter", "withdrawn"), ("attribution", "sharpened")}),
    ("Four people were killed.", "Four people were killed, police said.",
     {("counter", "added"), ("attribution", "softened")}),
    ("The bridge is closed to all traffic.", "The bridge is closed to all traffic, the mayor said.",
     {("attribution", "softened")}),
    ("The bridge is closed to traffic, the mayor said.",
     "The bridge is closed to traffic, the governor said.", {("attribution", "changed")}),
    ("The bridge is closed to all traffic now.", "The bridge is closed to all heavy traffic now.",
     {("sentence", "changed")}),
    ("Rain fell on Velm.", "Rain fell on Velm. Nine people were wounded in the port.",
     {("sentence", "added"), ("figure", "added")}),
    ("Rain fell on Velm. Nine people were wounded in the port.", "Rain fell on Velm.",
     {("sentence", "withdrawn"), ("figure", "withdrawn")}),
    ("Rain fell on Velm.", "Rain fell on Velm.\n\nCorrection: an earlier version named a colonel.",
     {("correction", "added")}),
    ("The army killed four people in Velm on Monday.", "Four people were killed in Velm on Monday.",
     {("doer", "withdrawn")}),
    ("Four people were killed in Velm on Monday.", "The army killed four people in Velm on Monday.",
     {("doer", "added")}),
    ("The army bombed the old bridge at dawn.", "The old bridge was bombed by the army at dawn.",
     {("doer", "softened")}),
    ("The old bridge was bombed by the army at dawn.", "Army bombed the old bridge at dawn.",
     {("doer", "sharpened")}),
    ("The army bombed the old bridge at dawn.", "Rebels bombed the old bridge at dawn.",
     {("doer", "changed")}),
    ("The army killed four people in Velm on Monday.", "Four people died in Velm on Monday.",
     {("doer", "withdrawn")}),
    ("The bridge was bombed at dawn.", "The old bridge was bombed at dawn.",
     {("sentence", "changed")}),
    ("Rain fell  on Velm.\n", "Rain fell on   Velm.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "want"), CASES)
def test_a_change_is_told_by_what_and_how(old, new, want):
    assert {(c.what, c.how) for c in changes(HEAD + old, HEAD + new)} == want


def test_a_headline_with_other_words_is_one_change():
    found = changes("Shells hit Velm\n\nRain fell.", "Fire in the port of Varn\n\nRain fell.")
    assert [(c.what, c.how) for c in found] == [("headline", "changed")]


def test_every_change_points_into_the_version_it_is_of():
    for old, new, _ in CASES:
        before, after = as_article(HEAD + old), as_article(HEAD + new)
        for change in changes(before, after):
            assert change.what in WHAT and change.how in HOW and change.why
            assert change.old or change.new
            assert change.old is None or 0 <= change.old.start < change.old.end <= len(before.text)
            assert change.new is None or 0 <= change.new.start < change.new.end <= len(after.text)


def test_changes_are_silent_unless_the_new_page_has_a_note():
    old, new = HEAD + "Four people were killed.", HEAD + "Six people were killed."
    assert not any(c.noted for c in changes(old, new))
    assert all(c.noted for c in changes(old, new + "\n\nThis story has been updated."))
    # A note that stood there before tells of earlier changes.
    note = "\n\nThis story has been updated."
    assert not any(c.noted for c in changes(old + note, new + note))
