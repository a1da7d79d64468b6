"""Announced acts: PLOVER codes the intention, not the deed that may follow.

An act that is only announced is an event of its own type with modality planned; its code is the manual's: AGREE for the
will to cooperate, THREATEN for the will to use force or pressure. The refusal to cooperate is an act of its own, REJECT
(PLOVER manual 0.8, and CAMEO's "express intent to").
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from worker.event import Modality
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import ancestors_in_clause, children, is_infinitive, subjects
from worker.extraction.plover import CONFLICTIVE, COOPERATIVE
from worker.labels import SUBJECTS
from worker.resources import load_yaml

_THREAT, _REFUSAL = "THREATEN", "REJECT"
_REACH = 3  # governors looked at


@dataclass(frozen=True, slots=True)
class Intention:
    """What is told of an act: its type, the PLOVER code it gets, and whether it happened."""

    type: str
    code: str
    modality: Modality

    @property
    def is_announced(self) -> bool:
        """True for an act that is coded as the will to do it."""
        return self.code != self.type


def intended(trigger: Token, plover: str, modality: Modality) -> Intention:
    """Return what is told of an act of type `plover`: that it was announced or refused, or the act itself."""
    words = _words()
    if trigger.dep_ in SUBJECTS:  # "the truce will begin" announces no will of anybody
        return Intention(plover, plover, modality)
    governing = _governing(trigger)
    if plover == "MOBILIZE" and modality != "actual" and (governing & words["friendly"] or _is_asked(trigger)):
        return Intention(plover, "AGREE", "planned")
    if plover in COOPERATIVE:
        if trigger.dep_ == "xcomp" and trigger.head.lemma_.lower() in words["attempting"]:
            tried: Modality = modality if modality == "denied" else "hypothetical"
            return Intention(plover, plover, tried)  # "will try to settle the dispute"
        if modality == "denied" and governing & words["refusing"]:
            return Intention(_REFUSAL, _REFUSAL, "actual")
        if modality in {"planned", "hypothetical"} and governing & words["offering"]:
            return Intention(plover, "AGREE", "planned")
    if plover in CONFLICTIVE and modality in {"planned", "hypothetical"} and governing & words["threatening"]:
        return Intention(plover, _THREAT, "planned")
    if plover == _THREAT and modality == "planned" and governing & words["threatening"]:  # "will hit back"
        return Intention(_THREAT, _THREAT, "actual")
    return Intention(plover, plover, modality)


def _governing(trigger: Token) -> set[str]:
    """Lemmas of the auxiliaries and governors of a trigger."""
    found = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    if trigger.dep_ == "ROOT" and is_infinitive(trigger):  # the headline "Norway to send tanks"
        found.add("will")
    if _says_it_would(trigger, found):
        found.add("will")
    below = trigger
    for _, governor in zip(range(_REACH), ancestors_in_clause(trigger), strict=False):
        if below.dep_ == "advcl" and not is_infinitive(below):  # "we will march until they withdraw"
            break
        below = governor
        found.add(governor.lemma_.lower())
        found |= {child.lower_ for child in governor.children if child.dep_ in {"acomp", "aux"}}
    return found


def _is_asked(trigger: Token) -> bool:
    """True for "will send troops at the request of Chad"."""
    phrases = (child for child in trigger.subtree if child.dep_ == "pobj" and child.head.lower_ == "at")
    return any(noun.lemma_.lower() in _words()["asked"] for noun in phrases)


def _says_it_would(trigger: Token, auxiliaries: set[str]) -> bool:
    """True for "X said it would": the past tense of "will", where the speaker is meant."""
    words, first = _words(), trigger
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    governor = first.head
    if not auxiliaries & words["would"] or governor.lemma_.lower() not in words["reporting"]:
        return False
    doers = children(first, {"nsubj"})
    speakers = {token.lower_ for token in subjects(governor)}
    return any(doer.tag_ == "PRP" or doer.lower_ in speakers for doer in doers)


@cache
def hostile_verbs() -> frozenset[str]:
    """Lemmas of acts of force or pressure."""
    acts = load_lexicon("acts").verbs
    told = {
        lemma
        for lemma, entries in acts.items()
        if all(entry.type in CONFLICTIVE and not entry.object_is for entry in entries)
    }
    return frozenset(told) | _words()["hostile"]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/intention.yaml").items()}
