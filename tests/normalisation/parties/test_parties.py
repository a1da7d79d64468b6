"""Parties: names, phrases and groups linked. The sentences are made up; known names only test the gazetteer."""

from datetime import date

import pytest

from tests.normalisation.parties.linked import at, link, who
from worker.language import Engine, parse


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


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("Russia agreed.", "Russia", ("Russia", "country", "RUS", None)),
        ("The Kremlin agreed.", "Kremlin", ("Kremlin", "government", "RUS", "GOV")),
        ("Beijing agreed to it.", "Beijing", ("China", "country", "CHN", None)),
        ("The Russians agreed.", "Russians", ("Russia", "country", "RUS", None)),
        ("Three Afghans were killed.", "Afghans", ("Afghans", "civilians", "AFG", "CVL")),
        ("Russian forces fled.", "forces", ("Russian forces", "armed_force", "RUS", "MIL")),
        ("Ukraine's energy ministry agreed.", "ministry", ("Ukraine's energy ministry", "government", "UKR", "GOV")),
        ("The Trump administration agreed.", "administration", ("Trump administration", "government", "USA", "GOV")),
        ("The Houthi movement agreed.", "movement", ("Houthis", "armed_group", "YEM", "REB")),
        ("Hamas fighters fled.", "fighters", ("Hamas", "armed_group", "PSE", "REB")),
        ("Two Hamas fighters fled.", "fighters", ("Hamas fighters", "armed_group", "PSE", "REB")),
        ("Urban commandos of the ELN fled.", "commandos", ("ELN", "armed_group", "COL", "REB")),
        ("Leaders of the ELN rebels met.", "Leaders", ("Leaders of the ELN rebels", "armed_group", "COL", "REB")),
        ("The Turkish side agreed.", "side", ("Turkish side", "government", "TUR", "GOV")),
        ("Last month gangs burned down a clinic.", "gangs", ("gangs", "armed_group", None, "CRM")),
        ("The warring sides agreed.", "sides", ("warring sides", "organization", None, None)),
        ("Shells hit the Syrian side of the border.", "side", ("Syrian side of the border", "unknown", "SYR", None)),
        ("Leaders of the council met.", "Leaders", ("Leaders of the council", "government", None, "GOV")),
        ("Members of the gang fled.", "Members", ("Members of the gang", "armed_group", None, "CRM")),
        ("Residents of Camp Liberty fled.", "Residents", ("Residents of Camp Liberty", "civilians", None, "CVL")),
        ("Two gunmen fled.", "gunmen", ("gunmen", "unknown", None, "UAF")),
        ("They hit the Indian embassy.", "embassy", ("Indian embassy", "infrastructure", "IND", None)),
        ("Reuters asked him.", "Reuters", ("Reuters", "organization", "GBR", "JRN")),
        ("Seven priests fled.", "priests", ("priests", "civilians", None, "REL")),
        ("Opposition officials agreed.", "officials", ("Opposition officials", "organization", None, "OPP")),
        ("A convoy of Kenyan nurses fled.", "convoy", ("convoy of Kenyan nurses", "civilians", "KEN", "MED")),
        ("Pakistan's state-owned Quantel agreed.", "Quantel", ("Quantel", "organization", "PAK", None)),
        ("The Kenyan firm Quantel, the company said, agreed.", "Quantel", ("Quantel", "organization", "KEN", "BUS")),
        (
            "The Peace and Security Council agreed.",
            "Council",
            ("African Union Peace and Security Council", "organization", None, "IGO"),
        ),
        ("Kestrel Airlines agreed.", "Airlines", ("Kestrel Airlines", "organization", None, "BUS")),
        ("Tutsi villagers fled.", "villagers", ("Tutsi villagers", "civilians", None, "CVL")),
        ("Pro-Russian rebels fled.", "rebels", ("Pro-Russian rebels", "armed_group", None, "REB")),
    ],
)
def test_kind_country_and_sector(engine: Engine, body: str, word: str, expected: tuple[str | None, ...]) -> None:
    """Names by the gazetteer, common nouns by the lexicon, countries by adjective, owner or named body."""
    (party,) = who(engine, body, word)
    assert (party.name, party.kind, party.country, party.sector) == expected


@pytest.mark.parametrize("tail", ["US-backed rebels fled.", "Rebels backed by nobody fled."])
def test_who_backs_somebody_is_not_his_country(engine: Engine, tail: str) -> None:
    """ "US-backed rebels" are not American."""
    word = "rebels" if "US" in tail else "Rebels"
    assert who(engine, tail, word)[0].country is None


def test_an_acronym_in_brackets_names_the_same(engine: Engine) -> None:
    """The acronym that a name is put with stands for it afterwards."""
    body = "The Harbour Workers Congress (HWC) met on Monday. HWC leaders were content, and the HWC agreed."
    assert at(link(engine, body), engine, body, "HWC", 2)[0].name == "Harbour Workers Congress"


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


def test_mentions_are_slices_of_the_body_as_received(engine: Engine) -> None:
    """Mentions keep the body's own characters, where the parser read plain ones."""
    body = "Ukraine’s energy ministry was hit."
    (party,) = who(engine, body, "ministry")
    assert [m.text for m in party.mentions] == ["Ukraine’s energy ministry"]


def test_capitals_do_not_hide_groups(engine: Engine) -> None:
    """In a text set in capitals groups and countries are found, and words that look like acronyms are not."""
    body = "IT IS SAID THAT THE SHINING PATH ATTACKED SOLDIERS NEAR LIMA IN PERU."
    parties = link(engine, body)
    assert {p.name for p in parties.named()} >= {"Shining Path", "Peru"}
    assert "Islamic State" not in {p.name for p in parties.named()}


def test_capitals_do_not_cut_names(engine: Engine) -> None:
    """In a text set in capitals a name goes on over words that the list of names lacks."""
    body = "THE REBELS KIDNAPPED HECTOR QUILLAHUAMAN IN PERU. THE HECTOR GOVERNMENT SAID SO."
    assert "HECTOR QUILLAHUAMAN" in {party.name for party in link(engine, body).named()}


def test_a_group_is_taken_up_by_what_it_is(engine: Engine) -> None:
    """ "The rebel group" is the group named last."""
    for told in ("The rebel group attacked a barracks.", "Fighters of the group fled.", "The Cuba-backed group fled."):
        (party,) = who(engine, f"The ELN took up arms. {told}", "group")
        assert party.name == "ELN"


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The Kenya Red Cross said one man died.", "Cross", ("Kenya Red Cross", "organization", "KEN")),
        (
            "The Red Cross said one man died.",
            "Cross",
            ("International Committee of the Red Cross", "organization", None),
        ),
        (
            "He left, according to Iran's foreign ministry.",
            "ministry",
            ("Iran's foreign ministry", "government", "IRN"),
        ),
        ("Shells hit the foreign ministry in Khartoum.", "ministry", ("foreign ministry", "infrastructure", "SDN")),
        ("A shell killed a 61-year-old woman in Kherson.", "woman", ("woman", "civilians", None)),
        (
            "Ministers met in Montevideo. Commission President Ursula von der Leyen called.",
            "Leyen",
            ("Ursula von der Leyen", "person", None),
        ),
        (
            "Ministers met in Montevideo. France will not sign. Its farm minister, Anne Gervais, said so.",
            "Gervais",
            ("Anne Gervais", "person", "FRA"),
        ),
        (
            "Trade ministers from the European Union met in Montevideo.",
            "ministers",
            ("Trade ministers", "government", None),
        ),
        (
            "Jets hit a school in the state of Rakhine. Five died. China hosted talks in Kunming. Rebels fired back.",
            "Rebels",
            ("Rebels", "armed_group", "MMR"),
        ),
    ],
)
def test_bodies_and_officials_are_of_their_own_country(
    engine: Engine, body: str, word: str, expected: tuple[str, str, str | None]
) -> None:
    """National societies, ministries that speak, offices of no country; the story's country by its regions, too."""
    party = who(engine, body, word)[0]
    assert (party.name.removeprefix("a "), party.kind, party.country) == expected


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The militant group Ansar said it shot two men.", "Ansar", ("Ansar", "armed_group")),
        ("The rebel group M23 said it had left.", "M23", ("M23", "armed_group")),
        ("The newspaper Delo said he had left.", "Delo", ("Delo", "organization")),
        ("The group met Ansar, a farmer.", "Ansar", ("Ansar", "person")),
    ],
)
def test_a_noun_in_front_says_what_bears_the_name(
    engine: Engine, body: str, word: str, expected: tuple[str, str]
) -> None:
    """ "The group X" is a body, whatever the model takes X for."""
    party = who(engine, body, word)[0]
    assert (party.name, party.kind) == expected


@pytest.mark.parametrize(
    ("body", "home"),
    [
        ("Rebels entered Uvira on Monday after the two presidents had signed an accord in Washington.", "COD"),
        ("A bomb went off in Karachi on Monday, the United States said.", "PAK"),
    ],
)
def test_the_country_of_the_news_is_where_it_happens(engine: Engine, body: str, home: str) -> None:
    """What is done to a place counts as much as what happens in one; where a thing is signed or said counts little."""
    assert link(engine, body).home == home


def test_a_news_agency_is_no_side(engine: Engine) -> None:
    """Who only reports is none of "both sides"."""
    body = "Hamas hit Israel, Reuters reported. Both sides agreed to a truce."
    assert {party.name for party in who(engine, body, "sides")} == {"Hamas", "Israel"}
