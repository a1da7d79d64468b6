"""Announced acts are acts of their own: PLOVER codes the intention, not the deed that may follow.

The will to cooperate is AGREE, the will to use force or pressure is THREATEN, the refusal to cooperate is REJECT
(PLOVER manual 0.8, and CAMEO's "express intent to").
"""

from spacy.tokens import Token

from worker.event import Modality
from worker.extraction.syntax import ancestors_in_clause
from worker.resources import load_yaml

_COOPERATIVE = {"AID", "COOPERATE", "CONCEDE", "RETREAT", "AGREE", "SUPPORT"}
_CONFLICTIVE = {"COERCE", "SANCTION", "MOBILIZE", "PROTEST"}
_REACH = 3  # governors looked at


def intended(trigger: Token, plover: str, modality: Modality) -> tuple[str, Modality]:
    """Return the type and modality of what is really told: the announcement where there is one, else the act itself."""
    words = _words()
    governing = _governing(trigger)
    if plover == "MOBILIZE" and modality != "actual" and governing & words["friendly"]:
        return "AGREE", "actual"
    if plover in _COOPERATIVE:
        if modality == "denied" and governing & words["refusing"]:
            return "REJECT", "actual"
        if modality in {"planned", "hypothetical"} and governing & words["offering"]:
            return "AGREE", "actual"
    if plover in _CONFLICTIVE and modality in {"planned", "hypothetical"} and governing & words["threatening"]:
        return "THREATEN", "actual"
    return plover, modality


def _governing(trigger: Token) -> set[str]:
    """Lemmas of the auxiliaries and governors of a trigger."""
    found = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    for _, governor in zip(range(_REACH), ancestors_in_clause(trigger), strict=False):
        found.add(governor.lemma_.lower())
        found |= {child.lower_ for child in governor.children if child.dep_ in {"acomp", "aux"}}
    return found


def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/intention.yaml").items()}
