"""Talks: people meet or speak with each other to talk (PLOVER CONSULT)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from worker.event import Party
from worker.extraction.candidate import Candidate, Told
from worker.extraction.circumstances import is_proper, mention_of, when, where
from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.tree import preposition_objects
from worker.extraction.intention import intended
from worker.extraction.modality_choice import chosen
from worker.extraction.plover import CONSULT
from worker.extraction.readings import readings
from worker.extraction.rules.judge import judge, sifted
from worker.extraction.talks.anaphora import sides_told
from worker.extraction.talks.needs import TalksCase
from worker.extraction.talks.refusals import case_of, is_hosted, table
from worker.extraction.talks.results import with_results
from worker.extraction.talks.schedule import modality_told, place_before, settings
from worker.extraction.talks.sides import mediators_of
from worker.extraction.talks.subject import subject_of
from worker.party_kinds import ACTING
from worker.story import Story

_PHONE = "phone"


def talks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    yield from with_results([told.candidate for told in judged(story) if isinstance(told, Told)], story)


def judged(story: Story) -> Iterator[Told | Refusal]:
    """What became of every sense of a word of meeting; who talks may be told by the talks before."""
    lexicon = load_lexicon("consult", CONSULT)
    before: tuple[Party, ...] = ()
    phoned = False
    for number, sentence in enumerate(story.sentences()):
        tried = tuple(readings(sentence, lexicon, partial(refusal, story=story, before=before), story.reading))
        found = [one for one in tried if isinstance(one, Frame)]
        yield from (one for one in tried if isinstance(one, Refusal))
        for frame in found:
            sides = sides_told(frame, story, before)
            told = _candidate(frame, sides, number, story, lexicon)
            if phoned and sides == before and _is_either_way(frame, told, lexicon):
                told = replace(told, modes=(*told.modes, _PHONE))
            left = sifted(TalksCase(frame, story, sides, found, told), table().dropped)
            if isinstance(left, Refusal):
                yield left
                continue
            yield Told(frame, told)
            if len(sides) > 1 or (sides and not before):
                before, phoned = sides, _PHONE in told.modes


def refusal(frame: Frame, story: Story, before: tuple[Party, ...] = ()) -> Verdict | None:
    """Why a frame tells no talks by the rules, None where it does; `before` talked in the text before it."""
    return judge(case_of(frame, story, before), table().senses)


def _is_either_way(frame: Frame, told: Candidate, lexicon: Lexicon) -> bool:
    """True for what is said of a call as of a meeting: "the two leaders discussed"."""
    known = _PHONE in told.modes or told.place is not None
    return frame.verbal and not known and frame.trigger.lemma_.lower() in lexicon.words["either_way"]


def _candidate(frame: Frame, sides: tuple[Party, ...], number: int, story: Story, lexicon: Lexicon) -> Candidate:
    modes = _modes(frame, lexicon)
    telling = (frame.trigger, *settings(frame))
    date = next(filter(None, (when(story, word) for word in telling)), None)
    place = None if "phone" in modes else next(filter(None, (where(story, word) for word in telling)), None)
    if place is None and "phone" not in modes:
        place = place_before(frame, story)
    mediators = mediators_of(frame, story)
    begun = frame.entry.mediator and frame.entry.object_is  # "launched a mediation effort"
    bringing = mediators if begun or is_hosted(frame, story) else ()
    opposed = len({party.kind for party in sides if party.kind in ACTING}) > 1  # "the government and the rebels"
    known = opposed or any(is_proper(party) or party.country for party in (*sides, *bringing))
    modality = chosen(modality_told(frame), frame.trigger, story.reading)
    told = intended(frame.trigger, CONSULT, modality)
    return Candidate(
        type="talks",
        plover=told.code if told.type == CONSULT else CONSULT,
        modes=modes if not told.is_announced else (),
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality,
        actors=sides,
        mediators=mediators,
        subject=subject_of(frame, story),
        date=date,
        place=place,
        weight=round(0.3 + 0.15 * min(len(sides), 3) + 0.1 * frame.verbal + 0.05 * (not frame.entry.weak), 2),
        nominal=not frame.verbal and frame.carrier is None,
        generic=not known
        and not (sides and (frame.verbal or frame.carrier) and date and place),  # some met, at a place and on a day
        probability=frame.probability,
    )


def _modes(frame: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    trigger = frame.trigger
    means = preposition_objects(trigger, ("by", "over", "via", "on", "through", "in", "during"))
    around = {t.lower_ for t in (trigger, *trigger.children, *means, *(c for t in means for c in t.children))}
    modes = list(frame.entry.modes)
    within = (entry for token in means for entry in lexicon.nouns.get(token.lemma_.lower(), ()))
    if (
        around & lexicon.words["phone_words"] or any("phone" in entry.modes for entry in within)
    ) and "phone" not in modes:
        modes.append("phone")
    if around & lexicon.words["multilateral"] and "multilateral" not in modes:
        modes.append("multilateral")
    return tuple(modes)
