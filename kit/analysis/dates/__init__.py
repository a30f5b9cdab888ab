"""Days that a text names, what they are counted from, and when it was put together."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
