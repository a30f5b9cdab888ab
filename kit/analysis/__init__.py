"""First floor: an Article to findings, each with its span, its rule and its reason.

Its rooms, from the ground up: `lexicon`, `numbers`, `places`, and what all findings have
(`finding.py`); `grammar`; `cast`; `speech`, `agency`, `dates`; `casualties`, `wording`; `page`;
`figures`; `events`; `checking`; and `agreement`, which stands apart.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
