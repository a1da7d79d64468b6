"""How near two words of a sentence stand to each other in its tree."""

import pytest

from worker.language import Engine, parse
from worker.normalisation.places.closeness import closeness


@pytest.mark.parametrize(
    ("body", "place", "trigger", "steps"),
    [
        ("Gunmen attacked a bus in Goma.", "Goma", "attacked", 0),
        ("Gunmen in Goma attacked a bus.", "Goma", "bus", 1),
        ("Gunmen attacked a bus that had come from Goma.", "Goma", "attacked", 2),
        ("Gunmen attacked a bus. Rain fell on Goma.", "Goma", "attacked", 4),
    ],
)
def test_steps_are_counted_in_clauses(engine: Engine, body: str, place: str, trigger: str, steps: int) -> None:
    """Under the word itself, under its verb, a clause away, elsewhere."""
    doc = parse(engine, body)
    link, word = (next(token for token in doc if token.text == text) for text in (place, trigger))
    assert closeness(link, word) == steps
