"""The page as a whole: what its headline claims, who got no reply, where it was joined."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
