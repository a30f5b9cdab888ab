"""Tricks of many processes once more, where each submission has a sandbox started for it alone."""

import pytest

from kit.teach.sandbox.protocol import MEMORY

pytestmark = pytest.mark.long


@pytest.mark.parametrize("trick", ["fork_bomb", "thread_storm", "shell_bomb"])
def test_the_number_of_processes_is_limited_for_each_by_itself(fresh, trick):
    fresh(trick)


def test_the_memory_of_many_processes_is_limited_as_a_whole(fresh):
    assert fresh("memory_of_many").ended == MEMORY
