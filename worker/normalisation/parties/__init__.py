"""Parties: who is meant, within the article first, then in the files of countries, bodies and persons."""

from worker.normalisation.parties.link import Parties, link_parties

__all__ = ["Parties", "link_parties"]
