"""Who does an act and whom it befalls: actors, and recipients, of these also things."""

from collections.abc import Sequence

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.acts.actors import doers
from worker.extraction.acts.addressees import owners_of
from worker.extraction.circumstances import is_called, is_proper, parties_at
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.responsibility import answerable
from worker.extraction.grammar.tree import ancestors_in_clause, container_top, is_passive, objects, subjects
from worker.party_kinds import OFFICES
from worker.story import Story

_PRESSING = {"COERCE", "SANCTION"}
_BLAMED = {"COERCE"}  # "blamed X for the cyber attack"
_SENDING = {"AID", "MOBILIZE"}
_MANNED = {"armed_force", "police"}
_IT = "it"


def roles_of(frame: Frame, story: Story, lexicon: Lexicon) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and recipients: of these also things, but no bare common noun ("condemned the attack")."""
    done_to = parties_at(story, frame.recipients)
    actors = (
        _self(frame, story, lexicon)
        or doers(story, frame.actors, lexicon)
        or doers(story, _speakers(frame), lexicon)
        or _sent(frame, story)
    )
    if not actors and not frame.verbal and frame.entry.type in _BLAMED:
        actors = doers(story, answerable(container_top(frame.trigger)), lexicon)
    recipients = tuple(p for p in done_to if _is_somebody(p, story, lexicon))
    return actors, recipients or _owning(frame, actors, story)


def _owning(frame: Frame, actors: Sequence[Party], story: Story) -> tuple[Party, ...]:
    """Whose the things are that the act befalls: "cut tariffs on goods from Chad", "closed Chadian schools"."""
    found = owners_of(story, frame.recipients)
    if not found and frame.verbal and frame.entry.type in _PRESSING:
        found = owners_of(story, objects(frame.trigger))
    own = {party.country for party in actors}
    return tuple(party for party in found if party.country not in own)


def _is_somebody(party: Party, story: Story, lexicon: Lexicon) -> bool:
    """False for bare common nouns, and for "the region", which is nobody."""
    if party.kind == "unknown":
        return party.sector is not None or is_called(story, party)
    return is_proper(party) or party.name.casefold() not in lexicon.words["no_recipients"]


def _sent(frame: Frame, story: Story) -> tuple[Party, ...]:
    """The forces of "Danish soldiers were deployed to Chad": where nobody is said to have sent them, they go."""
    if frame.entry.type not in _SENDING or frame.actors or not (frame.verbal and is_passive(frame.trigger)):
        return ()
    return tuple(p for p in parties_at(story, objects(frame.trigger)) if p.kind in _MANNED)


def _self(frame: Frame, story: Story, lexicon: Lexicon) -> tuple[Party, ...]:
    """The body of "Peru said it was closing its embassy": "it" is nobody told of before."""
    if not frame.actors or any(token.lower_ != _IT for token in frame.actors):
        return ()
    found = doers(story, _speakers(frame), lexicon)
    return found if all(party.kind in OFFICES for party in found) else ()


def _speakers(frame: Frame) -> list[Token]:
    """Who says that "it" or "they" will do it, where nothing else is known of the pronoun."""
    if not any(token.tag_ == "PRP" for token in frame.actors):
        return []
    verbs = [frame.trigger, *ancestors_in_clause(frame.trigger)]
    clause = next((verb for verb in verbs if verb.dep_ == "ccomp"), None)
    return subjects(clause.head) if clause is not None else []
