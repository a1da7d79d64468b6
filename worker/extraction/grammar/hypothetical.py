"""Acts that are only talked about, hoped for or sought: "talks on a ceasefire", "hopes for a truce"."""

from itertools import islice

from spacy.tokens import Token

from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import ancestors_in_clause
from worker.labels import NOUNS

_REACH = 8  # governors looked at
_OBJECT = "dobj"
_JOINING = {"conj", "prep"}


def is_talked_about(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that is the subject of talks, or what somebody hopes or works for, at most a phrase away."""
    below = noun
    for above in islice(ancestors_in_clause(noun), _REACH):
        if below.dep_ == _OBJECT and above.lemma_.lower() in lexicon.words["discussing"]:
            return True
        if below.dep_ == "conj" and _has_topic(above, lexicon):
            return True
        if below.dep_ == "prep" and _is_told_of(below, above, lexicon):
            return True
        if not (below.dep_ in _JOINING or above.pos_ == "ADP") or above.pos_ == "VERB":
            return False
        below = above
    return False


def _has_topic(noun: Token, lexicon: Lexicon) -> bool:
    """True for the views of "exchanged views on trade and the release of the sailors": both are talked about."""
    told = any(child.dep_ == "prep" and child.lower_ in lexicon.words["about"] for child in noun.children)
    return told and noun.lemma_.lower() in lexicon.words["talking"]


def _is_told_of(preposition: Token, governor: Token, lexicon: Lexicon) -> bool:
    """ "talks on X", "spoke about X", "hopes for X"."""
    word, link = governor.lemma_.lower(), preposition.lower_
    if link in lexicon.words["about"]:
        return word in lexicon.words["talking"]
    return link in lexicon.words["wishing_for"] and governor.pos_ in NOUNS and word in lexicon.words["wishes"]
