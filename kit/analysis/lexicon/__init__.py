"""Words by what they are, from lexicon files: cues, roles, parties, loaded entries, violence.

`closed_classes` has the words of the grammar, once; `inflection` the one inflector and lemmatiser.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
