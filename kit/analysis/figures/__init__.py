"""Figures held against each other, across reports and inside one, and taken apart as records."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
