"""Places by name: which city, province or country is meant, and what lies in what."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
