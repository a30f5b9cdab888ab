"""The checks of `kit validate`: each takes a course and gives lines, none if all is well."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
