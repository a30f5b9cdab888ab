"""Everything one kind of question knows, one file a kind."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "kind": ["Kind"],
        "registry": ["KINDS", "form", "kind_of"],
    },
)
