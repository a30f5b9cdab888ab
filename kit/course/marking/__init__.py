"""An answer in, a verdict out. Pure: no files, no clock, no session."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
