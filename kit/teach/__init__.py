"""Top floor: what an instructor runs: build, validate, release, draft, grade, insight."""
