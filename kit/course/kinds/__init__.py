"""Everything one kind of question knows, one file a kind.

`protocol` says what a kind must know, `registry` finds them; what several share stands in
`*_forms`, `form_parts`, `scores`, `naming`, `prose_checks` and `search_clock`.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
