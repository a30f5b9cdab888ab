"""A lesson drafted on any article: proposals with evidence, a review, then the lesson's files."""
