"""Submissions to marks: runs, grade book, feedback pages, journal, roster.

`dates` has due dates and the penalty for lateness; `way_back` what a platform takes back.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
