"""Ground floor: characters to an Article (blocks, sentences, quotations, tagged tokens)."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "article": ["Article"],
        "reading": ["as_article", "read"],
        "records": ["Block", "Quotation", "Sentence", "Span", "Token"],
        "segment": ["ABBREVIATIONS", "split_sentences", "split_untrained"],
    },
)
