"""Dateline: read one conflict story like an investigator.

    article = kit.read("story.txt")        a file, a text, or the id of a bundled article
    kit.attributions(article)              every analysis takes an Article, or a plain text
    kit.table(kit.attributions(article))   findings as a table

Each analysis gives a list of findings. A finding has `.span .words .sentence .rule .reason
.counter_reading`, and says in its own fields what was found.

    Who says what           kit.attributions  kit.unattributed  kit.dangling  kit.sources
                            kit.sentence_voices  kit.speech.first_voices  kit.speech.quoted_words
    Who occurs              kit.cast
    Sourced statements      kit.statements
    Who does what to whom   kit.passives  kit.agency_table  kit.agency.violent_acts
                            kit.agency.acts_by_side  kit.agency.nominals
    People counted          kit.casualties
    Days                    kit.dates  kit.analysis.dates.assembled  kit.analysis.dates.nows
                            kit.analysis.dates.conflicts
    How things are put      kit.labels  kit.wording.label_table  kit.loaded_words
                            kit.wording.scare_quotes  kit.wording.reporting_verbs
    The page                kit.headline  kit.page.headline_parts  kit.page.headline_support
                            kit.page.missing_replies  kit.page.splice_clues

`dates` and `casualties` are functions here, so the rest of their rooms is reached through
`kit.analysis`, or with `from kit.analysis.dates import conflicts`.

Whole reports on one event are held together with `kit.event([a, b, ...])`, two versions of a page
with `kit.changes(old, new)`, their figures with
`kit.compare`, `kit.merge`, `kit.check_sum`,
`kit.dossier` and `kit.record_of`, readers with `kit.alpha` and `kit.pairwise_span_f1`. A lesson is
answered with `kit.check`, `kit.ask`, `kit.hint` and `kit.score`.

All of it is handed on lazily: `import kit` itself loads nothing heavy.
"""

from kit.handed_on import hand_on as _hand_on
from kit.moved import forward as _forward

__version__ = "0.1.0"

_handed_on, __dir__, __all__ = _hand_on(__name__, __file__)
_forward()


def __getattr__(name: str) -> object:
    """Return what is handed on under this name; AttributeError names the one probably meant."""
    if name in __all__:
        return _handed_on(name)
    from kit.near_names import not_there

    raise AttributeError(not_there(name, __all__))
