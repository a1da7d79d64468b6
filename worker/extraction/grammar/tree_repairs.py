"""Verbs that the parser takes for participles before a noun."""

from spacy.tokens import Token

from worker.labels import NOUNS, PAST_OR_VBZ
from worker.resources import load_yaml

_ENDING = "ed"  # of forms that may be the past as well as a participle
_JOINED = {"conj", "dobj"}
_ADJECTIVAL = frozenset(load_yaml("lexicon/syntax.yaml")["adjectival"])


def is_misread_verb(token: Token) -> bool:
    """True for the verb of "The court on Tuesday freed activist Ana Maru", and for one behind "and".

    Of the first, the sentence is left without a verb at its root, and the participle follows a noun.
    """
    if token.dep_ != "amod" or token.tag_ not in PAST_OR_VBZ or token.i <= token.sent.start or token.head.i < token.i:
        return False
    if coordinated_verb(token) is not None:
        return True
    return token.sent.root.pos_ in NOUNS and token.nbor(-1).pos_ in {"NOUN", "PROPN", "ADV", "NUM"}


def coordinated_verb(token: Token) -> Token | None:
    """The verb before the "and" of "burned tyres and blocked roads", where the second is taken for a participle."""
    if token.dep_ != "amod" or token.i <= token.sent.start or token.nbor(-1).dep_ != "cc":
        return None
    low = token.lower_
    if not low.endswith(_ENDING) or low in _ADJECTIVAL or token.head.dep_ not in _JOINED:
        return None
    noun = token.head
    first = noun.head.head if noun.dep_ == "conj" and noun.head.dep_ == "dobj" else noun.head
    return first if first.tag_ == "VBD" and first.i < token.i else None
