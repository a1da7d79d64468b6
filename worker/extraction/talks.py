"""Talks: people meet or speak with each other to talk (PLOVER CONSULT)."""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from worker.event import Modality, Party
from worker.extraction.candidate import Candidate
from worker.extraction.frame import Frame
from worker.extraction.frames import frames
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import clause_head, preposition_objects, subjects
from worker.extraction.telling import is_proper, mention_of, parties_at, someone, when, where
from worker.story import Story

_TYPE = "CONSULT"
_OFFICE = {"person", "government", "country", "organization", "armed_force", "armed_group"}
_SIDES = ("with", "between", "among", "alongside", "involving")
_WHILE = {"in", "at", "during", "after", "before", "following"}  # "after a meeting with X, Y said"


def talks(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("consult", _TYPE)
    for number, sentence in enumerate(story.sentences()):
        for frame in frames(sentence, lexicon, lambda frame: refusal(frame, story)):
            yield _candidate(frame, _sides(frame, story), number, story, lexicon)


def _sides(frame: Frame, story: Story) -> tuple[Party, ...]:
    heads = [token for token in frame.actors if frame.verbal or not _is_venue(token, story)]
    if frame.verbal:
        goal = frame.entry.object == "office" or frame.entry.needs == "purpose"  # a place, though countries also act
        heads += [t for t in frame.recipients if not (goal and t.ent_type_ == "GPE")]
        if frame.entry.needs == "purpose":
            heads += _purposed(frame.trigger)
    else:
        heads += preposition_objects(frame.trigger, _SIDES)
        heads += _taking_part(frame)
        if frame.carrier is not None:
            heads += preposition_objects(frame.carrier, ("with",))
        heads += preposition_objects(frame.trigger, ("by", "of")) if "visit" in frame.entry.modes else []
    mediators = _mediators(frame, story)
    return tuple(p for p in someone(parties_at(story, heads)) if p not in mediators)


def _purposed(verb: Token) -> list[Token]:
    """The other side of "gathered for talks with X"."""
    return [side for noun in preposition_objects(verb, ("for",)) for side in preposition_objects(noun, ("with",))]


def _taking_part(frame: Frame) -> list[Token]:
    """Who "is in talks with X", or "said after a meeting with X": the subject of the clause that holds the phrase."""
    trigger = frame.trigger
    if frame.actors or trigger.dep_ != "pobj" or trigger.head.lower_ not in _WHILE:
        return []
    return subjects(clause_head(trigger)) if preposition_objects(trigger, ("with",)) else []


def _is_venue(token: Token, story: Story) -> bool:
    """True for the city of "the Vienna meeting"."""
    return token.dep_ == "compound" and any(
        place.start <= token.idx < place.end and place.precision == "city" for place in story.places
    )


def _mediators(frame: Frame, story: Story) -> tuple[Party, ...]:
    """Those who bring the sides together: "talks mediated by Qatar", "U.N.-brokered talks"."""
    verbs = load_lexicon("consult", _TYPE).words["mediate_verbs"]
    if frame.entry.mediator:
        return parties_at(story, frame.actors)
    heads: list[Token] = []
    trigger = frame.trigger
    for child in trigger.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in verbs:
            heads += subjects(child)
        if child.dep_ == "amod" and child.lemma_.lower() in verbs:  # "Qatari-mediated talks"
            heads += [c for c in child.children if c.dep_ in {"npadvmod", "amod", "compound", "nmod"}]
    if trigger.dep_ in {"dobj", "nsubjpass"} and trigger.head.lemma_.lower() in {"mediate", "broker", "facilitate"}:
        heads += subjects(trigger.head)
    return parties_at(story, heads)


_Need = Callable[[Frame, tuple[Party, ...], Story], bool]


def refusal(frame: Frame, story: Story) -> str | None:
    """Why a frame tells no talks, None where it does."""
    sides, need = _sides(frame, story), frame.entry.needs
    if need is not None and not NEEDS[need](frame, sides, story):
        return f"what it asks for is not told (`needs: {need}`)"
    if frame.verbal:
        return (
            None if _verb_fits(frame, story) else f"the other side is not of the kind (`object: {frame.entry.object}`)"
        )
    if not frame.entry.weak or len(sides) > 1 or (sides and _of_office(frame.actors, story)):
        return None
    return None if _is_talk_about_talks(frame) else "fewer than two sides, and none of office (`weak`)"


def _verb_fits(frame: Frame, story: Story) -> bool:
    wanted = frame.entry.object
    if wanted is None or not frame.recipients:
        return True
    kinds = {party.kind for token in frame.recipients for party in story.parties.at(token)}
    return bool(kinds & ({"person"} if wanted == "person" else _OFFICE | {"civilians", "police"}))


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
    lexicon = load_lexicon("consult", _TYPE)
    purposes = preposition_objects(frame.trigger, ("for",))
    talk_verbs = any(c.dep_ in {"advcl", "xcomp"} and c.lemma_.lower() in lexicon.verbs for c in frame.trigger.children)
    return _of_office(frame.actors, story) and (talk_verbs or any(t.lemma_.lower() in lexicon.nouns for t in purposes))


def _needs_phone(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    if frame.verbal:
        return len(sides) > 1 and (_by_phone(frame) or _calls_to_say(frame))
    return len(sides) > 1 or (bool(sides) and _by_phone(frame))


def _by_phone(frame: Frame) -> bool:
    words = load_lexicon("consult", _TYPE).words["phone_words"]
    return any(token.lower_ in words for token in frame.trigger.sent)


def _calls_to_say(frame: Frame) -> bool:
    """ "called him on Friday to express ...": a telephone call, where "called him a liar" is not."""
    saying = load_lexicon("consult", _TYPE).words["call_purposes"]
    clauses = [child for child in frame.trigger.children if child.dep_ in {"advcl", "xcomp"}]
    return any(clause.lemma_.lower() in saying for clause in clauses)


def _needs_plural(frame: Frame, sides: tuple[Party, ...], story: Story) -> bool:
    return frame.trigger.tag_ in {"NNS", "NNPS"}


NEEDS: Mapping[str, _Need] = {
    "other": _needs_other,
    "side": _needs_side,
    "office": _needs_office,
    "purpose": _needs_purpose,
    "phone": _needs_phone,
    "plural": _needs_plural,
}


def _is_talk_about_talks(frame: Frame) -> bool:
    """A definite meeting ("the summit") points to talks told elsewhere."""
    return any(child.lower_ in {"the", "this"} for child in frame.trigger.children) and frame.trigger.lemma_ == "summit"


def _candidate(frame: Frame, sides: tuple[Party, ...], number: int, story: Story, lexicon: Lexicon) -> Candidate:
    modes = _modes(frame, lexicon)
    return Candidate(
        type="talks",
        plover=_TYPE,
        modes=modes,
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=_modality(frame),
        actors=sides,
        mediators=_mediators(frame, story),
        date=when(story, frame.trigger),
        place=None if "phone" in modes else where(story, frame.trigger),
        weight=round(0.3 + 0.15 * min(len(sides), 3) + 0.1 * frame.verbal + 0.05 * (not frame.entry.weak), 2),
        nominal=not frame.verbal and frame.carrier is None,
        generic=not sides or not any(is_proper(party) or party.country for party in sides),
    )


def _modality(frame: Frame) -> Modality:
    modality = modality_of(frame.trigger)
    carrier = frame.carrier
    return modality_of(carrier) if modality == "actual" and carrier is not None else modality


def _modes(frame: Frame, lexicon: Lexicon) -> tuple[str, ...]:
    trigger = frame.trigger
    means = preposition_objects(trigger, ("by", "over", "via", "on", "through"))
    around = {t.lower_ for t in (trigger, *trigger.children, *means, *(c for t in means for c in t.children))}
    modes = list(frame.entry.modes)
    if around & lexicon.words["phone_words"] and "phone" not in modes:
        modes.append("phone")
    if around & lexicon.words["multilateral"] and "multilateral" not in modes:
        modes.append("multilateral")
    return tuple(modes)
