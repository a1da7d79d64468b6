"""Talks: people meet or speak with each other to talk (PLOVER CONSULT)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from worker.event import Modality, Party
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import is_proper, mention_of, when, where
from worker.extraction.grammar.frame import Frame, all_names
from worker.extraction.grammar.hypothetical import is_turned_down
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.tree import children, container_top, is_infinitive, is_passive, preposition_objects
from worker.extraction.intention import intended
from worker.extraction.modality_choice import chosen
from worker.extraction.plover import CONSULT
from worker.extraction.readings import frames
from worker.extraction.talks.anaphora import sides_told
from worker.extraction.talks.needs import NEEDS, OFFICE, by_phone, is_called_off, is_next, of_office
from worker.extraction.talks.results import with_results
from worker.extraction.talks.schedule import modality_told, place_before, settings
from worker.extraction.talks.sides import is_through, mediators_of, purposes
from worker.extraction.talks.subject import subject_of
from worker.extraction.topic.topic import is_private
from worker.labels import COMPOUNDED, SUBJECTLESS
from worker.story import Story

_PHONE = "phone"
_ACTING = {"government", "armed_force", "armed_group", "police"}
_ROUND = "round"
_PERSON = "PERSON"
_THEY = "they"
_KNOWN = {"the", "this", "these", "any"}
_COUNTERPART = "counterpart"


def talks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    yield from with_results(list(_told(story)), story)


def _told(story: Story) -> Iterator[Candidate]:
    lexicon = load_lexicon("consult", CONSULT)
    before: tuple[Party, ...] = ()
    phoned = False
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, partial(refusal, story=story, before=before), story.reading))
        meant = {noun.i for frame in found if frame.verbal for noun in purposes(frame.trigger)}
        nouns = {frame.trigger.i for frame in found if not frame.verbal}
        for frame in found:
            if frame.trigger.i in meant or _is_aim(frame, found):  # "travelled for talks" is one event
                continue
            if frame.entry.mediator and frame.trigger.head.i in nouns:  # "talks mediated by Oman" too
                continue
            sides = sides_told(frame, story, before)
            told = _candidate(frame, sides, number, story, lexicon)
            if phoned and sides == before and _is_either_way(frame, told, lexicon):
                told = replace(told, modes=(*told.modes, _PHONE))
            if told.generic and _are_any(frame, told.modality):  # "offered to host talks": none that were told
                continue
            yield told
            if len(sides) > 1 or (sides and not before):
                before, phoned = sides, _PHONE in told.modes


def _is_either_way(frame: Frame, told: Candidate, lexicon: Lexicon) -> bool:
    """True for what is said of a call as of a meeting: "the two leaders discussed"."""
    known = _PHONE in told.modes or told.place is not None
    return frame.verbal and not known and frame.trigger.lemma_.lower() in lexicon.words["either_way"]


def _is_aim(frame: Frame, found: Sequence[Frame]) -> bool:
    """True for the "discuss" of "met to discuss the dam"."""
    verb = frame.trigger
    told = any(other.trigger.i == verb.head.i for other in found if other is not frame)
    return frame.verbal and told and verb.dep_ in SUBJECTLESS and is_infinitive(verb)


def refusal(frame: Frame, story: Story, before: tuple[Party, ...] = ()) -> str | None:
    """Why a frame tells no talks, None where it does; `before` are those who talked in the text before it."""
    sides, need = sides_told(frame, story, before), frame.entry.needs
    if need is not None and not NEEDS[need](frame, sides, story):
        return f"what it asks for is not told (`needs: {need}`)"
    if _is_fixture(frame, sides):
        return "only teams or players meet, in one of `fixtures`"
    if is_turned_down(frame.trigger, load_lexicon("acts")):
        return "it is only part of what somebody turns down"
    if is_private(sides, story):
        return "nobody who acts for a state or a people takes part, in an article of a topic of `private`"
    if frame.verbal and frame.entry.mediator and not sides and _brings_about(frame):
        return "it brings about something between nobody who is named"
    if frame.verbal:
        other = f"the other side is not of the kind (`object: {frame.entry.object}`)"
        return None if _verb_fits(frame, story) else other
    lexicon = load_lexicon("consult", CONSULT)
    if sides == before and sides and is_next(frame, lexicon) and frame.entry.weak:
        dated = when(story, frame.trigger) is not None or modality_told(frame) == "planned"
        return None if dated else "talks of those who talked before, without a day of their own"
    if not frame.entry.weak or len(sides) > 1 or (sides and of_office(frame.actors, story)):
        return None
    if is_called_off(frame) or _is_hosted(frame, story) or (is_through(frame.trigger) and mediators_of(frame, story)):
        return None
    return None if _is_talk_about_talks(frame) else "fewer than two sides, and none of office (`weak`)"


def _are_any(frame: Frame, modality: Modality) -> bool:
    """True for talks that may be held one day, which no article and no name makes those told before."""
    noun = container_top(frame.trigger)
    known = any(c.lower_ in _KNOWN or c.dep_ in {"poss", "amod"} for word in (noun, frame.trigger) for c in word.lefts)
    return modality == "hypothetical" and not frame.verbal and not known


def _brings_about(frame: Frame) -> bool:
    """True for "brokered a truce", where "brokered talks" and "the talks brokered by Oman" tell of talks."""
    if frame.entry.object_is or is_passive(frame.trigger):
        return False
    things, nouns = children(frame.trigger, {"dobj"}), load_lexicon("consult", CONSULT).nouns
    return bool(things) and not any(thing.lemma_.lower() in nouns for thing in things)


def _is_hosted(frame: Frame, story: Story) -> bool:
    """True for "is hosting the ASEAN summit": a meeting with a name, which somebody of office holds."""
    named = any(token.ent_type_ for token in (frame.trigger, *children(frame.trigger, COMPOUNDED)))
    hosts = frame.carrier is not None and not frame.verbal and mediators_of(frame, story)
    return named and bool(hosts) and of_office(frame.actors, story)


def _is_fixture(frame: Frame, sides: tuple[Party, ...]) -> bool:
    """True for teams and players: "Spain meet Italy in the quarter-final", "Rossi and Mora met in the final"."""
    words = load_lexicon("consult", CONSULT).words["fixtures"]
    if not frame.verbal or any(p.role or p.sector or p.kind in _ACTING for p in sides):
        return False
    if any(party.kind != "country" for party in sides):  # others also meet for a first round of talks
        words = frozenset(word for word in words if not word.endswith(_ROUND))
    adjuncts = preposition_objects(frame.trigger, ("in", "for", "at"))
    return any(all_names([noun]) & words and not preposition_objects(noun, ("of",)) for noun in adjuncts)


def _verb_fits(frame: Frame, story: Story) -> bool:
    wanted = frame.entry.object
    if wanted is None or not frame.recipients:
        return True
    if any(token.lemma_.lower() == _COUNTERPART for token in frame.recipients):  # "his Thai and Lao counterparts"
        return True
    guests = load_lexicon("consult", CONSULT).words["guests"]
    if any(token.lemma_.lower() in guests for token in frame.recipients):
        return True
    kinds = {party.kind for token in frame.recipients for party in story.parties.at(token)}
    kinds |= {"person" for token in frame.recipients if token.ent_type_ == _PERSON}  # whatever stands before the name
    if wanted == "person":
        return bool(kinds & (OFFICE if by_phone(frame) else {_PERSON.lower()}))
    return bool(kinds & (OFFICE | {"civilians", "police"}))


def _is_talk_about_talks(frame: Frame) -> bool:
    """A definite meeting ("the summit") points to talks told elsewhere."""
    return any(child.lower_ in {"the", "this"} for child in frame.trigger.children) and frame.trigger.lemma_ == "summit"


def _candidate(frame: Frame, sides: tuple[Party, ...], number: int, story: Story, lexicon: Lexicon) -> Candidate:
    modes = _modes(frame, lexicon)
    telling = (frame.trigger, *settings(frame))
    date = next(filter(None, (when(story, word) for word in telling)), None)
    place = None if "phone" in modes else next(filter(None, (where(story, word) for word in telling)), None)
    if place is None and "phone" not in modes:
        place = place_before(frame, story)
    mediators = mediators_of(frame, story)
    begun = frame.entry.mediator and frame.entry.object_is  # "launched a mediation effort"
    bringing = mediators if begun or _is_hosted(frame, story) else ()
    opposed = len({party.kind for party in sides if party.kind in _ACTING}) > 1  # "the government and the rebels"
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
