"""PLOVER contexts: what kind of matter an event belongs to.

The words of its clause decide; where they say nothing, its modes, the sectors of its parties, or that states stand on
both sides. None rather than a guess, and one at most: a second was wrong more often than right.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from worker.event import Event, Party, Plover
from worker.extraction.grammar.tree import clause_head
from worker.labels import PLACES
from worker.resources import load_yaml

_FAR = 25  # words between a trigger and what still belongs to its matter
_STATES = {"country", "government"}


def with_contexts(event: Event, trigger: Token) -> Plover | None:
    """The code of `event` with the context that the clause of its trigger, its modes and its parties tell."""
    code = event.plover
    if code is None:
        return None
    parties = (*event.actors, *event.recipients)
    told = _by_words(trigger) or _by_modes(code) or _by_sectors(parties) or _by_states(code, parties)
    return replace(code, contexts=(told,)) if told else code


def _by_words(trigger: Token) -> str | None:
    """The context of which most words stand in the clause, of equals the one whose word is nearest."""
    found: dict[str, list[int]] = {}
    for token in _clause(trigger):
        context = _context_of(token)
        if context is not None:
            found.setdefault(context, []).append(abs(token.i - trigger.i))
    return min(found, key=lambda context: (-len(found[context]), min(found[context])), default=None)


def _clause(trigger: Token) -> Span:
    top = trigger if trigger.pos_ == "VERB" else clause_head(trigger)
    first, last = max(top.left_edge.i, trigger.i - _FAR), min(top.right_edge.i, trigger.i + _FAR)
    return trigger.doc[first : last + 1]


def _context_of(token: Token) -> str | None:
    if token.ent_type_ in PLACES:  # the bank of "West Bank"
        return None
    words = _words()
    forms = (token.lemma_.lower(), token.lower_)
    if token.i > token.sent.start:
        before = token.nbor(-1).lower_
        pair = next((words[p] for form in forms if (p := f"{before} {form}") in words), None)
        if pair is not None:
            return pair
    return next((words[form] for form in forms if form in words), None)


def _by_modes(code: Plover) -> str | None:
    implied: Mapping[str, str] = _data()["modes"].get(code.type, {})
    return next((implied[mode] for mode in code.modes if mode in implied), None)


def _by_sectors(parties: tuple[Party, ...]) -> str | None:
    implied: Mapping[str, str] = _data()["sectors"]
    return next((context for p in parties if (context := implied.get(p.sector or ""))), None)


def _by_states(code: Plover, parties: tuple[Party, ...]) -> str | None:
    if code.type not in _data()["between_states"]:
        return None
    states = {party.country or party.name for party in parties if _is_official(party)}
    return "diplomatic" if len(states) > 1 else None


def _is_official(party: Party) -> bool:
    """True for a state, and for whoever acts for one or for several."""
    in_office = party.kind == "person" and party.country is not None and party.role is not None
    return party.kind in _STATES or in_office or party.sector in _data()["officials"]


@cache
def _words() -> Mapping[str, str]:
    return {word: context for context, words in _data()["words"].items() for word in words}


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_yaml("lexicon/contexts.yaml")
    return data
