"""The other acts of PLOVER: agree, support, concede, cooperate, aid, retreat, request ... coerce."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from spacy.tokens import Token

from worker.event import EventType, Party
from worker.extraction.acts.actors import doers, is_known
from worker.extraction.acts.addressees import addressed, owners_of
from worker.extraction.acts.embedded import is_aim_of_same, is_asked_for, is_said_of
from worker.extraction.acts.needs import NEEDS
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import is_called, is_proper, mention_of, parties_at, when, where
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.hypothetical import is_talked_about
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.responsibility import answerable
from worker.extraction.grammar.tree import (
    ancestors_in_clause,
    children,
    container_top,
    is_passive,
    objects,
    subjects,
)
from worker.extraction.intention import Intention, intended
from worker.extraction.modality_choice import chosen
from worker.extraction.plover import COOPERATIVE, VERBAL
from worker.extraction.readings import frames
from worker.extraction.topic.topic import is_private
from worker.labels import NAMED, PATIENTS
from worker.normalisation.parties.lexicon import nouns
from worker.story import Story

_OF_NAMES = {"ORG", "PERSON", "GPE", "FAC"}
_ASKING = {"REQUEST"}
_TALKS, _REJECT = "CONSULT", "REJECT"
_PROTEST = "PROTEST"
_DESCRIBED = {"ACCUSE", "SUPPORT", "AID"}  # "companies accused of", "a militia allied with", "men armed with"
_PRESSING = {"COERCE", "SANCTION"}
_BLAMED = {"COERCE"}  # "blamed X for the cyber attack"
_DOER = "actor"
_IT = "it"
_DESCRIBING = {"amod", "compound", "nmod", "poss", "appos"}
_OFFICES = {"government", "country", "organization", "armed_force", "armed_group", "police"}
_COMMERCIAL = {
    "AGREE",
    "AID",
    "CONCEDE",
    "COOPERATE",
    "REQUEST",
    "RETREAT",
    "SUPPORT",
}  # what companies also do in trade
_TALKED_OF = {"AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"}  # what talks may lead to
_SENDING = {"AID", "MOBILIZE"}
_IMAGINED = {"hypothetical", "denied"}
_MANNED = {"armed_force", "police"}
_LINKS = {"to", "from", "for", "with", "on"}
_IN, _OF, _MONEY = "in", "of", "MONEY"
_REFLEXIVE = ("self", "selves")
_UNNAMED = {"unknown", "infrastructure"}
_DOMESTIC = {"AGREE", "AID"}
_PRIVATE_SECTORS = {None, "BUS", "CVL", "EDU"}


def acts(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("acts")
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, lambda frame: refusal(frame, story), story.reading))
        carrying = {f.trigger.i for f in found if f.verbal or f.entry.object_is or f.entry.type == _REJECT}
        asked = {frame.trigger.i for frame in found if frame.entry.type in _ASKING}
        done = {frame.trigger.head.head.i for frame in found if frame.trigger.dep_ == "pcomp"}
        for frame in found:
            if not frame.verbal and frame.trigger.i in done:  # "committed to assisting X" is told by the second word
                continue
            if is_asked_for(frame, asked, lexicon) or is_aim_of_same(frame, found) or is_said_of(frame, found):
                continue
            if frame.verbal or _carrying(frame).i not in carrying:  # "lifted sanctions" is one act
                yield from _candidate(frame, number, story, lexicon)


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


def _roles(frame: Frame, story: Story, lexicon: Lexicon) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
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
    return found if all(party.kind in _OFFICES for party in found) else ()


def _speakers(frame: Frame) -> list[Token]:
    """Who says that "it" or "they" will do it, where nothing else is known of the pronoun."""
    if not any(token.tag_ == "PRP" for token in frame.actors):
        return []
    verbs = [frame.trigger, *ancestors_in_clause(frame.trigger)]
    clause = next((verb for verb in verbs if verb.dep_ == "ccomp"), None)
    return subjects(clause.head) if clause is not None else []


def refusal(frame: Frame, story: Story) -> str | None:
    """Why a frame tells no act, None where it does."""
    entry, lexicon = frame.entry, load_lexicon("acts")
    if not frame.verbal and frame.trigger.ent_type_ in _OF_NAMES:  # "the Government of National Accord"
        return "it is part of a name"
    if entry.needs == _DOER and not frame.actors and modality_of(frame.trigger) == "denied":
        return "nobody is said to have refused it"
    if entry.type in _DESCRIBED and frame.trigger.dep_ == "acl" and not frame.actors:
        return "it describes somebody"
    if entry.type in COOPERATIVE and _is_alleged(frame.trigger, lexicon):
        return "it is only alleged"
    if frame.trigger.dep_ == "pcomp" and _is_charged(frame.trigger):
        return "it is only what somebody is accused of"
    fits = _OBJECTS.get(entry.object or "")
    if fits is not None and not any(fits(token, story) for token in frame.recipients):
        return f"the other side is not of the kind (`object: {entry.object}`)"
    actors, recipients = _roles(frame, story, lexicon)
    if entry.needs is not None and not NEEDS[entry.needs](frame, actors):
        return f"what it asks for is not told (`needs: {entry.needs}`)"
    if frame.recipients and all(token.lower_.endswith(_REFLEXIVE) for token in frame.recipients):
        return "it is done to oneself"
    if not actors and any(_is_thing(token, story) for token in frame.actors):
        return "what does it is no party"
    if not frame.verbal and entry.type in _TALKED_OF and is_talked_about(container_top(frame.trigger), lexicon):
        return "it is only talked about or hoped for"
    if entry.type in _COMMERCIAL and _is_business((*actors, *recipients), lexicon):
        return "companies alone take part: business"
    if entry.type in _DOMESTIC and actors and all(map(_is_private_party, (*actors, *recipients))):
        return "only private people take part"
    if is_private((*actors, *recipients), story):
        return "nobody who acts for a state or a people takes part, in an article of a topic of `private`"
    if entry.object == "person" and not any(party.kind == "person" for party in recipients):
        return "the other side is no person (`object: person`)"
    if entry.anyone and (frame.recipients or frame.verbal or _unfolds(frame.trigger, lexicon)):
        return None
    if entry.weak:
        known = any(party.kind not in _UNNAMED for party in (*actors, *recipients))
        return None if known else "no party that is known takes part (`weak`)"
    told = any(is_known(party, lexicon) for party in actors) or any(_named(token, story) for token in frame.recipients)
    return None if told else "no party that can act takes part"


def _unfolds(noun: Token, lexicon: Lexicon) -> bool:
    """True for the marches of "marches drew thousands", which are told without anybody who is known."""
    there = noun.dep_ == "attr" and bool(children(noun.head, {"expl"}))  # "there were protests"
    return there or (noun.dep_ == "nsubj" and noun.head.lemma_.lower() in lexicon.words["unfolding"])


def _is_alleged(verb: Token, lexicon: Lexicon) -> bool:
    """True for the deed of "allegations that Iran had armed the rebels"."""
    return verb.dep_ == "acl" and verb.head.lemma_.lower() in lexicon.words["allegations"] and bool(subjects(verb))


def _is_charged(verb: Token) -> bool:
    """True for the deed of "charged a man with aiding the hackers", which is told as a charge."""
    governor = verb.head.head
    governor = governor.head if governor.dep_ in PATIENTS else governor
    return governor.lemma_.lower() in load_lexicon("acts").words["charging"]


def _is_thing(token: Token, story: Story) -> bool:
    """True for a common noun that is no place with a name ("policies", not "Narvik airport")."""
    noun = token.pos_ == "NOUN" or token.tag_ == "VBG"  # "fighting has displaced thousands"
    if not noun or token.ent_type_ in {*NAMED, "CARDINAL"}:  # "thousands" are people
        return False
    return not any(party.kind == "infrastructure" and is_proper(party) for party in story.parties.at(token))


def _is_business(parties: Sequence[Party], lexicon: Lexicon) -> bool:
    """True where a company is among the parties and nobody who acts for a state or a public."""
    endings = lexicon.words["company_endings"]
    bodies = [p for p in parties if p.kind == "organization"]
    companies = [p for p in bodies if p.sector == "BUS" or p.name.split()[-1].strip(".,").casefold() in endings]
    return bool(companies) and all(
        p.kind in {"organization", "unknown"} and p.sector in {None, "BUS"} and not p.country for p in parties
    )


def _is_private_party(party: Party) -> bool:
    """True for people, firms and buildings without a name: "the foundation", "a shelter", not "the warring sides"."""
    side = party.name.casefold().split()[-1].removesuffix("s") in nouns().words["sides"]
    if is_proper(party) or side or party.sector not in _PRIVATE_SECTORS:
        return False
    return party.kind in _UNNAMED | {"civilians", "organization"}


def _named(token: Token, story: Story) -> bool:
    """True for a party, and for people or things that a name describes ("UNSCOM weapons inspectors")."""
    if token.ent_type_ in NAMED or (token.is_upper and len(token) > 1):
        return True
    if any(child.ent_type_ in NAMED for child in children(token, _DESCRIBING)):
        return True
    return any(party.kind not in _UNNAMED or party.sector for party in story.parties.at(token))


def _in_office(token: Token, story: Story) -> bool:
    return token.ent_type_ in NAMED or any(party.kind in _OFFICES for party in story.parties.at(token))


_OBJECTS: Mapping[str, Callable[[Token, Story], bool]] = {"party": _named, "office": _in_office}


def _told(frame: Frame, story: Story) -> Intention:
    """What is told of the act: announcements and refusals as the grammar has them, else whether it happened."""
    rule = modality_of(frame.trigger)
    told = intended(frame.trigger, frame.entry.type, rule)
    if told.is_announced or told.type != frame.entry.type:
        return told
    return replace(told, modality=chosen(told.modality, frame.trigger, story.reading))


def _candidate(frame: Frame, number: int, story: Story, lexicon: Lexicon) -> Iterator[Candidate]:
    actors, recipients = _roles(frame, story, lexicon)
    if frame.entry.type == _PROTEST and not frame.verbal:  # "Kenya protests": there, not by it
        actors = tuple(party for party in actors if party.kind != "country")
    told = _told(frame, story)
    trigger = frame.trigger
    if told.type in VERBAL:
        recipients = addressed(story, frame.recipients)
    if told.modality in _IMAGINED and story.quoted(trigger):  # what a speaker wishes or rules out his statement tells
        return
    if frame.entry.type == _TALKS:  # talks are told elsewhere: here only that they are refused
        auxiliary = next(iter(children(trigger, {"aux"})), None)
        if told.type == _TALKS or auxiliary is None or not actors:
            return
        trigger = auxiliary
    yield Candidate(
        type=cast(EventType, told.type.lower()),
        plover=told.code,
        modes=frame.entry.modes if told.code == frame.entry.type else (),
        mention=mention_of(story, frame),
        trigger=trigger.idx,
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
