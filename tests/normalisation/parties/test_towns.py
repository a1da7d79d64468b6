"""Parties and the places of the text: whose town it is, and towns that are attacked. Published on 11 June 2025."""

from datetime import date

import pytest

from worker.article import Article
from worker.event import Party
from worker.language import Engine
from worker.pipeline import extract


def parties_of(engine: Engine, body: str) -> dict[str, Party]:
    """Name to party, of all events of a body."""
    found = extract(Article(id="towns", body=body, published=date(2025, 6, 11)), engine)
    return {party.name: party for event in found.events for party in (*event.actors, *event.recipients)}


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Bandits attacked Gusau, the capital of Zamfara State, on Sunday.", "Gusau", "NGA"),
        ("Paramilitaries shelled El Obeid, the capital of North Kordofan, on Monday.", "El Obeid", "SDN"),
        ("Russian missiles hit Pokrovsk in eastern Ukraine, killing three people.", "Pokrovsk", "UKR"),
    ],
)
def test_a_town_that_is_attacked(engine: Engine, body: str, name: str, country: str) -> None:
    """A town the model takes for a person or a body is the place it is, in its country."""
    party = parties_of(engine, body)[name]
    assert (party.kind, party.country) == ("infrastructure", country)


@pytest.mark.parametrize(
    ("body", "name", "country", "role"),
    [
        ("The mayor of Kherson, Roman Koval, said two had died.", "Roman Koval", "UKR", "mayor of Kherson"),
        ("A lawyer for President Yoon Suk Yeol said he would appeal.", "lawyer", "KOR", "lawyer"),
        ("Lawyer for President Yoon Suk Yeol said he would appeal.", "Lawyer", "KOR", "lawyer"),
        (
            "Under Secretary for Political Affairs Anna Berg met Kenyan officials.",
            "Anna Berg",
            None,
            "Under Secretary for Political Affairs",
        ),
        ("Secretary of State Victoria Berg said the talks would go on.", "Victoria Berg", None, "Secretary of State"),
        (
            "Under-Secretary-General for Humanitarian Affairs Paul Reed said aid was blocked.",
            "Paul Reed",
            None,
            "Under-Secretary-General for Humanitarian Affairs",
        ),
    ],
)
def test_offices_and_whom_they_serve(engine: Engine, body: str, name: str, country: str | None, role: str) -> None:
    """An office in front of a name is its bearer's role; who serves somebody is of that one's country."""
    party = parties_of(engine, body)[name]
    assert (party.country, party.role) == (country, role)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("The Russia-Ukraine prisoner swap took place on Friday.", {"Russia", "Ukraine"}),
        ("Washington-Tehran talks began in Muscat on Saturday.", {"United States", "Iran"}),
        ("Government-rebel talks collapsed in Juba on Monday.", {"Government", "rebel"}),
        ("Congo-M23 talks resumed in Doha on Tuesday.", {"Democratic Republic of the Congo", "M23"}),
        ("Guinea-Bissau met with Senegal on Monday.", {"Guinea-Bissau", "Senegal"}),
    ],
)
def test_two_parties_joined_by_a_hyphen(engine: Engine, body: str, names: set[str]) -> None:
    """Both sides of a hyphen are parties, where each is one."""
    assert set(parties_of(engine, body)) == names


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("State news agency SANA said jets bombed a depot near Damascus.", "SANA", "SYR"),
        ("Sana rejected the plan on Monday.", "Yemen", "YEM"),
    ],
)
def test_capitals_tell_an_agency_from_a_city(engine: Engine, body: str, name: str, country: str) -> None:
    """The spelling that the text has goes before one that only sounds like it."""
    assert parties_of(engine, body)[name].country == country


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        (
            "The 47th Mechanized Brigade attacked Russian positions near Pokrovsk in Donetsk Oblast.",
            "47th Mechanized Brigade",
            "UKR",
        ),
        ("Soldiers attacked Russian troops near Kursk on Monday.", "Soldiers", None),
    ],
)
def test_no_force_of_those_it_attacks(engine: Engine, body: str, name: str, country: str | None) -> None:
    """A force that attacks a country's own has not that country for being the story's."""
    assert parties_of(engine, body)[name].country == country


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Rebels shelled the market of Bunia on Monday. The mayor accused Uganda of arming them.", "Rebels", "COD"),
        ("Militants attacked a fort in Quetta on Monday. Police said India had funded them.", "Militants", "PAK"),
        ("Gunmen killed three soldiers in Gao on Monday. France condemned the raid.", "soldiers", "MLI"),
        ("Fighters killed a soldier in Rutshuru on Monday. Villagers fled towards Uganda.", "soldier", "COD"),
        ("Israeli soldiers raided Nablus on Monday, the health ministry said.", "health ministry", "PSE"),
        ("Russian artillery shelled Kherson on Monday, the governor said.", "governor", "UKR"),
        ("Gunmen killed five soldiers in Athens, Georgia, on Monday.", "soldiers", "USA"),
        ("Nurses marched in Manchester, N.H., on Monday.", "Nurses", "USA"),
        ("Authorities met French officials in Geneva on Tuesday.", "Authorities", None),
        ("The Kremlin said President Pavel Orlov and his Turkish counterpart met.", "Pavel Orlov", "RUS"),
        ("The Ministry of Foreign Affairs of Kenya condemns it.", "Ministry of Foreign Affairs", "KEN"),
        ("The Armed Forces of Ukraine shelled a depot.", "Armed Forces of Ukraine", "UKR"),
    ],
)
def test_the_country_of_the_story_is_where_it_happens(
    engine: Engine, body: str, name: str, country: str | None
) -> None:
    """Who is blamed, condemns, is fled to or met elsewhere lends nobody his country."""
    assert parties_of(engine, body)[name].country == country


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Peru's Defense Department", "PER", "GOV"),
        ("The Syrian State Department", "SYR", "GOV"),
        ("Minister Pedro Luis Farrow", None, "GOV"),
        ("Senator Rosa Elena Quiroga", None, "LEG"),
        ("Colombian car thieves", "COL", "CRM"),
        ("Libyan mercenaries", "LBY", "UAF"),
        ("A Turkish intelligence official", "TUR", "SPY"),
        ("A parliamentary group", None, "LEG"),
        ("The Kuwaiti national guard", "KWT", "MIL"),
        ("Valery Gerasimov", "RUS", "MIL"),
        ("Chuck Schumer", "USA", "LEG"),
        ("Kassym-Jomart Tokayev", "KAZ", "GOV"),
    ],
)
def test_country_and_sector_of_long_phrases(engine: Engine, phrase: str, country: str | None, sector: str) -> None:
    """A phrase has its own country, not one of whom it meets, and the sector of its noun, body or office."""
    body = f"{phrase} met French officials in Geneva on Tuesday."
    found = [p for p in parties_of(engine, body).values() if p.mentions[0].start < len(phrase)]
    assert (country, sector) in [(party.country, party.sector) for party in found]
