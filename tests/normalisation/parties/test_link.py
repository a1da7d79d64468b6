"""Who is meant: names, phrases and groups linked. The sentences are made up; known names only test the gazetteer."""

from datetime import date

import pytest

from tests.normalisation.parties.linked import link, who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "names"),
    [
        ("Putin and Xi met in Moscow.", "Putin", ["Vladimir Putin", "Xi Jinping"]),
        ("U.S. and Cuban envoys met.", "envoys", ["U.S. envoys", "Cuban envoys"]),
        ("The Saudi and Emirati foreign ministers met.", "ministers",
         ["Saudi foreign ministers", "Emirati foreign ministers"]),
        ("France, Germany and Italy agreed on it.", "France", ["France", "Germany", "Italy"]),
        ("The foreign ministers of Peru and Chile met.", "ministers", ["ministers of Peru", "ministers of Chile"]),
    ],
)  # fmt: skip
def test_coordination_is_expanded(engine: Engine, body: str, word: str, names: list[str]) -> None:
    """Coordinated names, and coordinated modifiers of one noun, are a party each."""
    found = [party.name for party in who(engine, body, word)]
    assert len(found) == len(names)
    assert all(got.endswith(name) for got, name in zip(found, names, strict=True))


@pytest.mark.parametrize(
    ("body", "word", "items"),
    [
        ("NATO and the Russians spoke.", "NATO", ["Q7184", "Q159"]),
        ("Ukrainian strikes hit the depot.", "Ukrainian", ["Q212"]),
        ("German Chancellor Angela Merkel spoke.", "Merkel", ["Q567"]),
        ("Three Afghans were hurt.", "Afghans", [None]),
        ("Anna Lindqvist spoke.", "Lindqvist", [None]),
    ],
)
def test_known_parties_have_their_wikidata_item(engine: Engine, body: str, word: str, items: list[str | None]) -> None:
    """Countries, bodies and leaders of the data files carry their item; people and persons of the text have none."""
    assert [party.wikidata for party in who(engine, body, word, published=date(2015, 3, 3))] == items


def test_officials_without_a_country_are_of_where_it_happens(engine: Engine) -> None:
    """Police and other local parties belong to the country that stands out in the article."""
    body = "A bomb exploded in Karachi. Police sealed off the street. Hospitals in Pakistan were full."
    assert who(engine, body, "Police")[0].country == "PAK"


@pytest.mark.parametrize("who_came", ["refugees", "African Union peacekeepers"])
def test_those_from_elsewhere_are_not_of_where_it_happens(engine: Engine, who_came: str) -> None:
    """Refugees, and those who serve a body of many states, are not of the country that the article is about."""
    body = f"A bomb exploded in Karachi, Pakistan. It killed two {who_came} in Karachi."
    assert who(engine, body, who_came.split()[-1])[0].country is None


def test_chain_of_takes_exact_and_covering_spans(engine: Engine) -> None:
    """A character span finds the party whose mention it is or lies in; elsewhere there is none."""
    body = "Angela Merkel met nobody."
    parties = link(engine, body)
    for start, end in ((0, 13), (7, 13)):
        found = parties.chain_of(start, end)
        assert found is not None
        assert found.name == "Angela Merkel"
    assert parties.chain_of(14, 17) is None


def test_named_lists_parties_with_names(engine: Engine) -> None:
    """Named parties come in order of first mention; common nouns are not among them."""
    assert [p.name for p in link(engine, "Gunmen shot at NATO in Kabul. Hamas fled.").named()] == ["NATO", "Hamas"]


def test_mentions_are_slices_of_the_body_as_received(engine: Engine) -> None:
    """Mentions keep the body's own characters, where the parser read plain ones."""
    body = "Ukraine’s energy ministry was hit."
    (party,) = who(engine, body, "ministry")
    assert [m.text for m in party.mentions] == ["Ukraine’s energy ministry"]
