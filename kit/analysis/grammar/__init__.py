"""How a sentence is built: lines, phrases, verb groups, participles, subjects, tags.

`sentence` is the one reading of a sentence; everything above asks it.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
