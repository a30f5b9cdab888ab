"""What a class understood and misunderstood, from its grade book."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "grades": ["NoClass"],
        "page": ["Insight"],
    },
)
