"""Where an attack was: the most specific place that the article tells of it, wherever that stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from worker.article import Article
from worker.pipeline import Engine, extract

_TABLE: Mapping[str, list[dict[str, str]]] = yaml.safe_load(Path(__file__).with_name("place_choice.yaml").read_text())
_ROWS = [pytest.param(row, id=f"{kind}-{row['body'][:50]}") for kind, rows in _TABLE.items() for row in rows]


def place_of(engine: Engine, title: str, body: str, words: str) -> tuple[str, str | None] | None:
    """Name and country of the place of the attack that `words` tell."""
    start, end = body.index(words), body.index(words) + len(words)
    events = extract(Article(id="choice", title=title, body=body), engine).events
    places = [
        e.place for e in events if e.type == "attack" and any(m.start < end and start < m.end for m in e.mentions)
    ]
    return (places[0].name, places[0].country) if places and places[0] else None


@pytest.mark.parametrize("row", _ROWS)
def test_the_place_for_which_most_speaks(engine: Engine, row: Mapping[str, str]) -> None:
    """A site, a village, a town told later or in the headline, a namesake, a distance: place_choice.yaml, by kind."""
    found = place_of(engine, row.get("title", ""), row["body"], row["words"])
    assert found == (row["place"], row["country"])
