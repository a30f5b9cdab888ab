"""A learner at work: what was answered, progress, replies, slips, looking back.

`feedback` has the sentences, `replies` puts them together, `reply` is the record, and
`reply_html` draws it.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
