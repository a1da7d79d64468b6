"""The record of an incident: what its reports tell together, who supports which value, and where they contradict."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID, uuid5

from worker.event import HARMS, Acled, Event, EventDate, EventPlace, Figure, Harm, Party, Plover
from worker.incidents.copies import is_copy
from worker.incidents.telling import Report, Telling

Value = TypeVar("Value", bound=Hashable)
_NAMESPACE = UUID("2f1c7f0e-5f5b-5f43-9f9d-6f2a0c6e7d15")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """An article of the incident. `copy_of`: the earlier article of which it is a wire copy."""

    article: str
    revision: int
    source: str | None
    url: str | None
    published: str | None
    copy_of: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date and the articles that tell it; `articles` here and below without wire copies."""

    start: str
    end: str
    precision: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place and the articles that tell it."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Someone who takes part, and the articles that say so."""

    name: str
    kind: str
    country: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people one article counts, and who says so."""

    low: int | None
    high: int | None
    article: str
    source: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A harm: the figures in the order in which they were told, the newest, and the range of each source's newest."""

    harm: Harm
    told: tuple[Count, ...]
    newest: Count
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A field in which articles that are no copies differ, and what they say."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A happening, as all its reports tell it. Values of days, places and sides begin with the best supported."""

    id: str
    type: str
    plover: Plover | None
    cameo: str | None
    acled: Acled | None
    modalities: tuple[str, ...]
    first_told: str | None
    last_told: str | None
    articles: tuple[Coverage, ...]
    sources: int
    dates: tuple[Day, ...]
    places: tuple[Place, ...]
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    tolls: tuple[Toll, ...]
    contradictions: tuple[Contradiction, ...]
    events: tuple[str, ...]


def name_of(tellings: Iterable[Telling]) -> str | None:
    """The id of an incident, made of its first event's; None where no telling has an event."""
    first = min((telling for telling in tellings if telling.event), key=lambda each: each.order, default=None)
    return None if first is None or first.event is None else str(uuid5(_NAMESPACE, first.event.id))


def incident_of(tellings: Sequence[Telling]) -> Incident:
    """The record of tellings of one happening, of which one has an event at least."""
    ordered = sorted(tellings, key=lambda each: each.order)
    copies = copies_among([telling.report for telling in ordered])
    own = [(t.report, t.event) for t in ordered if t.event and copies[t.report.article] is None]
    events = [telling.event for telling in ordered if telling.event]
    main = max(own, key=lambda pair: pair[1].confidence)[1] if own else events[0]
    kind = _commonest(event.type for event in events)
    coded = main if main.type == kind else next(event for event in events if event.type == kind)
    times = [time for telling in ordered if (time := _iso(telling.report))]
    dates, places, tolls = _dates(own), _places(own), _tolls(own)
    modalities = tuple(sorted({event.modality for event in events}))
    return Incident(
        id=name_of(ordered) or "",
        type=kind,
        plover=coded.plover,
        cameo=coded.cameo,
        acled=coded.acled,
        modalities=modalities,
        first_told=times[0] if times else None,
        last_told=times[-1] if times else None,
        articles=_coverage(ordered, copies),
        sources=independent([t.report for t in ordered if copies[t.report.article] is None]),
        dates=dates,
        places=places,
        actors=_sides(own, lambda event: event.actors),
        recipients=_sides(own, lambda event: event.recipients),
        tolls=tolls,
        contradictions=_contradictions(dates, places, tolls, modalities),
        events=tuple(event.id for event in events),
    )


def copies_among(reports: Sequence[Report]) -> dict[str, str | None]:
    """For each article the earliest of the others of which it is a copy, None where it is of none."""
    firsts: list[Report] = []
    found: dict[str, str | None] = {}
    for report in reports:
        if report.article not in found:
            origin = next((first.article for first in firsts if is_copy(first.sketch, report.sketch)), None)
            found[report.article] = origin
            firsts += [report] if origin is None else []
    return found


def independent(reports: Iterable[Report]) -> int:
    """How many sources there are; an article that names none is one by itself."""
    return len({report.source or f"article {report.article}" for report in reports})


Told = Sequence[tuple[Report, Event]]


def _coverage(ordered: Sequence[Telling], copies: dict[str, str | None]) -> tuple[Coverage, ...]:
    reports = {telling.report.article: telling.report for telling in ordered}
    return tuple(
        Coverage(
            article=name,
            revision=report.revision,
            source=report.source,
            url=report.url,
            published=_iso(report),
            copy_of=copies[name],
            events=tuple(t.event.id for t in ordered if t.event and t.report.article == name),
        )
        for name, report in reports.items()
    )


def _support(told: Iterable[tuple[str, Value]]) -> list[tuple[Value, tuple[str, ...]]]:
    """Values with the articles that tell each, the most told first, then the first told."""
    found: dict[Value, list[str]] = {}
    for article, value in told:
        articles = found.setdefault(value, [])
        articles += [] if article in articles else [article]
    return sorted(((value, tuple(names)) for value, names in found.items()), key=lambda pair: -len(pair[1]))


def _dates(own: Told) -> tuple[Day, ...]:
    def value(when: EventDate) -> tuple[str, str, str]:
        return when.start.isoformat(), when.end.isoformat(), when.precision

    told = _support((report.article, value(event.date)) for report, event in own if event.date)
    return tuple(Day(start=a, end=b, precision=kind, articles=names) for (a, b, kind), names in told)


def _places(own: Told) -> tuple[Place, ...]:
    def value(place: EventPlace) -> tuple[str, str | None, float | None, float | None, int | None, str]:
        point = place.latitude, place.longitude
        return place.name, place.country, *point, place.geonames_id, place.precision

    told = _support((report.article, value(event.place)) for report, event in own if event.place)
    return tuple(
        Place(name=v[0], country=v[1], latitude=v[2], longitude=v[3], geonames_id=v[4], precision=v[5], articles=names)
        for v, names in told
    )


def _sides(own: Told, parties: Callable[[Event], Iterable[Party]]) -> tuple[Side, ...]:
    told = _support((report.article, (p.name, p.kind, p.country)) for report, event in own for p in parties(event))
    return tuple(Side(name=v[0], kind=v[1], country=v[2], articles=names) for v, names in told)


def _tolls(own: Told) -> tuple[Toll, ...]:
    return tuple(toll for harm in HARMS if (toll := _toll(own, harm)))


def _toll(own: Told, harm: Harm) -> Toll | None:
    told = [_count(report, figure) for report, event in own if (figure := _figure(event, harm))]
    if not told:
        return None
    newest = {count.source or count.article: count for count in told}.values()
    lows = [count.low for count in newest if count.low is not None]
    highs = [count.high for count in newest if count.high is not None]
    bounds = min(lows, default=None), max(highs, default=None) if len(highs) == len(newest) else None
    return Toll(harm=harm, told=tuple(told), newest=told[-1], low=bounds[0], high=bounds[1])


def _figure(event: Event, harm: Harm) -> Figure | None:
    figure: Figure | None = getattr(event.casualties, harm, None)
    return figure


def _count(report: Report, figure: Figure) -> Count:
    return Count(low=figure.low, high=figure.high, article=report.article, source=report.source, published=_iso(report))


def _contradictions(
    dates: Sequence[Day], places: Sequence[Place], tolls: Sequence[Toll], modalities: Sequence[str]
) -> tuple[Contradiction, ...]:
    """Days that do not overlap, other countries or towns, sources that end with other tolls, and denials."""
    days = [day for day in dates if all(day.end < other.start or other.end < day.start for other in dates[:1])]
    towns = {place.name for place in places if place.precision == "city"}
    lands = {place.country for place in places if place.country}
    found = [
        Contradiction(field="date", values=tuple(f"{d.start}/{d.end}" for d in (dates[0], *days))) if days else None,
        Contradiction(field="country", values=tuple(sorted(lands))) if len(lands) > 1 else None,
        Contradiction(field="place", values=tuple(sorted(towns))) if len(towns) > 1 else None,
        Contradiction(field="modality", values=tuple(modalities)) if {"denied", "actual"} <= {*modalities} else None,
        *(_rivals(toll) for toll in tolls),
    ]
    return tuple(each for each in found if each)


def _rivals(toll: Toll) -> Contradiction | None:
    """What sources count at last, where that differs."""
    last = {count.source or count.article: count.low for count in toll.told if count.low is not None}
    values = sorted(set(last.values()))
    return Contradiction(field=toll.harm, values=tuple(map(str, values))) if len(values) > 1 else None


def _commonest(kinds: Iterable[str]) -> str:
    return Counter(kinds).most_common(1)[0][0]


def _iso(report: Report) -> str | None:
    return report.published.isoformat() if report.published else None
