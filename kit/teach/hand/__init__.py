"""Marking by hand: free answers gathered without names, marked by people, joined to the book."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
