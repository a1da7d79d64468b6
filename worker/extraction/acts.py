"""The other acts of PLOVER: agree, support, concede, cooperate, aid, retreat, request ... coerce."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from spacy.tokens import Token

from worker.event import EventType, Party
from worker.extraction.candidate import Candidate
from worker.extraction.frames import Frame, frames
from worker.extraction.intention import intended
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.modality import modality_of
from worker.extraction.syntax import children, container_top, objects
from worker.extraction.telling import is_proper, mention_of, parties_at, someone, when, where
from worker.story import Story

_WORLDLY = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"}
_NEAR_WORDS = 7
_UNNAMED = {"unknown", "infrastructure"}


def acts(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a mention, sentence by sentence."""
    lexicon = load_lexicon("acts")
    for number, sentence in enumerate(story.sentences()):
        found = list(frames(sentence, lexicon, lambda frame: _tells(frame, story, lexicon)))
        verbs = {frame.trigger.i for frame in found if frame.verbal}
        for frame in found:
            if frame.verbal or container_top(frame.trigger).head.i not in verbs:  # "lifted sanctions" is one act
                yield _candidate(frame, number, story)


def _roles(frame: Frame, story: Story) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and recipients: of these also things, but no bare common noun ("condemned the attack")."""
    done_to = parties_at(story, frame.recipients)
    return someone(parties_at(story, frame.actors)), tuple(p for p in done_to if p.kind != "unknown" or is_proper(p))


def _tells(frame: Frame, story: Story, lexicon: Lexicon) -> bool:
    entry = frame.entry
    actors, recipients = _roles(frame, story)
    if entry.needs is not None and not _NEEDS[entry.needs](frame, lexicon):
        return False
    if entry.object == "party" and not any(_named(token, story) for token in frame.recipients):
        return False
    if entry.object == "needy" and not any(t.lemma_.lower() in lexicon.words["needy"] for t in frame.recipients):
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


def _near(words: str) -> Callable[[Frame, Lexicon], bool]:
    """A need met by one of the lexicon's words under the trigger ("went on strike", "found him guilty")."""

    def met(frame: Frame, lexicon: Lexicon) -> bool:
        after = frame.trigger.doc[frame.trigger.i + 1 : min(frame.trigger.i + _NEAR_WORDS, frame.trigger.sent.end)]
        return any(token.lemma_.lower() in lexicon.words[words] for token in after)

    return met


def _appeal(frame: Frame, lexicon: Lexicon) -> bool:
    """ "called on X to", "called for": a preposition right after, not a telephone call."""
    preps = [child for child in children(frame.trigger, {"prep"}) if child.lower_ in {"on", "upon", "for"}]
    asked = [token for prep in preps for token in children(prep, {"pobj"}) if token.ent_type_ not in {"DATE", "TIME"}]
    return bool(asked) and not objects(frame.trigger)


_NEEDS: Mapping[str, Callable[[Frame, Lexicon], bool]] = {
    "strike": _near("strike_words"),
    "alert": _near("alert_words"),
    "agreement": _near("agreement_words"),
    "verbal": _near("verbal_words"),
    "refugees": _near("refugee_words"),
    "guilty": _near("guilty_words"),
    "hunger": _near("hunger_words"),
    "stop": _near("stop_words"),
    "peacekeeping": _near("peacekeeping_words"),
    "appeal": _appeal,
}


def _candidate(frame: Frame, number: int, story: Story) -> Candidate:
    actors, recipients = _roles(frame, story)
    plover, modality = intended(frame.trigger, frame.entry.type, modality_of(frame.trigger))
    return Candidate(
        type=cast(EventType, plover.lower()),
        plover=plover,
        modes=frame.entry.modes if plover == frame.entry.type else (),
        mention=mention_of(story, frame),
        trigger=frame.trigger.idx,
        sentence=number,
        modality=modality,
        actors=actors,
        recipients=tuple(party for party in recipients if party not in actors),
        date=when(story, frame.trigger),
        place=where(story, frame.trigger),
        weight=round(0.25 + 0.2 * bool(actors) + 0.2 * bool(recipients) + 0.1 * frame.verbal, 2),
        generic=not frame.verbal and not actors,
        nominal=not frame.verbal and frame.carrier is None,
    )
