"""News feeds that are read again and again: which, when, and what of them is new."""
