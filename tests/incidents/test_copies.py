"""Wire copies are known by their word triples, and two reports of one thing are not taken for copies."""

import json
from pathlib import Path

import pytest

from worker.incidents.copies import is_copy, resemblance, sketch

SERIES = Path(__file__).parents[1] / "quality/gold/series.jsonl"
ARTICLES = [each for line in SERIES.read_text("utf-8").splitlines() for each in json.loads(line)["articles"]]
BODIES = {each["id"]: each["body"] for each in ARTICLES}
COPIES = [(each["id"], each["copy_of"]) for each in ARTICLES if each["copy_of"]]


@pytest.mark.parametrize(("copy", "origin"), COPIES)
def test_a_copy_with_a_third_of_its_text_changed_is_found(copy: str, origin: str) -> None:
    assert is_copy(sketch(BODIES[copy]), sketch(BODIES[origin]))


def test_own_reports_are_no_copies() -> None:
    """None of all pairs of articles of a series but those marked."""
    sketches = {name: sketch(body) for name, body in BODIES.items()}
    origins = {frozenset(pair) for pair in COPIES}
    shared = {frozenset((a, b)) for a, first in COPIES for b, other in COPIES if first == other and a != b}
    taken = [
        (a, b)
        for a in sketches
        for b in sketches
        if a < b and a[:9] == b[:9] and is_copy(sketches[a], sketches[b]) and frozenset((a, b)) not in origins | shared
    ]
    assert taken == []


def test_a_text_of_a_few_words_resembles_nothing() -> None:
    assert resemblance(sketch("Two killed."), sketch("Two killed.")) == 0.0
