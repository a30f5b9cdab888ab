"""Figures of several reports held against each other."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "alignment": ["aligned"],
        "corroboration": ["Comparison", "Conflict", "Merged", "compare", "merge"],
        "record_form": ["VerificationRecord", "record_of"],
        "reports": ["Dossier", "Figure", "Report", "dossier"],
        "sum_check": ["SumCheck", "check_sum"],
    },
)
