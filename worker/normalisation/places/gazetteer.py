"""The gazetteer: every place a folded name may mean. Countries, first-order divisions, areas and sites are read from
resources/places, cities from a sorted file that is searched in place (16 MB, loaded in a tenth of a second)."""

import gzip
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from worker.event import PlacePrecision
from worker.normalisation.places.disputes import dispute_of
from worker.normalisation.places.names import fold, plain, spellings, variants
from worker.resources import load_tsv

Kind = Literal["country", "admin1", "county", "area", "city"]
POSTAL = "us:"  # the key of a state's postal code is this and the code: 'us:ky'
_SOFT_SIGNS = "’'ʼ"  # "Ryazan’"
_CACHE_LIMIT = 50_000
_SAME_DEGREES = 0.2
_AIRPORTS = ("airport", "international airport", "air base", "airbase", "airfield")
# What stands in for the population of places that are no cities when a name has to be decided.
_ADMIN1_POPULATION = {"USA": 20_000_000, "CAN": 20_000_000, "AUS": 20_000_000, "GBR": 20_000_000}
_OTHER_ADMIN1 = 3_000_000
_AREA_POPULATION = 5_000_000
_COUNTY_POPULATION = 100_000
_BARE_COUNTY_POPULATION = 400  # "Oconee" alone is the county only where the text says so
_DISTRICT_POPULATION = 60_000  # at most; a district's name needs a sign that it is meant
_LEAST_POPULATION = 1_000  # where GeoNames has none
_PRECISION_POPULATION = {"city": 500_000, "district": 200_000, "point": 500_000}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. `country` is ISO 3166-1 alpha-3, `admin1` the GeoNames code of the division it lies in (or is)."""

    name: str
    kind: Kind
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int
    exact: bool = True  # the name looked up is the entry's own, not an alternate
    disputed: tuple[str, ...] | None = None  # see event.PlaceMention


class Gazetteer:
    """Look-up by folded name. Made once a process by `load_gazetteer`."""

    def __init__(self) -> None:
        self._named: dict[str, list[Place]] = defaultdict(list)
        self._iso3 = {row[1]: row[0] for row in load_tsv("places/countries.tsv")}
        self._rows, self._starts = _read_cities()
        self._known: dict[str, tuple[Place, ...]] = {}
        for places in (_divisions(), _more_divisions(), _districts(), _areas(), _airports(), _counties()):
            for key, place in places:
                self._named[key].append(_with_dispute(place))
        for key, place in _countries():
            if key == fold(place.name) or key not in self._named:  # Gaza is no variant of Palestine here
                self._named[key].append(_with_dispute(place))

    def find(self, key: str) -> tuple[Place, ...]:
        """Every place the folded name `key` may mean, in no order; Arabic names with another article or none count."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            found = self._known[key] = self._search(key)
        return found

    def find_variants(self, key: str) -> tuple[Place, ...]:
        """Every place that another romanisation of the folded name may mean; for names that `find` does not know."""
        return tuple(dict.fromkeys(place for form in variants(key) for place in self.find(form)))

    def _search(self, key: str) -> tuple[Place, ...]:
        for form in spellings(key):
            named = self._named.get(form, [])
            own = [place for place in named if place.kind == "area"]
            found = (
                *named,
                *(city for city in self._cities(form) if not any(_same_spot(city, place) for place in own)),
            )
            if found:
                return found
        return ()

    def _cities(self, key: str) -> Iterator[Place]:
        prefix = key.encode() + b"\t"
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            start = self._starts[middle]
            if self._rows[start : start + len(prefix)] < prefix:
                low = middle + 1
            else:
                high = middle
        while (start := self._starts[low]) < len(self._rows) and self._rows.startswith(prefix, start):
            yield self._city(self._rows[start : self._starts[low + 1] - 1].decode())
            low += 1

    def _city(self, row: str) -> Place:
        key, number, name, country, admin1, latitude, longitude, population = row.split("\t")
        code = self._iso3.get(country)
        city = Place(
            name=plain(name.rstrip(_SOFT_SIGNS), code),
            kind="city",
            precision="city",
            country=code,
            admin1=admin1,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=int(number),
            population=int(population),
            exact=key == fold(name),
        )
        return _with_dispute(city)


def _with_dispute(place: Place) -> Place:
    """The place as the policy for disputed territories has it."""
    dispute = dispute_of(place.name, place.country, place.admin1, place.geonames_id)
    return replace(place, country=dispute.country, disputed=dispute.others) if dispute else place


def _same_spot(city: Place, area: Place) -> bool:
    """True where GeoNames lists as a city what our own list has as a district or site."""
    if city.latitude is None or city.longitude is None or area.latitude is None or area.longitude is None:
        return False
    return abs(city.latitude - area.latitude) < _SAME_DEGREES and abs(city.longitude - area.longitude) < _SAME_DEGREES


def contains(container: Place, place: Place) -> bool:
    """True where `place` lies in the country or first-order division `container`."""
    if container is place or container.country != place.country or place.country is None:
        return False
    if container.kind == "country":
        return place.kind != "country"
    return container.admin1 is not None and container.admin1 == place.admin1 and place.kind in ("city", "county")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer()


def _read_cities() -> tuple[bytes, "array[int]"]:
    """The rows as one run of bytes and where each starts, with one more start at the end."""
    data = gzip.decompress(files("worker.resources").joinpath("places/cities.tsv.gz").read_bytes())
    begin = 0
    while data.startswith(b"#", begin):
        begin = data.index(b"\n", begin) + 1
    rows = data[begin:]
    ends = np.flatnonzero(np.frombuffer(rows, dtype=np.uint8) == ord("\n")) + 1
    starts = array("I", [0])
    starts.frombytes(ends.astype(np.uint32).tobytes())
    return rows, starts


def _many(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")


def _countries() -> Iterator[tuple[str, Place]]:
    names = {row[0]: row for row in load_tsv("parties/countries.tsv")}
    for code, _, number, latitude, longitude, population, own in load_tsv("places/countries.tsv"):
        _, name, others, *_ = names.get(code, (code, own, "-"))
        place = Place(
            name=name,
            kind="country",
            precision="country",
            country=code,
            admin1=None,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=int(number),
            population=max(int(population), _AREA_POPULATION),
        )
        for key in {fold(text) for text in (name, *_many(others))}:
            yield key, place


@cache
def acronyms() -> frozenset[str]:
    """The folded names of countries that are acronyms: "CAR", "UAE"."""
    names = (name for _, _, others, *_ in load_tsv("parties/countries.tsv") for name in _many(others))
    return frozenset(fold(name) for name in names if name.isupper())


def _divisions() -> Iterator[tuple[str, Place]]:
    for country, code, name, number, latitude, longitude, others in load_tsv("places/admin1.tsv"):
        place = Place(
            name=name,
            kind="admin1",
            precision="region",
            country=country,
            admin1=None if code == "-" else code,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=None if number == "-" else int(number),
            population=_ADMIN1_POPULATION.get(country, _OTHER_ADMIN1),
        )
        short = [text.rstrip(".") for text in _many(others) if text.count(".") > 1]  # 'W.Va', the stop cut off
        for key in {fold(text) for text in (name, *_many(others), *short)}:
            yield key, place
        if country == "USA":
            yield POSTAL + code.lower(), place


def _more_divisions() -> Iterator[tuple[str, Place]]:
    return (entry for row in load_tsv("places/divisions.tsv") for entry in _division(row, "admin1", int(row[6])))


def _districts() -> Iterator[tuple[str, Place]]:
    rows = load_tsv("places/districts.tsv")
    return (entry for row in rows for entry in _division(row, "county", min(int(row[6]), _DISTRICT_POPULATION)))


def _division(row: Sequence[str], kind: Kind, population: int) -> Iterator[tuple[str, Place]]:
    country, code, name, number, latitude, longitude, _, others = row
    place = Place(
        name=plain(name, country).removeprefix("The "),
        kind=kind,
        precision="region",
        country=country,
        admin1=code,
        latitude=float(latitude),
        longitude=float(longitude),
        geonames_id=int(number),
        population=max(population, _LEAST_POPULATION),
    )
    for key in {fold(text).removeprefix("the ") for text in (name, *_many(others))}:
        yield key, place


def _areas() -> Iterator[tuple[str, Place]]:
    ids = {name: int(number) for name, number in load_tsv("places/area_ids.tsv")}
    for name, precision, country, latitude, longitude, others in load_tsv("places/areas.tsv"):
        place = Place(
            name=name,
            kind="area",
            precision=precision,  # type: ignore[arg-type]  # a test holds the file to the allowed values
            country=None if country == "-" else country,
            admin1=None,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=ids.get(name),
            population=_PRECISION_POPULATION.get(precision, _AREA_POPULATION),
        )
        for key in {fold(text) for text in (name, *_many(others))}:
            yield key, place


def _airports() -> Iterator[tuple[str, Place]]:
    """Airports by their names with "airport" and "base" behind: alone, "Kennedy" and "Pearson" are people."""
    for name, country, latitude, longitude, names in load_tsv("places/airports.tsv"):
        place = Place(
            name=name,
            kind="area",
            precision="point",
            country=country,
            admin1=None,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=None,
            population=_PRECISION_POPULATION["point"],
        )
        for text in _many(names):
            for site in _AIRPORTS:
                yield fold(f"{text} {site}"), place


def _counties() -> Iterator[tuple[str, Place]]:
    for state, name, latitude, longitude, number in load_tsv("places/us_counties.tsv"):
        place = Place(
            name=name,
            kind="county",
            precision="region",
            country="USA",
            admin1=state,
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=None if number == "-" else int(number),
            population=_COUNTY_POPULATION,
        )
        key = fold(name)
        yield key, place
        bare, _, kind = key.rpartition(" ")
        if kind in ("county", "parish"):
            yield bare, replace(place, exact=False, population=_BARE_COUNTY_POPULATION)
