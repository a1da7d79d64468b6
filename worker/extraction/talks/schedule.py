"""What the verbs around a word for talks say of it: whether, when and where they are held."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.event import EventPlace, Modality
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.tree import children, clause_head, container_top
from worker.extraction.plover import CONSULT
from worker.extraction.talks.sides import is_there_for
from worker.labels import ADNOMINAL_CLAUSES, SUBJECTS
from worker.normalisation.dates.grammar import PLANNING, SCHEDULING
from worker.normalisation.places.demonyms import is_demonym
from worker.story import Story

_GOVERNED = {"acomp", "xcomp"}
_BE, _TAKE, _PLACE = "be", "take", "place"
_WHERE = "where"
_THREATEN = "threaten"


def settings(frame: Frame) -> Iterator[Token]:
    """The verbs, of clauses behind a noun for talks and of the clause whose subject it is, that say when or where."""
    if frame.verbal:
        return
    noun = container_top(frame.trigger)
    nouns = (frame.trigger, noun) if noun != frame.trigger else (noun,)
    for clause in (clause for each in nouns for clause in children(each, ADNOMINAL_CLAUSES)):
        if _is_holding(clause) or clause.lemma_.lower() in SCHEDULING:
            yield clause
        yield from (verb for verb in _governed(clause) if _is_holding(verb) or clause.lemma_ == _BE)
    if noun.dep_ == "pobj" and is_there_for(noun):
        yield clause_head(noun)
    if noun.dep_ in SUBJECTS and noun.head.lemma_ == _BE:
        yield from _governed(noun.head)


def place_before(frame: Frame, story: Story) -> EventPlace | None:
    """The place that a clause says more of: "flew on to Rome, where he is to meet the pope"."""
    clause = clause_head(frame.trigger)
    while clause.dep_ == "xcomp":
        clause = clause.head
    if clause.dep_ != "relcl" or not any(child.lower_ == _WHERE for child in clause.lefts):
        return None
    noun = clause.head
    found = (place for place in story.places if place.start <= noun.idx < place.end and not is_demonym(place))
    return next((EventPlace.of(place) for place in found), None)


def modality_told(frame: Frame) -> Modality:
    """Whether talks took place, by their own word and by the verb that carries it; what threatens them undoes none."""
    if _is_endangered(frame):
        due = any(modality_of(verb) == "planned" for verb in settings(frame))
        return "planned" if due or _is_scheduled(frame) else "actual"
    modality = modality_of(frame.trigger)
    noun = container_top(frame.trigger)
    if noun.dep_ == "pobj" and is_there_for(noun) and _is_due(clause_head(noun)):
        return "planned"
    carrier = frame.carrier
    return modality_of(carrier) if modality == "actual" and carrier is not None else modality


def _is_due(verb: Token) -> bool:
    """True for "is due in Rome on Friday"."""
    return any(word.lower_ in PLANNING for word in children(verb, {"acomp"}))


def _is_endangered(frame: Frame) -> bool:
    """True for the talks of "the killing threatens talks in Doha"."""
    noun = container_top(frame.trigger)
    return not frame.verbal and noun.dep_ == "dobj" and noun.head.lemma_.lower() == _THREATEN


def _is_scheduled(frame: Frame) -> bool:
    """True for talks with a verb of scheduling behind them: "that is scheduled for Friday"."""
    return any(verb.lemma_.lower() in SCHEDULING for verb in settings(frame))


def _is_holding(verb: Token) -> bool:
    """True for a verb that says of talks that they are held or take place."""
    if verb.lemma_.lower() == _TAKE:
        return any(thing.lower_ == _PLACE for thing in children(verb, {"dobj"}))
    return verb.lemma_.lower() in load_lexicon("consult", CONSULT).words["light_verbs"]


def _governed(verb: Token) -> Iterator[Token]:
    """The "due" and the "take" of "was due to take place"."""
    for word in children(verb, _GOVERNED):
        yield word
        yield from _governed(word)
