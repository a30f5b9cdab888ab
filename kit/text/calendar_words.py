"""The names of days and months as English news writes them, in lower case and in their order."""

from __future__ import annotations

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())

MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)

# Without their stop; "may" is never shortened. Some papers write "sept", others "sep".
SHORT_MONTHS = tuple("jan feb mar apr jun jul aug sept sep oct nov dec".split())

DAYS_AND_MONTHS = frozenset(WEEKDAYS + MONTHS)
