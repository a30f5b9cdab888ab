"""Third floor: findings for eyes and hands: tables, plots, widgets, the HTML page."""

import lazy_loader as _lazy

# No module here may be named as a function is: an imported module would take its place.
__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
