"""Attacks: use of force against people or property (PLOVER ASSAULT)."""
