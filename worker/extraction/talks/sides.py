"""Who takes part in talks, and who brings the sides together.

Sides stand as subject and object, under "with" and "between", and as the subject of "is in talks with"; who mediates,
brokers or hosts talks between others is no side.
"""

from spacy.tokens import Token

from worker.article import Span
from worker.event import Party
from worker.extraction.circumstances import is_proper, parties_at, someone
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import OBJECT, Entry, load_lexicon
from worker.extraction.grammar.tree import (
    HYPHENS,
    agents,
    children,
    clause_head,
    container_top,
    coordinated,
    is_infinitive,
    is_passive,
    objects,
    preposition_objects,
    subjects,
)
from worker.extraction.plover import CONSULT
from worker.labels import ADNOMINAL_CLAUSES, NOUNS, PLACES, SUBJECTLESS
from worker.normalisation.parties.lexicon import gazetteer
from worker.story import Story

_AMONG = ("between", "among")
_SIDES = ("with", *_AMONG, "alongside", "involving")
_SIDE = "side"
_TWO, _THEY, _BOTH, _THE = 2, "they", "both", "the"
_BRINGING = {"mediate", "broker", "facilitate"}
_LEADING = {"lead", "head"}
_BODIES = {"organization", "armed_group", "government"}
_WHILE = {"in", "at", "during", "after", "before", "following"}  # "after a meeting with X, Y said"
_THROUGH = {"under", "through", "with"}  # "under Egyptian mediation, the two sides agreed"
_PHONE, _TO = "phone", ("to",)
_BESIDE = {("ahead", "of"), ("way", "to"), ("invitation", "to"), ("offer", "of"), ("part", "in")}
_PERSON, _FOR = "PERSON", "for"
_OF = ("of", "by")
_IN = ("in", "at")
_ABOUT = {"on", "over", "about"}
_PACKED = {"npadvmod", "amod", "compound", "nmod"}


def sides_of(frame: Frame, story: Story) -> tuple[Party, ...]:
    """Those who talk with each other, each once."""
    mediators = mediators_of(frame, story)
    heads = _verb_sides(frame) if frame.verbal else _noun_sides(frame, story)
    heads = [side for token in heads for side in _represented(token, story)]
    sides = [p for p in someone(story, parties_at(story, heads)) if p not in mediators]
    return tuple(p for p in sides if not any(_introduces(p, other, story) for other in sides))


def _represented(token: Token, story: Story) -> list[Token]:
    """The sides of "delegations from the ministry and the rebels", or the token."""
    known = token.lemma_.lower() in load_lexicon("consult", CONSULT).words["representing"]
    if not known or len(story.parties.at(token)) > 1:  # "envoys from Chad and Peru" are two parties
        return [token]
    leaders = [side for clause in children(token, {"acl"}) if clause.lemma_ in _LEADING for side in agents(clause)]
    known = any(child.lower_ == _THE for child in token.lefts)  # "the team, led by X", was told before
    if leaders and not known and not any(is_proper(party) or party.country for party in story.parties.at(token)):
        return [*leaders[:1], *(other for side in leaders[:1] for other in side.conjuncts)]
    whole = preposition_objects(token, ("of", "from"))
    several = [side for side in whole if side.conjuncts]
    if not several and not any(is_proper(party) or party.country for party in story.parties.at(token)):
        return [side for side in whole if _is_body(side, story)] or [token]
    return [side for first in several[:1] for side in (first, *first.conjuncts)] or [token]


def _is_body(token: Token, story: Story) -> bool:
    """True for the name of an organisation or a group: those who come from it act for it."""
    return any(party.kind in _BODIES and is_proper(party) for party in story.parties.at(token))


def _introduces(party: Party, other: Party, story: Story) -> bool:
    """True for the first phrase of "officials of the rival factions Hamas and Fatah", which describes the names."""
    begins = {span.start for span in other.mentions}
    ends = (span.end for span in party.mentions if party != other)
    return any(end + 1 in begins and story.article.body[end] == " " for end in ends)


def _verb_sides(frame: Frame) -> list[Token]:
    goal = frame.entry.object == "office" or frame.entry.needs == "purpose"  # a place, though countries also act
    spots = load_lexicon("consult", CONSULT).words["goals"]
    there = [t for t in frame.recipients if not (goal and (t.ent_type_ == "GPE" or t.lemma_.lower() in spots))]
    told = [*there, *_purposed(frame.trigger)]
    return [*frame.actors, *(told or _person_with_matter(frame.trigger))]


def _person_with_matter(verb: Token) -> list[Token]:
    """The person of "discussed the dam with Anna Berg", which the parser hangs on what is discussed."""
    found = (side for matter in children(verb, {"dobj"}) for side in preposition_objects(matter, ("with",)))
    return [side for side in found if side.ent_type_ == _PERSON]


def purposes(verb: Token) -> list[Token]:
    """What one travels or gathers for: "gathered for talks with X"."""
    return preposition_objects(verb, ("for",))


def meant_talks(verb: Token) -> list[Token]:
    """The talks of "gathered for talks with X"."""
    return [noun for noun in purposes(verb) if noun.lemma_.lower() in load_lexicon("consult", CONSULT).nouns]


def _purposed(verb: Token) -> list[Token]:
    """Whom one travels or gathers to talk with: "for talks with X", "to meet X"."""
    lexicon = load_lexicon("consult", CONSULT)
    aims = [clause for clause in children(verb, SUBJECTLESS) if is_infinitive(clause)]
    aims = [] if children(verb, {"neg"}) else aims  # who will not go to meet X refuses, which is an act of its own
    met = [aim for aim in aims for entry in lexicon.verbs.get(aim.lemma_.lower(), ())[:1] if _is_met(entry)]
    met += [aim for aim in aims if aim.lemma_.lower() in lexicon.words["approaches"] and aim not in met]
    return [
        *(side for noun in (*meant_talks(verb), *aims) for side in preposition_objects(noun, _SIDES)),
        *(side for aim in met for side in objects(aim)),
    ]


def _is_met(entry: Entry) -> bool:
    """True for a sense of a verb whose object is the other side, not a place."""
    return OBJECT in entry.recipient and "visit" not in entry.modes


def _noun_sides(frame: Frame, story: Story) -> list[Token]:
    trigger = frame.trigger
    heads = (
        []
        if is_through(trigger) or _without_verb(container_top(trigger))
        else [token for token in frame.actors if not _is_venue(token, story)]
    )
    heads = [side for token in heads for side in (*_hyphenated(token), token)]
    heads += preposition_objects(trigger, _SIDES)
    heads += [side for side in _between(trigger) if side not in heads]
    heads += _taking_part(frame, story)
    if frame.carrier is not None:
        heads += preposition_objects(frame.carrier, ("with",))
    if _PHONE in frame.entry.modes:  # "in a call to X"
        heads += preposition_objects(trigger, _TO)
    if "visit" in frame.entry.modes:
        heads += preposition_objects(trigger, ("by", "of"))
    return heads


def _hyphenated(token: Token) -> list[Token]:
    """The first side of "Russia-Ukraine talks", where `token` is the second."""
    return [child for child in token.children if child.dep_ in _PACKED and _is_before_hyphen(child, token)]


def _is_before_hyphen(first: Token, second: Token) -> bool:
    return second.i == first.i + 2 and second.nbor(-1).text in HYPHENS


def _between(noun: Token) -> list[Token]:
    """The sides under "between", also where the parser hangs it on the mediator or loses the second side."""
    clauses = children(noun, {"acl"})
    phrases = [noun, *clauses, *(agent for clause in clauses for agent in agents(clause))]
    found = [side for phrase in phrases for side in preposition_objects(phrase, _AMONG)]
    found = found or [side for inner in _matter(noun) for side in preposition_objects(inner, _AMONG)]
    return [token for side in found for token in (side, *coordinated(side))]


def _matter(noun: Token) -> list[Token]:
    """What the talks are about, on which the parser hangs the sides ("talks on a truce in Sudan between X and Y")."""
    about = [token for prep in children(noun, {"prep"}) if prep.lower_ in _ABOUT for token in children(prep, {"pobj"})]
    return [*about, *(place for token in about for place in preposition_objects(token, ("in",)))]


def _taking_part(frame: Frame, story: Story) -> list[Token]:
    """Who "is in talks with X", or "said after a meeting with X": the subject of the clause that holds the phrase."""
    trigger = frame.trigger
    if is_through(trigger):
        talks = load_lexicon("consult", CONSULT).nouns  # "talks resumed under Omani mediation"
        return [token for token in subjects(clause_head(trigger)) if token.lemma_.lower() not in talks]
    top = container_top(trigger)
    if _without_verb(top):
        return [top.head.head]
    if frame.actors or top.dep_ != "pobj":
        return []
    if is_there_for(top):
        verb = clause_head(top)
        return objects(verb) if is_passive(verb) else subjects(verb)
    if not _is_beside(top.head):
        return []
    them = _those_who_act(top)
    # "Chad and Peru agreed on a truce at talks in Lima", "the leaders of Chad and Peru"
    several = any(token.conjuncts or len(story.parties.at(token)) > 1 for token in them)
    other = ("with", *_TO) if _PHONE in frame.entry.modes else ("with",)
    return them if several or preposition_objects(trigger, other) else []


def _those_who_act(noun: Token) -> list[Token]:
    """The subject of the clause that holds a noun, or of the nearest above that has one."""
    verb = clause_head(noun)
    while not (found := subjects(verb)) and verb.head != verb:
        verb = clause_head(verb.head)
    return found


def _is_beside(link: Token) -> bool:
    """True for the preposition of "during a meeting", "ahead of a meeting", "on his way to a meeting"."""
    if link.lower_ in _WHILE:
        return True
    return link.i > link.sent.start and (link.nbor(-1).lower_, link.lower_) in _BESIDE


def is_there_for(noun: Token) -> bool:
    """True for the talks of "is expected in Rome next week for talks"."""
    verb = clause_head(noun)
    there = verb.lemma_.lower() in load_lexicon("consult", CONSULT).words["being_there"]
    named = (place.ent_type_ in PLACES for word in (verb, *verb.children) for place in preposition_objects(word, _IN))
    return there and noun.head.lower_ == _FOR and any(named)


def _without_verb(noun: Token) -> bool:
    """True for the talks of the headline "Rossi in Cairo for Gaza talks"."""
    who = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != _FOR or who.dep_ != "ROOT" or who.pos_ not in NOUNS:
        return False
    return any(child.lower_ == "in" and child.i < noun.head.i for child in children(who, {"prep"}))


def is_through(noun: Token) -> bool:
    """True for the mediation of "under Egyptian mediation, the sides agreed": who mediates it, others take part."""
    third = any("third-party" in entry.modes for entry in load_lexicon("consult", CONSULT).nouns.get(noun.lemma_, ()))
    return third and noun.dep_ == "pobj" and noun.head.lower_ in _THROUGH


def _is_venue(token: Token, story: Story) -> bool:
    """True for the city of "the Vienna meeting"."""
    return token.dep_ == "compound" and any(
        place.start <= token.idx < place.end and place.precision == "city" for place in story.places
    )


def mediators_of(frame: Frame, story: Story) -> tuple[Party, ...]:
    """Those who bring the sides together: "talks mediated by Qatar", "U.N.-brokered talks", "hosted talks between"."""
    if frame.entry.mediator or is_through(frame.trigger):
        return parties_at(story, frame.actors or (preposition_objects(frame.trigger, _OF) if not frame.verbal else ()))
    if frame.verbal:
        return tuple(p for noun in meant_talks(frame.trigger) for p in _bringing(noun, None, story))
    return _bringing(frame.trigger, frame.carrier, story)


def _bringing(trigger: Token, carrier: Token | None, story: Story) -> tuple[Party, ...]:
    """Those who bring the sides of a noun for talks together, `carrier` its light verb."""
    verbs = load_lexicon("consult", CONSULT).words["mediate_verbs"]
    sides = _between(trigger)
    heads: list[Token] = []
    packed: list[Party] = []
    for child in (trigger, *sides, *(other for side in sides for other in side.conjuncts)):
        for clause in children(child, ADNOMINAL_CLAUSES):
            if clause.lemma_.lower() in verbs and (is_passive(clause) or sides):
                heads += subjects(clause)
    for child in children(trigger, {"amod"}):
        if child.lemma_.lower() in verbs:  # "Qatari-mediated talks"
            heads += [c for c in child.children if c.dep_ in _PACKED]
        elif "-" in child.text and child.lower_.rpartition("-")[2] in load_lexicon("consult", CONSULT).words["brought"]:
            packed += _named(child, story)  # "U.N.-brokered talks", which is one word
    carrier = container_top(trigger).head if carrier is None else carrier
    known = any(child.lower_ == _THE for child in trigger.children)  # who "hosted the meeting" is no side of it
    if carrier.lemma_.lower() in verbs and (sides or known or carrier.lemma_.lower() in _BRINGING):
        heads += subjects(carrier)
    return (*parties_at(story, heads), *packed)


def _named(word: Token, story: Story) -> list[Party]:
    """The party whose name begins a word with a hyphen."""
    name = word.text.rpartition("-")[0]
    found = gazetteer().get(name.lower(), None)
    if found is None:
        return []
    entry = found[1][0][1]
    known = next((party for party in story.parties.named() if party.name == entry.name), None)
    own = Span(start=word.idx, end=word.idx + len(name), text=name)
    return [
        known or Party(name=entry.name, mentions=(own,), kind=entry.kind, country=entry.country, sector=entry.sector)
    ]
