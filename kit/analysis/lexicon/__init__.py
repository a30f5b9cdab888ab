"""Words by what they are: cues, roles, parties, loaded entries, inflection. Reads lexicon files."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "cues": ["cue_lexicon"],
        "inflection": ["plural", "verb_forms"],
        "party_names": ["parties"],
        "roles": ["kind_by_name", "role_of"],
    },
)
