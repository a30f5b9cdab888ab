"""Who occurs in an article, and which words stand for whom: names, short names, descriptions."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
