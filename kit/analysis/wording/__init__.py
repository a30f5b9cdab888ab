"""How things are put: labels of actors, loaded words, verbs of saying, names exchanged."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "actor_labels": ["Label", "LabelRow", "label_table", "labels"],
        "loaded": ["LoadedWord", "ScareQuote", "loaded_words", "scare_quotes"],
        "swap": ["swap_names"],
        "verbs_of_saying": ["ReportingVerb", "reporting_verbs"],
    },
)
