"""Stated counts of people killed, wounded, missing, held or displaced."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "claim": ["CasualtyClaim", "GROUPS", "KINDS", "RULES"],
        "claims": ["casualties", "rows_fired", "to_bounds"],
        "rows": ["Row", "all_rows"],
    },
)
