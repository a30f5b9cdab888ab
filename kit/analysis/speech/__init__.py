"""Who says what: attributions, their sources, and words that nobody answers for.

File by file: `frames`, `according_to`, `quotative_frames`, `passive_reports` and `said_before` are
the ways in which a text gives words to somebody; `drafts` collects what they find, `joining` lets
one draft stand for the same words, `speakers` gives the name, `attribution` is the finding. On it
rest `source_list` (who speaks), `sourced_statements`, `voices` (whose words they are), `balance`,
`references` (what "it" and "the group" leave open) and `cast_list` (`kit.cast`).
"""

from kit.handed_on import hand_on as _hand_on

__getattr__, __dir__, __all__ = _hand_on(__name__, __file__)
