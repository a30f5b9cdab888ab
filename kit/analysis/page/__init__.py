"""The page as a whole: what its headline claims, who got no reply, where it was joined.

A headline, file by file: `headlines` is the finding; `headline_claim` takes it apart, with its
words (`headline_span`) and its claimant (`headline_report`); `closest_sentences` looks for its
support; `headline_differences` says what it drops, turns or widens; `headline_and_body` holds
figures together.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
