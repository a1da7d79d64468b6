"""What the words around a trigger say of an act: whom one called on, and what is asked for, wished or announced."""

from spacy.tokens import Token

from worker.extraction.grammar.frame import Frame, all_names
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import children, objects, preposition_objects
from worker.extraction.intention import hostile_verbs
from worker.extraction.plover import COOPERATIVE
from worker.labels import COMPLEMENTS, TIMES

CALLING = frozenset(("on", "upon", "for"))
_GOING_ON = {"continue", "keep", "go", "carry", "resume", "start", "begin"}  # "vowed to continue fighting"
_PLAIN = {"VB"}


def called(verb: Token) -> list[Token]:
    """Whom one called on, or what one called for: no date."""
    preps = [child for child in children(verb, {"prep"}) if child.lower_ in CALLING]
    return [token for prep in preps for token in children(prep, {"pobj"}) if token.ent_type_ not in TIMES]


def is_demand(frame: Frame) -> bool:
    """Something is insisted on that others are to do: no day, nothing of one's own ("insisted on his innocence")."""
    told = (token for token in frame.recipients if token.ent_type_ not in TIMES)
    return any(not any(child.tag_ == "PRP$" for child in children(token, {"poss"})) for token in told)


def is_wish(frame: Frame) -> bool:
    """ "insisted that Chad leave": what others are to do is told in the plain form of the verb."""
    clauses = children(frame.trigger, {"ccomp"})
    return any(c.tag_ in _PLAIN and children(c, {"nsubj"}) and not children(c, {"aux"}) for c in clauses)


def is_announced_force(frame: Frame) -> bool:
    """What is announced is force or pressure ("vowed to punish")."""
    announced = [c for c in children(frame.trigger, COMPLEMENTS) if not _is_on_behalf(c)]
    announced += [c for verb in announced if verb.lemma_.lower() in _GOING_ON for c in children(verb, {"xcomp"})]
    if {c.lemma_.lower() for c in announced} & hostile_verbs() or any(map(_escalates, announced)):
        return True
    return frame.trigger.dep_ != "acomp" and any(map(_is_answer_back, announced))  # "prepared to respond" is no threat


def _escalates(verb: Token) -> bool:
    """True for "to resume attacks", "to step up the bombing"."""
    words = load_lexicon("acts").words
    return verb.lemma_.lower() in words["escalating"] and bool(all_names(objects(verb)) & words["provoking"])


def _is_answer_back(verb: Token) -> bool:
    """True for "vowed to respond", "to react harshly": an answer in kind, unless it is one to a need or a request."""
    words = load_lexicon("acts").words
    if verb.lemma_.lower() not in words["answering_back"]:
        return False
    asked = preposition_objects(verb, ("to",))
    return not asked or any(token.lemma_.lower() in words["provoking"] for token in asked)


def _is_on_behalf(verb: Token) -> bool:
    """True for "fight for workers", which is no fight against anybody."""
    return not objects(verb) and any(child.lower_ == "for" for child in children(verb, {"prep"}))


def is_announced_dealing(frame: Frame) -> bool:
    """What is announced is some dealing with each other ("ready to help", "open to dialogue", not "to respond")."""
    dealing = load_lexicon("acts").words["dealing"]
    told = [*children(frame.trigger, COMPLEMENTS), *preposition_objects(frame.trigger, ("to", "for"))]
    told = [token for token in told if not _escalates(token)]
    return any(token.lemma_.lower() in dealing or _kindly(token) for token in told)


def _kindly(verb: Token) -> bool:
    names = all_names(objects(verb))
    entries = load_lexicon("acts").verbs.get(verb.lemma_.lower(), ())
    kind = [entry for entry in entries if entry.type in COOPERATIVE and not names & entry.not_object]
    return any(not entry.object_is or names & entry.object_is for entry in kind)  # to "strike a deal", not "Tehran"
