"""Findings in the formats of other tools, and back: every offset comes home as it left."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
