"""Dateline: read one conflict story like an investigator.

The names below are handed on lazily, so `import kit` itself loads nothing heavy.
"""

import lazy_loader as _lazy

from kit.moved import forward as _forward

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "text.reading": ["read"],
        "analysis.speech": [
            "attributions",
            "unattributed",
            "dangling",
            "sources",
            "sentence_voices",
        ],
        "analysis.casualties": ["casualties"],
        "analysis.figures": ["compare", "merge", "check_sum", "dossier", "record_of"],
        "analysis.agency": ["passives", "agency_table"],
        "analysis.agreement": ["alpha", "pairwise_span_f1"],
        "analysis.wording": ["labels", "loaded_words"],
        "analysis.dates": ["dates"],
        # Rooms with more to offer, as in `kit.agency.violent_acts(article)`.
        "analysis": ["agency", "figures", "grammar", "numbers", "page", "speech", "wording"],
        "course.bank": ["variant"],
        "course.session": ["check", "hint", "score", "reveal", "by_hand", "use", "language"],
        "show.widgets": ["ask"],
        "show.tables": ["table"],
    },
)
_forward()
