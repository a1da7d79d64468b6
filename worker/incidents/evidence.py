"""What speaks for and against two tellings being of one happening: words, kind, day, place, sides, toll, victims.

Each piece is a number from 0 to 1, 0 where there is no evidence: what a report leaves out speaks neither way.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from worker.event import Event, EventPlace, Party
from worker.incidents.telling import Telling
from worker.incidents.words import likeness

_LONGEST = 3  # days of a date that can tell days apart
_TOWNS = frozenset({"point", "district", "city"})
_NEAR, _FAR = 12.0, 30.0  # kilometres: one town, two towns
_NAMED = frozenset({"person", "organization", "armed_group", "government", "armed_force", "country"})
_EARTH = 6371.0


class Evidence(NamedTuple):
    """What two tellings have in common and where they differ."""

    words: float = 0.0
    names: float = 0.0
    near: float = 0.0
    crossed: float = 0.0
    figures: float = 0.0
    same_type: float = 0.0
    other_type: float = 0.0
    untold: float = 0.0
    same_day: float = 0.0
    other_day: float = 0.0
    same_place: float = 0.0
    other_place: float = 0.0
    other_country: float = 0.0
    same_side: float = 0.0
    other_side: float = 0.0
    same_victim: float = 0.0
    other_victim: float = 0.0
    same_toll: float = 0.0
    other_toll: float = 0.0
    same_means: float = 0.0
    other_means: float = 0.0
    repetition: float = 0.0
    delay: float = 0.0


NAMES = Evidence._fields


@dataclass(frozen=True, slots=True)
class Probe:
    """A telling made ready to be compared with many."""

    telling: Telling
    words: Mapping[int, float]
    names: Mapping[int, float]
    figures: Mapping[int, float]
    near: Mapping[int, float]

    @classmethod
    def of(cls, telling: Telling) -> "Probe":
        """Turn its vectors into tables."""
        return cls(telling, telling.words.table(), telling.names.table(), telling.figures.table(), telling.near.table())


def evidence(one: Probe, other: Probe) -> Evidence:
    """Compare two tellings; the same whichever comes first."""
    a, b = one.telling, other.telling
    facts = _facts(a.event, b.event) if a.event and b.event else {"untold": 1.0}
    return Evidence(
        words=likeness(one.words, other.words),
        names=likeness(one.names, other.names),
        near=likeness(one.near, other.near),
        crossed=max(likeness(one.words, other.near), likeness(one.near, other.words)),
        figures=likeness(one.figures, other.figures),
        repetition=float(a.again != b.again),
        delay=_delay(a.report.time, b.report.time),
        **facts,
    )


def _delay(one: float | None, other: float | None) -> float:
    return 0.0 if one is None or other is None else min(1.0, math.log1p(abs(one - other)) / math.log(15))


def _facts(one: Event, other: Event) -> dict[str, float]:
    return {
        "same_type": float(one.type == other.type),
        "other_type": float(one.type != other.type),
        **_days(one, other),
        **_places(one.place, other.place),
        **_sides(one, other),
        **_victims(one, other),
        **_tolls(_killed(one), _killed(other)),
        **_means(one, other),
    }


def _days(one: Event, other: Event) -> dict[str, float]:
    a, b = _interval(one), _interval(other)
    if a is None or b is None:
        return {}
    apart = max((b[0] - a[1]).days, (a[0] - b[1]).days, 0)
    sure = 1.0 if a[2] and b[2] else 0.5
    return {"other_day": sure * min(1.0, math.log1p(apart) / math.log(8))} if apart else {"same_day": sure}


def _interval(event: Event) -> tuple[date, date, bool] | None:
    when = event.date
    if when is None or (when.end - when.start).days > _LONGEST:
        return None
    return when.start, when.end, when.basis == "text"


def _places(one: EventPlace | None, other: EventPlace | None) -> dict[str, float]:
    if one is None or other is None:
        return {}
    lands = [{place.country, *(place.border or ())} - {None} for place in (one, other)]
    if lands[0] and lands[1] and lands[0].isdisjoint(lands[1]):
        return {"other_country": 1.0}
    if not {one.precision, other.precision} <= _TOWNS:
        return {}
    apart = _distance(one, other)
    if one.name == other.name or (apart is not None and apart <= _NEAR):
        return {"same_place": 1.0}
    return {"other_place": 1.0} if apart is None or apart > _FAR else {}


def _distance(one: EventPlace, other: EventPlace) -> float | None:
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    a, b, c, d = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))  # type: ignore[arg-type]  # told
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


def _sides(one: Event, other: Event) -> dict[str, float]:
    known = [_identities(event.actors + event.recipients) for event in (one, other)]
    shared = len(known[0] & known[1])
    lands = [{party.country for party in event.actors if party.country} for event in (one, other)]
    apart = bool(lands[0] and lands[1] and lands[0].isdisjoint(lands[1]))
    return {"same_side": min(1.0, shared / 2), "other_side": float(apart and not shared)}


def _identities(parties: Iterable[Party]) -> set[str]:
    return {party.wikidata or party.name.casefold() for party in parties if party.kind in _NAMED}


def _victims(one: Event, other: Event) -> dict[str, float]:
    people = [{_surname(p) for p in event.recipients if _is_person(p)} for event in (one, other)]
    if not people[0] or not people[1]:
        return {}
    shared = bool(people[0] & people[1])
    return {"same_victim": float(shared), "other_victim": float(not shared)}


def _is_person(party: Party) -> bool:
    return party.kind == "person" and party.name[:1].isupper()


def _surname(party: Party) -> str:
    return party.name.split()[-1].casefold()


def _killed(event: Event) -> int | None:
    figure = event.casualties and event.casualties.killed
    return figure.low if figure else None


def _tolls(one: int | None, other: int | None) -> dict[str, float]:
    if one is None or other is None:
        return {}
    if one == other:
        return {"same_toll": min(1.0, math.log1p(one) / math.log(20))}
    return {"other_toll": min(1.0, abs(math.log((one + 1) / (other + 1))) / math.log(10))}


def _means(one: Event, other: Event) -> dict[str, float]:
    modes = [set(event.plover.modes) if event.plover else set() for event in (one, other)]
    if not modes[0] or not modes[1]:
        return {}
    shared = len(modes[0] & modes[1]) / min(map(len, modes))
    return {"same_means": shared, "other_means": float(not shared)}
