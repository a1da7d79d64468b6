"""Talks: people meet or speak with each other to talk (PLOVER CONSULT)."""

from collections.abc import Iterator, Sequence
from functools import partial

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.candidate import Candidate
from worker.extraction.frame import Frame, all_names
from worker.extraction.frames import frames
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.syntax import children, container_top, is_infinitive, preposition_objects
from worker.extraction.talks.needs import NEEDS, OFFICE, by_phone, is_next, modality_told, of_office
from worker.extraction.talks.results import with_results
from worker.extraction.talks.sides import CONSULT, mediators_of, purposes, sides_of, takes_up
from worker.extraction.talks.subject import subject_of
from worker.extraction.telling import is_proper, mention_of, when, where
from worker.extraction.topic import is_private
from worker.normalisation.dates.grammar import SCHEDULING
from worker.story import Story

_PHONE = "phone"
_ACTING = {"government", "armed_force", "armed_group", "police"}
_ROUND = "round"
_PERSON = "PERSON"
_THEY = "they"
_COUNTERPART = "counterpart"


def talks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    yield from with_results(list(_told(story)), story)


def _told(story: Story) -> Iterator[Candidate]:
    lexicon = load_lexicon("consult", CONSULT)
    before: tuple[Party, ...] = ()
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, partial(refusal, story=story, before=before)))
        meant = {noun.i for frame in found if frame.verbal for noun in purposes(frame.trigger)}
        nouns = {frame.trigger.i for frame in found if not frame.verbal}
        for frame in found:
            if frame.trigger.i in meant or _is_aim(frame, found):  # "travelled for talks" is one event
                continue
            if frame.entry.mediator and frame.trigger.head.i in nouns:  # "talks mediated by Oman" too
                continue
            sides = _sides(frame, story, before)
            before = sides if len(sides) > 1 else before
            yield _candidate(frame, sides, number, story, lexicon)


def _sides(frame: Frame, story: Story, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who talk: where the frame names none but points to those who talked `before`, these."""
    sides = sides_of(frame, story)
    if len(sides) == 1 and frame.recipients and [token.lower_ for token in frame.actors] == [_THEY]:
        sides = (*before[:1], *sides)  # "They will meet the president on Friday": the delegation that met others before
    named = any(is_proper(party) and not _overlap(party, before) for party in sides) or len(sides) > 1
    if (named and not _is_side(frame)) or not takes_up(frame, before):
        return sides or (before if is_next(frame, load_lexicon("consult", CONSULT)) else ())
    return before


def _is_side(frame: Frame) -> bool:
    """True for "the two sides", who are those that talked before, whoever else was named since."""
    return [token.lemma_.lower() for token in frame.actors] in [["side"], ["party"]]


def _overlap(party: Party, others: Sequence[Party]) -> bool:
    """True for the "French and German ministers" that "they" were taken for."""
    theirs = [span for other in others for span in other.mentions]
    return any(own.start < span.end and span.start < own.end for own in party.mentions for span in theirs)


def _is_aim(frame: Frame, found: Sequence[Frame]) -> bool:
    """True for the "discuss" of "met to discuss the dam"."""
    verb = frame.trigger
    told = any(other.trigger.i == verb.head.i for other in found if other is not frame)
    return frame.verbal and told and verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb)


def refusal(frame: Frame, story: Story, before: tuple[Party, ...] = ()) -> str | None:
    """Why a frame tells no talks, None where it does; `before` are those who talked in the text before it."""
    sides, need = _sides(frame, story, before), frame.entry.needs
    if need is not None and not NEEDS[need](frame, sides, story):
        return f"what it asks for is not told (`needs: {need}`)"
    if _is_fixture(frame, sides):
        return "only teams or players meet, in one of `fixtures`"
    if is_private(sides, story):
        return "nobody who acts for a state or a people takes part, in an article of a topic of `private`"
    if frame.verbal:
        return (
            None if _verb_fits(frame, story) else f"the other side is not of the kind (`object: {frame.entry.object}`)"
        )
    lexicon = load_lexicon("consult", CONSULT)
    if sides == before and sides and is_next(frame, lexicon) and frame.entry.weak:
        dated = when(story, frame.trigger) is not None or modality_told(frame) == "planned"
        return None if dated else "talks of those who talked before, without a day of their own"
    if not frame.entry.weak or len(sides) > 1 or (sides and of_office(frame.actors, story)):
        return None
    if _is_hosted(frame, story):
        return None
    return None if _is_talk_about_talks(frame) else "fewer than two sides, and none of office (`weak`)"


def _is_hosted(frame: Frame, story: Story) -> bool:
    """True for "is hosting the ASEAN summit": a meeting with a name, which somebody of office holds."""
    named = any(token.ent_type_ for token in (frame.trigger, *children(frame.trigger, {"compound", "nmod"})))
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
    date = when(story, frame.trigger) or next(filter(None, (when(story, verb) for verb in _scheduled(frame))), None)
    place = None if "phone" in modes else where(story, frame.trigger)
    mediators = mediators_of(frame, story)
    begun = frame.entry.mediator and frame.entry.object_is  # "launched a mediation effort"
    bringing = mediators if begun or _is_hosted(frame, story) else ()
    known = any(is_proper(party) or party.country for party in (*sides, *bringing))
    return Candidate(
        type="talks",
        plover=CONSULT,
        modes=modes,
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality_told(frame),
        actors=sides,
        mediators=mediators,
        subject=subject_of(frame, story),
        date=date,
        place=place,
        weight=round(0.3 + 0.15 * min(len(sides), 3) + 0.1 * frame.verbal + 0.05 * (not frame.entry.weak), 2),
        nominal=not frame.verbal and frame.carrier is None,
        generic=not known
        and not (sides and (frame.verbal or frame.carrier) and date and place),  # some met, at a place and on a day
    )


def _scheduled(frame: Frame) -> Iterator[Token]:
    """The verb that tells when talks are to be: "talks scheduled for Friday", "a second round is to be held in May"."""
    noun = container_top(frame.trigger)
    yield from (clause for clause in children(frame.trigger, {"relcl", "acl"}) if clause.lemma_.lower() in SCHEDULING)
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.lemma_ == "be":
        yield from children(noun.head, {"xcomp"})


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
