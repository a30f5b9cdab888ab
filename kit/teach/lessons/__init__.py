"""Notebooks from their sources: lessons read, questions placed, solved copies run; translations."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
