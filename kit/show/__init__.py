"""Third floor: findings for eyes and hands: tables, plots, widgets, the HTML page."""

from kit.handed_on import hand_on as _hand_on

# No module here may be named as a function is: an imported module would take its place.
__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
