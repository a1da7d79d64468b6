"""Whom a verbal act is aimed at, where nobody is addressed: `rejected X's claim`, `"We urge X to leave"`."""

from spacy.tokens import Token

from worker.extraction.statement.page import Page
from worker.extraction.statement.utterance import Utterance
from worker.normalisation.parties.lexicon import nouns

_PARTIES = {"person", "government", "armed_force", "armed_group", "police", "organization", "country", "civilians"}
_OBJECTS = {"dobj", "pobj"}
_AIMING = {"on", "upon", "to", "against", "at"}


def aim_of_cue(page: Page, utterance: Utterance) -> Token | None:
    """The one whom the object of a cue is or belongs to, and who is to do what is demanded."""
    verb = utterance.verb
    if verb is None or utterance.plover is None:
        return None
    for child in verb.children:
        if child.i < verb.i or page.inside[child.i] >= 0:
            continue
        if child.dep_ == "dobj":
            return _behind(page, child)
        if child.dep_ == "ccomp" and utterance.plover == "REQUEST" and child.tag_ == "VB":
            return next((c for c in child.children if c.dep_ == "nsubj" and _is_party(page, c)), None)
    return None


def aim_of_words(page: Page, last: Token) -> Token | None:
    """The object behind the last word of an act that the words themselves perform: `We call on | Israel`."""
    verb = last.head if last.dep_ == "prep" else last
    if verb.pos_ != "VERB":
        return None
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj":
            return child if _is_party(page, child) else None
        if child.dep_ == "prep" and child.lower_ in _AIMING:
            return next((c for c in child.children if c.dep_ == "pobj" and _is_party(page, c)), None)
    return None


def _behind(page: Page, noun: Token) -> Token | None:
    """The party that an object is, or whose thing it is: `Israel`, `Israel's claim`, `the attack by Israel`."""
    if _is_party(page, noun):
        return noun
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ != "PRP$" and _is_party(page, child):
            return child
        if child.dep_ == "prep" and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ in _OBJECTS and _is_party(page, c)), None)
    return None


def _is_party(page: Page, noun: Token) -> bool:
    premises = noun.lemma_ in nouns().words["premises"]  # who blames a ministry does not mean the building
    return premises or any(party.kind in _PARTIES for party in page.story.parties.at(noun))
