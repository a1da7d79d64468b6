"""Whose brother or daughter a person is."""

import pytest

from tests.normalisation.parties.linked import link
from worker.language import Engine, parse


@pytest.mark.parametrize(
    ("body", "word", "country"),
    [
        ("Petr Stone, brother of French presidential hopeful Lena Stone, said it was true.", "said", "FRA"),
        ("Juan Pereira died. Pereira's daughter, Anna, wept.", "wept", None),
    ],
)
def test_kin_are_of_one_country(engine: Engine, body: str, word: str, country: str | None) -> None:
    """Who is called somebody's brother has that one's country; a surname that is also a city gives none."""
    subject = next(token for token in parse(engine, body) if token.text == word).lefts
    (party,) = link(engine, body).at(next(token for token in subject if token.dep_ == "nsubj"))
    assert party.country == country
