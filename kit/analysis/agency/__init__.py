"""Who does what to whom: passives, violent acts, acts told as nouns."""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submod_attrs={
        "acts": ["SideActs", "ViolentAct", "acts_by_side", "violent_acts"],
        "nominalisations": ["ViolentNoun", "nominals"],
        "passive_clauses": ["AgencyCount", "PassiveClause", "agency_table", "passives"],
    },
)
