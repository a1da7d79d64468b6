"""How far places lie from each other."""

import math

from worker.normalisation.places.gazetteer import Place

_EARTH_DIAMETER_KM = 12_742


def kilometres(one: Place, other: Place) -> float:
    """Distance on a sphere; infinite where a place has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    a, b, c, d = (math.radians(x) for x in (one.latitude, one.longitude, other.latitude, other.longitude))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
