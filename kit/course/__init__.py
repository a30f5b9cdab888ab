"""Second floor: what a learner's notebook calls: questions, marking, the session.

Its rooms, from the ground up: `schema` and `answers`; `kinds`; `bank` and `marking`; `learner`; and
`session`, the door.
"""
