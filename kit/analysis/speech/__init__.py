"""Who says what: attributions, their sources, and words that nobody answers for."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "attribution": ["Attribution", "attributions"],
        "balance": [
            "FirstVoice",
            "QuotedWords",
            "SentenceVoice",
            "first_voices",
            "quoted_words",
            "sentence_voices",
        ],
        "references": ["OwnVoice", "Reference", "dangling", "unattributed"],
        "source_list": ["Source", "sources"],
    },
)
