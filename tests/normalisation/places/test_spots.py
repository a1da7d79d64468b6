"""Named spots that no gazetteer holds."""

import pytest

from worker.article import Article
from worker.language import Engine, parse
from worker.normalisation.places import find_places
from worker.normalisation.places.spots import find_spots
from worker.sectioning import divide


def spots(engine: Engine, body: str) -> list[str]:
    """The names of the spots of a body."""
    article = Article(id="spots", body=body)
    doc = parse(engine, body)
    return [spot.name for spot in find_spots(doc, find_places(doc, article, divide(article)))]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The bombing occurred in the busy Argana café before lunch.", "Argana café"),
        ("A bomb exploded at the Ghazl pet market on Friday.", "Ghazl pet market"),
        ("The car bomb exploded near a bus stop in the Hurriya area.", "Hurriya"),
        ("No one was hurt in the attack on Forward Operating Base Chapman.", "Forward Operating Base Chapman"),
        ("The bomb detonated in the Church of the Assumption.", "Church of the Assumption"),
        ("Unidentified men shot dead a teacher in Barrio Lempira on Saturday.", "Barrio Lempira"),
        ("The blast hit a crowd on Palestine Street in Baghdad.", "Palestine Street"),
    ],
)
def test_a_noun_or_a_preposition_tells_a_spot(engine: Engine, body: str, name: str) -> None:
    """What it is called after is no place of the gazetteer, and a noun that only says what it is is no part of it."""
    assert spots(engine, body) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "The minister said so on Monday in Parliament.",
        "Troops entered Mosul in June.",
        "The Iraqi army fought in Tikrit.",
        "He believed in God and in NATO.",
    ],
)
def test_no_spot(engine: Engine, body: str) -> None:
    """Days, peoples, acronyms and known places are none."""
    assert spots(engine, body) == []
