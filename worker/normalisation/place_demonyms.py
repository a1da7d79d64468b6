"""Demonyms: words that name a country's or state's people or make an adjective of it. No event happens in one."""

from collections.abc import Iterator
from functools import cache

from worker.event import PlaceMention
from worker.normalisation.place_names import fold
from worker.resources import load_tsv


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym, singular and plural, to ISO 3166-1 alpha-3."""
    return {fold(word): code for code, word in _words()}


def is_demonym(mention: PlaceMention) -> bool:
    """True where the text names the people or the adjective (Syrians, Syrian), not the place."""
    return fold(mention.text) in demonyms()


def _words() -> Iterator[tuple[str, str]]:
    for code, _, _, adjectives, people, *_ in load_tsv("parties/countries.tsv"):
        for word in adjectives.split("|"):
            if word != "-":
                yield code, word
                yield code, word + "s"
        for word in people.split("|"):
            if word != "-":
                yield code, word
