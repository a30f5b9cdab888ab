"""Top floor: what an instructor runs: build, validate, release, draft, grade, insight.

Its rooms, from the ground up: `sandbox`, `lessons`, `site`; `draft`; `handed_in`, `release`,
`checks`; `grade`; `hand` (marking by people), `insight`; `similarity`.
"""
