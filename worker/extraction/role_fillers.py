"""Who acts and whom it concerns, as grammar and reader tell it.

Of an act each noun of the sentence is scored for both roles by a logistic of what the grammar makes of it, of the
reader's logits for it and for its rivals, and of where it stands; it fills the likelier role from the cut on. Weights:
reader/roles.yaml, fitted to gold left out of the training (`make roles`). Attacks and talks keep the grammar's roles,
and the reader fills what it leaves empty: the score finds more of their parties too, but their mentions are put
together by their parties, and on unread articles fewer were put together rightly.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from spacy.tokens import Token

from worker.extraction.grammar.frame import Frame
from worker.extraction.plover import ASSAULT, CONSULT
from worker.labels import CONJ, DOBJ, NOMINALS, POBJ, PRON, SUBJECTS, VALUES, WHO
from worker.reader import Reading
from worker.resources import load_yaml

Role = Literal["actor", "recipient"]
BOTH: tuple[Role, ...] = get_args(Role)
ACTOR, RECIPIENT = BOTH

_BY_GRAMMAR = {ASSAULT, CONSULT}
_INNER = {"compound", "nmod", "amod", "appos", "attr"}  # parts of a phrase that its head names already
_CUT = "chance_to_fill"
_CLIP = 6.0  # logits beyond say no more
_FAR = 10.0  # words


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that may fill a role of a trigger, and what speaks for it: a number for each feature by name."""

    token: Token
    features: Mapping[str, float]


def filled(frame: Frame, reading: Reading | None) -> Frame:
    """The frame with the actors and recipients that grammar and reader make likely; as it is without a reader."""
    if reading is None:
        return frame
    return _completed(frame, reading) if frame.entry.type in _BY_GRAMMAR else _scored(frame, reading)


def fillers(frame: Frame, reading: Reading) -> Iterator[Filler]:
    """The words that may fill a role of the frame's trigger, in their order, with their features."""
    given = [*frame.actors, *frame.recipients]
    tokens = [t for t in frame.trigger.sent if t.i != frame.trigger.i and (_can_fill(t) or t in given)]
    tokens += [t for t in given if t.sent != frame.trigger.sent]  # an antecedent
    logits = {role: [_logit(role, frame.trigger, token, reading) for token in tokens] for role in BOTH}
    for at, token in enumerate(tokens):
        rivals = {role: max((x for n, x in enumerate(logits[role]) if n != at), default=-_CLIP) for role in BOTH}
        own = {role: logits[role][at] for role in BOTH}
        yield Filler(token, _features(frame, token, own, rivals))


def _scored(frame: Frame, reading: Reading) -> Frame:
    chosen: dict[Role, list[Token]] = {role: [] for role in BOTH}
    for filler in fillers(frame, reading):
        chance = {role: _chance(role, filler.features) for role in BOTH}
        role = max(BOTH, key=lambda each: chance[each])
        if chance[role] >= _weights(role)[_CUT]:
            chosen[role].append(filler.token)
    return replace(frame, actors=tuple(chosen[ACTOR]), recipients=tuple(chosen[RECIPIENT]))


def _features(
    frame: Frame, token: Token, own: Mapping[Role, float], rivals: Mapping[Role, float]
) -> Mapping[str, float]:
    distance = token.i - frame.trigger.i
    return {
        "base_level": 1.0,
        "grammar_actor": float(token in frame.actors),
        "grammar_recipient": float(token in frame.recipients),
        "grammar_no_actor": float(not frame.actors),
        "grammar_no_recipient": float(not frame.recipients),
        "reader_actor": own[ACTOR],
        "reader_recipient": own[RECIPIENT],
        "likeliest_actor": float(own[ACTOR] >= rivals[ACTOR]),
        "likeliest_recipient": float(own[RECIPIENT] >= rivals[RECIPIENT]),
        "is_coordinated": float(token.dep_ == CONJ),
        "is_named": float(token.ent_type_ in WHO),
        "is_pronoun": float(token.pos_ == PRON),
        "is_subject": float(token.dep_ in SUBJECTS),
        "is_object": float(token.dep_ == DOBJ),
        "behind_preposition": float(token.dep_ == POBJ),
        "behind_trigger": float(distance > 0),
        "word_distance": min(abs(distance), _FAR) / _FAR,
        "is_verbal": float(frame.verbal),
    }


def _can_fill(token: Token) -> bool:
    return token.pos_ in NOMINALS and token.dep_ not in _INNER and token.ent_type_ not in VALUES


def _logit(role: Role, trigger: Token, token: Token, reading: Reading) -> float:
    logit = reading.role(role, (trigger.idx, trigger.idx + len(trigger)), (token.idx, token.idx + len(token)))
    return max(-_CLIP, min(_CLIP, logit))


def _chance(role: Role, features: Mapping[str, float]) -> float:
    weights = _weights(role)
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in features.items())))


@cache
def _weights(role: Role) -> Mapping[str, float]:
    """The weight of each feature for a role, and its cut."""
    return dict(load_yaml("reader/roles.yaml")[role])


def _completed(frame: Frame, reading: Reading) -> Frame:
    """The frame with the phrases that the reader takes for its actor and its recipient, where the grammar has none."""
    if frame.actors and frame.recipients:
        return frame
    taken = {token.i for token in (*frame.actors, *frame.recipients, frame.trigger)}
    heads = [t for t in frame.trigger.sent if _can_fill(t) and t.dep_ != CONJ and t.i not in taken]
    if not frame.actors:
        actor = _best(ACTOR, frame.trigger, heads, reading)
        frame = replace(frame, actors=actor)
        heads = [token for token in heads if token not in actor]
    if not frame.recipients:
        frame = replace(frame, recipients=_best(RECIPIENT, frame.trigger, heads, reading))
    return frame


def _best(role: Role, trigger: Token, heads: Sequence[Token], reading: Reading) -> tuple[Token, ...]:
    """The phrase that fills the role most, if it is likelier than not."""
    scored = [(_logit(role, trigger, token, reading), token) for token in heads]
    logit, best = max(scored, key=lambda pair: pair[0], default=(_least(role), trigger))
    return (best,) if logit > _least(role) else ()


@cache
def _least(role: Role) -> float:
    """The logit from which on a phrase fills an empty role."""
    return float(load_yaml("reader/acceptance.yaml")["roles"][role])
