"""The words of attribution (worker/resources/lexicon/attribution.yaml)."""

from functools import cache

from worker.resources import load_yaml


@cache
def attribution_words() -> dict[str, frozenset[str]]:
    """The lists by name."""
    return {key: frozenset(words) for key, words in load_yaml("lexicon/attribution.yaml").items()}
