"""What an author writes: lessons, questions of every kind, cases, rubrics, the line of evidence."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
