"""The page as a whole: what its headline claims, who got no reply, where it was joined."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "headline_and_body": [
            "HeadlinePart",
            "HeadlineSupport",
            "headline_parts",
            "headline_support",
        ],
        "replies": ["MissingReply", "missing_replies"],
        "splices": ["SpliceClue", "splice_clues"],
    },
)
