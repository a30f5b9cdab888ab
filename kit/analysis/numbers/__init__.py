"""Numbers in words and figures, their bounds ("at least 12") and what they count."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "number_phrases": ["Quantity", "quantities"],
        "numerals": ["numeral"],
        "vague_numbers": ["vague_number", "vague_table"],
    },
)
