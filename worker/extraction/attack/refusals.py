"""Is this an attack? The predicates that worker/resources/rules/attack.yaml names, and the table they make."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from worker.extraction.attack.evidence import force_elsewhere, force_near, is_armed, is_hard, is_plain, is_strong_noun
from worker.extraction.grammar.frame import Frame, all_names, phrase_names
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.modality import is_forgone
from worker.extraction.grammar.responsibility import answerable
from worker.extraction.grammar.tree import clause_head, container_top, is_infinitive, preposition_objects
from worker.extraction.plover import ASSAULT
from worker.extraction.rules.rule import Terms
from worker.extraction.rules.table import Tables, read_tables
from worker.labels import ADNOMINAL_CLAUSES, NAMED, PLACES
from worker.party_kinds import PEOPLE
from worker.resources import load_yaml
from worker.story import Story

_NO_DOER = {"unknown", "infrastructure"}
_SOURCES = ("from", "by")


@dataclass(frozen=True, slots=True)
class AttackCase:
    """A frame of force in its article; `others` of its sentence stand, `spared` are words that tell that nobody was
    harmed.
    """

    frame: Frame
    story: Story
    lexicon: Lexicon
    others: Sequence[Frame] = ()
    spared: frozenset[int] = frozenset()


@cache
def table() -> Tables[AttackCase]:
    """Every reason why a word of force tells no attack, in the order in which they are tried."""
    terms: Terms[AttackCase] = Terms(_PREDICATES, _SLOTS, load_lexicon("assault", ASSAULT).words)
    return read_tables(load_yaml("rules/attack.yaml"), terms)


def case_of(frame: Frame, story: Story) -> AttackCase:
    """What is judged of a frame by itself."""
    return AttackCase(frame, story, load_lexicon("assault", ASSAULT))


def _hits(kind: Callable[[Token, Story], bool]) -> Callable[[AttackCase], bool]:
    return lambda case: any(kind(token, case.story) for token in case.frame.recipients)


def _is_people(token: Token, story: Story) -> bool:
    return token.ent_type_ == "PERSON" or any(party.kind in PEOPLE for party in story.parties.at(token))


def _is_territory(token: Token, story: Story) -> bool:
    placed = any(place.start <= token.idx < place.end for place in story.places)
    return placed or token.ent_type_ in PLACES or token.lemma_.lower() in _territory()


def _is_worldly(token: Token, story: Story) -> bool:
    """True for a party, a building or a place, and for what a name describes: "Palestinian olive groves"."""
    if token.ent_type_ in NAMED or any(child.ent_type_ in NAMED for child in token.lefts):
        return True
    known = any(party.kind != "unknown" for party in story.parties.at(token))
    return known or token.lemma_.lower() in _territory()


def _territory() -> frozenset[str]:
    return load_lexicon("assault", ASSAULT).words["territory_words"]


def _only_hits_water(case: AttackCase) -> bool:
    """True where a weapon is only tested: "fired two missiles into the sea"."""
    targets = case.frame.recipients
    return bool(targets) and all(token.lemma_.lower() in case.lexicon.words["waters"] for token in targets)


def _stands_alone(case: AttackCase) -> bool:
    """True for "the attack", which takes up one told elsewhere."""
    return not (case.frame.verbal or case.frame.actors or case.frame.recipients)


def _is_answered_for(case: AttackCase) -> bool:
    """True for "claimed responsibility", in an article that tells of force."""
    return bool(answerable(container_top(case.frame.trigger))) and _is_told_in_article(case)


def _is_told_in_article(case: AttackCase) -> bool:
    """True where the article tells of force in plain words somewhere."""
    return any(
        is_strong_noun(token, case.lexicon) or is_plain(token, case.lexicon)
        for token in case.story.doc
        if token.pos_ in {"NOUN", "VERB"}
    )


def _is_of_those(case: AttackCase) -> bool:
    """True for "nine were killed" with nobody who did it, in an article that tells of force: they belong to it."""
    return not case.frame.actors and _is_told_in_article(case)


def _is_done_by_party(case: AttackCase) -> bool:
    parties = (party for token in case.frame.actors for party in case.story.parties.at(token))
    return any(party.kind not in _NO_DOER or party.sector is not None for party in parties)


def _is_accident_told(case: AttackCase) -> bool:
    """True where a word of accidents or disasters stands in the sentence."""
    return any(token.lemma_.lower() in case.lexicon.words["accidents"] for token in case.frame.trigger.sent)


def _is_habit(case: AttackCase) -> bool:
    """True for the attacks of "the group often carries out such attacks", which are none of those told."""
    verb = case.frame.carrier or clause_head(case.frame.trigger)
    return any(child.lower_ in case.lexicon.words["habitual"] for child in verb.children)


def _is_aim_of_another(case: AttackCase) -> bool:
    """True for the aim of an event that is told itself: the "retake" of "launched an offensive to retake Mosul"."""
    verb = case.frame.trigger
    nouns = {other.trigger.i for other in case.others if not other.verbal}
    return verb.head.i in nouns and verb.dep_ in ADNOMINAL_CLAUSES and is_infinitive(verb)


_PREDICATES: Mapping[str, Callable[[AttackCase], bool]] = {
    "hits_people": _hits(_is_people),
    "hits_territory": _hits(_is_territory),
    "hits_the_world": _hits(_is_worldly),
    "only_hits_water": _only_hits_water,
    "stands_alone": _stands_alone,
    "armed": lambda case: is_armed(case.frame, case.story, case.lexicon),
    "hard": lambda case: is_hard(case.frame, case.story, case.lexicon),
    "force_elsewhere": lambda case: force_elsewhere(case.frame.trigger, case.story, case.lexicon),
    "answered_for": _is_answered_for,
    "of_those_told": _is_of_those,
    "done_by_party": _is_done_by_party,
    "accident_told": _is_accident_told,
    "force_near": lambda case: force_near(case.frame.trigger, case.lexicon),
    "forgone": lambda case: is_forgone(case.frame.trigger),
    "habit": _is_habit,
    "aim_of_another": _is_aim_of_another,
    "spared": lambda case: case.frame.trigger.i in case.spared,
}


def _sources(frame: Frame) -> list[Token]:
    """Where it comes from: the fungus of "under attack from a fungus"."""
    return [] if frame.verbal else preposition_objects(frame.trigger, _SOURCES)


_SLOTS: Mapping[str, Callable[[AttackCase], Iterable[str]]] = {
    "doers": lambda case: all_names([*case.frame.actors, *_sources(case.frame)]),
    "phrase": lambda case: () if case.frame.verbal else phrase_names(case.frame.trigger),  # "a heart attack"
}
