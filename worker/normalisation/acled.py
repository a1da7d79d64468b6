"""ACLED's event and sub-event type of an event: its facts, and the ordered rules of resources/acled.yaml over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from worker.event import HARMS, Acled, Event, Modality, Party
from worker.resources import load_yaml

_NOBODY = frozenset({"nobody"})
_SITES = frozenset({"place", "base"})
_HAPPENED: frozenset[Modality] = frozenset({"actual", "historical"})
Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event and the words that tell it: those of its mentions, and those of the sentences these stand in.

    Words are lower case, as in the text and as lemmas, singly and with the word after them. `sentences` are their
    numbers in the article.
    """

    event: Event
    told: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    sentences: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table: the code if every slot of `when` and none of `unless` has a value that is listed there."""

    code: Acled | None
    when: Facts
    unless: Facts

    def holds(self, facts: Facts) -> bool:
        return all(values & facts[slot] for slot, values in self.when.items()) and not any(
            values & facts[slot] for slot, values in self.unless.items()
        )


def codes(tellings: Iterable[Telling]) -> tuple[Acled | None, ...]:
    """The codes of all events of an article: what one is may hang on what is told beside it."""
    told = tuple(tellings)
    alone = [code(telling) for telling in told]
    found: list[Acled | None] = []
    for telling in told:
        around = [(other, own) for other, own in zip(told, alone, strict=True) if own and _is_beside(telling, other)]
        found.append(code(telling, tuple(around)))
    return tuple(found)


def code(telling: Telling, beside: tuple[tuple[Telling, Acled], ...] = ()) -> Acled | None:
    """The code of one event, with what is told beside it and the code that has alone.

    None for what did not happen, and for what ACLED does not record.
    """
    event = telling.event
    if event.plover is None or event.type == "statement" or event.modality not in _HAPPENED:
        return None
    facts = _facts(telling, beside)
    return next((rule.code for rule in _rules() if rule.holds(facts)), None)


def side(party: Party) -> str:
    """What a party is to ACLED: state, rebels, protesters, mob, civilians, weapons, base, place or other."""
    sides, words = _data()["sides"], _words_of(party.name)
    later = _in(words, sides["later_names"])
    site = _in(words, sides["site_names"]) if party.kind in sides["site_kinds"] else None
    by_sector: str | None = sides["sectors"].get(party.sector)
    return _in(words, sides["names"]) or by_sector or later or site or str(sides["kinds"][party.kind])


def _facts(telling: Telling, beside: tuple[tuple[Telling, Acled], ...]) -> Facts:
    event = telling.event
    assert event.plover is not None  # asked before
    shared = [own for other, own in beside if _parties(other.event) & _parties(event)]
    return {
        "plover": frozenset({event.plover.type}),
        "modes": frozenset(event.plover.modes),
        "doer": _doers(event),
        "hit": _hit(event),
        "told": _sets(telling.told),
        "near": _sets(telling.near),
        "harm": frozenset(harm for harm in HARMS if getattr(event.casualties, harm, None)),
        "beside": frozenset(own.sub_event_type for _, own in beside if own.sub_event_type),
        "shared": frozenset(own.sub_event_type for own in shared if own.sub_event_type),
    }


def _doers(event: Event) -> frozenset[str]:
    """The sides that act; forces of another state than the one whose land it is are foreign, if none of its own act."""
    land = _land(event)
    found = {"foreign" if _is_foreign(party, land) else _as(party, "as_doer") for party in event.actors}
    return frozenset(found - {"foreign"} if "state" in found else found) or _NOBODY


def _land(event: Event) -> str | None:
    """The country it happened in: of the place that is hit, else of where it was."""
    hit = next((party.country for party in event.recipients if party.country and side(party) in _SITES), None)
    return hit or (event.place.country if event.place else None)


def _is_foreign(party: Party, land: str | None) -> bool:
    return None not in (party.country, land) and party.country != land and _as(party, "as_doer") == "state"


def _hit(event: Event) -> frozenset[str]:
    """The sides that undergo it."""
    return frozenset(_as(party, "as_hit") for party in event.recipients) or _NOBODY


def _as(party: Party, role: str) -> str:
    """The side of a party in one role."""
    found = side(party)
    return str(_data()["sides"][role].get(found, found))


def _is_beside(a: Telling, b: Telling) -> bool:
    """True for two events of one sentence, unless their dates say that they were at different times."""
    one, other = a.event.date, b.event.date
    apart = one is not None and other is not None and (one.end < other.start or other.end < one.start)
    return a is not b and bool(a.sentences & b.sentences) and not apart


def _parties(event: Event) -> set[str]:
    return {party.name.casefold() for party in (*event.actors, *event.recipients)}


def _words_of(name: str) -> frozenset[str]:
    singles = name.casefold().replace("-", " ").split()
    return frozenset({*singles, *map(" ".join, pairwise(singles))})


def _in(words: frozenset[str], sides: Mapping[str, str]) -> str | None:
    """The side of the first set that holds one of the words."""
    return next((value for name, value in sides.items() if _words()[name] & words), None)


def _sets(words: frozenset[str]) -> frozenset[str]:
    """The names of the sets that hold one of the words."""
    return frozenset(name for name, held in _words().items() if held & words)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in _data()["rules"])


def _rule(row: Mapping[str, Any]) -> Rule:
    pair = row["code"]
    return Rule(
        code=pair and Acled(event_type=pair[0], sub_event_type=pair[1]),
        when=_slots(row["when"]),
        unless=_slots(row.get("unless", {})),
    )


def _slots(listed: Mapping[str, list[str]]) -> Facts:
    return MappingProxyType({slot: frozenset(values) for slot, values in listed.items()})


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in _data()["words"].items()}


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_yaml("acled.yaml")
    return data
