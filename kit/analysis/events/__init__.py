"""One event in several reports: what they count, who rests on whom, and what can be printed."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
