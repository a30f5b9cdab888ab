"""What a learner gives: plain data, digested keys, passages, functions that are run."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
