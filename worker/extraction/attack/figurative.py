"""Words of force that tell no attack: games, illness, animals, markets, talk, and orders that were never given.

A field (sport, work stoppages) decides only where nobody is in arms, no weapon is named and nobody is killed.

The word sets stand under "What is no attack" in lexicon/assault.yaml.
"""

from itertools import islice

from spacy.tokens import Token

from worker.extraction.attack.evidence import is_hard, is_lethal
from worker.extraction.grammar.frame import Frame, all_names, phrase_names, quoted
from worker.extraction.grammar.instruments import is_weapon
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children, container_top, objects, preposition_objects
from worker.labels import ADNOMINAL_CLAUSES, NOUNS, PLACES
from worker.story import Story

_ADJUNCTS = ("in", "on", "to", "with", "of", "over", "against", "from", "at", "for")
_SOURCES = ("from", "by")
_STRIKE = "strike"
_WITHIN = {"in", "during"}
_NOBODY, _NO = {"nobody", "none"}, "no"
_FIRE = "fire"
_PERSON, _THAT = "PERSON", "that"
_AS, _AS_IF, _LIKE = "as", {"if", "though"}, "like"
_ABLE = {"can", "could"}
_CLIMB = 3  # governors looked at


def figurative(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """A reason where doer, target, adjunct or field show that no force was used."""
    trigger = frame.trigger
    direct = objects(trigger) if frame.verbal and frame.entry.object == "weapon" else []
    adjuncts = [found for head in (trigger, *direct) for found in preposition_objects(head, _ADJUNCTS)]
    shown = (
        ("unarmed_doers", all_names([*frame.actors, *_sources(frame)]) | _kinds(frame)),
        ("unharmed_targets", all_names(frame.recipients)),
        ("figurative_adjuncts", all_names(adjuncts)),
    )
    for name, names in shown:
        if names & lexicon.words[name]:
            return f"{quoted(names & lexicon.words[name])} is in `{name}`"
    adverbs = {child.lower_ for child in trigger.children if child.dep_ == "advmod"} if frame.verbal else set()
    if adverbs & lexicon.words["in_words"]:
        return f"{quoted(adverbs & lexicon.words['in_words'])} beside it is in `in_words`"
    if _moves(frame, lexicon):
        return f"“{trigger.text} {trigger.nbor().text}” is in `figurative_phrasals`"
    if _never_ordered(trigger):
        return "it was never ordered or done (“no ... to”)"
    if frame.verbal and any(_is_said(clause) for clause in children(trigger, {"ccomp"})):
        return "it says something (“fired back that”)"
    if frame.verbal and _none_of_it(frame):
        return "nobody is harmed, or nothing is fired"
    if _is_likened(trigger):
        return "something is only likened to it (“as if”, “like”)"
    if _is_rehearsed(frame, lexicon):
        return "it is only practised (`rehearsing`)"
    if _is_capability(frame, lexicon):
        return "it says what a weapon can do"
    if is_hard(frame, story, lexicon):
        return None
    if _is_work_stoppage(frame, lexicon):
        return "a strike with no word of war beside it hits a service (`services`)"
    if _is_spoken(frame, lexicon):
        return "those who do it attack in words (`speakers`)"
    if _is_won(frame, lexicon):
        return "one named person wins against another (`winning`)"
    return "a word of `sport_words` stands in the sentence" if _is_sport(trigger, lexicon) else None


def _sources(frame: Frame) -> list[Token]:
    """Where it comes from: the fungus of "under attack from a fungus"."""
    return [] if frame.verbal else preposition_objects(frame.trigger, _SOURCES)


def _kinds(frame: Frame) -> set[str]:
    """What the word before a noun makes of it: "a heart attack"."""
    return set() if frame.verbal else {*phrase_names(frame.trigger)}


def _moves(frame: Frame, lexicon: Lexicon) -> bool:
    """ "Shot up by a fifth", "stormed off", "shelled out": the particle makes another verb."""
    trigger = frame.trigger
    if not frame.verbal or trigger.i + 1 >= trigger.sent.end:
        return False
    return f"{trigger.lemma_.lower()} {trigger.nbor().lower_}" in lexicon.words["figurative_phrasals"]


def _never_ordered(trigger: Token) -> bool:
    """ "There was no order to shoot"."""
    return (
        trigger.dep_ in ADNOMINAL_CLAUSES and trigger.tag_ == "VB" and any(c.lower_ == "no" for c in trigger.head.lefts)
    )


def _none_of_it(frame: Frame) -> bool:
    """True for "injuring no one", "fired no missiles"."""
    told = objects(frame.trigger) if frame.entry.harm or frame.entry.object == "weapon" else []
    return any(token.lower_ in _NOBODY or any(child.lower_ == _NO for child in token.lefts) for token in told)


def _is_likened(trigger: Token) -> bool:
    """ "As if a bomb had gone off", "a sound like an explosion"."""
    clause = [trigger, *islice(trigger.ancestors, _CLIMB)]
    marks = (child for token in clause for child in token.lefts if child.dep_ == "mark" and child.lower_ in _AS_IF)
    if any(mark.i > mark.sent.start and mark.nbor(-1).lower_ == _AS for mark in marks):
        return True
    top = container_top(trigger)
    return top.dep_ == "pobj" and top.head.lower_ == _LIKE


def _is_said(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == _THAT for child in clause.lefts)


def _is_spoken(frame: Frame, lexicon: Lexicon) -> bool:
    """ "The senator attacked him", "under attack from the opposition"; what a minister orders is done by others."""
    speakers = [*frame.actors] if frame.verbal else _sources(frame)
    if frame.verbal and (_bodily(frame) or any(token.ent_type_ in PLACES for token in frame.recipients)):
        return False
    titles = {child.lower_ for token in speakers for child in children(token, {"compound", "appos"})}
    return bool((all_names(speakers) | titles) & lexicon.words["speakers"])


def _bodily(frame: Frame) -> bool:
    """True for a verb that is seldom said of words: "stabbed"; one may fire at somebody in words."""
    return bool(frame.entry.modes) and frame.trigger.lemma_.lower() != _FIRE


def _is_won(frame: Frame, lexicon: Lexicon) -> bool:
    """ "He beat Anna Berg": both are single people, and nobody is in arms."""
    if not frame.verbal or frame.trigger.lemma_.lower() not in lexicon.words["winning"]:
        return False
    doers = [token for token in frame.actors if token.ent_type_ == _PERSON or token.pos_ == "PRON"]
    return bool(doers) and bool(frame.recipients) and all(token.ent_type_ == _PERSON for token in frame.recipients)


def _is_rehearsed(frame: Frame, lexicon: Lexicon) -> bool:
    """ "Practised strikes on mock sites", "a rehearsal for invasion"."""
    trigger, words = frame.trigger, lexicon.words["rehearsing"]
    governor = container_top(trigger).head
    governor = governor.head if governor.dep_ == "prep" else governor
    governors = {governor.lemma_.lower()} if governor.i != trigger.i else set()
    described = {child.lower_ for token in (trigger, *frame.recipients) for child in token.lefts}
    if (governors | described) & words:
        return True
    staged = any(
        token.lemma_.lower() in words and token.dep_ == "pobj" and token.head.lower_ in _WITHIN
        for token in trigger.sent
    )
    return staged and not any(is_lethal(token) for token in trigger.sent)


def _is_capability(frame: Frame, lexicon: Lexicon) -> bool:
    """ "Missiles that can strike targets 1,000 km away"."""
    able = {child.lower_ for child in frame.trigger.lefts if child.dep_ == "aux"} & _ABLE
    return frame.verbal and bool(able) and any(is_weapon(t, lexicon) or _flies(t, lexicon) for t in frame.actors)


def _flies(token: Token, lexicon: Lexicon) -> bool:
    return token.lemma_.lower() in lexicon.mode_words


def _is_work_stoppage(frame: Frame, lexicon: Lexicon) -> bool:
    """ "Strike hits Paris airports": in one sentence nothing else tells it from a strike from the air."""
    told = (frame.trigger, *frame.actors)
    bare = [t for t in told if t.lemma_.lower() == _STRIKE and t.pos_ in NOUNS and not [*t.lefts]]
    return bool(bare) and bool(all_names(frame.recipients) & lexicon.words["services"])


def _is_sport(trigger: Token, lexicon: Lexicon) -> bool:
    return any(token.lemma_.lower() in lexicon.words["sport_words"] for token in trigger.sent)
