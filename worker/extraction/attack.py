"""Attacks: use of force against people or property (PLOVER ASSAULT)."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.answering import answerable
from worker.extraction.candidate import Candidate
from worker.extraction.casualties import Toll, casualties_of, tolls_in
from worker.extraction.figurative import figurative
from worker.extraction.force import (
    FORCES,
    force_elsewhere,
    is_armed,
    is_hard,
    is_instrument,
    is_strong_noun,
    weapon_near,
)
from worker.extraction.frame import MODIFIERS, Frame
from worker.extraction.frames import frames
from worker.extraction.headline import cut_to_target, headline_frames
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import children, container_top, is_infinitive, preposition_objects
from worker.extraction.telling import mention_of, parties_at, points_back, someone, when, where
from worker.story import Story

_TYPE = "ASSAULT"
_WORLDLY = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"}
_PEOPLE = {"person", "civilians", "police", "armed_force", "armed_group"}
_STATE = {"armed_force", "country", "government"}
_NOT_OWNERS = {"DATE", "TIME", "GPE", "LOC", "FAC"}
_AIMS = {"acl", "relcl"}
_REFLEXIVE = {"himself", "herself", "itself", "themselves"}
_COUNT_WEIGHT = 0.1
_LOCATED = {"GPE", "LOC", "FAC"}
_NO_DOER = {"unknown", "infrastructure"}
_FIRE = "fire"
_MODE_REACH = 6  # words around a trigger that may name the weapon


def attacks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("assault", _TYPE)
    for number, sentence in enumerate(story.sentences()):
        found = _told_once(list(frames(sentence, lexicon, lambda frame: refusal(frame, story, lexicon))))
        found += [f for f in headline_frames(sentence, story, lexicon) if refusal(f, story, lexicon) is None]
        tolls = tolls_in(sentence)
        if tolls and not found:
            yield _count(tolls, number, story)
        shared = _nearest(tolls, found)
        for frame in found:
            yield _candidate(frame, shared[frame.trigger.i], number, story, lexicon)


def _count(tolls: Sequence[Toll], number: int, story: Story) -> Candidate:
    """A sentence that tells no attack but counts those harmed in one: "Another eight people are missing"."""
    word = story.doc[tolls[0].at]
    return Candidate(
        type="attack",
        plover=_TYPE,
        mention=story.tokens(word, word),
        trigger=word.idx,
        sentence=number,
        modality="actual",
        casualties=casualties_of(tolls),
        weight=_COUNT_WEIGHT,
        generic=True,
        counting=True,
    )


def _told_once(found: Sequence[Frame]) -> list[Frame]:
    """Without the aim of an event that is told itself: the "retake" of "launched an offensive to retake Mosul"."""
    nouns = {frame.trigger.i for frame in found if not frame.verbal}
    return [frame for frame in found if not (frame.trigger.head.i in nouns and _is_aim(frame.trigger))]


def _is_aim(verb: Token) -> bool:
    return verb.dep_ in _AIMS and is_infinitive(verb)


def _nearest(tolls: Sequence[Toll], found: Sequence[Frame]) -> dict[int, list[Toll]]:
    """Give each count to the nearest trigger of its sentence."""
    shared: dict[int, list[Toll]] = {frame.trigger.i: [] for frame in found}
    for toll in tolls if found else ():
        shared[min(shared, key=lambda i: abs(i - toll.at))].append(toll)
    return shared


def refusal(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """Why a frame tells no attack, None where it does."""
    judged = _verb_refusal if frame.verbal else _noun_refusal
    return figurative(frame, story, lexicon) or judged(frame, story, lexicon) or _unproven(frame, story, lexicon)


def _unproven(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """A reason where a word of force stands alone: whom it hits is nothing of the world, and nobody is in arms."""
    if not (frame.verbal or frame.actors or frame.recipients):
        return None  # "the attack": told elsewhere, or dropped
    hit = any(_fits(token, "party", story) or _is_somebodys(token) for token in frame.recipients)
    if hit or is_armed(frame, story, lexicon):
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
    if entry.object in {"party", "people", "armed", "territory"} and not any(
        _fits(token, entry.object, story) for token in frame.recipients
    ):
        return f"no object of the kind asked for (`object: {entry.object}`)"
    if entry.weak and not frame.recipients:
        return "nobody and nothing is hit (`weak`)"
    if entry.weak and entry.object == "party" and not entry.both:
        armed = (
            is_armed(frame, story, lexicon) or weapon_near(frame.trigger, lexicon) or _taken_up(frame, story, lexicon)
        )
        return None if armed else "nobody armed and no weapon in the sentence (`weak`)"
    if frame.recipients or frame.actors:
        return None
    if entry.object == "weapon" and force_elsewhere(frame.trigger, story, lexicon):
        return None
    return "neither who does it nor whom it hits is told"


def _is_somebodys(token: Token) -> bool:
    """True for "Palestinian olive groves": a thing that a name describes."""
    return any(child.ent_type_ in _WORLDLY for child in token.lefts)


def _fits(token: Token, wanted: str, story: Story) -> bool:
    kinds = {party.kind for party in story.parties.at(token)}
    named = token.ent_type_ in _WORLDLY
    if wanted == "people":
        return bool(kinds & _PEOPLE) or token.ent_type_ == "PERSON"
    if wanted == "armed":
        return bool(kinds & FORCES)
    if wanted == "territory":
        return token.ent_type_ in {"GPE", "LOC", "FAC"} or token.lemma_.lower() in _territory()
    return named or bool(kinds - {"unknown"}) or token.lemma_.lower() in _territory()


def _territory() -> frozenset[str]:
    return load_lexicon("assault", _TYPE).words["territory_words"]


def _forceful(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """A harm is an attack where someone armed, a weapon or an event of force did it, or nothing says accident."""
    doers, accidents = [*frame.actors], lexicon.words["accidents"]
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
    if doers:
        return any(party.kind not in _NO_DOER for token in doers for party in story.parties.at(token))
    return weapon_near(frame.trigger, lexicon) or _told_elsewhere(story, lexicon)


def _others(frame: Frame) -> Iterator[Token]:
    """The words of the sentence besides those who do it."""
    return (token for token in frame.trigger.sent if token not in frame.actors)


def _taken_up(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """ "One of them hit a wedding hall", in an article that tells of force: the doer is an event told before."""
    doers = [token.lower_ for token in frame.actors if not story.parties.at(token)]
    return bool(doers) and set(doers) <= lexicon.words["taking_up"] and _told_elsewhere(story, lexicon)


def _burns(token: Token, lexicon: Lexicon) -> bool:
    """True for a fire that no word of war describes: "the fire destroyed", where "mortar fire" would be force."""
    described = {child.lemma_.lower() for child in token.children}
    return token.lemma_.lower() == _FIRE and not described & (lexicon.words["war_words"] | set(lexicon.mode_words))


def _told_elsewhere(story: Story, lexicon: Lexicon) -> bool:
    """True where the article tells of force in plain words somewhere, so that deaths without a doer belong to it."""
    return any(
        is_strong_noun(token, lexicon)
        or any(not (e.weak or e.harm or e.object) for e in lexicon.verbs.get(token.lemma_.lower(), ()))
        for token in story.doc
        if token.pos_ in {"NOUN", "VERB"}
    )


def _noun_refusal(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    if not frame.entry.weak or _is_backed(frame, story, lexicon):
        return None
    return "no target, nobody armed and no word of war with it (`weak`)"


def _is_backed(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """True where something around a weak noun says that it is an attack."""
    noun = frame.trigger
    if answerable(container_top(noun)) and _told_elsewhere(story, lexicon):
        return True
    if any(_fits(token, "party", story) for token in frame.recipients) or _is_told_of(noun, frame, story, lexicon):
        return True
    modifiers = {child.lower_ for child in noun.children} | {child.lemma_.lower() for child in noun.children}
    if modifiers & (lexicon.words["war_words"] | set(lexicon.mode_words)):
        return True
    if any(party.kind in FORCES for token in frame.actors for party in story.parties.at(token)):
        return True
    return noun.tag_ == "NNS" and frame.carrier is not None and _told_elsewhere(story, lexicon)


def _is_told_of(noun: Token, frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    """ "Clashes left 20 dead", "fighting raged in Khartoum": as a subject, with people killed or where it goes on."""
    top = container_top(noun)
    if top.dep_ != "nsubj":
        return False
    placed = any(token.ent_type_ in _LOCATED for token in noun.sent)
    return is_hard(frame, story, lexicon) or (placed and top.head.lemma_.lower() in lexicon.words["raging_verbs"])


def _candidate(frame: Frame, tolls: Sequence[Toll], number: int, story: Story, lexicon: Lexicon) -> Candidate:
    answering = () if frame.verbal else answerable(container_top(frame.trigger))
    doers = [token for token in frame.actors if not (is_instrument(token, lexicon) or _ends_address(token))]
    doers = doers or [owner for token in frame.actors for owner in _owners(token)]
    targets = [token for token in frame.recipients if token not in answering and token.lower_ not in _REFLEXIVE]
    actors, recipients = parties_at(story, doers or answering), parties_at(story, targets)
    if not frame.verbal and frame.trigger.dep_ == "compound":
        recipients = cut_to_target(recipients, frame, story)
    actors = tuple(party for party in someone(actors) if party not in recipients)
    date, place = when(story, frame.trigger), where(story, frame.trigger, of_attack=True)
    bare = not (recipients or date or place)
    generic = not frame.verbal and not (actors and doers) and (bare or points_back(frame.trigger))
    return Candidate(
        type="attack",
        plover=_TYPE,
        modes=_modes(frame, actors, lexicon),
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality_of(frame.trigger),
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        casualties=casualties_of(tolls),
        weight=_weight(frame, actors, recipients),
        generic=generic,
        nominal=not frame.verbal and frame.carrier is None,
    )


def _owners(weapon: Token) -> list[Token]:
    """Whose the weapon is that did it: "a U.S. drone", "missiles from American aircraft"."""
    marks = [child for child in children(weapon, MODIFIERS) if child.ent_type_ in {"NORP", "GPE"}]
    carried = weapon.head.head if weapon.dep_ == "pobj" and weapon.head.lower_ == "by" else weapon
    sources = [t for governor in (weapon, carried) for t in preposition_objects(governor, ("from",))]
    return marks or [t for t in sources[:1] if t.ent_type_ not in _NOT_OWNERS]


def _ends_address(token: Token) -> bool:
    """True for the country of "Karachi, Pakistan", which the parser may take for the subject."""
    before = token.doc[max(token.sent.start, token.i - 2) : token.i]
    return token.ent_type_ == "GPE" and len(before) == 2 and before[1].text == "," and before[0].ent_type_ == "GPE"


def _weight(frame: Frame, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> float:
    """How explicit a mention is: both roles count most, then a verb over a noun, a strong word over a weak one."""
    weight = 0.35 + 0.2 * bool(actors) + 0.2 * bool(recipients)
    weight += 0.1 * frame.verbal + 0.1 * (not frame.entry.weak) - 0.1 * frame.entry.harm
    return round(min(weight, 0.95), 2)


def _speaks_of(word: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """True unless a word of the mode is the verb itself ("tore through" is no tear gas) or describes another event."""
    if word.i == frame.trigger.i:
        return not frame.verbal
    head = word.head
    return not (word.dep_ in MODIFIERS and head.i != frame.trigger.i and head.lemma_.lower() in lexicon.nouns)


def _modes(frame: Frame, actors: tuple[Party, ...], lexicon: Lexicon) -> tuple[str, ...]:
    trigger = frame.trigger
    modes = list(frame.entry.modes)
    reach = trigger.doc[
        max(trigger.sent.start, trigger.i - _MODE_REACH) : min(trigger.sent.end, trigger.i + _MODE_REACH)
    ]
    means = [t for o in preposition_objects(trigger, ("with", "using", "by")) for t in (o, *children(o, MODIFIERS))]
    for token in (*reach, *means):
        mode = lexicon.mode_words.get(token.lower_) or lexicon.mode_words.get(token.lemma_.lower())
        if (
            mode
            and mode not in modes
            and token.ent_type_ not in {"PERSON", "ORG"}
            and _speaks_of(token, frame, lexicon)
        ):
            modes.append(mode)
    if trigger.lemma_.lower() in lexicon.words["air_verbs"] and any(party.kind in _STATE for party in actors):
        modes.insert(0, "aerial")  # states bomb from the air, others plant bombs
    return tuple(modes)
