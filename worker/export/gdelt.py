"""TSV in the 61 columns of GDELT 2.0's event table, without a header, as GDELT's own files.

The tables of codes are in resources/export/gdelt.yaml. What differs from GDELT's own files: an event stands once an
article, `GlobalEventID` comes from our id, names are not in capitals, event codes are CAMEO roots ("190": not specified
below 19), dates stand only where the text gives the day (month, year), places only where the event is, and AvgTone,
ethnic and religious codes, IsRootEvent and administrative codes stay empty.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from worker.event import Event, EventDate, EventPlace, Party
from worker.export.cells import Cell, cell
from worker.export.countries import country
from worker.export.told import Told
from worker.resources import load_yaml

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_DATA: dict[str, Any] = load_yaml("export/gdelt.yaml")
ID_DIGITS = 15  # hexadecimal digits of our id in GlobalEventID, which has to fit into 64 bits
GEONAMES = "geonames:"  # so that nobody takes the id for one of GNS, which GDELT has there


def lines(events: Iterable[Told]) -> Iterator[bytes]:
    """A row an event, UTF-8, cells parted by tabs."""
    for told in events:
        cells = row(told)
        yield "\t".join(_cell(cells.get(name)) for name in COLUMNS).encode() + b"\n"


def row(told: Told) -> dict[str, Cell]:
    """The columns that the event fills; those it says nothing of are missing or None."""
    event = told.event
    return {
        "GlobalEventID": _number(event.id),
        **_when(event.date),
        **_actors(event),
        **_what(event.cameo),
        "NumMentions": len(event.mentions),
        "NumSources": 1,
        "NumArticles": 1,
        **_where(event.place),
        "DATEADDED": f"{told.recorded:%Y%m%d%H%M%S}" if told.recorded else None,
        "SOURCEURL": told.article.url,
    }


def _number(event_id: str) -> int | None:
    """The id's first digits as a number; None where the id is not the UUID that it should be."""
    try:
        return int(UUID(event_id).hex[:ID_DIGITS], 16)
    except ValueError:
        return None


def _cell(value: Cell) -> str:
    return cell(value).replace('"', "'")  # the format has no quoting, but many readers take a leading quote for one


def _when(when: EventDate | None) -> dict[str, Cell]:
    if when is None:
        return {}
    start, end = when.start, when.end
    same_year = start.year == end.year
    same_day = start == end
    return {
        "Day": f"{start:%Y%m%d}" if same_day else None,
        "MonthYear": f"{start:%Y%m}" if same_year and start.month == end.month else None,
        "Year": start.year if same_year else None,
        # GDELT's own formula: months of 30 days
        "FractionDate": f"{start.year + ((start.month - 1) * 30 + start.day) / 365:.4f}" if same_day else None,
    }


def _actors(event: Event) -> dict[str, Cell]:
    """The first actor and the first recipient; of talks and other mutual acts, the first two actors."""
    first, *rest = _parties(event.actors) or (None,)
    second, *_ = _parties(event.recipients) or (rest if event.type in _DATA["mutual"] else ()) or (None,)
    return _actor("Actor1", first) | _actor("Actor2", second)


def _parties(parties: Iterable[Party]) -> list[Party]:
    return [party for party in parties if party.kind not in _DATA["no_actors"]]


def _actor(prefix: str, party: Party | None) -> dict[str, Cell]:
    if party is None:
        return {}
    nation = _DATA["countries"].get(party.country, party.country)
    group, kind = _DATA["groups"].get(party.sector), _DATA["types"].get(party.sector)
    return {
        f"{prefix}Code": "".join(code for code in (nation, group, kind) if code) or None,
        f"{prefix}Name": party.name,
        f"{prefix}CountryCode": nation,
        f"{prefix}KnownGroupCode": group,
        f"{prefix}Type1Code": kind,
    }


def _what(root: str | None) -> dict[str, Cell]:
    if root is None:
        return {}
    code = root + _DATA["unspecified"]
    return {
        "EventCode": code,
        "EventBaseCode": code,
        "EventRootCode": root,
        "QuadClass": _DATA["quad"].get(root),
        "GoldsteinScale": _DATA["goldstein"].get(root),
    }


def _where(place: EventPlace | None) -> dict[str, Cell]:
    if place is None:
        return {}
    of = country(place.country)
    kind = _geo_type(place)
    named = place.name if kind == _DATA["country_type"] or not of.name else f"{place.name}, {of.name}"
    number = f"{GEONAMES}{place.geonames_id}" if place.geonames_id else None
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": named,
        "ActionGeo_CountryCode": of.fips,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
        "ActionGeo_FeatureID": of.fips if kind == _DATA["country_type"] else number,
    }


def _geo_type(place: EventPlace) -> int | None:
    if place.country is None or place.precision not in _DATA["geo"]:
        return None
    home, abroad = _DATA["geo"][place.precision]
    return int(home if place.country == _DATA["united_states"] else abroad)
