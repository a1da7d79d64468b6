"""Talks: people meet or speak with each other to talk (PLOVER CONSULT)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from spacy.tokens import Token

from worker.event import Modality, Party
from worker.extraction.candidate import Candidate
from worker.extraction.frame import Frame, all_names
from worker.extraction.frames import frames
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import children, container_top, is_infinitive, preposition_objects
from worker.extraction.talks.results import with_results
from worker.extraction.talks.sides import CONSULT, mediators_of, purposes, sides_of, takes_up
from worker.extraction.talks.subject import subject_of
from worker.extraction.telling import is_proper, mention_of, parties_at, when, where
from worker.extraction.topic import is_private
from worker.normalisation.dates.grammar import SCHEDULING
from worker.story import Story

_PHONE = "phone"
_ACTING = {"government", "armed_force", "armed_group", "police"}
_ROUND = "round"
_PERSON = "PERSON"
_THEY = "they"
_COUNTERPART = "counterpart"
_OFFICE = {"person", "government", "country", "organization", "armed_force", "armed_group"}


def talks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    yield from with_results(list(_told(story)), story)


def _told(story: Story) -> Iterator[Candidate]:
    lexicon = load_lexicon("consult", CONSULT)
    before: tuple[Party, ...] = ()
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, partial(refusal, story=story, before=before)))
        meant = {noun.i for frame in found if frame.verbal for noun in purposes(frame.trigger)}
        nouns = {frame.trigger.i for frame in found if not frame.verbal}
        for frame in found:
            if frame.trigger.i in meant or _is_aim(frame, found):  # "travelled for talks" is one event
                continue
            if frame.entry.mediator and frame.trigger.head.i in nouns:  # "talks mediated by Oman" too
                continue
            sides = _sides(frame, story, before)
            before = sides if len(sides) > 1 else before
            yield _candidate(frame, sides, number, story, lexicon)


def _sides(frame: Frame, story: Story, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who talk: where the frame names none but points to those who talked `before`, these."""
    sides = sides_of(frame, story)
    if len(sides) == 1 and frame.recipients and [token.lower_ for token in frame.actors] == [_THEY]:
        sides = (*before[:1], *sides)  # "They will meet the president on Friday": the delegation that met others before
    named = any(is_proper(party) and not _overlap(party, before) for party in sides) or len(sides) > 1
    if (named and not _is_side(frame)) or not takes_up(frame, before):
        return sides or (before if _is_next(frame, load_lexicon("consult", CONSULT)) else ())
    return before


def _is_side(frame: Frame) -> bool:
    """True for "the two sides", who are those that talked before, whoever else was named since."""
    return [token.lemma_.lower() for token in frame.actors] in [["side"], ["party"]]


def _overlap(party: Party, others: Sequence[Party]) -> bool:
    """True for the "French and German ministers" that "they" were taken for."""
    theirs = [span for other in others for span in other.mentions]
    return any(own.start < span.end and span.start < own.end for own in party.mentions for span in theirs)


def _is_aim(frame: Frame, found: Sequence[Frame]) -> bool:
    """True for the "discuss" of "met to discuss the dam"."""
    verb = frame.trigger
    told = any(other.trigger.i == verb.head.i for other in found if other is not frame)
    return frame.verbal and told and verb.dep_ in {"advcl", "xcomp"} and is_infinitive(verb)


def _is_next(frame: Frame, lexicon: Lexicon) -> bool:
    """True for "the next round of talks", "the last meeting", "the talks will resume": those who talked before do."""
    nouns = (frame.trigger, container_top(frame.trigger))
    again = lexicon.words["again"] | lexicon.words["earlier"]
    return _goes_on(frame, lexicon) or any(child.lower_ in again for noun in nouns for child in noun.children)


def _goes_on(frame: Frame, lexicon: Lexicon) -> bool:
    """True for talks that are the subject of a verb of `going_on` that is still to come."""
    if frame.verbal or frame.trigger.dep_ not in {"nsubj", "nsubjpass"} or _modality(frame) != "planned":
        return False
    verb = frame.trigger.head
    due = [verb, *children(verb, {"acomp"})]  # "are due to resume"
    governed = [*due, *(clause for token in due for clause in children(token, {"xcomp"}))]
    return any(token.lemma_.lower() in lexicon.words["going_on"] for token in governed)


_Need = Callable[[Frame, tuple[Party, ...], Story], bool]


def refusal(frame: Frame, story: Story, before: tuple[Party, ...] = ()) -> str | None:
    """Why a frame tells no talks, None where it does; `before` are those who talked in the text before it."""
    sides, need = _sides(frame, story, before), frame.entry.needs
    if need is not None and not NEEDS[need](frame, sides, story):
        return f"what it asks for is not told (`needs: {need}`)"
    if _is_fixture(frame, sides):
        return "only teams or players meet, in one of `fixtures`"
    if is_private(sides, story):
        return "nobody who acts for a state or a people takes part, in an article of a topic of `private`"
    if frame.verbal:
        return (
            None if _verb_fits(frame, story) else f"the other side is not of the kind (`object: {frame.entry.object}`)"
        )
    lexicon = load_lexicon("consult", CONSULT)
    if sides == before and sides and _is_next(frame, lexicon) and frame.entry.weak:
        dated = when(story, frame.trigger) is not None or _modality(frame) == "planned"
        return None if dated else "talks of those who talked before, without a day of their own"
    if not frame.entry.weak or len(sides) > 1 or (sides and _of_office(frame.actors, story)):
        return None
    if _is_hosted(frame, story):
        return None
    return None if _is_talk_about_talks(frame) else "fewer than two sides, and none of office (`weak`)"


def _is_hosted(frame: Frame, story: Story) -> bool:
    """True for "is hosting the ASEAN summit": a meeting with a name, which somebody of office holds."""
    named = any(token.ent_type_ for token in (frame.trigger, *children(frame.trigger, {"compound", "nmod"})))
    hosts = frame.carrier is not None and not frame.verbal and mediators_of(frame, story)
    return named and bool(hosts) and _of_office(frame.actors, story)


def _is_fixture(frame: Frame, sides: tuple[Party, ...]) -> bool:
    """True for teams and players: "Spain meet Italy in the quarter-final", "Rossi and Mora met in the final"."""
    words = load_lexicon("consult", CONSULT).words["fixtures"]
    if not frame.verbal or any(p.role or p.sector or p.kind in _ACTING for p in sides):
        return False
    if any(party.kind != "country" for party in sides):  # others also meet for a first round of talks
        words = frozenset(word for word in words if not word.endswith(_ROUND))
    adjuncts = preposition_objects(frame.trigger, ("in", "for", "at"))
    return any(all_names([noun]) & words and not preposition_objects(noun, ("of",)) for noun in adjuncts)


def _verb_fits(frame: Frame, story: Story) -> bool:
    wanted = frame.entry.object
    if wanted is None or not frame.recipients:
        return True
    if any(token.lemma_.lower() == _COUNTERPART for token in frame.recipients):  # "his Thai and Lao counterparts"
        return True
    guests = load_lexicon("consult", CONSULT).words["guests"]
    if any(token.lemma_.lower() in guests for token in frame.recipients):
        return True
    kinds = {party.kind for token in frame.recipients for party in story.parties.at(token)}
    kinds |= {"person" for token in frame.recipients if token.ent_type_ == _PERSON}  # whatever stands before the name
    if wanted == "person":
        return bool(kinds & (_OFFICE if _by_phone(frame) else {_PERSON.lower()}))
    return bool(kinds & (_OFFICE | {"civilians", "police"}))


def _of_office(heads: tuple[Token, ...], story: Story) -> bool:
    """True where someone who acts for a state, a force or an organisation is among the heads."""
    parties = parties_at(story, heads)
    return any(p.role or p.sector or p.kind in _OFFICE - {"person"} for p in parties)


def _needs_other(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    return bool(sides) and (len(sides) > 1 or any(token.tag_ in {"NNS", "NNPS"} for token in frame.actors))


def _needs_side(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    """Speaking to someone counts between people of office, not to the press or a crowd; "X and Y spoke" by phone."""
    if not frame.recipients and len(sides) > 1:
        return _by_phone(frame)
    return (
        len(sides) > 1
        and bool(frame.recipients)
        and _of_office(frame.recipients, story)
        and not any(party.sector == "JRN" for party in sides)
    )


def _needs_office(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    if not _of_office(frame.actors, story):
        return False
    if not frame.verbal:
        return True
    return any(t.ent_type_ in {"GPE"} for t in frame.recipients) or _of_office(frame.recipients, story)


def _needs_purpose(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    lexicon = load_lexicon("consult", CONSULT)
    purposes = preposition_objects(frame.trigger, ("for",))
    aims = [c for c in frame.trigger.children if c.dep_ in {"advcl", "xcomp"} and is_infinitive(c)]
    talk_verbs = any(aim.lemma_.lower() in lexicon.verbs for aim in aims)
    return _of_office(frame.actors, story) and (talk_verbs or any(t.lemma_.lower() in lexicon.nouns for t in purposes))


def _needs_phone(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    if frame.verbal:
        return len(sides) > 1 and (_by_phone(frame) or _calls_to_say(frame))
    return len(sides) > 1 or (bool(sides) and _by_phone(frame))


def _by_phone(frame: Frame) -> bool:
    words = load_lexicon("consult", CONSULT).words["phone_words"]
    return any(token.lower_ in words for token in frame.trigger.sent)


def _calls_to_say(frame: Frame) -> bool:
    """ "called him on Friday to express ...": a telephone call, where "called him a liar" is not."""
    saying = load_lexicon("consult", CONSULT).words["call_purposes"]
    clauses = children(frame.trigger, {"advcl", "xcomp"})
    clauses += [aim for other in frame.recipients for aim in children(other, {"acl", "relcl"}) if is_infinitive(aim)]
    return any(clause.lemma_.lower() in saying for clause in clauses)


def _needs_plural(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    return frame.trigger.tag_ in {"NNS", "NNPS"}


def _needs_next(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    """ "the next round"; of "the next round of talks" the talks are the word."""
    return _is_next(frame, load_lexicon("consult", CONSULT)) and not preposition_objects(frame.trigger, ("of",))


NEEDS: Mapping[str, _Need] = {
    "other": _needs_other,
    "side": _needs_side,
    "office": _needs_office,
    "purpose": _needs_purpose,
    "phone": _needs_phone,
    "plural": _needs_plural,
    "next": _needs_next,
}


def _is_talk_about_talks(frame: Frame) -> bool:
    """A definite meeting ("the summit") points to talks told elsewhere."""
    return any(child.lower_ in {"the", "this"} for child in frame.trigger.children) and frame.trigger.lemma_ == "summit"


def _candidate(frame: Frame, sides: tuple[Party, ...], number: int, story: Story, lexicon: Lexicon) -> Candidate:
    modes = _modes(frame, lexicon)
    date = when(story, frame.trigger) or next(filter(None, (when(story, verb) for verb in _scheduled(frame))), None)
    place = None if "phone" in modes else where(story, frame.trigger)
    mediators = mediators_of(frame, story)
    begun = frame.entry.mediator and frame.entry.object_is  # "launched a mediation effort"
    bringing = mediators if begun or _is_hosted(frame, story) else ()
    known = any(is_proper(party) or party.country for party in (*sides, *bringing))
    return Candidate(
        type="talks",
        plover=CONSULT,
        modes=modes,
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=_modality(frame),
        actors=sides,
        mediators=mediators,
        subject=subject_of(frame, story),
        date=date,
        place=place,
        weight=round(0.3 + 0.15 * min(len(sides), 3) + 0.1 * frame.verbal + 0.05 * (not frame.entry.weak), 2),
        nominal=not frame.verbal and frame.carrier is None,
        generic=not known
        and not (sides and (frame.verbal or frame.carrier) and date and place),  # some met, at a place and on a day
    )


def _scheduled(frame: Frame) -> Iterator[Token]:
    """The verb that tells when talks are to be: "talks scheduled for Friday", "a second round is to be held in May"."""
    noun = container_top(frame.trigger)
    yield from (clause for clause in children(frame.trigger, {"relcl", "acl"}) if clause.lemma_.lower() in SCHEDULING)
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.lemma_ == "be":
        yield from children(noun.head, {"xcomp"})


def _modality(frame: Frame) -> Modality:
    modality = modality_of(frame.trigger)
    carrier = frame.carrier
    return modality_of(carrier) if modality == "actual" and carrier is not None else modality


def _modes(frame: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    trigger = frame.trigger
    means = preposition_objects(trigger, ("by", "over", "via", "on", "through", "in", "during"))
    around = {t.lower_ for t in (trigger, *trigger.children, *means, *(c for t in means for c in t.children))}
    modes = list(frame.entry.modes)
    within = (entry for token in means for entry in lexicon.nouns.get(token.lemma_.lower(), ()))
    if (
        around & lexicon.words["phone_words"] or any("phone" in entry.modes for entry in within)
    ) and "phone" not in modes:
        modes.append("phone")
    if around & lexicon.words["multilateral"] and "multilateral" not in modes:
        modes.append("multilateral")
    return tuple(modes)
