"""How things are put: labels of actors, loaded words, verbs of saying, names exchanged."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
