"""Talks: who met whom, mediators, subject and outcome."""
