"""The other acts of PLOVER: agree, support, concede, cooperate, aid, retreat, request ... coerce."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from spacy.tokens import Token

from worker.event import EventType, Party
from worker.extraction.candidate import Candidate
from worker.extraction.frames import Frame, frames
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import children, objects
from worker.extraction.telling import mention_of, parties_at, when, where
from worker.story import Story

_WORLDLY = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"}
_UNNAMED = {"unknown", "infrastructure"}


def acts(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("acts")
    for number, sentence in enumerate(story.sentences()):
        for frame in frames(sentence, lexicon):
            actors, recipients = parties_at(story, frame.actors), parties_at(story, frame.recipients)
            if _tells(frame, actors, recipients, story, lexicon):
                yield _candidate(frame, actors, recipients, number, story)


def _tells(
    frame: Frame, actors: tuple[Party, ...], recipients: tuple[Party, ...], story: Story, lexicon: Lexicon
) -> bool:
    entry = frame.entry
    if entry.needs is not None and not _NEEDS[entry.needs](frame, lexicon):
        return False
    if entry.object == "party" and not any(_named(token, story) for token in frame.recipients):
        return False
    if entry.object == "person" and not any(party.kind == "person" for party in recipients):
        return False
    if entry.weak:
        return any(party.kind not in _UNNAMED for party in (*actors, *recipients))
    return any(_named(token, story) for token in (*frame.actors, *frame.recipients))


def _named(token: Token, story: Story) -> bool:
    if token.ent_type_ in _WORLDLY:
        return True
    return any(party.kind not in _UNNAMED for party in story.parties.at(token))


def _strike(frame: Frame, lexicon: Lexicon) -> bool:
    """ "went on strike", "stopped work", "walked out"."""
    near = {token.lemma_.lower() for child in frame.trigger.children for token in child.subtree}
    return bool(near & lexicon.words["strike_words"])


def _alert(frame: Frame, lexicon: Lexicon) -> bool:
    near = {token.lemma_.lower() for token in frame.trigger.subtree}
    return bool(near & lexicon.words["alert_words"])


def _appeal(frame: Frame, lexicon: Lexicon) -> bool:
    """ "called on X to", "called for": a preposition right after, not a telephone call."""
    preps = {child.lower_ for child in children(frame.trigger, {"prep"})}
    return bool(preps & {"on", "upon", "for"}) and not objects(frame.trigger)


def _no_agreement(frame: Frame, lexicon: Lexicon) -> bool:
    """ "failed to reach agreement"."""
    near = {token.lemma_.lower() for child in children(frame.trigger, {"xcomp"}) for token in child.subtree}
    return bool(near & lexicon.words["agreement_words"])


_NEEDS: Mapping[str, Callable[[Frame, Lexicon], bool]] = {
    "strike": _strike,
    "alert": _alert,
    "appeal": _appeal,
    "agreement": _no_agreement,
}


def _candidate(
    frame: Frame, actors: tuple[Party, ...], recipients: tuple[Party, ...], number: int, story: Story
) -> Candidate:
    kind = cast(EventType, frame.entry.type.lower())
    return Candidate(
        type=kind,
        plover=frame.entry.type,
        modes=frame.entry.modes,
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality_of(frame.trigger),
        actors=actors,
        recipients=tuple(party for party in recipients if party not in actors),
        date=when(story, frame.trigger),
        place=where(story, frame.trigger),
        weight=round(0.25 + 0.2 * bool(actors) + 0.2 * bool(recipients) + 0.1 * frame.verbal, 2),
        generic=not frame.verbal and not actors,
    )
