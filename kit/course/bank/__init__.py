"""Banks of questions: read, checked, put together, digested, shipped."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "assembly": ["LessonSource", "read_lesson"],
        "digesting": ["KeyProblem", "digest_question"],
        "lint": ["lint_bank"],
        "read": ["BankError", "read_bank"],
        "shipped": ["NoBank", "ShippedBank", "find_bank", "load_bank"],
        "variants": ["variant"],
    },
)
