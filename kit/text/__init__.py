"""Ground floor: characters to an Article (blocks, sentences, quotations, tagged tokens)."""
