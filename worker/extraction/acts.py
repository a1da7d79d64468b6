"""The other acts of PLOVER: agree, support, concede, cooperate, aid, retreat, request ... coerce."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from spacy.tokens import Token

from worker.event import EventType, Party
from worker.extraction.candidate import Candidate
from worker.extraction.frame import NAMED, Frame
from worker.extraction.frames import frames
from worker.extraction.intention import hostile_verbs, intended
from worker.extraction.lexicon import load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import ancestors_in_clause, children, container_top, objects, subjects
from worker.extraction.telling import is_proper, mention_of, parties_at, someone, when, where
from worker.story import Story

_OF_NAMES = {"ORG", "PERSON", "GPE", "FAC"}
_ASKING = {"REQUEST"}
_REACH = 3  # governors looked at
_TALKS = "CONSULT"
_DESCRIBING = {"amod", "compound", "nmod", "poss", "appos"}
_MEETING = {"discuss", "exchange", "congratulate"}  # "called on the premier to discuss": a visit
_OFFICES = {"government", "country", "organization", "armed_force", "armed_group", "police"}
_UNNAMED = {"unknown", "infrastructure"}


def acts(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("acts")
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, lambda frame: refusal(frame, story)))
        verbs = {frame.trigger.i for frame in found if frame.verbal}
        asked = {frame.trigger.i for frame in found if frame.entry.type in _ASKING}
        for frame in found:
            if _is_asked_for(frame, asked):
                continue
            if frame.verbal or container_top(frame.trigger).head.i not in verbs:  # "lifted sanctions" is one act
                yield from _candidate(frame, number, story)


def _is_asked_for(frame: Frame, asked: set[int]) -> bool:
    """True for what somebody is only urged or called on to do: the request is the event."""
    above = [token.i for _, token in zip(range(_REACH), ancestors_in_clause(frame.trigger), strict=False)]
    return not asked.isdisjoint(above) and modality_of(frame.trigger) != "actual"


def _roles(frame: Frame, story: Story) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and recipients: of these also things, but no bare common noun ("condemned the attack")."""
    done_to = parties_at(story, frame.recipients)
    actors = someone(parties_at(story, frame.actors)) or someone(parties_at(story, _speakers(frame)))
    return actors, tuple(p for p in done_to if p.kind != "unknown" or is_proper(p))


def _speakers(frame: Frame) -> list[Token]:
    """Who says that "it" or "they" will do it, where nothing else is known of the pronoun."""
    if not any(token.tag_ == "PRP" for token in frame.actors):
        return []
    verbs = [frame.trigger, *ancestors_in_clause(frame.trigger)]
    clause = next((verb for verb in verbs if verb.dep_ == "ccomp"), None)
    return subjects(clause.head) if clause is not None else []


def refusal(frame: Frame, story: Story) -> str | None:
    """Why a frame tells no act, None where it does."""
    entry = frame.entry
    if not frame.verbal and frame.trigger.ent_type_ in _OF_NAMES:  # "the Government of National Accord"
        return "it is part of a name"
    if entry.needs is not None and not NEEDS[entry.needs](frame):
        return f"what it asks for is not told (`needs: {entry.needs}`)"
    fits = _OBJECTS.get(entry.object or "")
    if fits is not None and not any(fits(token, story) for token in frame.recipients):
        return f"the other side is not of the kind (`object: {entry.object}`)"
    actors, recipients = _roles(frame, story)
    if entry.object == "person" and not any(party.kind == "person" for party in recipients):
        return "the other side is no person (`object: person`)"
    if entry.anyone and (frame.recipients or frame.verbal):
        return None
    if entry.weak:
        known = any(party.kind not in _UNNAMED for party in (*actors, *recipients))
        return None if known else "no party that is known takes part (`weak`)"
    named = any(_named(token, story) for token in (*frame.actors, *frame.recipients, *_speakers(frame)))
    return None if named else "nobody with a name or an office takes part"


def _named(token: Token, story: Story) -> bool:
    """True for a party, and for people or things that a name describes ("UNSCOM weapons inspectors")."""
    if token.ent_type_ in NAMED or (token.is_upper and len(token) > 1):
        return True
    if any(child.ent_type_ in NAMED for child in children(token, _DESCRIBING)):
        return True
    return any(party.kind not in _UNNAMED or party.sector for party in story.parties.at(token))


def _in_office(token: Token, story: Story) -> bool:
    return token.ent_type_ in NAMED or any(party.kind in _OFFICES for party in story.parties.at(token))


def _appeal(frame: Frame) -> bool:
    """ "called on X to", "called for": a preposition right after, not a telephone call nor a visit."""
    preps = [child for child in children(frame.trigger, {"prep"}) if child.lower_ in {"on", "upon", "for"}]
    asked = [token for prep in preps for token in children(prep, {"pobj"}) if token.ent_type_ not in {"DATE", "TIME"}]
    clauses = children(frame.trigger, {"advcl", "xcomp"})
    return bool(asked) and not objects(frame.trigger) and not any(c.lemma_.lower() in _MEETING for c in clauses)


def _hostile(frame: Frame) -> bool:
    """What is announced is force or pressure ("vowed to punish")."""
    return bool({c.lemma_.lower() for c in children(frame.trigger, {"xcomp", "ccomp"})} & hostile_verbs())


_OBJECTS: Mapping[str, Callable[[Token, Story], bool]] = {"party": _named, "office": _in_office}
NEEDS: Mapping[str, Callable[[Frame], bool]] = {
    "other": lambda frame: bool(frame.recipients),
    "several": lambda frame: bool(frame.recipients) or any(token.conjuncts for token in frame.actors),
    "appeal": _appeal,
    "hostile": _hostile,
    "friendly": lambda frame: not _hostile(frame),
}


def _candidate(frame: Frame, number: int, story: Story) -> Iterator[Candidate]:
    actors, recipients = _roles(frame, story)
    plover, modality = intended(frame.trigger, frame.entry.type, modality_of(frame.trigger))
    trigger = frame.trigger
    if frame.entry.type == _TALKS:  # talks are told elsewhere: here only that they are announced or refused
        auxiliary = next(iter(children(trigger, {"aux"})), None)
        if plover == _TALKS or auxiliary is None or not actors:
            return
        trigger = auxiliary
    yield Candidate(
        type=cast(EventType, plover.lower()),
        plover=plover,
        modes=frame.entry.modes if plover == frame.entry.type else (),
        mention=mention_of(story, frame),
        trigger=trigger.idx,
        sentence=number,
        modality=modality,
        actors=actors,
        recipients=tuple(party for party in recipients if party not in actors),
        date=when(story, frame.trigger),
        place=where(story, frame.trigger),
        weight=round(0.25 + 0.2 * bool(actors) + 0.2 * bool(recipients) + 0.1 * frame.verbal, 2),
        generic=not frame.verbal and not actors and not frame.entry.anyone,
        nominal=not frame.verbal and frame.carrier is None,
    )
