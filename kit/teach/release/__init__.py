"""A release for learners: no keys in it, nothing private, the same bytes each time."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
