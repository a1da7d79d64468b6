"""Frames of nouns of action, read as the verb they are made of: "the suspension of aid to Chad by Denmark"."""

from spacy.tokens import Token

from worker.extraction.grammar.frame import Frame, Refusal, doer_refusal, object_refusal, quoted
from worker.extraction.grammar.lexicon import OBJECT, Entry, Lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.noun_frames import carrier_of, forces_before, noun_actors, receiver_of
from worker.extraction.grammar.tree import agents, children, container_top, preposition_objects, subjects
from worker.labels import MODIFIERS, NAMED, TIMES

_OF, _BETWEEN = ("of",), ("between",)
_GIVER = ("from", "by")
_ASKING = {"thing", "party", "person"}  # restrictions that some object must meet
_DESCRIBING = {"compound"}
_OWNER = {"poss"}
_TOLD = {"nsubj", "nsubjpass", "ROOT"}  # not the aim or the time of something else ("until the release of prisoners")
_UNREAL = {"hypothetical", "denied"}


def deed_frame(noun: Token, entry: Entry, lexicon: Lexicon) -> Frame | Refusal:
    """The frame of a noun of action in one sense of its verb, or why this sense does not count."""
    undergone = _undergone(noun, entry, lexicon)
    direct = undergone if _has_object(entry) else []
    reason = _name_refusal(noun, lexicon) or _object_refusal(noun, entry, direct, lexicon)
    if reason is not None:
        return Refusal(noun, entry, reason)
    top = container_top(noun)
    carrier, receiver = carrier_of(top, lexicon), receiver_of(noun, top, lexicon)
    if receiver is not None:  # "received a shipment of missiles from China"
        actors = [o for governor in (noun, *direct, receiver) for o in preposition_objects(governor, _GIVER)]
        recipients = subjects(receiver)
    else:
        actors = _doers(noun, direct, carrier, lexicon) or ([] if direct else undergone)  # "the resignation of X"
        recipients = _other_side(noun, entry, direct)
    reason = doer_refusal(actors, entry)
    if reason is None and not actors and (not _is_told(noun, carrier) or modality_of(noun) in _UNREAL):
        reason = "nobody is said to do it, and the sentence is about something else"
    if reason is not None:
        return Refusal(noun, entry, reason)
    return Frame(noun, entry, tuple(actors), tuple(recipients), carrier)


def _has_object(entry: Entry) -> bool:
    """True for a verb that is done to something ("the recall of an envoy", not "the resignation of the premier")."""
    return OBJECT in entry.recipient or bool(entry.object_is or entry.object_only)


def _name_refusal(noun: Token, lexicon: Lexicon) -> str | None:
    if noun.dep_ in _DESCRIBING and noun.head.i > noun.i and noun.head.pos_ == "NOUN":
        return f"it only describes “{noun.head.text}”"
    foreign = {child.lower_ for child in children(noun, MODIFIERS)} & lexicon.words["not_before"]
    return f"{quoted(foreign)} before it is in `not_before`" if foreign else None


def _object_refusal(noun: Token, entry: Entry, direct: list[Token], lexicon: Lexicon) -> str | None:
    if not direct and (OBJECT in entry.recipient or entry.object_is or entry.object in _ASKING):
        return "nothing is told to undergo it"
    return object_refusal(noun, entry, direct, lexicon)


def _doers(noun: Token, direct: list[Token], carrier: Token | None, lexicon: Lexicon) -> list[Token]:
    """Who does it; the parser hangs "by" on the noun or on what undergoes it."""
    found = agents(noun) or [doer for token in direct for doer in agents(token)]
    found = found or [token for token in noun_actors(noun, carrier, lexicon) if token not in direct]
    return found or [side for token in (noun, *direct) for side in preposition_objects(token, _BETWEEN)]


def _other_side(noun: Token, entry: Entry, direct: list[Token]) -> list[Token]:
    things = entry.object_is | entry.object_only
    found = [token for token in direct if OBJECT in entry.recipient and token.lemma_.lower() not in things]
    prepositions = [p for p in entry.recipient if p not in {OBJECT, *_OF}]
    found += [o for governor in (noun, *direct) for o in preposition_objects(governor, prepositions)]
    return [token for token in found if token.ent_type_ not in TIMES]


def _is_told(noun: Token, carrier: Token | None) -> bool:
    return carrier is not None or container_top(noun).dep_ in _TOLD


def _undergone(noun: Token, entry: Entry, lexicon: Lexicon) -> list[Token]:
    """What stands behind "of", before the noun, or owns it; where nothing else undergoes the deed, its owner does."""
    found = preposition_objects(noun, _OF)
    found = found or [o for doer in agents(noun) for o in preposition_objects(doer, _OF)]  # "the handover by X of Y"
    if entry.object_is or entry.object_only or entry.object:  # what kind it must be is told
        doers = forces_before(noun, lexicon)  # "police firing"
        things = [c for c in children(noun, _DESCRIBING) if c.ent_type_ not in NAMED and c.pos_ == "NOUN"]
        found = found or [c for c in things if c not in doers]
    owners = [t for t in children(noun, _OWNER) if t.ent_type_ not in TIMES]
    return found or (owners if OBJECT in entry.recipient else [])
