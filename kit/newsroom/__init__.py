"""What an analyst runs on many stories: coverage of one event, batches, formats of other tools."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
