"""Marking by hand: free answers gathered without names, marked by people, joined to the book."""
