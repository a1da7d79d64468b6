"""What shows that force was used: who is armed, weapons, people harmed, a target of the world.

The word sets stand in lexicon/assault.yaml, words of harm in lexicon/casualties.yaml.
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.candidate import Form
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.instruments import is_hard_weapon, is_instrument, is_weapon
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children, objects, preposition_objects
from worker.party_kinds import ARMED, FORCES
from worker.resources import load_yaml
from worker.story import Story

_CARRYING = {"acl"}  # "men armed with bats"
_LETHAL = "killed"
_LABEL = "terrorist"  # a "terrorist attack" is judged so, whoever did it
_FLYING = {"aerial", "drone", "heavy-weapons"}


def is_armed(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True where someone who has the means of force does it, a state among them, or an event of force."""
    return _in_arms(frame, story, lexicon, FORCES) or any(is_instrument(token, lexicon) for token in frame.actors)


def is_uniformed(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True where someone whose trade is force does it: soldiers, police, armed groups, gunmen."""
    return _in_arms(frame, story, lexicon, ARMED)


def is_force(noun: Token, lexicon: Lexicon) -> bool:
    """True for a common noun for people in arms, not for what they shoot with: the army of "army artillery fire"."""
    lemma = noun.lemma_.lower()
    known = noun.pos_ == "NOUN" and lemma in lexicon.words["attackers"]
    return known and lemma != _LABEL and lemma not in lexicon.mode_words


def is_hard(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True for force beyond doubt in one sentence: a doer in arms, a weapon that is nothing else, or people killed."""
    if is_uniformed(frame, story, lexicon):
        return True
    return any(
        token.i != frame.trigger.i
        and (is_hard_weapon(token, lexicon) or (is_lethal(token) and not _ends_something(token, lexicon)))
        for token in frame.trigger.sent
    )


def form_of(frame: Frame, lexicon: Lexicon) -> Form | None:
    """The form of force where it is not one side hitting another: both sides fight, or drones or attackers are shot."""
    if frame.entry.both or (not frame.verbal and frame.trigger.lemma_.lower() in lexicon.words["mutual_nouns"]):
        return "clash"
    fires = frame.entry.object == "weapon"  # "drones fired by the rebels", not "drones shot down"
    hit = (objects(frame.trigger) or frame.recipients) if frame.verbal and not fires else ()
    hit = [counted for token in hit for counted in _counted(token)]
    attackers = lexicon.words["perpetrators"]
    defended = hit and all(token.lemma_.lower() in attackers or _flies(token, lexicon) for token in hit)
    return "defence" if defended else None


def _counted(token: Token) -> list[Token]:
    """Those of whom a number tells, the drones of "78 of 102 drones", or the token."""
    return preposition_objects(token, ("of",)) or [token] if token.pos_ == "NUM" else [token]


def _flies(token: Token, lexicon: Lexicon) -> bool:
    """True for a missile or a drone."""
    return is_weapon(token, lexicon) and lexicon.mode_words.get(token.lemma_.lower()) in _FLYING


def is_lethal(word: Token) -> bool:
    """True for a word that tells of people killed."""
    return word.lemma_.lower() in _lethal()


def _ends_something(word: Token, lexicon: Lexicon) -> bool:
    """True for "killing jobs"."""
    return word.pos_ == "VERB" and any(token.lemma_.lower() in lexicon.words["ended"] for token in objects(word))


def force_near(trigger: Token, lexicon: Lexicon) -> bool:
    """True for a weapon or a plain word of attack elsewhere in the sentence."""
    return any(
        token.i != trigger.i and (is_hard_weapon(token, lexicon) or is_strong_noun(token, lexicon))
        for token in trigger.sent
    )


def is_strong_noun(token: Token, lexicon: Lexicon) -> bool:
    """True for a noun that tells an attack wherever it stands."""
    return any(not (entry.weak or entry.needs) for entry in lexicon.nouns.get(token.lemma_.lower(), ()))


def is_plain(token: Token, lexicon: Lexicon) -> bool:
    """True for a verb with a sense that tells an attack whatever stands with it."""
    return any(
        not (entry.weak or entry.harm or entry.object or entry.object_is or entry.near)
        for entry in lexicon.verbs.get(token.lemma_.lower(), ())
    )


def force_elsewhere(trigger: Token, story: Story, lexicon: Lexicon) -> bool:
    """True where another word of the article tells of people in arms or people killed."""
    attackers, lethal = lexicon.words["attackers"], _lethal()
    return any(
        token.i != trigger.i and (token.lemma_.lower() in attackers or token.lemma_.lower() in lethal)
        for token in story.doc
    )


def _in_arms(frame: Frame, story: Story, lexicon: Lexicon, kinds: Iterable[str]) -> bool:
    return any(
        token.lemma_.lower() in lexicon.words["attackers"]
        or any(child.lower_ in lexicon.words["arming"] for child in (*token.lefts, *children(token, _CARRYING)))
        or any(party.kind in kinds and _is_known(party) for party in story.parties.at(token))
        for token in frame.actors
    )


def _is_known(party: Party) -> bool:
    """False for "a neighbour", which may be a state as well as the man next door."""
    return party.kind != "country" or party.country is not None


@cache
def _lethal() -> frozenset[str]:
    """Lemmas that tell of people killed."""
    harm = load_yaml("lexicon/casualties.yaml")["harm"]
    return frozenset(word for word, done in harm.items() if done == _LETHAL)
