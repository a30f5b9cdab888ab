"""Dateline: read one conflict story like an investigator.

The names below are handed on lazily, so `import kit` itself loads nothing heavy.
"""

import lazy_loader as _lazy

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "text.reading": ["read"],
        "analysis.attribution": ["attributions"],
        "analysis.references": ["unattributed", "dangling"],
        "analysis.sources": ["sources"],
        "analysis.casualties": ["casualties"],
        "analysis.corroboration": ["compare", "merge"],
        "analysis.sum_check": ["check_sum"],
        "analysis.reports": ["dossier"],
        "analysis.record_form": ["record_of"],
        "analysis.voice": ["passives", "agency_table"],
        "analysis.balance": ["sentence_voices"],
        "analysis.agreement": ["alpha", "pairwise_span_f1"],
        "analysis.wording": ["labels", "loaded_words"],
        "analysis.chronology": ["dates"],
        "course.variants": ["variant"],
        "course.session": ["check", "hint", "score", "reveal", "by_hand", "use", "language"],
        "show.widgets": ["ask"],
        "show.tables": ["table"],
    },
)
