"""Acts that another word of the sentence tells: asked for, threatened or refused, or the aim of the same act."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from worker.extraction.acts.needs import CALLING, called
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.tree import ancestors_in_clause, children, is_infinitive
from worker.extraction.intention import intended
from worker.extraction.plover import VERBAL
from worker.labels import SUBJECTLESS, VERB_CLAUSES

_FAR = 7
_PROTEST = "PROTEST"
_HOLDING = {"THREATEN", "REJECT"}
_REACH = 3  # governors looked at


def is_asked_for(frame: Frame, asked: set[int], lexicon: Lexicon) -> bool:
    """True for what somebody is only urged or called on to do: the request is the event, whoever makes it."""
    clause = frame.trigger
    if _ends_list_asked_for(clause, lexicon):
        return True
    for token in islice(ancestors_in_clause(clause), _FAR):  # "called on them to respond by sending aid"
        if is_infinitive(clause) and (token.i in asked or _asks(token, lexicon)):
            return True
        clause = token
    modality = modality_of(frame.trigger)
    if modality == "actual":
        return False
    above = list(islice(ancestors_in_clause(frame.trigger), _REACH))
    if not asked.isdisjoint(token.i for token in above):
        return True
    told = intended(frame.trigger, frame.entry.type, modality)
    only = told.modality != "actual" and not told.is_announced
    return only and any(_asks(token, lexicon) for token in above)


def is_aim_of_same(frame: Frame, found: Sequence[Frame]) -> bool:
    """True for the second word of "marched to protest", "rallied to demand": it tells no other act than the first."""
    verb = frame.trigger
    if not (frame.verbal and is_infinitive(verb) and verb.dep_ in SUBJECTLESS):
        return False
    told = {other.entry.type for other in found if other.trigger == verb.head}
    return frame.entry.type in told or (_PROTEST in told and frame.entry.type in VERBAL)


def is_said_of(frame: Frame, found: Sequence[Frame]) -> bool:
    """True for the words threatened or refused: "threatened to sue X", "refused to condemn X" tell no suit."""
    verb = frame.trigger
    if frame.entry.type not in VERBAL or verb.dep_ != "xcomp" or not is_infinitive(verb):
        return False
    return any(other.trigger == verb.head and other.entry.type in _HOLDING for other in found)


def _ends_list_asked_for(verb: Token, lexicon: Lexicon) -> bool:
    """True for the "ban" of "called for X to cede land and ban parties", which the parser hangs on another verb."""
    first = verb
    while first.dep_ == "conj" and first.tag_ == "VB":
        first = first.head
    if first.i == verb.i or first.tag_ == "VB":
        return False
    before = (t for t in verb.doc[verb.sent.start : verb.i] if is_infinitive(t))
    return any(_asks(t.head, lexicon) for t in before)


def _asks(verb: Token, lexicon: Lexicon) -> bool:
    """True for a verb of asking; "called" only with "for" or "on", as one also calls somebody to congratulate him."""
    lemma = verb.lemma_.lower()
    if lemma not in lexicon.words["asking"]:
        return False
    return lemma != "call" or bool(called(verb)) or any(c.lower_ in CALLING for c in _marks(verb))


def _marks(verb: Token) -> list[Token]:
    """The words that open the clauses under a verb: the "for" of "called for X to leave"."""
    return [mark for clause in children(verb, VERB_CLAUSES) for mark in children(clause, {"mark"})]
