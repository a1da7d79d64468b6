"""Frames of nouns of action, read as the verb they are made of: "the suspension of aid to Chad by Denmark"."""

from spacy.tokens import Token

from worker.extraction.frame import MODIFIERS, NAMED, Frame, Refusal, doer_refusal, object_refusal, quoted
from worker.extraction.lexicon import OBJECT, Entry, Lexicon
from worker.extraction.modality import modality_of
from worker.extraction.noun_frames import carrier_of, noun_actors
from worker.extraction.syntax import agents, children, container_top, preposition_objects

_OF = ("of",)
_DESCRIBING = {"compound"}
_OWNER = {"poss"}
_TOLD = {"nsubj", "nsubjpass", "ROOT"}  # not the aim or the time of something else ("until the release of prisoners")
_UNREAL = {"hypothetical", "denied"}
_TIMES = {"DATE", "TIME"}


def deed_frame(noun: Token, entry: Entry, lexicon: Lexicon) -> Frame | Refusal:
    """The frame of a noun of action in one sense of its verb, or why this sense does not count."""
    if noun.dep_ in _DESCRIBING and noun.head.i > noun.i and noun.head.pos_ == "NOUN":
        return Refusal(noun, entry, f"it only describes “{noun.head.text}”")
    foreign = {child.lower_ for child in children(noun, MODIFIERS)} & lexicon.words["not_before"]
    if foreign:
        return Refusal(noun, entry, f"{quoted(foreign)} before it is in `not_before`")
    direct = _undergone(noun, entry)
    if not direct and (OBJECT in entry.recipient or entry.object_is or entry.object):
        return Refusal(noun, entry, "nothing is told to undergo it")
    reason = object_refusal(noun, entry, direct, lexicon)
    if reason is not None:
        return Refusal(noun, entry, reason)
    carrier = carrier_of(container_top(noun), lexicon)
    actors = agents(noun) or [doer for token in direct for doer in agents(token)]  # the parser hangs "by" on either
    actors = actors or [token for token in noun_actors(noun, carrier, lexicon) if token not in direct]
    reason = doer_refusal(actors, entry)
    if reason is None and not actors and (not _is_told(noun, carrier) or modality_of(noun) in _UNREAL):
        reason = "nobody is said to do it, and the sentence is about something else"
    if reason is not None:
        return Refusal(noun, entry, reason)
    things = entry.object_is | entry.object_only
    recipients = [token for token in direct if OBJECT in entry.recipient and token.lemma_.lower() not in things]
    prepositions = [p for p in entry.recipient if p not in {OBJECT, *_OF}]
    recipients += [o for governor in (noun, *direct) for o in preposition_objects(governor, prepositions)]
    return Frame(noun, entry, tuple(actors), tuple(t for t in recipients if t.ent_type_ not in _TIMES), carrier)


def _is_told(noun: Token, carrier: Token | None) -> bool:
    return carrier is not None or container_top(noun).dep_ in _TOLD


def _undergone(noun: Token, entry: Entry) -> list[Token]:
    """What stands behind "of", before the noun, or owns it; where nothing else undergoes the deed, its owner does."""
    found = preposition_objects(noun, _OF)
    if entry.object_is or entry.object_only or entry.object:  # what kind it must be is told
        found = found or [c for c in children(noun, _DESCRIBING) if c.ent_type_ not in NAMED and c.pos_ == "NOUN"]
    owners = [t for t in children(noun, _OWNER) if t.ent_type_ not in _TIMES]
    return found or (owners if OBJECT in entry.recipient else [])
