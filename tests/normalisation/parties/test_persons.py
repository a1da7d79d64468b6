"""Persons: names, countries, sectors and roles. The sentences are made up; known names only test the gazetteer."""

from datetime import date

import pytest

from tests.normalisation.parties.linked import who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("Russian President Vladimir Putin spoke.", "Putin", ("Vladimir Putin", "person", "RUS", "GOV", "president")),
        (
            "Maria Lopez, head of Quito city administration, said it was over.",
            "Lopez",
            ("Maria Lopez", "person", "ECU", "GOV", "head of Quito city administration"),
        ),
        (
            "Col. Amadou Sissoko, a spokesman for the Malian army, condemned it.",
            "Sissoko",
            ("Amadou Sissoko", "person", "MLI", "MIL", "spokesman for the Malian army"),
        ),
        (
            "The foreign minister of Kenya, John Otieno, condemned it.",
            "minister",
            ("John Otieno", "person", "KEN", "GOV", "foreign minister of Kenya"),
        ),
        (
            "Jane Miller, who heads the Kenyan police, resigned.",
            "Miller",
            ("Jane Miller", "person", "KEN", "COP", "head of Kenyan police"),
        ),
        (
            "Defence Secretary Mary Cole of Britain resigned.",
            "Cole",
            ("Mary Cole", "person", "GBR", "GOV", "defence secretary"),
        ),
        (
            "Army spokesman Idris Bello of Chad resigned.",
            "Bello",
            ("Idris Bello", "person", "TCD", "MIL", "Army spokesman"),
        ),
        (
            "Former Chilean senator Pablo Rojas died.",
            "Rojas",
            ("Pablo Rojas", "person", "CHL", "ELI", "Former Chilean senator"),
        ),
    ],
)
def test_persons_have_country_sector_and_role(
    engine: Engine, body: str, word: str, expected: tuple[str | None, ...]
) -> None:
    """A role in front of the name, behind it or in a relative clause tells role, sector and country."""
    (party,) = who(engine, body, word)
    assert (party.name, party.kind, party.country, party.sector, party.role) == expected


def test_names_of_one_person_are_one_chain(engine: Engine) -> None:
    """Last names, other spellings and titles link to the full name, whose party holds every mention in order."""
    body = "Minister Elena Petrovska spoke. Petrovska was calm. Ms. Petrovskaa left. Petrovska's aides followed."
    (party,) = who(engine, body, "Petrovska", 1)
    assert party.name == "Elena Petrovska"
    assert [body[m.start : m.end] for m in party.mentions] == [
        "Elena Petrovska",
        "Petrovska",
        "Petrovskaa",
        "Petrovska",
    ]
    assert list(party.mentions) == sorted(party.mentions)


@pytest.mark.parametrize(("year", "name"), [(2006, "George W. Bush"), (1990, "George H. W. Bush"), (None, "Bush")])
def test_the_date_picks_the_leader(engine: Engine, year: int | None, name: str) -> None:
    """A last name alone is the office holder's of that year; without a date it is nobody's in particular."""
    body = "President Bush condemned the attack."
    (party,) = who(engine, body, "Bush", published=date(year, 5, 5) if year else None)
    assert (party.name, party.country) == (name, "USA")


def test_one_shared_name_makes_no_leader(engine: Engine) -> None:
    """Najib Rahimi of Kabul is not Najib Razak of Malaysia."""
    (party,) = who(engine, "Spokesman Najib Rahimi spoke in Kabul.", "Rahimi")
    assert party.country != "MYS"
