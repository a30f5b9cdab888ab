"""How far readers agree: alpha, kappa, overlap of spans."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "readers": ["PairAgreement", "alpha", "kappa", "pairs", "ratings", "why_undefined"],
        "spans": ["pairwise_span_f1", "span_f1"],
    },
)
