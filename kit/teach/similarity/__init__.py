"""Work of different learners that reads alike, shown side by side. It accuses nobody."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
