"""Second floor: what a learner's notebook calls: questions, marking, the session."""
