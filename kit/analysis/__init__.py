"""First floor: an Article to findings, each with its span, its rule and its reason."""
