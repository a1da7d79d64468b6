"""Mentions of the same event become one event, with a deterministic id."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from worker.event import Event, Plover
from worker.extraction.candidate import Candidate
from worker.story import Story

_NAMESPACE = UUID("5f0c8a0e-7f0b-5c53-9c7e-3f1c8e9d2a41")


def merge(story: Story, candidates: Sequence[Candidate]) -> tuple[Event, ...]:
    """Return the events of the story in the order of their first mention."""
    return tuple(_event(story, candidate) for candidate in sorted(candidates, key=lambda c: c.trigger))


def _event(story: Story, c: Candidate) -> Event:
    key = "\x1f".join((story.article.id, c.type, str(c.trigger), c.mention.text))
    return Event(
        id=str(uuid5(_NAMESPACE, key)),
        type=c.type,
        plover=Plover(type=c.plover, modes=c.modes, contexts=c.contexts) if c.plover else None,
        modality=c.modality,
        mentions=(c.mention,),
        actors=c.actors,
        recipients=c.recipients,
        mediators=c.mediators,
        date=c.date,
        place=c.place,
        casualties=c.casualties,
        quotation=c.quotation,
        confidence=c.weight,
    )
