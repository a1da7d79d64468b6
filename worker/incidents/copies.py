"""Wire copies: reports of which one is in large part the text of the other, whoever printed it.

A MinHash sketch of a report's word triples takes half a kilobyte, whatever its length, and tells the share of triples
that two reports have in common.
"""

from array import array
from functools import cache
from typing import Any

from rensa import RMinHash

from worker.incidents.words import spelt
from worker.resources import load_yaml


def sketch(text: str) -> "array[int]":
    """The MinHash sketch of a text; empty where it has too few words to be known again."""
    rule = _rule()
    words = [word.lower() for word in spelt(text)]
    if len(words) < rule["least"]:
        return array("I")
    size = rule["shingle"]
    hashed = RMinHash(num_perm=rule["permutations"], seed=rule["seed"])
    hashed.update([" ".join(words[i : i + size]) for i in range(len(words) - size + 1)])
    return array("I", hashed.digest())


def resemblance(one: "array[int]", other: "array[int]") -> float:
    """The estimated share of word triples in common, 0 to 1."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def is_copy(one: "array[int]", other: "array[int]") -> bool:
    """True where two texts have more in common than two who write about one thing on their own."""
    return resemblance(one, other) >= float(_rule()["share"])


@cache
def _rule() -> dict[str, Any]:
    rule: dict[str, Any] = load_yaml("incidents/linking.yaml")["copies"]
    return rule
