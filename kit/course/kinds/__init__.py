"""Everything one kind of question knows, one file a kind."""
