"""Words by what they are: cues, roles, parties, loaded entries, inflection. Reads lexicon files."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
