"""Stated counts of people killed, wounded, missing, held or displaced.

How a sentence is read, file by file: `claims` cuts the text; `nouns`, `predicates` and
`nobody_hurt` read its words; `chunking` makes chunks of them; `reading` lists the passes over the
chunks, each with a file of its own; `setting` adds who counted, when and where.

No tag of the tagger is read here, on purpose. Much of what counts the dead is written in capitals
or in small letters throughout (wires, headlines, records), where the tagger is right in 92.5 words
of 100, and a verb taken for a noun loses a count of people. The rules go by closed classes and the
casualty lexicon instead, so that a text in capitals gives the claims of one in mixed case.
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
