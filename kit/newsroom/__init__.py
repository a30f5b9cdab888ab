"""What an analyst runs on many stories: coverage of one event, batches, formats of other tools."""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
