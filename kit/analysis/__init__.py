"""First floor: an Article to findings, each with its span, its rule and its reason.

Its rooms, from the ground up: `lexicon`, `numbers`, `places`, and what all findings have
(`finding.py`); `grammar`; `speech`, `agency`, `dates`; `casualties`, `wording`, `page`; `figures`;
`events`; and `agreement`, which stands apart.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
