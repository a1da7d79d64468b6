"""What every extractor asks of the sentence around a trigger: the mention, the parties, the date, the place."""

from collections.abc import Iterable

from spacy.tokens import Token

from worker.article import Span
from worker.event import EventDate, EventPlace, Party
from worker.extraction.frames import Frame
from worker.story import Story

_MENTION_WORDS = 8  # a mention is a short phrase: its trigger and a role this near


def parties_at(story: Story, heads: Iterable[Token]) -> tuple[Party, ...]:
    """The parties of several phrases, each once, in order."""
    found: dict[str, Party] = {}
    for head in heads:
        for party in story.parties.at(head):
            found.setdefault(party.name, party)
    return tuple(found.values())


def mention_of(story: Story, frame: Frame) -> Span:
    """The phrase from the trigger's modifiers to its nearest recipient."""
    trigger = frame.trigger
    first = trigger
    if not frame.verbal:
        lefts = [
            t for t in trigger.lefts if t.dep_ in {"amod", "compound", "nmod"} and trigger.i - t.i <= _MENTION_WORDS
        ]
        first = min([trigger, *lefts], key=lambda t: t.i)
        if frame.carrier is not None and 0 < first.i - frame.carrier.i <= _MENTION_WORDS:
            first = frame.carrier
    near = [t for t in frame.recipients if 0 < t.i - trigger.i <= _MENTION_WORDS and t.sent.start == trigger.sent.start]
    last = max([trigger, *near[:1]], key=lambda t: t.i)
    return story.tokens(first, last)


def when(story: Story, trigger: Token) -> EventDate | None:
    """The date the trigger's sentence tells nearest to it."""
    sent = trigger.sent
    near = [d for d in story.dates if sent.start_char <= d.start < sent.end_char]
    best = min(near, key=lambda d: abs(d.start - trigger.idx), default=None)
    if best is None:
        return None
    value = best.value
    return EventDate(start=value.start, end=value.end, precision=best.precision, basis="text", text=best.text)


def where(story: Story, trigger: Token) -> EventPlace | None:
    """The place the trigger's sentence tells nearest to it."""
    sent = trigger.sent
    near = [p for p in story.places if sent.start_char <= p.start < sent.end_char]
    best = min(near, key=lambda p: (p.start < trigger.idx, abs(p.start - trigger.idx)), default=None)
    if best is None:
        return None
    return EventPlace(
        name=best.name,
        country=best.country,
        latitude=best.latitude,
        longitude=best.longitude,
        geonames_id=best.geonames_id,
        precision=best.precision,
        basis="text",
    )
