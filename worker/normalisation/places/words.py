"""The word lists of the place stages (resources/places/words.yaml)."""

from functools import cache
from typing import Any

from worker.resources import load_yaml


@cache
def words(name: str) -> frozenset[str]:
    """One list of words.yaml."""
    data: dict[str, Any] = load_yaml("places/words.yaml")
    return frozenset(str(word) for word in data[name])


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Word to the countries whose local news uses it."""
    data: dict[str, list[str]] = load_yaml("places/words.yaml")["signs"]
    found: dict[str, tuple[str, ...]] = {}
    for country, listed in data.items():
        for word in listed:
            found[word] = (*found.get(word, ()), country)
    return found
