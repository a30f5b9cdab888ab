"""How a sentence is built: lines, phrases, verb groups, participles, subjects."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "sentence": ["Grammar", "SentenceReading", "grammar_of", "sentences"],
    },
)
