"""Are these talks? The predicates that worker/resources/rules/talks.yaml names, and the table they make."""

from collections.abc import Callable, Mapping
from functools import cache

from worker.event import Party
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import children, container_top, is_infinitive
from worker.extraction.plover import CONSULT
from worker.extraction.rules.rule import Terms
from worker.extraction.rules.table import Tables, read_tables
from worker.extraction.talks.anaphora import sides_told
from worker.extraction.talks.needs import (
    OFFICE,
    TalksCase,
    has_other_side,
    has_purpose,
    is_a_call,
    is_called_off,
    is_next_round,
    is_of_office,
    of_office,
    speaks_to_a_side,
)
from worker.extraction.talks.sides import is_through, mediators_of, purposes
from worker.extraction.topic.topic import is_private
from worker.labels import COMPOUNDED, SUBJECTLESS
from worker.resources import load_yaml
from worker.story import Story

_TALKING = OFFICE | {"civilians", "police"}
_KNOWN = {"the", "this", "these", "any"}
_POINTING = {"the", "this"}
_SUMMIT, _COUNTERPART = "summit", "counterpart"


@cache
def table() -> Tables[TalksCase]:
    """Every reason why a word of meeting tells no talks, in the order in which they are tried."""
    terms: Terms[TalksCase] = Terms(_PREDICATES, {}, load_lexicon("consult", CONSULT).words)
    return read_tables(load_yaml("rules/talks.yaml"), terms)


def case_of(frame: Frame, story: Story, before: tuple[Party, ...] = ()) -> TalksCase:
    """What is judged of a frame by itself; `before` talked in the text before it."""
    return TalksCase(frame, story, sides_told(frame, story, before))


def is_hosted(frame: Frame, story: Story) -> bool:
    """True for "is hosting the ASEAN summit": a meeting with a name, which somebody of office holds."""
    named = any(token.ent_type_ for token in (frame.trigger, *children(frame.trigger, COMPOUNDED)))
    hosts = frame.carrier is not None and not frame.verbal and mediators_of(frame, story)
    return named and bool(hosts) and of_office(frame.actors, story)


def _is_other_side_fit(case: TalksCase) -> bool:
    """True where nobody is named on the other side, or somebody who talks: "his Thai and Lao counterparts"."""
    frame = case.frame
    others = load_lexicon("consult", CONSULT).words["guests"] | {_COUNTERPART}
    if not frame.recipients or any(token.lemma_.lower() in others for token in frame.recipients):
        return True
    if any(token.ent_type_ == "PERSON" for token in frame.recipients):  # whatever stands before the name
        return True
    return any(party.kind in _TALKING for token in frame.recipients for party in case.story.parties.at(token))


def _is_brought_about(case: TalksCase) -> bool:
    """True where the words before the noun tell through whom they talk."""
    return is_through(case.frame.trigger) and bool(mediators_of(case.frame, case.story))


def _points_to_summit(case: TalksCase) -> bool:
    """True for "the summit", which points to talks told elsewhere."""
    noun = case.frame.trigger
    return noun.lemma_ == _SUMMIT and any(child.lower_ in _POINTING for child in noun.children)


def _is_purpose(case: TalksCase) -> bool:
    """True for the talks of "travelled for talks", which is one event."""
    told = (other for other in case.others if other.verbal)
    return any(case.frame.trigger.i == noun.i for other in told for noun in purposes(other.trigger))


def _is_aim(case: TalksCase) -> bool:
    """True for the "discuss" of "met to discuss the dam"."""
    verb = case.frame.trigger
    told = any(other.trigger.i == verb.head.i for other in case.others if other is not case.frame)
    return told and verb.dep_ in SUBJECTLESS and is_infinitive(verb)


def _mediates_told(case: TalksCase) -> bool:
    """True for the "mediated" of "talks mediated by Oman", which are told by their noun."""
    return any(other.trigger.i == case.frame.trigger.head.i for other in case.others if not other.verbal)


def _are_any(case: TalksCase) -> bool:
    """True for talks that may be held one day, which no article and no name makes those told before."""
    told, noun = case.mention, container_top(case.frame.trigger)
    words = (child for word in (noun, case.frame.trigger) for child in word.lefts)
    known = any(child.lower_ in _KNOWN or child.dep_ in {"poss", "amod"} for child in words)
    return told is not None and told.generic and told.modality == "hypothetical" and not known


_PREDICATES: Mapping[str, Callable[[TalksCase], bool]] = {
    "other_side": has_other_side,
    "spoken_to_a_side": speaks_to_a_side,
    "office": is_of_office,
    "purpose": has_purpose,
    "call": is_a_call,
    "next_round": is_next_round,
    "private": lambda case: is_private(case.sides, case.story),
    "other_side_fits": _is_other_side_fit,
    "several_sides": lambda case: len(case.sides) > 1,
    "side_of_office": lambda case: bool(case.sides) and of_office(case.frame.actors, case.story),
    "called_off": lambda case: is_called_off(case.frame),
    "hosted": lambda case: is_hosted(case.frame, case.story),
    "brought_about": _is_brought_about,
    "points_to_summit": _points_to_summit,
    "purpose_of_another": _is_purpose,
    "aim_of_another": _is_aim,
    "mediates_told": _mediates_told,
    "any_talks": _are_any,
}
