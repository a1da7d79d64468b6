"""Attacks: use of force against people or property (PLOVER ASSAULT)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from spacy.tokens import Span, Token

from worker.event import Harm, Party
from worker.extraction.attack.distinct import is_further, opening, parted_at, partings
from worker.extraction.attack.doers import crews, doers_of
from worker.extraction.attack.evidence import form_of
from worker.extraction.attack.refusals import AttackCase, case_of, table
from worker.extraction.attack.setting import main_verb, setting_of
from worker.extraction.attack.targets import hittable, outcome, specified
from worker.extraction.candidate import Candidate, Told
from worker.extraction.casualties.combining import Toll, casualties_of, tellings_of
from worker.extraction.casualties.figures import harmed_in, tolls_of
from worker.extraction.casualties.groups import Part, group_casualties, parts_in, sole_harm
from worker.extraction.casualties.tolls import NOBODY
from worker.extraction.casualties.unharmed import unharmed_in
from worker.extraction.circumstances import is_proper, mention_of, parties_at, points_back, someone
from worker.extraction.grammar.anaphora import is_bare, other_than, pointing_of
from worker.extraction.grammar.frame import Frame, Refusal, Verdict
from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.responsibility import answerable, is_claim
from worker.extraction.grammar.tree import (
    children,
    container_top,
    objects,
    preposition_objects,
    subjects,
)
from worker.extraction.modality_choice import modality_for
from worker.extraction.plover import ASSAULT
from worker.extraction.readings import readings
from worker.extraction.rules.judge import judge, sifted
from worker.labels import MODIFIERS, PERSON_OR_BODY
from worker.story import Story

T = TypeVar("T", Toll, Part)
_STATE = {"armed_force", "country", "government"}
_NO_TARGETS = {"himself", "herself", "itself", "themselves", "scene"}
_TAKING_UP = "doer"  # what a noun asks for that only takes up an attack told elsewhere
_PRONOUN = "PRP"
_COUNT_WEIGHT = 0.1
_INTO, _ALSO, _THE = "into", "also", "the"
_PART, _ATTACKING = "VBG", "armed_group"
_WITHIN = ("in", "during")
_MODE_REACH = 6  # words around a trigger that may name the weapon


@dataclass(frozen=True, slots=True)
class _Counts:
    """Those whom a sentence counts, and the words that tell that nobody was harmed."""

    tolls: tuple[Toll, ...]
    parts: tuple[Part, ...]
    spared: frozenset[int]


def attacks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    return (told.candidate for told in judged(story) if isinstance(told, Told))


def judged(story: Story) -> Iterator[Told | Refusal]:
    """What became of every sense of a word of force, and the sentences that only count those harmed."""
    lexicon = load_lexicon("assault", ASSAULT)
    before: Harm | None = None
    for number, sentence in enumerate(story.sentences()):
        harmed, unharmed = harmed_in(sentence), unharmed_in(sentence)
        parts = tuple(parts_in(sentence, harmed, before))
        before = sole_harm(harmed)
        counts = _Counts((*tolls_of(harmed), *unharmed), parts, frozenset(toll.at for toll in unharmed))
        tried = tuple(readings(sentence, lexicon, partial(refusal, story=story), story.reading))
        yield from _in_sentence(tried, sentence, counts, number, story)


def refusal(frame: Frame, story: Story) -> Verdict | None:
    """Why a word of force tells no attack by the rules, None where it does."""
    return judge(case_of(frame, story), table().senses)


def _in_sentence(
    tried: Sequence[Frame | Refusal], sentence: Span, counts: _Counts, number: int, story: Story
) -> Iterator[Told | Refusal]:
    lexicon = load_lexicon("assault", ASSAULT)
    others = [one for one in tried if isinstance(one, Frame)]
    left = [
        sifted(AttackCase(one, story, lexicon, others, counts.spared), table().dropped)
        if isinstance(one, Frame)
        else one
        for one in tried
    ]
    yield from (one for one in left if isinstance(one, Refusal))
    found = [one for one in left if isinstance(one, Frame)]
    if (counts.tolls or counts.parts) and not found:
        yield Told(None, _count(counts.tolls, counts.parts, number, story))
    shared, shared_parts = _nearest(counts.tolls, found), _nearest(counts.parts, found)
    parting = partings(sentence, lexicon) if found else ()
    place = opening(sentence, lexicon) if found else None
    deeds = [frame.trigger.i for frame in found if not frame.entry.harm]
    for frame in found:
        at = frame.trigger.i
        other = None if frame.verbal else other_than(frame.trigger, deeds)
        candidate = replace(
            _candidate(frame, shared[at], shared_parts[at], number, story, lexicon),
            apart=parted_at(frame.trigger, parting, lexicon),
            opening=place,
            other_than=other.idx if other is not None else None,
        )
        yield Told(frame, candidate)


def _count(tolls: Sequence[Toll], parts: Sequence[Part], number: int, story: Story) -> Candidate:
    """A sentence that tells no attack but counts those harmed in one: "Another eight people are missing"."""
    word = story.doc[tolls[0].at if tolls else parts[0].at]
    return Candidate(
        type="attack",
        plover=ASSAULT,
        mention=story.tokens(word, word),
        trigger=word.idx,
        sentence=number,
        modality="actual",
        casualties=casualties_of(tolls),
        casualties_by_group=group_casualties(parts, story.doc),
        weight=_COUNT_WEIGHT,
        generic=True,
        counting=True,
        more=_more(tolls, story),
        tellings=tellings_of(tolls),
    )


def _more(tolls: Sequence[Toll], story: Story) -> bool:
    """True for "two guards were also killed"; "the guard was also killed" may have been counted, attackers are not."""
    words = [story.doc[toll.at] for toll in tolls]
    also = bool(words) and all(any(child.lower_ == _ALSO for child in word.children) for word in words)
    them = [token for word in words for token in (*objects(word), *subjects(word))] if also else []
    known = any(child.lower_ == _THE for token in them for child in token.lefts)
    return also and not known and not any(p.kind == _ATTACKING for token in them for p in story.parties.at(token))


def _nearest(tolls: Sequence[T], found: Sequence[Frame]) -> dict[int, list[T]]:
    """Give each count to the nearest trigger of its sentence."""
    shared: dict[int, list[T]] = {frame.trigger.i: [] for frame in found}
    for toll in tolls if found else ():
        shared[min(shared, key=lambda i: abs(i - toll.at))].append(toll)
    return shared


def _targets(frame: Frame, doers: Sequence[Token], answering: Sequence[Token], story: Story) -> list[Token]:
    """Whom it hits, without those who answer for it or do it themselves."""
    own = parties_at(story, doers)
    return [
        token
        for token in frame.recipients
        if token not in answering and not (token.lower_ in _NO_TARGETS or _is_doer(token, own, story))
    ]


def _candidate(
    frame: Frame, tolls: Sequence[Toll], parts: Sequence[Part], number: int, story: Story, lexicon: Lexicon
) -> Candidate:
    answering = () if frame.verbal else answerable(container_top(frame.trigger))
    claimed = not frame.verbal and is_claim(frame.trigger)
    doers = doers_of(frame, claimed, story, lexicon)
    targets = _targets(frame, doers, answering, story)
    actors, recipients = _sides(frame, doers or answering, doers, targets, story, lexicon)
    form = form_of(frame, lexicon)
    recipients = _of_nowhere(recipients) if form == "defence" else recipients
    date, place = setting_of(frame, targets, story, lexicon)
    modality = modality_for(frame.trigger, story.reading)
    taken_up = frame.entry.needs == _TAKING_UP
    known = not frame.verbal and points_back(frame.trigger)
    if claimed:
        actors = tuple(party for party in actors if party.kind != "person")
    denied = known and modality == "denied"  # of "denied that the army had carried out the strike", there was a strike
    if denied:
        actors = ()
    bare = not (recipients or date or place)
    further = not frame.verbal and is_further(frame.trigger, lexicon)
    taken_up = taken_up and not further
    points = is_bare(frame.trigger) or (not (actors and doers) and (bare or known))
    generic = taken_up or claimed or denied or (not frame.verbal and points and not further)
    return Candidate(
        type="attack",
        plover=ASSAULT,
        modes=_modes(frame, actors, story, lexicon),
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        casualties=casualties_of(tolls),
        casualties_by_group=group_casualties(parts, story.doc),
        weight=_weight(frame, actors, recipients),
        generic=generic,
        nominal=not frame.verbal and frame.carrier is None,
        counting=taken_up or (generic and bare and not actors and _spares_all(tolls)),
        form=form,
        riot=not frame.verbal and frame.trigger.lemma_.lower() in lexicon.words["riot_nouns"],
        pointing=None if frame.verbal else pointing_of(frame.trigger),
        by=_by(frame, lexicon),
        more=_more(tolls, story),
        tellings=tellings_of(tolls),
        probability=frame.probability,
    )


def _sides(
    frame: Frame,
    named: Sequence[Token],
    doers: Sequence[Token],
    targets: Sequence[Token],
    story: Story,
    lexicon: Lexicon,
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Those who are named as having done it, or whose the ships of the doers are, and those hit."""
    more = (*specified(targets), *outcome(frame.trigger, lexicon))
    recipients = hittable(parties_at(story, [*targets, *more]), story, lexicon)
    actors = someone(story, parties_at(story, named))
    actors = actors or someone(story, parties_at(story, crews(doers, story, lexicon)))
    return tuple(party for party in actors if party not in recipients), recipients


def _spares_all(tolls: Sequence[Toll]) -> bool:
    """True for "there were no casualties in the attack", which tells no attack by itself."""
    return bool(tolls) and all(toll.telling == NOBODY for toll in tolls)


def _of_nowhere(shot_down: tuple[Party, ...]) -> tuple[Party, ...]:
    """Drones that were shot down, without the country of the place: whose they are the text rarely says."""
    return tuple(p if is_proper(p) else replace(p, country=None) for p in shot_down)


def _by(frame: Frame, lexicon: Lexicon) -> int | None:
    """The offset of the event that did it ("the strike killed nine") or it is part of ("stormed it, killing nine")."""
    trigger = frame.trigger
    near = [*frame.actors, *(preposition_objects(trigger, _WITHIN) if frame.entry.harm else ())]  # "killed in clashes"
    near += [trigger.head] if trigger.dep_ == "relcl" else []  # "an attack in which a bomber killed nine"
    event = next((token for token in near if is_instrument(token, lexicon)), None)
    if event is None and trigger.tag_ == _PART and frame.verbal:
        event = main_verb(trigger)
    return event.idx if event is not None and event != trigger else None


def _is_doer(token: Token, doers: Sequence[Party], story: Story) -> bool:
    """True for the "it" of "the ship fired at it" that is taken for the ship itself."""
    return token.tag_ == _PRONOUN and any(party in doers for party in story.parties.at(token))


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


def _mode_of(token: Token, lexicon: Lexicon) -> str | None:
    """The mode that a word tells, or that it tells with the word before it: the gas of "tear gas" is no poison."""
    if token.dep_ == "pobj" and token.head.lower_ == _INTO:  # "fired shots into the air"
        return None
    words = lexicon.mode_words
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > token.sent.start else ""
    return words.get(pair) or words.get(token.lower_) or words.get(token.lemma_.lower())


def _modes(frame: Frame, actors: tuple[Party, ...], story: Story, lexicon: Lexicon) -> tuple[str, ...]:
    trigger = frame.trigger
    modes = list(frame.entry.modes)
    reach = trigger.doc[
        max(trigger.sent.start, trigger.i - _MODE_REACH) : min(trigger.sent.end, trigger.i + _MODE_REACH)
    ]
    means = [t for o in preposition_objects(trigger, ("with", "using", "by")) for t in (o, *children(o, MODIFIERS))]
    targets = {t.i for t in frame.recipients if any(p.kind == "infrastructure" for p in story.parties.at(t))}
    for token in (*reach, *means):
        if token.i in targets:  # "attacked a gold mine"
            continue
        mode = _mode_of(token, lexicon)
        if mode and mode not in modes and token.ent_type_ not in PERSON_OR_BODY and _speaks_of(token, frame, lexicon):
            modes.append(mode)
    if trigger.lemma_.lower() in lexicon.words["air_verbs"] and any(party.kind in _STATE for party in actors):
        modes.insert(0, "aerial")  # states bomb from the air, others plant bombs
    return tuple(modes)
