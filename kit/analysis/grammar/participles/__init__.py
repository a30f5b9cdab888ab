"""Which words are passive participles: their surroundings, the weights, the rules that decide."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
