"""How a noun for an event stands to the events told before: "that raid", "both attacks", "in response to an attack"."""

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.tree import ancestors_in_clause, container_top, subjects
from worker.labels import PUNCT, VERBAL

Pointing = Literal["last", "each"]

_LAST = {"that", "those"}
_DEFINITE = {"the", "these", "those"}
_POINTERS = _LAST | _DEFINITE | {"this"}
_EACH, _TWO = {"both", "either"}, 2
_ANSWERING = {"response", "retaliation", "revenge", "reprisal", "vengeance", "reply", "answer"}
_ANSWERED = {"to", "for"}
_AFTER = {"after", "following"}
_SUCCEEDING = {"follow", "avenge"}
_SPANS = {"hour", "day", "week", "month", "year"}
_ONE = {"a", "an"}


def pointing_of(noun: Token) -> Pointing | None:
    """Whether a noun points to the last event told ("that raid") or to each of the last two ("both attacks")."""
    words = {child.lower_ for child in noun.lefts}
    figure = figure_of(noun)
    two = bool(words & _DEFINITE) and figure is not None and figure.low == figure.high == _TWO
    if two or words & _EACH:
        return "each"
    return "last" if words & _LAST else None


def is_bare(noun: Token) -> bool:
    """True for "the attack" and "these attacks": a noun that only points and says nothing of its own."""
    own = [child for child in noun.children if child.pos_ != PUNCT]
    return len(own) == 1 and own[0].lower_ in _POINTERS


def other_than(noun: Token, triggers: Iterable[int]) -> Token | None:
    """The word, one of `triggers`, for the event that what `noun` tells came before: "bombed it in response to a raid".

    Also "days after an attack", and the subject of "the strikes followed an attack".
    """
    known, top = frozenset(triggers), container_top(noun)
    if top.dep_ == "dobj" and top.head.lemma_.lower() in _SUCCEEDING:
        return next((token for token in subjects(top.head) if token.i in known), None)
    if top.dep_ != "pobj" or not _comes_before(top.head):
        return None
    for governor in ancestors_in_clause(top.head):
        if governor.i in known:
            return governor
        if governor.pos_ in VERBAL and governor.dep_ != "pcomp":  # "in what it called retaliation for the raid"
            return None
    return None


def _comes_before(link: Token) -> bool:
    """True for the "to" of "in response to", the "for" of "in revenge for", the "after" of "a day after"."""
    if link.lower_ in _AFTER:
        return link.i > link.sent.start and _measures(link.nbor(-1))
    return link.lower_ in _ANSWERED and link.head.lemma_.lower() in _ANSWERING


def _measures(word: Token) -> bool:
    """True for the time of "a day after", "two weeks after", "hours after", but not of "last week after"."""
    if word.lemma_.lower() not in _SPANS:
        return False
    return word.tag_ == "NNS" or any(child.lower_ in _ONE or child.tag_ == "CD" for child in word.children)
