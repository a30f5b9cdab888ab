"""Whether a count is a part of another by the report's own words: "11 of those killed"."""

from __future__ import annotations

import re

from kit.analysis.casualties.claim_record import CasualtyClaim

_OF_THEM = re.compile(
    r"\s+(?:more\s+)?of\s+(?:those|these|them|whom|the\s+(?:\d+\s+)?(?:dead|killed|victims|wounded|"
    r"injured|missing|casualties|bodies)|its\s+dead|their\s+dead)\b",
    re.IGNORECASE,
)


def is_part(claim: CasualtyClaim) -> bool:
    """Return whether a count is said to be one of a larger: "11 of those killed were farmers".

    >>> from kit.analysis.casualties.claims import casualties
    >>> [is_part(c) for c in casualties("Nine people died. Four of the dead were nurses.")]
    [False, True]
    """
    if claim.part_of is not None:
        return True
    behind = claim.article.text[claim.span.end : claim.span.end + 40]
    return bool(_OF_THEM.match(behind) or _OF_THEM.search(f" {claim.words}"))
