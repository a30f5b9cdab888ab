"""Submissions to marks: runs, grade book, feedback pages, journal, roster."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "journal": ["InUse", "Journal"],
        "marks": ["Graded", "Result", "grade", "marked"],
        "roster": ["RosterFault", "read_roster"],
    },
)
