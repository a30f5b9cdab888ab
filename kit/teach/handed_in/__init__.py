"""What learners handed in: found, read, repaired, surveyed."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "keys": ["LessonKeys", "read_keys"],
        "notebook_file": ["Notebook"],
        "submissions": ["NoSubmissions", "Submission"],
        "survey": ["Surveyed"],
    },
)
