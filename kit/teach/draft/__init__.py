"""A lesson drafted on any article: proposals with evidence, a review, then the lesson's files."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
