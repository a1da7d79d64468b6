"""Is this an act? The predicates that worker/resources/rules/acts.yaml names, and the table they make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.acts.actors import is_known
from worker.extraction.acts.embedded import is_aim_of_same, is_asked_for, is_said_of
from worker.extraction.acts.needs import (
    is_announced_dealing,
    is_announced_force,
    is_demand,
    is_wish,
)
from worker.extraction.acts.roles import roles_of
from worker.extraction.circumstances import is_proper
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.hypothetical import is_talked_about
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.tree import children, container_top, is_passive
from worker.extraction.intention import Intention
from worker.extraction.plover import CONSULT
from worker.extraction.rules.rule import Terms
from worker.extraction.rules.table import Tables, read_tables
from worker.labels import NAMED
from worker.resources import load_yaml
from worker.story import Story

_REJECT, _ASKING = "REJECT", {"REQUEST"}
_DESCRIBING = {"amod", "compound", "nmod", "poss", "appos"}
_IMAGINED = {"hypothetical", "denied"}
_LINKS = {"to", "from", "for", "with", "on"}
_IN, _OF, _MONEY = "in", "of", "MONEY"
_UNNAMED = {"unknown", "infrastructure"}


@dataclass(frozen=True, slots=True)
class ActCase:
    """A frame of an act in its article: who takes part, the frames of its sentence that stand, and what is told."""

    frame: Frame
    story: Story
    lexicon: Lexicon
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    others: Sequence[Frame] = ()
    told: Intention | None = None


@cache
def table() -> Tables[ActCase]:
    """Every reason why a word tells no act, in the order in which they are tried."""
    terms: Terms[ActCase] = Terms(_PREDICATES, {}, load_lexicon("acts").words)
    return read_tables(load_yaml("rules/acts.yaml"), terms)


def case_of(frame: Frame, story: Story) -> ActCase:
    """What is judged of a frame by itself."""
    lexicon = load_lexicon("acts")
    return ActCase(frame, story, lexicon, *roles_of(frame, story, lexicon))


def auxiliary(verb: Token) -> Token | None:
    """The word that refuses talks in "would not meet", where the verb tells none."""
    return next(iter(children(verb, {"aux"})), None)


def _is_known(token: Token, story: Story) -> bool:
    """True for a party, and for people or things that a name describes ("UNSCOM weapons inspectors")."""
    if token.ent_type_ in NAMED or (token.is_upper and len(token) > 1):
        return True
    if any(child.ent_type_ in NAMED for child in children(token, _DESCRIBING)):
        return True
    return any(party.kind not in _UNNAMED or party.sector for party in story.parties.at(token))


def _is_thing(token: Token, story: Story) -> bool:
    """True for a common noun that is no place with a name ("policies", not "Narvik airport")."""
    noun = token.pos_ == "NOUN" or token.tag_ == "VBG"  # "fighting has displaced thousands"
    if not noun or token.ent_type_ in {*NAMED, "CARDINAL"}:  # "thousands" are people
        return False
    return not any(party.kind == "infrastructure" and is_proper(party) for party in story.parties.at(token))


def _is_done_by_thing(case: ActCase) -> bool:
    """True for "fighting has displaced thousands", "the policies led to"."""
    return not case.actors and any(_is_thing(token, case.story) for token in case.frame.actors)


def _is_business(case: ActCase) -> bool:
    """True where a company is among the parties and nobody who acts for a state or a public."""
    endings, parties = case.lexicon.words["company_endings"], (*case.actors, *case.recipients)
    bodies = [p for p in parties if p.kind == "organization"]
    companies = [p for p in bodies if p.sector == "BUS" or p.name.split()[-1].strip(".,").casefold() in endings]
    return bool(companies) and all(
        p.kind in {"organization", "unknown"} and p.sector in {None, "BUS"} and not p.country for p in parties
    )


def _is_by_anyone(case: ActCase) -> bool:
    """True for "marches drew thousands", "there were protests", which tell an act whoever it is of."""
    frame, noun = case.frame, case.frame.trigger
    if not frame.entry.anyone:
        return False
    there = noun.dep_ == "attr" and bool(children(noun.head, {"expl"}))
    unfolds = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in case.lexicon.words["unfolding"]
    return bool(frame.recipients) or frame.verbal or there or unfolds


def _has_actor(case: ActCase) -> bool:
    """True where somebody who can act does it, or nobody is said to: "was forced to"."""
    return bool(case.actors) or (is_passive(case.frame.trigger) and not case.frame.actors)


def _is_asked_for(case: ActCase) -> bool:
    asked = {other.trigger.i for other in case.others if other.entry.type in _ASKING}
    return is_asked_for(case.frame, asked, case.lexicon)


def _is_carried_by_told(case: ActCase) -> bool:
    """True for the sanctions of "lifted sanctions", which is one act."""
    carrying = (f for f in case.others if f.verbal or f.entry.object_is or f.entry.type == _REJECT)
    return any(_carrying(case.frame).i == other.trigger.i for other in carrying)


def _carrying(frame: Frame) -> Token:
    """What a noun is the object of: "lifted" or "lifting" with (of) sanctions, "gave" in "gave $5 million in aid".

    One that nobody is said to do may stand further off: "withdrew from an agreement", "committed to a ceasefire".
    """
    governor = container_top(frame.trigger).head
    if governor.lower_ in _LINKS and not frame.actors:
        return governor.head
    if governor.lower_ == _OF:
        return governor.head
    if governor.lower_ != _IN:
        return governor
    return governor.head.head if governor.head.ent_type_ == _MONEY else governor.head


def _is_wished_in_quotes(case: ActCase) -> bool:
    """True for what a speaker wishes or rules out, which his statement tells."""
    told = case.told
    return told is not None and told.modality in _IMAGINED and case.story.quoted(case.frame.trigger)


def _are_refused_talks(case: ActCase) -> bool:
    """True for "would not meet", where those who would not are known: a refusal, and no talks."""
    told = case.told
    refused = told is not None and told.type != CONSULT and auxiliary(case.frame.trigger) is not None
    return refused and bool(case.actors)


_PREDICATES: Mapping[str, Callable[[ActCase], bool]] = {
    "other_side": lambda case: bool(case.frame.recipients),
    "known_other_side": lambda case: any(_is_known(token, case.story) for token in case.frame.recipients),
    "actor": _has_actor,
    "state": lambda case: any(party.kind == "country" for party in case.actors),
    "announced": lambda case: modality_of(case.frame.trigger) == "planned",
    "person_befallen": lambda case: any(party.kind == "person" for party in case.recipients),
    "demand": lambda case: is_demand(case.frame),
    "wish": lambda case: is_wish(case.frame),
    "announced_force": lambda case: is_announced_force(case.frame),
    "announced_dealing": lambda case: is_announced_dealing(case.frame),
    "done_by_thing": _is_done_by_thing,
    "talked_about": lambda case: is_talked_about(container_top(case.frame.trigger), case.lexicon),
    "business": _is_business,
    "by_anyone": _is_by_anyone,
    "known_party": lambda case: any(party.kind not in _UNNAMED for party in (*case.actors, *case.recipients)),
    "known_actor": lambda case: any(is_known(party, case.lexicon) for party in case.actors),
    "asked_for": _is_asked_for,
    "aim_of_same": lambda case: is_aim_of_same(case.frame, case.others),
    "said_of_another": lambda case: is_said_of(case.frame, case.others),
    "carried_by_told": _is_carried_by_told,
    "wished_in_quotes": _is_wished_in_quotes,
    "refused_talks": _are_refused_talks,
}
