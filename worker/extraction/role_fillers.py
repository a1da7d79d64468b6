"""Who fills a role of a trigger that the grammar leaves empty, as the reader tells it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from worker.extraction.grammar.frame import Frame
from worker.labels import NOMINALS, VALUES
from worker.reader import Reading
from worker.resources import load_yaml

_INNER = {"compound", "nmod", "amod", "conj", "appos", "attr"}  # parts of a phrase that its head names already


def filled(frame: Frame, reading: Reading | None) -> Frame:
    """The frame with the phrases that the reader takes for its actor and its recipient, where it has none."""
    if reading is None or (frame.actors and frame.recipients):
        return frame
    taken = {token.i for token in (*frame.actors, *frame.recipients, frame.trigger)}
    heads = [token for token in frame.trigger.sent if _can_fill(token) and token.i not in taken]
    if not frame.actors:
        actor = _best("actor", frame.trigger, heads, reading)
        frame = replace(frame, actors=actor)
        heads = [token for token in heads if token not in actor]
    if not frame.recipients:
        frame = replace(frame, recipients=_best("recipient", frame.trigger, heads, reading))
    return frame


def _can_fill(token: Token) -> bool:
    return token.pos_ in NOMINALS and token.dep_ not in _INNER and token.ent_type_ not in VALUES


def _best(role: str, trigger: Token, heads: Sequence[Token], reading: Reading) -> tuple[Token, ...]:
    """The phrase that fills the role most, if it is likelier than not."""
    asking = (trigger.idx, trigger.idx + len(trigger))
    scored = [(reading.role(role, asking, (token.idx, token.idx + len(token))), token) for token in heads]
    logit, best = max(scored, key=lambda pair: pair[0], default=(_least(role), trigger))
    return (best,) if logit > _least(role) else ()


@cache
def _least(role: str) -> float:
    """The logit from which on a phrase fills a role."""
    return float(load_yaml("reader/acceptance.yaml")["roles"][role])
