"""What a choice of events comes to: counts by type and day, the map, who takes part most, tolls. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from worker.event import HARMS
from worker.event_message import Json
from worker.live.entry import Entry

ACTORS_SHOWN = 12
NOT_EXACT = ("region", "area")  # shown as a ring, not as a dot


def summary(chosen: Sequence[Entry]) -> Json:
    """All that the page shows beside the feed."""
    return {
        "types": Counter(str(each.message["type"]) for each in chosen),
        "days": _days(chosen),
        "places": _places(chosen),
        "countries": Counter(filter(None, (_shaded(each.message) for each in chosen))),
        "actors": _actors(chosen),
        "pairs": _pairs(chosen),
        "tolls": _tolls(chosen),
    }


def _days(chosen: Iterable[Entry]) -> Json:
    """By the first day of the event, and of these by type; without those that tell no day."""
    found: dict[str, Counter[str]] = {}
    for each in chosen:
        if each.first:
            found.setdefault(each.first, Counter())[str(each.message["type"])] += 1
    return dict(sorted(found.items()))


def _places(chosen: Iterable[Entry]) -> list[Json]:
    """The points of the map with how many events each has; a country is never one."""
    found: dict[tuple[object, ...], Counter[str]] = {}
    for each in chosen:
        place = each.message.get("place") or {}
        longitude, latitude, precision = place.get("longitude"), place.get("latitude"), place.get("precision")
        if precision != "country" and _is_number(longitude) and _is_number(latitude):
            spot = (str(place.get("name")), longitude, latitude, precision in NOT_EXACT)
            found.setdefault(spot, Counter())[str(each.message["type"])] += 1
    names = ("name", "longitude", "latitude", "wide")
    return [dict(zip(names, spot, strict=True)) | {"types": types} for spot, types in found.items()]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _shaded(event: Json) -> str | None:
    """The country to shade for an event: where nothing more exact is told."""
    place = event.get("place") or {}
    exact = place.get("precision") != "country" and _is_number(place.get("latitude"))
    return None if exact else place.get("country")


def _actors(chosen: Iterable[Entry]) -> list[Json]:
    names = Counter(name for each in chosen for name in {str(a["name"]) for a in each.message.get("actors") or ()})
    return [{"name": name, "count": count} for name, count in names.most_common(ACTORS_SHOWN)]


def _pairs(chosen: Iterable[Entry]) -> list[Json]:
    """Who did something to whom, by the first of each side."""
    sides = ((e.message.get("actors") or (), e.message.get("recipients") or ()) for e in chosen)
    found = Counter((str(doers[0]["name"]), str(others[0]["name"])) for doers, others in sides if doers and others)
    return [{"actor": a, "recipient": r, "count": count} for (a, r), count in found.most_common(ACTORS_SHOWN)]


def _tolls(chosen: Iterable[Entry]) -> Json:
    """Low to high of what happened, added; one happening told by several articles counts each time."""
    sums = {harm: [0, 0] for harm in HARMS}
    for each in chosen:
        for harm, figure in (each.message.get("casualties") or {}).items():
            if harm in sums and figure and each.modality == "actual":
                low, high = figure.get("low"), figure.get("high")
                sums[harm][0] += low or 0
                sums[harm][1] += low or 0 if high is None else high
    return {harm: {"low": low, "high": high} for harm, (low, high) in sums.items() if high}
