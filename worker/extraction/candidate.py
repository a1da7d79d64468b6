"""One mention of an event, as an extractor sees it, before mentions are merged into events."""

from dataclasses import dataclass, replace
from typing import Literal

from worker.article import Span
from worker.event import (
    Casualties,
    EventDate,
    EventPlace,
    EventType,
    GroupCasualties,
    Harm,
    Modality,
    Outcome,
    Party,
    Quotation,
)
from worker.extraction.casualties.tolls import Telling
from worker.extraction.grammar.anaphora import Pointing
from worker.extraction.grammar.frame import Frame

Form = Literal["clash", "defence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention with the facts of its own sentence.

    `mention` is the short phrase that tells the event, its trigger word included; `trigger` the offset of that word.
    `weight` (0..1) says how explicit the mention is: a finite verb with both roles tells more than a bare noun.
    `generic` marks mentions that only point to an event told elsewhere ("the attack"), `nominal` those by a noun,
    `counting` those that only count the people harmed in it ("eight are missing"). `apart` is the offset of the word
    that tells it as another event than those before it ("in a separate attack"). `form` is that of force used
    otherwise than by one side against another. `by` is the offset of a word for an event that did it ("the strike
    killed nine"), which is the same event. `more` marks counts of people harmed beside those counted before ("two
    guards were also killed"). `pointing` says to which events told before a noun points ("both attacks"), `other_than`
    is the offset of the word for an event that answered it or came after it. `riot` marks a noun for
    what crowds do. `tellings` says for each harm how its
    count stands to those of other mentions. `probability` is that of the trigger telling such an event, None where the
    rules decided alone. `opening` is the name of a place that its sentence opens with ("Near Ayn Isa, ...").
    """

    type: EventType
    mention: Span
    trigger: int
    sentence: int
    modality: Modality
    plover: str | None = None
    modes: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    mediators: tuple[Party, ...] = ()
    subject: Span | None = None
    outcome: Outcome | None = None
    date: EventDate | None = None
    place: EventPlace | None = None
    casualties: Casualties | None = None
    casualties_by_group: tuple[GroupCasualties, ...] = ()
    quotation: Quotation | None = None
    weight: float = 0.5
    generic: bool = False
    nominal: bool = False
    counting: bool = False
    apart: int | None = None
    form: Form | None = None
    riot: bool = False
    by: int | None = None
    more: bool = False
    pointing: Pointing | None = None
    other_than: int | None = None
    tellings: tuple[tuple[Harm, Telling], ...] = ()
    probability: float | None = None
    opening: str | None = None


def without_harm(c: Candidate, harm: Harm) -> Candidate:
    """The mention without its count of one harm."""
    if c.casualties is None:
        return c
    told = replace(c.casualties, **{harm: None})
    parts = tuple(part for part in c.casualties_by_group if part.harm != harm)
    tellings = tuple((each, telling) for each, telling in c.tellings if each != harm)
    return replace(c, casualties=told if told != Casualties() else None, casualties_by_group=parts, tellings=tellings)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the frame that tells it, if one does."""

    frame: Frame | None
    candidate: Candidate
