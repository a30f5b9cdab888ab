"""How things are put: labels of actors, loaded words, verbs of saying, names exchanged."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
