"""What the places of the text tell of its parties: whose town it is, and which "party" is a town itself."""

from collections.abc import Mapping, Sequence

from worker.event import PlaceMention
from worker.normalisation.parties.chain import Chain, Chains
from worker.normalisation.parties.words import Words

_TOWNS = frozenset(("city", "district", "point", "region"))
_OPEN = frozenset(("person", "organization", "unknown", "infrastructure"))


def towns_of(words: Words, places: Sequence[PlaceMention]) -> dict[int, str]:
    """Token -> ISO 3166-1 alpha-3 of the country of the town or region that it names there."""
    found: dict[int, str] = {}
    told = iter(place for place in places if place.country and place.precision in _TOWNS)
    place = next(told, None)
    for i, start in enumerate(words.start):
        while place is not None and place.end <= start:
            place = next(told, None)
        if place is None:
            break
        if place.start <= start and place.country:
            found[i] = place.country
    return found


def settle_towns(chains: Chains, places: Sequence[PlaceMention], taken: Mapping[int, Chain]) -> None:
    """Make towns of what was taken for somebody ("shelled Gusau"); a region has its country."""
    spans = {(place.start, place.end): place for place in places if place.country and place.precision in _TOWNS}
    for chain in {id(chain): chain for chain in taken.values()}.values():
        if not chain.forms or chain.kind not in _OPEN or chain.role or chain.sector or chain.sort == "generic":
            continue
        named = [spans.get(form) for form in chain.forms]
        if all(named) and (chain.country is None or chain.kind == "infrastructure"):
            place = next(place for place in named if place is not None)
            chain.country = chain.country or place.country
            chain.kind = chain.kind if place.precision == "region" else "infrastructure"
