"""The checks of `kit validate`: each takes a course and gives lines, none if all is well."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
