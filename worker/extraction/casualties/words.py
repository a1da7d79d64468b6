"""The words of casualties: which harm a word tells (worker/resources/lexicon/casualties.yaml)."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from spacy.tokens import Token

from worker.event import Harm
from worker.extraction.grammar.scan import Scan, scan_for
from worker.resources import load_yaml


@cache
def casualty_words() -> Mapping[str, Mapping[str, Any]]:
    """The sets of words by name, each with what its words mean."""
    data: dict[str, dict[str, Any]] = load_yaml("lexicon/casualties.yaml")
    return data


def harm_told_by(token: Token) -> Harm | None:
    """The harm that a word tells if somebody is counted with it."""
    return _harms().get(token.lemma_.lower()) or _harms().get(token.lower_)


def harm_words() -> Scan:
    """Finds the words of harm in a sentence."""
    return scan_for(frozenset(_harms()))


@cache
def _harms() -> dict[str, Harm]:
    words = casualty_words()
    return {word: harm for name in words["sets"] for word, harm in words[name].items()}
