"""Disputed territories: which places lie in one, whose code they carry, and who else claims or holds them.

The policy and the table are resources/places/disputed.tsv.
"""

from dataclasses import dataclass
from functools import cache

from worker.normalisation.places.names import fold
from worker.resources import load_tsv

_WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Dispute:
    """`country`: the code that places of the territory carry; `others`: the states that claim or hold it besides."""

    country: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """`named`: the countries that the disputes of `names` carry."""

    names: dict[str, Dispute]
    named: set[str | None]
    divisions: dict[tuple[str | None, str], Dispute]
    countries: dict[str | None, Dispute]
    places: dict[int, Dispute]


def dispute_of(name: str, country: str | None, admin1: str | None, geonames_id: int | None) -> Dispute | None:
    """The dispute over a place, by its GeoNames id, its division, its country, or the territory's own name."""
    table = _table()
    if geonames_id is not None and geonames_id in table.places:
        return table.places[geonames_id]
    if admin1 is not None and (country, admin1) in table.divisions:
        return table.divisions[country, admin1]
    if country in table.countries:
        return table.countries[country]
    named = table.names.get(fold(name)) if country in table.named else None
    return named if named is not None and named.country == country else None


@cache
def _table() -> _Table:
    table = _Table({}, set(), {}, {}, {})
    for name, code, others, within, _ in load_tsv("places/disputed.tsv"):
        country = None if code == "-" else code
        dispute = Dispute(country, tuple(other for other in others.split("|") if other != "-"))
        table.names[fold(name)] = dispute
        table.named.add(country)
        for part in () if within == "-" else within.split("|"):
            if part == _WHOLE:
                table.countries[country] = dispute
            elif part.isdecimal() and len(part) > 2:  # admin-1 codes of these countries have two characters
                table.places[int(part)] = dispute
            else:
                table.divisions[country, part] = dispute
    return table
