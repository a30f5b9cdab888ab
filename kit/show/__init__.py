"""Third floor: findings for eyes and hands: tables, plots, widgets, the HTML page."""

import lazy_loader as _lazy

# No module here may be named as a function is: an imported module would take its place.
__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "page_tables": ["blocks", "roles", "passage", "sentences"],
        "source_tables": ["source_ledger", "attribution_parts", "dangling"],
        "card_text": ["cards"],
        "strips": ["strip", "attribution_strip"],
        "origin_arrows": ["origins"],
        "casualty_tables": ["casualties", "vague_words", "comparison", "record"],
        "interval_chart": ["intervals"],
        "wording_tables": [
            "headline_support",
            "labels",
            "nominals",
            "loaded_words",
            "quoted_words",
            "marks",
            "swap",
        ],
        "desk": ["Desk"],
        "label_grid": ["label_voices"],
        "doers": ["agency", "passives"],
        "timeline": ["chronology"],
    },
)
