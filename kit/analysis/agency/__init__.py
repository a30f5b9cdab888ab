"""Who does what to whom: passives, violent acts, acts told as nouns.

Which words are passives at all is decided in `grammar.participles`; here a passive gets its doer.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
