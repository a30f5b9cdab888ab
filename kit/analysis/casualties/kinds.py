"""What a casualty claim can count: the states people are in, and the groups they belong to.

A new state ("evacuated") begins here; its verbs and nouns then go to `casualty_verbs.toml` and
`casualty_rows.toml`, which refuse a kind that is not in this list. Its words in a
comparison stand in `figures/alignment.py`, and the order of this list is
that of a table of one event.
"""

KINDS = (
    "killed", "wounded", "casualties", "killed_or_wounded", "missing", "detained", "kidnapped",
    "displaced",
)  # fmt: skip
GROUPS = ("civilians", "children", "fighters", "government_forces", None)
