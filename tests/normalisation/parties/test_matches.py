"""Names of the gazetteer in the text, and the country that a token stands for."""

import pytest

from tests.normalisation.parties.linked import link
from worker.language import Engine, parse
from worker.normalisation.parties.matches import issuer_country


@pytest.mark.parametrize(
    ("body", "word", "country"),
    [
        ("The Kremlin spoke.", "Kremlin", "RUS"),
        ("French jets flew.", "French", "FRA"),
        ("Tehran spoke.", "Tehran", "IRN"),
        ("Latin American states met.", "American", None),
        ("Nobody spoke.", "Nobody", None),
    ],
)
def test_country_of_a_token(engine: Engine, body: str, word: str, country: str | None) -> None:
    """Names, demonyms, capitals and seats of government stand for a country; names of regions do not."""
    token = next(token for token in parse(engine, body) if token.text == word)
    assert link(engine, body).country_of(token) == country


@pytest.mark.parametrize(
    ("body", "word"),
    [("Pro-Russian rebels fled.", "Russian"), ("US-backed rebels fled.", "US"), ("Rebels fled.", "Rebels")],
)
def test_whom_one_stands_by_is_not_ones_country(engine: Engine, body: str, word: str) -> None:
    """Nor who stands behind one."""
    token = next(token for token in parse(engine, body) if token.text == word)
    assert link(engine, body).country_of(token) is None


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ("US State Department", "USA"),
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("The Kremlin", "RUS"),
        ("Japan Times", None),
        (None, None),
    ],
)
def test_the_government_that_a_source_is(source: str | None, country: str | None) -> None:
    """A paper called after a country is not its government."""
    assert issuer_country(source) == country
