"""Third floor: findings for eyes and hands: tables, plots, widgets, the HTML page."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "page_tables": ["blocks", "roles", "passage", "sentences"],
        "source_tables": ["source_ledger", "attribution_parts", "dangling"],
        "cards": ["cards"],
        "strip": ["strip", "attribution_strip"],
        "origins": ["origins"],
        "casualty_tables": ["casualties", "vague_words", "comparison", "record"],
        "intervals": ["intervals"],
        "wording_tables": [
            "headline_support",
            "labels",
            "nominals",
            "loaded_words",
            "quoted_words",
            "marks",
            "swap",
        ],
        "agency": ["agency"],
        "chronology": ["chronology"],
    },
)
