"""An answer in, a verdict out. Pure: no files, no clock, no session."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "handed_in": ["mark_records"],
        "verdict": ["Verdict", "mark"],
    },
)
