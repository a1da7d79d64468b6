"""The other acts of PLOVER: agree, support, concede, cooperate, aid, retreat, request ... coerce."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import cast

from worker.event import EventType
from worker.extraction.acts.addressees import addressed
from worker.extraction.acts.refusals import ActCase, auxiliary, case_of, table
from worker.extraction.candidate import Candidate, Told
from worker.extraction.circumstances import mention_of, when, where
from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.intention import Intention, intended
from worker.extraction.modality_choice import chosen
from worker.extraction.plover import CONSULT, VERBAL
from worker.extraction.readings import readings
from worker.extraction.rules.judge import judge, sifted
from worker.story import Story

_PROTEST = "PROTEST"


def acts(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    return (told.candidate for told in judged(story) if isinstance(told, Told))


def judged(story: Story) -> Iterator[Told | Refusal]:
    """What became of every sense of a word of these acts."""
    lexicon = load_lexicon("acts")
    for number, sentence in enumerate(story.sentences()):
        tried = tuple(readings(sentence, lexicon, partial(refusal, story=story), story.reading))
        found = [one for one in tried if isinstance(one, Frame)]
        yield from (one for one in tried if isinstance(one, Refusal))
        for frame in found:
            case = replace(case_of(frame, story), others=found, told=_told(frame, story))
            left = sifted(case, table().dropped)
            yield left if isinstance(left, Refusal) else Told(frame, _candidate(case, number))


def refusal(frame: Frame, story: Story) -> Verdict | None:
    """Why a word tells no act by the rules, None where it does."""
    return judge(case_of(frame, story), table().senses)


def _told(frame: Frame, story: Story) -> Intention:
    """What is told of the act: announcements and refusals as the grammar has them, else whether it happened."""
    rule = modality_of(frame.trigger)
    told = intended(frame.trigger, frame.entry.type, rule)
    if told.is_announced or told.type != frame.entry.type:
        return told
    return replace(told, modality=chosen(told.modality, frame.trigger, story.reading))


def _candidate(case: ActCase, number: int) -> Candidate:
    frame, story, told, actors, recipients = case.frame, case.story, case.told, case.actors, case.recipients
    assert told is not None
    if frame.entry.type == _PROTEST and not frame.verbal:  # "Kenya protests": there, not by it
        actors = tuple(party for party in actors if party.kind != "country")
    if told.type in VERBAL:
        recipients = addressed(story, frame.recipients)
    refused = auxiliary(frame.trigger) if frame.entry.type == CONSULT else None
    return Candidate(
        type=cast(EventType, told.type.lower()),
        plover=told.code,
        modes=frame.entry.modes if told.code == frame.entry.type else (),
        mention=mention_of(story, frame),
        trigger=(refused or frame.trigger).idx,
        sentence=number,
        modality=told.modality,
        actors=actors,
        recipients=tuple(party for party in recipients if party not in actors),
        date=when(story, frame.trigger),
        place=where(story, frame.trigger),
        weight=round(0.25 + 0.2 * bool(actors) + 0.2 * bool(recipients) + 0.1 * frame.verbal, 2),
        generic=not frame.verbal and not actors and not frame.entry.anyone,
        nominal=not frame.verbal and frame.carrier is None,
        probability=frame.probability,
    )
