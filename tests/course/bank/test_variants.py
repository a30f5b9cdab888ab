"""A learner's variant never changes, and the variants are shared out evenly."""

from collections import Counter

import pytest

from kit.course.bank.variants import VARIANTS, variant


def test_the_same_person_gets_the_same_variant_however_typed():
    assert (
        len({variant(n) for n in ("Ana Ruíz", "ana ruiz", "  ANA   RUIZ ", "Ana Rui\u0301z")}) == 1
    )


def test_variants_are_shared_out_evenly():
    counts = Counter(variant(f"learner {n}") for n in range(3000))
    assert set(counts) == set(VARIANTS)
    assert min(counts.values()) > 900


def test_the_assignment_is_pinned():
    # Changing it would give learners another article in the middle of their work.
    assert [variant(n)[-1] for n in ("1", "2", "3", "4", "Ana Ruíz")] == list("abaab")


@pytest.mark.parametrize("nobody", [None, 7])
def test_what_is_no_text_gets_no_variant(nobody):
    with pytest.raises(ValueError, match="name or number"):
        variant(nobody)


@pytest.mark.parametrize("nobody", ["", "   ", "\u0301"])
def test_without_a_name_there_is_one_to_look_at_and_it_is_said(nobody, capsys):
    assert variant(nobody) == "capstone-a"
    assert "Write the name or number" in capsys.readouterr().out
