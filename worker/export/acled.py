"""CSV in ACLED's column names: how an event fills them. The tables of codes are in resources/export/acled.yaml.

What differs from ACLED's own files: `event_id_cnty` is our id; actors have our names; unknown fatalities are empty, not
0, and of a range it is the low bound; admin1 has GeoNames' names; region, admin2, admin3 and source_scale stay empty;
`tags` carries what ACLED has no column for.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from worker.event import ACCUSED, DENIED, Attribution, Event, EventDate, EventPlace, Figure, Party
from worker.export.cells import Cell, cell
from worker.export.countries import country
from worker.export.divisions import division
from worker.export.told import Told
from worker.resources import load_yaml

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_DATA: dict[str, Any] = load_yaml("export/acled.yaml")
_LABELS: list[str] = _DATA["inter"]
STATE, ABROAD = _LABELS[0], _LABELS[-1]
RIOTS = "Riots"
JOIN = "; "


def lines(events: Iterable[Told]) -> Iterator[bytes]:
    """The header and a row an event, UTF-8, a row a line."""
    yield _line(COLUMNS)
    for told in events:
        cells = row(told)
        yield _line([cell(cells.get(name)) for name in COLUMNS])


def row(told: Told) -> dict[str, Cell]:
    """The columns that the event fills; those it says nothing of are missing or None."""
    event = told.event
    return {
        "event_id_cnty": event.id,
        **_when(event.date),
        **_what(event),
        **_who(event),
        **_where(event.place),
        "source": told.article.source,
        "notes": _notes(told),
        "fatalities": event.casualties.killed.low if event.casualties and event.casualties.killed else None,
        "tags": _tags(event),
        "timestamp": int(told.recorded.timestamp()) if told.recorded else None,
    }


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


def _when(when: EventDate | None) -> dict[str, Cell]:
    """No date where the event may lie anywhere in more than a month; the year still, if it is one."""
    if when is None:
        return {}
    days = (when.end - when.start) // timedelta(days=1) + 1
    precision = next((code for limit, code in _DATA["time_precision"].items() if days <= limit), None)
    return {
        "event_date": when.start if precision else None,
        "year": when.start.year if when.start.year == when.end.year or precision else None,
        "time_precision": precision,
    }


def _what(event: Event) -> dict[str, Cell]:
    if event.acled is None:
        return {}
    kind, sub_type = event.acled.event_type, event.acled.sub_event_type
    return {
        "disorder_type": _DATA["disorder_of_sub_type"].get(sub_type, _DATA["disorder"].get(kind)),
        "event_type": kind,
        "sub_event_type": sub_type,
    }


def _who(event: Event) -> dict[str, Cell]:
    actors, recipients = _actors(event.actors), _actors(event.recipients)
    first = _inter(event, actors[0]) if actors else None
    second = _inter(event, recipients[0]) if recipients else None
    return {
        "actor1": actors[0].name if actors else None,
        "assoc_actor_1": _names(actors[1:]),
        "inter1": first,
        "actor2": recipients[0].name if recipients else None,
        "assoc_actor_2": _names(recipients[1:]),
        "inter2": second,
        "interaction": _interaction(first, second, alone=not recipients),
        "civilian_targeting": _civilian_targeting(event, second),
    }


def _actors(parties: Iterable[Party]) -> list[Party]:
    return [party for party in parties if party.kind not in _DATA["no_actors"]]


def _names(parties: Iterable[Party]) -> str | None:
    return JOIN.join(party.name for party in parties) or None


def _inter(event: Event, party: Party) -> str | None:
    """The label of an actor's type, None where neither kind nor sector tells it."""
    state = _DATA["state"]
    if party.sector in state["sectors"] or (party.kind in state["kinds"] and party.sector not in _DATA["sectors"]):
        return _state(event.place, party)
    label: str | None = _DATA["sectors"].get(party.sector, _DATA["kinds"].get(party.kind))
    if label in (None, "Civilians") and party.kind in _DATA["demonstrating"] and party in _demonstrators(event):
        return str(_DATA["demonstrators"][event.acled.event_type]) if event.acled else None
    return label


def _state(place: EventPlace | None, party: Party) -> str | None:
    """A state's forces are "State forces" in their own country only, so both countries have to be known."""
    if place is None or place.country is None or party.country is None:
        return None
    return STATE if party.country == place.country else ABROAD


def _demonstrators(event: Event) -> tuple[Party, ...]:
    """Who demonstrates in a protest or riot: those who act, or those whom the state's forces act against."""
    if event.acled is None or event.acled.event_type not in _DATA["demonstrators"]:
        return ()
    against = event.plover and event.plover.type in _DATA["against_demonstrators"]
    forces = any(party.kind in _DATA["state"]["kinds"] for party in event.actors) or not event.actors
    return event.recipients if against and (forces or event.acled.event_type != RIOTS) else event.actors


def _interaction(first: str | None, second: str | None, *, alone: bool) -> str | None:
    if first and alone:
        return f"{first} only"
    if not first or not second:
        return None
    return "-".join(sorted((first, second), key=_LABELS.index))


def _civilian_targeting(event: Event, second: str | None) -> str | None:
    rules = _DATA["civilian_targeting"]
    if event.acled is None:
        return None
    kind = event.acled.event_type
    targeted = (
        kind in rules["event_types"]
        or event.acled.sub_event_type in rules["sub_event_types"]
        or (kind in rules["by_target"] and second == _DATA["kinds"]["civilians"])
    )
    return str(rules["label"]) if targeted else None


def _where(place: EventPlace | None) -> dict[str, Cell]:
    if place is None:
        return {}
    of = country(place.country)
    return {
        "iso": of.numeric,
        "country": of.name,
        "admin1": division(place) or (place.name if place.precision == "region" else None),
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": _DATA["geo_precision"].get(place.precision),
    }


def _notes(told: Told) -> str:
    """The article's headline and the words the event rests on."""
    evidence = JOIN.join(dict.fromkeys(f"“{span.text}”" for span in told.event.mentions))
    return ": ".join(part for part in (told.article.title, evidence) if part)


def _tags(event: Event) -> str:
    """As in ACLED's "crowd size=about 200": what the other columns cannot hold."""
    casualties = event.casualties
    told = {
        "modality": event.modality,
        "confidence": f"{event.confidence:.2f}",
        "plover": event.plover and " ".join((event.plover.type, *event.plover.modes)),
        "killed": casualties and _figure(casualties.killed),
        "injured": casualties and _figure(casualties.injured),
    } | {
        f"{part.group.replace('_', ' ')} {part.harm}": _figure(Figure(part.low, part.high))
        for part in event.casualties_by_group
    }
    told |= {
        f"{part.harm} by {part.by.name}": _figure(Figure(part.low, part.high)) for part in event.casualties_by_source
    }
    told["told by"] = ", ".join(_account(part) for part in event.attribution)
    return JOIN.join(f"{name}={value}" for name, value in told.items() if value)


def _account(part: Attribution) -> str:
    """ "fact", "accused by Russia of Ukraine"."""
    by, of = (f" by {part.by.name}" if part.by else ""), (f" of {part.of.name}" if part.of else "")
    return f"{part.stance}{by}" + (of if part.stance in {ACCUSED, DENIED} else "")


def _figure(figure: Figure | None) -> str | None:
    if figure is None:
        return None
    if figure.low is None:
        return f"at most {figure.high}"
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"
