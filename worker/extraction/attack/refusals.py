"""What a frame of force must show to tell of an attack: the reasons against it, as `lexicon check` tells them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.extraction.attack.evidence import (
    FORCES,
    force_elsewhere,
    is_armed,
    is_hard,
    is_lethal,
    is_strong_noun,
    is_uniformed,
    weapon_near,
    wielded,
)
from worker.extraction.attack.figurative import figurative
from worker.extraction.attack.off_topic import is_deliberate, off_topic
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Entry, Lexicon, load_lexicon
from worker.extraction.grammar.responsibility import answerable
from worker.extraction.grammar.tree import children, container_top, is_passive, preposition_objects, subjects
from worker.extraction.plover import ASSAULT
from worker.labels import NAMED, PLACES, PLURALS
from worker.story import Story

_PEOPLE = {"person", "civilians", "police", "armed_force", "armed_group"}
_NO_DOER = {"unknown", "infrastructure"}
DOER = "doer"  # a noun that only takes up an attack told elsewhere
_FIRE = "fire"
_TOPICS = ("over", "about")
_SIDES = ("between", "among", "with")
_WITHIN = ("in", "during")


def refusal(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """Why a frame tells no attack, None where it does."""
    if frame.entry.both and _is_mutual(frame) and not _fights(frame, story, lexicon):
        return "neither side is in arms, or they clash over something (`both`)"
    judged = _verb_refusal if frame.verbal else _noun_refusal
    tests = (off_topic, figurative, judged, _unproven)
    return next((reason for test in tests if (reason := test(frame, story, lexicon))), None)


def _is_mutual(frame: Frame) -> bool:
    """True for "A and B clashed", "a clash between A and B"."""
    if not frame.verbal and preposition_objects(frame.trigger, _SIDES):
        return True
    return any(token in first.conjuncts for first in frame.actors[:1] for token in frame.recipients)


def _fights(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True where one side is in arms, and they do not fight with words: "the generals clashed over the budget"."""
    if preposition_objects(frame.trigger, _TOPICS):
        return False
    other = replace(frame, actors=frame.recipients)
    if is_uniformed(frame, story, lexicon) or is_uniformed(other, story, lexicon):
        return True
    if frame.entry.object_is and is_armed(frame, story, lexicon):  # two states that exchange fire
        return True
    return is_hard(frame, story, lexicon) or (not frame.verbal and _is_warlike(frame.trigger, lexicon))


def _is_warlike(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that is never words, or that a word of war describes: "fighting", "a border clash"."""
    described = {child.lower_ for child in noun.children}
    return noun.lemma_.lower() in lexicon.words["outright"] or bool(described & lexicon.words["war_words"])


def _unproven(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """A reason where a word of force stands alone: whom it hits is nothing of the world, and nobody is in arms."""
    if not (frame.verbal or frame.actors or frame.recipients):
        return None  # "the attack": told elsewhere, or dropped
    hit = any(_fits(token, "party", story) or _is_somebodys(token) for token in frame.recipients)
    fought = frame.entry.both and not frame.verbal and _is_warlike(frame.trigger, lexicon)
    if hit or fought or is_armed(frame, story, lexicon):
        return None
    if is_hard(frame, story, lexicon) or force_elsewhere(frame.trigger, story, lexicon):
        return None
    return "nobody in arms, no weapon, nobody killed, and no target that is a party, a building or a place"


def _verb_refusal(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    entry = frame.entry
    if entry.needs == "shields" and not any(
        t.lemma_.lower() in lexicon.words["shields"] for t in frame.trigger.subtree
    ):
        return "no word of `shields` with it (`needs: shields`)"
    if entry.harm and not _forceful(frame, story, lexicon):
        return "nothing says that force did the harm (`harm`): nobody armed, no weapon, or an accident"
    if entry.both and not frame.recipients and _clash(frame, story, lexicon):
        return None
    if entry.object in {"party", "people", "armed", "territory"} and not any(
        _fits(token, entry.object, story) for token in frame.recipients
    ):
        return f"no object of the kind asked for (`object: {entry.object}`)"
    if entry.object == "weapon" and frame.recipients and not _solid(frame.recipients, lexicon):
        return "fired at nothing but water (`waters`)"
    if entry.weak and not frame.recipients:
        return "nobody and nothing is hit (`weak`)"
    if entry.weak and entry.object == "party" and not entry.both:
        armed = (
            is_armed(frame, story, lexicon)
            or weapon_near(frame.trigger, lexicon)
            or _taken_up(frame, story, lexicon)
            or _undergone(frame, story, lexicon)
        )
        return None if armed else "nobody armed and no weapon in the sentence (`weak`)"
    if frame.recipients or frame.actors:
        return None
    if entry.object == "weapon" and force_elsewhere(frame.trigger, story, lexicon):
        return None
    if entry.subject == "weapon" and _goes_off_somewhere(frame, story, lexicon):
        return None
    return "neither who does it nor whom it hits is told"


def _clash(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True for "troops clashed on the border": several in arms, the sides not told apart."""
    several = any(token.tag_ in PLURALS for token in frame.actors)
    return several and is_uniformed(frame, story, lexicon) and not preposition_objects(frame.trigger, _TOPICS)


def _goes_off_somewhere(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True for "a bomb went off in Kashmir", which hits nothing that is told; rockets also explode when tested."""
    sentence, weapons = frame.trigger.sent, lexicon.words["planted"]
    if not any(token.lemma_.lower() in weapons for token in subjects(frame.trigger)):
        return False
    return any(sentence.start_char <= place.start < sentence.end_char for place in story.places)


def _solid(targets: Iterable[Token], lexicon: Lexicon) -> bool:
    """False where a weapon is only tested: "fired two missiles into the sea"."""
    return any(token.lemma_.lower() not in lexicon.words["waters"] for token in targets)


def _is_somebodys(token: Token) -> bool:
    """True for "Palestinian olive groves": a thing that a name describes."""
    return any(child.ent_type_ in NAMED for child in token.lefts)


def _fits(token: Token, wanted: str, story: Story) -> bool:
    kinds = {party.kind for party in story.parties.at(token)}
    named = token.ent_type_ in NAMED
    if wanted == "people":
        return bool(kinds & _PEOPLE) or token.ent_type_ == "PERSON"
    if wanted == "armed":
        return bool(kinds & FORCES)
    if wanted == "territory":
        placed = token.ent_type_ in PLACES or any(place.start <= token.idx < place.end for place in story.places)
        return placed or token.lemma_.lower() in _territory()
    return named or bool(kinds - {"unknown"}) or token.lemma_.lower() in _territory()


def _territory() -> frozenset[str]:
    return load_lexicon("assault", ASSAULT).words["territory_words"]


def _forceful(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """A harm is an attack where someone armed, a weapon or an event of force did it, or nothing says accident."""
    doers, accidents = [*frame.actors], lexicon.words["accidents"]
    if any(token.lemma_.lower() in lexicon.words["chance_doers"] for token in doers) and is_deliberate(story, lexicon):
        return True
    if any(token.lemma_.lower() in accidents - lexicon.words["instruments"] for token in doers):
        return False
    chance = lexicon.words["chance_doers"] if any(t.lemma_.lower() in accidents for t in _others(frame)) else ()
    if any(token.lemma_.lower() in chance or _burns(token, lexicon) for token in doers):
        return False
    if doers and (is_armed(frame, story, lexicon) or any(is_instrument(token, lexicon) for token in doers)):
        return True
    sentence = frame.trigger.sent
    if any(token.lemma_.lower() in accidents for token in sentence):
        return False
    if doers and _is_taken_up(doers, story, lexicon):
        return True
    if doers:
        parties = (party for token in doers for party in story.parties.at(token))
        return any(party.kind not in _NO_DOER or party.sector is not None for party in parties)
    shown = weapon_near(frame.trigger, lexicon) or _in_fighting(frame.trigger, lexicon) or wielded(sentence, lexicon)
    return shown or _told_elsewhere(story, lexicon)


def _in_fighting(verb: Token, lexicon: Lexicon) -> bool:
    """True for "was killed in the shelling", "were wounded during the fighting"."""
    events = lexicon.words["deadly_events"]
    return any({t.lemma_.lower(), t.lower_} & events for t in preposition_objects(verb, _WITHIN))


def _others(frame: Frame) -> Iterator[Token]:
    """The words of the sentence besides those who do it."""
    return (token for token in frame.trigger.sent if token not in frame.actors)


def _taken_up(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """ "One of them hit a wedding hall", in an article that tells of force: the doer is an event told before."""
    return _is_taken_up([token for token in frame.actors if not story.parties.at(token)], story, lexicon)


def _is_taken_up(doers: Sequence[Token], story: Story, lexicon: Lexicon) -> bool:
    words = {token.lower_ for token in doers}
    return bool(words) and words <= lexicon.words["taking_up"] and _told_elsewhere(story, lexicon)


def _undergone(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """ "Two houses were damaged", in an article that tells of force, where nothing else is said to have done it."""
    verb = frame.trigger
    if verb.lemma_.lower() not in lexicon.words["undergone_verbs"] or frame.actors or not is_passive(verb):
        return False
    accident = any(token.lemma_.lower() in lexicon.words["accidents"] for token in verb.sent)
    return not accident and _told_elsewhere(story, lexicon)


def _burns(token: Token, lexicon: Lexicon) -> bool:
    """True for a fire that no word of war describes: "the fire destroyed", where "mortar fire" would be force."""
    described = {child.lemma_.lower() for child in token.children}
    return token.lemma_.lower() == _FIRE and not described & (lexicon.words["war_words"] | set(lexicon.mode_words))


def _told_elsewhere(story: Story, lexicon: Lexicon) -> bool:
    """True where the article tells of force in plain words somewhere, so that deaths without a doer belong to it."""
    return any(
        is_strong_noun(token, lexicon) or any(_is_plain(entry) for entry in lexicon.verbs.get(token.lemma_.lower(), ()))
        for token in story.doc
        if token.pos_ in {"NOUN", "VERB"}
    )


def _is_plain(entry: Entry) -> bool:
    """True for a sense of a verb that tells an attack whatever stands with it."""
    return not (entry.weak or entry.harm or entry.object or entry.object_is or entry.near)


def _noun_refusal(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    if frame.entry.needs == DOER:
        done = answerable(container_top(frame.trigger)) and _told_elsewhere(story, lexicon)
        return None if done else "nobody is said to have done it, or nothing else tells of force (`needs: doer`)"
    if _is_search(frame, story, lexicon):
        return "people are arrested or things seized in it: a search (`searches`)"
    if not frame.entry.weak or _is_backed(frame, story, lexicon):
        return None
    return "no target, nobody armed and no word of war with it (`weak`)"


def _is_search(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True for "detained ten men in raids", "a police raid on an office", where nobody is killed."""
    noun, words = frame.trigger, lexicon.words
    if noun.lemma_.lower() not in words["searches"] or any(is_lethal(token) for token in noun.sent):
        return False
    top = container_top(noun)
    within = top.dep_ == "pobj" and top.head.lower_ in _WITHIN
    if within and top.head.head.lemma_.lower() in words["searching"]:
        return True
    return bool({child.lemma_.lower() for child in noun.lefts} & words["searchers"])


def _is_backed(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True where something around a weak noun says that it is an attack."""
    noun = frame.trigger
    top = container_top(noun)
    toll = top.head.head if top.dep_ == "pobj" and noun.lemma_.lower() in lexicon.words["deadly_events"] else None
    if toll is not None and toll.pos_ == "NOUN" and is_lethal(toll):
        return True  # "the death toll from the bombing in Mogadishu"
    accused = top.dep_ == "pobj" and top.head.head.dep_ == "acl"  # "the star accused of molestation" tells a charge
    if answerable(top) and not accused and _told_elsewhere(story, lexicon):
        return True
    if any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in noun.children) and force_elsewhere(noun, story, lexicon):
        return True  # "Monday's blast"
    if any(_harms(clause, lexicon) for clause in children(noun, {"relcl"})):
        return True  # "a bombing that wounded two officers"
    if any(_fits(token, "party", story) for token in frame.recipients) or _is_told_of(noun, frame, story, lexicon):
        return True
    modifiers = {child.lower_ for child in noun.children} | {child.lemma_.lower() for child in noun.children}
    if modifiers & (lexicon.words["war_words"] | set(lexicon.mode_words)):
        return True
    if any(party.kind in FORCES for token in frame.actors for party in story.parties.at(token)):
        return True
    return noun.tag_ == "NNS" and frame.carrier is not None and _told_elsewhere(story, lexicon)


def _harms(clause: Token, lexicon: Lexicon) -> bool:
    """True for a clause that tells whom the noun before it harmed."""
    told = any(entry.harm for entry in lexicon.verbs.get(clause.lemma_.lower(), ()))
    return told and not is_passive(clause) and any(child.tag_ == "WDT" for child in children(clause, {"nsubj"}))


def _is_told_of(noun: Token, frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """ "Clashes left 20 dead", "fighting raged in Khartoum": as a subject, with people killed or where it goes on."""
    top = container_top(noun)
    if top.dep_ != "nsubj":
        return False
    placed = any(token.ent_type_ in PLACES for token in noun.sent)
    return is_hard(frame, story, lexicon) or (placed and top.head.lemma_.lower() in lexicon.words["raging_verbs"])
