"""Findings in the formats of other tools, and back: every offset comes home as it left."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
