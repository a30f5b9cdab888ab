"""Who occurs in an article, and which words stand for whom: names, short names, descriptions.

File by file: `names`, `short_names`, `offices` and `description_nouns` know what a mention looks
like, `he_or_she` what shows a man or a woman, `mentions` finds them, `entities` joins them,
`coreference` says whom "he" or "the group" is.
`kit.cast`, which also asks who speaks, is made a room up, in `speech.cast_list`.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
