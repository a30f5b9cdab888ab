"""Numbers in words and figures, their bounds ("at least 12") and what they count."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
