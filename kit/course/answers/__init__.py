"""What a learner gives: plain data, digested keys, passages, functions that are run."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "digested": ["Digested"],
        "misconceptions": ["Given", "matched"],
        "plain": ["AnswerError", "to_plain"],
        "running": ["load_function", "run_cases"],
    },
)
